import FEEL

/// A postal address.
///
/// Values are contexts with the strings `street`, `complement`, `postcode`, `city` and `country`; the complement and, abroad,
/// the postcode are null where there is none. The country is France unless said otherwise; a French postcode has five
/// digits.
struct AddressQuestion: DefinedQuestionType {
    static let name = "address"
    static let keys: [String] = []

    /// The parts, in the order in which they are asked.
    enum Part: String, CaseIterable {
        case street, complement, postcode, city, country

        /// The most characters, as people count them.
        var maximum: Int { self == .postcode ? 12 : 100 }

        /// Whether an address can do without it.
        var isOptional: Bool { self == .complement || self == .country }
    }

    init() {}

    init(reading settings: MappingReader, context: QuestionContext) {}

    var valueType: ValueType {
        .context(Part.allCases.map { ValueType.Field($0.rawValue, .string) })
    }

    var control: Control { .group(Part.allCases.map(line)) }

    /// Takes the five parts. A channel that knows only one text gives none: an address is too easily cut in the wrong place.
    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        var parts: [Part: String] = [:]
        for part in Part.allCases {
            let text = raw[part.rawValue]
            guard text.utf8.count <= 5_000 else {
                return .problem(.tooLong(maximum: part.maximum, part: part.rawValue))
            }
            do throws(AnswerText.Flaw) {
                parts[part] = try AnswerText.line(text)
            } catch {
                return .problem(AnswerProblem.Reason(error, part: part.rawValue))
            }
        }
        // The country alone, which a browser may have filled in, is no address.
        if Part.allCases.allSatisfy({ $0 == .country || parts[$0, default: ""].isEmpty }) {
            return RawAnswer(raw.text).isBlank ? .absent : .problem(Self.inParts)
        }
        let isFrench = Self.isFrance(parts[.country, default: ""])
        if isFrench {
            parts[.country] = Self.france
            parts[.postcode] = Self.frenchPostcode(parts[.postcode, default: ""])
        }
        for part in Part.allCases where parts[part, default: ""].isEmpty && !part.isOptional {
            // Many countries have no postcode.
            if part == .postcode && !isFrench { continue }
            return .problem(Self.incomplete(part))
        }
        return .value(.context(Self.context(parts)))
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        guard case .context(let context) = value, let parts = Self.parts(of: context) else { return missing }
        let raw = RawAnswer(parts: Dictionary(uniqueKeysWithValues: parts.map { ($0.key.rawValue, [$0.value]) }))
        switch parse(raw, in: .fr) {
        case .absent: return missing
        case .problem(let reason): return reason
        case .value(let normalised):
            guard case .context(let other) = normalised, let others = Self.parts(of: other),
                Part.allCases.allSatisfy({ (parts[$0] ?? "").utf8.elementsEqual((others[$0] ?? "").utf8) })
            else { return .notNormalised }
        }
        for part in Part.allCases where AnswerText.isLonger(parts[part, default: ""], than: part.maximum) {
            return .tooLong(maximum: part.maximum, part: part.rawValue)
        }
        if Self.isFrance(parts[.country, default: ""]), !Self.isFrenchPostcode(parts[.postcode, default: ""]) {
            return Self.wrongPostcode
        }
        return nil
    }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason(
            "required", fr: "Saisissez l'adresse\u{A0}: la rue, le code postal et la ville.",
            en: "Enter the address: street, postcode and town.")
    }

    func hint(in language: Language) -> String? { nil }

    /// In lines, as on an envelope: in France what is finer than the street comes before it (La Poste, NF Z10-011).
    func print(_ value: Value, in language: Language) -> String {
        guard case .context(let context) = value, let parts = Self.parts(of: context) else {
            return ValuePrinter.print(value, in: language)
        }
        let isFrench = Self.isFrance(parts[.country, default: ""])
        let street = parts[.street, default: ""]
        let complement = parts[.complement, default: ""]
        let town = [parts[.postcode, default: ""], parts[.city, default: ""]].filter { !$0.isEmpty }
        let lines =
            (isFrench ? [complement, street] : [street, complement])
            + [town.joined(separator: " "), isFrench ? "" : parts[.country, default: ""]]
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .context(let context) = value, let parts = Self.parts(of: context) else { return RawAnswer() }
        return RawAnswer(parts: Dictionary(uniqueKeysWithValues: parts.map { ($0.key.rawValue, [$0.value]) }))
    }

    // MARK: Parts

    private static let france = "France"

    private static func isFrance(_ country: String) -> Bool {
        country == france || ["", "france", "fr", "republique francaise"].contains(AnswerText.folded(country))
    }

    /// The postcode without the spaces and the "F-" that people put in it.
    private static func frenchPostcode(_ text: String) -> String {
        let digits = AnswerText.asciiDigits(text).filter { $0 != " " }
        for prefix in ["F-", "f-", "FR-", "fr-"] where digits.hasPrefix(prefix) {
            return String(digits.dropFirst(prefix.count))
        }
        return digits
    }

    /// Five digits, the first two a département or an overseas territory.
    private static func isFrenchPostcode(_ text: String) -> Bool {
        text.utf8.count == 5 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } && !text.hasPrefix("00")
    }

    private static func context(_ parts: [Part: String]) -> Context {
        Context(
            Part.allCases.map { part in
                let text = parts[part, default: ""]
                return (part.rawValue, text.isEmpty && part.isNullable ? .null : .string(text))
            })
    }

    /// The texts of an address's context, or nil when it is another kind of context.
    private static func parts(of context: Context) -> [Part: String]? {
        var parts: [Part: String] = [:]
        for (name, value) in context.entries {
            guard let part = Part(rawValue: name), parts[part] == nil else { return nil }
            switch value {
            case .string(let text): parts[part] = text
            case .null where part.isNullable: parts[part] = ""
            default: return nil
            }
        }
        return parts.count == Part.allCases.count ? parts : nil
    }

    private func line(_ part: Part) -> LineControl {
        switch part {
        case .street: line(part, fr: "Numéro et rue", en: "Number and street", autocomplete: "address-line1")
        case .complement:
            line(
                part, fr: "Appartement, bâtiment, lieu-dit", en: "Flat, building, locality",
                autocomplete: "address-line2")
        case .postcode: line(part, fr: "Code postal", en: "Postcode", autocomplete: "postal-code", width: 10)
        case .city: line(part, fr: "Ville", en: "Town or city", autocomplete: "address-level2")
        case .country:
            line(
                part, fr: "Pays, si ce n'est pas la France", en: "Country, if not France", autocomplete: "country-name")
        }
    }

    private func line(_ part: Part, fr: String, en: String, autocomplete: String, width: Int? = nil) -> LineControl {
        LineControl(
            part: part.rawValue, label: LocalizedText(fr: fr, en: en), autocomplete: autocomplete, width: width,
            isOptional: part.isOptional)
    }

    // MARK: Messages

    private static func incomplete(_ part: Part) -> AnswerProblem.Reason {
        switch part {
        case .street, .complement:
            AnswerProblem.Reason(
                "incomplete", part: part.rawValue, fr: "Ajoutez le numéro et la rue, ou le lieu-dit.",
                en: "Add the number and street, or the locality.")
        case .postcode:
            AnswerProblem.Reason(
                "incomplete", part: part.rawValue, fr: "Ajoutez le code postal, comme 75001.",
                en: "Add the postcode, like 75001.")
        case .city, .country:
            AnswerProblem.Reason(
                "incomplete", part: part.rawValue, fr: "Ajoutez la ville.", en: "Add the town or city.")
        }
    }

    private static let inParts = AnswerProblem.Reason(
        "parts", fr: "Saisissez l'adresse en plusieurs parties\u{A0}: la rue, le code postal et la ville.",
        en: "Enter the address in parts: street, postcode and town.")
    private static let wrongPostcode = AnswerProblem.Reason(
        "postcode", part: Part.postcode.rawValue,
        fr: "Saisissez les cinq chiffres du code postal, comme 75001, ou indiquez le pays.",
        en: "Enter the five digits of the postcode, like 75001, or give the country.")
}

extension AddressQuestion.Part {
    /// Whether its absence is null in the value; the others are never absent.
    fileprivate var isNullable: Bool { self == .complement || self == .postcode }
}
