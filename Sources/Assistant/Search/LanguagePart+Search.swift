import Services

extension LanguagePart {
    /// What words, stems and pieces say of each sheet.
    func lexical(_ question: Question) -> [SignalScores] {
        let stemmer = Stemmer(language)
        var byWord = [Float](repeating: 0, count: sheets.count)
        var byStem = byWord
        var byPiece = byWord
        var seenStems: Set<Int32> = []
        for word in question.words {
            if let term = lexicon.terms[word.folded] { words.add(term, times: word.share, to: &byWord) }
            if let stem = stem(of: word, stemmer: stemmer), seenStems.insert(stem).inserted {
                stems.add(stem, times: word.share, to: &byStem)
            }
            let pieces = Pieces.of(word.folded)
            let share = word.share / Float(pieces.count)
            for piece in pieces {
                if let number = lexicon.pieces[piece] { self.pieces.add(number, times: share, to: &byPiece) }
            }
        }
        return [
            SignalScores(.words, values: byWord), SignalScores(.stems, values: byStem),
            SignalScores(.pieces, values: byPiece),
        ]
    }

    /// The stem of a word: that of the same word as the sheets write it, with its accents, where they have it.
    func stem(of word: Question.Word, stemmer: Stemmer) -> Int32? {
        if let term = lexicon.terms[word.folded] { return lexicon.stemOfTerm[Int(term)] }
        return lexicon.stems[stemmer.stem(word.text)]
    }

    /// The greatest value among each sheet's passages.
    func bestOfPassages(_ values: [Float]) -> [Float] {
        sheets.indices.map { sheet in
            var best: Float = -1
            for passage in passageStarts[sheet]..<passageStarts[sheet + 1] { best = max(best, values[passage]) }
            return best
        }
    }

    /// The passage of a sheet that answers best: the nearest in meaning, else the one with most of the question's words.
    func bestPassage(of sheet: Int, question: Question, nearness: [Float]) -> Int {
        let range = passageStarts[sheet]..<passageStarts[sheet + 1]
        guard range.count > 1 else { return 0 }
        let analysed = sheets[sheet]
        let stemmer = Stemmer(language)
        var wanted: [Int32: Float] = [:]
        for word in question.words {
            if let stem = stem(of: word, stemmer: stemmer) { wanted[stem] = word.share * stems.rarity[Int(stem)] }
        }
        var best = (place: 0, score: -Float.infinity)
        for (place, passage) in analysed.passages.enumerated() {
            var found: Set<Int32> = []
            var score: Float = 0
            for word in passage.words {
                let folded = Words.folded(analysed.words[Int(word)])
                guard let term = lexicon.terms[folded] else { continue }
                let stem = lexicon.stemOfTerm[Int(term)]
                if let weight = wanted[stem], found.insert(stem).inserted { score += weight }
            }
            if !nearness.isEmpty { score += 20 * max(nearness[range.lowerBound + place], 0) }
            if score > best.score { best = (place, score) }
        }
        return best.place
    }
}
