import Foundation

/// How probable it is that the best sheet answers.
enum Confidence {
    /// From here an answer is given as one.
    static let threshold = 0.8

    /// The probability, from 0 to 1.
    static func of(_ fusion: Fusion, question: Question, part: LanguagePart) -> Double {
        guard let first = fusion.best.first else { return 0 }
        let second = fusion.best.dropFirst().first?.score ?? 0
        let coverage = part.coverage(of: Int(first.sheet), question: question)
        let sum = -4 + 3 * first.score + 6 * (first.score - second) + 2 * coverage
        return 1 / (1 + exp(-sum))
    }
}

extension LanguagePart {
    /// The share of the question's words, by how rare they are, that a sheet has.
    func coverage(of sheet: Int, question: Question) -> Double {
        let stemmer = Stemmer(language)
        let analysed = sheets[sheet]
        var held: Set<Int32> = []
        for word in analysed.words {
            if let term = lexicon.terms[Words.folded(word)] { held.insert(lexicon.stemOfTerm[Int(term)]) }
        }
        // A word that no sheet has is as rare as can be.
        let rarest = Float(log1p((Double(sheets.count) + 0.5) / 0.5))
        var total: Float = 0
        var covered: Float = 0
        for word in question.words where word.share == 1 {
            let stem = stem(of: word, stemmer: stemmer)
            let rarity = stem.map { stems.rarity[Int($0)] } ?? rarest
            total += rarity
            if let stem, held.contains(stem) { covered += rarity }
        }
        return total > 0 ? Double(covered / total) : 0
    }
}
