public import Cases
public import Services

/// The statements about what is due at the end of cases' retention.
enum RetentionStatements {
    static let put = SQLStatement(
        "case_retention.put",
        """
        INSERT INTO case_retention (case_id, organisation, service, step, due_at, is_closed)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (case_id) DO UPDATE SET step = excluded.step, due_at = excluded.due_at,
            is_closed = excluded.is_closed
        """)
    static let delete = SQLStatement("case_retention.delete", "DELETE FROM case_retention WHERE case_id = $1")
    static let find = SQLStatement(
        "case_retention.find",
        "SELECT case_id, organisation, service, step, due_at FROM case_retention WHERE case_id = $1")
    static let due = SQLStatement(
        "case_retention.due",
        """
        SELECT case_id, organisation, service, step, due_at FROM case_retention
        WHERE step = $1 AND due_at <= $2 AND (due_at, case_id) > ($3, $4) ORDER BY due_at, case_id LIMIT $5
        """)
    static let ofOrganisation = SQLStatement(
        "case_retention.of_organisation",
        """
        SELECT case_id, organisation, service, step, due_at FROM case_retention
        WHERE organisation = $1 AND step = $2 AND due_at <= $3 ORDER BY due_at, case_id LIMIT $4
        """)
    static let prolongLinks = SQLStatement(
        "access_links.prolong", "UPDATE access_links SET expires_at = $1 WHERE case_id = $2 AND expires_at < $3")
    static let prolongDraft = SQLStatement(
        "drafts.prolong", "UPDATE drafts SET expires_at = $1 WHERE id = $2 AND expires_at < $3")

    static let all = [put, delete, find, due, ofOrganisation, prolongLinks, prolongDraft]
}

/// What is due about one case.
public struct DueCase: Sendable, Hashable {
    /// The case.
    public let id: Identifier
    /// The organisation that has it.
    public let organisation: String
    /// Its service.
    public let service: String
    /// What is to be done.
    public let step: RetentionStep
    /// From when on.
    public let at: Instant
}

/// What is to be done with ended cases, computed from their events and written with them.
public struct RetentionStore: Sendable {
    /// The store.
    public init() {}

    /// What is due about a case; nil when nothing is, as for one that is open.
    public func find(_ id: Identifier, in connection: any SQLConnection) throws -> DueCase? {
        try connection.first(RetentionStatements.find, [.identifier(id)]).map(Self.dueCase)
    }

    /// The cases with which something can be done at a moment, the longest due first.
    ///
    /// - Parameter last: only those after this one.
    public func due(
        _ step: RetentionStep, at now: Instant, after last: DueCase? = nil, limit: Int, in connection: any SQLConnection
    ) throws -> [DueCase] {
        try connection.query(
            RetentionStatements.due,
            [
                .text(step.rawValue), .instant(now), .integer(last.map { Int($0.at.milliseconds) } ?? Int.min),
                .blob(last?.id.bytes ?? []), .integer(limit),
            ]
        ).map(Self.dueCase)
    }

    /// The same within an organisation.
    public func due(
        _ step: RetentionStep, organisation: String, at now: Instant, limit: Int, in connection: any SQLConnection
    ) throws -> [DueCase] {
        try connection.query(
            RetentionStatements.ofOrganisation,
            [.text(organisation), .text(step.rawValue), .instant(now), .integer(limit)]
        ).map(Self.dueCase)
    }

    /// Writes what is to be done about a case, in the transaction of the events that change it; nil for nothing. What waits
    /// on a list is taken off it.
    public func set(
        _ due: (step: RetentionStep, at: Instant)?, of id: Identifier, organisation: String, service: String,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(EliminationStatements.withdraw, [.identifier(id)])
        guard let due else {
            try transaction.execute(RetentionStatements.delete, [.identifier(id)])
            return
        }
        try put(due.step, at: due.at, of: id, organisation: organisation, service: service, in: transaction)
    }

    func put(
        _ step: RetentionStep, at due: Instant, of id: Identifier, organisation: String, service: String,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            RetentionStatements.put,
            [
                .identifier(id), .text(organisation), .text(service), .text(step.rawValue), .instant(due),
                .boolean(step.isClosed),
            ])
    }

    /// Lets the person's link open the case until a moment at least, and keeps with it what a message gives them to open it.
    func prolongLinks(of id: Identifier, until end: Instant, in transaction: any SQLTransaction) throws {
        let values: [SQLValue] = [.instant(end), .identifier(id), .instant(end)]
        try transaction.execute(RetentionStatements.prolongLinks, values)
        try transaction.execute(RetentionStatements.prolongDraft, values)
    }

    private static func dueCase(_ row: SQLRow) throws -> DueCase {
        DueCase(
            id: try row.identifier(0), organisation: try row.text(1), service: try row.text(2),
            step: try row.code(3, as: RetentionStep.self), at: try row.instant(4))
    }
}
