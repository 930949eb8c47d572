public import Services

/// The statements about published definitions.
enum DefinitionStatements {
    static let insert = SQLStatement(
        "definitions.insert",
        """
        INSERT INTO definitions (hash, organisation, service, published_at, archive) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (hash) DO NOTHING
        """)
    static let find = SQLStatement(
        "definitions.find", "SELECT hash, organisation, service, published_at, archive FROM definitions WHERE hash = $1"
    )
    static let publish = SQLStatement(
        "definitions.publish",
        """
        INSERT INTO publications (organisation, service, number, definition, published_at)
        VALUES ($1, $2, $3, $4, $5)
        """)
    static let latest = SQLStatement(
        "definitions.latest",
        """
        SELECT organisation, service, number, definition, published_at FROM publications
        WHERE organisation = $1 AND service = $2 ORDER BY number DESC LIMIT 1
        """)
    /// Read once when the server starts or is told of a publication: every service of every organisation.
    static let current = SQLStatement(
        "definitions.current",
        """
        SELECT p.organisation, p.service, p.number, p.definition, p.published_at FROM publications p
        WHERE NOT EXISTS (SELECT 1 FROM publications later WHERE later.organisation = p.organisation
            AND later.service = p.service AND later.number > p.number)
        ORDER BY p.organisation, p.service
        """)
    static let history = SQLStatement(
        "definitions.history",
        """
        SELECT organisation, service, number, definition, published_at FROM publications
        WHERE organisation = $1 AND service = $2 ORDER BY number DESC LIMIT $3
        """)

    static let all = [insert, find, publish, latest, current, history]
}

/// A definition as it was published: immutable, known by the hash of its content.
public struct StoredDefinition: Sendable, Hashable {
    /// Hash of the content, in hexadecimal.
    public let hash: String
    /// The organisation.
    public let organisation: String
    /// The service.
    public let service: String
    /// When this content was first published.
    public let publishedAt: Instant
    /// The whole folder, packed.
    public let archive: [UInt8]

    /// A definition.
    public init(hash: String, organisation: String, service: String, publishedAt: Instant, archive: [UInt8]) {
        self.hash = hash
        self.organisation = organisation
        self.service = service
        self.publishedAt = publishedAt
        self.archive = archive
    }
}

/// That a definition became the one in force for new drafts.
public struct Publication: Sendable, Hashable {
    /// The organisation.
    public let organisation: String
    /// The service.
    public let service: String
    /// Counted from 1 for each service.
    public let number: Int
    /// Hash of the definition.
    public let definition: String
    /// When.
    public let publishedAt: Instant
}

/// Published definitions and which is in force. Nothing is ever changed or removed: cases refer to what they were
/// submitted under.
public struct DefinitionStore: Sendable {
    /// The store.
    public init() {}

    /// Puts a definition in force. Publishing what is in force already changes nothing.
    ///
    /// - Returns: the publication in force, and whether it is new.
    @discardableResult
    public func publish(
        _ definition: StoredDefinition, in transaction: any SQLTransaction
    ) throws -> (publication: Publication, isNew: Bool) {
        let latest = try current(organisation: definition.organisation, service: definition.service, in: transaction)
        if let latest, latest.definition == definition.hash { return (latest, false) }
        try transaction.execute(
            DefinitionStatements.insert,
            [
                .text(definition.hash), .text(definition.organisation), .text(definition.service),
                .instant(definition.publishedAt), .blob(definition.archive),
            ])
        let publication = Publication(
            organisation: definition.organisation, service: definition.service, number: (latest?.number ?? 0) + 1,
            definition: definition.hash, publishedAt: definition.publishedAt)
        try transaction.execute(
            DefinitionStatements.publish,
            [
                .text(publication.organisation), .text(publication.service), .integer(publication.number),
                .text(publication.definition), .instant(publication.publishedAt),
            ])
        return (publication, true)
    }

    /// Keeps a definition without putting it in force: what was submitted under it can be read.
    public func keep(_ definition: StoredDefinition, in transaction: any SQLTransaction) throws {
        guard try find(definition.hash, in: transaction) == nil else { return }
        try transaction.execute(
            DefinitionStatements.insert,
            [
                .text(definition.hash), .text(definition.organisation), .text(definition.service),
                .instant(definition.publishedAt), .blob(definition.archive),
            ])
    }

    /// The definition with this hash.
    public func find(_ hash: String, in connection: any SQLConnection) throws -> StoredDefinition? {
        try connection.first(DefinitionStatements.find, [.text(hash)]).map { row in
            StoredDefinition(
                hash: try row.text(0), organisation: try row.text(1), service: try row.text(2),
                publishedAt: try row.instant(3), archive: try row.blob(4))
        }
    }

    /// What is in force for a service.
    public func current(
        organisation: String, service: String, in connection: any SQLConnection
    ) throws -> Publication? {
        try connection.first(DefinitionStatements.latest, [.text(organisation), .text(service)]).map(publication)
    }

    /// What is in force for every service of every organisation, by organisation and service.
    public func current(in connection: any SQLConnection) throws -> [Publication] {
        try connection.query(DefinitionStatements.current, []).map(publication)
    }

    /// What was ever in force for a service, newest first.
    public func history(
        organisation: String, service: String, limit: Int, in connection: any SQLConnection
    ) throws -> [Publication] {
        try connection.query(
            DefinitionStatements.history, [.text(organisation), .text(service), .integer(limit)]
        ).map(publication)
    }

    private func publication(_ row: SQLRow) throws -> Publication {
        Publication(
            organisation: try row.text(0), service: try row.text(1), number: try row.integer(2),
            definition: try row.text(3), publishedAt: try row.instant(4))
    }
}
