import Foundation
public import Services

/// What the engine finds for questions whose answer is known.
public struct SearchEvaluation: Sendable {
    /// What was measured of one question.
    struct Outcome: Sendable {
        let question: EvaluationSet.Case
        /// Whether the right sheet is among the sheets at all.
        let isAnswerable: Bool
        /// The rank of the right sheet by each signal.
        let ranks: [Signal: Int]
        /// What fusing again needs.
        let signals: [SignalScores]
        /// The number of the right sheet.
        let expected: Int32?
        let part: LanguagePart
        let reading: SearchIndex.Reading
        /// Seconds of a whole search, the vector of the question apart.
        let seconds: Double
        /// Seconds of the vector of the question.
        let embeddingSeconds: Double

        /// The rank of the right sheet with some weights.
        func rank(_ weights: Fusion.Weights, signals chosen: [SignalScores]? = nil) -> Int? {
            guard let expected else { return nil }
            return Fusion(chosen ?? signals, rarity: reading.terms.rarity, weights: weights).best.firstIndex {
                $0.sheet == expected
            }.map { $0 + 1 }
        }

        var lexicalSignals: [SignalScores] { signals.filter { $0.signal != .meaning } }
    }

    let outcomes: [Outcome]

    /// Asks each question. `embedder` is that of the index's vectors; nil to measure words alone.
    public init(
        _ cases: [EvaluationSet.Case], in index: SearchIndex, language: Language, embedder: (any Embedder)?
    ) async throws {
        var outcomes: [Outcome] = []
        for question in cases {
            var meaning: QueryVector?
            let start = ContinuousClock.now
            if let embedder {
                let text = index.plainText(question.question, in: language)
                meaning = QueryVector(model: embedder.model, values: try await embedder.query(text))
            }
            let embedded = ContinuousClock.now
            _ = index.search(question.question, in: language, limit: 10, meaning: meaning)
            let searched = ContinuousClock.now
            guard let (part, reading) = index.examine(question.question, in: language, meaning: meaning) else {
                continue
            }
            let expected = part.sheets.firstIndex { $0.sheet.id == question.expected }.map { Int32($0) }
            var ranks: [Signal: Int] = [:]
            for signal in reading.signals {
                if let expected, let rank = signal.best.firstIndex(of: expected) { ranks[signal.signal] = rank + 1 }
            }
            outcomes.append(
                Outcome(
                    question: question, isAnswerable: expected != nil, ranks: ranks, signals: reading.signals,
                    expected: expected, part: part, reading: reading, seconds: (searched - embedded) / .seconds(1),
                    embeddingSeconds: (embedded - start) / .seconds(1)))
        }
        self.outcomes = outcomes
    }

    /// How many questions have their right sheet among the sheets: the figures are over these.
    public var answerableCount: Int { outcomes.count { $0.isAnswerable } }

    private var answerable: [Outcome] { outcomes.filter(\.isAnswerable) }

    /// The needs of those questions, in their order.
    public var needs: [String] { answerable.map(\.question.expected) }

    /// The ranks of the right sheets by one signal.
    public func ranks(_ signal: Signal) -> [Int?] { answerable.map { $0.ranks[signal] } }

    /// The ranks with all signals, or without meaning.
    public func fusedRanks(isLexical: Bool = false) -> [Int?] {
        answerable.map { $0.rank(.standard, signals: isLexical ? $0.lexicalSignals : nil) }
    }

    /// Milliseconds a search, at each share of the questions (½ is the median), and the same for their vectors.
    public func milliseconds(at share: Double) -> (search: Double, embedding: Double) {
        func value(_ seconds: [Double]) -> Double {
            guard !seconds.isEmpty else { return 0 }
            return 1_000 * seconds.sorted()[min(seconds.count - 1, Int(share * Double(seconds.count)))]
        }
        return (value(outcomes.map(\.seconds)), value(outcomes.map(\.embeddingSeconds)))
    }

    /// In which of `count` folds each need is; the same for a seed.
    static func folds(_ needs: [String], count: Int, seed: UInt64) -> [Int] {
        var random = SeededRandom(seed)
        let shuffled = Set(needs).sorted().shuffled(using: &random)
        let fold = Dictionary(uniqueKeysWithValues: shuffled.enumerated().map { ($1, $0 % count) })
        return needs.map { fold[$0] ?? 0 }
    }

    /// The ranks when the weights of each fold's questions are the best of a small grid on the other folds.
    ///
    /// All wordings of a need are in one fold.
    public func crossValidatedRanks(isLexical: Bool = false, folds count: Int = 7, seed: UInt64 = 1) -> [Int?] {
        let questions = answerable
        let folds = Self.folds(needs, count: count, seed: seed)
        let grid = Self.grid(isLexical: isLexical)
        let ranks = grid.map { weights in
            questions.map { $0.rank(weights, signals: isLexical ? $0.lexicalSignals : nil) }
        }
        var chosen = [Int?](repeating: nil, count: questions.count)
        for fold in 0..<count {
            let best = grid.indices.max { first, second in
                Self.score(ranks[first], folds, without: fold) < Self.score(ranks[second], folds, without: fold)
            }
            guard let best else { continue }
            for place in questions.indices where folds[place] == fold { chosen[place] = ranks[best][place] }
        }
        return chosen
    }

    private static func score(_ ranks: [Int?], _ folds: [Int], without fold: Int) -> Double {
        RetrievalFigures(ranks: zip(ranks, folds).filter { $0.1 != fold }.map(\.0)).reciprocalRank
    }

    private static func grid(isLexical: Bool) -> [Fusion.Weights] {
        [0, 0.25, 0.5].flatMap { words in
            [0.25, 0.5, 1].flatMap { pieces in
                (isLexical ? [0] : [0.5, 0.75, 1, 1.5]).map {
                    Fusion.Weights(words: words, stems: 1, pieces: pieces, meaning: $0)
                }
            }
        }
    }
}
