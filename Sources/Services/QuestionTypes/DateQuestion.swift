import FEEL

/// A date of the civil calendar.
///
/// Values are dates. Asked as day, month and year; a single text is understood too (see `DateReading`).
struct DateQuestion: DefinedQuestionType {
    static let name = "date"
    static let keys = ["range", "range_message"]

    /// The dates accepted.
    let range: AnswerRange?

    init(range: AnswerRange? = nil) { self.range = range }

    init(reading settings: MappingReader, context: QuestionContext) {
        range = AnswerRange(reading: settings, type: .date, context: context)
    }

    var valueType: ValueType { .date }

    var control: Control { .date }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        if raw.isBlank { return .absent }
        do throws(DateReading.Flaw) {
            let parts =
                raw.texts.isEmpty
                ? try DateReading.read(day: raw["day"], month: raw["month"], year: raw["year"])
                : try DateReading.read(raw.text)
            guard let date = CivilDate(year: parts.year, month: parts.month, day: parts.day) else {
                return .problem(Self.nonexistent(parts))
            }
            return .value(.date(date))
        } catch {
            return .problem(Self.reason(error, isInParts: raw.texts.isEmpty))
        }
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        guard case .date(let date) = value else { return Self.reason(.notADate, isInParts: false) }
        guard (1...9999).contains(date.year) else { return Self.reason(.shortYear, isInParts: false) }
        guard let range, !range.contains(value, on: today) else { return nil }
        if let message = range.message { return AnswerProblem.Reason(code: "out-of-range", message: message) }
        return AnswerProblem.Reason(
            code: "out-of-range",
            message: DateAdvice(range: range, interval: range.interval(on: today), today: today).message(for: date))
    }

    var missing: AnswerProblem.Reason? {
        if isExampleAccepted {
            return AnswerProblem.Reason(
                "required", fr: "Saisissez une date comme \(Self.example(in: .fr)).",
                en: "Enter a date like \(Self.example(in: .en)).")
        }
        return AnswerProblem.Reason(
            "required", fr: "Saisissez une date\u{A0}: le jour, le mois et l'année.",
            en: "Enter a date: day, month and year.")
    }

    func hint(in language: Language) -> String? {
        switch language {
        case .fr: isExampleAccepted ? "Par exemple 27 3 2019" : "Le jour, le mois et l'année, en chiffres"
        case .en: isExampleAccepted ? "For example 27 3 2019" : "Day, month and year, in digits"
        }
    }

    func print(_ value: Value, in language: Language) -> String { ValuePrinter.print(value, in: language) }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .date(let date) = value else { return RawAnswer() }
        let year = String(date.year)
        let padding = String(repeating: "0", count: max(0, 4 - year.utf8.count))
        return RawAnswer(parts: ["day": [String(date.day)], "month": [String(date.month)], "year": [padding + year]])
    }

    // MARK: Messages

    /// The date that messages give as an example, in digits.
    private static func example(in language: Language) -> String { "27/03/2019" }

    /// Whether the example would be accepted, this year and in a long time.
    private var isExampleAccepted: Bool {
        guard let range, let example = CivilDate(year: 2019, month: 3, day: 27) else { return true }
        return [(2026, 1), (2100, 12)].allSatisfy { year, month in
            CivilDate(year: year, month: month, day: 1).map { range.contains(.date(example), on: $0) } ?? false
        }
    }

    private static func nonexistent(_ parts: DateReading.Parts) -> AnswerProblem.Reason {
        if parts.month == 2, parts.day == 29 {
            return AnswerProblem.Reason(
                "no-such-date", part: "day",
                fr: "Vérifiez la date\u{A0}: en \(parts.year), le mois de février a 28 jours.",
                en: "Check the date: in \(parts.year), February has 28 days.")
        }
        let french = Formatting.dayAndMonth(day: parts.day, month: parts.month, in: .fr)
        let english = Formatting.dayAndMonth(day: parts.day, month: parts.month, in: .en)
        return AnswerProblem.Reason(
            "no-such-date", part: "day", fr: "Le \(french) n'existe pas\u{A0}: vérifiez le jour et le mois.",
            en: "There is no \(english): check the day and the month.")
    }

    private static func reason(_ flaw: DateReading.Flaw, isInParts: Bool) -> AnswerProblem.Reason {
        switch flaw {
        case .notADate:
            AnswerProblem.Reason(
                "not-a-date", fr: "Saisissez une date comme \(example(in: .fr)).",
                en: "Enter a date like \(example(in: .en)).")
        case .incomplete(let parts): incomplete(parts)
        case .day:
            AnswerProblem.Reason(
                "day", part: isInParts ? "day" : nil, fr: "Indiquez un jour de 1 à 31, comme dans \(example(in: .fr)).",
                en: "Give a day from 1 to 31, as in \(example(in: .en)).")
        case .month:
            AnswerProblem.Reason(
                "month", part: isInParts ? "month" : nil,
                fr: "Indiquez un mois de 1 à 12, ou son nom, comme dans \(example(in: .fr)).",
                en: "Give a month from 1 to 12, or its name, as in \(example(in: .en)).")
        case .monthFirst:
            AnswerProblem.Reason(
                "month-first", part: isInParts ? "month" : nil,
                fr: "Indiquez le jour avant le mois, comme dans \(example(in: .fr)).",
                en: "Give the day before the month, as in \(example(in: .en)).")
        case .shortYear:
            AnswerProblem.Reason(
                "short-year", part: isInParts ? "year" : nil, fr: "Écrivez l'année en quatre chiffres, comme 2019.",
                en: "Write the year with four digits, like 2019.")
        }
    }

    private static func incomplete(_ parts: [String]) -> AnswerProblem.Reason {
        let french = parts.map { ["day": "le jour", "month": "le mois", "year": "l'année"][$0] ?? $0 }
        let english = parts.map { "the " + $0 }
        return AnswerProblem.Reason(
            "incomplete", part: parts.first, fr: "Indiquez aussi \(french.joined(separator: " et ")).",
            en: "Also give \(english.joined(separator: " and ")).")
    }
}
