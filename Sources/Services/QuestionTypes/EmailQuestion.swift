import FEEL

/// An e-mail address.
///
/// Valid as HTML says (WHATWG, "valid e-mail address"), with a domain of at least two labels, which may have letters of
/// any script (RFC 5890), and the lengths of RFC 5321 (4.5.3.1). Values are strings whose domain is in lower case; what
/// stands before the `@` is kept as it was typed, since its case may matter to its server.
struct EmailQuestion: DefinedQuestionType {
    static let name = "email"
    static let keys: [String] = []

    init() {}

    init(reading settings: MappingReader, context: QuestionContext) {}

    var valueType: ValueType { .string }

    var control: Control { .line(LineControl(keyboard: .email, autocomplete: "email")) }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        guard raw.text.utf8.count <= 2_000 else { return .problem(Self.tooLong) }
        let text: String
        do throws(AnswerText.Flaw) {
            text = try AnswerText.line(raw.text)
        } catch {
            return .problem(AnswerProblem.Reason(error))
        }
        if text.isEmpty { return .absent }
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count > 1 else { return .problem(Self.noAtSign) }
        guard halves.count == 2 else { return .problem(Self.several) }
        let domain = AnswerText.composed(halves[1].lowercased())
        if let reason = problem(local: halves[0], domain: domain) { return .problem(reason) }
        return .value(.string("\(halves[0])@\(domain)"))
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? { problemWithForm(of: value) }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason(
            "required", fr: "Saisissez une adresse e-mail, comme nom@example.com.",
            en: "Enter an e-mail address, like name@example.com.")
    }

    func hint(in language: Language) -> String? {
        switch language {
        case .fr: "Par exemple nom@example.com"
        case .en: "For example name@example.com"
        }
    }

    func print(_ value: Value, in language: Language) -> String { ValuePrinter.print(value, in: language) }

    func edit(_ value: Value, in language: Language) -> RawAnswer { RawAnswer(ValuePrinter.print(value, in: language)) }

    private func problem(local: Substring, domain: String) -> AnswerProblem.Reason? {
        if local.contains(" ") || domain.contains(" ") { return Self.space }
        if local.isEmpty { return Self.nothingBefore }
        guard local.unicodeScalars.allSatisfy(Self.isLocal) else { return Self.unusualBefore }
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, labels.allSatisfy(Self.isLabel), let last = labels.last,
            !last.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return Self.wrongDomain }
        return local.utf8.count <= 64 && local.utf8.count + 1 + domain.utf8.count <= 254 ? nil : Self.tooLong
    }

    /// Characters allowed before the `@`: those of WHATWG's pattern.
    private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        isASCIIAlphanumeric(scalar) || ".!#$%&'*+/=?^_`{|}~-".unicodeScalars.contains(scalar)
    }

    /// A part of the domain: letters, digits and inner hyphens, 63 at most.
    private static func isLabel(_ label: Substring) -> Bool {
        let scalars = label.unicodeScalars
        guard let first = scalars.first, let last = scalars.last, scalars.count <= 63 else { return false }
        guard first != "-", last != "-" else { return false }
        return scalars.allSatisfy { scalar in
            if scalar.isASCII { return scalar == "-" || isASCIIAlphanumeric(scalar) }
            switch scalar.properties.generalCategory {
            case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber:
                return true
            default: return false
            }
        }
    }

    private static func isASCIIAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }

    private static let noAtSign = AnswerProblem.Reason(
        "no-at-sign", fr: "Saisissez une adresse e-mail complète, avec un @, comme nom@example.com.",
        en: "Enter a whole e-mail address, with an @, like name@example.com.")
    private static let several = AnswerProblem.Reason(
        "several-at-signs", fr: "Saisissez une seule adresse e-mail, avec un seul @, comme nom@example.com.",
        en: "Enter a single e-mail address, with one @, like name@example.com.")
    private static let space = AnswerProblem.Reason(
        "space", fr: "Retirez l'espace de l'adresse e-mail, comme dans nom@example.com.",
        en: "Remove the space from the e-mail address, as in name@example.com.")
    private static let nothingBefore = AnswerProblem.Reason(
        "no-local-part", fr: "Ajoutez ce qui vient avant le @, comme dans nom@example.com.",
        en: "Add what comes before the @, as in name@example.com.")
    private static let unusualBefore = AnswerProblem.Reason(
        "local-part",
        fr: "Vérifiez ce qui vient avant le @\u{A0}: des lettres sans accent, des chiffres, des points ou des tirets.",
        en: "Check what comes before the @: letters without accents, digits, dots or hyphens.")
    private static let wrongDomain = AnswerProblem.Reason(
        "domain", fr: "Vérifiez ce qui vient après le @, comme dans nom@example.com.",
        en: "Check what comes after the @, as in name@example.com.")
    private static let tooLong = AnswerProblem.Reason(
        "too-long", fr: "Vérifiez l'adresse e-mail\u{A0}: elle est plus longue qu'une adresse ne peut l'être.",
        en: "Check the e-mail address: it is longer than an address can be.")
}
