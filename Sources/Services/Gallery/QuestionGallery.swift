public import FEEL

/// Every type of question in every state, to look at: what the demonstration's gallery shows.
public enum QuestionGallery {
    /// A state in which a question can be met.
    public enum State: String, Sendable, CaseIterable {
        case empty, filled, wrong, optional, helped, sensitive, prefilled, long
    }

    /// A question in a state.
    public struct Exhibit: Sendable {
        /// The state.
        public let state: State
        /// The question; its identifier is its own in the whole gallery.
        public let question: Question
        /// What it was answered, if it was understood.
        public let answer: Answer?
        /// What it was answered, as it was typed.
        public let raw: RawAnswer?
        /// What is to mend.
        public let problem: AnswerProblem?
    }

    /// The exhibits of one type.
    public struct Room: Sendable {
        /// The type's name in definitions.
        public let type: String
        /// Its states, in the order of `State`.
        public let exhibits: [Exhibit]
    }

    /// A room for each type, in the order of the reference.
    ///
    /// - Parameter today: the day on which wrong answers are judged.
    public static func rooms(on today: CivilDate) -> [Room] {
        QuestionTypes.list.map { type in
            let question = self.question(type)
            let states = State.allCases.filter { state in
                switch state {
                case .empty, .long: true
                case .filled, .prefilled: type.specimen.right != nil
                case .wrong, .optional, .helped, .sensitive: question.missing != nil
                }
            }
            return Room(
                type: type.name, exhibits: states.map { exhibit(type, question, in: $0, on: today) })
        }
    }

    /// A type with the settings of its specimen.
    static func question(_ type: any DefinedQuestionType.Type) -> any QuestionType {
        let bag = DiagnosticBag()
        let file = SourceFile(path: "\(type.name).yaml", text: type.specimen.settings)
        let mapping = YAMLLoader.load(file, diagnostics: bag)?.mapping
        let reader = MappingReader(
            mapping ?? YAMLMapping(entries: [], range: file.range), subject: type.name, diagnostics: bag)
        return type.init(reading: reader, context: QuestionContext(languages: Language.allCases))
    }

    private static func exhibit(
        _ type: any DefinedQuestionType.Type, _ kind: any QuestionType, in state: State, on today: CivilDate
    ) -> Exhibit {
        let specimen = type.specimen
        let id = "\(type.name)_\(state.rawValue)"
        let question = Question(
            id: id, name: id, type: kind, ask: printed(state == .long ? long(specimen.ask) : specimen.ask),
            help: state == .helped ? help : nil, why: state == .helped ? why : nil, usedFor: nil,
            isRequired: state != .optional, showIf: nil, validations: [],
            sensitive: state == .sensitive
                ? SensitiveData(condition: .healthCare, text: "code de la santé publique, L. 1110-1") : nil,
            formerNames: [], register: nil, concept: nil, aboutYear: nil, proves: [])
        var answer: Answer?
        if state == .filled || state == .prefilled, let right = specimen.right,
            case .value(let value) = kind.parse(right, in: .fr)
        {
            answer = Answer(value, by: state == .prefilled ? .register("revenus") : .person)
        }
        let reason = state == .wrong ? self.reason(for: specimen.wrong, kind, on: today) : nil
        return Exhibit(
            state: state, question: question, answer: answer, raw: state == .wrong ? specimen.wrong : nil,
            problem: reason.map { AnswerProblem(question: question.id, reason: $0) })
    }

    /// What is said of an answer to be mended.
    static func reason(for raw: RawAnswer, _ type: any QuestionType, on today: CivilDate) -> AnswerProblem.Reason? {
        switch type.parse(raw, in: .fr) {
        case .absent: type.missing
        case .problem(let reason): reason
        case .value(let value): type.problem(with: value, on: today)
        }
    }

    private static let help = LocalizedText(
        fr: "Vous trouverez cette information sur la première page de votre dernier avis.",
        en: "You will find this on the first page of your latest notice.")
    private static let why = LocalizedText(
        fr: "Cette réponse sert à calculer le prix d’un repas, et à rien d’autre.",
        en: "This answer is used to work out the price of a meal, and for nothing else.")

    /// A specimen's words as a definition's are once compiled.
    private static func printed(_ text: LocalizedText) -> LocalizedText {
        LocalizedText(
            Dictionary(
                uniqueKeysWithValues: text.languages.map { ($0, Typography.typeset(text[$0], in: $0.rawValue)) }))
    }

    /// A label as long as some are, with a word that can't be cut.
    private static func long(_ ask: LocalizedText) -> LocalizedText {
        LocalizedText(
            fr: ask[.fr] + " – pour chaque personne du foyer, y compris celles qui relèvent "
                + "de l’intercommunalisation, au premier jour du mois qui précède votre demande",
            en: ask[.en] + " – for each person of the household, including those under the arrangement called "
                + "interdepartmentalisation, on the first day of the month before your request")
    }
}
