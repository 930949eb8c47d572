import Foundation
import Testing

@testable import Assistant

@Suite struct SearchCalibrationTests {
    @Test func `a regression finds the weights that drew the cases`() {
        var random = SeededRandom(3)
        var rows: [[Double]] = []
        var outcomes: [Bool] = []
        for _ in 0..<4_000 {
            let row = [Double.random(in: -2...2, using: &random), Double.random(in: 0...10, using: &random)]
            let probability = 1 / (1 + exp(-(1 + 2 * row[0] - 0.5 * row[1])))
            rows.append(row)
            outcomes.append(Double.random(in: 0..<1, using: &random) < probability)
        }
        let regression = LogisticRegression(rows, outcomes, ridge: 0.01)
        #expect(abs(regression.intercept - 1) < 0.25)
        #expect(abs(regression.weights[0] - 2) < 0.25)
        #expect(abs(regression.weights[1] + 0.5) < 0.1)
        let figures = ConfidenceFigures(rows.map { regression.probability($0) }, outcomes)
        #expect(figures.area > 0.9)
        #expect(figures.calibrationError < 0.03)
    }

    @Test func `a feature that never changes and cases all alike do no harm`() {
        let regression = LogisticRegression([[1, 0], [1, 1], [1, 2]], [true, true, true], ridge: 1)
        #expect(regression.probability([1, 1]) > 0.9)
        #expect(regression.weights.allSatisfy { $0.isFinite })
        #expect(LogisticRegression([], [], ridge: 1).probability([]) == 0.5)
    }

    @Test func `the area counts pairs in the right order, equal ones half`() {
        #expect(ConfidenceFigures.area([0.9, 0.8, 0.3, 0.1], [true, true, false, false]) == 1)
        #expect(ConfidenceFigures.area([0.9, 0.2, 0.3, 0.1], [true, true, false, false]) == 0.75)
        #expect(ConfidenceFigures.area([0.5, 0.5], [true, false]) == 0.5)
        #expect(ConfidenceFigures.area([0.5, 0.6], [true, true]) == 0.5)
    }

    @Test func `coverage is the greatest share that keeps the precision`() {
        // Nineteen right, one wrong, then ten wrong: twenty of thirty keep 95 %.
        let probabilities = (0..<30).map { 1 - Double($0) / 30 }
        let outcomes = (0..<30).map { $0 < 20 && $0 != 5 }
        let figures = ConfidenceFigures(probabilities, outcomes)
        #expect(abs(figures.coverage - 20.0 / 30) < 1e-9)
        #expect(abs(figures.threshold - probabilities[19]) < 1e-9)
        #expect(ConfidenceFigures([0.9, 0.8], [false, true]).coverage == 0)
    }

    @Test func `ranks give the figures of retrieval`() {
        let figures = RetrievalFigures(ranks: [1, 2, 10, 11, nil])
        #expect(figures.first == 0.2)
        #expect(figures.firstFive == 0.4)
        #expect(abs(figures.reciprocalRank - (1 + 0.5 + 0.1) / 5) < 1e-12)
    }

    @Test func `an interval draws needs, not wordings, and is the same again`() {
        // Two needs, one always found and one never: most draws are 0, ½ or 1 whatever the number of wordings.
        let ranks: [Int?] = Array(repeating: 1, count: 50) + Array(repeating: nil, count: 50)
        let needs = Array(repeating: "a", count: 50) + Array(repeating: "b", count: 50)
        let interval = RetrievalFigures.interval(ranks: ranks, needs: needs) { $0.first }
        #expect(interval == 0...1)
        let apart = RetrievalFigures.interval(ranks: ranks, needs: (0..<100).map { "\($0)" }) { $0.first }
        #expect(apart.lowerBound > 0.35 && apart.upperBound < 0.65)
        #expect(apart == RetrievalFigures.interval(ranks: ranks, needs: (0..<100).map { "\($0)" }) { $0.first })
    }

    @Test func `wordings of a need are in the same fold`() {
        let needs = (0..<90).map { "\($0 / 3)" }
        let folds = SearchEvaluation.folds(needs, count: 7, seed: 1)
        for place in stride(from: 0, to: 90, by: 3) { #expect(Set(folds[place..<place + 3]).count == 1) }
        #expect(Set(folds).count == 7)
    }
}
