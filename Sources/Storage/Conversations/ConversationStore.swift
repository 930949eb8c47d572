public import Cases
public import Services

/// The statements about conversations.
enum ConversationStatements {
    static let insert = SQLStatement(
        "conversations.insert",
        """
        INSERT INTO conversations (id, organisation, language, version, started_at, updated_at, expires_at, key_id,
            payload)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """)
    static let find = SQLStatement(
        "conversations.find",
        """
        SELECT id, organisation, language, version, started_at, updated_at, expires_at, key_id, payload
        FROM conversations WHERE id = $1 AND expires_at > $2
        """)
    static let version = SQLStatement(
        "conversations.version", "SELECT version FROM conversations WHERE id = $1 AND expires_at > $2")
    static let update = SQLStatement(
        "conversations.update",
        """
        UPDATE conversations SET version = $1, updated_at = $2, expires_at = $3, key_id = $4, payload = $5
        WHERE id = $6 AND version = $7
        """)
    static let prolong = SQLStatement(
        "conversations.prolong", "UPDATE conversations SET expires_at = $1 WHERE id = $2 AND expires_at < $3")
    static let delete = SQLStatement("conversations.delete", "DELETE FROM conversations WHERE id = $1")
    static let deleteExpired = SQLStatement(
        "conversations.delete_expired",
        """
        DELETE FROM conversations WHERE id IN
            (SELECT id FROM conversations WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
        """)

    static let all = [insert, find, version, update, prolong, delete, deleteExpired]
}

/// A conversation as it was stored.
public struct StoredConversation: Sendable, Hashable {
    /// Its identifier.
    public let id: Identifier
    /// The organisation that answers.
    public let organisation: String
    /// The language it is held in.
    public let language: Language
    /// How often it was saved: expected by the next save.
    public let version: Int
    /// When it began.
    public let startedAt: Instant
    /// When somebody last said something.
    public let updatedAt: Instant
    /// When it is forgotten.
    public let expiresAt: Instant
    /// What was said, unsealed.
    public let content: [UInt8]
}

/// Conversations with the assistant and with agents, while they last.
///
/// They are sealed under the installation's key, not one of their own: nothing outlives the row, which goes when the
/// conversation ends.
public struct ConversationStore: Sendable {
    private let codec: any PayloadCodec

    /// Conversations whose content passes through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Begins a conversation, at version 1.
    public func create(
        _ id: Identifier, organisation: String, language: Language, content: [UInt8], now: Instant,
        expiresAt: Instant, in transaction: any SQLTransaction
    ) throws {
        let payload = try codec.encode(content, context: Self.context(id, 1))
        try transaction.execute(
            ConversationStatements.insert,
            [
                .identifier(id), .text(organisation), .text(language.rawValue), .integer(1), .instant(now),
                .instant(now), .instant(expiresAt), .text(payload.keyID), .blob(payload.bytes),
            ])
    }

    /// The conversation with this identifier, unless it is over.
    public func find(_ id: Identifier, now: Instant, in connection: any SQLConnection) throws -> StoredConversation? {
        guard let row = try connection.first(ConversationStatements.find, [.identifier(id), .instant(now)]) else {
            return nil
        }
        let version = try row.integer(3)
        guard let language = Language(rawValue: try row.text(2)) else { return nil }
        return StoredConversation(
            id: id, organisation: try row.text(1), language: language, version: version,
            startedAt: try row.instant(4), updatedAt: try row.instant(5), expiresAt: try row.instant(6),
            content: try codec.decode(row.payload(7), context: Self.context(id, version)))
    }

    /// How often a conversation was saved, without reading it; nil when it is over.
    public func version(_ id: Identifier, now: Instant, in connection: any SQLConnection) throws -> Int? {
        try connection.first(ConversationStatements.version, [.identifier(id), .instant(now)])?.integer(0)
    }

    /// Saves what was said.
    ///
    /// - Parameter expected: the version that it continues.
    /// - Returns: the new version.
    /// - Throws: `StorageError.versionConflict` when somebody else said something meanwhile, or it is over.
    @discardableResult
    public func save(
        _ content: [UInt8], of id: Identifier, expectedVersion expected: Int, now: Instant, expiresAt: Instant,
        in transaction: any SQLTransaction
    ) throws -> Int {
        let payload = try codec.encode(content, context: Self.context(id, expected + 1))
        let changed = try transaction.execute(
            ConversationStatements.update,
            [
                .integer(expected + 1), .instant(now), .instant(expiresAt), .text(payload.keyID),
                .blob(payload.bytes), .identifier(id), .integer(expected),
            ])
        guard changed == 1 else {
            let current = try version(id, now: now, in: transaction) ?? 0
            throw StorageError.versionConflict(current: current)
        }
        return expected + 1
    }

    /// Keeps a conversation at least until a moment: one that was handed over, or that a person keeps.
    public func prolong(_ id: Identifier, until: Instant, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            ConversationStatements.prolong, [.instant(until), .identifier(id), .instant(until)])
    }

    /// Ends a conversation: nothing of it remains.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    public func delete(_ id: Identifier, in transaction: any SQLTransaction) throws -> Bool {
        try transaction.execute(ConversationStatements.delete, [.identifier(id)]) == 1
    }

    /// Ends conversations in which nothing was said for long.
    ///
    /// - Returns: how many.
    public func deleteExpired(now: Instant, limit: Int, in transaction: any SQLTransaction) throws -> Int {
        try transaction.execute(ConversationStatements.deleteExpired, [.instant(now), .integer(limit)])
    }

    static func context(_ id: Identifier, _ version: Int) -> PayloadContext {
        PayloadContext(place: .conversation, row: id.bytes, version: version)
    }
}
