import Storage

/// The leaves of the log in their order, a page at a time.
struct LeafReader {
    let store: Store
    /// Leaves from here on are not of the log that is examined: they came while it was.
    let end: Int
    private var waiting: ArraySlice<LogLeaf> = []
    private var index = 0
    private var isAtEnd = false

    init(store: Store, end: Int) {
        self.store = store
        self.end = end
    }

    /// The next leaf, which stays the next.
    mutating func peek() async throws -> LogLeaf? {
        if let leaf = waiting.first { return leaf }
        guard !isAtEnd else { return nil }
        let (store, from, limit) = (store, index, min(JournalExamination.page, end - index))
        let page =
            limit > 0 ? try await store.database.read { try store.log.leaves(from: from, limit: limit, in: $0) } : []
        guard let last = page.last else {
            isAtEnd = true
            return nil
        }
        index = last.index + 1
        waiting = page[...]
        return waiting.first
    }

    /// The next leaf.
    mutating func next() async throws -> LogLeaf? {
        guard let leaf = try await peek() else { return nil }
        waiting.removeFirst()
        return leaf
    }
}
