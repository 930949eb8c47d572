public import Cases
public import Services

/// The statements about batches.
enum BatchStatements {
    private static let columns = "id, organisation, agent_id, state, created_at, runs_at, key_id, payload"
    static let insert = SQLStatement(
        "batches.insert",
        """
        INSERT INTO batches (id, organisation, agent_id, state, created_at, runs_at, key_id, payload)
        VALUES ($1, $2, $3, 'waiting', $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING
        """)
    static let insertItem = SQLStatement(
        "batches.insert_item",
        """
        INSERT INTO batch_items (batch_id, number, case_id, reference, key_id, payload)
        VALUES ($1, $2, $3, $4, $5, $6)
        """)
    static let find = SQLStatement("batches.find", "SELECT \(columns) FROM batches WHERE id = $1")
    static let ofAgent = SQLStatement(
        "batches.of_agent", "SELECT \(columns) FROM batches WHERE agent_id = $1 ORDER BY id DESC LIMIT $2")
    static let waiting = SQLStatement(
        "batches.waiting",
        """
        SELECT b.id, b.runs_at, (SELECT COUNT(*) FROM batch_items i WHERE i.batch_id = b.id)
        FROM batches b WHERE b.agent_id = $1 AND b.state = 'waiting' ORDER BY b.id
        """)
    static let planned = SQLStatement(
        "batches.planned",
        """
        SELECT b.id, b.organisation, b.agent_id, b.state, b.created_at, b.runs_at, b.key_id, b.payload
        FROM batches b JOIN batch_items i ON i.batch_id = b.id
        WHERE b.created_at >= $1 AND b.state = 'waiting' AND i.case_id = $2 ORDER BY b.created_at, b.id
        """)
    static let items = SQLStatement(
        "batches.items",
        """
        SELECT number, case_id, reference, outcome, key_id, payload FROM batch_items WHERE batch_id = $1
        ORDER BY number
        """)
    static let begin = SQLStatement(
        "batches.begin",
        "UPDATE batches SET state = 'running' WHERE id = $1 AND state IN ('waiting', 'running') AND runs_at <= $2")
    static let hasten = SQLStatement(
        "batches.hasten", "UPDATE batches SET runs_at = $1 WHERE id = $2 AND state = 'waiting' AND runs_at > $3")
    static let cancel = SQLStatement(
        "batches.cancel", "UPDATE batches SET state = 'cancelled' WHERE id = $1 AND state = 'waiting'")
    static let finish = SQLStatement(
        "batches.finish", "UPDATE batches SET state = 'done' WHERE id = $1 AND state = 'running'")
    static let settle = SQLStatement(
        "batches.settle",
        "UPDATE batch_items SET outcome = $1 WHERE batch_id = $2 AND number = $3 AND outcome IS NULL")
    static let old = SQLStatement(
        "batches.old", "SELECT id FROM batches WHERE created_at < $1 ORDER BY created_at, id LIMIT $2")
    static let delete = SQLStatement("batches.delete", "DELETE FROM batches WHERE id = $1")
    static let deleteItems = SQLStatement("batches.delete_items", "DELETE FROM batch_items WHERE batch_id = $1")

    static let all = [
        insert, insertItem, find, ofAgent, waiting, planned, items, begin, hasten, cancel, finish, settle, old, delete,
        deleteItems,
    ]
}

/// One thing that an agent does to several cases.
public struct StoredBatch: Sendable, Hashable {
    /// Where a batch stands.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// It waits for its time: nothing is done, nobody is told, and it can be undone.
        case waiting
        /// It is being done, case by case.
        case running
        /// Every case has its outcome.
        case done
        /// It was undone while it waited.
        case cancelled
    }

    /// Identifier.
    public let id: Identifier
    /// The organisation whose cases they are.
    public let organisation: String
    /// Who asked for it.
    public let agent: Identifier
    /// Where it stands.
    public let state: State
    /// When it was asked for.
    public let createdAt: Instant
    /// When it is done.
    public let runsAt: Instant
    /// What is done, unsealed.
    public let content: [UInt8]
}

/// A batch that waits, without what it does.
public struct WaitingBatch: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier
    /// When it is done.
    public let runsAt: Instant
    /// On how many cases.
    public let cases: Int
}

/// A case of a batch.
public struct BatchItem: Sendable, Hashable {
    /// What a case on which everything was done bears as its outcome; any other is the code of a refusal.
    public static let done = "done"

    /// Its place, from 0.
    public let number: Int
    /// The case.
    public let `case`: Identifier
    /// Its reference.
    public let reference: String
    /// What became of it; nil until something has.
    public let outcome: String?
    /// What is done to it, unsealed.
    public let content: [UInt8]

    /// An item.
    public init(number: Int, case: Identifier, reference: String, outcome: String? = nil, content: [UInt8]) {
        self.number = number
        self.case = `case`
        self.reference = reference
        self.outcome = outcome
        self.content = content
    }
}

/// What agents do to several cases at once: asked for, undone while it waits, done case by case.
public struct BatchStore: Sendable {
    /// How long what became of a batch can be read.
    public static let lifeSeconds: Int64 = 30 * 86_400

    private let codec: any PayloadCodec

    /// Batches whose contents pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Records a batch that waits.
    ///
    /// - Returns: false when it is there already: a double click asks once.
    @discardableResult
    public func create(
        _ id: Identifier, of agent: Identifier, organisation: String, now: Instant, runsAt: Instant,
        content: [UInt8], items: [BatchItem], in transaction: any SQLTransaction
    ) throws -> Bool {
        let payload = try codec.encode(content, context: Self.context(id))
        let count = try transaction.execute(
            BatchStatements.insert,
            [
                .identifier(id), .text(organisation), .identifier(agent), .instant(now), .instant(runsAt),
                .text(payload.keyID), .blob(payload.bytes),
            ])
        guard count > 0 else { return false }
        for item in items {
            let payload = try codec.encode(item.content, context: Self.context(id, item))
            try transaction.execute(
                BatchStatements.insertItem,
                [
                    .identifier(id), .integer(item.number), .identifier(item.case), .text(item.reference),
                    .text(payload.keyID), .blob(payload.bytes),
                ])
        }
        return true
    }

    /// The batch with this identifier.
    public func find(_ id: Identifier, in connection: any SQLConnection) throws -> StoredBatch? {
        try connection.first(BatchStatements.find, [.identifier(id)]).map(batch)
    }

    /// The batches of an agent, latest first.
    public func list(of agent: Identifier, limit: Int, in connection: any SQLConnection) throws -> [StoredBatch] {
        try connection.query(BatchStatements.ofAgent, [.identifier(agent), .integer(limit)]).map(batch)
    }

    /// The batches of an agent that wait, first asked for first.
    public func waiting(of agent: Identifier, in connection: any SQLConnection) throws -> [WaitingBatch] {
        try connection.query(BatchStatements.waiting, [.identifier(agent)]).map { row in
            WaitingBatch(id: try row.identifier(0), runsAt: try row.instant(1), cases: try row.integer(2))
        }
    }

    /// The batches that wait and hold a case, of those asked for since a moment: every batch since is looked at, so
    /// the moment is near.
    public func planned(
        for id: Identifier, since: Instant, in connection: any SQLConnection
    ) throws -> [StoredBatch] {
        try connection.query(BatchStatements.planned, [.instant(since), .identifier(id)]).map(batch)
    }

    /// The cases of a batch, in order.
    public func items(of id: Identifier, in connection: any SQLConnection) throws -> [BatchItem] {
        try connection.query(BatchStatements.items, [.identifier(id)]).map { row in
            let bare = BatchItem(
                number: try row.integer(0), case: try row.identifier(1), reference: try row.text(2),
                outcome: try row.optionalText(3), content: [])
            return BatchItem(
                number: bare.number, case: bare.case, reference: bare.reference, outcome: bare.outcome,
                content: try codec.decode(row.payload(4), context: Self.context(id, bare)))
        }
    }

    /// Takes up a batch whose time has come.
    ///
    /// - Returns: false when it must not be done: it waits still, was undone, or is done.
    public func begin(_ id: Identifier, now: Instant, in transaction: any SQLTransaction) throws -> Bool {
        try transaction.execute(BatchStatements.begin, [.identifier(id), .instant(now)]) > 0
    }

    /// Brings the time of a batch that waits forward to now.
    public func hasten(_ id: Identifier, now: Instant, in transaction: any SQLTransaction) throws {
        try transaction.execute(BatchStatements.hasten, [.instant(now), .identifier(id), .instant(now)])
    }

    /// Undoes a batch that waits.
    ///
    /// - Returns: false when it is too late.
    public func cancel(_ id: Identifier, in transaction: any SQLTransaction) throws -> Bool {
        try transaction.execute(BatchStatements.cancel, [.identifier(id)]) > 0
    }

    /// Records that every case of a batch has its outcome.
    public func finish(_ id: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(BatchStatements.finish, [.identifier(id)])
    }

    /// Records what became of a case, once.
    public func settle(
        _ number: Int, of id: Identifier, as outcome: String, in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(BatchStatements.settle, [.text(outcome), .identifier(id), .integer(number)])
    }

    /// Forgets batches asked for before a moment.
    ///
    /// - Returns: how many were forgotten, at most `limit`.
    @discardableResult
    public func deleteOld(before: Instant, limit: Int, in transaction: any SQLTransaction) throws -> Int {
        let old = try transaction.query(BatchStatements.old, [.instant(before), .integer(limit)])
        for row in old {
            let id = SQLValue.identifier(try row.identifier(0))
            try transaction.execute(BatchStatements.deleteItems, [id])
            try transaction.execute(BatchStatements.delete, [id])
        }
        return old.count
    }

    private func batch(_ row: SQLRow) throws -> StoredBatch {
        let id = try row.identifier(0)
        return StoredBatch(
            id: id, organisation: try row.text(1), agent: try row.identifier(2),
            state: try row.code(3, as: StoredBatch.State.self), createdAt: try row.instant(4),
            runsAt: try row.instant(5), content: try codec.decode(row.payload(6), context: Self.context(id)))
    }

    private static func context(_ id: Identifier) -> PayloadContext {
        PayloadContext(place: .batch, row: id.bytes, subject: nil)
    }

    /// What is done to a case is sealed with the case's own key.
    private static func context(_ id: Identifier, _ item: BatchItem) -> PayloadContext {
        PayloadContext(
            place: .batchItem, row: id.bytes, version: item.number, subject: item.case)
    }
}
