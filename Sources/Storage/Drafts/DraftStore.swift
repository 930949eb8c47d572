public import Cases
public import Services

/// The statements about drafts.
enum DraftStatements {
    private static let columns =
        "id, organisation, service, definition, version, created_at, updated_at, expires_at, case_id, key_id, payload"

    static let insert = SQLStatement(
        "drafts.insert",
        """
        INSERT INTO drafts (id, organisation, service, definition, secret_hash, version, created_at, updated_at,
            expires_at, key_id, payload)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """)
    static let find = SQLStatement("drafts.find", "SELECT \(columns) FROM drafts WHERE id = $1 AND expires_at > $2")
    static let findBySecret = SQLStatement(
        "drafts.find_by_secret", "SELECT \(columns) FROM drafts WHERE secret_hash = $1 AND expires_at > $2")
    static let version = SQLStatement("drafts.version", "SELECT version FROM drafts WHERE id = $1")
    static let update = SQLStatement(
        "drafts.update",
        """
        UPDATE drafts SET definition = $1, version = $2, updated_at = $3, expires_at = $4, key_id = $5, payload = $6
        WHERE id = $7 AND version = $8 AND case_id IS NULL
        """)
    static let markSubmitted = SQLStatement(
        "drafts.mark_submitted",
        """
        UPDATE drafts SET case_id = $1, version = $2, updated_at = $3, expires_at = $4, key_id = $5, payload = $6
        WHERE id = $7 AND version = $8 AND case_id IS NULL
        """)
    static let replaceSecret = SQLStatement(
        "drafts.replace_secret", "UPDATE drafts SET secret_hash = $1 WHERE id = $2")
    static let delete = SQLStatement("drafts.delete", "DELETE FROM drafts WHERE id = $1")
    static let deleteExpired = SQLStatement(
        "drafts.delete_expired",
        """
        DELETE FROM drafts WHERE id IN (SELECT id FROM drafts WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
        RETURNING organisation, service, definition, case_id
        """)
    static let ofPerson = SQLStatement(
        "drafts.of_person",
        """
        SELECT \(columns) FROM drafts
        WHERE id IN (SELECT request_id FROM person_requests WHERE person_id = $1) AND expires_at > $2
            AND case_id IS NULL ORDER BY id DESC LIMIT $3
        """)
    static let ofBrowser = SQLStatement(
        "drafts.of_browser",
        """
        SELECT \(columns) FROM drafts
        WHERE id IN (SELECT target FROM session_grants WHERE token_hash = $1) AND expires_at > $2 AND case_id IS NULL
            AND NOT EXISTS (SELECT 1 FROM person_requests r WHERE r.request_id = drafts.id)
        ORDER BY id DESC LIMIT $3
        """)

    static let all = [
        insert, find, findBySecret, version, update, markSubmitted, replaceSecret, delete, deleteExpired, ofPerson,
        ofBrowser,
    ]
}

/// A draft as it was stored.
public struct StoredDraft: Sendable, Hashable {
    /// Its identifier.
    public let id: Identifier
    /// The organisation that offers the service.
    public let organisation: String
    /// The service.
    public let service: String
    /// Hash of the definition whose questions it answers.
    public let definition: String
    /// How often it was saved: expected by the next save.
    public let version: Int
    /// When it was begun.
    public let createdAt: Instant
    /// When it was last saved.
    public let updatedAt: Instant
    /// When it is forgotten.
    public let expiresAt: Instant
    /// The case it became, once submitted.
    public let caseID: Identifier?
    /// The answers, unsealed.
    public let content: [UInt8]
}

/// What is left to say of a draft that was forgotten.
public struct ForgottenDraft: Sendable, Hashable {
    /// The organisation that offers the service.
    public let organisation: String
    /// The service.
    public let service: String
    /// Hash of the definition whose questions it answered.
    public let definition: String
    /// Whether it had become a case.
    public let wasSent: Bool
}

/// A draft about to be begun.
public struct NewDraft: Sendable, Hashable {
    /// Its identifier.
    public let id: Identifier
    /// The organisation that offers the service.
    public let organisation: String
    /// The service.
    public let service: String
    /// Hash of the definition whose questions it answers.
    public let definition: String
    /// The answers, which the codec seals.
    public let content: [UInt8]

    /// A draft.
    public init(id: Identifier, organisation: String, service: String, definition: String, content: [UInt8]) {
        self.id = id
        self.organisation = organisation
        self.service = service
        self.definition = definition
        self.content = content
    }
}

/// Forms being filled in.
public struct DraftStore: Sendable {
    private let codec: any PayloadCodec

    /// Drafts whose answers pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Begins a draft, at version 1.
    ///
    /// - Parameter secret: hash of the secret in the link that resumes it.
    public func create(
        _ draft: NewDraft, secret: SecretHash, now: Instant, expiresAt: Instant, in transaction: any SQLTransaction
    ) throws {
        let payload = try codec.encode(draft.content, context: context(draft.id, 1))
        try transaction.execute(
            DraftStatements.insert,
            [
                .identifier(draft.id), .text(draft.organisation), .text(draft.service), .text(draft.definition),
                .hash(secret), .integer(1), .instant(now), .instant(now), .instant(expiresAt),
                .text(payload.keyID), .blob(payload.bytes),
            ])
    }

    /// The draft with this identifier, unless it has expired.
    public func find(_ id: Identifier, now: Instant, in connection: any SQLConnection) throws -> StoredDraft? {
        try connection.first(DraftStatements.find, [.identifier(id), .instant(now)]).map(draft)
    }

    /// The draft that a secret link resumes, unless it has expired.
    public func find(secret: SecretHash, now: Instant, in connection: any SQLConnection) throws -> StoredDraft? {
        try connection.first(DraftStatements.findBySecret, [.hash(secret), .instant(now)]).map(draft)
    }

    /// The drafts that a person keeps in their space, newest first.
    public func list(
        ofPerson person: Identifier, now: Instant, limit: Int, in connection: any SQLConnection
    ) throws -> [StoredDraft] {
        try connection.query(DraftStatements.ofPerson, [.identifier(person), .instant(now), .integer(limit)]).map(draft)
    }

    /// The drafts that a browser holds and nobody keeps in their space, newest first.
    public func list(
        heldBy session: SecretHash, now: Instant, limit: Int, in connection: any SQLConnection
    ) throws -> [StoredDraft] {
        try connection.query(DraftStatements.ofBrowser, [.hash(session), .instant(now), .integer(limit)]).map(draft)
    }

    /// Saves answers.
    ///
    /// - Parameters:
    ///   - definition: hash of the definition whose questions they answer now.
    ///   - expected: the version the person was looking at.
    /// - Returns: the new version.
    /// - Throws: `StorageError.versionConflict` when it was saved elsewhere, submitted, or deleted meanwhile.
    @discardableResult
    public func save(
        _ content: [UInt8], of id: Identifier, definition: String, expectedVersion expected: Int, now: Instant,
        expiresAt: Instant, in transaction: any SQLTransaction
    ) throws -> Int {
        let payload = try codec.encode(content, context: context(id, expected + 1))
        let changed = try transaction.execute(
            DraftStatements.update,
            [
                .text(definition), .integer(expected + 1), .instant(now), .instant(expiresAt), .text(payload.keyID),
                .blob(payload.bytes), .identifier(id), .integer(expected),
            ])
        guard changed == 1 else { throw try conflict(id, in: transaction) }
        return expected + 1
    }

    /// Marks a draft as submitted.
    ///
    /// - Parameters:
    ///   - content: what is kept in place of the answers, which the case now holds.
    ///   - expected: the version that was submitted.
    /// - Throws: `StorageError.versionConflict` when it was saved elsewhere, submitted, or deleted meanwhile: of several
    ///   submissions of the same draft, exactly one passes.
    public func markSubmitted(
        _ id: Identifier, as caseID: Identifier, content: [UInt8], expectedVersion expected: Int, now: Instant,
        expiresAt: Instant, in transaction: any SQLTransaction
    ) throws {
        let payload = try codec.encode(content, context: context(id, expected + 1))
        let changed = try transaction.execute(
            DraftStatements.markSubmitted,
            [
                .identifier(caseID), .integer(expected + 1), .instant(now), .instant(expiresAt), .text(payload.keyID),
                .blob(payload.bytes), .identifier(id), .integer(expected),
            ])
        guard changed == 1 else { throw try conflict(id, in: transaction) }
    }

    /// Gives a draft another secret link; the one before stops working.
    ///
    /// - Returns: whether the draft exists.
    @discardableResult
    public func replaceSecret(
        of id: Identifier, by secret: SecretHash, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(DraftStatements.replaceSecret, [.hash(secret), .identifier(id)]) == 1
    }

    /// Deletes a draft, at the person's request.
    ///
    /// - Returns: whether it existed.
    @discardableResult
    public func delete(_ id: Identifier, in transaction: any SQLTransaction) throws -> Bool {
        try transaction.execute(DraftStatements.delete, [.identifier(id)]) == 1
    }

    /// Deletes drafts that have expired and says of which services they were.
    @discardableResult
    public func deleteExpired(
        now: Instant, limit: Int, in transaction: any SQLTransaction
    ) throws -> [ForgottenDraft] {
        try transaction.query(DraftStatements.deleteExpired, [.instant(now), .integer(limit)]).map { row in
            ForgottenDraft(
                organisation: try row.text(0), service: try row.text(1), definition: try row.text(2),
                wasSent: try row.optionalIdentifier(3) != nil)
        }
    }

    private func conflict(_ id: Identifier, in connection: any SQLConnection) throws -> StorageError {
        .versionConflict(current: try connection.first(DraftStatements.version, [.identifier(id)])?.integer(0) ?? 0)
    }

    private func draft(_ row: SQLRow) throws -> StoredDraft {
        let id = try row.identifier(0)
        let version = try row.integer(4)
        let caseID = try row.optionalIdentifier(8)
        return StoredDraft(
            id: id, organisation: try row.text(1), service: try row.text(2), definition: try row.text(3),
            version: version, createdAt: try row.instant(5), updatedAt: try row.instant(6),
            expiresAt: try row.instant(7), caseID: caseID,
            content: try codec.decode(row.payload(9), context: context(id, version)))
    }

    private func context(_ id: Identifier, _ version: Int) -> PayloadContext {
        PayloadContext(place: .draft, row: id.bytes, version: version, subject: id)
    }
}
