public import Cases

/// The statements about which groups agents are in.
enum GroupStatements {
    static let insert = SQLStatement(
        "groups.insert",
        """
        INSERT INTO agent_groups (agent_id, organisation, name) VALUES ($1, $2, $3)
        ON CONFLICT (agent_id, name) DO NOTHING
        """)
    static let delete = SQLStatement("groups.delete", "DELETE FROM agent_groups WHERE agent_id = $1")
    static let ofAgent = SQLStatement(
        "groups.of_agent", "SELECT name FROM agent_groups WHERE agent_id = $1 ORDER BY name")
    static let members = SQLStatement(
        "groups.members",
        """
        SELECT name, agent_id FROM agent_groups WHERE organisation = $1 AND (name, agent_id) > ($2, $3)
        ORDER BY name, agent_id LIMIT $4
        """)
    static let all = [insert, delete, ofAgent, members]
}

/// Which groups agents are in. Groups themselves are the definitions': only their identifiers are kept here.
public struct GroupStore: Sendable {
    /// The store.
    public init() {}

    /// Puts an agent in exactly these groups.
    public func set(
        _ groups: [String], of agent: Identifier, organisation: String, in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(GroupStatements.delete, [.identifier(agent)])
        for group in Set(groups).sorted() {
            try transaction.execute(
                GroupStatements.insert, [.identifier(agent), .text(organisation), .text(group)])
        }
    }

    /// The groups that an agent is in, in the order of their identifiers.
    public func all(of agent: Identifier, in connection: any SQLConnection) throws -> [String] {
        try connection.query(GroupStatements.ofAgent, [.identifier(agent)]).map { try $0.text(0) }
    }

    /// Who is in each group of an organisation.
    public func members(of organisation: String, in connection: any SQLConnection) throws -> [String: [Identifier]] {
        var members: [String: [Identifier]] = [:]
        var last = (name: "", agent: [UInt8]())
        while true {
            let rows = try connection.query(
                GroupStatements.members,
                [.text(organisation), .text(last.name), .blob(last.agent), .integer(Self.pageSize)])
            for row in rows {
                let (name, agent) = (try row.text(0), try row.identifier(1))
                members[name, default: []].append(agent)
                last = (name, agent.bytes)
            }
            if rows.count < Self.pageSize { return members }
        }
    }

    private static let pageSize = 500
}
