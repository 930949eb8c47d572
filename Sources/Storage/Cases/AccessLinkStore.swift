public import Cases
public import Services

/// The statements about secret links to cases.
enum AccessLinkStatements {
    static let insert = SQLStatement(
        "access_links.insert",
        """
        INSERT INTO access_links (secret_hash, organisation, case_id, kind, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """)
    static let find = SQLStatement(
        "access_links.find", "SELECT case_id, kind FROM access_links WHERE secret_hash = $1 AND expires_at > $2")
    static let deleteOfCase = SQLStatement(
        "access_links.delete_of_case", "DELETE FROM access_links WHERE case_id = $1 AND kind = $2")
    static let deleteExpired = SQLStatement(
        "access_links.delete_expired",
        """
        DELETE FROM access_links WHERE secret_hash IN
            (SELECT secret_hash FROM access_links WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
        """)

    static let all = [insert, find, deleteOfCase, deleteExpired]
}

/// Secret links by which people follow a case without an account.
public struct AccessLinkStore: Sendable {
    /// What a link lets its holder do.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Follow the case as the person who submitted it.
        case follow
    }

    /// The store.
    public init() {}

    /// Records a link.
    ///
    /// - Parameter secret: hash of the secret in the link.
    public func create(
        _ secret: SecretHash, kind: Kind, case caseID: Identifier, organisation: String, now: Instant,
        expiresAt: Instant, in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            AccessLinkStatements.insert,
            [
                .hash(secret), .text(organisation), .identifier(caseID), .text(kind.rawValue), .instant(now),
                .instant(expiresAt),
            ])
    }

    /// The case that a link opens, unless it has expired.
    public func find(
        _ secret: SecretHash, now: Instant, in connection: any SQLConnection
    ) throws -> (caseID: Identifier, kind: Kind)? {
        try connection.first(AccessLinkStatements.find, [.hash(secret), .instant(now)]).map { row in
            (try row.identifier(0), try row.code(1, as: Kind.self))
        }
    }

    /// Makes every link of one kind to a case worthless, and returns how many there were.
    @discardableResult
    public func deleteAll(
        ofCase caseID: Identifier, kind: Kind, in transaction: any SQLTransaction
    ) throws -> Int {
        try transaction.execute(AccessLinkStatements.deleteOfCase, [.identifier(caseID), .text(kind.rawValue)])
    }

    /// Removes links that have expired and returns how many.
    @discardableResult
    public func deleteExpired(now: Instant, limit: Int, in transaction: any SQLTransaction) throws -> Int {
        try transaction.execute(AccessLinkStatements.deleteExpired, [.instant(now), .integer(limit)])
    }
}
