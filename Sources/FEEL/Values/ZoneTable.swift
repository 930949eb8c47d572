import Foundation
import Synchronization

/// The named zones of the IANA time zone database, as the system has it.
enum ZoneTable {
    private static let known = Mutex<[String: TimeZone?]>([:])
    /// More names than the database has are nobody's: what is kept stays small whatever is asked.
    private static let most = 2_000

    private static func zone(_ name: String) -> TimeZone? {
        known.withLock { known in
            if let found = known[name] { return found }
            // Abbreviations and offsets are no names of the database.
            let zone = name.contains("/") || name == "UTC" ? TimeZone(identifier: name) : nil
            if known.count < most { known[name] = .some(zone) }
            return zone
        }
    }

    /// Whether the database has a zone of this name.
    static func has(_ name: String) -> Bool { zone(name) != nil }

    /// Seconds east of UTC in a zone at a moment of its own clock, in seconds after 1 January 1970, 00:00 there. A moment
    /// that occurs twice is the earlier one, as summer time still has it.
    static func offset(_ name: String, local seconds: Int) -> Int? {
        guard let zone = zone(name) else { return nil }
        let around = Date(timeIntervalSince1970: Double(seconds))
        let guess = zone.secondsFromGMT(for: around.addingTimeInterval(-Double(zone.secondsFromGMT(for: around))))
        let earlier = zone.secondsFromGMT(for: around.addingTimeInterval(-Double(guess) - 3_600))
        let isTwice = zone.secondsFromGMT(for: around.addingTimeInterval(-Double(earlier))) == earlier
        return isTwice ? earlier : guess
    }
}
