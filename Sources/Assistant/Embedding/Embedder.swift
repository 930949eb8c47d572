/// What places texts among meanings.
public protocol Embedder: Sendable {
    /// The model's name and version: vectors of another are not comparable.
    var model: String { get }
    /// The vector of a question; its length is 1.
    func query(_ text: String) async throws -> [Float]
    /// The vectors of passages, in their order; each has length 1.
    func passages(_ texts: [String]) async throws -> [[Float]]
}

/// Where vectors of passages are kept, so that each is computed once.
public protocol VectorStore: Sendable {
    /// Those that are kept of a model, among `hashes`.
    func vectors(model: String, of hashes: [TextHash]) async throws -> [TextHash: [Float]]
    /// Keeps vectors of a model.
    func save(_ vectors: [TextHash: [Float]], model: String) async throws
}

/// Vectors that are kept as long as the process.
public actor MemoryVectorStore: VectorStore {
    private var kept: [String: [TextHash: [Float]]] = [:]

    /// Nothing kept yet.
    public init() {}

    /// Those that are kept of a model, among some hashes.
    public func vectors(model: String, of hashes: [TextHash]) -> [TextHash: [Float]] {
        let known = kept[model] ?? [:]
        return Dictionary(
            hashes.compactMap { hash in known[hash].map { (hash, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    /// Keeps vectors of a model.
    public func save(_ vectors: [TextHash: [Float]], model: String) {
        kept[model, default: [:]].merge(vectors) { _, new in new }
    }
}
