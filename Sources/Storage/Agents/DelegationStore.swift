public import Cases
public import FEEL

/// The statements about delegations.
enum DelegationStatements {
    private static let columns = "agent_id, name, first_day, last_day, text"
    static let insert = SQLStatement(
        "delegations.insert",
        """
        INSERT INTO delegations (agent_id, name, first_day, last_day, organisation, text) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (agent_id, name, first_day) DO NOTHING
        """)
    static let end = SQLStatement(
        "delegations.end",
        """
        UPDATE delegations SET last_day = $1 WHERE agent_id = $2 AND name = $3 AND first_day = $4 AND organisation = $5
            AND (last_day IS NULL OR last_day > $6)
        """)
    static let ofAgent = SQLStatement(
        "delegations.of_agent",
        """
        SELECT \(columns) FROM delegations
        WHERE agent_id = $1 AND first_day <= $2 AND (last_day IS NULL OR last_day >= $3)
        ORDER BY name, first_day
        """)
    static let ofOrganisation = SQLStatement(
        "delegations.of_organisation",
        """
        SELECT \(columns) FROM delegations WHERE organisation = $1 ORDER BY name, agent_id, first_day LIMIT $2
        """)
    static let all = [insert, end, ofAgent, ofOrganisation]
}

/// That an agent may sign in a quality, over some days.
public struct HeldDelegation: Sendable, Hashable {
    /// Who holds it.
    public let agent: Identifier
    /// The delegation, of `organisation.yaml`.
    public let name: String
    /// The first day.
    public let first: CivilDate
    /// The last day; nil while none is set.
    public let last: CivilDate?
    /// The text that gives it.
    public let text: String

    /// A delegation.
    public init(agent: Identifier, name: String, first: CivilDate, last: CivilDate?, text: String) {
        self.agent = agent
        self.name = name
        self.first = first
        self.last = last
        self.text = text
    }
}

/// Who may sign what. What has ended stays.
public struct DelegationStore: Sendable {
    /// The most delegations that are listed.
    public static let most = 1_000

    /// The store.
    public init() {}

    /// Gives a delegation.
    ///
    /// - Returns: false when the agent holds it from that day already; nothing has changed then.
    @discardableResult
    public func give(
        _ delegation: HeldDelegation, organisation: String, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            DelegationStatements.insert,
            [
                .identifier(delegation.agent), .text(delegation.name), .integer(delegation.first.daysSinceEpoch),
                delegation.last.map { .integer($0.daysSinceEpoch) } ?? .null, .text(organisation),
                .text(delegation.text),
            ]) > 0
    }

    /// Ends a delegation on a day, unless it ends before.
    public func end(
        _ name: String, of agent: Identifier, first: CivilDate, on day: CivilDate, organisation: String,
        in transaction: any SQLTransaction
    ) throws {
        let last = SQLValue.integer(day.daysSinceEpoch)
        try transaction.execute(
            DelegationStatements.end,
            [last, .identifier(agent), .text(name), .integer(first.daysSinceEpoch), .text(organisation), last])
    }

    /// The delegations that an agent holds on a day.
    public func held(
        by agent: Identifier, on day: CivilDate, in connection: any SQLConnection
    ) throws -> [HeldDelegation] {
        let day = SQLValue.integer(day.daysSinceEpoch)
        return try connection.query(DelegationStatements.ofAgent, [.identifier(agent), day, day]).map(Self.read)
    }

    /// The delegations given by an organisation, ended or not.
    public func list(organisation: String, in connection: any SQLConnection) throws -> [HeldDelegation] {
        try connection.query(DelegationStatements.ofOrganisation, [.text(organisation), .integer(Self.most)])
            .map(Self.read)
    }

    private static func read(_ row: SQLRow) throws -> HeldDelegation {
        HeldDelegation(
            agent: try row.identifier(0), name: try row.text(1), first: CivilDate(daysSinceEpoch: try row.integer(2)),
            last: try row.optionalInteger(3).map { CivilDate(daysSinceEpoch: $0) }, text: try row.text(4))
    }
}
