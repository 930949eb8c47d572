import Services

/// Every word of a language's sheets, with its stem and its pieces, each known by a number.
struct Lexicon: Sendable {
    /// Numbers of words, without accents.
    private(set) var terms: [String: Int32] = [:]
    /// Numbers of stems.
    private(set) var stems: [String: Int32] = [:]
    /// Numbers of pieces.
    private(set) var pieces: [UInt64: Int32] = [:]
    /// The stem of each word without accents: that of the way it is written in the sheets.
    private(set) var stemOfTerm: [Int32] = []

    /// What one word of a sheet counts for.
    struct Entry: Sendable {
        let term: Int32
        let stem: Int32
        let pieces: [Int32]
    }

    private var places: [String: Int32] = [:]
    private(set) var entries: [Entry] = []

    /// The place of a word's entry; a word seen for the first time is added.
    mutating func place(of word: String, stemmer: Stemmer) -> Int {
        if let place = places[word] { return Int(place) }
        let folded = Words.folded(word)
        let stem = Self.number(of: stemmer.stem(word), in: &stems)
        let known = terms.count
        let term = Self.number(of: folded, in: &terms)
        if terms.count > known { stemOfTerm.append(stem) } else if word != folded { stemOfTerm[Int(term)] = stem }
        let pieces = Pieces.of(folded).map { Self.number(of: $0, in: &self.pieces) }
        let place = entries.count
        entries.append(Entry(term: term, stem: stem, pieces: pieces))
        places[word] = Int32(place)
        return place
    }

    /// Forgets what only serves while sheets are added.
    mutating func finish() {
        places = [:]
        entries = []
    }

    private static func number<Key: Hashable>(of key: Key, in numbers: inout [Key: Int32]) -> Int32 {
        if let known = numbers[key] { return known }
        let next = Int32(numbers.count)
        numbers[key] = next
        return next
    }
}

/// Pieces of a word: each run of its letters of a length, its beginning and end marked. They bear a letter that is wrong,
/// doubled or forgotten.
enum Pieces {
    /// Letters of a piece.
    static let length = 4

    /// The pieces of a word without accents, each once.
    static func of(_ word: String) -> [UInt64] {
        var letters: [UInt64] = [1]
        letters += word.unicodeScalars.map { UInt64($0.value & 0xFFFF) }
        letters.append(2)
        var pieces: [UInt64] = []
        guard letters.count > length else {
            return [letters.reduce(0) { $0 << 16 | $1 }]
        }
        for start in 0...(letters.count - length) {
            let piece = letters[start..<start + length].reduce(0) { $0 << 16 | $1 }
            if !pieces.contains(piece) { pieces.append(piece) }
        }
        return pieces
    }
}
