import Cases
import FEEL
import Journal
import Services
import Storage
import Web

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
    private(set) var erased = 0
    /// How many cases were folded.
    private(set) var cases = 0
    /// The last version seen of each stream.
    private var versions: [Identifier: Int] = [:]
    private var edge = MerkleEdge()
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

    private mutating func add(_ fault: String) {
        if faults.count < Self.mostFaults { faults.append(fault) }
    }

    // MARK: The log

    private mutating func log(
        _ head: LogHead, kept: (SignedNote, Checkpoint)?, progress: (Int) -> Void
    ) async throws {
        var leaves = LeafReader(store: store)
        // Positions begin at 1: whatever stands before was put there.
        var position = Int.min
        var keptRoot: MerkleHash?
        if let kept, kept.1.size == 0 { keptRoot = .empty }
        while true {
            let (store, after) = (store, position)
            let rows = try await store.database.read {
                try store.log.journalEvents(after: after, limit: Self.page, in: $0)
            }
            guard let last = rows.last else { break }
            for row in rows {
                try await compare(row, with: &leaves, head: head)
                if let kept, UInt64(edge.size) == kept.1.size, keptRoot == nil { keptRoot = edge.root }
            }
            position = last.position
            progress(events)
        }
        while let leaf = try await leaves.next() {
            add("Event \(leaf.version) of case \(leaf.stream), leaf \(leaf.index) of the log, is gone.")
            try await include(leaf)
            if let kept, UInt64(edge.size) == kept.1.size, keptRoot == nil { keptRoot = edge.root }
        }
        try await finishTiles()
        checkHead(head)
        if let kept { compare(kept, root: keptRoot) }
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
        if row.position <= head.position { add("\(name) is in no leaf of the log: it was put in afterwards.") }
    }

    /// Adds a leaf to the tree, and compares the tiles of leaves as they fill.
    private mutating func include(_ leaf: LogLeaf) async throws {
        let hash = MerkleHash.leaf(leaf.entry)
        if leaf.index != edge.size { add("Leaf \(leaf.index) of the log stands where leaf \(edge.size) should.") }
        edge.append(hash)
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

    private mutating func checkHead(_ head: LogHead) {
        guard let note = SignedNote(head.note), let checkpoint = Checkpoint(text: note.text) else {
            return add("The last checkpoint can't be read.")
        }
        if let verifier {
            if !note.isSigned(by: verifier) { add("The last checkpoint is not signed by this town's key.") }
        } else {
            add("The key that signs the log is not there.")
        }
        if checkpoint.size != UInt64(edge.size) || checkpoint.root != edge.root || head.size != edge.size {
            add("The last checkpoint, of \(checkpoint.size) events, is not that of the log's \(edge.size) leaves.")
        }
    }

    private mutating func compare(_ kept: (SignedNote, Checkpoint), root: MerkleHash?) {
        let (note, checkpoint) = kept
        if let verifier, !note.isSigned(by: verifier) {
            return add("The kept checkpoint is not signed by this town's key.")
        }
        guard let root else {
            return add(
                "The log has \(edge.size) events, and had \(checkpoint.size) when the kept checkpoint was signed: it was "
                    + "rolled back.")
        }
        if root != checkpoint.root {
            add(
                "The first \(checkpoint.size) events of the log are not those of the kept checkpoint: it was rewritten."
            )
        }
    }

    // MARK: What is derived

    private mutating func projections() async throws {
        let catalogue = LiveCatalogue(store: store)
        try await catalogue.refresh()
        var last: Identifier?
        while true {
            let (store, after) = (store, last)
            let entries = try await store.database.read { try store.cases.list(after: after, limit: 500, in: $0) }
            guard let end = entries.last else { break }
            for entry in entries { try await compare(entry, catalogue) }
            last = end.id
        }
        for stream in versions.keys.sorted() {
            let store = store
            let isErased = try await store.database.read { try store.erasures.find(stream, in: $0) != nil }
            if isErased { erased += 1 } else { add("Case \(stream) is in no list.") }
        }
    }

    private mutating func compare(_ entry: CaseEntry, _ catalogue: LiveCatalogue) async throws {
        cases += 1
        versions[entry.id] = nil
        do {
            guard let folded = try await CaseRepository(store: store).load(entry.id) else {
                return add("Case \(entry.id) is in the lists and has no event.")
            }
            guard let definition = try await catalogue.definition(hash: entry.definition),
                let organisation = catalogue.snapshot.organisations[entry.organisation]
            else { return add("The definition of case \(entry.id) is gone.") }
            let zone = Zone(name: organisation.timeZone) ?? .utc
            let rebuilt = CaseEntry(folded.summary(definition: definition, organisation: organisation, zone: zone))
            if rebuilt != entry { add("The lists do not show case \(entry.id) as its events have it.") }
        } catch let error as StorageError {
            add("Case \(entry.id) can't be opened. \(error)")
        }
    }
}

/// The leaves of the log in their order, a page at a time.
struct LeafReader {
    let store: Store
    private var waiting: ArraySlice<LogLeaf> = []
    private var index = 0
    private var isAtEnd = false

    init(store: Store) { self.store = store }

    /// The next leaf, which stays the next.
    mutating func peek() async throws -> LogLeaf? {
        if let leaf = waiting.first { return leaf }
        guard !isAtEnd else { return nil }
        let (store, from) = (store, index)
        let page = try await store.database.read {
            try store.log.leaves(from: from, limit: JournalExamination.page, in: $0)
        }
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
