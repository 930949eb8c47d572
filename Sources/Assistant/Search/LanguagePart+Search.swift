import Services

/// The words of a question as a part knows them.
struct QuestionTerms: Sendable {
    struct Term: Sendable {
        let term: Int32?
        let stem: Int32?
        let pieces: [Int32]
        /// Pieces of the word, those that no sheet has included.
        let pieceCount: Int
        /// What the word counts.
        let share: Float
        /// How rare its stem is among the sheets.
        let rarity: Float
    }

    let terms: [Term]
    /// Its stems, each once, in order of number.
    private let stems: [Int32]
    /// What each of `stems` is worth, the greatest where two words have it.
    private let worths: [Float]
    /// A bit for each stem, by the last six bits of its number: nearly every word of a sheet is dismissed by it.
    private let mask: UInt64
    /// The rarity of all its own words together.
    let rarity: Float
    /// How many words of its own it has.
    let count: Int

    init(_ terms: [Term]) {
        self.terms = terms
        var worths: [Int32: Float] = [:]
        for term in terms {
            if let stem = term.stem { worths[stem] = max(worths[stem] ?? 0, term.share * term.rarity) }
        }
        let stems = worths.keys.sorted()
        self.stems = stems
        self.worths = stems.map { worths[$0] ?? 0 }
        mask = stems.reduce(0) { $0 | 1 << UInt64($1 & 63) }
        rarity = terms.reduce(0) { $0 + ($1.share == 1 ? $1.rarity : 0) }
        count = terms.count { $0.share == 1 }
    }

    /// How many distinct stems it has.
    var stemCount: Int { stems.count }

    /// The place of a stem among the question's, from 0; nil when it has not that stem.
    func place(ofStem stem: Int32) -> Int? {
        guard mask & 1 << UInt64(stem & 63) != 0 else { return nil }
        var low = 0
        var high = stems.count
        while low < high {
            let middle = (low + high) / 2
            if stems[middle] < stem { low = middle + 1 } else { high = middle }
        }
        return low < stems.count && stems[low] == stem ? low : nil
    }

    /// What the stem at a place is worth.
    func worth(at place: Int) -> Float { worths[place] }
}

extension LanguagePart {
    /// The words of a question, by number. The stem of a word is that of the same word as the sheets write it, with its
    /// accents, where they have it.
    func terms(of question: SearchedWords) -> QuestionTerms {
        let stemmer = Stemmer(language)
        return QuestionTerms(
            question.words.map { word in
                let term = lexicon.terms[word.folded]
                let stem = term.map { lexicon.stemOfTerm[Int($0)] } ?? lexicon.stems[stemmer.stem(word.text)]
                let pieces = Pieces.of(word.folded)
                return QuestionTerms.Term(
                    term: term, stem: stem, pieces: pieces.compactMap { lexicon.pieces[$0] },
                    pieceCount: pieces.count, share: word.share, rarity: stem.map { rarity[Int($0)] } ?? rarest)
            })
    }

    /// What words, stems and pieces say of each sheet.
    func lexical(_ question: QuestionTerms) -> [SignalScores] {
        var byWord = [Float](repeating: 0, count: sheets.count)
        var byStem = byWord
        var byPiece = byWord
        var seenStems: Set<Int32> = []
        for word in question.terms {
            if let term = word.term { words.add(term, times: word.share, to: &byWord) }
            if let stem = word.stem, seenStems.insert(stem).inserted {
                stems.add(stem, times: word.share, to: &byStem)
            }
            for piece in word.pieces { pieces.add(piece, times: word.share / Float(word.pieceCount), to: &byPiece) }
        }
        return [
            SignalScores(.words, values: byWord), SignalScores(.stems, values: byStem),
            SignalScores(.pieces, values: byPiece),
        ]
    }

    /// The greatest value among each sheet's passages.
    func bestOfPassages(_ values: [Float]) -> [Float] {
        sheets.indices.map { sheet in
            var best: Float = -1
            for passage in passageStarts[sheet]..<passageStarts[sheet + 1] { best = max(best, values[passage]) }
            return best
        }
    }

    /// The passage of a sheet that answers best: by its meaning and by the words of the question it has, half each.
    func bestPassage(of sheet: Int, terms: QuestionTerms, nearness: [Float]) -> Int {
        let analysed = sheets[sheet]
        guard analysed.passages.count > 1 else { return 0 }
        let places = stems(ofWordsOf: sheet).map { terms.place(ofStem: $0) ?? -1 }
        // Each stem counts once a passage: in which passage it was counted last.
        var counted = [Int](repeating: -1, count: terms.stemCount)
        let shares = analysed.passages.enumerated().map { number, passage in
            passage.words.reduce(Float(0)) { sum, word in
                let place = places[Int(word)]
                guard place >= 0, counted[place] != number else { return sum }
                counted[place] = number
                return sum + terms.worth(at: place)
            }
        }
        let words = Self.scaled(shares)
        guard !nearness.isEmpty else { return Self.greatest(words) }
        let meanings = Self.scaled(Array(nearness[passageStarts[sheet]..<passageStarts[sheet + 1]]))
        return Self.greatest(zip(words, meanings).map { $0 + $1 })
    }

    /// Values brought to 0…1, from their least to their greatest.
    private static func scaled(_ values: [Float]) -> [Float] {
        guard let least = values.min(), let greatest = values.max(), greatest > least else {
            return values.map { _ in 0 }
        }
        return values.map { ($0 - least) / (greatest - least) }
    }

    private static func greatest(_ values: [Float]) -> Int {
        values.indices.max { values[$0] != values[$1] ? values[$0] < values[$1] : $0 > $1 } ?? 0
    }

    /// The share, by rarity, of a title's words that the question has.
    func titleCoverage(of sheet: Int, terms: QuestionTerms) -> Double {
        let analysed = sheets[sheet]
        var seen: Set<Int32> = []
        let stop = StopWords.of(language)
        var all: Float = 0
        var said: Float = 0
        let stems = stems(ofWordsOf: sheet)
        for (place, counts) in analysed.counts.enumerated() where counts.title > 0 {
            let stem = stems[stems.startIndex + place]
            guard !stop.contains(Words.folded(analysed.words[place])), seen.insert(stem).inserted else { continue }
            all += rarity[Int(stem)]
            if terms.place(ofStem: stem) != nil { said += rarity[Int(stem)] }
        }
        return all > 0 ? Double(said / all) : 0
    }
}
