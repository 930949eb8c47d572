/// Where a time counts from: a fixed distance from UTC, or a named zone kept as text.
public enum TimeZoneReference: Sendable, Hashable, CustomStringConvertible {
    /// Seconds east of UTC, within 14 hours either way; `Z` is zero.
    case offset(seconds: Int)
    /// A name of the IANA time zone database, such as `Europe/Paris`. What it means depends on the day.
    case named(String)

    /// As it follows a time in ISO 8601 and FEEL: `Z`, `+02:00`, `@Europe/Paris`.
    public var description: String {
        switch self {
        case .named(let name): return "@" + name
        case .offset(let seconds):
            guard seconds != 0 else { return "Z" }
            let distance = abs(seconds)
            let tail = distance % 60 == 0 ? "" : ":" + (distance % 60).twoDigits
            return (seconds < 0 ? "-" : "+") + (distance / 3600).twoDigits + ":" + (distance / 60 % 60).twoDigits + tail
        }
    }
}

/// A time of day, with or without a zone (FEEL `time`).
public struct CivilTime: Sendable, Hashable, CustomStringConvertible {
    /// The hour, from 0 to 23.
    public let hour: Int
    /// The minute, from 0 to 59.
    public let minute: Int
    /// The second, from 0 to 59.
    public let second: Int
    /// Billionths of a second, from 0 to 999 999 999.
    public let nanosecond: Int
    /// The zone, when one was given.
    public let zone: TimeZoneReference?

    /// The time with these parts, or nil when a part is out of its range (an offset: more than 14 hours).
    public init?(hour: Int, minute: Int, second: Int = 0, nanosecond: Int = 0, zone: TimeZoneReference? = nil) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999_999_999).contains(nanosecond)
        else { return nil }
        if case .offset(let seconds) = zone, abs(seconds) > 14 * 3600 { return nil }
        self.hour = hour
        self.minute = minute
        self.second = second
        self.nanosecond = nanosecond
        self.zone = zone
    }

    /// The time a number of seconds after midnight, from 0 to 86 399.
    init(secondOfDay: Int, nanosecond: Int, zone: TimeZoneReference?) {
        hour = secondOfDay / 3600
        minute = secondOfDay / 60 % 60
        second = secondOfDay % 60
        self.nanosecond = nanosecond
        self.zone = zone
    }

    /// Midnight, without a zone.
    public static let midnight = CivilTime(secondOfDay: 0, nanosecond: 0, zone: nil)

    /// Reads `hh:mm:ss`, with an optional fraction and zone; nil for anything else.
    public init?(iso8601 text: some StringProtocol) {
        var reader = TemporalReader(text)
        reader.skip("T")
        guard let time = reader.time(), reader.isAtEnd else { return nil }
        self = time
    }

    /// Seconds since midnight.
    public var secondOfDay: Int { hour * 3600 + minute * 60 + second }

    /// The offset from UTC in seconds, when the time has one. Of the named zones, UTC alone has one whatever the day.
    public var offset: Int? {
        switch zone {
        case .offset(let seconds): seconds
        case .named(let name): ["Z", "UTC", "Etc/UTC"].contains(name) ? 0 : nil
        case nil: nil
        }
    }

    /// The time as ISO 8601 writes it: `10:30:00`, `10:30:00.5+02:00`.
    public var description: String {
        var text = hour.twoDigits + ":" + minute.twoDigits + ":" + second.twoDigits
        text += fractionText(nanosecond)
        if let zone { text += zone.description }
        return text
    }
}

/// Billionths as a decimal fraction with its point; nothing for zero.
func fractionText(_ nanosecond: Int) -> String {
    guard nanosecond != 0 else { return "" }
    var digits = String(nanosecond)
    digits = String(repeating: "0", count: 9 - digits.utf8.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
}
