public import Cases
import FEEL
public import Journal
public import Services

/// The statements about the log.
enum LogStatements {
    static let head = SQLStatement(
        "log.head", "SELECT size, position, note FROM log_checkpoints WHERE size >= 0 ORDER BY size DESC LIMIT 1")
    static let checkpoint = SQLStatement(
        "log.checkpoint",
        """
        INSERT INTO log_checkpoints (size, position, day, is_cosigned, note) VALUES ($1, $2, $3, 0, $4)
        """)
    static let checkpoints = SQLStatement(
        "log.checkpoints", "SELECT size, note FROM log_checkpoints WHERE size <= $1 ORDER BY size")
    static let prune = SQLStatement(
        "log.prune", "DELETE FROM log_checkpoints WHERE is_cosigned = 0 AND day = $1 AND size < $2")
    static let waiting = SQLStatement(
        "log.waiting", "SELECT position FROM events WHERE position > $1 ORDER BY position LIMIT 1")
    static let leaf = SQLStatement(
        "log.leaf", "INSERT INTO log_leaves (leaf, stream, version, entry) VALUES ($1, $2, $3, $4)")
    static let leafOf = SQLStatement(
        "log.leaf_of", "SELECT leaf, entry FROM log_leaves WHERE stream = $1 AND version = $2")
    static let leaves = SQLStatement(
        "log.leaves", "SELECT leaf, stream, version, entry FROM log_leaves WHERE leaf >= $1 ORDER BY leaf LIMIT $2")
    static let tile = SQLStatement("log.tile", "SELECT hashes FROM log_tiles WHERE level = $1 AND number = $2")
    static let putTile = SQLStatement(
        "log.put_tile",
        """
        INSERT INTO log_tiles (level, number, hashes) VALUES ($1, $2, $3)
        ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes
        """)
    static let event = SQLStatement(
        "log.event",
        """
        SELECT position, stream, version, organisation, kind, occurred_at, key_id, payload, commitment FROM events
        WHERE stream = $1 AND version = $2
        """)

    static let all =
        [head, checkpoint, checkpoints, prune, waiting, leaf, leafOf, leaves, tile, putTile, event]
        + cosigned
}

/// How far the log is, as signed.
public struct LogHead: Sendable, Hashable {
    /// How many leaves it has.
    public let size: Int
    /// The position of the last event that is a leaf.
    public let position: Int
    /// The signed checkpoint.
    public let note: String
}

/// A leaf of the log.
public struct LogLeaf: Sendable, Hashable {
    /// Its index.
    public let index: Int
    /// The stream.
    public let stream: Identifier
    /// The event's place in it.
    public let version: Int
    /// The entry of the log.
    public let entry: [UInt8]
}

/// The log over all events: a Merkle tree of which every checkpoint is signed.
public struct LogStore: Sendable {
    /// The log.
    public init() {}

    /// How far it is; nil before the first checkpoint.
    public func head(in connection: any SQLConnection) throws -> LogHead? {
        try connection.first(LogStatements.head, []).map { row in
            LogHead(size: try row.integer(0), position: try row.integer(1), note: try row.text(2))
        }
    }

    /// The signed checkpoints that are kept, one a day and the last, the smallest first.
    public func checkpoints(
        to size: Int, in connection: any SQLConnection
    ) throws -> [(size: Int, note: String)] {
        try connection.query(LogStatements.checkpoints, [.integer(size)]).map { (try $0.integer(0), try $0.text(1)) }
    }

    /// Whether an event waits to become a leaf, or nothing was signed yet.
    public func isBehind(in connection: any SQLConnection) throws -> Bool {
        guard let head = try head(in: connection) else { return true }
        return try connection.first(LogStatements.waiting, [.integer(head.position)]) != nil
    }

    /// Makes leaves of the next events and signs what the log is then.
    ///
    /// Within one transaction, so that of several nodes one at a time does it; another that began at the same time is refused
    /// by the leaves' numbers, and tries again.
    ///
    /// - Parameter limit: how many events at most.
    /// - Returns: how many events became leaves.
    public func integrate(
        limit: Int, signer: NoteSigner, now: Instant, in transaction: any SQLTransaction
    ) throws -> Int {
        let head = try head(in: transaction)
        let rows = try transaction.query(
            EventStatements.after, [.integer(head?.position ?? 0), .integer(limit)])
        guard !rows.isEmpty || head == nil else { return 0 }
        var position = head?.position ?? 0
        let first = head?.size ?? 0
        var hashes: [MerkleHash] = []
        for row in rows {
            let leaf = try JournalLeaf(row)
            try transaction.execute(
                LogStatements.leaf,
                [.integer(first + hashes.count), .blob(leaf.stream), .integer(Int(leaf.version)), .blob(leaf.entry)])
            hashes.append(leaf.hash)
            position = try row.integer(0)
        }
        let root = try grow(from: first, by: hashes, in: transaction)
        let size = first + hashes.count
        let checkpoint = Checkpoint(origin: signer.name, size: UInt64(size), root: root)
        let note = try signer.sign(SignedNote(text: checkpoint.text))
        let day = Zone.utc.date(at: now).daysSinceEpoch
        try transaction.execute(
            LogStatements.checkpoint,
            [.integer(size), .integer(position), .integer(day), .text(note.description)])
        // One a day is kept, the last, and the last one a day that a witness has vouched for.
        try transaction.execute(LogStatements.prune, [.integer(day), .integer(size)])
        return rows.count
    }

    /// Adds leaves to the tiles of a tree.
    ///
    /// - Parameter size: how many leaves it has.
    /// - Returns: the root of the tree as it is then.
    public func grow(from size: Int, by leaves: [MerkleHash], in transaction: any SQLTransaction) throws -> MerkleHash {
        var edge = try LogEdge(size: size, in: transaction)
        for leaf in leaves { try edge.append(leaf, in: transaction) }
        try edge.save(in: transaction)
        return try StoredTree(transaction).root(size: edge.size)
    }

    /// The leaf that an event is; nil until it is integrated.
    public func leaf(
        of stream: Identifier, version: Int, in connection: any SQLConnection
    ) throws -> LogLeaf? {
        try connection.first(LogStatements.leafOf, [.identifier(stream), .integer(version)]).map { row in
            LogLeaf(index: try row.integer(0), stream: stream, version: version, entry: try row.blob(1))
        }
    }

    /// Leaves in their order.
    ///
    /// - Parameters:
    ///   - index: the first one.
    ///   - limit: how many at most.
    public func leaves(from index: Int, limit: Int, in connection: any SQLConnection) throws -> [LogLeaf] {
        try connection.query(LogStatements.leaves, [.integer(index), .integer(limit)]).map { row in
            LogLeaf(
                index: try row.integer(0), stream: try row.identifier(1), version: try row.integer(2),
                entry: try row.blob(3))
        }
    }

    /// What the journal says of an event to everybody; nil when there is none.
    public func journalLeaf(
        of stream: Identifier, version: Int, in connection: any SQLConnection
    ) throws -> JournalLeaf? {
        try connection.first(LogStatements.event, [.identifier(stream), .integer(version)]).map { try JournalLeaf($0) }
    }

    /// The hashes of a tile of hashes; none where the log is not that far.
    public func hashes(of tile: Tile, in connection: any SQLConnection) throws -> [MerkleHash] {
        let bytes = try bytes(of: tile, in: connection) ?? []
        return stride(from: 0, to: bytes.count, by: MerkleHash.byteCount).compactMap { start in
            MerkleHash(bytes: Array(bytes[start..<(start + MerkleHash.byteCount)]))
        }
    }

    /// The bytes of a tile as it is handed out; nil where the log is not that far.
    public func bytes(of tile: Tile, in connection: any SQLConnection) throws -> [UInt8]? {
        switch tile.kind {
        case .hashes(let level):
            let found = try connection.first(LogStatements.tile, [.integer(level), .integer(tile.index)])
            let length = tile.width * MerkleHash.byteCount
            guard let hashes = try found?.blob(0), hashes.count >= length else { return nil }
            return Array(hashes.prefix(length))
        case .entries:
            let leaves = try leaves(from: tile.index * Tile.fullWidth, limit: tile.width, in: connection)
            return leaves.count == tile.width ? Tile.bytes(of: leaves.map(\.entry)) : nil
        }
    }
}

extension JournalLeaf {
    /// The leaf of a row of `events.after`.
    init(_ row: SQLRow) throws {
        self.init(
            stream: try row.blob(1), version: UInt64(clamping: try row.integer(2)), organisation: try row.text(3),
            kind: try row.text(4), at: Int64(try row.integer(5)), keyID: try row.text(6), ciphertext: try row.blob(7),
            commitment: try row.blob(8))
    }
}
