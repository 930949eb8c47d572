import FEEL

/// A telephone number: French as people dial it, or international.
///
/// Values are strings in E.164: `+`, the country code and the national number, 15 digits at most. French overseas numbers
/// have country codes of their own (national numbering plan of Arcep): 0262… is +262 262…, not +33 262….
struct PhoneQuestion: DefinedQuestionType {
    static let name = "phone"
    static let keys: [String] = []

    init() {}

    init(reading settings: MappingReader, context: QuestionContext) {}

    var valueType: ValueType { .string }

    var control: Control { .line(LineControl(keyboard: .telephone, autocomplete: "tel", width: 20)) }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        guard raw.text.utf8.count <= 200 else { return .problem(Self.notANumber) }
        let text: String
        do throws(AnswerText.Flaw) {
            text = try AnswerText.line(raw.text)
        } catch {
            return .problem(AnswerProblem.Reason(error))
        }
        if text.isEmpty { return .absent }
        guard let dialled = Self.dialled(text) else { return .problem(Self.notANumber) }
        if dialled.hasPrefix("+") { return international(dialled.dropFirst()) }
        if dialled.hasPrefix("00") { return international(dialled.dropFirst(2)) }
        if dialled.hasPrefix("0") { return french(dialled.dropFirst()) }
        return .problem(dialled.utf8.count > 10 ? Self.noPlus : Self.wrongLength)
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? { problemWithForm(of: value) }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason(
            "required", fr: "Saisissez un numéro de téléphone, comme 01\u{A0}99\u{A0}00\u{A0}12\u{A0}34.",
            en: "Enter a telephone number, like 01\u{A0}99\u{A0}00\u{A0}12\u{A0}34.")
    }

    func hint(in language: Language) -> String? {
        switch language {
        case .fr: "Par exemple 01\u{A0}99\u{A0}00\u{A0}12\u{A0}34 ou +44\u{A0}20\u{A0}7946\u{A0}0958"
        case .en: "For example 01\u{A0}99\u{A0}00\u{A0}12\u{A0}34 or +44\u{A0}20\u{A0}7946\u{A0}0958"
        }
    }

    /// Grouped with no-break spaces.
    func print(_ value: Value, in language: Language) -> String { grouped(value, with: "\u{A0}", in: language) }

    func edit(_ value: Value, in language: Language) -> RawAnswer { RawAnswer(grouped(value, with: " ", in: language)) }

    // MARK: Reading

    /// The digits, after a `+` if there is one, without what people put between them; nil when something else is there.
    private static func dialled(_ text: String) -> String? {
        var digits = String.UnicodeScalarView()
        var text = AnswerText.asciiDigits(text).unicodeScalars[...]
        if text.starts(with: "tel:".unicodeScalars) { text = text.dropFirst(4) }
        for scalar in text {
            switch scalar {
            case "0"..."9": digits.append(scalar)
            case "+" where digits.isEmpty, "\u{FF0B}" where digits.isEmpty: digits.append("+")
            case " ", ".", "-", "/", "(", ")", "\u{2010}"..."\u{2015}", "\u{2212}", "_": continue
            default: return nil
            }
        }
        // The zero of "+33 (0)1…" is dialled only inside the country.
        let isTrunkZeroShown = text.contains("(") && String(String.UnicodeScalarView(text)).contains("(0)")
        let result = String(digits)
        guard isTrunkZeroShown else { return result }
        for prefix in ["+33", "0033"] where result.hasPrefix(prefix + "0") {
            return prefix + result.dropFirst(prefix.count + 1)
        }
        return result
    }

    /// A French number, after its first zero.
    private func french(_ number: Substring) -> ParsedAnswer {
        guard number.utf8.count == 9, number.first != "0" else { return .problem(Self.wrongLength) }
        guard let code = Self.territory(of: number) else { return .value(.string("+33\(number)")) }
        return .value(.string("+\(code)\(number.hasPrefix("508") ? number.dropFirst(3) : number)"))
    }

    /// A number after its `+`.
    private func international(_ number: Substring) -> ParsedAnswer {
        guard number.first != "0", !number.isEmpty else { return .problem(Self.wrongCountry) }
        // "+33 06…", "+262 0692…": a zero too many.
        for code in ["33"] + Self.territories.map(\.code) where number.hasPrefix(code + "0") {
            let national = number.dropFirst(code.utf8.count + 1)
            if national.utf8.count == 9 { return french(national) }
        }
        if number.hasPrefix("33") { return french(number.dropFirst(2)) }
        guard (8...15).contains(number.utf8.count) else { return .problem(Self.wrongInternationalLength) }
        return .value(.string("+\(number)"))
    }

    // MARK: Printing

    private func grouped(_ value: Value, with space: String, in language: Language) -> String {
        guard case .string(let text) = value, text.hasPrefix("+") else {
            return ValuePrinter.print(value, in: language)
        }
        let digits = text.dropFirst()
        guard digits.utf8.count >= 8, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return text }
        if let national = Self.asDialledInFrance(digits) {
            let groups = national.overseas ? [4, 2, 2, 2] : [2, 2, 2, 2, 2]
            return Self.split(national.number[...], in: groups).joined(separator: space)
        }
        let codeLength = Self.countryCodeLength(digits)
        let national = digits.dropFirst(codeLength)
        let code = "+" + digits.prefix(codeLength)
        return ([code] + Self.split(national, in: Self.groups(of: national, code: code))).joined(separator: space)
    }

    /// The ten digits dialled inside France, for numbers that have such a form.
    private static func asDialledInFrance(_ digits: Substring) -> (number: String, overseas: Bool)? {
        if digits.hasPrefix("33"), digits.utf8.count == 11 { return ("0" + digits.dropFirst(2), false) }
        for territory in territories where digits.hasPrefix(territory.code) {
            let national = digits.dropFirst(3)
            if territory.code == "508", national.utf8.count == 6 { return ("0508" + national, true) }
            let isOwn = Self.territory(of: national) == territory.code && !national.hasPrefix("508")
            if isOwn, national.utf8.count == 9 { return ("0" + national, true) }
        }
        return nil
    }

    /// Country codes of one digit are +1 and +7; those of two digits are listed; all others have three (ITU-T E.164).
    private static func countryCodeLength(_ digits: Substring) -> Int {
        if digits.hasPrefix("1") || digits.hasPrefix("7") { return 1 }
        return twoDigitCodes.contains(String(digits.prefix(2))) ? 2 : 3
    }

    private static let twoDigitCodes: Set<String> = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51",
        "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86",
        "90",
        "91", "92", "93", "94", "95", "98",
    ]

    /// North American and British numbers as they are usual; others by three digits, the last groups of two or four.
    private static func groups(of national: Substring, code: String) -> [Int] {
        let length = national.utf8.count
        if code == "+1", length == 10 { return [3, 3, 4] }
        if code == "+44", length == 10 { return national.hasPrefix("2") ? [2, 4, 4] : [4, 3, 3] }
        var groups = Array(repeating: 3, count: length / 3)
        switch length % 3 {
        case 1 where !groups.isEmpty: groups[groups.count - 1] = 4
        case 0: break
        case let rest: groups.append(rest)
        }
        return groups
    }

    private static func split(_ digits: Substring, in groups: [Int]) -> [String] {
        var rest = digits
        return groups.map { length in
            defer { rest = rest.dropFirst(length) }
            return String(rest.prefix(length))
        }
    }

    /// Overseas territories: their country code and the first digits, after the zero, of their ten-digit numbers.
    /// Source: national numbering plan, Arcep decision 2018-0881 as amended.
    private static let territories: [(code: String, prefixes: [String])] = [
        ("262", ["262", "263", "269", "639", "692", "693"]),  // La Réunion, Mayotte
        ("508", ["508", "708"]),  // Saint-Pierre-et-Miquelon
        ("590", ["590", "690", "691"]),  // Guadeloupe, Saint-Barthélemy, Saint-Martin
        ("594", ["594", "694"]),  // Guyane
        ("596", ["596", "696", "697"]),  // Martinique
    ]

    /// The country code of the territory that nine digits after the zero belong to, unless they are metropolitan.
    private static func territory(of number: Substring) -> String? {
        // 06 39 98 is kept for works of fiction, in metropolitan France; the rest of 0639 is in Mayotte.
        if number.hasPrefix("63998") { return nil }
        return territories.first { $0.prefixes.contains { number.hasPrefix($0) } }?.code
    }

    // MARK: Messages

    private static let french10 = "01\u{A0}99\u{A0}00\u{A0}12\u{A0}34"
    private static let british = "+44\u{A0}20\u{A0}7946\u{A0}0958"
    private static let notANumber = AnswerProblem.Reason(
        "not-a-phone-number", fr: "Saisissez un numéro de téléphone en chiffres, comme \(french10).",
        en: "Enter a telephone number in digits, like \(french10).")
    private static let wrongLength = AnswerProblem.Reason(
        "wrong-length",
        fr: "Saisissez les dix chiffres du numéro, comme \(french10), ou un numéro international, comme \(british).",
        en: "Enter the ten digits of the number, like \(french10), or an international number, like \(british).")
    private static let noPlus = AnswerProblem.Reason(
        "no-plus", fr: "Commencez un numéro international par +, comme \(british).",
        en: "Start an international number with +, like \(british).")
    private static let wrongCountry = AnswerProblem.Reason(
        "country-code", fr: "Saisissez l'indicatif du pays après le +, comme dans \(british).",
        en: "Enter the country code after the +, as in \(british).")
    private static let wrongInternationalLength = AnswerProblem.Reason(
        "wrong-length", fr: "Vérifiez le numéro\u{A0}: de 8 à 15 chiffres après le +, comme \(british).",
        en: "Check the number: 8 to 15 digits after the +, like \(british).")
}
