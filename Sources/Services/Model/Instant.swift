public import FEEL
import Foundation
import Synchronization

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
    private let offsets: ZoneOffsets

    /// Coordinated universal time.
    public static let utc = Zone(name: "UTC", timeZone: TimeZone(secondsFromGMT: 0) ?? .gmt)

    /// Zones asked for so far: there are a few hundred names in all, and only those that exist are kept.
    private static let known = Mutex<[String: Zone]>([:])

    /// The zone of that name, or nil when the system does not know it.
    public init?(name: String) {
        if let known = Self.known.withLock({ $0[name] }) {
            self = known
            return
        }
        guard let timeZone = TimeZone(identifier: name) else { return nil }
        let zone = Zone(name: name, timeZone: timeZone)
        Self.known.withLock { $0[name] = zone }
        self = zone
    }

    private init(name: String, timeZone: TimeZone) {
        self.name = name
        offsets = ZoneOffsets(timeZone)
    }

    /// Whether both are the zone of the same name.
    public static func == (left: Zone, right: Zone) -> Bool { left.name == right.name }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// The local date at a moment.
    public func date(at instant: Instant) -> CivilDate { CivilDate(daysSinceEpoch: Int(local(instant).days)) }

    /// Local minutes after midnight at a moment, from 0 to 1439.
    public func minuteOfDay(at instant: Instant) -> Int { Int(local(instant).milliseconds / 60_000) }

    /// The first moment of a local date (an approximation of an hour at most where midnight is skipped).
    public func startOfDay(_ date: CivilDate) -> Instant {
        let naive = Int64(date.daysSinceEpoch) * 86_400_000
        let first = naive - offsets.milliseconds(at: naive)
        return Instant(milliseconds: naive - offsets.milliseconds(at: first))
    }

    /// The moment at which local clocks show a minute of a date, from 0 to 1439; the first where they show it twice, nil
    /// where they never do.
    public func instant(on date: CivilDate, minuteOfDay minute: Int) -> Instant? {
        guard (0..<1440).contains(minute) else { return nil }
        let shown = Int64(date.daysSinceEpoch) * 86_400_000 + Int64(minute) * 60_000
        // The offsets of the days around: one of them holds, both where the clock goes back.
        let day: Int64 = 86_400_000
        let candidates = [shown - day, shown + day].map { Instant(milliseconds: shown - offsets.milliseconds(at: $0)) }
        return candidates.filter { self.date(at: $0) == date && minuteOfDay(at: $0) == minute }.min()
    }

    private func local(_ instant: Instant) -> (days: Int64, milliseconds: Int64) {
        let shifted = instant.milliseconds + offsets.milliseconds(at: instant.milliseconds)
        let days = shifted >= 0 ? shifted / 86_400_000 : (shifted - 86_399_999) / 86_400_000
        return (days, shifted - days * 86_400_000)
    }
}

/// How far a zone is from UTC, remembered by quarters of an hour: the system's own answer takes longer than a query.
private final class ZoneOffsets: Sendable {
    private struct Quarter {
        let number: Int64
        let offset: Int64
    }

    private static let quarter: Int64 = 900_000
    private static let places = 64

    private let timeZone: TimeZone
    /// The quarters last asked for, each at the place of its number.
    private let remembered = Mutex([Quarter?](repeating: nil, count: places))

    init(_ timeZone: TimeZone) { self.timeZone = timeZone }

    /// What to add to UTC at a moment, both in milliseconds.
    func milliseconds(at moment: Int64) -> Int64 {
        let number = moment >= 0 ? moment / Self.quarter : (moment - Self.quarter + 1) / Self.quarter
        let place = Int(truncatingIfNeeded: number) & (Self.places - 1)
        if let known = remembered.withLock({ $0[place] }), known.number == number { return known.offset }
        let offset = read(moment)
        // A quarter in which the offset changes is asked for each time.
        if offset == read(number * Self.quarter), offset == read((number + 1) * Self.quarter - 1) {
            remembered.withLock { $0[place] = Quarter(number: number, offset: offset) }
        }
        return offset
    }

    private func read(_ milliseconds: Int64) -> Int64 {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
        return Int64(timeZone.secondsFromGMT(for: date)) * 1000
    }
}
