public import Services
import Synchronization

/// The sheets that can be found now. Searching never waits for indexing: words are searched at once, meanings as soon as
/// they are computed.
public actor KnowledgeIndex {
    /// How far the meanings of the current sheets are computed.
    public struct Progress: Sendable, Hashable {
        /// Titles and passages that have their vector.
        public let done: Int
        /// Titles and passages in all.
        public let total: Int
        /// Why it stopped before the end, in the words of what failed; nil while it works or when it is done.
        public let failure: String?

        /// A state of the work.
        public init(done: Int, total: Int, failure: String? = nil) {
            self.done = done
            self.total = total
            self.failure = failure
        }
    }

    private struct State {
        var index = SearchIndex.empty
        var progress = Progress(done: 0, total: 0)
    }

    /// Texts computed between two savings.
    private static let batch = 16
    /// Batches between two swaps of the index: a swap copies the matrix.
    private static let batchesPerSwap = 16

    private let embedder: (any Embedder)?
    private let store: any VectorStore
    private nonisolated let state = Mutex(State())
    private var analysed: [SheetKey: AnalysedSheet] = [:]
    private var vectors: PassageVectors
    /// Each update has a number; the work of an older one stops.
    private var generation = 0
    private var embedding: Task<Void, Never>?

    /// An index of nothing yet. Without `embedder`, words alone are searched.
    public init(embedder: (any Embedder)?, store: any VectorStore) {
        self.embedder = embedder
        self.store = store
        vectors = PassageVectors(model: embedder?.model)
    }

    /// The current index.
    public nonisolated var current: SearchIndex { state.withLock { $0.index } }

    /// How far the meanings are computed.
    public nonisolated var progress: Progress { state.withLock { $0.progress } }

    /// Finds sheets in the current index. When the meaning of the question cannot be computed, words alone are searched.
    public nonisolated func search(_ query: String, in language: Language, limit: Int) async -> Findings {
        let index = current
        var meaning: QueryVector?
        if let embedder, index.hasMeaning {
            let text = index.plainText(query, in: language)
            if !text.isEmpty, let values = try? await embedder.query(text) {
                meaning = QueryVector(model: embedder.model, values: values)
            }
        }
        return index.search(query, in: language, limit: limit, meaning: meaning)
    }

    /// Replaces the sheets. Returns when they can be found by their words; meanings follow in the background, those that
    /// are already known first.
    public func update(_ sheets: [Sheet]) async {
        generation += 1
        let mine = generation
        embedding?.cancel()
        let known = analysed
        let analysed = await Self.analyse(sheets, known: known)
        guard mine == generation else { return }
        self.analysed = Dictionary(analysed.map { (SheetKey($0.sheet), $0) }, uniquingKeysWith: { _, last in last })
        let hashes = Self.hashes(analysed)
        vectors = vectors.kept(Set(hashes))
        let vectors = vectors
        let index = await Self.index(analysed, vectors)
        guard mine == generation else { return }
        state.withLock {
            $0.index = index
            $0.progress = Progress(done: vectors.count, total: hashes.count)
        }
        guard let embedder else { return }
        embedding = Task(priority: .utility) { await self.embed(analysed, with: embedder, generation: mine) }
    }

    /// Waits for the meanings of the last update.
    public func finishEmbedding() async { await embedding?.value }

    private func embed(_ sheets: [AnalysedSheet], with embedder: any Embedder, generation mine: Int) async {
        let total = Self.hashes(sheets).count
        do {
            let wanted = Self.hashes(sheets).filter { !vectors.has($0) }
            let kept = try await store.vectors(model: embedder.model, of: wanted)
            guard mine == generation else { return }
            vectors.add(kept)
            swap(total: total)
            var missing: [(hash: TextHash, text: String)] = []
            var seen: Set<TextHash> = []
            for sheet in sheets {
                for text in sheet.embedded where !vectors.has(text.hash) && seen.insert(text.hash).inserted {
                    missing.append(text)
                }
            }
            var start = 0
            var batches = 0
            while start < missing.count, !Task.isCancelled {
                let batch = missing[start..<min(start + Self.batch, missing.count)]
                let values = try await embedder.passages(batch.map(\.text))
                let computed = Dictionary(zip(batch.map(\.hash), values), uniquingKeysWith: { first, _ in first })
                try await store.save(computed, model: embedder.model)
                guard mine == generation else { return }
                vectors.add(computed)
                start += batch.count
                batches += 1
                if batches % Self.batchesPerSwap == 0 || start >= missing.count {
                    swap(total: total)
                } else {
                    let done = vectors.count
                    state.withLock { $0.progress = Progress(done: done, total: total) }
                }
            }
        } catch {
            guard mine == generation else { return }
            swap(total: total, failure: "\(error)")
        }
    }

    private func swap(total: Int, failure: String? = nil) {
        let vectors = vectors
        state.withLock {
            $0.index = $0.index.with(vectors)
            $0.progress = Progress(done: vectors.count, total: total, failure: failure)
        }
    }

    private static func hashes(_ sheets: [AnalysedSheet]) -> [TextHash] {
        var seen: Set<TextHash> = []
        return sheets.flatMap { $0.embedded.map(\.hash) }.filter { seen.insert($0).inserted }
    }

    /// Analyses what is new or changed, away from the actor.
    @concurrent
    private static func analyse(_ sheets: [Sheet], known: [SheetKey: AnalysedSheet]) async -> [AnalysedSheet] {
        sheets.map { sheet in
            if let same = known[SheetKey(sheet)], same.sheet == sheet { return same }
            return AnalysedSheet(sheet)
        }
    }

    @concurrent
    private static func index(_ sheets: [AnalysedSheet], _ vectors: PassageVectors) async -> SearchIndex {
        SearchIndex(sheets, vectors: vectors)
    }
}
