import FEEL

/// One answer out of a closed list.
///
/// Values are the option's identifier, a string; the checker knows them all.
struct ChoiceQuestion: DefinedQuestionType {
    static let name = "choice"
    static let keys = ["options"]

    /// The possible answers, in order.
    let options: [Option]

    init(options: [Option]) { self.options = options }

    init(reading settings: MappingReader, context: QuestionContext) {
        options = settings.options(languages: context.languages)
    }

    var valueType: ValueType { .enumeration(options.map(\.id)) }

    var control: Control { .oneOf(options) }

    /// The option's identifier, or what people read, in either case: other channels give what people say.
    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        guard raw.text.utf8.count <= 2_000, let text = try? AnswerText.line(raw.text) else {
            return .problem(Self.choose)
        }
        if text.isEmpty { return .absent }
        guard let option = options.named(text, in: language) else { return .problem(Self.choose) }
        return .value(.string(option.id))
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        guard case .string(let id) = value, options.contains(where: { $0.id == id }) else { return Self.choose }
        return nil
    }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason("required", fr: "Choisissez une réponse.", en: "Choose an answer.")
    }

    func hint(in language: Language) -> String? { nil }

    func print(_ value: Value, in language: Language) -> String {
        guard case .string(let id) = value else { return ValuePrinter.print(value, in: language) }
        return options.first { $0.id == id }?.label[language] ?? id
    }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .string(let id) = value else { return RawAnswer() }
        return RawAnswer(id)
    }

    private static let choose = AnswerProblem.Reason(
        "not-an-option", fr: "Choisissez une réponse de la liste.", en: "Choose an answer from the list.")
}
