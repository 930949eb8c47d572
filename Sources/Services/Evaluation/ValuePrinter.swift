public import FEEL

/// Prints values for people when no question's own `print` does: results of rules, insertions in letters, list columns.
public enum ValuePrinter {
    /// The value in the habits of a language; empty for null and for what is no answer (functions).
    ///
    /// Numbers and dates as `Formatting` writes them, durations in words, lists as an enumeration ("a, b et c"), contexts
    /// as their values one after the other.
    public static func print(_ value: Value, in language: Language) -> String {
        Self.print(value, in: language, depth: 0)
    }

    /// Lists and contexts nested deeper than any definition makes are cut short.
    private static let maximumDepth = 8

    private static func print(_ value: Value, in language: Language, depth: Int) -> String {
        guard depth < maximumDepth else { return "…" }
        switch value {
        case .null, .function: return ""
        case .boolean(let isTrue): return word(isTrue, in: language)
        case .number(let number): return Formatting.number(number, in: language)
        case .string(let text): return text
        case .date(let date): return Formatting.date(date, in: language)
        case .time(let time): return Self.print(time, in: language)
        case .dateTime(let moment):
            let join = language == .fr ? " à " : " at "
            return Formatting.date(moment.date, in: language) + join + Self.print(moment.time, in: language)
        case .daysAndTimeDuration(let duration): return Self.print(duration, in: language)
        case .yearsAndMonthsDuration(let duration): return Self.print(duration, in: language)
        case .list(let values):
            return enumeration(values.map { Self.print($0, in: language, depth: depth + 1) }, in: language)
        case .context(let context):
            return context.entries.map { Self.print($0.1, in: language, depth: depth + 1) }
                .filter { !$0.isEmpty }.joined(separator: ", ")
        case .range(let range): return Self.print(range, in: language, depth: depth)
        }
    }

    private static func word(_ isTrue: Bool, in language: Language) -> String {
        switch language {
        case .fr: isTrue ? "Oui" : "Non"
        case .en: isTrue ? "Yes" : "No"
        }
    }

    /// "14 h 30", "9 h"; "14:30". Seconds are left out: nobody is told to come at 9 h 0 min 12 s.
    private static func print(_ time: CivilTime, in language: Language) -> String {
        let minutes = time.minute < 10 ? "0\(time.minute)" : String(time.minute)
        switch language {
        case .fr: return time.minute == 0 ? "\(time.hour)\u{A0}h" : "\(time.hour)\u{A0}h\u{A0}\(minutes)"
        case .en: return "\(time.hour):\(minutes)"
        }
    }

    private static func print(_ duration: DaysAndTimeDuration, in language: Language) -> String {
        if duration.seconds < 0 {
            let opposite = duration.negated
            // The longest negative duration has no opposite.
            return opposite.seconds < 0 ? duration.description : "\u{2212}" + Self.print(opposite, in: language)
        }
        let whole = DaysAndTimeDuration(seconds: duration.seconds).description
        if duration.seconds == 0 { return language == .fr ? "0\u{A0}jour" : "0\u{A0}days" }
        return Period(iso: whole)?.words(in: language) ?? whole
    }

    private static func print(_ duration: YearsAndMonthsDuration, in language: Language) -> String {
        if duration.months == 0 { return language == .fr ? "0\u{A0}mois" : "0\u{A0}months" }
        let size = duration.description.drop { $0 == "-" }
        return (duration.months < 0 ? "\u{2212}" : "")
            + (Period(iso: String(size))?.words(in: language) ?? String(size))
    }

    private static func print(_ range: RangeValue, in language: Language, depth: Int) -> String {
        let low = Self.print(range.low, in: language, depth: depth + 1)
        let high = Self.print(range.high, in: language, depth: depth + 1)
        switch (low.isEmpty, high.isEmpty) {
        case (false, false): return language == .fr ? "de \(low) à \(high)" : "from \(low) to \(high)"
        case (false, true): return language == .fr ? "à partir de \(low)" : "from \(low)"
        case (true, false): return language == .fr ? "jusqu'à \(high)" : "up to \(high)"
        case (true, true): return ""
        }
    }

    /// "a, b et c"; empty elements are left out.
    static func enumeration(_ texts: [String], in language: Language) -> String {
        let texts = texts.filter { !$0.isEmpty }
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: ", ") + (language == .fr ? " et " : " and ") + last
    }
}
