import Cases
import FEEL
import Journal
public import Services

/// Compares a stretch of cases, stored, with what their events say: events with the leaves of the log, and every row that is
/// made of events with the row as they make it now. Stretches are independent of each other.
public struct CaseAudit: Sendable {
    /// What was found in a stretch.
    public struct Findings: Sendable {
        /// What does not hold, in sentences that name table, row and column.
        public var faults: [String] = []
        /// Events read.
        public var events = 0
        /// Cases folded.
        public var cases = 0
        /// Cases that were erased.
        public var erased = 0
        /// Events that are no leaf yet.
        public var waiting = 0
        /// Where among all events the event of each leaf stands.
        public var positions: [(leaf: Int, position: Int)] = []
        /// The rows that the index of words has to have.
        public var words = WordTally()
        /// Those of them whose hash begins with a byte that was asked for.
        public var wordRows: Set<WordRow> = []
        /// The files that events name, as far as their rows are right.
        public var files: [PromisedFile] = []

        /// Nothing found.
        init() {}
    }

    /// A file that an event names, and what its content has to be.
    public struct PromisedFile: Sendable, Hashable {
        /// Where its bytes are.
        public let blob: Blob
        /// Its size and SHA-256.
        public let reference: FileReference
    }

    let store: Store
    /// How far the log is; nil where there is none.
    let head: LogHead?
    /// The organisations in force, by their identifiers.
    let organisations: [String: Organisation]
    /// First bytes of hashes of words whose rows are wanted.
    let wordBytes: Set<UInt8>

    /// The audit of a store.
    public init(store: Store, head: LogHead?, organisations: [String: Organisation], wordBytes: Set<UInt8> = []) {
        self.store = store
        self.head = head
        self.organisations = organisations
        self.wordBytes = wordBytes
    }

    /// Looks at a stretch, within a read under way.
    ///
    /// - Parameter definitions: the versions of services that its cases were sent under, by their hashes.
    public func run(
        _ range: AuditRange, definitions: [String: ServiceDefinition], in connection: any SQLConnection
    ) throws -> Findings {
        var stretch = try AuditStretch(range, in: connection)
        var findings = Findings()
        let rows = try connection.query(AuditStatements.events, range.arguments)
        findings.events = rows.count
        findings.positions.reserveCapacity(rows.count)
        var first = 0
        while first < rows.count {
            let id = try rows[first].identifier(1)
            var next = first
            while next < rows.count, try rows[next].identifier(1) == id {
                try compare(rows[next], of: id, number: next - first + 1, &stretch, &findings)
                next += 1
            }
            try examine(id, rows[first..<next], definitions, &stretch, &findings, connection)
            first = next
        }
        for leaf in stretch.leaves { gone(leaf, &findings) }
        stretch.rest(&findings)
        return findings
    }

    // MARK: The log

    private func compare(
        _ row: SQLRow, of id: Identifier, number: Int, _ stretch: inout AuditStretch, _ findings: inout Findings
    ) throws {
        guard let head else { return }
        let (position, version) = (try row.integer(0), try row.integer(2))
        if position < 1 {
            findings.faults.append(
                "Event \(version) of case \(id) stands before the first: events.position was changed.")
        }
        if version != number {
            findings.faults.append("Event \(version) of case \(id) stands where event \(number) should.")
        }
        while let leaf = stretch.leaves.first, (leaf.stream, leaf.version) < (id, version) {
            gone(leaf, &findings)
            stretch.leaves.removeFirst()
        }
        guard let leaf = stretch.leaves.first, leaf.stream == id, leaf.version == version else {
            if position > head.position {
                findings.waiting += 1
            } else {
                findings.faults.append(
                    "Event \(version) of case \(id) is in no leaf of the log: it was put in afterwards.")
            }
            return
        }
        stretch.leaves.removeFirst()
        // What came while the rest was read is the next examination's.
        guard leaf.index < head.size else { return }
        findings.positions.append((leaf.index, position))
        if try leaf.entry != JournalLeaf(row).entry {
            findings.faults.append("Event \(version) of case \(id), leaf \(leaf.index) of the log, was changed.")
        }
    }

    private func gone(_ leaf: LogLeaf, _ findings: inout Findings) {
        findings.faults.append(
            "Event \(leaf.version) of case \(leaf.stream), leaf \(leaf.index) of the log, is gone.")
    }

    // MARK: What is made of events

    private func examine(
        _ id: Identifier, _ rows: ArraySlice<SQLRow>, _ definitions: [String: ServiceDefinition],
        _ stretch: inout AuditStretch, _ findings: inout Findings, _ connection: any SQLConnection
    ) throws {
        guard let listed = stretch.take(id) else {
            if try store.erasures.find(id, in: connection) == nil {
                findings.faults.append("Case \(id) is in no list.")
            } else {
                findings.erased += 1
            }
            return
        }
        findings.cases += 1
        let (folded, files): (Case, [FileReference])
        do {
            let events = try rows.map { row in
                try EventCodec.decode(store.events.event(row, stream: id, firstColumn: 2).content)
            }
            files = events.flatMap(CaseRepository.files(of:))
            folded = try Case(id: id, events: events)
        } catch let error as StorageError {
            findings.faults.append("Case \(id) can't be opened. \(error)")
            return
        } catch {
            findings.faults.append("Case \(id) can't be opened: its events do not follow one another.")
            return
        }
        guard let definition = definitions[folded.submission.definition],
            let organisation = organisations[folded.submission.organisation]
        else {
            findings.faults.append("The definition of case \(id) is gone.")
            return
        }
        let zone = Zone(name: organisation.timeZone) ?? .utc
        let summary = folded.summary(definition: definition, organisation: organisation, zone: zone)
        let rebuilt = RebuiltCase(folded, summary, store: store)
        findings.faults += rebuilt.faults(against: listed, store)
        findings.faults += promised(files, of: summary, stored: listed.files, &findings)
        for hash in CaseRepository(store: store).wordHashes(summary.searchKeys) {
            let row = WordRow(organisation: summary.organisation, hash: hash, id: id.bytes)
            findings.words.add(row)
            if wordBytes.contains(hash.first ?? 0) { findings.wordRows.insert(row) }
        }
    }

    /// The files that the events of a case name: each is there, is the case's and kept, and as long as its event says.
    private func promised(
        _ files: [FileReference], of summary: CaseSummary, stored: [SQLRow], _ findings: inout Findings
    ) -> [String] {
        var faults: [String] = []
        for reference in files {
            guard let id = Identifier(reference.id), let row = stored.first(where: { $0.values[1] == .identifier(id) })
            else {
                faults.append("File \(reference.id) of case \(summary.id) is in no row of files.id and files.owner.")
                continue
            }
            let expected: [(String, SQLValue, SQLValue)] = [
                ("organisation", row.values[2], .text(summary.organisation)), ("is_kept", row.values[4], .integer(1)),
                ("size", row.values[5], .integer(reference.size)),
            ]
            for (column, found, wanted) in expected where found != wanted {
                faults.append("files.\(column) of file \(id) is not what case \(summary.id) says.")
            }
            let states = [FileState.received, .accepted, .refused].map { SQLValue.text($0.rawValue) }
            if !states.contains(row.values[3]) {
                faults.append("files.state of file \(id) can't be that of a file of case \(summary.id).")
            }
            findings.files.append(
                PromisedFile(blob: Blob(file: id, owner: summary.id), reference: reference))
        }
        return faults
    }
}
