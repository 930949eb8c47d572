public import FEEL
import Foundation

/// A moment, in milliseconds since 1970-01-01T00:00:00Z (leap seconds ignored, as in POSIX).
public struct Instant: Sendable, Hashable, Comparable {
    /// Milliseconds since the epoch.
    public let milliseconds: Int64

    /// The moment so many milliseconds after the epoch.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Order in time.
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment so many seconds later.
    public func adding(seconds: Int64) -> Instant { Instant(milliseconds: milliseconds + seconds * 1000) }
}

/// Local time at a place, from the IANA database of the system.
public struct Zone: Sendable, Hashable {
    /// The IANA name ("Europe/Paris").
    public let name: String
    private let timeZone: TimeZone

    /// Coordinated universal time.
    public static let utc = Zone(name: "UTC", timeZone: TimeZone(secondsFromGMT: 0) ?? .gmt)

    /// The zone of that name, or nil when the system does not know it.
    public init?(name: String) {
        guard let timeZone = TimeZone(identifier: name) else { return nil }
        self.init(name: name, timeZone: timeZone)
    }

    private init(name: String, timeZone: TimeZone) {
        self.name = name
        self.timeZone = timeZone
    }

    /// The local date at a moment.
    public func date(at instant: Instant) -> CivilDate { CivilDate(daysSinceEpoch: Int(local(instant).days)) }

    /// Local minutes after midnight at a moment, from 0 to 1439.
    public func minuteOfDay(at instant: Instant) -> Int { Int(local(instant).milliseconds / 60_000) }

    /// The first moment of a local date (an approximation of an hour at most where midnight is skipped).
    public func startOfDay(_ date: CivilDate) -> Instant {
        let naive = Int64(date.daysSinceEpoch) * 86_400_000
        let first = naive - offset(at: naive)
        return Instant(milliseconds: naive - offset(at: first))
    }

    private func local(_ instant: Instant) -> (days: Int64, milliseconds: Int64) {
        let shifted = instant.milliseconds + offset(at: instant.milliseconds)
        let days = shifted >= 0 ? shifted / 86_400_000 : (shifted - 86_399_999) / 86_400_000
        return (days, shifted - days * 86_400_000)
    }

    private func offset(at milliseconds: Int64) -> Int64 {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
        return Int64(timeZone.secondsFromGMT(for: date)) * 1000
    }
}
