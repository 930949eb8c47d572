import FEEL

/// A country or territory.
///
/// Values are the alpha-2 codes of ISO 3166-1 (`FR`), which the checker knows.
struct CountryQuestion: DefinedQuestionType {
    static let name = "country"
    static let keys = ["only", "except"]

    /// The codes accepted, in alphabetical order.
    let codes: [String]
    private let accepted: Set<String>
    private let options: [Language: [Option]]

    init(codes: [String] = Countries.codes) {
        self.codes = codes
        accepted = Set(codes)
        options = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                (
                    language,
                    Countries.sorted(codes, in: language).map { code in
                        Option(
                            id: code,
                            label: LocalizedText(
                                fr: Countries.name(code, in: .fr), en: Countries.name(code, in: .en)))
                    }
                )
            })
    }

    init(reading settings: MappingReader, context: QuestionContext) {
        let only = settings.countryCodes("only")
        let except = settings.countryCodes("except")
        let codes = Countries.codes.filter { (only.isEmpty || only.contains($0)) && !except.contains($0) }
        if codes.count < 2, settings.has("only") || settings.has("except") {
            settings.diagnostics.error(
                "out-of-range", "fewer than two countries are left to choose from",
                at: settings.range(of: settings.has("only") ? "only" : "except"))
        }
        self.init(codes: codes.isEmpty ? Countries.codes : codes)
    }

    var valueType: ValueType { .enumeration(codes) }

    var control: Control { .select(options) }

    /// The code, or the name in either language.
    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        guard raw.text.utf8.count <= 1_000, let text = try? AnswerText.line(raw.text) else {
            return .problem(Self.choose)
        }
        if text.isEmpty { return .absent }
        let code = Countries.contains(text.uppercased()) ? text.uppercased() : Countries.code(named: text)
        guard let code else { return .problem(Self.choose) }
        return accepted.contains(code) ? .value(.string(code)) : .problem(Self.choose)
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        guard case .string(let code) = value, accepted.contains(code) else { return Self.choose }
        return nil
    }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason("required", fr: "Choisissez un pays.", en: "Choose a country.")
    }

    func hint(in language: Language) -> String? { nil }

    func print(_ value: Value, in language: Language) -> String {
        guard case .string(let code) = value else { return ValuePrinter.print(value, in: language) }
        return Countries.name(code, in: language)
    }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .string(let code) = value else { return RawAnswer() }
        return RawAnswer(code)
    }

    private static let choose = AnswerProblem.Reason(
        "not-an-option", fr: "Choisissez un pays de la liste.", en: "Choose a country from the list.")
}

extension MappingReader {
    /// The codes of countries listed under a key.
    fileprivate func countryCodes(_ key: String) -> Set<String> {
        var codes: Set<String> = []
        for scalar in scalars(key) {
            if Countries.contains(scalar.text) {
                codes.insert(scalar.text)
            } else {
                diagnostics.error(
                    "unknown-value", "`\(scalar.text)` is not the code of a country", at: scalar.range,
                    suggestion: Countries.code(named: scalar.text).map { "write `\($0)`" }
                        ?? "write codes of two capital letters (ISO 3166-1), like `FR`")
            }
        }
        return codes
    }
}
