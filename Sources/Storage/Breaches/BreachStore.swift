public import Cases
public import Services

/// The statements about breaches. None changes or removes anything (GDPR, article 33(5)).
enum BreachStatements {
    static let append = SQLStatement(
        "breaches.append",
        """
        INSERT INTO breach_entries (organisation, breach_id, number, at, author, key_id, payload)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (organisation, breach_id, number) DO NOTHING
        """)
    static let latest = SQLStatement(
        "breaches.latest",
        """
        SELECT breach_id FROM breach_entries WHERE organisation = $1 AND number = 1
        ORDER BY breach_id DESC LIMIT $2
        """)
    static let earlier = SQLStatement(
        "breaches.earlier",
        """
        SELECT breach_id FROM breach_entries WHERE organisation = $1 AND number = 1 AND breach_id < $2
        ORDER BY breach_id DESC LIMIT $3
        """)
    static let entries = SQLStatement(
        "breaches.entries",
        """
        SELECT breach_id, number, at, author, key_id, payload FROM breach_entries
        WHERE organisation = $1 AND breach_id BETWEEN $2 AND $3 ORDER BY breach_id, number
        """)

    static let all = [append, latest, earlier, entries]
}

/// Something written down about a breach, as stored.
public struct StoredBreachEntry: Sendable, Hashable {
    /// The breach.
    public let breach: Identifier
    /// Its place among those of the breach, from 1.
    public let number: Int
    /// When it was written down.
    public let at: Instant
    /// The agent who did.
    public let author: Identifier
    /// What was, unsealed.
    public let content: [UInt8]

    /// An entry.
    public init(breach: Identifier, number: Int, at: Instant, author: Identifier, content: [UInt8]) {
        self.breach = breach
        self.number = number
        self.at = at
        self.author = author
        self.content = content
    }
}

/// The register of breaches of personal data: entries that are only ever added to, sealed under the town's key. It outlives
/// every case that it speaks of.
public struct BreachStore: Sendable {
    private let codec: any PayloadCodec

    /// A register whose contents pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Adds an entry.
    ///
    /// - Returns: false when an entry of that number is there already: somebody wrote meanwhile, or pressed twice.
    @discardableResult
    public func append(
        _ entry: StoredBreachEntry, organisation: String, in transaction: any SQLTransaction
    ) throws -> Bool {
        let payload = try codec.encode(entry.content, context: Self.context(entry.breach, entry.number))
        let count = try transaction.execute(
            BreachStatements.append,
            [
                .text(organisation), .identifier(entry.breach), .integer(entry.number), .instant(entry.at),
                .identifier(entry.author), .text(payload.keyID), .blob(payload.bytes),
            ])
        return count > 0
    }

    /// The identifiers of an organisation's breaches, the latest first, from before one of them where that is wanted.
    public func list(
        organisation: String, before: Identifier? = nil, limit: Int, in connection: any SQLConnection
    ) throws -> [Identifier] {
        let rows =
            if let before {
                try connection.query(
                    BreachStatements.earlier, [.text(organisation), .identifier(before), .integer(limit)])
            } else {
                try connection.query(BreachStatements.latest, [.text(organisation), .integer(limit)])
            }
        return try rows.map { try $0.identifier(0) }
    }

    /// The entries of one breach of an organisation, in order; none when it is unknown there.
    public func entries(
        of breach: Identifier, organisation: String, in connection: any SQLConnection
    ) throws -> [StoredBreachEntry] {
        try entries(from: breach, through: breach, organisation: organisation, in: connection)
    }

    /// The entries of an organisation's breaches between two of them, both included: those of a page of the list.
    public func entries(
        from first: Identifier, through last: Identifier, organisation: String, in connection: any SQLConnection
    ) throws -> [StoredBreachEntry] {
        try connection.query(
            BreachStatements.entries, [.text(organisation), .identifier(first), .identifier(last)]
        ).map { row in
            let (breach, number) = (try row.identifier(0), try row.integer(1))
            let payload = EncodedPayload(keyID: try row.text(4), bytes: try row.blob(5))
            return StoredBreachEntry(
                breach: breach, number: number, at: try row.instant(2), author: try row.identifier(3),
                content: try codec.decode(payload, context: Self.context(breach, number)))
        }
    }

    /// The installation's own key seals it: it is nobody's case.
    static func context(_ breach: Identifier, _ number: Int) -> PayloadContext {
        PayloadContext(place: .breachEntry, row: breach.bytes, version: number)
    }
}
