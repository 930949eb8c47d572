public import FEEL

/// The days of every year on which a service takes requests: from one day of the year through another, which may lie beyond
/// the new year.
public struct ApplicationPeriod: Sendable, Hashable {
    /// A day of the year. 29 February is 1 March, or 28 February at the end of a period, in years that do not have it.
    public struct Day: Sendable, Hashable, Comparable {
        /// From 1 to 12.
        public let month: Int
        /// From 1 to what the month has in a leap year.
        public let day: Int

        /// A day written `MM-DD`; nil when it is none.
        public init?(_ text: String) {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isASCII) }),
                let month = Int(parts[0]), let day = Int(parts[1]),
                CivilDate(year: 2024, month: month, day: day) != nil
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
        next(onOrAfter: date) { year in
            CivilDate(year: year, month: opens.month, day: opens.day) ?? CivilDate(year: year, month: 3, day: 1)
        }
    }

    /// The next day at whose end it closes, on or after a day.
    public func closing(onOrAfter date: CivilDate) -> CivilDate {
        next(onOrAfter: date) { year in
            CivilDate(year: year, month: closes.month, day: closes.day) ?? CivilDate(year: year, month: 2, day: 28)
        }
    }

    private func next(onOrAfter date: CivilDate, _ of: (Int) -> CivilDate?) -> CivilDate {
        if let found = of(date.year), found >= date { return found }
        return of(date.year + 1) ?? date
    }
}
