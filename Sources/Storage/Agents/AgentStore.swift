public import Cases
public import Services

/// The statements about agents.
enum AgentStatements {
    private static let columns = """
        id, organisation, login, role, office, password_hash, is_active, created_at, failed_sign_ins, blocked_until,
        key_id, payload
        """

    static let insert = SQLStatement(
        "agents.insert",
        """
        INSERT INTO agents (id, organisation, login, role, office, password_hash, is_active, created_at,
            failed_sign_ins, key_id, payload)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7, 0, $8, $9)
        """)
    static let find = SQLStatement("agents.find", "SELECT \(columns) FROM agents WHERE id = $1")
    static let findByLogin = SQLStatement("agents.find_by_login", "SELECT \(columns) FROM agents WHERE login = $1")
    static let list = SQLStatement(
        "agents.list",
        "SELECT \(columns) FROM agents WHERE organisation = $1 AND login > $2 ORDER BY login LIMIT $3")
    static let setPassword = SQLStatement(
        "agents.set_password",
        "UPDATE agents SET password_hash = $1, failed_sign_ins = 0, blocked_until = NULL WHERE id = $2")
    static let setRole = SQLStatement("agents.set_role", "UPDATE agents SET role = $1, office = $2 WHERE id = $3")
    static let setActive = SQLStatement("agents.set_active", "UPDATE agents SET is_active = $1 WHERE id = $2")
    static let recordFailure = SQLStatement(
        "agents.record_failure",
        "UPDATE agents SET failed_sign_ins = failed_sign_ins + 1, blocked_until = $1 WHERE id = $2")
    static let clearFailures = SQLStatement(
        "agents.clear_failures", "UPDATE agents SET failed_sign_ins = 0, blocked_until = NULL WHERE id = $1")

    static let all = [
        insert, find, findByLogin, list, setPassword, setRole, setActive, recordFailure, clearFailures,
    ]
}

/// An agent about to be registered.
public struct NewAgent: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier
    /// The organisation the agent works for.
    public let organisation: String
    /// The name typed to sign in: chosen by the organisation, unique in the installation, kept in lower case.
    public let login: String
    /// The role's code.
    public let role: String
    /// The office, if any.
    public let office: String?
    /// The password's hash, in the text form of its function; nil when none can be used to sign in.
    public let passwordHash: String?
    /// Name and whatever else is shown of the agent, which the codec seals.
    public let content: [UInt8]

    /// An agent.
    public init(
        id: Identifier, organisation: String, login: String, role: String, office: String?, passwordHash: String?,
        content: [UInt8]
    ) {
        self.id = id
        self.organisation = organisation
        self.login = login.lowercased()
        self.role = role
        self.office = office
        self.passwordHash = passwordHash
        self.content = content
    }
}

/// An agent as stored.
public struct StoredAgent: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier
    /// The organisation the agent works for.
    public let organisation: String
    /// The name typed to sign in.
    public let login: String
    /// The role's code.
    public let role: String
    /// The office, if any.
    public let office: String?
    /// The password's hash.
    public let passwordHash: String?
    /// Whether the agent may sign in.
    public let isActive: Bool
    /// When the agent was registered.
    public let createdAt: Instant
    /// Wrong passwords since the last right one.
    public let failedSignIns: Int
    /// Until when no password is tried.
    public let blockedUntil: Instant?
    /// Name and whatever else is shown, unsealed.
    public let content: [UInt8]
}

/// The people who work for the organisations.
public struct AgentStore: Sendable {
    private let codec: any PayloadCodec

    /// Agents whose names pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Registers an agent.
    ///
    /// - Throws: `StorageError.duplicate` when the login is taken.
    public func create(_ agent: NewAgent, now: Instant, in transaction: any SQLTransaction) throws {
        let payload = try codec.encode(agent.content, context: Self.context(agent.id))
        try transaction.execute(
            AgentStatements.insert,
            [
                .identifier(agent.id), .text(agent.organisation), .text(agent.login), .text(agent.role),
                .optionalText(agent.office), .optionalText(agent.passwordHash), .instant(now),
                .text(payload.keyID), .blob(payload.bytes),
            ])
    }

    /// The agent with this identifier.
    public func find(_ id: Identifier, in connection: any SQLConnection) throws -> StoredAgent? {
        try connection.first(AgentStatements.find, [.identifier(id)]).map(agent)
    }

    /// The agent with this login, whatever its case.
    public func find(login: String, in connection: any SQLConnection) throws -> StoredAgent? {
        try connection.first(AgentStatements.findByLogin, [.text(login.lowercased())]).map(agent)
    }

    /// The agents of an organisation, by login.
    ///
    /// - Parameters:
    ///   - login: only those after this one, to turn pages; empty for the beginning.
    ///   - limit: how many at most.
    public func list(
        organisation: String, after login: String = "", limit: Int, in connection: any SQLConnection
    ) throws -> [StoredAgent] {
        try connection.query(AgentStatements.list, [.text(organisation), .text(login), .integer(limit)]).map(agent)
    }

    /// Gives an agent a new password, and forgets failed attempts. The caller ends the agent's sessions.
    public func setPassword(_ hash: String, of id: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(AgentStatements.setPassword, [.text(hash), .identifier(id)])
    }

    /// Changes an agent's role and office.
    public func setRole(
        _ role: String, office: String?, of id: Identifier, in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(AgentStatements.setRole, [.text(role), .optionalText(office), .identifier(id)])
    }

    /// Lets an agent sign in, or no longer. A deactivated agent's sessions are worth nothing from then on.
    public func setActive(_ isActive: Bool, of id: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(AgentStatements.setActive, [.boolean(isActive), .identifier(id)])
    }

    /// Counts a wrong password.
    ///
    /// - Parameter blockedUntil: until when no further password is tried, if the caller's policy says so.
    public func recordFailedSignIn(
        of id: Identifier, blockedUntil: Instant?, in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(AgentStatements.recordFailure, [.instant(blockedUntil), .identifier(id)])
    }

    /// Forgets wrong passwords, after a right one.
    public func clearFailedSignIns(of id: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(AgentStatements.clearFailures, [.identifier(id)])
    }

    private func agent(_ row: SQLRow) throws -> StoredAgent {
        let id = try row.identifier(0)
        return StoredAgent(
            id: id, organisation: try row.text(1), login: try row.text(2), role: try row.text(3),
            office: try row.optionalText(4), passwordHash: try row.optionalText(5), isActive: try row.boolean(6),
            createdAt: try row.instant(7), failedSignIns: try row.integer(8), blockedUntil: try row.optionalInstant(9),
            content: try codec.decode(row.payload(10), context: Self.context(id)))
    }

    static func context(_ id: Identifier) -> PayloadContext {
        PayloadContext(place: .agent, row: id.bytes, subject: id)
    }
}
