import FEEL

/// The number of an enterprise or association: SIREN, nine digits.
///
/// Values are strings of nine digits.
struct SIRENQuestion: DefinedQuestionType {
    static let name = "siren"
    static let keys: [String] = []

    init() {}

    init(reading settings: MappingReader, context: QuestionContext) {}

    var valueType: ValueType { .string }

    var control: Control { .line(LineControl(keyboard: .numeric, width: 11)) }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        if raw.isBlank { return .absent }
        guard let digits = CheckDigits.compact(raw.text), !digits.isEmpty,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return .problem(Self.notASIREN) }
        if EnterpriseNumber.isSIRET(digits) { return .problem(Self.isSIRET) }
        guard digits.utf8.count == 9 else { return .problem(Self.notASIREN) }
        return EnterpriseNumber.isSIREN(digits) ? .value(.string(digits)) : .problem(Self.wrongCheckDigit)
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? { problemWithForm(of: value) }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason(
            "required", fr: "Saisissez les neuf chiffres du numéro SIREN, comme \(Self.example).",
            en: "Enter the nine digits of the SIREN number, like \(Self.example).")
    }

    func hint(in language: Language) -> String? {
        switch language {
        case .fr: "Neuf chiffres, par exemple \(Self.example)"
        case .en: "Nine digits, for example \(Self.example)"
        }
    }

    func print(_ value: Value, in language: Language) -> String {
        guard case .string(let digits) = value else { return ValuePrinter.print(value, in: language) }
        return CheckDigits.grouped(digits, [3, 3, 3], by: "\u{A0}")
    }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .string(let digits) = value else { return RawAnswer() }
        return RawAnswer(CheckDigits.grouped(digits, [3, 3, 3], by: " "))
    }

    /// The number that Insee gives as an example.
    private static let example = "732\u{A0}829\u{A0}320"

    private static let notASIREN = AnswerProblem.Reason(
        "not-a-siren", fr: "Saisissez les neuf chiffres du numéro SIREN, comme \(example).",
        en: "Enter the nine digits of the SIREN number, like \(example).")
    private static let isSIRET = AnswerProblem.Reason(
        "is-a-siret", fr: "Gardez les neuf premiers chiffres\u{A0}: ce numéro est un SIRET, celui d'un établissement.",
        en: "Keep the first nine digits: this is a SIRET, the number of an establishment.")
    private static let wrongCheckDigit = AnswerProblem.Reason(
        "check-digit",
        fr: "Vérifiez le numéro SIREN chiffre par chiffre\u{A0}: l'un d'eux a pu être mal recopié, ou deux échangés.",
        en: "Check the SIREN number digit by digit: one may have been miscopied, or two swapped.")
}
