import FEEL

/// Yes or no.
///
/// Values are booleans; in the control, `yes` and `no`.
struct YesNoQuestion: DefinedQuestionType {
    static let name = "yes_no"
    static let keys: [String] = []

    init() {}

    init(reading settings: MappingReader, context: QuestionContext) {}

    var valueType: ValueType { .boolean }

    var control: Control { .yesNo }

    /// Words are understood in both languages: other channels give what people say.
    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        guard raw.text.utf8.count <= 100, let word = try? AnswerText.line(raw.text).lowercased() else {
            return .problem(Self.choose)
        }
        switch word {
        case "": return .absent
        case "yes", "oui", "true": return .value(.boolean(true))
        case "no", "non", "false": return .value(.boolean(false))
        default: return .problem(Self.choose)
        }
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        if case .boolean = value { nil } else { Self.choose }
    }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason("required", fr: "Choisissez oui ou non.", en: "Choose yes or no.")
    }

    func hint(in language: Language) -> String? { nil }

    func print(_ value: Value, in language: Language) -> String { ValuePrinter.print(value, in: language) }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .boolean(let isYes) = value else { return RawAnswer() }
        return RawAnswer(isYes ? "yes" : "no")
    }

    private static let choose = AnswerProblem.Reason(
        "not-yes-or-no", fr: "Choisissez oui ou non.", en: "Choose yes or no.")
}
