import Foundation

/// What the probability that the first sheet answers is judged by: every signal, how it sets the first apart, and the words.
struct ConfidenceFeatures: Sendable {
    /// Whether meaning was searched: two calibrations.
    let hasMeaning: Bool
    /// In the order of `names`.
    let values: [Double]

    /// Names of the features without meaning.
    static let lexicalNames = [
        "lead of the first", "agreement of words, stems and pieces", "the question's words in the sheet",
        "the title's words in the question", "strength of stems", "length of the question",
    ]
    /// Names of the features with meaning.
    static let allNames = lexicalNames + ["nearness", "lead in nearness", "rank in nearness"]

    /// The features of a question's first sheet; all 0 when nothing was found.
    init(_ fusion: Fusion, reading: SearchIndex.Reading, part: LanguagePart) {
        let meaning = fusion.signals.first { $0.signal == .meaning }
        hasMeaning = meaning != nil
        guard let first = fusion.best.first else {
            values = [Double](repeating: 0, count: (meaning == nil ? Self.lexicalNames : Self.allNames).count)
            return
        }
        let sheet = first.sheet
        let coverage = part.coverage(of: Int(sheet), terms: reading.terms)
        let lexical = fusion.signals.filter { $0.signal != .meaning }
        let stems = lexical.first { $0.signal == .stems }.map { Double($0.values[Int(sheet)]) } ?? 0
        var values = [
            first.score - (fusion.best.dropFirst().first?.score ?? 0),
            lexical.reduce(0) { $0 + Self.reciprocalRank(of: sheet, in: $1) } / Double(max(lexical.count, 1)),
            coverage.question, coverage.title,
            reading.terms.rarity > 0 ? stems / Double(reading.terms.rarity) : 0,
            log1p(Double(reading.terms.count)),
        ]
        if let meaning {
            let nearness = Double(meaning.values[Int(sheet)])
            let other = meaning.best.first { $0 != sheet }.map { Double(meaning.values[Int($0)]) } ?? 0
            values += [max(nearness, 0), nearness - other, Self.reciprocalRank(of: sheet, in: meaning)]
        }
        self.values = values
    }

    private static func reciprocalRank(of sheet: Int32, in signal: SignalScores) -> Double {
        signal.best.firstIndex(of: sheet).map { 1 / Double($0 + 1) } ?? 0
    }
}
