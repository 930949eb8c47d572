public import Cases
public import Services

/// The statements about elimination lists.
enum EliminationStatements {
    private static let columns = """
        id, organisation, service, rule, state, cases, kept, seed, opened_at, closed_at, ended_at, key_id, payload
        """
    private static let items = """
        case_id, reference, outcome, submitted_at, ended_at, files, bytes, fate, state
        """
    static let insert = SQLStatement(
        "elimination_lists.insert",
        """
        INSERT INTO elimination_lists (id, organisation, service, rule, state, cases, kept, opened_at, key_id, payload)
        VALUES ($1, $2, $3, $4, 'open', 0, 0, $5, $6, $7)
        """)
    static let openOf = SQLStatement(
        "elimination_lists.open_of_service",
        """
        SELECT \(columns) FROM elimination_lists
        WHERE organisation = $1 AND service = $2 AND state = 'open' AND rule = $3 ORDER BY id DESC LIMIT 1
        """)
    static let find = SQLStatement(
        "elimination_lists.find", "SELECT \(columns) FROM elimination_lists WHERE id = $1")
    static let ofOrganisation = SQLStatement(
        "elimination_lists.of_organisation",
        """
        SELECT \(columns) FROM elimination_lists WHERE organisation = $1 AND id < $2 ORDER BY id DESC LIMIT $3
        """)
    static let inState = SQLStatement(
        "elimination_lists.in_state",
        "SELECT \(columns) FROM elimination_lists WHERE state = $1 AND id > $2 ORDER BY id LIMIT $3")
    static let close = SQLStatement(
        "elimination_lists.close",
        """
        UPDATE elimination_lists SET state = 'closed', cases = $1, kept = $2, seed = $3, closed_at = $4
        WHERE id = $5 AND state = 'open'
        """)
    static let sign = SQLStatement(
        "elimination_lists.sign",
        "UPDATE elimination_lists SET state = 'signed', key_id = $1, payload = $2 WHERE id = $3 AND state = 'closed'")
    static let finish = SQLStatement(
        "elimination_lists.finish",
        "UPDATE elimination_lists SET state = 'done', ended_at = $1 WHERE id = $2 AND state = 'signed'")
    static let count = SQLStatement(
        "elimination_lists.count", "UPDATE elimination_lists SET cases = cases + 1 WHERE id = $1 AND state = 'open'")
    static let insertItem = SQLStatement(
        "elimination_items.insert",
        """
        INSERT INTO elimination_items (list_id, case_id, reference, outcome, submitted_at, ended_at, files, bytes, fate,
            state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'destroy', 'waiting')
        ON CONFLICT (list_id, case_id) DO UPDATE SET state = 'waiting', fate = 'destroy', ended_at = excluded.ended_at,
            outcome = excluded.outcome, files = excluded.files, bytes = excluded.bytes
        """)
    static let itemsOf = SQLStatement(
        "elimination_items.of_list",
        "SELECT \(items) FROM elimination_items WHERE list_id = $1 AND case_id > $2 ORDER BY case_id LIMIT $3")
    static let waiting = SQLStatement(
        "elimination_items.waiting",
        """
        SELECT \(items) FROM elimination_items
        WHERE list_id = $1 AND state = 'waiting' AND fate = $2 AND case_id > $3 ORDER BY case_id LIMIT $4
        """)
    static let sums = SQLStatement(
        "elimination_items.sums",
        """
        SELECT count(*), min(submitted_at), max(ended_at), COALESCE(sum(files), 0), COALESCE(sum(bytes), 0)
        FROM elimination_items WHERE list_id = $1 AND state <> 'withdrawn'
        """)
    static let keep = SQLStatement(
        "elimination_items.keep", "UPDATE elimination_items SET fate = 'keep' WHERE list_id = $1 AND case_id = $2")
    static let settle = SQLStatement(
        "elimination_items.settle",
        "UPDATE elimination_items SET state = $1 WHERE list_id = $2 AND case_id = $3 AND state = 'waiting'")
    static let withdraw = SQLStatement(
        "elimination_items.withdraw",
        "UPDATE elimination_items SET state = 'withdrawn' WHERE case_id = $1 AND state = 'waiting'")

    static let all = [
        insert, openOf, find, ofOrganisation, inState, close, sign, finish, count, insertItem, itemsOf, waiting, sums,
        keep, settle, withdraw,
    ]
}

/// A list of cases that a service no longer needs, for the archives to say what becomes of them.
public struct EliminationList: Sendable, Hashable {
    /// Where a list stands.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// Cases are still put on it.
        case open
        /// It is what the archives are shown: nothing is added, and what is kept has been drawn.
        case closed
        /// The archives have given their visa; what is to be destroyed is being erased.
        case signed
        /// All is done.
        case done
    }

    /// Identifier.
    public let id: Identifier
    /// The organisation whose cases they are.
    public let organisation: String
    /// Their service.
    public let service: String
    /// The rule that they fall under: `EliminationRule` writes and reads it.
    public let rule: String
    /// Where it stands.
    public let state: State
    /// How many cases it has; while it is open, how many were put on it.
    public let cases: Int
    /// How many of them are kept.
    public let kept: Int
    /// What the draw was made with; nil where nothing was drawn.
    public let seed: [UInt8]?
    /// When it was begun.
    public let openedAt: Instant
    /// When it was closed.
    public let closedAt: Instant?
    /// When all was done.
    public let endedAt: Instant?
    /// The visa, as whoever wrote it encodes it; empty before.
    public let visa: [UInt8]
}

/// A case on a list.
public struct EliminationItem: Sendable, Hashable {
    /// What becomes of it.
    public enum Fate: String, Sendable, Hashable, CaseIterable {
        case destroy, keep
    }
    /// Where it stands.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// Nothing has been done with it.
        case waiting
        /// It was taken off the list: it goes on, or something holds it.
        case withdrawn
        /// It was erased.
        case erased
        /// It stays.
        case kept
    }

    /// The case.
    public let id: Identifier
    /// Its reference.
    public let reference: String
    /// How it ended: a code.
    public let outcome: String
    /// When it was received.
    public let submittedAt: Instant
    /// When it ended.
    public let endedAt: Instant
    /// How many files it has.
    public let files: Int
    /// Their size.
    public let bytes: Int
    /// What becomes of it.
    public let fate: Fate
    /// Where it stands.
    public let state: State

    /// A case that waits on a list.
    public init(
        id: Identifier, reference: String, outcome: String, submittedAt: Instant, endedAt: Instant, files: Int,
        bytes: Int, fate: Fate = .destroy, state: State = .waiting
    ) {
        self.id = id
        self.reference = reference
        self.outcome = outcome
        self.submittedAt = submittedAt
        self.endedAt = endedAt
        self.files = files
        self.bytes = bytes
        self.fate = fate
        self.state = state
    }
}

/// What a list holds, in figures.
public struct EliminationSums: Sendable, Hashable {
    /// How many cases, those taken off left out.
    public let cases: Int
    /// When the first was received.
    public let first: Instant?
    /// When the last ended.
    public let last: Instant?
    /// How many files.
    public let files: Int
    /// Their size.
    public let bytes: Int
}

/// The lists of cases that the archives are shown before anything is destroyed (code du patrimoine, R. 212-14).
public struct EliminationStore: Sendable {
    /// The most cases of a list.
    public static let mostCases = 5_000

    private let codec: any PayloadCodec

    /// The store.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Puts a case on its service's open list, beginning one where there is none.
    ///
    /// - Parameter fresh: the identifier of a list to begin.
    /// - Returns: the list.
    @discardableResult
    public func add(
        _ item: EliminationItem, organisation: String, service: String, rule: String, fresh: Identifier, now: Instant,
        in transaction: any SQLTransaction
    ) throws -> Identifier {
        let open = try transaction.first(
            EliminationStatements.openOf, [.text(organisation), .text(service), .text(rule)]
        ).map(list)
        let id: Identifier
        if let open, open.cases < Self.mostCases {
            id = open.id
        } else {
            id = fresh
            let empty = try codec.encode([], context: Self.context(id))
            try transaction.execute(
                EliminationStatements.insert,
                [
                    .identifier(id), .text(organisation), .text(service), .text(rule), .instant(now),
                    .text(empty.keyID), .blob(empty.bytes),
                ])
        }
        try transaction.execute(
            EliminationStatements.insertItem,
            [
                .identifier(id), .identifier(item.id), .text(item.reference), .text(item.outcome),
                .instant(item.submittedAt), .instant(item.endedAt), .integer(item.files), .integer(item.bytes),
            ])
        try transaction.execute(EliminationStatements.count, [.identifier(id)])
        try RetentionStore().put(
            .listed, at: now, of: item.id, organisation: organisation, service: service, in: transaction)
        return id
    }

    /// A list; nil when there is none.
    public func find(_ id: Identifier, in connection: any SQLConnection) throws -> EliminationList? {
        try connection.first(EliminationStatements.find, [.identifier(id)]).map(list)
    }

    /// An organisation's lists, latest first.
    public func list(
        organisation: String, before: Identifier? = nil, limit: Int, in connection: any SQLConnection
    ) throws -> [EliminationList] {
        try connection.query(
            EliminationStatements.ofOrganisation,
            [.text(organisation), .blob(before?.bytes ?? Array(repeating: .max, count: 17)), .integer(limit)]
        ).map(list)
    }

    /// The lists of all organisations in a state, oldest first.
    public func list(
        in state: EliminationList.State, after: Identifier? = nil, limit: Int, in connection: any SQLConnection
    ) throws -> [EliminationList] {
        try connection.query(
            EliminationStatements.inState, [.text(state.rawValue), .blob(after?.bytes ?? []), .integer(limit)]
        ).map(list)
    }

    /// The cases of a list in the order of their identifiers, which is that of their beginning.
    public func items(
        of list: Identifier, after: Identifier? = nil, limit: Int, in connection: any SQLConnection
    ) throws -> [EliminationItem] {
        try connection.query(
            EliminationStatements.itemsOf, [.identifier(list), .blob(after?.bytes ?? []), .integer(limit)]
        ).map(Self.item)
    }

    /// Those that wait for their fate.
    public func waiting(
        _ fate: EliminationItem.Fate, of list: Identifier, after: Identifier? = nil, limit: Int,
        in connection: any SQLConnection
    ) throws -> [EliminationItem] {
        try connection.query(
            EliminationStatements.waiting,
            [.identifier(list), .text(fate.rawValue), .blob(after?.bytes ?? []), .integer(limit)]
        ).map(Self.item)
    }

    /// What a list holds, in figures.
    public func sums(of list: Identifier, in connection: any SQLConnection) throws -> EliminationSums {
        guard let row = try connection.first(EliminationStatements.sums, [.identifier(list)]) else {
            return EliminationSums(cases: 0, first: nil, last: nil, files: 0, bytes: 0)
        }
        return EliminationSums(
            cases: try row.integer(0), first: try row.optionalInstant(1), last: try row.optionalInstant(2),
            files: try row.integer(3), bytes: try row.integer(4))
    }

    /// Closes an open list: no case is added, and what is kept is known.
    ///
    /// - Parameter kept: which of its cases are kept, given all of them.
    /// - Returns: false when it was closed already, or has no case left.
    public func close(
        _ id: Identifier, seed: [UInt8]?, at now: Instant, in transaction: any SQLTransaction,
        keeping kept: ([Identifier]) -> Set<Identifier>
    ) throws -> Bool {
        guard let found = try find(id, in: transaction), found.state == .open else { return false }
        let all = try waiting(.destroy, of: id, limit: Self.mostCases, in: transaction).map(\.id)
        guard !all.isEmpty else { return false }
        let chosen = kept(all)
        for case let item in all where chosen.contains(item) {
            try transaction.execute(EliminationStatements.keep, [.identifier(id), .identifier(item)])
        }
        return try transaction.execute(
            EliminationStatements.close,
            [
                .integer(all.count), .integer(chosen.count), seed.map { .blob($0) } ?? .null, .instant(now),
                .identifier(id),
            ]) == 1
    }

    /// Records the archives' visa on a closed list.
    ///
    /// - Returns: false when the list is not one that waits for it.
    public func sign(_ id: Identifier, visa: [UInt8], in transaction: any SQLTransaction) throws -> Bool {
        let sealed = try codec.encode(visa, context: Self.context(id))
        return try transaction.execute(
            EliminationStatements.sign, [.text(sealed.keyID), .blob(sealed.bytes), .identifier(id)]) == 1
    }

    /// Records what became of a case of a list.
    public func settle(
        _ item: Identifier, of list: Identifier, as state: EliminationItem.State, in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            EliminationStatements.settle, [.text(state.rawValue), .identifier(list), .identifier(item)])
    }

    /// Records that all was done.
    public func finish(_ id: Identifier, at now: Instant, in transaction: any SQLTransaction) throws {
        try transaction.execute(EliminationStatements.finish, [.instant(now), .identifier(id)])
    }

    private func list(_ row: SQLRow) throws -> EliminationList {
        let id = try row.identifier(0)
        return EliminationList(
            id: id, organisation: try row.text(1), service: try row.text(2), rule: try row.text(3),
            state: try row.code(4, as: EliminationList.State.self), cases: try row.integer(5), kept: try row.integer(6),
            seed: try row.optionalBlob(7), openedAt: try row.instant(8), closedAt: try row.optionalInstant(9),
            endedAt: try row.optionalInstant(10),
            visa: try codec.decode(row.payload(11), context: Self.context(id)))
    }

    static func context(_ id: Identifier) -> PayloadContext {
        PayloadContext(place: .eliminationVisa, row: id.bytes)
    }

    private static func item(_ row: SQLRow) throws -> EliminationItem {
        EliminationItem(
            id: try row.identifier(0), reference: try row.text(1), outcome: try row.text(2),
            submittedAt: try row.instant(3), endedAt: try row.instant(4), files: try row.integer(5),
            bytes: try row.integer(6), fate: try row.code(7, as: EliminationItem.Fate.self),
            state: try row.code(8, as: EliminationItem.State.self))
    }
}
