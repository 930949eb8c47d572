import FEEL

/// A consent to the use of personal data: one box to tick, never ticked beforehand (GDPR, articles 4(11) and 7).
///
/// Values are contexts: `given`, always true, and `words`, the exact words that the person agreed to, in the language in
/// which they were shown. A box left empty is no answer, so what was never agreed to is null.
struct ConsentQuestion: DefinedQuestionType {
    static let name = "consent"
    static let keys = ["words", "purpose", "withdraw"]

    /// What the person agrees to.
    let words: LocalizedText
    /// What for, when the service itself does not rest on consent.
    let purpose: LocalizedText?
    /// How to change one's mind (GDPR, article 7(3)).
    let withdraw: LocalizedText

    init(words: LocalizedText, purpose: LocalizedText? = nil, withdraw: LocalizedText) {
        self.words = words
        self.purpose = purpose
        self.withdraw = withdraw
    }

    init(reading settings: MappingReader, context: QuestionContext) {
        let nothing = LocalizedText([:])
        self.init(
            words: settings.localizedText("words", languages: context.languages) ?? nothing,
            purpose: settings.localizedText("purpose", languages: context.languages, required: false),
            withdraw: settings.localizedText("withdraw", languages: context.languages) ?? nothing)
    }

    var valueType: ValueType { .context([("given", .boolean), ("words", .string)]) }

    var control: Control { .checkBox(Option(id: "yes", label: words)) }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        if raw.isBlank { return .absent }
        guard raw.text == "yes" else { return .problem(Self.tick) }
        return .value(.context(["given": .boolean(true), "words": .string(words[language])]))
    }

    /// Words that are not the question's any more were not agreed to.
    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        guard case .context(let context) = value, context.count == 2, context["given"] == .boolean(true),
            case .string(let agreed)? = context["words"]
        else { return Self.tick }
        let isCurrent = words.languages.contains { words[$0].utf8.elementsEqual(agreed.utf8) }
        return isCurrent ? nil : Self.otherWords
    }

    var missing: AnswerProblem.Reason? { Self.tick }

    func hint(in language: Language) -> String? { nil }

    /// What for, and how to change one's mind: both are owed before the box is ticked.
    func notice(in language: Language) -> String? {
        [purpose?[language], withdraw[language]].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The words agreed to, as they were.
    func print(_ value: Value, in language: Language) -> String {
        guard case .context(let context) = value, case .string(let agreed)? = context["words"] else {
            return ValuePrinter.print(value, in: language)
        }
        return language == .fr ? "Oui\u{A0}: «\u{A0}\(agreed)\u{A0}»" : "Yes: “\(agreed)”"
    }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .context(let context) = value, context["given"] == .boolean(true) else { return RawAnswer() }
        return RawAnswer("yes")
    }

    private static let tick = AnswerProblem.Reason(
        "required", fr: "Cochez la case si vous êtes d'accord.", en: "Tick the box if you agree.")
    private static let otherWords = AnswerProblem.Reason(
        "other-words", fr: "Relisez ce texte, qui a changé, puis cochez la case si vous êtes d'accord.",
        en: "Read this text again, which has changed, then tick the box if you agree.")
}
