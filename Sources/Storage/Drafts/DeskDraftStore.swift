public import Cases
public import Services

/// The statements about what agents have begun to write.
enum DeskDraftStatements {
    static let put = SQLStatement(
        "desk_drafts.put",
        """
        INSERT INTO desk_drafts (agent_id, case_id, form, saved_at, expires_at, key_id, payload)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (agent_id, case_id, form) DO UPDATE SET saved_at = excluded.saved_at,
            expires_at = excluded.expires_at, key_id = excluded.key_id, payload = excluded.payload
        """)
    static let ofCase = SQLStatement(
        "desk_drafts.of_case",
        """
        SELECT form, saved_at, key_id, payload FROM desk_drafts
        WHERE agent_id = $1 AND case_id = $2 AND expires_at > $3 ORDER BY form
        """)
    static let delete = SQLStatement(
        "desk_drafts.delete", "DELETE FROM desk_drafts WHERE agent_id = $1 AND case_id = $2 AND form = $3")
    static let deleteExpired = SQLStatement(
        "desk_drafts.delete_expired",
        """
        DELETE FROM desk_drafts WHERE (agent_id, case_id, form) IN
            (SELECT agent_id, case_id, form FROM desk_drafts WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
        """)

    static let all = [put, ofCase, delete, deleteExpired]
}

/// What an agent has begun to write on a case and not sent: a note, a message, a letter.
public struct DeskDraft: Sendable, Hashable {
    /// Whose it is; nobody else reads it.
    public let agent: Identifier
    /// On which case.
    public let caseID: Identifier
    /// In which form of its pages.
    public let form: String
    /// When it was saved.
    public let savedAt: Instant
    /// What was typed, which the codec seals.
    public let content: [UInt8]

    /// A draft.
    public init(agent: Identifier, caseID: Identifier, form: String, savedAt: Instant, content: [UInt8]) {
        self.agent = agent
        self.caseID = caseID
        self.form = form
        self.savedAt = savedAt
        self.content = content
    }
}

/// What agents have begun to write, one draft for each agent, case and form: the last one saved.
public struct DeskDraftStore: Sendable {
    private let codec: any PayloadCodec

    /// Drafts whose content passes through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Keeps a draft in the place of the one before.
    public func put(_ draft: DeskDraft, expiresAt: Instant, in transaction: any SQLTransaction) throws {
        let payload = try codec.encode(draft.content, context: context(draft.agent, draft.caseID, draft.form))
        try transaction.execute(
            DeskDraftStatements.put,
            [
                .identifier(draft.agent), .identifier(draft.caseID), .text(draft.form), .instant(draft.savedAt),
                .instant(expiresAt), .text(payload.keyID), .blob(payload.bytes),
            ])
    }

    /// An agent's drafts on a case that have not expired.
    public func all(
        of agent: Identifier, onCase caseID: Identifier, now: Instant, in connection: any SQLConnection
    ) throws -> [DeskDraft] {
        try connection.query(
            DeskDraftStatements.ofCase, [.identifier(agent), .identifier(caseID), .instant(now)]
        ).map { row in
            let form = try row.text(0)
            return DeskDraft(
                agent: agent, caseID: caseID, form: form, savedAt: try row.instant(1),
                content: try codec.decode(row.payload(2), context: context(agent, caseID, form)))
        }
    }

    /// Forgets a draft, if there is one.
    public func delete(
        _ form: String, of agent: Identifier, onCase caseID: Identifier, in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            DeskDraftStatements.delete, [.identifier(agent), .identifier(caseID), .text(form)])
    }

    /// Removes drafts that have expired and returns how many.
    @discardableResult
    public func deleteExpired(now: Instant, limit: Int, in transaction: any SQLTransaction) throws -> Int {
        try transaction.execute(DeskDraftStatements.deleteExpired, [.instant(now), .integer(limit)])
    }

    private func context(_ agent: Identifier, _ caseID: Identifier, _ form: String) -> PayloadContext {
        PayloadContext(
            place: .deskDraft, row: agent.bytes + caseID.bytes + Array(form.utf8), subject: caseID)
    }
}
