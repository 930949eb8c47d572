import FEEL

/// A French social security number: NIR, thirteen characters and a key of two digits.
///
/// Few may ask for it: décret n° 2019-341 of 19 April 2019 lists who, and for what. A definition names the text that allows
/// it under `allowed_by`, or is refused.
///
/// Values are strings of fifteen characters, without spaces.
struct NIRQuestion: DefinedQuestionType {
    static let name = "nir"
    static let keys = ["allowed_by"]

    /// The text that allows it to be asked, as a lawyer cites it.
    let allowedBy: String?

    init(allowedBy: String? = nil) { self.allowedBy = allowedBy }

    init(reading settings: MappingReader, context: QuestionContext) {
        allowedBy = settings.string("allowed_by", required: false)
        if allowedBy == nil {
            settings.diagnostics.error(
                "nir-without-text",
                "few may ask for the social security number (NIR), and this does not say who allows it",
                at: settings.range(of: "type"),
                suggestion: "name the text: `allowed_by: \"Décret n° 2019-341 du 19 avril 2019, article 2\"`, "
                    + "or don't ask")
        }
    }

    var valueType: ValueType { .string }

    var control: Control { .line(LineControl(autocomplete: "off", width: 20)) }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        if raw.isBlank { return .absent }
        guard let text = CheckDigits.compact(raw.text), let number = Number(text) else { return .problem(Self.notANIR) }
        if text.utf8.count == 13 { return .problem(Self.noKey) }
        guard text.utf8.count == 15 else { return .problem(Self.notANIR) }
        return number.isKeyRight ? .value(.string(text)) : .problem(Self.wrongKey)
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? { problemWithForm(of: value) }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason(
            "required", fr: "Saisissez les quinze caractères du numéro de sécurité sociale, comme \(Self.example).",
            en: "Enter the fifteen characters of the social security number, like \(Self.example).")
    }

    func hint(in language: Language) -> String? {
        switch language {
        case .fr: "Quinze caractères, sur votre carte Vitale ou votre attestation de droits"
        case .en: "Fifteen characters, on your Vitale card or your certificate of entitlement"
        }
    }

    /// "2 55 08 14 168 025 38".
    func print(_ value: Value, in language: Language) -> String {
        guard case .string(let text) = value else { return ValuePrinter.print(value, in: language) }
        return CheckDigits.grouped(text, Self.groups, by: "\u{A0}")
    }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .string(let text) = value else { return RawAnswer() }
        return RawAnswer(CheckDigits.grouped(text, Self.groups, by: " "))
    }

    private static let groups = [1, 2, 2, 2, 3, 3, 2]

    // MARK: Reading

    /// The parts of a number that are known to be right or wrong by themselves (Insee, "Numéro d'inscription au
    /// répertoire").
    private struct Number {
        /// Thirteen characters, with A and B in Corsica.
        let body: Substring
        /// Two digits, or nothing.
        let key: Substring

        /// Nil when the text can't be one, whatever its key.
        init?(_ text: String) {
            body = text.prefix(13)
            key = text.dropFirst(13)
            let department = body.dropFirst(5).prefix(2)
            let isCorsican = department == "2A" || department == "2B"
            let rest = isCorsican ? body.prefix(5) + body.dropFirst(7) : body
            guard body.utf8.count == 13, rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                key.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                // 1 and 2 once registered for good; 3, 4, 7 and 8 while the register waits for papers.
                let first = body.first, "123478".contains(first),
                Self.isMonth(Int(body.dropFirst(3).prefix(2)) ?? 0), department != "00"
            else { return nil }
        }

        /// Months from 1 to 12; and what stands for them when an act of birth does not tell.
        private static func isMonth(_ month: Int) -> Bool {
            (1...12).contains(month) || month == 20 || (30...42).contains(month) || (50...99).contains(month)
        }

        /// Whether the key is what is missing to the remainder by 97; for the key, 2A counts as 19 and 2B as 18.
        var isKeyRight: Bool {
            let digits = body.replacing("2A", with: "19").replacing("2B", with: "18")
            guard let number = Int(digits), let key = Int(key) else { return false }
            return key == 97 - number % 97
        }
    }

    // MARK: Messages

    /// Insee's example.
    private static let example = "2\u{A0}55\u{A0}08\u{A0}14\u{A0}168\u{A0}025\u{A0}38"

    private static let notANIR = AnswerProblem.Reason(
        "not-a-nir",
        fr:
            "Saisissez les treize caractères du numéro de sécurité sociale et sa clé de deux chiffres, comme \(example).",
        en: "Enter the thirteen characters of the social security number and its key of two digits, like \(example).")
    private static let noKey = AnswerProblem.Reason(
        "no-key", fr: "Ajoutez la clé\u{A0}: les deux chiffres qui suivent le numéro, comme dans \(example).",
        en: "Add the key: the two digits after the number, as in \(example).")
    private static let wrongKey = AnswerProblem.Reason(
        "key",
        fr:
            "Vérifiez le numéro et sa clé, chiffre par chiffre\u{A0}: l'un d'eux a pu être mal recopié, ou deux échangés.",
        en: "Check the number and its key, digit by digit: one may have been miscopied, or two swapped.")
}
