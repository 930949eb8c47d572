public import FEEL

/// Dates and numbers as people of each language write them.
public enum Formatting {
    // MARK: Dates

    /// A date in words: "31 décembre 2026", "1er janvier 2027"; "31 December 2026". A no-break space joins day and month.
    public static func date(_ date: CivilDate, in language: Language) -> String {
        dayAndMonth(day: date.day, month: date.month, in: language) + " \(date.year)"
    }

    /// A day of the year in words: "1er janvier", "31 December". The month is empty unless it is from 1 to 12.
    public static func dayAndMonth(day: Int, month: Int, in language: Language) -> String {
        let number = language == .fr && day == 1 ? "1er" : String(day)
        return "\(number)\u{A0}\(monthName(month, in: language))"
    }

    /// A date with its day of the week: "jeudi 31 décembre 2026", "Thursday 31 December 2026".
    public static func dateWithWeekday(_ date: CivilDate, in language: Language) -> String {
        "\(weekdayName(date.weekday, in: language)) \(self.date(date, in: language))"
    }

    /// A date in figures, day first, as both languages of the platform write it: "31/12/2026".
    public static func digits(_ date: CivilDate) -> String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(padded(date.day))/\(padded(date.month))/\(date.year)"
    }

    /// A time of day from minutes after midnight: "8 h 30", "14 h"; "8:30am", "2pm".
    public static func timeOfDay(_ minute: Int, in language: Language) -> String {
        let (hour, rest) = (minute / 60, minute % 60)
        let padded = "\(rest < 10 ? "0" : "")\(rest)"
        switch language {
        case .fr: return "\(hour)\u{A0}h" + (rest == 0 ? "" : "\u{A0}\(padded)")
        case .en:
            let shown = hour % 12 == 0 ? 12 : hour % 12
            return "\(shown)" + (rest == 0 ? "" : ":\(padded)") + (hour < 12 ? "am" : "pm")
        }
    }

    /// The name of a month from 1 to 12, or the empty string.
    public static func monthName(_ month: Int, in language: Language) -> String {
        guard (1...12).contains(month) else { return "" }
        switch language {
        case .fr: return frenchMonths[month - 1]
        case .en: return englishMonths[month - 1]
        }
    }

    /// The name of a day of the week by its ISO number (1 is Monday), or the empty string.
    public static func weekdayName(_ weekday: Int, in language: Language) -> String {
        guard (1...7).contains(weekday) else { return "" }
        switch language {
        case .fr: return frenchWeekdays[weekday - 1]
        case .en: return englishWeekdays[weekday - 1]
        }
    }

    private static let frenchMonths = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let frenchWeekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    private static let englishWeekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]

    // MARK: Numbers

    /// A whole number: "12 345" with narrow no-break spaces in French, "12,345" in English.
    public static func integer(_ number: Int, in language: Language) -> String {
        decimal(String(number), in: language, minimumDecimals: 0)
    }

    /// A number, exactly: "1 234,5" in French, "1,234.5" in English, with at least so many decimals ("1 234,50").
    public static func number(_ number: Number, in language: Language, minimumDecimals: Int = 0) -> String {
        decimal(number.description, in: language, minimumDecimals: minimumDecimals)
    }

    /// A number given in plain decimal digits (`-1234.5`). Anything else is given back as it is.
    static func decimal(_ plain: String, in language: Language, minimumDecimals: Int) -> String {
        let isNegative = plain.hasPrefix("-")
        let parts = (isNegative ? plain.dropFirst() : Substring(plain)).split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty,
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
        else { return plain }
        var decimals = parts.count > 1 ? String(parts[1]) : ""
        if decimals.utf8.count < minimumDecimals {
            decimals += String(repeating: "0", count: minimumDecimals - decimals.utf8.count)
        }
        let separators = language == .fr ? (group: "\u{202F}", decimal: ",") : (group: ",", decimal: ".")
        return (isNegative ? minus : "") + grouped(whole, by: separators.group)
            + (decimals.isEmpty ? "" : separators.decimal + decimals)
    }

    /// The true minus sign: unlike a hyphen, it is read aloud as "minus" and never ends a line.
    private static let minus = "\u{2212}"

    private static func grouped(_ digits: Substring, by separator: String) -> String {
        var output = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { output += separator }
            output.append(digit)
        }
        return output
    }
}
