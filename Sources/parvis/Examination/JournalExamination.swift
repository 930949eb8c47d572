import Cases
import Journal
import Storage

/// Checks the whole journal: streams, leaves, tree, checkpoints, and the lists derived from them.
struct JournalExamination {
    /// Rows read at once.
    static let page = 2_000
    /// The faults that are told; beyond, the rest is only counted by its first ones.
    static let mostFaults = 100

    let store: Store
    let verifier: NoteVerifier?
    /// What does not hold, in sentences.
    private(set) var faults: [String] = []
    /// How many events were read.
    private(set) var events = 0
    /// How many cases were erased.
    var erased = 0
    /// How many cases were folded.
    var cases = 0
    /// The last version seen of each stream.
    var versions: [Identifier: Int] = [:]
    private var edge = MerkleEdge()
    /// Events that are no leaf yet: the sequencer takes them within a second while the town is served.
    private(set) var waiting = 0
    /// Checkpoints to be met on the way, the smallest first: the town's own, and one kept elsewhere.
    private var checkpoints: ArraySlice<KnownCheckpoint> = []
    private var tile: [UInt8] = []

    init(store: Store, verifier: NoteVerifier?) {
        self.store = store
        self.verifier = verifier
    }

    /// Checks everything.
    ///
    /// - Parameters:
    ///   - kept: a checkpoint kept elsewhere, and its note.
    ///   - progress: told how many events were read, from time to time.
    mutating func run(against kept: (SignedNote, Checkpoint)?, progress: (Int) -> Void) async throws {
        let store = store
        guard let head = try await store.database.read({ try store.log.head(in: $0) }) else {
            if kept != nil || verifier != nil { add("The log was signed, and has no checkpoint any more.") }
            return try await projections()
        }
        try await log(head, kept: kept, progress: progress)
        try await projections()
    }

    mutating func add(_ fault: String) {
        if faults.count < Self.mostFaults { faults.append(fault) }
    }

    // MARK: The log

    /// A checkpoint that the log has to meet.
    private struct KnownCheckpoint {
        let checkpoint: Checkpoint
        let name: String
    }

    private mutating func log(
        _ head: LogHead, kept: (SignedNote, Checkpoint)?, progress: (Int) -> Void
    ) async throws {
        try await gather(head, kept)
        meet()
        var leaves = LeafReader(store: store, end: head.size)
        // Positions begin at 1: whatever stands before was put there.
        var position = Int.min
        while true {
            let (store, after) = (store, position)
            let rows = try await store.database.read {
                try store.log.journalEvents(after: after, limit: Self.page, in: $0)
            }
            guard let last = rows.last else { break }
            for row in rows { try await compare(row, with: &leaves, head: head) }
            position = last.position
            progress(events)
        }
        while let leaf = try await leaves.next() {
            add("Event \(leaf.version) of case \(leaf.stream), leaf \(leaf.index) of the log, is gone.")
            try await include(leaf)
        }
        try await finishTiles()
        try await upperTiles()
        for left in checkpoints {
            add(
                "The log has \(edge.size) events, and had \(left.checkpoint.size) at \(left.name): it was rolled back.")
        }
    }

    /// Every checkpoint that is kept, of those that the town's key signed.
    private mutating func gather(_ head: LogHead, _ kept: (SignedNote, Checkpoint)?) async throws {
        if verifier == nil { add("The key that signs the log is not there.") }
        let store = store
        let notes = try await store.database.read { try store.log.checkpoints(to: head.size, in: $0) }
        var known: [KnownCheckpoint] = []
        for (size, text) in notes {
            guard let note = SignedNote(text), let checkpoint = Checkpoint(text: note.text), checkpoint.size == size
            else {
                add("The checkpoint of \(size) events can't be read, or is another's.")
                continue
            }
            if let verifier, !note.isSigned(by: verifier) {
                add("The checkpoint of \(size) events is not signed by this town's key.")
                continue
            }
            known.append(KnownCheckpoint(checkpoint: checkpoint, name: "its checkpoint of \(size) events"))
        }
        if let (note, checkpoint) = kept {
            if let verifier, !note.isSigned(by: verifier) {
                add("The kept checkpoint is not signed by this town's key.")
            } else {
                known.append(KnownCheckpoint(checkpoint: checkpoint, name: "the kept checkpoint"))
            }
        }
        checkpoints = known.sorted { $0.checkpoint.size < $1.checkpoint.size }[...]
    }

    /// Compares the tree, as far as it is, with the checkpoints of its size.
    private mutating func meet() {
        while let next = checkpoints.first, next.checkpoint.size <= UInt64(edge.size) {
            checkpoints.removeFirst()
            if next.checkpoint.size != UInt64(edge.size) || next.checkpoint.root != edge.root {
                add(
                    "The first \(next.checkpoint.size) events of the log are not those of \(next.name): it was rewritten."
                )
            }
        }
    }

    private mutating func compare(_ row: JournalRow, with leaves: inout LeafReader, head: LogHead) async throws {
        events += 1
        let name = "Event \(row.version) of case \(row.stream)"
        let expected = (versions[row.stream] ?? 0) + 1
        if row.version != expected { add("\(name) stands where event \(expected) should.") }
        versions[row.stream] = row.version
        while let leaf = try await leaves.peek() {
            if leaf.stream == row.stream, leaf.version == row.version {
                if leaf.entry != row.leaf.entry { add("\(name), leaf \(leaf.index) of the log, was changed.") }
                _ = try await leaves.next()
                return try await include(leaf)
            }
            let store = store
            let isThere = try await store.database.read { connection in
                try store.log.journalLeaf(of: leaf.stream, version: leaf.version, in: connection) != nil
            }
            let own = try await store.database.read {
                try store.log.leaf(of: row.stream, version: row.version, in: $0)
            }
            if !isThere {
                add("Event \(leaf.version) of case \(leaf.stream), leaf \(leaf.index) of the log, is gone.")
            } else if own != nil {
                add("\(name) stands in the place of event \(leaf.version) of case \(leaf.stream): they were reordered.")
            } else {
                return add("\(name) is in no leaf of the log: it was put in afterwards.")
            }
            _ = try await leaves.next()
            try await include(leaf)
            if isThere { return }
        }
        if row.position > head.position {
            waiting += 1
        } else {
            add("\(name) is in no leaf of the log: it was put in afterwards.")
        }
    }

    /// Adds a leaf to the tree, and compares the tiles of leaves as they fill.
    private mutating func include(_ leaf: LogLeaf) async throws {
        let hash = MerkleHash.leaf(leaf.entry)
        if leaf.index != edge.size { add("Leaf \(leaf.index) of the log stands where leaf \(edge.size) should.") }
        edge.append(hash)
        meet()
        tile += hash.bytes
        if tile.count == Tile.fullWidth * MerkleHash.byteCount { try await finishTiles() }
    }

    private mutating func finishTiles() async throws {
        guard !tile.isEmpty else { return }
        let (store, width) = (store, tile.count / MerkleHash.byteCount)
        let wanted = Tile(.hashes(level: 0), index: (edge.size - 1) / Tile.fullWidth, width: width)
        let stored = try await store.database.read { try store.log.bytes(of: wanted, in: $0) }
        if stored != tile { add("The log's \(wanted.path) is not that of its leaves.") }
        tile = []
    }

    /// Compares each tile above the leaves with the tiles below it, of which it holds the roots.
    private mutating func upperTiles() async throws {
        var (level, count) = (1, edge.size / Tile.fullWidth)
        while count > 0 {
            for number in 0...((count - 1) / Tile.fullWidth) {
                guard let tile = Tile.hashes(level: level, number: number, size: edge.size) else { break }
                let (store, below) = (store, level - 1)
                let (stored, expected) = try await store.database.read { connection in
                    let roots = try (0..<tile.width).map { place -> [UInt8] in
                        let lower = Tile(.hashes(level: below), index: number * Tile.fullWidth + place)
                        var edge = MerkleEdge()
                        for hash in try store.log.hashes(of: lower, in: connection) { edge.append(hash) }
                        return edge.root.bytes
                    }
                    return (try store.log.bytes(of: tile, in: connection), roots.flatMap(\.self))
                }
                if stored != expected { add("The log's \(tile.path) is not that of the tiles below it.") }
            }
            (level, count) = (level + 1, count / Tile.fullWidth)
        }
    }
}
