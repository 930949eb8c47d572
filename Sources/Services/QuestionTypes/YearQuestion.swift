import FEEL

/// A year.
///
/// Values are whole numbers from 1 to 9999.
struct YearQuestion: DefinedQuestionType {
    static let name = "year"
    static let keys = ["range", "range_message"]

    /// The years accepted.
    let range: AnswerRange?

    init(range: AnswerRange? = nil) { self.range = range }

    init(reading settings: MappingReader, context: QuestionContext) {
        range = AnswerRange(reading: settings, type: .number, context: context)
    }

    var valueType: ValueType { .number }

    var control: Control { .line(LineControl(keyboard: .numeric, width: 4)) }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        if raw.isBlank { return .absent }
        guard raw.text.utf8.count <= 200, let line = try? AnswerText.line(raw.text) else {
            return .problem(Self.notAYear)
        }
        let digits = AnswerText.asciiDigits(line)
        guard CheckDigits.isDigits(digits, count: 4), let year = Int(digits), year > 0 else {
            return .problem(Self.notAYear)
        }
        return .value(.integer(year))
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        guard case .number(let number) = value, let year = Int(exactly: number), (1...9999).contains(year) else {
            return Self.notAYear
        }
        guard let range, !range.contains(value, on: today) else { return nil }
        return AnswerProblem.Reason(
            code: "out-of-range", message: range.message ?? advice(range.interval(on: today))?.message ?? Self.another)
    }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason(
            "required", fr: "Saisissez une année en quatre chiffres.", en: "Enter a year with four digits.")
    }

    func hint(in language: Language) -> String? {
        guard let phrase = advice(range?.fixedInterval)?.phrase(in: language) else {
            return language == .fr ? "En quatre chiffres" : "With four digits"
        }
        return phrase.prefix(1).uppercased() + phrase.dropFirst()
    }

    /// Without the separators that numbers have.
    func print(_ value: Value, in language: Language) -> String {
        guard case .number(let number) = value else { return ValuePrinter.print(value, in: language) }
        return number.description
    }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .number(let number) = value else { return RawAnswer() }
        let year = number.description
        return RawAnswer(String(repeating: "0", count: max(0, 4 - year.utf8.count)) + year)
    }

    private func advice(_ interval: AnswerRange.Interval?) -> IntervalAdvice? {
        interval.map { IntervalAdvice(interval: $0, noun: .year) { self.print($0, in: $1) } }
    }

    private static let notAYear = AnswerProblem.Reason(
        "not-a-year", fr: "Saisissez une année en quatre chiffres, comme 2019.",
        en: "Enter a year with four digits, like 2019.")
    private static let another = LocalizedText(fr: "Saisissez une autre année.", en: "Enter another year.")
}
