public import Cases
public import Services

/// The statements about exports of cases.
enum ExportStatements {
    private static let columns = """
        id, organisation, service, definition, agent_id, role, language, format, columns, period_start, period_end,
        standing, state, taken, looked, candidates, created_at, started_at, ended_at, expires_at
        """

    static let insert = SQLStatement(
        "exports.insert",
        """
        INSERT INTO exports (id, organisation, service, definition, agent_id, role, language, format, columns,
            period_start, period_end, standing, state, taken, looked, is_kept, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'waiting', 0, 0, 1, $13, $14)
        """)
    static let find = SQLStatement("exports.find", "SELECT \(columns) FROM exports WHERE id = $1")
    static let ofOrganisation = SQLStatement(
        "exports.of_organisation",
        "SELECT \(columns) FROM exports WHERE organisation = $1 AND id < $2 ORDER BY id DESC LIMIT $3")
    static let ofAgent = SQLStatement(
        "exports.of_agent",
        """
        SELECT \(columns) FROM exports WHERE organisation = $1 AND agent_id = $2 AND id < $3 ORDER BY id DESC LIMIT $4
        """)
    static let ofService = SQLStatement(
        "exports.of_service",
        """
        SELECT \(columns) FROM exports
        WHERE organisation = $1 AND service = $2 AND id > $3 AND period_start <= $4 AND period_end > $5
        ORDER BY id LIMIT $6
        """)
    static let begin = SQLStatement(
        "exports.begin",
        """
        UPDATE exports SET state = 'running', taken = 0, looked = 0, candidates = $1, started_at = $2, ended_at = NULL
        WHERE id = $3 AND is_kept = 1
        """)
    static let advance = SQLStatement(
        "exports.advance", "UPDATE exports SET taken = $1, looked = $2 WHERE id = $3 AND state = 'running'")
    static let finish = SQLStatement(
        "exports.finish",
        """
        UPDATE exports SET state = 'done', taken = $1, looked = $2, ended_at = $3, expires_at = $4
        WHERE id = $5 AND state = 'running'
        """)
    static let fail = SQLStatement("exports.fail", "UPDATE exports SET state = 'failed' WHERE id = $1")
    static let expired = SQLStatement(
        "exports.expired",
        "SELECT id FROM exports WHERE is_kept = 1 AND expires_at <= $1 ORDER BY expires_at, id LIMIT $2")
    static let erase = SQLStatement(
        "exports.erase",
        """
        UPDATE exports SET is_kept = 0, state = CASE WHEN state = 'done' THEN 'erased' ELSE 'failed' END WHERE id = $1
        """)

    static let all = [
        insert, find, ofOrganisation, ofAgent, ofService, begin, advance, finish, fail, expired, erase,
    ]
}

/// The record of the exports of cases, which nothing removes: who took what, when, and how many.
public struct ExportStore: Sendable {
    /// How long a finished file can be fetched.
    public static let lifeSeconds: Int64 = 86_400
    /// How long one that was not made may wait for it.
    static let waitSeconds: Int64 = 2 * 86_400

    /// The store.
    public init() {}

    /// Records that somebody asks for an export.
    public func create(_ export: NewCaseExport, now: Instant, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            ExportStatements.insert,
            [
                .identifier(export.id), .text(export.organisation), .text(export.service), .text(export.definition),
                .identifier(export.agent), .text(export.role), .text(export.language), .text(export.format),
                .text(export.columns.joined(separator: "\n")), .instant(export.from), .instant(export.before),
                .text(export.standing.rawValue), .instant(now), .instant(now.adding(seconds: Self.waitSeconds)),
            ])
    }

    /// An export.
    public func find(_ id: Identifier, in connection: any SQLConnection) throws -> CaseExport? {
        try connection.first(ExportStatements.find, [.identifier(id)]).map(Self.export)
    }

    /// The exports of an organisation, latest first.
    ///
    /// - Parameters:
    ///   - agent: only those that this agent asked for; nil for everybody's.
    ///   - before: only those asked for before this one; nil for the latest.
    public func list(
        organisation: String, agent: Identifier? = nil, before: Identifier? = nil, limit: Int,
        in connection: any SQLConnection
    ) throws -> [CaseExport] {
        let position: [SQLValue] = [.blob(before?.bytes ?? Array(repeating: .max, count: 16)), .integer(limit)]
        let rows =
            if let agent {
                try connection.query(
                    ExportStatements.ofAgent, [.text(organisation), .identifier(agent)] + position)
            } else {
                try connection.query(ExportStatements.ofOrganisation, [.text(organisation)] + position)
            }
        return try rows.map(Self.export)
    }

    /// The exports of a service whose period holds a moment, oldest first.
    ///
    /// - Parameters:
    ///   - received: when the case concerned was received.
    ///   - last: only those asked for after this identifier was made.
    ///   - limit: how many at most.
    public func list(
        organisation: String, service: String, holding received: Instant, after last: Identifier, limit: Int,
        in connection: any SQLConnection
    ) throws -> [CaseExport] {
        try connection.query(
            ExportStatements.ofService,
            [
                .text(organisation), .text(service), .identifier(last), .instant(received), .instant(received),
                .integer(limit),
            ]
        ).map(Self.export)
    }

    /// Records that the file is begun, from nothing.
    ///
    /// - Returns: false when it is too late: it has been erased.
    public func begin(_ id: Identifier, candidates: Int, now: Instant, in transaction: any SQLTransaction) throws
        -> Bool
    {
        try transaction.execute(
            ExportStatements.begin, [.integer(candidates), .instant(now), .identifier(id)]) == 1
    }

    /// Records how far the file is.
    public func advance(_ id: Identifier, taken: Int, looked: Int, in transaction: any SQLTransaction) throws {
        try transaction.execute(ExportStatements.advance, [.integer(taken), .integer(looked), .identifier(id)])
    }

    /// Records that the file can be fetched from now on, for a day.
    public func finish(_ id: Identifier, taken: Int, looked: Int, now: Instant, in transaction: any SQLTransaction)
        throws
    {
        try transaction.execute(
            ExportStatements.finish,
            [
                .integer(taken), .integer(looked), .instant(now), .instant(now.adding(seconds: Self.lifeSeconds)),
                .identifier(id),
            ])
    }

    /// Records that the file could not be made.
    public func fail(_ id: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(ExportStatements.fail, [.identifier(id)])
    }

    /// Exports whose file is to be erased.
    func expired(now: Instant, limit: Int, in connection: any SQLConnection) throws -> [Identifier] {
        try connection.query(ExportStatements.expired, [.instant(now), .integer(limit)]).map { try $0.identifier(0) }
    }

    /// Records that the file is erased.
    func markErased(_ id: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(ExportStatements.erase, [.identifier(id)])
    }

    private static func export(_ row: SQLRow) throws -> CaseExport {
        CaseExport(
            id: try row.identifier(0), organisation: try row.text(1), service: try row.text(2),
            definition: try row.text(3), agent: try row.identifier(4), role: try row.text(5),
            language: try row.text(6), format: try row.text(7),
            columns: try row.text(8).split(separator: "\n").map(String.init), from: try row.instant(9),
            before: try row.instant(10), standing: try row.code(11, as: CaseExport.Standing.self),
            state: try row.code(12, as: CaseExport.State.self), taken: try row.integer(13),
            looked: try row.integer(14), candidates: try row.optionalInteger(15), createdAt: try row.instant(16),
            startedAt: try row.optionalInstant(17), endedAt: try row.optionalInstant(18),
            expiresAt: try row.instant(19))
    }
}

extension Store {
    /// Erases the files of exports that have expired, their bytes first: what is recorded as erased is gone.
    ///
    /// - Returns: how many.
    public func eraseExpiredExports(now: Instant, limit: Int) async throws -> Int {
        let expired = try await database.read { try exports.expired(now: now, limit: limit, in: $0) }
        for id in expired {
            try await blobs.remove(file: id)
            try await database.write { try exports.markErased(id, in: $0) }
        }
        return expired.count
    }
}
