import Foundation
import Services
import Testing

@testable import Assistant

/// An embedder in which a text means how often each letter stands in it.
private struct LetterEmbedder: Embedder {
    let model = "letters"

    func query(_ text: String) async throws -> [Float] { vector(text) }

    func passages(_ texts: [String]) async throws -> [[Float]] { texts.map(vector) }

    private func vector(_ text: String) -> [Float] {
        var counts = [Float](repeating: 0.01, count: 26)
        for byte in text.lowercased().utf8 where byte >= 0x61 && byte <= 0x7A { counts[Int(byte) - 0x61] += 1 }
        let length = counts.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return counts.map { $0 / length }
    }
}

@Suite struct SearchSelfCalibrationTests {
    @Test func `doubt is nothing where one stands alone and all where none does`() {
        #expect(ConfidenceFeatures.doubt([]) == 0)
        #expect(ConfidenceFeatures.doubt([0.7]) == 0)
        #expect(ConfidenceFeatures.doubt([1, 0]) < 1e-6)
        #expect(abs(ConfidenceFeatures.doubt([0.5, 0.5, 0.5]) - log(3)) < 1e-12)
        var random = SeededRandom(5)
        for _ in 0..<100 {
            let rival = Double.random(in: 0...0.5, using: &random)
            // A rival that comes nearer makes more doubt.
            #expect(ConfidenceFeatures.doubt([0.6, rival]) < ConfidenceFeatures.doubt([0.6, rival + 0.05]), "seed 5")
        }
    }

    private func town() throws -> EvaluationSet {
        let names = [
            "cantine", "piscine", "mairie", "poubelle", "passeport", "mariage", "chien", "bruit", "vote", "gare",
        ]
        let lines = names.enumerated().map { place, name in
            """
            {"id": "\(place)", "title": "Où demander une autorisation pour \(name) en ville", \
            "text": "La demande pour \(name) se fait au guichet \(place)."}
            """
        }
        var set = EvaluationSet()
        try set.addSheets(Data((lines + [#"{"id": "untitled", "text": "Sans titre."}"#]).joined(separator: "\n").utf8))
        return set
    }

    @Test func `titles as questions are what is left of the titles, the same again`() throws {
        let set = try town()
        #expect(set.titlesAsQuestions(leavingOut: 0).map(\.question) == set.sheets.map(\.title).filter { !$0.isEmpty })
        let cases = set.titlesAsQuestions(seed: 9)
        #expect(cases == set.titlesAsQuestions(seed: 9) && cases != set.titlesAsQuestions(seed: 10))
        #expect(cases.map(\.expected) == (0..<10).map(String.init))
        for (asked, sheet) in zip(cases, set.sheets) {
            let words = asked.question.split(separator: " ")
            #expect(!words.isEmpty && Set(words).isSubset(of: sheet.title.split(separator: " ")))
        }
        // Nothing left of a title is the whole title.
        #expect(
            set.titlesAsQuestions(leavingOut: 1).map(\.question) == set.titlesAsQuestions(leavingOut: 0).map(\.question)
        )
    }

    @Test func `a sheet taken away is found no more, and its question leaves more doubt`() async throws {
        let set = try town()
        let knowledge = KnowledgeIndex(embedder: LetterEmbedder(), store: MemoryVectorStore())
        await knowledge.update(set.sheets)
        await knowledge.finishEmbedding()
        let cases = set.titlesAsQuestions(leavingOut: 0)
        let titles = try await SearchEvaluation(cases, in: knowledge.current, language: .fr, embedder: LetterEmbedder())
        #expect(titles.outcomes.allSatisfy { $0.rank(.standard) == 1 })
        for outcome in titles.outcomes {
            let without = outcome.withoutExpected
            #expect(without.rank(.standard) == nil && !without.isAnswerable)
            #expect(!without.fusion(isLexical: false).best.contains { $0.sheet == outcome.expected })
            #expect(without.features(isLexical: false)[0] > outcome.features(isLexical: false)[0])
        }
        // What is learned of them tells the two apart, and has never seen the questions it is judged on.
        let result = titles.calibrate(learningFrom: titles, outside: nil)
        #expect(result.counts.own == 10 && result.counts.outside == 0)
        let sure = try #require(titles.outcomes.first)
        let with = result.regression.probability(sure.features(isLexical: false))
        #expect(with > result.regression.probability(sure.withoutExpected.features(isLexical: false)))
        #expect(result.regression.weights[0] < 0 && result.names.count == result.regression.weights.count)
    }

    @Test func `the probability that ships falls with doubt and rises with agreement and nearness`() {
        #expect(Calibration.weightCount(hasMeaning: true) == ConfidenceFeatures.allNames.count)
        #expect(Calibration.weightCount(hasMeaning: false) == ConfidenceFeatures.lexicalNames.count)
        let sure = Calibration.probability([0.1, 1, 0.92], hasMeaning: true)
        #expect(Calibration.probability([1.5, 1, 0.92], hasMeaning: true) < sure)
        #expect(Calibration.probability([0.1, 0.1, 0.92], hasMeaning: true) < sure)
        #expect(Calibration.probability([0.1, 1, 0.78], hasMeaning: true) < sure)
    }
}
