public import FEEL

/// The days of every year on which a service takes requests: from one day of the year through another, which may lie beyond
/// the new year.
public struct ApplicationPeriod: Sendable, Hashable {
    /// A day that every year has: 29 February is none.
    public struct Day: Sendable, Hashable, Comparable {
        /// From 1 to 12.
        public let month: Int
        /// From 1 to what the month has in every year.
        public let day: Int

        /// A year without 29 February.
        private static let commonYear = 2026

        /// A day written `MM-DD`; nil when it is none.
        public init?(_ text: String) {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2,
                parts.allSatisfy({ part in part.utf8.count == 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
                ),
                let month = Int(parts[0]), let day = Int(parts[1]),
                CivilDate(year: Self.commonYear, month: month, day: day) != nil
            else { return nil }
            self.month = month
            self.day = day
        }

        init(of date: CivilDate) { (month, day) = (date.month, date.day) }

        /// The earlier in the year first.
        public static func < (one: Day, other: Day) -> Bool { (one.month, one.day) < (other.month, other.day) }

        /// The day in words: "1er mars", "1 March".
        public func words(in language: Language) -> String {
            Formatting.dayAndMonth(day: day, month: month, in: language)
        }
    }

    /// The first day on which requests are taken.
    public let opens: Day
    /// The last day on which they are.
    public let closes: Day

    /// A period.
    public init(opens: Day, closes: Day) {
        self.opens = opens
        self.closes = closes
    }

    /// Whether requests are taken on a day.
    public func contains(_ date: CivilDate) -> Bool {
        let day = Day(of: date)
        return opens <= closes ? (opens...closes).contains(day) : day >= opens || day <= closes
    }

    /// The next day on which it opens, on or after a day.
    public func opening(onOrAfter date: CivilDate) -> CivilDate {
        next(opens, onOrAfter: date)
    }

    /// The next day at whose end it closes, on or after a day.
    public func closing(onOrAfter date: CivilDate) -> CivilDate {
        next(closes, onOrAfter: date)
    }

    private func next(_ day: Day, onOrAfter date: CivilDate) -> CivilDate {
        let year = day < Day(of: date) ? date.year + 1 : date.year
        return CivilDate(year: year, month: day.month, day: day.day) ?? date
    }
}
