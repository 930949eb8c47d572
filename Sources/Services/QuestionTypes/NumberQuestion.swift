import FEEL

/// An exact number, with its unit.
///
/// Values are numbers with at most `decimals` decimals.
struct NumberQuestion: DefinedQuestionType {
    static let name = "number"
    static let keys = ["range", "range_message", "step", "decimals", "unit"]

    /// The values accepted.
    let range: AnswerRange?
    /// The number of which every value is a multiple.
    let step: Number?
    /// The most decimals.
    let decimals: Int
    /// The unit, shown after the number.
    let unit: LocalizedText?

    init(range: AnswerRange? = nil, step: Number? = nil, decimals: Int = 0, unit: LocalizedText? = nil) {
        self.range = range
        self.step = step
        self.decimals = decimals
        self.unit = unit
    }

    init(reading settings: MappingReader, context: QuestionContext) {
        range = AnswerRange(reading: settings, type: .number, context: context)
        step = settings.step()
        unit = settings.unit(languages: context.languages)
        let needed = step.map(\.decimals) ?? 0
        decimals = settings.int("decimals", in: needed...10, required: false) ?? needed
    }

    var valueType: ValueType { .number }

    var control: Control { .line(LineControl(keyboard: decimals > 0 ? .decimal : .numeric, width: width)) }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        guard raw.text.utf8.count <= 1_000, let text = try? AnswerText.line(raw.text) else {
            return .problem(notANumber)
        }
        if text.isEmpty { return .absent }
        do throws(NumberReading.Flaw) {
            let plain = try NumberReading.read(withoutUnit(text), in: language)
            return Number(plain).map { .value(.number($0)) } ?? .problem(notANumber)
        } catch {
            return .problem(error == .tooManyDigits ? Self.tooManyDigits : notANumber)
        }
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        guard case .number(let number) = value else { return notANumber }
        if number.decimals > decimals { return tooManyDecimals }
        if let step, number.modulo(step)?.isZero != true { return wrongStep(step) }
        guard let range, !range.contains(value, on: today) else { return nil }
        return AnswerProblem.Reason(
            code: "out-of-range", message: range.message ?? advice(range.interval(on: today))?.message ?? Self.another)
    }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason("required", fr: "Saisissez un nombre.", en: "Enter a number.")
    }

    func hint(in language: Language) -> String? {
        guard let phrase = advice(range?.fixedInterval)?.phrase(in: language) else { return nil }
        return phrase.prefix(1).uppercased() + phrase.dropFirst()
    }

    /// With the unit after a no-break space, or, for currencies in English, the sign before.
    func print(_ value: Value, in language: Language) -> String {
        guard case .number(let number) = value else { return ValuePrinter.print(value, in: language) }
        guard let unit = unit?[language] else { return Formatting.number(number, in: language) }
        let isCurrency = Self.currencies.contains(unit.prefix(1))
        let isWhole = number.decimals == 0
        let text = Formatting.number(number, in: language, minimumDecimals: isCurrency && !isWhole ? 2 : 0)
        if isCurrency, language == .en { return unit.prefix(1) + text + unit.dropFirst() }
        return text + "\u{A0}" + unit
    }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .number(let number) = value else { return RawAnswer() }
        let plain = number.description
        return RawAnswer(language == .fr ? plain.replacing(".", with: ",") : plain)
    }

    // MARK: Details

    private static let currencies: Set<Substring> = ["€", "$", "£"]

    private func advice(_ interval: AnswerRange.Interval?) -> IntervalAdvice? {
        interval.map { IntervalAdvice(interval: $0) { self.print($0, in: $1) } }
    }

    /// Room for the longest usual number of the range, when there is one.
    private var width: Int? {
        guard let interval = range?.fixedInterval, let lower = interval.lower, let upper = interval.upper else {
            return nil
        }
        let longest = max(self.print(lower, in: .fr).count, self.print(upper, in: .fr).count)
        return min(longest + (decimals > 0 ? decimals + 1 : 0), 40)
    }

    /// The text without the unit, when it was typed too ("12 €").
    private func withoutUnit(_ text: String) -> String {
        guard let unit else { return text }
        var names = Set(unit.languages.map { unit[$0].lowercased() })
        for sign in names.map({ String($0.prefix(1)) }) where Self.currencies.contains(sign[...]) {
            names.insert(sign)
            if sign == "€" { names.formUnion(["euros", "euro", "eur"]) }
        }
        let lowered = text.lowercased()
        for name in names.sorted(by: { $0.count > $1.count }) where lowered.count == text.count {
            if lowered.hasSuffix(name) { return String(text.dropLast(name.count)) }
            if lowered.hasPrefix(name) { return String(text.dropFirst(name.count)) }
        }
        return text
    }

    // MARK: Messages

    private var notANumber: AnswerProblem.Reason {
        decimals > 0
            ? AnswerProblem.Reason(
                "not-a-number", fr: "Saisissez un nombre en chiffres, comme 12,5.",
                en: "Enter a number in digits, like 12.5.")
            : AnswerProblem.Reason(
                "not-a-number", fr: "Saisissez un nombre en chiffres, comme 12.",
                en: "Enter a number in digits, like 12.")
    }

    private var tooManyDecimals: AnswerProblem.Reason {
        if decimals == 0 {
            return AnswerProblem.Reason(
                "not-an-integer", fr: "Saisissez un nombre entier, comme 12.", en: "Enter a whole number, like 12.")
        }
        return AnswerProblem.Reason(
            "too-many-decimals",
            fr: decimals == 1
                ? "Saisissez un nombre avec un chiffre au plus après la virgule."
                : "Saisissez un nombre avec \(decimals) chiffres au plus après la virgule.",
            en: decimals == 1
                ? "Enter a number with at most one digit after the point."
                : "Enter a number with at most \(decimals) digits after the point.")
    }

    private func wrongStep(_ step: Number) -> AnswerProblem.Reason {
        AnswerProblem.Reason(
            "step", fr: "Saisissez un multiple de \(Formatting.number(step, in: .fr)).",
            en: "Enter a multiple of \(Formatting.number(step, in: .en)).")
    }

    private static let another = LocalizedText(fr: "Saisissez un autre nombre.", en: "Enter another number.")
    private static let tooManyDigits = AnswerProblem.Reason(
        "too-many-digits", fr: "Saisissez un nombre de \(NumberReading.maximumDigits) chiffres au plus.",
        en: "Enter a number of \(NumberReading.maximumDigits) digits or fewer.")
}

extension MappingReader {
    /// The positive number under `step`.
    fileprivate func step() -> Number? {
        guard let scalar = scalar("step", required: false) else { return nil }
        if let step = Number(scalar.text), step > 0 { return step }
        diagnostics.error("wrong-kind", "`step` is a positive number", at: scalar.range, suggestion: "write 0.25, say")
        return nil
    }

    /// The unit under `unit`: one text, or one in each language.
    func unit(languages: [Language]) -> LocalizedText? {
        guard let value = value("unit") else { return nil }
        if let scalar = value.scalar { return LocalizedText(verbatim: scalar.text) }
        return value.asLocalizedText("`unit`", languages: languages, diagnostics)
    }
}
