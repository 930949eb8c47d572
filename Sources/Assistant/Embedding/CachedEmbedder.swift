/// An embedder that remembers questions, and computes once those that are asked at the same moment.
public actor CachedEmbedder: Embedder {
    /// Of which model.
    public nonisolated let model: String
    private let embedder: any Embedder
    private let capacity: Int
    private var known: [String: Remembered] = [:]
    private var computing: [String: Task<[Float], any Error>] = [:]
    /// How many questions wait for their vector now.
    private(set) var waiting = 0
    /// Grows with each use: the order in which questions were last asked.
    private var uses = 0

    private struct Remembered {
        let vector: [Float]
        var lastUse: Int
    }

    /// Remembers up to `capacity` questions; beyond, those that were not asked for longest are forgotten.
    public init(_ embedder: any Embedder, capacity: Int = 2_000) {
        self.embedder = embedder
        self.capacity = max(1, capacity)
        model = embedder.model
    }

    /// The vector of a question: remembered, or computed once for all who ask at the same moment.
    public func query(_ text: String) async throws -> [Float] {
        uses += 1
        if var remembered = known[text] {
            remembered.lastUse = uses
            known[text] = remembered
            return remembered.vector
        }
        waiting += 1
        defer { waiting -= 1 }
        if let task = computing[text] { return try await task.value }
        let task = Task { try await embedder.query(text) }
        computing[text] = task
        defer { computing[text] = nil }
        let vector = try await task.value
        remember(vector, of: text)
        return vector
    }

    /// The vectors of passages, computed each time: whoever asks keeps them.
    public nonisolated func passages(_ texts: [String]) async throws -> [[Float]] {
        try await embedder.passages(texts)
    }

    private func remember(_ vector: [Float], of text: String) {
        if known.count >= capacity {
            // A tenth at once, so that this sorting is rare.
            let oldest = known.sorted { $0.value.lastUse < $1.value.lastUse }.prefix(max(1, capacity / 10))
            for (text, _) in oldest { known[text] = nil }
        }
        known[text] = Remembered(vector: vector, lastUse: uses)
    }
}
