import Assistant
import Foundation
import Services
import Synchronization

/// Measures the assistant's search over many sheets.
struct AssistantBench: Sendable {
    /// Sheets of the files, as many as wanted; the same ones again under other identifiers where the files have fewer.
    let sheets: [Sheet]
    /// Questions that are asked.
    let questions: [String]
    let clients: Int
    let say: @Sendable (String) -> Void

    /// Milliseconds of searches, and how many a second.
    struct Times: Sendable {
        let sorted: [Double]
        let rate: Double

        func at(_ share: Double) -> Double {
            sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
        }

        /// Times of the processor: how many in a second of wall time says nothing.
        var processor: String {
            String(format: "%d queries, median %.3f ms, 99 %% %.3f ms", sorted.count, at(0.5), at(0.99))
        }

        var words: String {
            String(
                format: "%d queries, median %.2f ms, 99 %% %.2f ms, %.0f a second", sorted.count, at(0.5), at(0.99),
                rate)
        }
    }

    init(set: EvaluationSet, count: Int, clients: Int, say: @escaping @Sendable (String) -> Void) {
        var sheets = Array(set.sheets.prefix(count))
        var copy = 2
        while sheets.count < count, !set.sheets.isEmpty {
            sheets += set.sheets.prefix(count - sheets.count).map { sheet in
                Sheet(
                    id: "\(sheet.id)/\(copy)", language: sheet.language, origin: sheet.origin,
                    organisation: sheet.organisation, title: sheet.title, themes: sheet.themes,
                    keywords: sheet.keywords, sections: sheet.sections, link: sheet.link)
            }
            copy += 1
        }
        self.sheets = sheets
        questions = set.cases.map(\.question)
        self.clients = clients
        self.say = say
    }

    /// Words alone: indexing, then the questions again and again by all clients, until `seconds` have passed.
    func lexical(seconds: Double) async {
        let knowledge = KnowledgeIndex(embedder: nil, store: MemoryVectorStore())
        let start = ContinuousClock.now
        await knowledge.update(sheets)
        say(
            String(
                format: "indexing the words of %d sheets: %.2f s", sheets.count,
                (ContinuousClock.now - start) / .seconds(1)))
        let again = ContinuousClock.now
        await knowledge.update(Array(sheets.dropLast()))
        say(String(format: "indexing again without one of them: %.2f s", (ContinuousClock.now - again) / .seconds(1)))
        _ = await run(clients: clients, seconds: seconds / 5, in: knowledge)
        say("words, processor time: \(processorTimes(in: knowledge.current, rounds: 3).processor)")
        say("words, one at a time: \(await run(clients: 1, seconds: seconds, in: knowledge).words)")
        say("words, \(clients) clients: \(await run(clients: clients, seconds: seconds, in: knowledge).words)")
    }

    /// Words and meanings. Vectors of `real` texts are computed; the others are drawn at random, since how long a search
    /// takes does not depend on the numbers. Each question is asked once by someone, so none is remembered; then again.
    func fused(engine: any Embedder, real: Int) async throws {
        let store = MemoryVectorStore()
        let analysed = sheets.map { AnalysedSheet($0) }
        var texts: [(hash: TextHash, text: String)] = []
        var seen: Set<TextHash> = []
        for sheet in analysed { texts += sheet.embedded.filter { seen.insert($0.hash).inserted } }
        let start = ContinuousClock.now
        let computed = texts.prefix(real)
        let vectors = try await engine.passages(computed.map(\.text))
        let took = (ContinuousClock.now - start) / .seconds(1)
        say(
            String(
                format: "meanings: %d texts computed in %.1f s (%.1f a second), %d in all", vectors.count, took,
                Double(vectors.count) / took, texts.count))
        await store.save(Dictionary(uniqueKeysWithValues: zip(computed.map(\.hash), vectors)), model: engine.model)
        await fill(store, texts.dropFirst(real).map(\.hash), like: vectors.first?.count ?? 0, model: engine.model)
        let knowledge = KnowledgeIndex(embedder: CachedEmbedder(engine), store: store)
        let loading = ContinuousClock.now
        await knowledge.update(sheets)
        await knowledge.finishEmbedding()
        say(
            String(
                format: "starting again with all vectors kept: %.2f s", (ContinuousClock.now - loading) / .seconds(1)))
        let half = questions.count / 2
        say("fused, one at a time: \(await run(clients: 1, Array(questions.prefix(half)), in: knowledge).words)")
        let rest = Array(questions.dropFirst(half))
        say("fused, \(clients) clients: \(await run(clients: clients, rest, in: knowledge).words)")
        say("fused, \(clients) clients, asked before: \(await run(clients: clients, rest, in: knowledge).words)")
    }

    /// What the process holds in memory, in megabytes: now, and at most since it began.
    static func memory() -> (now: Int, most: Int)? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        func megabytes(_ name: String) -> Int? {
            status.split(separator: "\n").first { $0.hasPrefix(name) }
                .flatMap { $0.split(whereSeparator: \.isWhitespace).dropFirst().first }
                .flatMap { Int($0) }.map { $0 / 1_024 }
        }
        guard let now = megabytes("VmRSS:"), let most = megabytes("VmHWM:") else { return nil }
        return (now, most)
    }

    private func fill(_ store: MemoryVectorStore, _ hashes: [TextHash], like dimension: Int, model: String) async {
        guard dimension > 0 else { return }
        var state: UInt64 = 1
        var drawn: [TextHash: [Float]] = [:]
        for hash in hashes {
            let values = (0..<dimension).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Float(state >> 40) / Float(1 << 24) - 0.5
            }
            let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
            drawn[hash] = values.map { $0 / length }
        }
        await store.save(drawn, model: model)
    }

    /// What searches by words take of the processor, whatever else runs on the machine.
    private func processorTimes(in index: SearchIndex, rounds: Int) -> Times {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
        }
        var times: [Double] = []
        for _ in 0..<rounds {
            for question in questions {
                let start = now()
                _ = index.search(question, in: .fr, limit: 10)
                times.append(now() - start)
            }
        }
        return Times(sorted: times.sorted(), rate: 0)
    }

    private func run(clients: Int, seconds: Double, in knowledge: KnowledgeIndex) async -> Times {
        let until = ContinuousClock.now + .seconds(seconds)
        let questions = questions
        return await timed(clients: clients) { client, record in
            var place = client
            while ContinuousClock.now < until {
                let start = ContinuousClock.now
                _ = await knowledge.search(questions[place % questions.count], in: .fr, limit: 10)
                record((ContinuousClock.now - start) / .milliseconds(1))
                place += clients
            }
        }
    }

    private func run(clients: Int, _ questions: [String], in knowledge: KnowledgeIndex) async -> Times {
        await timed(clients: clients) { client, record in
            for place in stride(from: client, to: questions.count, by: clients) {
                let start = ContinuousClock.now
                _ = await knowledge.search(questions[place], in: .fr, limit: 10)
                record((ContinuousClock.now - start) / .milliseconds(1))
            }
        }
    }

    private func timed(
        clients: Int, _ work: @escaping @Sendable (Int, (Double) -> Void) async -> Void
    ) async -> Times {
        let start = ContinuousClock.now
        let times = await withTaskGroup(of: [Double].self) { group in
            for client in 0..<clients {
                group.addTask {
                    let mine = Mutex<[Double]>([])
                    await work(client) { time in mine.withLock { $0.append(time) } }
                    return mine.withLock { $0 }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        return Times(sorted: times.sorted(), rate: Double(times.count) / seconds)
    }
}
