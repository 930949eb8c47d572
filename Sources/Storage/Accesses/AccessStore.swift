public import Cases
public import Services

/// The statements about readings.
enum AccessStatements {
    static let insert = SQLStatement(
        "accesses.insert", "INSERT INTO accesses (id, organisation, key_id, payload) VALUES ($1, $2, $3, $4)")
    static let addSubject = SQLStatement(
        "access_subjects.add",
        "INSERT INTO access_subjects (subject, access_id, parts, disclosed_at) VALUES ($1, $2, $3, $4)")
    static let ofSubject = SQLStatement(
        "accesses.of_subject",
        """
        SELECT accesses.id, accesses.organisation, accesses.key_id, accesses.payload, access_subjects.subject,
            access_subjects.parts, access_subjects.disclosed_at
        FROM access_subjects JOIN accesses ON accesses.id = access_subjects.access_id
        WHERE access_subjects.subject = $1 AND access_subjects.access_id < $2
        ORDER BY access_subjects.access_id DESC LIMIT $3
        """)
    static let undisclosed = SQLStatement(
        "accesses.undisclosed",
        """
        SELECT accesses.id, accesses.organisation, accesses.key_id, accesses.payload, access_subjects.subject,
            access_subjects.parts, access_subjects.disclosed_at
        FROM access_subjects JOIN accesses ON accesses.id = access_subjects.access_id
        WHERE access_subjects.subject = $1 AND access_subjects.disclosed_at > $2
        """)
    static let find = SQLStatement(
        "accesses.find",
        """
        SELECT accesses.id, accesses.organisation, accesses.key_id, accesses.payload, access_subjects.subject,
            access_subjects.parts, access_subjects.disclosed_at
        FROM access_subjects JOIN accesses ON accesses.id = access_subjects.access_id
        WHERE access_subjects.subject = $1 AND access_subjects.access_id = $2
        """)
    static let removeSubject = SQLStatement(
        "access_subjects.remove", "DELETE FROM access_subjects WHERE subject = $1")
    static let removeOwn = SQLStatement(
        "accesses.remove_own",
        """
        DELETE FROM accesses WHERE id IN (SELECT access_id FROM access_subjects WHERE subject = $1)
            AND NOT EXISTS (
                SELECT 1 FROM access_subjects AS others
                WHERE others.access_id = accesses.id AND others.subject <> $1)
        """)

    static let all = [insert, addSubject, ofSubject, undisclosed, find, removeOwn, removeSubject]
}

/// A reading, and what of one case or account was read.
public struct SubjectAccess: Sendable, Hashable {
    /// The reading.
    public let access: AccessRecord
    /// Whose data: a case, or an account.
    public let subject: Identifier
    /// What was read of it.
    public let parts: AccessParts
    /// From when on the person is told: the moment of the reading, unless a law delays it.
    public let disclosedAt: Instant
}

/// Who looked at what: readings of personal data by anyone but the person, each recorded before the data leaves.
///
/// Who it was is sealed under the installation's key; what stands beside it says only that something of a case was read.
public struct AccessStore: Sendable {
    /// The largest identifier: before everything.
    private static let end = [UInt8](repeating: 0xff, count: 16)

    private let codec: any PayloadCodec

    /// Readings that pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Records a reading.
    ///
    /// - Parameters:
    ///   - subjects: what was read of whom, and from when on they are told.
    public func record(
        _ access: AccessRecord, of subjects: [Identifier: (parts: AccessParts, disclosedAt: Instant)],
        in transaction: any SQLTransaction
    ) throws {
        let payload = try codec.encode(AccessCodec.encode(access), context: Self.context(access.id))
        try transaction.execute(
            AccessStatements.insert,
            [.identifier(access.id), .text(access.organisation), .text(payload.keyID), .blob(payload.bytes)])
        for (subject, read) in subjects {
            try transaction.execute(
                AccessStatements.addSubject,
                [
                    .identifier(subject), .identifier(access.id), .integer(read.parts.rawValue),
                    .instant(read.disclosedAt),
                ])
        }
    }

    /// The readings of a case or an account, newest first, some at a time.
    ///
    /// - Parameter before: only those older than this one; nil for the newest.
    public func list(
        of subject: Identifier, before: Identifier? = nil, limit: Int, in connection: any SQLConnection
    ) throws -> [SubjectAccess] {
        try connection.query(
            AccessStatements.ofSubject, [.identifier(subject), .blob(before?.bytes ?? Self.end), .integer(limit)]
        ).map(access)
    }

    /// The readings of a case or an account of which the person is told after a moment; nearly always none.
    public func list(
        of subject: Identifier, disclosedAfter now: Instant, in connection: any SQLConnection
    ) throws -> [SubjectAccess] {
        try connection.query(AccessStatements.undisclosed, [.identifier(subject), .instant(now)]).map(access)
    }

    /// A reading of a case or an account; nil when there is none.
    public func find(
        _ id: Identifier, of subject: Identifier, in connection: any SQLConnection
    ) throws -> SubjectAccess? {
        try connection.first(AccessStatements.find, [.identifier(subject), .identifier(id)]).map(access)
    }

    /// Removes what says that a case was read, once it is erased; readings that were of it alone go whole.
    public func removeAll(of subject: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(AccessStatements.removeOwn, [.identifier(subject)])
        try transaction.execute(AccessStatements.removeSubject, [.identifier(subject)])
    }

    private func access(_ row: SQLRow) throws -> SubjectAccess {
        let id = try row.identifier(0)
        let content = try codec.decode(row.payload(2), context: Self.context(id))
        return SubjectAccess(
            access: try AccessCodec.decode(content, id: id, organisation: row.text(1)),
            subject: try row.identifier(4), parts: AccessParts(rawValue: try row.integer(5)),
            disclosedAt: try row.instant(6))
    }

    static func context(_ id: Identifier) -> PayloadContext { PayloadContext(place: .access, row: id.bytes) }
}
