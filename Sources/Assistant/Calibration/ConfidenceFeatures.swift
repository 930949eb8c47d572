import Foundation

/// What the probability that the first sheet answers is judged by: how every signal sets it apart, and the words.
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
    /// Names of the features with meaning.
    static let allNames = [
        "lead of the first", "agreement of stems and meaning", "the title's words in the question",
        "length of the question", "nearness", "lead in nearness",
    ]

    /// The features of a question's first sheet; all 0 when nothing was found.
    init(_ fusion: Fusion, reading: SearchIndex.Reading, part: LanguagePart) {
        let meaning = fusion.signals.first { $0.signal == .meaning }
        hasMeaning = meaning != nil
        guard let first = fusion.best.first else {
            values = (meaning == nil ? Self.lexicalNames : Self.allNames).map { _ in 0 }
            return
        }
        let sheet = first.sheet
        let lead = first.score - (fusion.best.dropFirst().first?.score ?? 0)
        let title = part.titleCoverage(of: Int(sheet), terms: reading.terms)
        let length = log1p(Double(reading.terms.count))
        guard let meaning else {
            let ranks = fusion.signals.map { Self.reciprocalRank(of: sheet, in: $0) }
            values = [lead, ranks.reduce(0, +) / Double(max(ranks.count, 1)), title, length, first.score]
            return
        }
        let stems = fusion.signals.first { $0.signal == .stems }.map { Self.reciprocalRank(of: sheet, in: $0) } ?? 0
        let nearness = max(0, Double(meaning.values[Int(sheet)]))
        let other = meaning.best.first { $0 != sheet }.map { Double(meaning.values[Int($0)]) } ?? 0
        values = [
            lead, min(stems, Self.reciprocalRank(of: sheet, in: meaning)), title, length, nearness, nearness - other,
        ]
    }

    private static func reciprocalRank(of sheet: Int32, in signal: SignalScores) -> Double {
        signal.best.firstIndex(of: sheet).map { 1 / Double($0 + 1) } ?? 0
    }
}
