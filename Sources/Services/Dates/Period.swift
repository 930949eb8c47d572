public import FEEL

/// A length of time as definitions and laws state it: "two months", "five days", "six minutes".
///
/// Written as an ISO 8601-1 duration (5.5.2.4: `P2M`, `P5D`, `PT6M`, `P1Y6M`, `P2W`) with whole numbers and no sign. The
/// parts are kept as written: twelve months and one year are of the same length but not the same words.
public struct Period: Sendable, Hashable {
    /// The units, from the longest.
    public enum Unit: Int, Sendable, Hashable, CaseIterable, Comparable {
        case year, month, week, day, hour, minute, second

        /// Order of length, the longest first.
        public static func < (left: Unit, right: Unit) -> Bool { left.rawValue < right.rawValue }
    }

    /// The greatest number of any unit.
    public static let maximumCount = 9999

    /// The number of each unit that the period has.
    private let counts: [Unit: Int]

    /// A period of a number of one unit, from 1 to `maximumCount` (a number outside is moved to the nearest end).
    public init(_ count: Int, _ unit: Unit) { counts = [unit: min(max(count, 1), Self.maximumCount)] }

    /// The period written in ISO 8601, or nil when it isn't one, is empty or has too great a number.
    public init?(iso text: String) {
        var rest = Substring(text)
        guard rest.popFirst() == "P" else { return nil }
        var counts: [Unit: Int] = [:]
        var isTime = false
        var previous: Unit?
        while let next = rest.first {
            if next == "T" {
                guard !isTime, rest.count > 1 else { return nil }
                isTime = true
                rest.removeFirst()
                continue
            }
            let digits = rest.prefix { $0.isASCII && $0.isWholeNumber }
            rest = rest.dropFirst(digits.count)
            guard digits.utf8.count <= 4, let count = Int(digits), let letter = rest.popFirst(),
                let unit = Self.unit(letter, isTime: isTime), previous.map({ $0 < unit }) ?? true
            else { return nil }
            previous = unit
            if count > 0 { counts[unit] = count }
        }
        guard !counts.isEmpty else { return nil }
        self.counts = counts
    }

    private static func unit(_ letter: Character, isTime: Bool) -> Unit? {
        switch (letter, isTime) {
        case ("Y", false): .year
        case ("M", false): .month
        case ("W", false): .week
        case ("D", false): .day
        case ("H", true): .hour
        case ("M", true): .minute
        case ("S", true): .second
        default: nil
        }
    }

    /// The number of a unit, as written.
    public subscript(unit: Unit) -> Int { counts[unit] ?? 0 }

    /// Years and months, in months.
    public var months: Int { self[.year] * 12 + self[.month] }

    /// Weeks and days, in days.
    public var days: Int { self[.week] * 7 + self[.day] }

    /// Hours, minutes and seconds, in seconds.
    public var timeOfDay: Int { self[.hour] * 3600 + self[.minute] * 60 + self[.second] }

    /// The length in seconds, days being of 24 hours; nil when it has years or months, whose length varies.
    public var seconds: Int? { months == 0 ? days * 86_400 + timeOfDay : nil }

    /// The date reached from a date: months first (the last day of a month where the day does not exist), then days.
    ///
    /// Hours, minutes and seconds don't move a date.
    public func added(to date: CivilDate) -> CivilDate {
        let moved = months == 0 ? date : date.adding(months: months)
        return days == 0 ? moved : moved.adding(days: days)
    }
}

extension Period: CustomStringConvertible {
    private static let letters: [Unit: String] = [
        .year: "Y", .month: "M", .week: "W", .day: "D", .hour: "H", .minute: "M", .second: "S",
    ]

    /// The period in ISO 8601.
    public var description: String {
        func written(_ units: [Unit]) -> String {
            units.compactMap { unit in counts[unit].map { "\($0)\(Self.letters[unit] ?? "")" } }.joined()
        }
        let time = written([.hour, .minute, .second])
        return "P" + written([.year, .month, .week, .day]) + (time.isEmpty ? "" : "T" + time)
    }
}

extension Period {
    /// The period in words: "2 mois", "1 an et 6 mois"; "2 months". A no-break space joins a number and its unit.
    public func words(in language: Language) -> String {
        let parts = Unit.allCases.compactMap { unit in
            counts[unit].map { "\(Formatting.integer($0, in: language))\u{A0}\(unit.name(count: $0, in: language))" }
        }
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + (language == .fr ? " et " : " and ") + last
    }
}

extension Period.Unit {
    /// The unit's name for a number of it; French counts 0 and 1 as one, English only 1.
    fileprivate func name(count: Int, in language: Language) -> String {
        switch language {
        case .fr:
            let (one, many) = french
            return count < 2 ? one : many
        case .en: return count == 1 ? english : english + "s"
        }
    }

    private var french: (one: String, many: String) {
        switch self {
        case .year: ("an", "ans")
        case .month: ("mois", "mois")
        case .week: ("semaine", "semaines")
        case .day: ("jour", "jours")
        case .hour: ("heure", "heures")
        case .minute: ("minute", "minutes")
        case .second: ("seconde", "secondes")
        }
    }

    private var english: String {
        switch self {
        case .year: "year"
        case .month: "month"
        case .week: "week"
        case .day: "day"
        case .hour: "hour"
        case .minute: "minute"
        case .second: "second"
        }
    }
}
