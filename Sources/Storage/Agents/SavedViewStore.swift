public import Cases

/// The statements about views that agents keep.
enum SavedViewStatements {
    static let insert = SQLStatement(
        "saved_views.insert", "INSERT INTO saved_views (agent_id, id, key_id, payload) VALUES ($1, $2, $3, $4)")
    static let ofAgent = SQLStatement(
        "saved_views.of_agent",
        "SELECT id, key_id, payload FROM saved_views WHERE agent_id = $1 ORDER BY id LIMIT $2")
    static let delete = SQLStatement("saved_views.delete", "DELETE FROM saved_views WHERE agent_id = $1 AND id = $2")

    static let all = [insert, ofAgent, delete]
}

/// A view of the desk's list that an agent keeps under a name.
public struct SavedView: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier
    /// What the agent calls it.
    public let name: String
    /// What it shows, in words of the desk ("all cantine").
    public let place: String

    /// A view.
    public init(id: Identifier, name: String, place: String) {
        self.id = id
        self.name = name
        self.place = place
    }
}

/// The views that agents keep: theirs alone. Their names are sealed.
public struct SavedViewStore: Sendable {
    /// The most views that an agent keeps.
    public static let most = 20

    private let codec: any PayloadCodec

    /// Views whose names pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Keeps a view.
    ///
    /// - Returns: false when the agent has `most` already; nothing is kept then.
    @discardableResult
    public func add(_ view: SavedView, of agent: Identifier, in transaction: any SQLTransaction) throws -> Bool {
        guard try all(of: agent, in: transaction).count < Self.most else { return false }
        let payload = try codec.encode(
            Array("\(view.place)\n\(view.name)".utf8), context: Self.context(agent, view.id))
        try transaction.execute(
            SavedViewStatements.insert,
            [.identifier(agent), .identifier(view.id), .text(payload.keyID), .blob(payload.bytes)])
        return true
    }

    /// An agent's views, in the order in which they were kept.
    public func all(of agent: Identifier, in connection: any SQLConnection) throws -> [SavedView] {
        try connection.query(SavedViewStatements.ofAgent, [.identifier(agent), .integer(Self.most)]).map { row in
            let id = try row.identifier(0)
            let content = try codec.decode(row.payload(1), context: Self.context(agent, id))
            let parts = String(decoding: content, as: UTF8.self).split(
                separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            return SavedView(
                id: id, name: parts.count == 2 ? String(parts[1]) : "", place: parts.first.map(String.init) ?? "")
        }
    }

    /// Forgets a view of an agent, if they have it.
    public func delete(_ id: Identifier, of agent: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(SavedViewStatements.delete, [.identifier(agent), .identifier(id)])
    }

    private static func context(_ agent: Identifier, _ id: Identifier) -> PayloadContext {
        PayloadContext(place: .savedView, row: agent.bytes + id.bytes, subject: agent)
    }
}
