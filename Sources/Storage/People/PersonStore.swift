public import Cases
public import Services

/// The statements about people and their contacts.
enum PersonStatements {
    private static let columns = "id, person_id, kind, verified_at, effective_at, key_id, payload"

    static let insert = SQLStatement("persons.insert", "INSERT INTO persons (id, created_at) VALUES ($1, $2)")
    static let insertContact = SQLStatement(
        "contacts.insert",
        """
        INSERT INTO contacts (id, person_id, kind, lookup, verified_at, effective_at, key_id, payload)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)
    static let findContact = SQLStatement(
        "contacts.find", "SELECT \(columns) FROM contacts WHERE kind = $1 AND lookup = $2")
    static let contacts = SQLStatement(
        "contacts.of_person", "SELECT \(columns) FROM contacts WHERE person_id = $1 ORDER BY id LIMIT $2")
    static let deleteContact = SQLStatement(
        "contacts.delete", "DELETE FROM contacts WHERE id = $1 AND person_id = $2")
    static let insertEvent = SQLStatement(
        "person_events.insert",
        """
        INSERT INTO person_events (id, person_id, kind, occurred_at, key_id, payload)
        VALUES ($1, $2, $3, $4, $5, $6)
        """)
    static let events = SQLStatement(
        "person_events.of_person",
        """
        SELECT id, kind, occurred_at, key_id, payload FROM person_events
        WHERE person_id = $1 ORDER BY id DESC LIMIT $2
        """)

    static let deleteContacts = SQLStatement("contacts.delete_of_person", "DELETE FROM contacts WHERE person_id = $1")
    static let deleteEvents = SQLStatement(
        "person_events.delete_of_person", "DELETE FROM person_events WHERE person_id = $1")
    static let delete = SQLStatement("persons.delete", "DELETE FROM persons WHERE id = $1")

    static let all = [
        insert, insertContact, findContact, contacts, deleteContact, insertEvent, events, deleteContacts, deleteEvents,
        delete,
    ]
}

/// A way to reach a person, which they have proved to be theirs.
public struct StoredContact: Sendable, Hashable {
    /// What kind of way it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// An e-mail address.
        case email
    }

    /// Identifier.
    public let id: Identifier
    /// Whose it is.
    public let person: Identifier
    /// What kind of way it is.
    public let kind: Kind
    /// When the person proved that it is theirs.
    public let verifiedAt: Instant
    /// From when it lets in: later than `verifiedAt` while the person's other contacts may still object.
    public let effectiveAt: Instant
    /// The address, unsealed.
    public let value: String
}

/// Something that happened to a person's account, for that person to read.
public struct PersonEvent: Sendable, Hashable {
    /// What can happen.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A contact was added.
        case contactAdded = "contact-added"
        /// A contact was removed.
        case contactRemoved = "contact-removed"
        /// The counter gave access back: a contact was added and waits until the others could object.
        case accessRestored = "access-restored"
        /// One of the other contacts objected: the new one is gone.
        case accessContested = "access-contested"
        /// Every other session was ended.
        case sessionsEnded = "sessions-ended"
    }

    /// What happened.
    public let kind: Kind
    /// When.
    public let at: Instant
    /// The contact concerned, unsealed; empty where there is none.
    public let detail: String
}

/// People, the contacts that they have proved to be theirs, and what happened to their accounts.
///
/// A person is an identifier, never an address: contacts come and go. An address belongs to one person at most.
public struct PersonStore: Sendable {
    /// A person has no more contacts than this.
    public static let maximumContacts = 10

    private let codec: any PayloadCodec

    /// People whose contacts pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Registers a person.
    public func create(_ id: Identifier, now: Instant, in transaction: any SQLTransaction) throws {
        try transaction.execute(PersonStatements.insert, [.identifier(id), .instant(now)])
    }

    /// Adds a contact that its owner has just proved to be theirs.
    ///
    /// - Parameters:
    ///   - lookup: the address's keyed hash.
    ///   - effectiveAt: from when it lets in.
    /// - Throws: `StorageError.duplicate` when the address is somebody's already.
    public func add(
        _ contact: StoredContact, lookup: [UInt8], in transaction: any SQLTransaction
    ) throws {
        let payload = try codec.encode(
            Array(contact.value.utf8), context: Self.contactContext(contact.id, contact.person))
        try transaction.execute(
            PersonStatements.insertContact,
            [
                .identifier(contact.id), .identifier(contact.person), .text(contact.kind.rawValue), .blob(lookup),
                .instant(contact.verifiedAt), .instant(contact.effectiveAt), .text(payload.keyID), .blob(payload.bytes),
            ])
    }

    /// The contact with this keyed hash.
    public func contact(
        _ kind: StoredContact.Kind, lookup: [UInt8], in connection: any SQLConnection
    ) throws -> StoredContact? {
        try connection.first(PersonStatements.findContact, [.text(kind.rawValue), .blob(lookup)]).map(contact)
    }

    /// A person's contacts, oldest first.
    public func contacts(of person: Identifier, in connection: any SQLConnection) throws -> [StoredContact] {
        try connection.query(
            PersonStatements.contacts, [.identifier(person), .integer(Self.maximumContacts)]
        ).map(contact)
    }

    /// Removes a person's contact.
    ///
    /// - Returns: whether the person had it.
    @discardableResult
    public func removeContact(
        _ id: Identifier, of person: Identifier, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(PersonStatements.deleteContact, [.identifier(id), .identifier(person)]) == 1
    }

    /// Removes a person with their contacts and what happened to their account. Whatever else is theirs goes before, in
    /// the same transaction.
    public func remove(_ person: Identifier, in transaction: any SQLTransaction) throws {
        for statement in [PersonStatements.deleteContacts, PersonStatements.deleteEvents, PersonStatements.delete] {
            try transaction.execute(statement, [.identifier(person)])
        }
    }

    /// Writes down what happened to a person's account.
    public func record(
        _ event: PersonEvent, id: Identifier, of person: Identifier, in transaction: any SQLTransaction
    ) throws {
        let payload = try codec.encode(Array(event.detail.utf8), context: Self.eventContext(id, person))
        try transaction.execute(
            PersonStatements.insertEvent,
            [
                .identifier(id), .identifier(person), .text(event.kind.rawValue), .instant(event.at),
                .text(payload.keyID), .blob(payload.bytes),
            ])
    }

    /// What happened to a person's account, latest first.
    public func events(of person: Identifier, limit: Int, in connection: any SQLConnection) throws -> [PersonEvent] {
        try connection.query(PersonStatements.events, [.identifier(person), .integer(limit)]).map { row in
            let context = Self.eventContext(try row.identifier(0), person)
            return PersonEvent(
                kind: try row.code(1, as: PersonEvent.Kind.self), at: try row.instant(2),
                detail: String(decoding: try codec.decode(row.payload(3), context: context), as: UTF8.self))
        }
    }

    private func contact(_ row: SQLRow) throws -> StoredContact {
        let (id, person) = (try row.identifier(0), try row.identifier(1))
        let value = try codec.decode(row.payload(5), context: Self.contactContext(id, person))
        return StoredContact(
            id: id, person: person, kind: try row.code(2, as: StoredContact.Kind.self), verifiedAt: try row.instant(3),
            effectiveAt: try row.instant(4), value: String(decoding: value, as: UTF8.self))
    }

    private static func contactContext(_ id: Identifier, _ person: Identifier) -> PayloadContext {
        PayloadContext(place: .contact, row: id.bytes, subject: person)
    }

    private static func eventContext(_ id: Identifier, _ person: Identifier) -> PayloadContext {
        PayloadContext(place: .personEvent, row: id.bytes, subject: person)
    }
}

extension StoredContact {
    /// A contact about to be added.
    public init(
        new id: Identifier, person: Identifier, kind: Kind, value: String, verifiedAt: Instant, effectiveAt: Instant
    ) {
        self.init(
            id: id, person: person, kind: kind, verifiedAt: verifiedAt, effectiveAt: effectiveAt, value: value)
    }
}

extension PersonEvent {
    /// Something that happens now.
    public init(_ kind: Kind, at: Instant, detail: String = "") {
        self.init(kind: kind, at: at, detail: detail)
    }
}
