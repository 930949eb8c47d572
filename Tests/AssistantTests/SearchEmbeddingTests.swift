import Foundation
import Services
import Synchronization
import Testing

@testable import Assistant

/// An embedder that counts what it is asked, in which a text means its length. It can be held, and can fail.
private final class CountingEmbedder: Embedder {
    struct Failure: Error {}

    let model = "counting"
    private let state = Mutex(State())
    private let gate: AsyncStream<Void>?

    struct State {
        var questions: [String] = []
        var texts: [String] = []
        var batchesBeforeFailure = Int.max
    }

    /// Questions wait until `gate` ends.
    init(gate: AsyncStream<Void>? = nil, batchesBeforeFailure: Int = .max) {
        self.gate = gate
        state.withLock { $0.batchesBeforeFailure = batchesBeforeFailure }
    }

    var seen: State { state.withLock { $0 } }

    func query(_ text: String) async throws -> [Float] {
        state.withLock { $0.questions.append(text) }
        if let gate { for await _ in gate {} }
        return vector(text)
    }

    func passages(_ texts: [String]) async throws -> [[Float]] {
        try state.withLock {
            guard $0.batchesBeforeFailure > 0 else { throw Failure() }
            $0.batchesBeforeFailure -= 1
            $0.texts += texts
        }
        return texts.map(vector)
    }

    private func vector(_ text: String) -> [Float] {
        let angle = Float(text.utf8.count % 90) * .pi / 180
        return [cos(angle), sin(angle)]
    }
}

@Suite struct SearchEmbeddingTests {
    @Test func `sixteen identical questions at once are computed once, and remembered`() async throws {
        let (gate, opening) = AsyncStream<Void>.makeStream()
        let counting = CountingEmbedder(gate: gate)
        let cached = CachedEmbedder(counting)
        let vectors = try await withThrowingTaskGroup(of: [Float].self) { group in
            for _ in 0..<16 { group.addTask { try await cached.query("où est la mairie") } }
            // All sixteen have asked before the first is answered.
            while await cached.waiting < 16 { await Task.yield() }
            opening.finish()
            return try await group.reduce(into: [[Float]]()) { $0.append($1) }
        }
        #expect(vectors.count == 16 && Set(vectors).count == 1)
        _ = try await cached.query("où est la mairie")
        #expect(counting.seen.questions == ["où est la mairie"])
    }

    @Test func `questions that were not asked for longest are forgotten`() async throws {
        let counting = CountingEmbedder()
        let cached = CachedEmbedder(counting, capacity: 3)
        for text in ["a", "b", "c", "a", "d", "a", "b"] { _ = try await cached.query(text) }
        #expect(counting.seen.questions == ["a", "b", "c", "d", "b"])
    }

    @Test func `words are searched while meanings are not computed`() async {
        let knowledge = KnowledgeIndex(embedder: CountingEmbedder(batchesBeforeFailure: 0), store: MemoryVectorStore())
        await knowledge.update(SearchSheets.town)
        await knowledge.finishEmbedding()
        #expect(await knowledge.search("cantine", in: .fr, limit: 3).hits.first?.sheet.id == "cantine")
        #expect(knowledge.progress.done == 0 && knowledge.progress.failure != nil)
    }

    @Test func `what was computed before a failure is not computed again`() async throws {
        let sheets = (0..<60).map { SearchSheets.sheet("s\($0)", "Titre \($0)", "Texte de la fiche \($0).") }
        let store = MemoryVectorStore()
        let failing = CountingEmbedder(batchesBeforeFailure: 3)
        let first = KnowledgeIndex(embedder: failing, store: store)
        await first.update(sheets)
        await first.finishEmbedding()
        let done = failing.seen.texts
        #expect(!done.isEmpty && done.count < 120 && first.progress.failure != nil)
        #expect(first.progress.done == done.count && first.progress.total == 120)
        let healthy = CountingEmbedder()
        let second = KnowledgeIndex(embedder: healthy, store: store)
        await second.update(sheets)
        await second.finishEmbedding()
        #expect(second.progress == .init(done: 120, total: 120))
        #expect(Set(healthy.seen.texts).isDisjoint(with: done))
        #expect(healthy.seen.texts.count + done.count == 120)
    }

    @Test func `a sheet that changes is the only one computed again`() async {
        let counting = CountingEmbedder()
        let knowledge = KnowledgeIndex(embedder: counting, store: MemoryVectorStore())
        await knowledge.update(SearchSheets.town)
        await knowledge.finishEmbedding()
        let before = counting.seen.texts.count
        let changed = SearchSheets.sheet("marche", "Horaires du marché", "Le marché se tient le dimanche.")
        await knowledge.update(SearchSheets.town.map { $0.id == "marche" ? changed : $0 })
        await knowledge.finishEmbedding()
        #expect(Array(counting.seen.texts.dropFirst(before)) == ["Horaires du marché\nLe marché se tient le dimanche."])
        let found = await knowledge.search("dimanche", in: .fr, limit: 9).hits.first { $0.signals[.words] != nil }
        #expect(found?.sheet.id == "marche")
        #expect(await knowledge.search("samedi", in: .fr, limit: 9).hits.allSatisfy { $0.signals[.words] == nil })
    }

    @Test func `vectors in files are read again, a line cut off left out`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vectors-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (one, two) = (TextHash(of: "1"), TextHash(of: "2"))
        let store = try FileVectorStore(folder: folder)
        try await store.save([one: [0.5, -1]], model: "m")
        try await store.save([two: [2, 3]], model: "m")
        let file = folder.appending(path: "m.vectors")
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data((text + "\(one) AAA").utf8).write(to: file)
        let again = try FileVectorStore(folder: folder)
        #expect(
            try await again.vectors(model: "m", of: [one, two, TextHash(of: "3")]) == [one: [0.5, -1], two: [2, 3]])
        #expect(try await again.vectors(model: "n", of: [one]).isEmpty)
    }

    @Test func `without its files the engine says which one is absent`() {
        let folder = FileManager.default.temporaryDirectory.appending(path: "none-\(UUID())")
        #expect(throws: EmbeddingEngine.Failure.self) { try EmbeddingEngine(folder: folder) }
    }
}
