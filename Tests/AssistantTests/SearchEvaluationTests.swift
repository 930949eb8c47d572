import Foundation
import Services
import Testing

@testable import Assistant

/// Data and model that are not part of the sources.
private enum Measured {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let data = root.deletingLastPathComponent().appending(path: "shared/data")
    static let models = URL(
        filePath: ProcessInfo.processInfo.environment["PARVIS_MODELS"] ?? root.appending(path: "data/models").path)

    static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: data.appending(path: path).path)
    }

    static var hasModel: Bool {
        FileManager.default.fileExists(atPath: models.appending(path: EmbeddingEngine.libraryName).path)
            && FileManager.default.fileExists(atPath: models.appending(path: EmbeddingEngine.modelName).path)
    }

    static var isSoak: Bool { ProcessInfo.processInfo.environment["PARVIS_SOAK"] == "1" }

    static func set(sheets: [String], questions: String) throws -> EvaluationSet {
        var set = EvaluationSet()
        for path in sheets { try set.addSheets(Data(contentsOf: data.appending(path: path))) }
        try set.addQuestions(Data(contentsOf: data.appending(path: questions)))
        return set
    }
}

@Suite struct SearchEvaluationTests {
    private let sheets = """
        {"id": "1", "title": "La cantine", "text": "Inscrire un enfant.", "theme": "École"}

        {"id": "2", "title": "Le marché", "sections": [{"heading": "Quand", "text": "Le samedi."}]}
        {"id": "1", "text": "Un autre texte sous le même identifiant."}
        """
    private let questions = """
        {"question": "inscrire à la cantine", "expected": "1"}
        {"question": "marché du samedi", "expected": "2"}
        {"question": "cantine", "expected": "2"}
        {"question": "piscine", "expected": "absent"}
        """

    @Test func `a small set gives the figures counted by hand`() async throws {
        var set = EvaluationSet()
        try set.addSheets(Data(sheets.utf8))
        try set.addQuestions(Data(questions.utf8))
        #expect(set.sheets.map(\.id) == ["1", "2", "1~2"])
        #expect(set.sheets[1].sections == [Sheet.Section(heading: "Quand", text: "Le samedi.")])
        let index = SearchIndex(set.sheets.map { AnalysedSheet($0) }, vectors: .none)
        let evaluation = try await SearchEvaluation(set.cases, in: index, language: .fr, embedder: nil)
        #expect(evaluation.answerableCount == 3)
        #expect(evaluation.ranks(.stems) == [1, 1, nil])
        let figures = RetrievalFigures(ranks: evaluation.fusedRanks(isLexical: true))
        #expect(abs(figures.first - 2.0 / 3) < 1e-9 && abs(figures.reciprocalRank - 2.0 / 3) < 1e-9)
        #expect(evaluation.milliseconds(at: 0.5).search > 0)
    }

    @Test(arguments: ["{", #"{"question": "a"}"#, #"{"expected": "1"}"#])
    func `a wrong line is named by its number`(line: String) {
        var set = EvaluationSet()
        let data = Data((#"{"question": "a", "id": "1"}"# + "\n" + line).utf8)
        #expect(throws: EvaluationSet.WrongLine.self) { try set.addQuestions(data) }
        do { try set.addQuestions(data) } catch { #expect("\(error)".hasPrefix("line 2")) }
    }

    @Test(.enabled(if: Measured.has("cnil-faq/docs.jsonl"), "the set cnil-faq is absent"))
    func `real questions find their sheet by words alone as measured`() async throws {
        let set = try Measured.set(sheets: ["cnil-faq/docs.jsonl"], questions: "cnil-faq/questions-dev.jsonl")
        let index = SearchIndex(set.sheets.map { AnalysedSheet($0) }, vectors: .none)
        let evaluation = try await SearchEvaluation(set.cases, in: index, language: .fr, embedder: nil)
        #expect(evaluation.answerableCount == 78)
        let figures = RetrievalFigures(ranks: evaluation.fusedRanks(isLexical: true))
        #expect(figures.reciprocalRank >= 0.69)
        #expect(figures.firstFive >= 0.84)
    }

    @Test(.enabled(if: Measured.has("spf-2020/qr-dev.jsonl"), "the set spf-2020 is absent"))
    func `questions of public services find their text by words alone as measured`() async throws {
        let set = try Measured.set(sheets: ["spf-2020/qr-dev.jsonl"], questions: "spf-2020/qr-dev.jsonl")
        let index = SearchIndex(set.sheets.map { AnalysedSheet($0) }, vectors: .none)
        let evaluation = try await SearchEvaluation(set.cases, in: index, language: .fr, embedder: nil)
        #expect(RetrievalFigures(ranks: evaluation.fusedRanks(isLexical: true)).reciprocalRank >= 0.86)
    }

    @Test(
        .enabled(
            if: Measured.hasModel && Measured.has("cnil-faq/docs.jsonl") && Measured.isSoak,
            "a minute of computing: PARVIS_SOAK=1, with the model and the set cnil-faq"))
    func `real questions find their sheet by all signals as measured`() async throws {
        let set = try Measured.set(sheets: ["cnil-faq/docs.jsonl"], questions: "cnil-faq/questions-dev.jsonl")
        let engine = try EmbeddingEngine(folder: Measured.models)
        let knowledge = KnowledgeIndex(embedder: engine, store: MemoryVectorStore())
        await knowledge.update(set.sheets)
        await knowledge.finishEmbedding()
        let evaluation = try await SearchEvaluation(set.cases, in: knowledge.current, language: .fr, embedder: engine)
        let figures = RetrievalFigures(ranks: evaluation.fusedRanks())
        #expect(figures.reciprocalRank >= 0.76)
        #expect(figures.firstFive >= 0.86)
    }

    @Test(.enabled(if: Measured.hasModel, "the model is absent: make models"), .timeLimit(.minutes(5)))
    func `the model places a question near what answers it, in the other language too`() async throws {
        let engine = try EmbeddingEngine(folder: Measured.models)
        let question = try await engine.query("J’ai perdu mes papiers d’identité")
        let texts = [
            "Refaire sa carte d’identité après une perte", "What to do if your identity card is lost",
            "Les horaires du marché du samedi",
        ]
        let passages = try await engine.passages(texts)
        let nearness = passages.map { zip($0, question).reduce(Float(0)) { $0 + $1.0 * $1.1 } }
        #expect(nearness[0] > nearness[2] && nearness[1] > nearness[2])
        for vector in passages + [question] {
            #expect(vector.count == 384)
            #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-3)
        }
        // Whoever asks at the same time gets the same.
        let together = try await withThrowingTaskGroup(of: [Float].self) { group in
            for _ in 0..<4 { group.addTask { try await engine.query("J’ai perdu mes papiers d’identité") } }
            return try await group.reduce(into: [[Float]]()) { $0.append($1) }
        }
        #expect(together.allSatisfy { $0 == question })
        #expect(try await engine.query(String(repeating: "très long \0 ", count: 10_000)).count == 384)
    }
}
