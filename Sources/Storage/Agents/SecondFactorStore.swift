public import Cases

/// The statements about second factors.
enum SecondFactorStatements {
    static let put = SQLStatement(
        "second_factors.put",
        """
        INSERT INTO second_factors (agent_id, is_confirmed, last_step, key_id, payload) VALUES ($1, 0, 0, $2, $3)
        ON CONFLICT (agent_id) DO UPDATE SET key_id = excluded.key_id, payload = excluded.payload
            WHERE second_factors.is_confirmed = 0
        """)
    static let find = SQLStatement(
        "second_factors.find", "SELECT is_confirmed, last_step, key_id, payload FROM second_factors WHERE agent_id = $1"
    )
    static let confirm = SQLStatement(
        "second_factors.confirm",
        "UPDATE second_factors SET is_confirmed = 1, last_step = $1 WHERE agent_id = $2 AND is_confirmed = 0")
    static let accept = SQLStatement(
        "second_factors.accept", "UPDATE second_factors SET last_step = $1 WHERE agent_id = $2 AND last_step < $3")
    static let delete = SQLStatement("second_factors.delete", "DELETE FROM second_factors WHERE agent_id = $1")
    static let addCode = SQLStatement(
        "second_factors.add_code", "INSERT INTO recovery_codes (agent_id, hash) VALUES ($1, $2)")
    static let useCode = SQLStatement(
        "second_factors.use_code", "DELETE FROM recovery_codes WHERE agent_id = $1 AND hash = $2")
    static let deleteCodes = SQLStatement(
        "second_factors.delete_codes", "DELETE FROM recovery_codes WHERE agent_id = $1")
    static let ofOrganisation = SQLStatement(
        "second_factors.of_organisation",
        """
        SELECT a.id FROM agents a
        WHERE a.organisation = $1
            AND EXISTS (SELECT 1 FROM second_factors f WHERE f.agent_id = a.id AND f.is_confirmed = 1)
        """)
    static let all = [ofOrganisation, put, find, confirm, accept, delete, addCode, useCode, deleteCodes]
}

/// What an agent proves besides their password: that they hold the secret from which codes of the moment are made.
public struct SecondFactor: Sendable, Hashable {
    /// The secret, unsealed.
    public let secret: [UInt8]
    /// Whether the agent has shown that their application makes the right codes.
    public let isConfirmed: Bool
    /// The last step of time of which a code was accepted: none before it is again.
    public let lastStep: Int64
}

/// Agents' second factors. Secrets are sealed; codes of recovery are kept as hashes and work once.
public struct SecondFactorStore: Sendable {
    private let codec: any PayloadCodec

    /// Second factors whose secrets pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Keeps a secret that waits to be confirmed, in the place of another that does; a confirmed one stays.
    public func begin(_ secret: [UInt8], of agent: Identifier, in transaction: any SQLTransaction) throws {
        let payload = try codec.encode(secret, context: Self.context(agent))
        try transaction.execute(
            SecondFactorStatements.put, [.identifier(agent), .text(payload.keyID), .blob(payload.bytes)])
    }

    /// An agent's second factor, confirmed or not.
    public func find(_ agent: Identifier, in connection: any SQLConnection) throws -> SecondFactor? {
        try connection.first(SecondFactorStatements.find, [.identifier(agent)]).map { row in
            SecondFactor(
                secret: try codec.decode(row.payload(2), context: Self.context(agent)),
                isConfirmed: try row.boolean(0), lastStep: Int64(try row.integer(1)))
        }
    }

    /// The agents of an organisation who have a confirmed second factor.
    public func secured(organisation: String, in connection: any SQLConnection) throws -> [Identifier] {
        try connection.query(SecondFactorStatements.ofOrganisation, [.text(organisation)]).map {
            try $0.identifier(0)
        }
    }

    /// Confirms a second factor, with the codes of recovery that go with it.
    ///
    /// - Returns: false when there is none that waits.
    public func confirm(
        _ agent: Identifier, step: Int64, codes: [SecretHash], in transaction: any SQLTransaction
    ) throws -> Bool {
        let count = try transaction.execute(
            SecondFactorStatements.confirm, [.integer(Int(step)), .identifier(agent)])
        guard count > 0 else { return false }
        try transaction.execute(SecondFactorStatements.deleteCodes, [.identifier(agent)])
        for code in codes {
            try transaction.execute(SecondFactorStatements.addCode, [.identifier(agent), .hash(code)])
        }
        return true
    }

    /// Accepts a code of a step of time, once.
    public func accept(step: Int64, of agent: Identifier, in transaction: any SQLTransaction) throws -> Bool {
        let step = SQLValue.integer(Int(step))
        return try transaction.execute(SecondFactorStatements.accept, [step, .identifier(agent), step]) > 0
    }

    /// Uses a code of recovery, once.
    public func use(code: SecretHash, of agent: Identifier, in transaction: any SQLTransaction) throws -> Bool {
        try transaction.execute(SecondFactorStatements.useCode, [.identifier(agent), .hash(code)]) > 0
    }

    /// Forgets a second factor and its codes.
    public func delete(_ agent: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(SecondFactorStatements.deleteCodes, [.identifier(agent)])
        try transaction.execute(SecondFactorStatements.delete, [.identifier(agent)])
    }

    private static func context(_ agent: Identifier) -> PayloadContext {
        PayloadContext(place: .secondFactor, row: agent.bytes, subject: agent)
    }
}
