import Cases
import Foundation
import Journal
import Services
import Storage
import Web

/// Checks everything stored: events, leaves, tree and checkpoints; whatever is made of events, made again and compared; whatever
/// is sealed, opened. Stretches are looked at side by side, on every core.
struct JournalExamination {
    /// The cases of a stretch.
    static let cases = 200
    /// The faults that are told; beyond, the rest is only counted by its first ones.
    var mostFaults = 100

    let store: Store
    let verifier: NoteVerifier?
    /// The keys, of which those of erased cases are destroyed; nil where they are not looked at.
    var keys: KeyRing?
    /// Whether the content of every file is read.
    var readsFiles = true
    /// What does not hold, in sentences.
    private(set) var faults: [String] = []
    /// How many events were read.
    private(set) var events = 0
    /// How many cases were erased.
    private(set) var erased = 0
    /// How many cases were folded.
    private(set) var cases = 0
    /// Events that are no leaf yet: the sequencer takes them within a second while the town is served.
    private(set) var waiting = 0
    /// How many files were read.
    private(set) var files = 0
    /// Where the event of each leaf stands among all.
    private var positions: [Int] = []
    private let catalogue: LiveCatalogue

    init(
        store: Store, verifier: NoteVerifier?, keys: KeyRing? = nil,
        compiled: CompiledDefinitions = CompiledDefinitions()
    ) {
        self.store = store
        self.verifier = verifier
        self.keys = keys
        catalogue = LiveCatalogue(store: store, compiled: compiled)
    }

    /// Checks everything.
    ///
    /// - Parameters:
    ///   - kept: a checkpoint kept elsewhere, and its note.
    ///   - progress: told how many events were read, from time to time.
    mutating func run(against kept: (SignedNote, Checkpoint)?, progress: (Int) -> Void) async throws {
        let store = store
        let head = try await store.database.read { try store.log.head(in: $0) }
        if head == nil, kept != nil || verifier != nil {
            add(["The log was signed, and has no checkpoint any more."])
        }
        try await catalogue.refresh()
        positions = [Int](repeating: .min, count: head?.size ?? 0)
        let promised = try await events(head, progress: progress)
        if let head {
            order()
            try await tree(head)
            try await checkpoints(head, kept: kept)
        }
        let facts = FactAudit(store: store)
        add(try await facts.definitions())
        if let keys { add(try await facts.erasures(keys: keys.store)) }
        add(try await SealedAudit(store: store).run())
        if let file = store.database as? SQLiteDatabase { add(try await file.flaws()) }
        if readsFiles { try await read(promised) }
    }

    mutating func add(_ new: [String]) {
        for fault in new where faults.count < mostFaults && !faults.contains(fault) { faults.append(fault) }
    }

    // MARK: Events, and what is made of them

    private mutating func events(
        _ head: LogHead?, progress: (Int) -> Void
    ) async throws -> [CaseAudit.PromisedFile] {
        let audit = CaseAudit(store: store, head: head, organisations: catalogue.snapshot.organisations)
        var (words, promised) = (WordTally(), [CaseAudit.PromisedFile]())
        try await stretches(audit) { findings in
            events += findings.events
            cases += findings.cases
            erased += findings.erased
            waiting += findings.waiting
            add(findings.faults)
            words.add(findings.words)
            promised += findings.files
            for (leaf, position) in findings.positions { positions[leaf] = position }
            progress(events)
        }
        var index = WordAudit(store: store)
        try await index.run()
        let bytes = Set(words.differences(from: index.tally).prefix(4))
        guard !bytes.isEmpty else { return promised }
        // Once more, keeping the rows of which some differ.
        var expected: Set<WordRow> = []
        let again = CaseAudit(
            store: store, head: nil, organisations: catalogue.snapshot.organisations, wordBytes: bytes)
        try await stretches(again) { expected.formUnion($0.wordRows) }
        add(try await index.faults(expected: expected, of: bytes))
        return promised
    }

    /// Looks at stretches side by side, and takes up what was found in each as it comes.
    private func stretches(_ audit: CaseAudit, _ take: (CaseAudit.Findings) -> Void) async throws {
        let (store, catalogue, width) = (store, catalogue, ProcessInfo.processInfo.activeProcessorCount + 1)
        try await withThrowingTaskGroup(of: CaseAudit.Findings.self) { group in
            var (range, running) = (AuditRange?.none, 0)
            while true {
                while running < width, range?.isLast != true {
                    let former = range
                    let next = try await store.database.read {
                        try AuditRange.next(after: former, cases: Self.cases, in: $0)
                    }
                    range = next
                    running += 1
                    group.addTask {
                        let hashes = try await store.database.read { try next.definitions(in: $0) }
                        var definitions: [String: ServiceDefinition] = [:]
                        for hash in hashes { definitions[hash] = try await catalogue.definition(hash: hash) }
                        let known = definitions
                        return try await store.database.read {
                            try audit.run(next, definitions: known, in: $0)
                        }
                    }
                }
                guard let findings = try await group.next() else { return }
                running -= 1
                take(findings)
            }
        }
    }

    // MARK: The log

    /// Leaves are in the order in which their events were written.
    private mutating func order() {
        var last = Int.min
        for (leaf, position) in positions.enumerated() where position != .min {
            if position <= last {
                add([
                    "The event of leaf \(leaf) of the log stands before that of leaf \(leaf - 1): they were reordered."
                ])
            }
            last = position
        }
    }

    private mutating func tree(_ head: LogHead) async throws {
        let (store, audit) = (store, TreeAudit(store: store, size: head.size))
        let width = ProcessInfo.processInfo.activeProcessorCount + 1
        let found = try await withThrowingTaskGroup(of: [String].self) { group in
            var found: [String] = []
            for (number, first) in stride(from: 0, to: head.size, by: TreeAudit.stretch).enumerated() {
                if number >= width { found += try await group.next() ?? [] }
                group.addTask { try await store.database.read { try audit.run(from: first, in: $0) } }
            }
            for try await faults in group { found += faults }
            return found
        }
        add(found)
        add(try await store.database.read { try audit.upper(in: $0) })
    }

    /// Compares the tree with every checkpoint that the town signed, and with one kept elsewhere.
    private mutating func checkpoints(_ head: LogHead, kept: (SignedNote, Checkpoint)?) async throws {
        if verifier == nil { add(["The key that signs the log is not there."]) }
        let store = store
        let notes = try await store.database.read { try store.log.checkpoints(to: head.size, in: $0) }
        for (size, text) in notes {
            guard let note = SignedNote(text), let checkpoint = Checkpoint(text: note.text), checkpoint.size == size
            else {
                add(["The checkpoint of \(size) events can't be read, or is another's."])
                continue
            }
            if let verifier, !note.isSigned(by: verifier) {
                add(["The checkpoint of \(size) events is not signed by this town's key."])
                continue
            }
            try await meet(checkpoint, name: "its checkpoint of \(size) events", head)
        }
        if let (note, checkpoint) = kept {
            if let verifier, !note.isSigned(by: verifier) {
                add(["The kept checkpoint is not signed by this town's key."])
            } else {
                try await meet(checkpoint, name: "the kept checkpoint", head)
            }
        }
        add(try await FactAudit(store: store).checkpoints(to: head, positions: positions))
    }

    /// Compares the tree, as its tiles are, with a checkpoint. That tiles are those of the leaves is known by then.
    private mutating func meet(_ checkpoint: Checkpoint, name: String, _ head: LogHead) async throws {
        guard let size = Int(exactly: checkpoint.size), size <= head.size else {
            return add(["The log has \(head.size) events, and had \(checkpoint.size) at \(name): it was rolled back."])
        }
        let root = try? await store.database.read { try StoredTree($0).root(size: size) }
        if root != checkpoint.root {
            add(["The first \(size) events of the log are not those of \(name): it was rewritten."])
        }
    }

    // MARK: Files

    private mutating func read(_ promised: [CaseAudit.PromisedFile]) async throws {
        files = promised.count
        let (store, width) = (store, ProcessInfo.processInfo.activeProcessorCount + 1)
        let found = try await withThrowingTaskGroup(of: String?.self) { group in
            var found: [String?] = []
            for (number, file) in promised.enumerated() {
                if number >= width { found.append(try await group.next() ?? nil) }
                group.addTask { try await file.fault(in: store) }
            }
            for try await fault in group { found.append(fault) }
            return found.compactMap(\.self)
        }
        add(found)
    }
}
