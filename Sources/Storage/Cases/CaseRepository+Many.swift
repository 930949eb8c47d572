public import Cases

/// A whole case as it is to be stored: encoded where the work is shared out, not on the store's only writer.
public struct NewCase: Sendable, Hashable {
    /// Its identifier.
    public let id: Identifier
    /// Its events, in order.
    public let events: [NewEvent]
    /// Its row of the lists.
    public let entry: CaseEntry
    /// What is to be done with it at the end of its retention.
    let summary: CaseSummary

    /// What it is found by.
    let searchKeys: [String]

    /// A case with its history and the row that lists show.
    public init(_ whole: Case, summary: CaseSummary) {
        searchKeys = summary.searchKeys
        self.summary = summary
        id = whole.id
        entry = CaseEntry(summary)
        events = whole.history.map { [organisation = entry.organisation] in NewEvent($0, organisation: organisation) }
    }
}

extension CaseRepository {
    /// Adds whole cases in one transaction, all or none: their events and the rows that lists show.
    ///
    /// - Throws: `versionConflict` when a case is there already; `duplicate` when a reference is taken.
    public func add(_ cases: [NewCase]) async throws {
        let store = store
        try await store.database.write { transaction in
            for new in cases {
                try store.events.append(to: new.id, expectedVersion: 0, new.events, in: transaction)
                try store.cases.put(new.entry, in: transaction)
                if new.summary.duplicateKey != nil { try setKey(new.summary, in: transaction) }
                if new.summary.retention != nil { try setRetention(new.summary, isNew: true, in: transaction) }
                try store.cases.setWords(
                    adding: wordHashes(new.searchKeys), of: new.id, organisation: new.entry.organisation,
                    in: transaction)
            }
        }
    }
}
