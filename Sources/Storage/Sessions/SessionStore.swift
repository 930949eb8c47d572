public import Cases
public import Services

/// The statements about sessions.
enum SessionStatements {
    static let insert = SQLStatement(
        "sessions.insert",
        """
        INSERT INTO sessions (token_hash, kind, agent_id, csrf_secret, created_at, seen_at, expires_at, key_id, payload,
            person_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """)
    /// One read for all that a request needs: the session, its agent or person, and whether it may see the target.
    static let find = SQLStatement(
        "sessions.find",
        """
        SELECT s.kind, s.csrf_secret, s.created_at, s.seen_at, s.expires_at, s.key_id, s.payload,
            g.target, a.id, a.organisation, a.role, a.office, a.key_id, a.payload, s.person_id, r.request_id
        FROM sessions s
        LEFT JOIN agents a ON a.id = s.agent_id
        LEFT JOIN session_grants g ON g.token_hash = s.token_hash AND g.kind = $1 AND g.target = $2
        LEFT JOIN person_requests r ON r.request_id = $2 AND r.person_id = s.person_id
        WHERE s.token_hash = $3 AND s.expires_at > $4 AND (s.agent_id IS NULL OR a.is_active = 1)
        """)
    static let touch = SQLStatement(
        "sessions.touch", "UPDATE sessions SET seen_at = $1, expires_at = $2 WHERE token_hash = $3")
    static let update = SQLStatement(
        "sessions.update", "UPDATE sessions SET key_id = $1, payload = $2 WHERE token_hash = $3")
    static let delete = SQLStatement("sessions.delete", "DELETE FROM sessions WHERE token_hash = $1")
    static let countOfAgents = SQLStatement(
        "sessions.count_of_agent", "SELECT count(*) FROM sessions WHERE agent_id = $1 AND expires_at > $2")
    static let countByAgent = SQLStatement(
        "sessions.count_by_agent",
        """
        SELECT a.id, (SELECT count(*) FROM sessions s WHERE s.agent_id = a.id AND s.expires_at > $1)
        FROM agents a WHERE a.organisation = $2
        """)
    static let deleteOthersOfAgent = SQLStatement(
        "sessions.delete_others_of_agent", "DELETE FROM sessions WHERE agent_id = $1 AND token_hash <> $2")
    static let deleteOfAgent = SQLStatement("sessions.delete_of_agent", "DELETE FROM sessions WHERE agent_id = $1")
    static let ofPerson = SQLStatement(
        "sessions.of_person",
        """
        SELECT token_hash, created_at, seen_at, key_id, payload FROM sessions
        WHERE person_id = $1 AND expires_at > $2 ORDER BY token_hash LIMIT $3
        """)
    static let deleteOthersOfPerson = SQLStatement(
        "sessions.delete_others_of_person", "DELETE FROM sessions WHERE person_id = $1 AND token_hash <> $2")
    static let revokeKept = SQLStatement(
        "sessions.revoke_kept",
        """
        DELETE FROM session_grants WHERE token_hash = $1
            AND target IN (SELECT request_id FROM person_requests WHERE person_id = $2)
        """)
    static let deleteExpired = SQLStatement(
        "sessions.delete_expired",
        """
        DELETE FROM sessions WHERE token_hash IN
            (SELECT token_hash FROM sessions WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
        """)
    static let grant = SQLStatement(
        "sessions.grant",
        """
        INSERT INTO session_grants (token_hash, kind, target)
        SELECT token_hash, $1, $2 FROM sessions WHERE token_hash = $3
        ON CONFLICT (token_hash, kind, target) DO NOTHING
        """)
    static let revoke = SQLStatement(
        "sessions.revoke", "DELETE FROM session_grants WHERE token_hash = $1 AND kind = $2 AND target = $3")
    static let copyGrants = SQLStatement(
        "sessions.copy_grants",
        """
        INSERT INTO session_grants (token_hash, kind, target)
        SELECT new.token_hash, old.kind, old.target FROM sessions new, session_grants old
        WHERE new.token_hash = $1 AND old.token_hash = $2
        """)
    static let grants = SQLStatement(
        "sessions.grants",
        "SELECT target FROM session_grants WHERE token_hash = $1 AND kind = $2 ORDER BY target DESC LIMIT $3")

    static let all = [
        insert, find, touch, update, delete, deleteOfAgent, countOfAgents, countByAgent, deleteOthersOfAgent,
        deleteExpired, grant,
        revoke, copyGrants, grants,
        ofPerson, deleteOthersOfPerson, revokeKept,
    ]
}

/// Whose session it is.
public enum SessionKind: String, Sendable, Hashable, CaseIterable {
    /// A person using services, known or not.
    case visitor
    /// Somebody who works for an organisation.
    case agent
}

/// What a session may see beyond public pages.
public struct SessionGrant: Sendable, Hashable {
    /// What kind of thing.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A draft begun or resumed in this session.
        case draft
        /// A case submitted in this session or opened by its secret link.
        case `case`
        /// A case whose holder has given an opinion in this session: it is asked once.
        case rated
        /// A conversation begun in this session.
        case conversation
    }

    /// What kind of thing.
    public let kind: Kind
    /// Which one.
    public let target: Identifier

    /// A grant.
    public init(_ kind: Kind, _ target: Identifier) {
        self.kind = kind
        self.target = target
    }
}

/// A session about to be opened.
public struct NewSession: Sendable, Hashable {
    /// Hash of the token in the cookie.
    public let token: SecretHash
    /// Secret from which the tokens of forms are derived.
    public let formSecret: [UInt8]
    /// The agent who signed in; nil for visitors.
    public let agent: Identifier?
    /// The person who signed in; nil for visitors of whom nothing is known.
    public let person: Identifier?
    /// What it remembers, which the codec seals.
    public let content: [UInt8]

    /// A session.
    public init(
        token: SecretHash, formSecret: [UInt8], agent: Identifier? = nil, person: Identifier? = nil,
        content: [UInt8] = []
    ) {
        self.token = token
        self.formSecret = formSecret
        self.agent = agent
        self.person = person
        self.content = content
    }
}

/// A session as it was stored, with what a request needs to be authorised.
public struct StoredSession: Sendable, Hashable {
    /// The agent of a session, as he or she stands now.
    public struct Agent: Sendable, Hashable {
        /// Identifier.
        public let id: Identifier
        /// The organisation.
        public let organisation: String
        /// The role's code.
        public let role: String
        /// The office, if any.
        public let office: String?
        /// Name and whatever else is shown, unsealed.
        public let content: [UInt8]
    }

    /// Whose session it is.
    public let kind: SessionKind
    /// Secret from which the tokens of forms are derived.
    public let formSecret: [UInt8]
    /// When it was opened.
    public let createdAt: Instant
    /// When it was last seen to be used.
    public let seenAt: Instant
    /// When it ends.
    public let expiresAt: Instant
    /// What it remembers, unsealed.
    public let content: [UInt8]
    /// The agent who signed in.
    public let agent: Agent?
    /// The person who signed in.
    public let person: Identifier?
    /// Whether the grant asked about is given, or the signed-in person keeps the request that it is about.
    public let isGranted: Bool
}

/// One of the sessions in which a person is signed in.
public struct PersonSession: Sendable, Hashable {
    /// Hash of its token.
    public let token: SecretHash
    /// When it was opened.
    public let createdAt: Instant
    /// When it was last seen to be used.
    public let seenAt: Instant
    /// What it remembers, unsealed.
    public let content: [UInt8]
}

/// Sessions of visitors and agents.
public struct SessionStore: Sendable {
    private let codec: any PayloadCodec

    /// Sessions whose contents pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Opens a session.
    public func create(
        _ session: NewSession, now: Instant, expiresAt: Instant, in transaction: any SQLTransaction
    ) throws {
        let payload = try codec.encode(session.content, context: context(session.token))
        let kind: SessionKind = session.agent == nil ? .visitor : .agent
        try transaction.execute(
            SessionStatements.insert,
            [
                .hash(session.token), .text(kind.rawValue), .identifier(session.agent), .blob(session.formSecret),
                .instant(now), .instant(now), .instant(expiresAt), .text(payload.keyID), .blob(payload.bytes),
                .identifier(session.person),
            ])
    }

    /// The session of a token, in one indexed read; nil when it does not exist, has ended, or its agent was deactivated.
    ///
    /// - Parameter grant: what the request wants to see, if it wants anything that needs a grant.
    public func find(
        _ token: SecretHash, grant: SessionGrant? = nil, now: Instant, in connection: any SQLConnection
    ) throws -> StoredSession? {
        let arguments: [SQLValue] = [
            .optionalText(grant?.kind.rawValue), .identifier(grant?.target), .hash(token), .instant(now),
        ]
        guard let row = try connection.first(SessionStatements.find, arguments) else { return nil }
        return StoredSession(
            kind: try row.code(0, as: SessionKind.self), formSecret: try row.blob(1), createdAt: try row.instant(2),
            seenAt: try row.instant(3), expiresAt: try row.instant(4),
            content: try codec.decode(row.payload(5), context: context(token)), agent: try agent(row),
            person: try row.optionalIdentifier(14),
            isGranted: try row.optionalIdentifier(7) != nil || row.optionalIdentifier(15) != nil)
    }

    private func agent(_ row: SQLRow) throws -> StoredSession.Agent? {
        guard let id = try row.optionalIdentifier(8) else { return nil }
        return StoredSession.Agent(
            id: id, organisation: try row.text(9), role: try row.text(10), office: try row.optionalText(11),
            content: try codec.decode(row.payload(12), context: AgentStore.context(id)))
    }

    /// Prolongs a session. Callers do so now and then, not at each request: a read costs nothing, a write does.
    public func touch(
        _ token: SecretHash, now: Instant, expiresAt: Instant, in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            SessionStatements.touch, [.instant(now), .instant(expiresAt), .hash(token)])
    }

    /// Replaces what a session remembers.
    public func update(_ token: SecretHash, content: [UInt8], in transaction: any SQLTransaction) throws {
        let payload = try codec.encode(content, context: context(token))
        try transaction.execute(
            SessionStatements.update, [.text(payload.keyID), .blob(payload.bytes), .hash(token)])
    }

    /// Replaces a session by another that keeps its grants: at every sign-in, so that a token known before is worth
    /// nothing after.
    public func rotate(
        _ token: SecretHash, to session: NewSession, now: Instant, expiresAt: Instant,
        in transaction: any SQLTransaction
    ) throws {
        try create(session, now: now, expiresAt: expiresAt, in: transaction)
        try transaction.execute(SessionStatements.copyGrants, [.hash(session.token), .hash(token)])
        try delete(token, in: transaction)
    }

    /// Ends a session, with its grants.
    public func delete(_ token: SecretHash, in transaction: any SQLTransaction) throws {
        try transaction.execute(SessionStatements.delete, [.hash(token)])
    }

    /// Ends every session of an agent, and returns how many there were.
    @discardableResult
    public func deleteAll(ofAgent agent: Identifier, in transaction: any SQLTransaction) throws -> Int {
        try transaction.execute(SessionStatements.deleteOfAgent, [.identifier(agent)])
    }

    /// Ends an agent's sessions but one, and returns how many there were.
    @discardableResult
    public func deleteAll(
        ofAgent agent: Identifier, except token: SecretHash, in transaction: any SQLTransaction
    ) throws -> Int {
        try transaction.execute(SessionStatements.deleteOthersOfAgent, [.identifier(agent), .hash(token)])
    }

    /// How many sessions each agent of an organisation has open.
    public func counts(
        organisation: String, now: Instant, in connection: any SQLConnection
    ) throws -> [Identifier: Int] {
        var counts: [Identifier: Int] = [:]
        for row in try connection.query(SessionStatements.countByAgent, [.instant(now), .text(organisation)]) {
            counts[try row.identifier(0)] = try row.integer(1)
        }
        return counts
    }

    /// How many sessions an agent has open. When they were used is not told.
    public func count(ofAgent agent: Identifier, now: Instant, in connection: any SQLConnection) throws -> Int {
        try connection.first(SessionStatements.countOfAgents, [.identifier(agent), .instant(now)])?.integer(0) ?? 0
    }

    /// The sessions in which a person is signed in, in no order.
    public func list(
        ofPerson person: Identifier, now: Instant, limit: Int, in connection: any SQLConnection
    ) throws -> [PersonSession] {
        try connection.query(SessionStatements.ofPerson, [.identifier(person), .instant(now), .integer(limit)])
            .map { row in
                guard let token = SecretHash(bytes: try row.blob(0)) else { throw row.unexpected(0) }
                return PersonSession(
                    token: token, createdAt: try row.instant(1), seenAt: try row.instant(2),
                    content: try codec.decode(row.payload(3), context: context(token)))
            }
    }

    /// Ends a person's sessions but one, and returns how many there were.
    @discardableResult
    public func deleteAll(
        ofPerson person: Identifier, except token: SecretHash, in transaction: any SQLTransaction
    ) throws -> Int {
        try transaction.execute(SessionStatements.deleteOthersOfPerson, [.identifier(person), .hash(token)])
    }

    /// Takes back the grants that a person's own space makes needless: at sign-out, nothing of it stays in the browser.
    public func removeGrants(
        keptBy person: Identifier, from token: SecretHash, in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(SessionStatements.revokeKept, [.hash(token), .identifier(person)])
    }

    /// Removes sessions that have ended and returns how many.
    @discardableResult
    public func deleteExpired(now: Instant, limit: Int, in transaction: any SQLTransaction) throws -> Int {
        try transaction.execute(SessionStatements.deleteExpired, [.instant(now), .integer(limit)])
    }

    /// Lets a session see something. Giving a grant twice is giving it once, and a session that has ended meanwhile gets
    /// none: what the person did must not fail for it.
    public func add(_ grant: SessionGrant, to token: SecretHash, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            SessionStatements.grant, [.text(grant.kind.rawValue), .identifier(grant.target), .hash(token)])
    }

    /// The same, for what may be given once.
    ///
    /// - Returns: false when the session had it already, or has ended.
    public func addOnce(
        _ grant: SessionGrant, to token: SecretHash, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            SessionStatements.grant, [.text(grant.kind.rawValue), .identifier(grant.target), .hash(token)]) == 1
    }

    /// Takes a grant back.
    public func remove(_ grant: SessionGrant, from token: SecretHash, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            SessionStatements.revoke, [.hash(token), .text(grant.kind.rawValue), .identifier(grant.target)])
    }

    /// What a session may see of one kind, newest first.
    public func grants(
        of kind: SessionGrant.Kind, for token: SecretHash, limit: Int, in connection: any SQLConnection
    ) throws -> [Identifier] {
        try connection.query(SessionStatements.grants, [.hash(token), .text(kind.rawValue), .integer(limit)])
            .map { try $0.identifier(0) }
    }

    private func context(_ token: SecretHash) -> PayloadContext {
        PayloadContext(place: .session, row: token.bytes)
    }
}
