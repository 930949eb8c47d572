/// A length of time in days, hours, minutes and seconds (FEEL `days and time duration`), exact to the nanosecond.
public struct DaysAndTimeDuration: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Whole seconds, rounded towards minus infinity.
    public let seconds: Int
    /// Billionths of a second to add to the seconds, from 0 to 999 999 999.
    public let nanoseconds: Int

    /// The duration of that many seconds and billionths of a second (brought into range).
    public init(seconds: Int, nanoseconds: Int = 0) {
        let carry = nanoseconds.dividedDown(by: 1_000_000_000)
        self.seconds = seconds &+ carry
        self.nanoseconds = nanoseconds - carry * 1_000_000_000
    }

    /// The duration of that many days; nil beyond what 64 bits of seconds hold.
    public init?(days: Int) {
        let (seconds, overflow) = days.multipliedReportingOverflow(by: 86_400)
        guard !overflow else { return nil }
        self.init(seconds: seconds)
    }

    /// The duration of that many nanoseconds; nil beyond what 64 bits of seconds hold.
    init?(totalNanoseconds total: Int128) {
        var (quotient, remainder) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
        if remainder < 0 {
            quotient -= 1
            remainder += 1_000_000_000
        }
        guard let seconds = Int(exactly: quotient) else { return nil }
        self.init(seconds: seconds, nanoseconds: Int(remainder))
    }

    /// Reads an ISO 8601 duration of days, hours, minutes and seconds, such as `P1DT2H30M`; nil for anything else.
    public init?(iso8601 text: some StringProtocol) {
        var reader = TemporalReader(text)
        guard let duration = reader.daysAndTime(), reader.isAtEnd else { return nil }
        self = duration
    }

    /// The whole length in nanoseconds.
    var totalNanoseconds: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

    /// The same length the other way.
    public var negated: DaysAndTimeDuration {
        DaysAndTimeDuration(totalNanoseconds: -totalNanoseconds) ?? self
    }

    /// The length in seconds as an exact number.
    public var number: Number {
        Number.rounding(totalNanoseconds, exponent: -9) ?? .zero
    }

    /// The whole days, hours, minutes and seconds, each with the sign of the duration.
    public var parts: (days: Int, hours: Int, minutes: Int, seconds: Int) {
        let total = seconds < 0 && nanoseconds > 0 ? seconds + 1 : seconds
        return (total / 86_400, total / 3600 % 24, total / 60 % 60, total % 60)
    }

    public static func < (left: DaysAndTimeDuration, right: DaysAndTimeDuration) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    /// The duration as ISO 8601 writes it: `P1DT2H30M`, `PT0S`.
    public var description: String {
        let negative = seconds < 0
        let size = negative ? -totalNanoseconds : totalNanoseconds
        let (total, fraction) = (size / 1_000_000_000, Int(size % 1_000_000_000))
        guard size != 0 else { return "PT0S" }
        var text = negative ? "-P" : "P"
        if total >= 86_400 { text += String(total / 86_400) + "D" }
        let (hours, minutes, seconds) = (total / 3600 % 24, total / 60 % 60, total % 60)
        guard hours != 0 || minutes != 0 || seconds != 0 || fraction != 0 else { return text }
        text += "T"
        if hours != 0 { text += String(hours) + "H" }
        if minutes != 0 { text += String(minutes) + "M" }
        if seconds != 0 || fraction != 0 { text += String(seconds) + fractionText(fraction) + "S" }
        return text
    }
}

/// A length of time in years and months (FEEL `years and months duration`).
public struct YearsAndMonthsDuration: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The whole length in months.
    public let months: Int

    /// The duration of that many months.
    public init(months: Int) {
        self.months = months
    }

    /// Reads an ISO 8601 duration of years and months, such as `P1Y6M`; nil for anything else.
    public init?(iso8601 text: some StringProtocol) {
        var reader = TemporalReader(text)
        guard let duration = reader.yearsAndMonths(), reader.isAtEnd else { return nil }
        self = duration
    }

    public static func < (left: YearsAndMonthsDuration, right: YearsAndMonthsDuration) -> Bool {
        left.months < right.months
    }

    /// The duration as ISO 8601 writes it: `P1Y6M`, `P0M`.
    public var description: String {
        guard months != 0 else { return "P0M" }
        var text = months < 0 ? "-P" : "P"
        let size = months.magnitude
        if size >= 12 { text += String(size / 12) + "Y" }
        if size % 12 != 0 { text += String(size % 12) + "M" }
        return text
    }
}
