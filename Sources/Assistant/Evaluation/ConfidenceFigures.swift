/// How well a probability tells right answers from wrong ones.
public struct ConfidenceFigures: Sendable, Hashable {
    /// The probability that a right answer was given more than a wrong one: ½ is chance, 1 is perfect.
    public let area: Double
    /// The greatest share of questions that can be answered with 95 % of answers right; 0 when none can.
    public let coverage: Double
    /// The probability from which they are.
    public let threshold: Double
    /// The mean distance between what was announced and what came true, over ten slices of as many questions.
    public let calibrationError: Double

    /// From what was announced and what came true.
    public init(_ probabilities: [Double], _ outcomes: [Bool], precision: Double = 0.95) {
        let order = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
        area = Self.area(probabilities, outcomes)
        var right = 0
        var best = (count: 0, threshold: 1.0)
        for (place, index) in order.enumerated() {
            if outcomes[index] { right += 1 }
            // Equal probabilities are answered together.
            let isLast = place + 1 == order.count || probabilities[order[place + 1]] < probabilities[index]
            if isLast, Double(right) >= precision * Double(place + 1) { best = (place + 1, probabilities[index]) }
        }
        coverage = order.isEmpty ? 0 : Double(best.count) / Double(order.count)
        threshold = best.threshold
        var error = 0.0
        let slices = max(1, min(10, order.count / 8))
        for slice in 0..<slices {
            let members = order[order.count * slice / slices..<order.count * (slice + 1) / slices]
            let announced = members.reduce(0) { $0 + probabilities[$1] }
            let came = Double(members.count { outcomes[$0] })
            error += abs(announced - came)
        }
        calibrationError = order.isEmpty ? 0 : error / Double(order.count)
    }

    /// The share of pairs of a right and a wrong answer in which the right one has the greater probability; half a pair
    /// where they are equal.
    public static func area(_ probabilities: [Double], _ outcomes: [Bool]) -> Double {
        let right = zip(probabilities, outcomes).filter(\.1).map(\.0)
        let wrong = zip(probabilities, outcomes).filter { !$0.1 }.map(\.0)
        guard !right.isEmpty, !wrong.isEmpty else { return 0.5 }
        var pairs = 0.0
        for high in right { for low in wrong { pairs += high > low ? 1 : high == low ? 0.5 : 0 } }
        return pairs / Double(right.count * wrong.count)
    }
}
