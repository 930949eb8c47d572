import Foundation

/// What the probability that the first sheet answers is judged by: how far every signal sets it apart from the next, and,
/// without meaning, the words.
struct ConfidenceFeatures: Sendable {
    /// Whether meaning was searched: two calibrations.
    let hasMeaning: Bool
    /// In the order of `allNames`, or of `lexicalNames` without meaning.
    let values: [Double]

    /// Names of the features without meaning.
    static let lexicalNames = [
        "lead of the first", "agreement of words, stems and pieces", "the title's words in the question",
        "length of the question", "fused measure",
    ]
    /// Names of the features with meaning. None asks how long the question is or whether sheets have titles, so that what
    /// was learned of one collection holds for another.
    static let allNames = [
        "doubt among the first ten", "agreement of stems and meaning", "nearness",
    ]

    /// Sheets among which doubt is measured.
    private static let contenders = 10
    /// A difference in the fused measure that makes one sheet e times more likely than another.
    private static let temperature = 0.05

    /// The features of a question's first sheet; all 0 when nothing was found.
    init(_ fusion: Fusion, reading: SearchIndex.Reading, part: LanguagePart) {
        let meaning = fusion.signals.first { $0.signal == .meaning }
        hasMeaning = meaning != nil
        guard let first = fusion.best.first else {
            values = (meaning == nil ? Self.lexicalNames : Self.allNames).map { _ in 0 }
            return
        }
        let sheet = first.sheet
        guard let meaning else {
            let lead = first.score - (fusion.best.dropFirst().first?.score ?? 0)
            let title = part.titleCoverage(of: Int(sheet), terms: reading.terms)
            let ranks = fusion.signals.map { Self.reciprocalRank(of: sheet, in: $0) }
            values = [
                lead, ranks.reduce(0, +) / Double(max(ranks.count, 1)), title,
                log1p(Double(reading.terms.count)), first.score,
            ]
            return
        }
        let stems = fusion.signals.first { $0.signal == .stems }.map { Self.reciprocalRank(of: sheet, in: $0) } ?? 0
        values = [
            Self.doubt(fusion.best.prefix(Self.contenders).map(\.score)),
            min(stems, Self.reciprocalRank(of: sheet, in: meaning)),
            max(0, Double(meaning.values[Int(sheet)])),
        ]
    }

    /// The entropy of the first sheets, were their measures taken for probabilities: 0 where one stands alone, the
    /// logarithm of their number where they are equal.
    static func doubt(_ scores: [Double]) -> Double {
        guard let greatest = scores.max() else { return 0 }
        let weights = scores.map { exp(($0 - greatest) / temperature) }
        let sum = weights.reduce(0, +)
        return weights.reduce(0) { $1 > 0 ? $0 - $1 / sum * log($1 / sum) : $0 }
    }

    private static func reciprocalRank(of sheet: Int32, in signal: SignalScores) -> Double {
        signal.best.firstIndex(of: sheet).map { 1 / Double($0 + 1) } ?? 0
    }
}
