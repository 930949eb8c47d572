/// The signals brought together: each in shares of its own best, weighed and added.
struct Fusion: Sendable {
    /// A sheet and its fused measure, from 0 to 1.
    struct Candidate: Sendable {
        let sheet: Int32
        let score: Double
    }

    /// Sheets, best first.
    let best: [Candidate]
    let signals: [SignalScores]

    /// What each signal weighs.
    static func weight(_ signal: Signal, hasMeaning: Bool) -> Double {
        switch signal {
        case .words: 0.15
        case .stems: 0.5
        case .pieces: 0.35
        case .meaning: 1
        }
    }

    init(_ signals: [SignalScores]) {
        self.signals = signals
        var candidates: Set<Int32> = []
        for signal in signals { candidates.formUnion(signal.best) }
        let hasMeaning = signals.contains { $0.signal == .meaning }
        let total = signals.reduce(0) { $0 + Self.weight($1.signal, hasMeaning: hasMeaning) }
        let scales = signals.map { signal in Self.scale(signal) }
        best = candidates.map { sheet in
            var score = 0.0
            for (signal, scale) in zip(signals, scales) {
                let value = Double(signal.values[Int(sheet)])
                score += Self.weight(signal.signal, hasMeaning: hasMeaning) * max(0, (value - scale.low) / scale.width)
            }
            return Candidate(sheet: sheet, score: score / total)
        }.sorted { $0.score != $1.score ? $0.score > $1.score : $0.sheet < $1.sheet }
    }

    /// The value that counts 0 and how far above it counts 1.
    private static func scale(_ signal: SignalScores) -> (low: Double, width: Double) {
        guard let first = signal.best.first, let last = signal.best.last else { return (0, 1) }
        let top = Double(signal.values[Int(first)])
        // Nearness never comes close to 0: what tells sheets apart is its distance from the hundredth.
        let low = signal.signal == .meaning ? Double(signal.values[Int(last)]) : 0
        return (low, max(top - low, 1e-9))
    }
}
