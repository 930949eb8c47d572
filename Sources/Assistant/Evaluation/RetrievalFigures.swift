import Foundation

/// How well the right sheet was found.
public struct RetrievalFigures: Sendable, Hashable {
    /// The share of questions whose right sheet came first.
    public let first: Double
    /// … among the first five.
    public let firstFive: Double
    /// The mean of one over its rank, where that is ten or less.
    public let reciprocalRank: Double

    /// From the rank of the right sheet for each question; nil where it was not found.
    public init(ranks: [Int?]) {
        let count = Double(max(ranks.count, 1))
        first = Double(ranks.count { ($0 ?? .max) <= 1 }) / count
        firstFive = Double(ranks.count { ($0 ?? .max) <= 5 }) / count
        reciprocalRank =
            ranks.reduce(0) { sum, rank in rank.map { $0 <= 10 ? sum + 1 / Double($0) : sum } ?? sum } / count
    }

    /// The bounds between which 95 % of `measure` lie when needs are drawn again at random: questions that ask the same
    /// thing are drawn together. Deterministic for a seed.
    public static func interval(
        ranks: [Int?], needs: [String], seed: UInt64 = 1, draws: Int = 2_000,
        _ measure: (RetrievalFigures) -> Double
    ) -> ClosedRange<Double> {
        var groups: [String: [Int?]] = [:]
        var order: [String] = []
        for (rank, need) in zip(ranks, needs) {
            if groups[need] == nil { order.append(need) }
            groups[need, default: []].append(rank)
        }
        guard !order.isEmpty else { return 0...0 }
        var random = SeededRandom(seed)
        let values = (0..<draws).map { _ in
            let drawn = order.indices.flatMap { _ in groups[order[Int.random(in: order.indices, using: &random)]] ?? []
            }
            return measure(RetrievalFigures(ranks: drawn))
        }.sorted()
        return values[draws * 25 / 1_000]...values[draws * 975 / 1_000 - 1]
    }
}

/// A known sequence of numbers that look drawn at random (SplitMix64), so that a measure gives the same figures again.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
