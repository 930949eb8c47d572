import Foundation

/// A probability from a weighted sum, its weights learned from cases (ridge regression, by Newton's method).
public struct LogisticRegression: Sendable, Hashable {
    /// What the sum begins with.
    public let intercept: Double
    /// A weight for each feature.
    public let weights: [Double]

    /// A regression with known weights.
    public init(intercept: Double, weights: [Double]) {
        self.intercept = intercept
        self.weights = weights
    }

    /// Learns from cases: rows of features, all of one length, and whether each is so.
    ///
    /// Features are brought to mean 0 and deviation 1 first, so that `ridge` (the strength with which weights are held near
    /// 0) is alike for all; the weights given back are for the features as they are.
    public init(_ rows: [[Double]], _ outcomes: [Bool], ridge: Double) {
        let count = rows.first?.count ?? 0
        let total = Double(max(rows.count, 1))
        let means = (0..<count).map { column in rows.reduce(0) { $0 + $1[column] } / total }
        let deviations = (0..<count).map { column in
            let variance = rows.reduce(0) { $0 + ($1[column] - means[column]) * ($1[column] - means[column]) } / total
            return max(variance.squareRoot(), 1e-9)
        }
        let standard = rows.map { row in [1] + (0..<count).map { (row[$0] - means[$0]) / deviations[$0] } }
        var weights = [Double](repeating: 0, count: count + 1)
        for _ in 0..<50 {
            var gradient = [Double](repeating: 0, count: count + 1)
            var curvature = [[Double]](repeating: gradient, count: count + 1)
            for (row, outcome) in zip(standard, outcomes) {
                let probability = Self.logistic(zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 })
                let error = (outcome ? 1 : 0) - probability
                let spread = max(probability * (1 - probability), 1e-9)
                for first in row.indices {
                    gradient[first] += error * row[first]
                    for second in row.indices { curvature[first][second] += spread * row[first] * row[second] }
                }
            }
            for place in weights.indices {
                // The intercept is free, but for what keeps the equations solvable.
                let hold = place == 0 ? 1e-6 : ridge
                gradient[place] -= hold * weights[place]
                curvature[place][place] += hold
            }
            let step = Self.solve(curvature, gradient)
            for place in weights.indices { weights[place] += step[place] }
            if step.allSatisfy({ abs($0) < 1e-9 }) { break }
        }
        let scaled = (0..<count).map { weights[$0 + 1] / deviations[$0] }
        intercept = weights[0] - zip(scaled, means).reduce(0) { $0 + $1.0 * $1.1 }
        self.weights = scaled
    }

    /// The probability of a case, from 0 to 1.
    public func probability(_ features: [Double]) -> Double {
        Self.logistic(zip(features, weights).reduce(intercept) { $0 + $1.0 * $1.1 })
    }

    private static func logistic(_ sum: Double) -> Double { 1 / (1 + exp(-sum)) }

    /// Solves linear equations by Gauss's elimination with the greatest pivot.
    private static func solve(_ matrix: [[Double]], _ values: [Double]) -> [Double] {
        var matrix = matrix
        var values = values
        let size = values.count
        for column in 0..<size {
            let pivot = (column..<size).max { abs(matrix[$0][column]) < abs(matrix[$1][column]) } ?? column
            guard abs(matrix[pivot][column]) > 1e-15 else { continue }
            matrix.swapAt(pivot, column)
            values.swapAt(pivot, column)
            for row in column + 1..<size {
                let factor = matrix[row][column] / matrix[column][column]
                guard factor != 0 else { continue }
                for place in column..<size { matrix[row][place] -= factor * matrix[column][place] }
                values[row] -= factor * values[column]
            }
        }
        var solution = [Double](repeating: 0, count: size)
        for row in (0..<size).reversed() {
            var sum = values[row]
            for place in row + 1..<size { sum -= matrix[row][place] * solution[place] }
            solution[row] = abs(matrix[row][row]) > 1e-15 ? sum / matrix[row][row] : 0
        }
        return solution
    }
}
