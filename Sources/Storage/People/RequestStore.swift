public import Cases
public import Services

/// The statements about what people keep in their space.
enum RequestStatements {
    static let insert = SQLStatement(
        "requests.insert",
        """
        INSERT INTO person_requests (request_id, person_id, added_at) VALUES ($1, $2, $3)
        ON CONFLICT (request_id) DO NOTHING
        """)
    static let owner = SQLStatement("requests.owner", "SELECT person_id FROM person_requests WHERE request_id = $1")
    static let list = SQLStatement(
        "requests.list",
        """
        SELECT request_id, member_id FROM person_requests
        WHERE person_id = $1 AND request_id < $2 ORDER BY request_id DESC LIMIT $3
        """)
    static let file = SQLStatement(
        "requests.file", "UPDATE person_requests SET member_id = $1 WHERE request_id = $2 AND person_id = $3")
    static let delete = SQLStatement("requests.delete", "DELETE FROM person_requests WHERE request_id = $1")
    static let deleteWithDrafts = SQLStatement(
        "requests.delete_with_drafts",
        """
        DELETE FROM person_requests WHERE request_id IN
            (SELECT id FROM drafts WHERE expires_at <= $1 AND case_id IS NULL ORDER BY expires_at LIMIT $2)
        """)
    static let insertMember = SQLStatement(
        "household.insert",
        "INSERT INTO household_members (id, person_id, created_at, key_id, payload) VALUES ($1, $2, $3, $4, $5)")
    static let members = SQLStatement(
        "household.list",
        "SELECT id, key_id, payload FROM household_members WHERE person_id = $1 ORDER BY id LIMIT $2")
    static let deleteMember = SQLStatement(
        "household.delete", "DELETE FROM household_members WHERE id = $1 AND person_id = $2")

    static let deleteOfPerson = SQLStatement(
        "requests.delete_of_person", "DELETE FROM person_requests WHERE person_id = $1")
    static let deleteMembers = SQLStatement(
        "household.delete_of_person", "DELETE FROM household_members WHERE person_id = $1")

    static let all = [
        insert, owner, list, file, delete, deleteWithDrafts, insertMember, members, deleteMember, deleteOfPerson,
        deleteMembers,
    ]
}

/// Somebody of a person's household, as that person calls them: a label of their own, which nobody else sees.
public struct HouseholdMember: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier
    /// "Léo", "my mother"; unsealed.
    public let label: String

    /// A member.
    public init(id: Identifier, label: String) {
        self.id = id
        self.label = label
    }
}

/// A request that a person keeps in their space: a draft, or the case it became.
public struct KeptRequest: Sendable, Hashable {
    /// The draft's identifier, which the case takes.
    public let id: Identifier
    /// Whom it concerns; nil for the person themselves.
    public let member: Identifier?
}

/// What people keep in their space, and how they file it.
///
/// A request is kept by one person at most, the first who adds it: what separated parents ask for the same child stays
/// with each. A member of a household is a label of one person, never a link between two.
public struct RequestStore: Sendable {
    /// A household has no more members than this.
    public static let maximumMembers = 30

    private let codec: any PayloadCodec

    /// Requests whose labels pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Keeps a request in a person's space.
    ///
    /// - Returns: whether it is there now; false when it is in another person's.
    @discardableResult
    public func add(
        _ request: Identifier, to person: Identifier, now: Instant, in transaction: any SQLTransaction
    ) throws -> Bool {
        let added = try transaction.execute(
            RequestStatements.insert, [.identifier(request), .identifier(person), .instant(now)])
        return try added == 1 || owner(of: request, in: transaction) == person
    }

    /// Whose space a request is in.
    public func owner(of request: Identifier, in connection: any SQLConnection) throws -> Identifier? {
        try connection.first(RequestStatements.owner, [.identifier(request)])?.identifier(0)
    }

    /// A person's requests, newest first.
    ///
    /// - Parameter before: only those begun before this one, to turn pages.
    public func list(
        of person: Identifier, before: Identifier? = nil, limit: Int, in connection: any SQLConnection
    ) throws -> [KeptRequest] {
        let before = before?.bytes ?? Array(repeating: UInt8.max, count: 16)
        return try connection.query(
            RequestStatements.list, [.identifier(person), .blob(before), .integer(limit)]
        ).map { KeptRequest(id: try $0.identifier(0), member: try $0.optionalIdentifier(1)) }
    }

    /// Files a person's request under a member of their household, or under nobody.
    ///
    /// - Returns: whether the person keeps that request.
    @discardableResult
    public func file(
        _ request: Identifier, of person: Identifier, under member: Identifier?, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            RequestStatements.file, [.identifier(member), .identifier(request), .identifier(person)]) == 1
    }

    /// Forgets a request that no longer exists.
    public func remove(_ request: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(RequestStatements.delete, [.identifier(request)])
    }

    /// Forgets drafts that are about to be erased.
    @discardableResult
    public func removeWithExpiredDrafts(now: Instant, limit: Int, in transaction: any SQLTransaction) throws -> Int {
        try transaction.execute(RequestStatements.deleteWithDrafts, [.instant(now), .integer(limit)])
    }

    /// Adds somebody to a person's household.
    public func add(
        _ member: HouseholdMember, to person: Identifier, now: Instant, in transaction: any SQLTransaction
    ) throws {
        let payload = try codec.encode(Array(member.label.utf8), context: context(member.id, person))
        try transaction.execute(
            RequestStatements.insertMember,
            [
                .identifier(member.id), .identifier(person), .instant(now), .text(payload.keyID), .blob(payload.bytes),
            ])
    }

    /// A person's household, in the order in which it was written.
    public func members(of person: Identifier, in connection: any SQLConnection) throws -> [HouseholdMember] {
        try connection.query(
            RequestStatements.members, [.identifier(person), .integer(Self.maximumMembers)]
        ).map { row in
            let id = try row.identifier(0)
            let label = try codec.decode(row.payload(1), context: context(id, person))
            return HouseholdMember(id: id, label: String(decoding: label, as: UTF8.self))
        }
    }

    /// Removes somebody from a person's household. What was filed under them is filed under nobody.
    @discardableResult
    public func remove(
        member: Identifier, of person: Identifier, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(RequestStatements.deleteMember, [.identifier(member), .identifier(person)]) == 1
    }

    /// Empties a person's space: their household is forgotten, and what they kept is in no space any more.
    public func removeAll(of person: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(RequestStatements.deleteOfPerson, [.identifier(person)])
        try transaction.execute(RequestStatements.deleteMembers, [.identifier(person)])
    }

    private func context(_ member: Identifier, _ person: Identifier) -> PayloadContext {
        PayloadContext(place: .householdMember, row: member.bytes, subject: person)
    }
}
