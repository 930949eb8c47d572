import FEEL

/// An exact amount of money, with its unit.
///
/// Values are numbers with at most `decimals` decimals: the cents of the currency, unless the author wants fewer or more.
struct MoneyQuestion: DefinedQuestionType {
    static let name = "money"
    static let keys = ["unit", "range", "range_message", "decimals"]

    /// What it is counted in.
    let unit: MoneyUnit
    /// The amounts accepted.
    let range: AnswerRange?
    /// The most decimals.
    let decimals: Int

    init(unit: MoneyUnit = MoneyUnit(.euro), range: AnswerRange? = nil, decimals: Int? = nil) {
        self.unit = unit
        self.range = range
        self.decimals = decimals ?? unit.decimals
    }

    init(reading settings: MappingReader, context: QuestionContext) {
        self.init(
            unit: settings.moneyUnit(),
            range: AnswerRange(reading: settings, type: .number, context: context),
            decimals: settings.int("decimals", in: 0...6, required: false))
    }

    var valueType: ValueType { .number }

    var control: Control {
        .line(
            LineControl(
                keyboard: decimals > 0 ? .decimal : .numeric, width: 10,
                unit: LocalizedText(fr: unit.label(in: .fr), en: unit.label(in: .en))))
    }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        guard raw.text.utf8.count <= 1_000, let text = try? AnswerText.line(raw.text) else {
            return .problem(notAnAmount)
        }
        if text.isEmpty { return .absent }
        do throws(NumberReading.Flaw) {
            let plain = try NumberReading.read(unit.withoutUnit(text), in: language)
            return Number(plain).map { .value(.number($0)) } ?? .problem(notAnAmount)
        } catch {
            return .problem(error == .tooManyDigits ? Self.tooManyDigits : notAnAmount)
        }
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        guard case .number(let number) = value else { return notAnAmount }
        if number.rounded(scale: decimals, .down) != number { return tooManyDecimals }
        guard let range, !range.contains(value, on: today) else { return nil }
        return AnswerProblem.Reason(
            code: "out-of-range", message: range.message ?? advice(range.interval(on: today))?.message ?? Self.another)
    }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason("required", fr: "Saisissez un montant.", en: "Enter an amount.")
    }

    func hint(in language: Language) -> String? {
        guard let phrase = advice(range?.fixedInterval)?.phrase(in: language) else { return nil }
        return phrase.prefix(1).uppercased() + phrase.dropFirst()
    }

    func print(_ value: Value, in language: Language) -> String {
        guard case .number(let number) = value else { return ValuePrinter.print(value, in: language) }
        return unit.print(number, in: language)
    }

    /// Without the unit, which stands beside the field; with cents unless the amount is whole.
    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .number(let number) = value else { return RawAnswer() }
        var plain = number.description
        if let point = plain.lastIndex(of: "."), decimals >= 2, plain.distance(from: point, to: plain.endIndex) == 2 {
            plain += "0"
        }
        return RawAnswer(language == .fr ? plain.replacing(".", with: ",") : plain)
    }

    private func advice(_ interval: AnswerRange.Interval?) -> IntervalAdvice? {
        interval.map { IntervalAdvice(interval: $0, noun: .amount) { self.print($0, in: $1) } }
    }

    // MARK: Messages

    private var notAnAmount: AnswerProblem.Reason {
        decimals > 0
            ? AnswerProblem.Reason(
                "not-an-amount", fr: "Saisissez un montant en chiffres, comme 12,50.",
                en: "Enter an amount in digits, like 12.50.")
            : AnswerProblem.Reason(
                "not-an-amount", fr: "Saisissez un montant en chiffres, comme 120.",
                en: "Enter an amount in digits, like 120.")
    }

    private var tooManyDecimals: AnswerProblem.Reason {
        switch decimals {
        case 0:
            AnswerProblem.Reason(
                "too-many-decimals", fr: "Saisissez un montant entier, comme 120.",
                en: "Enter a whole amount, like 120.")
        case 1:
            AnswerProblem.Reason(
                "too-many-decimals", fr: "Saisissez un montant avec un chiffre au plus après la virgule.",
                en: "Enter an amount with at most one digit after the point.")
        default:
            AnswerProblem.Reason(
                "too-many-decimals",
                fr: "Saisissez un montant avec \(decimals) chiffres au plus après la virgule, comme 12,50.",
                en: "Enter an amount with at most \(decimals) digits after the point, like 12.50.")
        }
    }

    private static let another = LocalizedText(fr: "Saisissez un autre montant.", en: "Enter another amount.")
    private static let tooManyDigits = AnswerProblem.Reason(
        "too-many-digits", fr: "Saisissez un montant de \(NumberReading.maximumDigits) chiffres au plus.",
        en: "Enter an amount of \(NumberReading.maximumDigits) digits or fewer.")
}
