import FEEL
import Services

/// A number within a message, in figures or in words.
struct SpokenNumber: Sendable, Hashable {
    /// The number.
    let value: Number
    /// The words it takes.
    let range: Range<Int>
    /// Whether it is but "un", "une" or "a couple": perhaps an article.
    let isWeak: Bool
    /// Whether its figures can be read in two ways: "1.800".
    var isAmbiguous = false

    /// Every number of a message, in order.
    static func all(in words: MessageWords, language: Language) -> [SpokenNumber] {
        var found: [SpokenNumber] = []
        var place = 0
        while place < words.list.count {
            if let number = figures(at: place, words, language) ?? inWords(at: place, words) {
                found.append(number.withHalf(words))
                place = found[found.count - 1].range.upperBound
            } else {
                place += 1
            }
        }
        return found
    }

    // MARK: Figures

    private static func figures(at place: Int, _ words: MessageWords, _ language: Language) -> SpokenNumber? {
        let list = words.list
        guard let first = list[place].first, first.isASCII, first.isNumber,
            list[place].allSatisfy({ $0.isNumber || $0 == "," || $0 == "." })
        else { return nil }
        var text = list[place]
        var end = place + 1
        // "21 600": groups of three figures after one to three.
        if text.count <= 3, text.allSatisfy(\.isNumber) {
            while end < list.count, !words.beginsClause[end], list[end].prefix(3).allSatisfy(\.isNumber),
                isGroup(list[end])
            {
                text += list[end]
                end += 1
            }
        }
        guard let (plain, isAmbiguous) = plain(text, language), var value = Number(plain) else { return nil }
        // "1,8k", "20 mille", "2 millions"; "12 € 50".
        if end < list.count, let scale = scales[list[end]], let scaled = value.multiplied(by: Number(scale)) {
            value = scaled
            end += 1
        } else if end + 1 < list.count, list[end] == "€", list[end + 1].count == 2,
            let cents = Int(list[end + 1]), plain.allSatisfy(\.isNumber),
            let sum = Number("\(plain).\(cents < 10 ? "0" : "")\(cents)")
        {
            value = sum
            end += 2
        }
        return SpokenNumber(value: value, range: place..<end, isWeak: false, isAmbiguous: isAmbiguous)
    }

    private static func isGroup(_ word: String) -> Bool {
        if word.count == 3 { return word.allSatisfy(\.isNumber) }
        // The last group may carry decimals: "1 234,5".
        guard word.count > 4, word.prefix(3).allSatisfy(\.isNumber) else { return false }
        let mark = word[word.index(word.startIndex, offsetBy: 3)]
        return (mark == "," || mark == ".") && word.dropFirst(4).allSatisfy(\.isNumber)
    }

    /// The figures in plain notation, and whether they could be another number: a single mark before three figures groups
    /// thousands in one habit and separates decimals in another.
    private static func plain(_ text: String, _ language: Language) -> (text: String, isAmbiguous: Bool)? {
        let marks = text.filter { $0 == "," || $0 == "." }
        guard let last = marks.last else { return (text, false) }
        let parts = text.split(whereSeparator: { $0 == "," || $0 == "." }).map(String.init)
        guard parts.count == marks.count + 1 else { return nil }
        if marks.count == 1 {
            let isThousands = parts[1].count == 3 && (1...3).contains(parts[0].count) && parts[0] != "0"
            if isThousands, language == .en, last == "," { return (parts.joined(), false) }
            return (parts.joined(separator: "."), isThousands)
        }
        let isGrouped = parts.dropFirst().dropLast().allSatisfy { $0.count == 3 }
        guard isGrouped else { return nil }
        if Set(marks).count == 1 { return parts.last?.count == 3 ? (parts.joined(), false) : nil }
        return (parts.dropLast().joined() + "." + (parts.last ?? "0"), false)
    }

    private static let scales: [String: Int] = [
        "k": 1_000, "mille": 1_000, "thousand": 1_000, "grand": 1_000, "million": 1_000_000, "millions": 1_000_000,
        "m": 1_000_000,
    ]

    // MARK: MessageWords

    private static func inWords(at place: Int, _ words: MessageWords) -> SpokenNumber? {
        // A number in words does not go on beyond a comma.
        let end = words.beginsClause[(place + 1)...].firstIndex(of: true) ?? words.list.count
        guard let (value, length) = NumberWords.read(words.list[place..<end]) else { return nil }
        let isArticle = length == 1 && ["un", "une"].contains(words.list[place])
        return SpokenNumber(value: Number(value), range: place..<(place + length), isWeak: isArticle)
    }

    /// "deux et demi", "deux parts et demie", "two and a half".
    private func withHalf(_ words: MessageWords) -> SpokenNumber {
        let list = words.list
        for start in [range.upperBound, range.upperBound + 1] where start + 1 < list.count {
            guard value.isInteger else { break }
            let isFrench = list[start] == "et" && ["demi", "demie"].contains(list[start + 1])
            let isEnglish =
                list[start] == "and" && start + 2 < list.count && list[start + 1] == "a" && list[start + 2] == "half"
            let quarters: Number? =
                isFrench || isEnglish
                ? Number("0.5")
                : (list[start] == "et" && start + 2 < list.count && list[start + 1] == "un"
                    && list[start + 2] == "quart" ? Number("0.25") : nil)
            guard let quarters, let sum = value.adding(quarters) else { continue }
            let length = isFrench ? 2 : 3
            return SpokenNumber(value: sum, range: range.lowerBound..<(start + length), isWeak: false)
        }
        return self
    }

    // MARK: One number

    /// What a message says of one number.
    enum Heard: Sendable, Hashable {
        case number(SpokenNumber)
        case several
        case ambiguous
        case none
    }

    /// The number that a message gives: the only one, or the one that it corrects itself to.
    static func one(in words: MessageWords, language: Language) -> Heard {
        var numbers = all(in: words, language: language)
        if numbers.contains(where: { !$0.isWeak }) { numbers.removeAll(where: \.isWeak) }
        guard let last = numbers.last else { return says(none: words) ? .number(zero) : .none }
        if numbers.count > 1, Set(numbers.map(\.value)).count > 1 {
            let between = words.list[numbers[numbers.count - 2].range.upperBound..<last.range.lowerBound]
            guard between.contains(where: corrections.contains) else { return .several }
        }
        return last.isAmbiguous ? .ambiguous : .number(last)
    }

    private static let zero = SpokenNumber(value: 0, range: 0..<0, isWeak: false)

    /// "aucun", "pas d'enfant", "no children": none.
    private static func says(none words: MessageWords) -> Bool {
        none.first(in: words.bytes) != nil
    }

    private static let none = PatternList([
        "aucun|aucune|none|zilch",
        "pas d|de|du enfant|enfants|gosse|gosses|adulte|revenu|revenus|bebe|salaire|ressource|ressources",
        "no|without|any children|kids|child|income|adults|kid|revenue|salary", "^ rien [du] [tout] $", "^ nothing $",
        "j en ai pas", "sans enfant|enfants|revenu|revenus|ressource|ressources", "don t have any|children|kids",
    ])

    private static let corrections: Set<String> = [
        "non", "enfin", "plutot", "pardon", "fait", "no", "sorry", "actually", "mean", "rather", "pas",
    ]

    /// Whether a message says that its figures are not exact.
    static func isApproximate(_ words: MessageWords) -> Bool { approximately.first(in: words.bytes) != nil }

    private static let approximately = PatternList([
        "environ", "a peu pres", "autour de|d", "dans les", "plus ou moins", "approximativement", "presque",
        "grosso modo",
        "about", "around", "roughly", "approximately", "nearly", "almost", "more or less", "ish", "je crois|pense",
        "i think|guess",
    ])
}
