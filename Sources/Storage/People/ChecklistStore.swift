public import Cases
public import Services

/// The statements about checklists.
enum ChecklistStatements {
    static let put = SQLStatement(
        "checklists.put",
        """
        INSERT INTO checklists (id, person_id, event, kept_at, key_id, payload) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (person_id, event) DO NOTHING
        """)
    static let update = SQLStatement(
        "checklists.update",
        "UPDATE checklists SET key_id = $1, payload = $2 WHERE id = $3 AND person_id = $4")
    static let ofPerson = SQLStatement(
        "checklists.of_person",
        "SELECT id, event, kept_at, key_id, payload FROM checklists WHERE person_id = $1 ORDER BY event")
    static let delete = SQLStatement("checklists.delete", "DELETE FROM checklists WHERE id = $1 AND person_id = $2")

    static let deleteOfPerson = SQLStatement(
        "checklists.delete_of_person", "DELETE FROM checklists WHERE person_id = $1")

    static let all = [put, update, ofPerson, delete, deleteOfPerson]
}

/// What a person means to do about an event of their life, as they keep it in their space.
public struct StoredChecklist: Sendable, Hashable {
    /// Its identifier.
    public let id: Identifier
    /// The life event, as the organisation's file names it.
    public let event: String
    /// When it was kept.
    public let keptAt: Instant
    /// What is to be done, and what is done, unsealed.
    public let content: [UInt8]

    /// A checklist.
    public init(id: Identifier, event: String, keptAt: Instant, content: [UInt8]) {
        self.id = id
        self.event = event
        self.keptAt = keptAt
        self.content = content
    }
}

/// Checklists that people keep: one for each event of life, under their own key.
public struct ChecklistStore: Sendable {
    private let codec: any PayloadCodec

    /// Forgets every checklist of a person.
    public func removeAll(of person: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(ChecklistStatements.deleteOfPerson, [.identifier(person)])
    }

    /// Checklists whose content passes through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Keeps a checklist; one that is kept already for the same event stays as it is.
    public func add(_ list: StoredChecklist, to person: Identifier, in transaction: any SQLTransaction) throws {
        let payload = try codec.encode(list.content, context: context(list.id, person))
        try transaction.execute(
            ChecklistStatements.put,
            [
                .identifier(list.id), .identifier(person), .text(list.event), .instant(list.keptAt),
                .text(payload.keyID), .blob(payload.bytes),
            ])
    }

    /// Changes what is done of a checklist of one's own.
    ///
    /// - Returns: whether there is one.
    @discardableResult
    public func update(
        _ id: Identifier, of person: Identifier, content: [UInt8], in transaction: any SQLTransaction
    ) throws -> Bool {
        let payload = try codec.encode(content, context: context(id, person))
        return try transaction.execute(
            ChecklistStatements.update,
            [.text(payload.keyID), .blob(payload.bytes), .identifier(id), .identifier(person)]) == 1
    }

    /// A person's checklists, by event.
    public func list(of person: Identifier, in connection: any SQLConnection) throws -> [StoredChecklist] {
        try connection.query(ChecklistStatements.ofPerson, [.identifier(person)]).map { row in
            let id = try row.identifier(0)
            return StoredChecklist(
                id: id, event: try row.text(1), keptAt: try row.instant(2),
                content: try codec.decode(row.payload(3), context: context(id, person)))
        }
    }

    /// Forgets a checklist of one's own.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    public func delete(_ id: Identifier, of person: Identifier, in transaction: any SQLTransaction) throws -> Bool {
        try transaction.execute(ChecklistStatements.delete, [.identifier(id), .identifier(person)]) == 1
    }

    private func context(_ id: Identifier, _ person: Identifier) -> PayloadContext {
        PayloadContext(place: .checklist, row: id.bytes, subject: person)
    }
}
