import FEEL

/// The number of an establishment: SIRET, fourteen digits.
///
/// Values are strings of fourteen digits.
struct SIRETQuestion: DefinedQuestionType {
    static let name = "siret"
    static let keys: [String] = []

    init() {}

    init(reading settings: MappingReader, context: QuestionContext) {}

    var valueType: ValueType { .string }

    var control: Control { .line(LineControl(keyboard: .numeric, width: 18)) }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        if raw.isBlank { return .absent }
        guard let digits = CheckDigits.compact(raw.text), !digits.isEmpty,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return .problem(Self.notASIRET) }
        if EnterpriseNumber.isSIREN(digits) { return .problem(Self.isSIREN) }
        guard digits.utf8.count == 14 else { return .problem(Self.notASIRET) }
        return EnterpriseNumber.isSIRET(digits) ? .value(.string(digits)) : .problem(Self.wrongCheckDigit)
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? { problemWithForm(of: value) }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason(
            "required", fr: "Saisissez les quatorze chiffres du numéro SIRET, comme \(Self.example).",
            en: "Enter the fourteen digits of the SIRET number, like \(Self.example).")
    }

    func hint(in language: Language) -> String? {
        switch language {
        case .fr: "Quatorze chiffres, par exemple \(Self.example)"
        case .en: "Fourteen digits, for example \(Self.example)"
        }
    }

    func print(_ value: Value, in language: Language) -> String {
        guard case .string(let digits) = value else { return ValuePrinter.print(value, in: language) }
        return CheckDigits.grouped(digits, [3, 3, 3, 5], by: "\u{A0}")
    }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .string(let digits) = value else { return RawAnswer() }
        return RawAnswer(CheckDigits.grouped(digits, [3, 3, 3, 5], by: " "))
    }

    /// The number that Insee gives as an example.
    private static let example = "732\u{A0}829\u{A0}320\u{A0}00074"

    private static let notASIRET = AnswerProblem.Reason(
        "not-a-siret", fr: "Saisissez les quatorze chiffres du numéro SIRET, comme \(example).",
        en: "Enter the fourteen digits of the SIRET number, like \(example).")
    private static let isSIREN = AnswerProblem.Reason(
        "is-a-siren",
        fr:
            "Ajoutez les cinq chiffres qui désignent l'établissement\u{A0}: ces neuf chiffres sont le SIREN de l'entreprise.",
        en: "Add the five digits that name the establishment: these nine digits are the SIREN of the enterprise.")
    private static let wrongCheckDigit = AnswerProblem.Reason(
        "check-digit",
        fr: "Vérifiez le numéro SIRET chiffre par chiffre\u{A0}: l'un d'eux a pu être mal recopié, ou deux échangés.",
        en: "Check the SIRET number digit by digit: one may have been miscopied, or two swapped.")
}
