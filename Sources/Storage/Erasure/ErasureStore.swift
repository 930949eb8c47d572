public import Cases
public import FEEL
public import Services

/// The statements about erasures.
enum ErasureStatements {
    static let insert = SQLStatement(
        "erasures.insert",
        """
        INSERT INTO erasures (subject, organisation, reason, erased_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (subject) DO NOTHING
        """)
    static let find = SQLStatement(
        "erasures.find", "SELECT subject, organisation, reason, erased_at FROM erasures WHERE subject = $1")
    static let list = SQLStatement(
        "erasures.list",
        "SELECT subject, organisation, reason, erased_at FROM erasures WHERE subject > $1 ORDER BY subject LIMIT $2")
    static let deleteCase = SQLStatement("cases.delete", "DELETE FROM cases WHERE id = $1")

    static let insertReceipt = SQLStatement(
        "erasure_receipts.insert",
        """
        INSERT INTO erasure_receipts (subject, reference, unreadable_from) VALUES ($1, $2, $3)
        ON CONFLICT (subject) DO NOTHING
        """)
    static let receipt = SQLStatement(
        "erasure_receipts.find", "SELECT reference, unreadable_from FROM erasure_receipts WHERE subject = $1")

    static let all = [insert, find, list, deleteCase, insertReceipt, receipt]
}

/// What is remembered of an erasure: that it took place, when, and by which right; nothing of what was erased.
public struct Erasure: Sendable, Hashable {
    /// The case.
    public let subject: Identifier
    /// The organisation that held it; empty for one replayed after the database was restored.
    public let organisation: String
    /// By which right: words of the organisation's own, without a name.
    public let reason: String
    /// When.
    public let at: Instant
}

/// Cases whose key is destroyed.
public struct ErasureStore: Sendable {
    /// The store.
    public init() {}

    /// The erasure of a case; nil when it was not erased.
    public func find(_ id: Identifier, in connection: any SQLConnection) throws -> Erasure? {
        try connection.first(ErasureStatements.find, [.identifier(id)]).map(erasure)
    }

    /// What the receipt of a case's erasure says; nil when none can be made: it was done again after a restore, or by a
    /// version that kept no reference.
    public func facts(
        ofReceipt id: Identifier, in connection: any SQLConnection
    ) throws -> (reference: String, unreadableFrom: CivilDate)? {
        try connection.first(ErasureStatements.receipt, [.identifier(id)]).map {
            (try $0.text(0), CivilDate(daysSinceEpoch: try $0.integer(1)))
        }
    }

    /// Erasures in the order of the cases' identifiers, some at a time.
    public func list(after id: Identifier?, limit: Int, in connection: any SQLConnection) throws -> [Erasure] {
        try connection.query(ErasureStatements.list, [.blob(id?.bytes ?? []), .integer(limit)]).map(erasure)
    }

    private func erasure(_ row: SQLRow) throws -> Erasure {
        Erasure(
            subject: try row.identifier(0), organisation: try row.text(1), reason: try row.text(2),
            at: try row.instant(3))
    }
}

/// Erases cases: what is derived from them is removed, then their key is destroyed. Their events stay in the journal, where
/// nobody can read them any more, and the log over them stays whole.
public struct CaseEraser: Sendable {
    private let store: Store
    private let keys: KeyRing

    /// The eraser of a store whose codec seals with these keys.
    public init(store: Store, keys: KeyRing) {
        self.store = store
        self.keys = keys
    }

    /// Erases a case.
    ///
    /// The erasure is recorded before the key is destroyed: `replay` finishes one that was interrupted between.
    ///
    /// - Parameters:
    ///   - searchKeys: what the case is found by (`CaseSummary.searchKeys`).
    ///   - receipt: the reference that the case had, and the day from which on no back-up of the keys holds its key.
    ///   - first: whatever is looked at and written before, in the same transaction; nothing is erased when it throws.
    public func erase(
        _ id: Identifier, organisation: String, searchKeys: [String], reason: String, at now: Instant,
        receipt: (reference: String, unreadableFrom: CivilDate),
        after first: @escaping @Sendable (any SQLTransaction) throws -> Void = { _ in }
    ) async throws {
        let words = CaseRepository(store: store).wordHashes(searchKeys)
        let store = store
        try await store.database.write { transaction in
            try first(transaction)
            try store.cases.setWords(
                adding: [], removing: words, of: id, organisation: organisation, in: transaction)
            try Self.remove(
                Erasure(subject: id, organisation: organisation, reason: reason, at: now), from: store, in: transaction)
            try transaction.execute(
                ErasureStatements.insertReceipt,
                [.identifier(id), .text(receipt.reference), .integer(receipt.unreadableFrom.daysSinceEpoch)])
        }
        try keys.destroy([.subject(id)])
        while try await store.eraseDiscardedFiles() > 0 {}
    }

    /// Removes what is derived from a case, and notes its erasure.
    private static func remove(_ erasure: Erasure, from store: Store, in transaction: any SQLTransaction) throws {
        let id = erasure.subject
        try transaction.execute(
            ErasureStatements.insert,
            [.identifier(id), .text(erasure.organisation), .text(erasure.reason), .instant(erasure.at)])
        try transaction.execute(ErasureStatements.deleteCase, [.identifier(id)])
        try transaction.execute(CaseStatements.change, [.text(erasure.organisation)])
        try transaction.execute(CaseStatements.deleteKey, [.identifier(id)])
        try transaction.execute(CaseStatements.removeOpinions, [.identifier(id)])
        try transaction.execute(CaseStatements.removeRights, [.identifier(id)])
        try store.accesses.removeAll(of: id, in: transaction)
        try transaction.execute(RequestStatements.delete, [.identifier(id)])
        // Links stay until they expire, as hashes: whoever holds one reads that the case was erased.
        try transaction.execute(RetentionStatements.delete, [.identifier(id)])
        try store.files.discardAll(of: id, now: erasure.at, in: transaction)
        try store.drafts.delete(id, in: transaction)
    }

    /// Does again what a restored copy has undone: destroys the keys of erased cases that came back with the key store, and
    /// removes what came back with the database of cases whose keys were destroyed.
    ///
    /// - Returns: how many erasures were done again.
    @discardableResult
    public func replay(at now: Instant) async throws -> Int {
        let store = store
        var replayed = 0
        var last: Identifier?
        while true {
            let after = last
            let erasures = try await store.database.read { try store.erasures.list(after: after, limit: 500, in: $0) }
            guard let end = erasures.last else { break }
            let held = try erasures.map { KeyName.subject($0.subject) }.filter { name in
                if case .destroyed = try keys.store.find(name) { return false }
                return true
            }
            try keys.destroy(held)
            replayed += held.count
            last = end.subject
        }
        var name: KeyName?
        while true {
            let destroyed = try keys.store.listDestroyed(after: name, limit: 500)
            guard let end = destroyed.last else { break }
            for (subject, at) in destroyed.compactMap({ key in key.name.subject.map { ($0, key.at) } }) {
                let isKnown = try await store.database.read { try store.erasures.find(subject, in: $0) != nil }
                if isKnown { continue }
                try await store.database.write { transaction in
                    let organisation = try store.cases.find(organisationOf: subject, in: transaction) ?? ""
                    let again = Erasure(
                        subject: subject, organisation: organisation, reason: "done again after a restore", at: at)
                    try Self.remove(again, from: store, in: transaction)
                }
                replayed += 1
            }
            name = end.name
        }
        if replayed > 0 { while try await store.eraseDiscardedFiles() > 0 {} }
        return replayed
    }
}
