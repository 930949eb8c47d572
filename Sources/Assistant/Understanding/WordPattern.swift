/// A pattern over the words of a message, as people can read it.
///
/// Elements are separated by spaces: `a|b` is one word of several; `suicid~` a word that begins so; `[a|b]` may be absent;
/// `*` stands for a few words (three, five in emergencies); `^` is the beginning of the message and `$` its end. A word of five letters or more
/// is also recognised with one slip of typing (a letter too many, too few, another or two exchanged), its first letter
/// being right, save one written `=word` and words that are known to be others (`WordsOfTheirOwn`).
struct WordPattern: Sendable, Hashable {
    /// As it was written.
    let source: String
    private let elements: [Element]
    /// For each word that must be there, the letters with which it can begin, a bit for each.
    private let beginnings: [UInt64]

    private enum Element: Sendable, Hashable {
        case words([Alternative], isOptional: Bool)
        case gap
        case beginning
        case end
    }

    private struct Alternative: Sendable, Hashable {
        let letters: [UInt8]
        let isStem: Bool
        let isExact: Bool
    }

    /// The most words that `*` stands for.
    private let gap: Int

    /// - Parameters:
    ///   - gap: the most words that `*` stands for.
    ///   - bearsSlips: whether words are recognised with a slip of typing.
    init(_ source: String, gap: Int = 3, bearsSlips: Bool = true) {
        self.source = source
        self.gap = gap
        let elements: [Element] = source.split(separator: " ").map { written in
            switch written {
            case "*": return .gap
            case "^": return .beginning
            case "$": return .end
            default:
                let isOptional = written.hasPrefix("[") && written.hasSuffix("]")
                let body = isOptional ? written.dropFirst().dropLast() : written
                return .words(
                    body.split(separator: "|").map { word in
                        Alternative(
                            letters: word.utf8.filter { $0 != UInt8(ascii: "~") && $0 != UInt8(ascii: "=") },
                            isStem: word.hasSuffix("~"), isExact: !bearsSlips || word.hasPrefix("="))
                    }, isOptional: isOptional)
            }
        }
        self.elements = elements
        beginnings = elements.compactMap { element in
            guard case .words(let alternatives, isOptional: false) = element else { return nil }
            return alternatives.reduce(0) { $0 | Self.bit($1.letters) }
        }
    }

    /// The bit of a word's first letter.
    private static func bit(_ letters: [UInt8]) -> UInt64 { letters.first.map { 1 << UInt64($0 & 63) } ?? 0 }

    /// The bits of the first letters of words: what `match` asks of them first.
    static func beginnings(of words: [[UInt8]]) -> UInt64 { words.reduce(0) { $0 | bit($1) } }

    /// The first place where the pattern stands.
    func match(in words: [[UInt8]], from start: Int = 0) -> Range<Int>? {
        guard start <= words.count, isPossible(Self.beginnings(of: words)) else { return nil }
        for place in start...words.count {
            if let end = end(of: 0, at: place, words) { return place..<end }
        }
        return nil
    }

    /// Whether words with these beginnings can hold the pattern: most are told apart by this alone.
    private func isPossible(_ present: UInt64) -> Bool { beginnings.allSatisfy { $0 & present != 0 } }

    private func end(of index: Int, at place: Int, _ words: [[UInt8]]) -> Int? {
        guard index < elements.count else { return place }
        switch elements[index] {
        case .beginning: return place == 0 ? end(of: index + 1, at: place, words) : nil
        case .end: return place == words.count ? end(of: index + 1, at: place, words) : nil
        case .gap:
            for skipped in 0...gap where place + skipped <= words.count {
                if let found = end(of: index + 1, at: place + skipped, words) { return found }
            }
            return nil
        case .words(let alternatives, let isOptional):
            if place < words.count, alternatives.contains(where: { Self.fits($0, words[place]) }),
                let found = end(of: index + 1, at: place + 1, words)
            {
                return found
            }
            return isOptional ? end(of: index + 1, at: place, words) : nil
        }
    }

    private static func fits(_ alternative: Alternative, _ word: [UInt8]) -> Bool {
        let letters = alternative.letters
        if alternative.isStem { return word.count >= letters.count && word.starts(with: letters) }
        if letters == word { return true }
        return !alternative.isExact && letters.count >= 5 && word.count >= 4 && letters.first == word.first
            && isOneSlip(letters, word) && !WordsOfTheirOwn.all.contains(word)
    }

    /// Whether two different words are one slip of typing apart.
    static func isOneSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        guard long.count - short.count <= 1 else { return false }
        var place = 0
        while place < short.count, short[place] == long[place] { place += 1 }
        if short.count < long.count { return short[place...].elementsEqual(long[(place + 1)...]) }
        guard place < short.count else { return false }
        if short[(place + 1)...].elementsEqual(long[(place + 1)...]) { return true }
        return place + 1 < short.count && short[place] == long[place + 1] && short[place + 1] == long[place]
            && short[(place + 2)...].elementsEqual(long[(place + 2)...])
    }
}

/// Patterns that mean one thing, with the words that make them mean another.
struct PatternList: Sendable, Hashable {
    let patterns: [WordPattern]
    /// What is read first and put aside.
    let exceptions: [WordPattern]

    init(_ patterns: [String], except exceptions: [String] = []) {
        self.patterns = patterns.map { WordPattern($0) }
        self.exceptions = exceptions.map { WordPattern($0) }
    }

    /// The first pattern that stands in the words; nil when none does.
    func first(in words: [[UInt8]]) -> (source: String, range: Range<Int>)? {
        guard !exceptions.contains(where: { $0.match(in: words) != nil }) else { return nil }
        for pattern in patterns {
            if let range = pattern.match(in: words) { return (pattern.source, range) }
        }
        return nil
    }
}

extension MessageWords {
    /// The words in bytes, as patterns read them.
    var bytes: [[UInt8]] { list.map { Array($0.utf8) } }
}
