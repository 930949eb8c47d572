public import Cases
public import Services

/// The statements about regression cases.
enum AssistantCaseStatements {
    static let add = SQLStatement(
        "assistant_cases.add",
        """
        INSERT INTO assistant_cases (id, organisation, language, created_at, agent_id, key_id, payload)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)
    static let list = SQLStatement(
        "assistant_cases.list",
        """
        SELECT id, language, created_at, agent_id, key_id, payload FROM assistant_cases WHERE organisation = $1
        ORDER BY id LIMIT $2
        """)
    static let count = SQLStatement(
        "assistant_cases.count", "SELECT count(*) FROM assistant_cases WHERE organisation = $1")
    static let remove = SQLStatement(
        "assistant_cases.remove", "DELETE FROM assistant_cases WHERE id = $1 AND organisation = $2")

    static let all = [add, list, count, remove]
}

/// A question with its right answer, as an agent marked it.
public struct AssistantCase: Sendable, Hashable {
    /// Its identifier.
    public let id: Identifier
    /// The language that it is asked in.
    public let language: Language
    /// When it was marked.
    public let createdAt: Instant
    /// By whom.
    public let agent: Identifier
    /// The question and the sheet expected: what writes it reads it.
    public let content: [UInt8]

    /// A question with its right answer.
    public init(id: Identifier, language: Language, createdAt: Instant, agent: Identifier, content: [UInt8]) {
        self.id = id
        self.language = language
        self.createdAt = createdAt
        self.agent = agent
        self.content = content
    }
}

/// The questions whose right answers agents have marked. Agents are asked to write nothing of anyone in them; should one do
/// so, it is sealed.
public struct AssistantCaseStore: Sendable {
    /// The most that an organisation keeps.
    public static let maximum = 500

    private let codec: any PayloadCodec

    /// Cases whose content passes through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Keeps a question.
    ///
    /// - Returns: false where there are as many as may be.
    @discardableResult
    public func add(
        _ new: AssistantCase, organisation: String, in transaction: any SQLTransaction
    ) throws -> Bool {
        let count = try transaction.first(AssistantCaseStatements.count, [.text(organisation)])?.integer(0) ?? 0
        guard count < Self.maximum else { return false }
        let payload = try codec.encode(new.content, context: Self.context(new.id))
        try transaction.execute(
            AssistantCaseStatements.add,
            [
                .identifier(new.id), .text(organisation), .text(new.language.rawValue), .instant(new.createdAt),
                .identifier(new.agent), .text(payload.keyID), .blob(payload.bytes),
            ])
        return true
    }

    /// An organisation's questions, the oldest first.
    public func list(of organisation: String, in connection: any SQLConnection) throws -> [AssistantCase] {
        try connection.query(AssistantCaseStatements.list, [.text(organisation), .integer(Self.maximum)])
            .compactMap { row in
                guard let language = Language(rawValue: try row.text(1)) else { return nil }
                let id = try row.identifier(0)
                return AssistantCase(
                    id: id, language: language, createdAt: try row.instant(2), agent: try row.identifier(3),
                    content: try codec.decode(row.payload(4), context: Self.context(id)))
            }
    }

    /// Removes a question.
    ///
    /// - Returns: whether it was the organisation's.
    @discardableResult
    public func remove(_ id: Identifier, of organisation: String, in transaction: any SQLTransaction) throws -> Bool {
        try transaction.execute(AssistantCaseStatements.remove, [.identifier(id), .text(organisation)]) == 1
    }

    static func context(_ id: Identifier) -> PayloadContext { PayloadContext(place: .assistantCase, row: id.bytes) }
}
