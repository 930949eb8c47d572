/// Whole numbers said in words, French (of France, Belgium and Switzerland) or English, from zero to a billion.
enum NumberWords {
    /// The number that begins at a place, and how many words it takes; nil when none does.
    static func read(_ words: ArraySlice<String>) -> (value: Int, length: Int)? {
        let found = [French.read(words), English.read(words)].compactMap { $0 }
        // Only "six" and "dix"-like words are in both languages: the longer reading is the whole number.
        return found.max { $0.length < $1.length }
    }

    /// Adds up groups: "deux cent trente mille huit cents", a million above a thousand above units.
    fileprivate static func grouped(
        _ words: ArraySlice<String>, scales: [(word: Set<String>, size: Int)], joins: Set<String>,
        belowThousand: (ArraySlice<String>) -> (value: Int, length: Int)?
    ) -> (value: Int, length: Int)? {
        var (total, length, limit) = (0, 0, Int.max)
        var hasAny = false
        while true {
            var rest = words.dropFirst(length)
            var joined = 0
            if hasAny, let word = rest.first, joins.contains(word) {
                rest = rest.dropFirst()
                joined = 1
            }
            let below = belowThousand(rest)
            let after = rest.dropFirst(below?.length ?? 0)
            if let scale = scales.first(where: { scale in after.first.map(scale.word.contains) ?? false }),
                scale.size < limit, below != nil || scale.size == 1_000 || hasAny == false
            {
                // "mille" needs no "un" before it; a million does.
                guard below != nil || scale.size == 1_000 else { break }
                total += max(below?.value ?? 1, 0) * scale.size
                length += joined + (below?.length ?? 0) + 1
                limit = scale.size
                hasAny = true
                continue
            }
            guard let below, below.value < limit, !hasAny || limit > 1 else { break }
            total += below.value
            length += joined + below.length
            hasAny = true
            break
        }
        return hasAny ? (total, length) : nil
    }

    // MARK: French

    private enum French {
        static let small: [String: Int] = [
            "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
            "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
            // As they are misspelt.
            "deu": 2, "troi": 3, "quatres": 4, "katre": 4, "catre": 4, "cinqs": 5, "sinq": 5, "sept.": 7, "neufs": 9,
            "dis": 10, "treze": 13, "quatorse": 14, "kinze": 15,
        ]
        static let tens: [String: Int] = [
            "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
            "huitante": 80, "octante": 80, "nonante": 90, "vint": 20, "trante": 30, "quarente": 40, "cinquente": 50,
            "soixente": 60, "soissante": 60,
        ]
        static let scales: [(word: Set<String>, size: Int)] = [
            (["milliard", "milliards"], 1_000_000_000), (["million", "millions"], 1_000_000),
            (["mille", "milles", "mil"], 1_000),
        ]

        static func read(_ words: ArraySlice<String>) -> (value: Int, length: Int)? {
            grouped(words, scales: scales, joins: []) { belowThousand($0) }
        }

        static func belowThousand(_ words: ArraySlice<String>) -> (value: Int, length: Int)? {
            guard let first = words.first else { return nil }
            if isHundred(first) { return hundreds(1, taken: 1, words) }
            guard let below = belowHundred(words) else { return nil }
            // "onze cents" to "dix-neuf cents" are said too.
            let rest = words.dropFirst(below.length)
            if let word = rest.first, isHundred(word), (2...9).contains(below.value) || (11...19).contains(below.value)
            {
                return hundreds(below.value, taken: below.length + 1, words)
            }
            return below
        }

        private static func isHundred(_ word: String) -> Bool { word == "cent" || word == "cents" }

        private static func hundreds(
            _ count: Int, taken: Int, _ words: ArraySlice<String>
        ) -> (value: Int, length: Int) {
            let below = belowHundred(words.dropFirst(taken)).flatMap { $0.value > 0 ? $0 : nil }
            return (count * 100 + (below?.value ?? 0), taken + (below?.length ?? 0))
        }

        static func belowHundred(_ words: ArraySlice<String>) -> (value: Int, length: Int)? {
            guard let first = words.first else { return nil }
            let second = words.dropFirst().first
            if first == "quatre" || first == "quatres", let second, ["vingt", "vingts", "vint"].contains(second) {
                return after(80, taken: 2, most: 19, words)
            }
            if let ten = tens[first] { return after(ten, taken: 1, most: ten == 60 ? 19 : 9, words) }
            return teens(words)
        }

        /// What follows a ten: "et un", "deux", "dix-sept" after sixty and eighty.
        private static func after(
            _ ten: Int, taken: Int, most: Int, _ words: ArraySlice<String>
        ) -> (value: Int, length: Int) {
            var rest = words.dropFirst(taken)
            var joined = 0
            if rest.first == "et" {
                rest = rest.dropFirst()
                joined = 1
            }
            guard let below = teens(rest), (1...most).contains(below.value),
                joined == 0 || below.value % 10 == 1
            else { return (ten, taken) }
            return (ten + below.value, taken + joined + below.length)
        }

        /// From 0 to 19.
        private static func teens(_ words: ArraySlice<String>) -> (value: Int, length: Int)? {
            guard let first = words.first, let value = small[first] else { return nil }
            if value == 10, let next = words.dropFirst().first.flatMap({ small[$0] }), (7...9).contains(next) {
                return (10 + next, 2)
            }
            return (value, 1)
        }
    }

    // MARK: English

    private enum English {
        static let small: [String: Int] = [
            "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
            "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "tree": 3, "fourty": 40, "ninteen": 19,
        ]
        static let tens: [String: Int] = [
            "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
            "eighty": 80, "ninety": 90, "ninty": 90,
        ]
        static let scales: [(word: Set<String>, size: Int)] = [
            (["billion"], 1_000_000_000), (["million"], 1_000_000), (["thousand", "grand"], 1_000),
        ]

        static func read(_ words: ArraySlice<String>) -> (value: Int, length: Int)? {
            if let first = words.first, first == "a", let second = words.dropFirst().first,
                ["hundred", "thousand", "million"].contains(second)
            {
                return read(ArraySlice(["one"] + words.dropFirst()))
            }
            return grouped(words, scales: scales, joins: ["and"]) { belowThousand($0) }
                .flatMap { $0.length == 1 && words.first == "grand" ? nil : $0 }
        }

        static func belowThousand(_ words: ArraySlice<String>) -> (value: Int, length: Int)? {
            guard let below = belowHundred(words) else { return nil }
            guard words.dropFirst(below.length).first == "hundred", (1...99).contains(below.value) else { return below }
            var length = below.length + 1
            var rest = words.dropFirst(length)
            let joined = rest.first == "and" ? 1 : 0
            rest = rest.dropFirst(joined)
            guard let more = belowHundred(rest), more.value > 0 else { return (below.value * 100, length) }
            length += joined + more.length
            return (below.value * 100 + more.value, length)
        }

        static func belowHundred(_ words: ArraySlice<String>) -> (value: Int, length: Int)? {
            guard let first = words.first else { return nil }
            if let ten = tens[first] {
                guard let unit = words.dropFirst().first.flatMap({ small[$0] }), (1...9).contains(unit) else {
                    return (ten, 1)
                }
                return (ten + unit, 2)
            }
            return small[first].map { ($0, 1) }
        }
    }
}
