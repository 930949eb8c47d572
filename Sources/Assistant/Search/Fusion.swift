/// The signals brought together: each in shares of its own best, weighed and added. What words say counts in full only where
/// it is as strong as the question allows, so that a chance word does not weigh as much as a right answer.
struct Fusion: Sendable {
    /// What each signal weighs. Few numbers, the same for every collection.
    struct Weights: Sendable, Hashable {
        var words: Double
        var stems: Double
        var pieces: Double
        /// Beside the three above together.
        var meaning: Double

        /// As measured (docs/assistant-search.md says on what).
        static let standard = Weights(words: 0.25, stems: 1, pieces: 0.5, meaning: 1)

        func of(_ signal: Signal) -> Double {
            switch signal {
            case .words: words
            case .stems: stems
            case .pieces: pieces
            case .meaning: meaning
            }
        }
    }

    /// A sheet and its fused measure, from 0 to 1.
    struct Candidate: Sendable {
        let sheet: Int32
        let score: Double
        /// What its words alone say, from 0 to 1.
        let lexical: Double
    }

    /// Sheets, best first.
    let best: [Candidate]
    let signals: [SignalScores]

    /// Fuses signals. `rarity` is that of the question's words together: a sheet that has each of them once in its title and
    /// once in its text reaches about twice that, which is full marks.
    init(_ signals: [SignalScores], rarity: Float, weights: Weights = .standard) {
        self.signals = signals
        var isCandidate = [Bool](repeating: false, count: signals.first?.values.count ?? 0)
        var sheets: [Int32] = []
        for signal in signals {
            for sheet in signal.best where !isCandidate[Int(sheet)] {
                isCandidate[Int(sheet)] = true
                sheets.append(sheet)
            }
        }
        let total = weights.words + weights.stems + weights.pieces
        var lexical = [Double](repeating: 0, count: sheets.count)
        for signal in signals where signal.signal != .meaning {
            guard let first = signal.best.first else { continue }
            let share = weights.of(signal.signal) / Double(max(signal.values[Int(first)], 2 * rarity)) / total
            for (place, sheet) in sheets.enumerated() { lexical[place] += share * Double(signal.values[Int(sheet)]) }
        }
        let meaning = signals.first { $0.signal == .meaning }
        let scale = meaning.map(Self.scale)
        best = sheets.indices.map { place in
            guard let meaning, let scale else {
                return Candidate(sheet: sheets[place], score: lexical[place], lexical: lexical[place])
            }
            let nearness = Double(meaning.values[Int(sheets[place])])
            // A sheet whose meaning is not computed yet is neither helped nor harmed.
            let share = nearness < 0 ? lexical[place] : min(1, max(0, (nearness - scale.low) / scale.width))
            let score = (lexical[place] + weights.meaning * share) / (1 + weights.meaning)
            return Candidate(sheet: sheets[place], score: score, lexical: lexical[place])
        }.sorted { $0.score != $1.score ? $0.score > $1.score : $0.sheet < $1.sheet }
    }

    /// The nearness that counts 0 and how far above it counts 1: nearness never comes close to 0, so what tells sheets
    /// apart is its distance from the hundredth, or from the last of fewer.
    private static func scale(_ signal: SignalScores) -> (low: Double, width: Double) {
        guard let first = signal.best.first, let last = signal.best.last else { return (0, 1) }
        let top = Double(signal.values[Int(first)])
        let low = Double(signal.values[Int(last)])
        return (min(low, top - 0.05), max(top - low, 0.05))
    }
}
