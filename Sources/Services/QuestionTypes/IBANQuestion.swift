import FEEL

/// A bank account, by its IBAN (ISO 13616-1).
///
/// Values are strings without spaces, in capital letters.
struct IBANQuestion: DefinedQuestionType {
    static let name = "iban"
    static let keys: [String] = []

    init() {}

    init(reading settings: MappingReader, context: QuestionContext) {}

    var valueType: ValueType { .string }

    var control: Control { .line(LineControl(autocomplete: "off")) }

    /// What is printed is understood too: the country's name in brackets is left out.
    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        var text = raw.text
        if raw.isBlank { return .absent }
        if text.utf8.count <= 1_000, let bracket = text.lastIndex(of: "("), text.last == ")" {
            text = String(text[..<bracket])
        }
        guard var iban = CheckDigits.compact(text), !iban.isEmpty else { return .problem(Self.notAnIBAN) }
        if iban.hasPrefix("IBAN") { iban.removeFirst(4) }
        if let reason = Self.problem(in: iban) { return .problem(reason) }
        return .value(.string(iban))
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? { problemWithForm(of: value) }

    var missing: AnswerProblem.Reason? { Self.required }

    func hint(in language: Language) -> String? {
        switch language {
        case .fr: "Sur votre relevé d'identité bancaire (RIB)\u{A0}; il commence par FR pour une banque en France"
        case .en: "On your bank statement; it starts with FR for a bank in France"
        }
    }

    /// In groups of four, with the country of the bank: "FR14 2004 … 606 (France)".
    func print(_ value: Value, in language: Language) -> String {
        guard case .string(let iban) = value else { return ValuePrinter.print(value, in: language) }
        let country = Countries.name(String(iban.prefix(2)), in: language)
        return "\(CheckDigits.grouped(iban, Self.fours, by: "\u{A0}")) (\(country))"
    }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .string(let iban) = value else { return RawAnswer() }
        return RawAnswer(CheckDigits.grouped(iban, Self.fours, by: " "))
    }

    private static let fours = Array(repeating: 4, count: 9)

    // MARK: Reading

    /// What is wrong with a compact text, if anything.
    private static func problem(in iban: String) -> AnswerProblem.Reason? {
        let country = String(iban.prefix(2))
        guard country.utf8.count == 2, country.utf8.allSatisfy({ (0x41...0x5A).contains($0) }),
            CheckDigits.isDigits(iban.dropFirst(2).prefix(2), count: 2)
        else { return notAnIBAN }
        guard Countries.contains(country) else { return unknownCountry(country) }
        let length = iban.utf8.count
        if let expected = lengths[country] {
            guard length == expected else { return wrongLength(country, expected: expected, found: length) }
        } else {
            // Countries join the registry: an account of a newcomer is judged by its check digits.
            guard (15...34).contains(length) else { return notAnIBAN }
        }
        return CheckDigits.remainder97(iban.dropFirst(4) + iban.prefix(4)) == 1 ? nil : wrongCheckDigits
    }

    /// How many characters an IBAN has, by country: the registry that SWIFT keeps for ISO 13616.
    static let lengths: [String: Int] = {
        let byLength: [(Int, String)] = [
            (15, "NO"), (16, "BE"), (18, "DK FI FK FO GL NL SD"), (19, "MK SI"), (20, "AT BA EE KZ LT LU MN XK"),
            (21, "CH HR LI LV"), (22, "BG BH CR DE GB GE IE ME RS VA"), (23, "AE GI IL IQ OM SO TL"),
            (24, "AD CZ ES MD PK RO SA SE SK TN VG"), (25, "LY PT ST"), (26, "IS TR"),
            (27, "BI DJ FR GR IT MC MR SM"), (28, "AL AZ BY CY DO GT HN HU LB NI PL SV"), (29, "BR EG PS QA UA"),
            (30, "JO KW MU YE"), (31, "MT SC"), (32, "LC"), (33, "RU"),
        ]
        let pairs = byLength.flatMap { length, countries in
            countries.split(separator: " ").map { (String($0), length) }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()

    // MARK: Messages

    /// The example of the European Committee for Banking Standards.
    private static let example = "FR14\u{A0}2004\u{A0}1010\u{A0}0505\u{A0}0001\u{A0}3M02\u{A0}606"

    private static let required = AnswerProblem.Reason(
        "required", fr: "Saisissez un IBAN, comme \(example).", en: "Enter an IBAN, like \(example).")
    private static let notAnIBAN = AnswerProblem.Reason(
        "not-an-iban",
        fr: "Saisissez un IBAN\u{A0}: deux lettres, deux chiffres, puis le numéro du compte, comme \(example).",
        en: "Enter an IBAN: two letters, two digits, then the account number, like \(example).")
    private static let wrongCheckDigits = AnswerProblem.Reason(
        "check-digits",
        fr: "Vérifiez l'IBAN caractère par caractère\u{A0}: l'un d'eux a pu être mal recopié, ou deux échangés.",
        en: "Check the IBAN character by character: one may have been miscopied, or two swapped.")

    private static func unknownCountry(_ code: String) -> AnswerProblem.Reason {
        AnswerProblem.Reason(
            "unknown-country", fr: "Vérifiez les deux premières lettres de l'IBAN\u{A0}: \(code) n'est pas un pays.",
            en: "Check the first two letters of the IBAN: \(code) is not a country.")
    }

    private static func wrongLength(_ country: String, expected: Int, found: Int) -> AnswerProblem.Reason {
        AnswerProblem.Reason(
            "wrong-length",
            fr: "Vérifiez l'IBAN\u{A0}: celui qui commence par \(country) compte \(expected) caractères, "
                + "et il y en a ici \(found).",
            en:
                "Check the IBAN: one that starts with \(country) has \(expected) characters, and there are \(found) here."
        )
    }
}
