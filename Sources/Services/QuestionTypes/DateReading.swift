/// Reading of dates as people write them: day, month and year in parts, or one text.
///
/// Months are numbers or names in either language, whole or cut ("févr."). The day comes first, save in ISO 8601 and in
/// "March 27, 2019". Years have four digits: a guessed century is a wrong answer that nobody notices.
enum DateReading {
    /// What was written, not yet known to exist in the calendar.
    struct Parts: Hashable {
        var day: Int
        var month: Int
        var year: Int
    }

    /// Why it is not read.
    enum Flaw: Error, Hashable {
        /// Nothing that looks like a date.
        case notADate
        /// These parts are missing, in the order day, month, year.
        case incomplete([String])
        /// The day is not a number from 1 to 31.
        case day
        /// The month is neither a number from 1 to 12 nor a name.
        case month
        /// The month comes first, as in the United States.
        case monthFirst
        /// The year is not written with four digits.
        case shortYear
    }

    /// Reads a date in three parts.
    static func read(day: String, month: String, year: String) throws(Flaw) -> Parts {
        let texts = [day, month, year].map { AnswerText.asciiDigits(AnswerText.folded($0)) }.map(trimmed)
        let missing = zip(["day", "month", "year"], texts).filter { $0.1.isEmpty }.map(\.0)
        guard missing.count < 3 else { throw .notADate }
        guard missing.isEmpty else { throw .incomplete(missing) }
        return try parts(day: texts[0], month: texts[1], year: texts[2])
    }

    /// Reads a date in one text.
    static func read(_ text: String) throws(Flaw) -> Parts {
        guard text.utf8.count <= 200 else { throw .notADate }
        var words = try words(of: AnswerText.asciiDigits(AnswerText.folded(text)))
        words.removeAll { ignoredWords.contains($0) }
        if words.count == 1, let date = compact(words[0]) { return date }
        guard words.count == 3 else { throw .notADate }
        if isNumber(words[0], digits: 4...4) { return try parts(day: words[2], month: words[1], year: words[0]) }
        if monthNumber(words[0]) != nil, !isNumber(words[0], digits: 1...9) {
            return try parts(day: words[1], month: words[0], year: words[2])
        }
        return try parts(day: words[0], month: words[1], year: words[2])
    }

    /// Reads a month in two parts; its first day stands for it.
    static func read(month: String, year: String) throws(Flaw) -> Parts {
        let texts = [month, year].map { AnswerText.asciiDigits(AnswerText.folded($0)) }.map(trimmed)
        let missing = zip(["month", "year"], texts).filter { $0.1.isEmpty }.map(\.0)
        guard missing.count < 2 else { throw .notADate }
        guard missing.isEmpty else { throw .incomplete(missing) }
        return try parts(day: "1", month: texts[0], year: texts[1])
    }

    /// Reads a month in one text: "mars 2019", "03/2019", "2019-03".
    static func readMonth(_ text: String) throws(Flaw) -> Parts {
        guard text.utf8.count <= 200 else { throw .notADate }
        let words = try words(of: AnswerText.asciiDigits(AnswerText.folded(text)))
        guard words.count == 2 else { throw .notADate }
        let isYearFirst = isNumber(words[0], digits: 4...4)
        return try parts(day: "1", month: words[isYearFirst ? 1 : 0], year: words[isYearFirst ? 0 : 1])
    }

    private static func parts(day: String, month: String, year: String) throws(Flaw) -> Parts {
        guard let dayNumber = Int(withoutOrdinal(day)), isNumber(withoutOrdinal(day), digits: 1...2),
            (1...31).contains(dayNumber)
        else { throw .day }
        guard let monthNumber = monthNumber(month) else {
            if let number = Int(month), (13...31).contains(number), dayNumber <= 12 { throw .monthFirst }
            throw .month
        }
        guard isNumber(year, digits: 4...4), let yearNumber = Int(year), yearNumber >= 1 else { throw .shortYear }
        return Parts(day: dayNumber, month: monthNumber, year: yearNumber)
    }

    /// Eight digits, day first.
    private static func compact(_ word: String) -> Parts? {
        guard isNumber(word, digits: 8...8), let number = Int(word) else { return nil }
        let parts = Parts(day: number / 1_000_000, month: number / 10_000 % 100, year: number % 10_000)
        // Eight digits may also start with the year: only a recent year, where it is expected, settles it.
        let isCertain =
            (1...31).contains(parts.day) && (1...12).contains(parts.month) && (1800...2199).contains(parts.year)
        return isCertain ? parts : nil
    }

    /// Runs of letters and digits, apart.
    private static func words(of text: String) throws(Flaw) -> [String] {
        var words: [String] = []
        var current = ""
        for character in text {
            if character.isLetter || isDigit(character) {
                current.append(character)
            } else if character.isWhitespace || separators.contains(character) {
                if !current.isEmpty { words.append(current) }
                current = ""
            } else {
                throw .notADate
            }
        }
        if !current.isEmpty { words.append(current) }
        return words
    }

    private static let separators: Set<Character> = [
        "/", "-", ".", ",", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2212}",
    ]

    /// Words around a date that say nothing more of it.
    private static let ignoredWords: Set<String> = [
        "le", "the", "of", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    private static func withoutOrdinal(_ text: String) -> String {
        for ending in ["er", "st", "nd", "rd", "th"] where text.hasSuffix(ending) { return String(text.dropLast(2)) }
        return text
    }

    /// The month with this number or name; a cut name must have three letters and leave no doubt.
    private static func monthNumber(_ text: String) -> Int? {
        if isNumber(text, digits: 1...2) {
            guard let number = Int(text), (1...12).contains(number) else { return nil }
            return number
        }
        let name = text.hasSuffix(".") ? String(text.dropLast()) : text
        guard name.count >= 3 else { return nil }
        if let exact = monthNames.first(where: { $0.names.contains(name) }) { return exact.month }
        let candidates = monthNames.filter { $0.names.contains { $0.hasPrefix(name) } }
        return candidates.count == 1 ? candidates[0].month : nil
    }

    /// Month names in the languages of the platform, folded.
    private static let monthNames: [(month: Int, names: [String])] = [
        (1, ["janvier", "january"]), (2, ["fevrier", "february"]), (3, ["mars", "march"]), (4, ["avril", "april"]),
        (5, ["mai", "may"]), (6, ["juin", "june"]), (7, ["juillet", "july"]), (8, ["aout", "august"]),
        (9, ["septembre", "september"]), (10, ["octobre", "october"]), (11, ["novembre", "november"]),
        (12, ["decembre", "december"]),
    ]

    private static func isNumber(_ text: String, digits: ClosedRange<Int>) -> Bool {
        digits.contains(text.utf8.count) && text.allSatisfy(isDigit)
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
        guard let end = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(scalars[...end])
    }
}
