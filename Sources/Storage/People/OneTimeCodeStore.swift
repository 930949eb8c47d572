public import Services

/// The statements about codes that work once.
enum OneTimeCodeStatements {
    private static let columns =
        "token_hash, purpose, code_hash, attempts, created_at, expires_at, key_id, payload"

    static let insert = SQLStatement(
        "one_time_codes.insert",
        """
        INSERT INTO one_time_codes (token_hash, link_hash, purpose, lookup, code_hash, attempts, created_at, expires_at,
            key_id, payload)
        VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8, $9)
        """)
    static let find = SQLStatement(
        "one_time_codes.find",
        """
        SELECT \(columns) FROM one_time_codes
        WHERE token_hash = $1 AND expires_at > $2 AND used_at IS NULL AND attempts < $3
        """)
    static let findByLink = SQLStatement(
        "one_time_codes.find_by_link",
        "SELECT \(columns) FROM one_time_codes WHERE link_hash = $1 AND expires_at > $2 AND used_at IS NULL")
    static let attempt = SQLStatement(
        "one_time_codes.attempt",
        """
        UPDATE one_time_codes SET attempts = attempts + 1
        WHERE token_hash = $1 AND expires_at > $2 AND used_at IS NULL AND attempts < $3
        """)
    static let use = SQLStatement(
        "one_time_codes.use",
        "UPDATE one_time_codes SET used_at = $1 WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $3")
    static let withdraw = SQLStatement(
        "one_time_codes.withdraw",
        "UPDATE one_time_codes SET used_at = $1 WHERE lookup = $2 AND used_at IS NULL")
    static let countSince = SQLStatement(
        "one_time_codes.count_since",
        "SELECT count(*) FROM one_time_codes WHERE lookup = $1 AND created_at > $2")
    static let deleteExpired = SQLStatement(
        "one_time_codes.delete_expired",
        """
        DELETE FROM one_time_codes WHERE token_hash IN
            (SELECT token_hash FROM one_time_codes WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
        """)

    static let all = [insert, find, findByLink, attempt, use, withdraw, countSince, deleteExpired]
}

/// A code about to be given out.
public struct NewOneTimeCode: Sendable, Hashable {
    /// Hash of the token that names it: in the address of the page that asks for the code, or the code itself.
    public let token: SecretHash
    /// Hash of the token in the link that does the same, if there is one.
    public let link: SecretHash?
    /// What it is for.
    public let purpose: String
    /// Hash of what it is given out for, to count and withdraw those that were: keyed, of an address that it is sent to;
    /// nil when nobody looks for it but by its token.
    public let lookup: [UInt8]?
    /// Keyed hash of the short code; nil when the token is the whole secret.
    public let code: [UInt8]?
    /// What it allows, which the codec seals.
    public let content: [UInt8]

    /// A code.
    public init(
        token: SecretHash, link: SecretHash? = nil, purpose: String, lookup: [UInt8]? = nil, code: [UInt8]? = nil,
        content: [UInt8]
    ) {
        self.token = token
        self.link = link
        self.purpose = purpose
        self.lookup = lookup
        self.code = code
        self.content = content
    }
}

/// A code that can still be used.
public struct StoredOneTimeCode: Sendable, Hashable {
    /// Hash of the token that names it.
    public let token: SecretHash
    /// What it is for.
    public let purpose: String
    /// How many wrong codes were tried.
    public let attempts: Int
    /// When it was given out.
    public let createdAt: Instant
    /// Until when it works.
    public let expiresAt: Instant
    /// What it allows, unsealed.
    public let content: [UInt8]
    /// Keyed hash of the short code, compared here and nowhere else.
    let code: [UInt8]?
}

/// Codes and links that work once, for a while, and bear few wrong guesses.
public struct OneTimeCodeStore: Sendable {
    /// Wrong codes after which a new one must be asked for.
    public static let maximumAttempts = 5

    private let codec: any PayloadCodec

    /// Codes whose contents pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Records a code.
    public func create(
        _ code: NewOneTimeCode, now: Instant, expiresAt: Instant, in transaction: any SQLTransaction
    ) throws {
        let payload = try codec.encode(code.content, context: context(code.token))
        try transaction.execute(
            OneTimeCodeStatements.insert,
            [
                .hash(code.token), code.link.map { .hash($0) } ?? .null, .text(code.purpose),
                code.lookup.map { .blob($0) } ?? .null, code.code.map { .blob($0) } ?? .null, .instant(now),
                .instant(expiresAt), .text(payload.keyID), .blob(payload.bytes),
            ])
    }

    /// The code that a token names, while it can be used.
    public func find(_ token: SecretHash, now: Instant, in connection: any SQLConnection) throws -> StoredOneTimeCode? {
        try connection.first(
            OneTimeCodeStatements.find, [.hash(token), .instant(now), .integer(Self.maximumAttempts)]
        ).map(code)
    }

    /// The code that a link stands for, while it can be used. Wrong guesses of the short code do not spend the link.
    public func find(link: SecretHash, now: Instant, in connection: any SQLConnection) throws -> StoredOneTimeCode? {
        try connection.first(OneTimeCodeStatements.findByLink, [.hash(link), .instant(now)]).map(code)
    }

    /// Tries a short code. Each attempt counts before it is compared, so that no two at once get one for free.
    ///
    /// - Parameter given: keyed hash of what was typed.
    /// - Returns: the code when it is right, used from now on; nil when it is wrong or can't be used any more.
    public func attempt(
        _ token: SecretHash, given: [UInt8], now: Instant, in transaction: any SQLTransaction
    ) throws -> StoredOneTimeCode? {
        guard let stored = try find(token, now: now, in: transaction), let expected = stored.code,
            try transaction.execute(
                OneTimeCodeStatements.attempt,
                [.hash(token), .instant(now), .integer(Self.maximumAttempts)]) == 1,
            Self.isEqual(expected, given), try use(token, now: now, in: transaction)
        else { return nil }
        return stored
    }

    /// Uses a code up.
    ///
    /// - Returns: whether it could still be used.
    public func use(_ token: SecretHash, now: Instant, in transaction: any SQLTransaction) throws -> Bool {
        try transaction.execute(OneTimeCodeStatements.use, [.instant(now), .hash(token), .instant(now)]) == 1
    }

    /// Withdraws what was given out for the same thing.
    public func withdraw(lookup: [UInt8], now: Instant, in transaction: any SQLTransaction) throws {
        try transaction.execute(OneTimeCodeStatements.withdraw, [.instant(now), .blob(lookup)])
    }

    /// How many codes were sent to an address since a moment.
    public func count(lookup: [UInt8], since: Instant, in connection: any SQLConnection) throws -> Int {
        try connection.first(OneTimeCodeStatements.countSince, [.blob(lookup), .instant(since)])?.integer(0) ?? 0
    }

    /// Removes codes that have expired and returns how many.
    @discardableResult
    public func deleteExpired(now: Instant, limit: Int, in transaction: any SQLTransaction) throws -> Int {
        try transaction.execute(OneTimeCodeStatements.deleteExpired, [.instant(now), .integer(limit)])
    }

    /// Compares in a time that depends only on lengths.
    private static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func code(_ row: SQLRow) throws -> StoredOneTimeCode {
        guard let token = SecretHash(bytes: try row.blob(0)) else { throw row.unexpected(0) }
        return StoredOneTimeCode(
            token: token, purpose: try row.text(1), attempts: try row.integer(3), createdAt: try row.instant(4),
            expiresAt: try row.instant(5), content: try codec.decode(row.payload(6), context: context(token)),
            code: try row.optionalBlob(2))
    }

    private func context(_ token: SecretHash) -> PayloadContext {
        PayloadContext(place: .oneTimeCode, row: token.bytes)
    }
}
