import FEEL

/// A month of a year.
///
/// Values are dates: the first day of the month. Asked as month and year; a single text is understood too
/// (see `DateReading`).
struct MonthQuestion: DefinedQuestionType {
    static let name = "month"
    static let keys = ["range", "range_message"]

    /// The months accepted, by their first day.
    let range: AnswerRange?

    init(range: AnswerRange? = nil) { self.range = range }

    init(reading settings: MappingReader, context: QuestionContext) {
        range = AnswerRange(reading: settings, type: .date, context: context)
    }

    var valueType: ValueType { .date }

    var control: Control { .month }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        if raw.isBlank { return .absent }
        do throws(DateReading.Flaw) {
            let parts =
                raw.texts.isEmpty
                ? try DateReading.read(month: raw["month"], year: raw["year"])
                : try DateReading.readMonth(raw.text)
            guard let date = CivilDate(year: parts.year, month: parts.month, day: 1) else {
                return .problem(Self.notAMonth)
            }
            return .value(.date(date))
        } catch {
            return .problem(Self.reason(error, isInParts: raw.texts.isEmpty))
        }
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        guard case .date(let date) = value, (1...9999).contains(date.year) else { return Self.notAMonth }
        guard date.day == 1 else { return .notNormalised }
        guard let range, !range.contains(value, on: today) else { return nil }
        return AnswerProblem.Reason(
            code: "out-of-range", message: range.message ?? advice(range.interval(on: today))?.message ?? Self.another)
    }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason(
            "required", fr: "Saisissez le mois et l'année.", en: "Enter the month and the year.")
    }

    func hint(in language: Language) -> String? {
        guard let phrase = advice(range?.fixedInterval)?.phrase(in: language) else {
            return language == .fr ? "Le mois et l'année, en chiffres" : "Month and year, in digits"
        }
        return phrase.prefix(1).uppercased() + phrase.dropFirst()
    }

    /// "mars 2019", "March 2019".
    func print(_ value: Value, in language: Language) -> String {
        guard case .date(let date) = value else { return ValuePrinter.print(value, in: language) }
        return "\(Formatting.monthName(date.month, in: language))\u{A0}\(date.year)"
    }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .date(let date) = value else { return RawAnswer() }
        let year = String(date.year)
        let padding = String(repeating: "0", count: max(0, 4 - year.utf8.count))
        return RawAnswer(parts: ["month": [String(date.month)], "year": [padding + year]])
    }

    private func advice(_ interval: AnswerRange.Interval?) -> IntervalAdvice? {
        interval.map { IntervalAdvice(interval: $0, noun: .month) { self.print($0, in: $1) } }
    }

    // MARK: Messages

    private static func reason(_ flaw: DateReading.Flaw, isInParts: Bool) -> AnswerProblem.Reason {
        switch flaw {
        case .incomplete(let parts):
            parts.first == "month"
                ? AnswerProblem.Reason(
                    "incomplete", part: "month", fr: "Indiquez aussi le mois.", en: "Also give the month.")
                : AnswerProblem.Reason(
                    "incomplete", part: "year", fr: "Indiquez aussi l'année.", en: "Also give the year.")
        case .month, .monthFirst:
            AnswerProblem.Reason(
                "month", part: isInParts ? "month" : nil,
                fr: "Indiquez un mois de 1 à 12, ou son nom, comme dans 03/2019.",
                en: "Give a month from 1 to 12, or its name, as in 03/2019.")
        case .shortYear:
            AnswerProblem.Reason(
                "short-year", part: isInParts ? "year" : nil, fr: "Écrivez l'année en quatre chiffres, comme 2019.",
                en: "Write the year with four digits, like 2019.")
        case .notADate, .day: notAMonth
        }
    }

    private static let notAMonth = AnswerProblem.Reason(
        "not-a-month", fr: "Saisissez un mois et une année, comme 03/2019.", en: "Enter a month and year, like 03/2019."
    )
    private static let another = LocalizedText(fr: "Saisissez un autre mois.", en: "Enter another month.")
}
