public import Cases
public import Services

/// The statements about acts of administration.
enum AdministrationStatements {
    static let insert = SQLStatement(
        "administration.insert",
        """
        INSERT INTO administration_log (id, organisation, at, act, author, subject) VALUES ($1, $2, $3, $4, $5, $6)
        """)
    static let list = SQLStatement(
        "administration.list",
        """
        SELECT id, at, act, author, subject FROM administration_log WHERE organisation = $1 AND id < $2
        ORDER BY id DESC LIMIT $3
        """)
    static let ofSubject = SQLStatement(
        "administration.of_subject",
        """
        SELECT id, at, act, author, subject FROM administration_log WHERE subject = $1 AND id > $2
        ORDER BY id DESC LIMIT $3
        """)
    static let all = [insert, list, ofSubject]
}

/// Something that was done to an agent's account.
public struct AdministrationAct: Sendable, Hashable {
    /// What can be done.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The account was made, and a link to choose a password given.
        case invited
        /// Another link was given.
        case linked
        /// The agent chose a password by it.
        case joined
        /// Role or office were changed.
        case changed
        /// The agent can't sign in any more.
        case suspended
        /// The agent can again.
        case restored
        /// The agent's sessions were ended.
        case disconnected
        /// The agent turned a second factor on.
        case secured
        /// The agent turned it off.
        case unsecured
        /// An administrator asked that it be forgotten; another has to agree.
        case resetAsked = "reset_asked"
        /// It was forgotten: another administrator agreed, or a command did it at the server.
        case reset
    }

    /// Identifier.
    public let id: Identifier
    /// When.
    public let at: Instant
    /// What.
    public let kind: Kind
    /// Who did it; nil when it was done by a command at the server.
    public let author: Identifier?
    /// To whose account.
    public let subject: Identifier

    /// An act.
    public init(id: Identifier, at: Instant, kind: Kind, author: Identifier?, subject: Identifier) {
        self.id = id
        self.at = at
        self.kind = kind
        self.author = author
        self.subject = subject
    }
}

/// The record of what was done to agents' accounts, which nothing removes.
public struct AdministrationStore: Sendable {
    /// The store.
    public init() {}

    /// Records an act.
    public func add(
        _ act: AdministrationAct, organisation: String, in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            AdministrationStatements.insert,
            [
                .identifier(act.id), .text(organisation), .instant(act.at), .text(act.kind.rawValue),
                .identifier(act.author), .identifier(act.subject),
            ])
    }

    /// The acts of an organisation, latest first.
    ///
    /// - Parameter before: only acts before this one; nil for the latest.
    public func list(
        organisation: String, before: Identifier? = nil, limit: Int, in connection: any SQLConnection
    ) throws -> [AdministrationAct] {
        let start = before.map { SQLValue.identifier($0) } ?? .blob([UInt8](repeating: 0xFF, count: 17))
        return try connection.query(
            AdministrationStatements.list, [.text(organisation), start, .integer(limit)]
        ).map(Self.read)
    }

    /// What was done to an account since a moment, latest first.
    public func list(
        of subject: Identifier, since: Instant, limit: Int, in connection: any SQLConnection
    ) throws -> [AdministrationAct] {
        try connection.query(
            AdministrationStatements.ofSubject,
            [.identifier(subject), .blob(Self.earliest(at: since)), .integer(limit)]
        ).map(Self.read)
    }

    /// Before every identifier made at a moment: its milliseconds come first (RFC 9562, section 5.7).
    private static func earliest(at moment: Instant) -> [UInt8] {
        (0..<6).map { UInt8(truncatingIfNeeded: moment.milliseconds >> (40 - 8 * Int64($0))) }
            + [UInt8](repeating: 0, count: 10)
    }

    private static func read(_ row: SQLRow) throws -> AdministrationAct {
        AdministrationAct(
            id: try row.identifier(0), at: try row.instant(1),
            kind: try row.code(2, as: AdministrationAct.Kind.self), author: try row.optionalIdentifier(3),
            subject: try row.identifier(4))
    }
}
