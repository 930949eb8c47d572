/// A day of the proleptic Gregorian calendar, without time or zone (FEEL `date`; ISO 8601, XML Schema `date`).
///
/// Years go from −999 999 999 to 999 999 999; year 0 exists, as in ISO 8601.
public struct CivilDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let storedYear: Int32
    private let storedMonth: UInt8
    private let storedDay: UInt8

    /// The years that a date may have.
    public static let years = -999_999_999...999_999_999

    /// The year; 0 is the year before 1.
    public var year: Int { Int(storedYear) }
    /// The month, from 1 to 12.
    public var month: Int { Int(storedMonth) }
    /// The day of the month, from 1.
    public var day: Int { Int(storedDay) }

    private init(uncheckedYear year: Int, month: Int, day: Int) {
        storedYear = Int32(year)
        storedMonth = UInt8(month)
        storedDay = UInt8(day)
    }

    /// The date with these parts, or nil when the calendar has none.
    public init?(year: Int, month: Int, day: Int) {
        guard CivilDate.years.contains(year), (1...12).contains(month),
            day >= 1, day <= CivilDate.dayCount(year: year, month: month)
        else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD`, as ISO 8601 and XML Schema write it; nil for anything else.
    public init?(iso8601 text: some StringProtocol) {
        var reader = TemporalReader(text)
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        self = date
    }

    /// The date that lies a number of days after 1 January 1970; the nearest that exists, outside the years a date may have.
    public init(daysSinceEpoch days: Int) {
        self = CivilDate(exactDaysSinceEpoch: days) ?? (days < 0 ? .first : .last)
    }

    private static let first = CivilDate(uncheckedYear: years.lowerBound, month: 1, day: 1)
    private static let last = CivilDate(uncheckedYear: years.upperBound, month: 12, day: 31)

    /// The date that lies a number of days after 1 January 1970; nil outside the years a date may have.
    init?(exactDaysSinceEpoch days: Int) {
        guard (-400_000_000_000...400_000_000_000).contains(days) else { return nil }
        // Years are counted from 1 March, so that the leap day comes last; 400 years make 146 097 days.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        guard CivilDate.years.contains(year) else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    /// Days after 1 January 1970; negative before.
    public var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The date a number of days later, earlier when negative; the last or first date where the calendar ends before.
    public func adding(days: Int) -> CivilDate { exactlyAdding(days: days) ?? (days < 0 ? .first : .last) }

    /// The date a number of months later, on the same day or, where the month is shorter, on its last day
    /// (31 January + 1 month = 28 or 29 February); the last or first date where the calendar ends before.
    public func adding(months: Int) -> CivilDate { exactlyAdding(months: months) ?? (months < 0 ? .first : .last) }

    /// The date a number of days later, earlier when negative; nil outside the calendar.
    func exactlyAdding(days: Int) -> CivilDate? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CivilDate(exactDaysSinceEpoch: sum)
    }

    /// The date a number of months later, on the same day or, where the month is shorter, on its last day
    /// (31 January + 1 month = 28 or 29 February); nil outside the calendar.
    func exactlyAdding(months: Int) -> CivilDate? {
        let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow else { return nil }
        let newYear = total >= 0 ? total / 12 : -((11 - total) / 12)
        let newMonth = total - newYear * 12 + 1
        guard CivilDate.years.contains(newYear) else { return nil }
        let last = CivilDate.dayCount(year: newYear, month: newMonth)
        return CivilDate(uncheckedYear: newYear, month: newMonth, day: min(day, last))
    }

    /// The day of the week, from 1 for Monday to 7 for Sunday (ISO 8601).
    public var weekday: Int {
        let remainder = (daysSinceEpoch + 3) % 7
        return (remainder < 0 ? remainder + 7 : remainder) + 1
    }

    /// The day of the year, from 1 to 366.
    public var dayOfYear: Int {
        daysSinceEpoch - CivilDate(uncheckedYear: year, month: 1, day: 1).daysSinceEpoch + 1
    }

    /// The week of the year, from 1 to 53 (ISO 8601: week 1 holds the year's first Thursday).
    public var weekOfYear: Int {
        let thursday = daysSinceEpoch + 4 - weekday
        return (CivilDate(daysSinceEpoch: thursday).dayOfYear - 1) / 7 + 1
    }

    /// Whether a year has 366 days.
    public static func isLeap(year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// How many days a month has, from 28 to 31.
    public static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeap(year: year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whole months from this date to another, towards zero; negative when the other comes first.
    public func months(until other: CivilDate) -> Int {
        let months = (other.year - year) * 12 + other.month - month
        if months > 0, other.day < day { return months - 1 }
        if months < 0, other.day > day { return months + 1 }
        return months
    }

    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.storedYear, left.storedMonth, left.storedDay) < (right.storedYear, right.storedMonth, right.storedDay)
    }

    /// The date as `YYYY-MM-DD`.
    public var description: String {
        let digits = String(year.magnitude)
        let padding = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
        return (year < 0 ? "-" : "") + padding + digits + "-" + month.twoDigits + "-" + day.twoDigits
    }
}

extension Int {
    /// Two digits at least: `07`.
    var twoDigits: String { self < 10 ? "0" + String(self) : String(self) }
}
