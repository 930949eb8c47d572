import FEEL
import Services

/// A day as people say it: in figures, with a month's name, or from today.
enum SpokenDate {
    /// What a message says of a day.
    enum Heard: Sendable, Hashable {
        case date(CivilDate)
        /// There is a day, but not all of it, or several, or it is not certain which.
        case incomplete
        case none
    }

    /// The day that a message gives.
    ///
    /// - Parameter today: the local date, from which "hier" and "last March" are counted.
    static func heard(in words: MessageWords, on today: CivilDate) -> Heard {
        if let date = relative(words, today) { return .date(date) }
        if vague.first(in: words.bytes) != nil { return .incomplete }
        if let figures = figures(words) { return figures }
        return withMonth(words, today)
    }

    // MARK: From today

    private static func relative(_ words: MessageWords, _ today: CivilDate) -> CivilDate? {
        let bytes = words.bytes
        for (patterns, days) in days where patterns.first(in: bytes) != nil { return today.adding(days: days) }
        for (unit, days) in [(["jour", "jours", "day", "days"], 1), (["semaine", "semaines", "week", "weeks"], 7)] {
            guard let place = words.list.firstIndex(where: unit.contains), place > 0 else { continue }
            for start in max(place - 3, 0)..<place {
                guard let (count, length) = count(words.list[start..<place]), start + length == place else { continue }
                let before = words.list[max(start - 3, 0)..<start]
                let isFrench = before.suffix(3).elementsEqual(["il", "y", "a"])
                let isEnglish = words.list.dropFirst(place + 1).first == "ago"
                if isFrench || isEnglish { return today.adding(days: -count * days) }
            }
        }
        return weekday(words, today)
    }

    private static func count(_ words: ArraySlice<String>) -> (Int, Int)? {
        if let first = words.first, let value = Int(first), (0...1000).contains(value) { return (value, 1) }
        if words.first == "a" { return (1, 1) }
        return NumberWords.read(words)
    }

    /// "lundi dernier", "last Monday", "mardi prochain": the nearest such day before or after today.
    private static func weekday(_ words: MessageWords, _ today: CivilDate) -> CivilDate? {
        for language in Language.allCases {
            for weekday in 1...7 {
                let name = MessageWords.folded(Formatting.weekdayName(weekday, in: language))
                guard let place = words.list.firstIndex(of: name) else { continue }
                let near = Set([place - 1, place + 1].filter(words.list.indices.contains).map { words.list[$0] })
                let back = (today.weekday - weekday + 6) % 7 + 1
                if !near.isDisjoint(with: lasts) { return today.adding(days: -back) }
                if !near.isDisjoint(with: nexts) { return today.adding(days: (weekday - today.weekday + 6) % 7 + 1) }
            }
        }
        return nil
    }

    private static let days: [(PatternList, Int)] = [
        (PatternList(["avant hier", "day before yesterday"]), -2),
        (
            PatternList(
                ["^ [c|ca] [etait|est] [c|le|hier] hier", "hier", "yesterday"], except: ["avant hier", "day before"]),
            -1
        ),
        (PatternList(["apres demain", "day after tomorrow"]), 2),
        (PatternList(["demain", "tomorrow"], except: ["apres demain", "day after"]), 1),
        (PatternList(["aujourd hui", "ce jour|matin", "today|tonight"]), 0),
    ]

    /// Too wide to be a day.
    private static let vague = PatternList([
        "il y a * mois|an|ans|annee|annees", "months|month|year|years ago", "le mois dernier", "last month|year",
        "l an|annee dernier|derniere",
    ])

    private static let lasts: Set<String> = ["dernier", "derniere", "passe", "last", "past"]
    private static let nexts: Set<String> = ["prochain", "prochaine", "next", "coming"]

    // MARK: In figures

    private static func figures(_ words: MessageWords) -> Heard? {
        let written = words.list.filter { word in
            let marks = word.filter { "/-.".contains($0) }
            return marks.count == 2 && Set(marks).count == 1 && word.allSatisfy { $0.isNumber || "/-.".contains($0) }
        }
        guard let first = written.first else { return nil }
        guard Set(written).count == 1 else { return .incomplete }
        let parts = first.split { "/-.".contains($0) }.map(String.init)
        guard parts.count == 3 else { return .incomplete }
        let (day, year) = parts[0].count == 4 ? (parts[2], parts[0]) : (parts[0], parts[2])
        // A year of two figures could be of two centuries.
        guard year.count == 4, let date = self.date(Int(day), Int(parts[1]), Int(year)) else { return .incomplete }
        return .date(date)
    }

    private static func date(_ day: Int?, _ month: Int?, _ year: Int?) -> CivilDate? {
        guard let day, let month, let year else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    // MARK: With a month's name

    private static func withMonth(_ words: MessageWords, _ today: CivilDate) -> Heard {
        let places = words.list.indices.filter { month(words.list[$0]) != nil }
        guard let place = places.first, let month = month(words.list[place]) else { return .none }
        guard places.count == 1 else { return .incomplete }
        guard let day = dayBefore(place, words.list) ?? dayAfter(place, words.list) else { return .incomplete }
        if let year = year(words.list, after: place, besides: day.range) {
            return CivilDate(year: year, month: month, day: day.value).map { .date($0) } ?? .incomplete
        }
        // Without a year, only words that tell which one make it certain.
        let said = Set(words.list)
        func nearest(_ years: [Int], _ isRight: (CivilDate) -> Bool) -> Heard {
            years.lazy.compactMap { CivilDate(year: $0, month: month, day: day.value) }.first(where: isRight)
                .map { .date($0) } ?? .incomplete
        }
        if said.contains("annee"), said.contains("cette") || said.contains("this") {
            return nearest([today.year]) { _ in true }
        }
        if said.contains("this"), said.contains("year") { return nearest([today.year]) { _ in true } }
        if !said.isDisjoint(with: lasts) {
            return nearest(Array((today.year - 8...today.year).reversed())) { $0 < today }
        }
        if !said.isDisjoint(with: nexts) { return nearest(Array(today.year...today.year + 8)) { $0 > today } }
        return .incomplete
    }

    private static func month(_ word: String) -> Int? {
        if let known = shortMonths[word] { return known }
        for language in Language.allCases {
            for month in 1...12 where MessageWords.folded(Formatting.monthName(month, in: language)) == word {
                return month
            }
        }
        return nil
    }

    /// As they are cut or misspelt; "mar" and "may" are left out where they are other words.
    private static let shortMonths: [String: Int] = [
        "janv": 1, "jan": 1, "fevr": 2, "fev": 2, "feb": 2, "avr": 4, "apr": 4, "juil": 7, "jul": 7, "aug": 8,
        "sept": 9,
        "sep": 9, "oct": 10, "nov": 11, "dec": 12, "fevrie": 2, "fevier": 2, "janvie": 1, "septembe": 9, "decembe": 12,
        "feburary": 2, "febuary": 2, "wednsday": 0, "setembre": 9, "otobre": 10,
    ].filter { $0.value > 0 }

    private static func dayBefore(_ place: Int, _ list: [String]) -> (value: Int, range: Range<Int>)? {
        var end = place
        if end > 0, list[end - 1] == "of" || list[end - 1] == "de" { end -= 1 }
        return day(endingAt: end, list)
    }

    private static func day(endingAt end: Int, _ list: [String]) -> (value: Int, range: Range<Int>)? {
        for length in [3, 2, 1] where end - length >= 0 {
            if let value = day(list[(end - length)..<end]) { return (value, (end - length)..<end) }
        }
        return nil
    }

    private static func dayAfter(_ place: Int, _ list: [String]) -> (value: Int, range: Range<Int>)? {
        var start = place + 1
        if start < list.count, list[start] == "the" { start += 1 }
        for length in [3, 2, 1] where start + length <= list.count {
            if let value = day(list[start..<(start + length)]) { return (value, start..<(start + length)) }
        }
        return nil
    }

    /// A day of the month: "3", "3rd" (in two words), "1er", "premier", "trois", "twenty-third".
    private static func day(_ words: ArraySlice<String>) -> Int? {
        let list = Array(words)
        var value: Int?
        if let number = Int(list[0]), list.count == 1 || (list.count == 2 && ordinalEnds.contains(list[1])) {
            value = number
        } else if list.count == 1, let ordinal = ordinals[list[0]] {
            value = ordinal
        } else if list.count == 2, let ten = NumberWords.read(words.prefix(1)), ten.value == 20 || ten.value == 30,
            let unit = ordinals[list[1]], unit < 10
        {
            value = ten.value + unit
        } else if let (number, length) = NumberWords.read(words), length == list.count {
            value = number
        }
        return value.flatMap { (1...31).contains($0) ? $0 : nil }
    }

    private static let ordinalEnds: Set<String> = ["er", "st", "nd", "rd", "th", "e", "ieme", "eme"]
    private static let ordinals: [String: Int] = [
        "premier": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
        "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
        "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
        "thirtieth": 30,
    ]

    /// A year of four figures, or in words ("deux mille vingt-six", "twenty twenty-six").
    private static func year(_ list: [String], after place: Int, besides day: Range<Int>) -> Int? {
        for index in list.indices where !day.contains(index) && index != place {
            if list[index].count == 4, let year = Int(list[index]), (1800...2199).contains(year) { return year }
        }
        for start in (place + 1)..<max(list.count, place + 1) where !day.contains(start) {
            if let (value, length) = NumberWords.read(list[start...]) {
                if (1800...2199).contains(value) { return value }
                // "twenty twenty-six", "nineteen eighty-four".
                if value == 20 || value == 19, let rest = NumberWords.read(list[(start + length)...]),
                    (10...99).contains(rest.value)
                {
                    return value * 100 + rest.value
                }
                if value == 20, length == 1, list.count > start + 1 { continue }
            }
        }
        return nil
    }
}
