import FEEL

/// A signature: one's name, typed as such.
///
/// Values are strings, as those of `text`; the day and who signed come with the event that records the answer. It is a
/// simple electronic signature (Regulation (EU) 910/2014, article 3(10)): it shows who signed and what, and identifies
/// nobody by itself.
struct SignatureQuestion: DefinedQuestionType {
    static let name = "signature"
    static let keys = ["statement"]
    static let maximum = 120

    /// What is signed: "Je certifie que ces renseignements sont exacts."
    let statement: LocalizedText

    init(statement: LocalizedText) { self.statement = statement }

    init(reading settings: MappingReader, context: QuestionContext) {
        statement = settings.localizedText("statement", languages: context.languages) ?? LocalizedText([:])
    }

    var valueType: ValueType { .string }

    var control: Control { .line(LineControl(autocomplete: "name")) }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        guard raw.text.utf8.count <= AnswerText.maximumBytes else { return .problem(.tooLong(maximum: Self.maximum)) }
        do throws(AnswerText.Flaw) {
            let name = try AnswerText.line(raw.text)
            return name.isEmpty ? .absent : .value(.string(name))
        } catch {
            return .problem(AnswerProblem.Reason(error))
        }
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        if let reason = problemWithForm(of: value) { return reason }
        guard case .string(let name) = value else { return missing }
        if AnswerText.isLonger(name, than: Self.maximum) { return .tooLong(maximum: Self.maximum) }
        // A cross or "ok" is not one's name; names of one letter exist, without another one they sign nothing.
        let letters = name.unicodeScalars.filter { $0.properties.isAlphabetic }.count
        return letters >= 2 ? nil : Self.notAName
    }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason(
            "required", fr: "Écrivez votre prénom et votre nom pour signer.",
            en: "Write your first name and surname to sign.")
    }

    func hint(in language: Language) -> String? { nil }

    /// What is signed, and what signing means.
    func notice(in language: Language) -> String? {
        let meaning =
            language == .fr
            ? "Écrivez votre prénom et votre nom\u{A0}: ils valent signature, à la date de l'envoi."
            : "Write your first name and surname: they stand as your signature, on the day you send this."
        return [statement[language], meaning].filter { !$0.isEmpty }.joined(separator: " ")
    }

    func print(_ value: Value, in language: Language) -> String { ValuePrinter.print(value, in: language) }

    func edit(_ value: Value, in language: Language) -> RawAnswer { RawAnswer(ValuePrinter.print(value, in: language)) }

    private static let notAName = AnswerProblem.Reason(
        "not-a-name", fr: "Écrivez votre prénom et votre nom en toutes lettres pour signer.",
        en: "Write your first name and surname in full to sign.")
}
