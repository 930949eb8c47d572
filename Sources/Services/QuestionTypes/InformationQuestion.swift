import FEEL

/// Something told rather than asked. It takes no answer.
struct InformationQuestion: DefinedQuestionType {
    static let name = "information"
    static let keys: [String] = []

    init() {}

    init(reading settings: MappingReader, context: QuestionContext) {}

    var valueType: ValueType { .null }

    var control: Control { .none }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer { .absent }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        if value == .null { return nil }
        return AnswerProblem.Reason(
            "unexpected", fr: "Retirez cette réponse\u{A0}: rien n'est demandé ici.",
            en: "Remove this answer: nothing is asked here.")
    }

    var missing: AnswerProblem.Reason? { nil }

    func hint(in language: Language) -> String? { nil }

    func print(_ value: Value, in language: Language) -> String { "" }

    func edit(_ value: Value, in language: Language) -> RawAnswer { RawAnswer() }
}
