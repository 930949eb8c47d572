public import Journal

/// The log's tree, read from its tiles; each is read once.
public final class StoredTree: MerkleNodes {
    private let connection: any SQLConnection
    private var tiles: [[Int]: [UInt8]] = [:]

    /// The tree within a read under way.
    public init(_ connection: any SQLConnection) { self.connection = connection }

    /// The hash of a whole part of the tree; `MerkleProofError.outside` where there is none.
    public func hash(level: Int, index: Int) throws -> MerkleHash {
        try Tile.hash(level: level, index: index) { try tile($0, $1) }
    }

    private func tile(_ level: Int, _ number: Int) throws -> [UInt8] {
        if let known = tiles[[level, number]] { return known }
        guard
            let bytes = try connection.first(LogStatements.tile, [.integer(level), .integer(number)])?.blob(0)
        else { throw MerkleProofError.outside }
        tiles[[level, number]] = bytes
        return bytes
    }
}

/// The tiles where a log ends, to which leaves are added.
struct LogEdge {
    private struct Open {
        var number: Int
        var hashes: [MerkleHash]
        var isChanged = false
    }

    private(set) var size: Int
    private var levels: [Open] = []

    init(size: Int, in connection: any SQLConnection) throws {
        self.size = size
        var (level, count) = (0, size)
        while count > 0 {
            let (number, width) = count.quotientAndRemainder(dividingBy: Tile.fullWidth)
            var hashes: [MerkleHash] = []
            if width > 0 {
                let tree = StoredTree(connection)
                hashes = try (0..<width).map { place in
                    try tree.hash(level: level * 8, index: number * Tile.fullWidth + place)
                }
            }
            levels.append(Open(number: number, hashes: hashes))
            (level, count) = (level + 1, count / Tile.fullWidth)
        }
    }

    mutating func append(_ leaf: MerkleHash, in transaction: any SQLTransaction) throws {
        size += 1
        var (level, hash) = (0, leaf)
        while true {
            if level == levels.count { levels.append(Open(number: 0, hashes: [])) }
            levels[level].hashes.append(hash)
            levels[level].isChanged = true
            guard levels[level].hashes.count == Tile.fullWidth else { return }
            try save(level, in: transaction)
            hash = Self.root(of: levels[level].hashes)
            levels[level] = Open(number: levels[level].number + 1, hashes: [])
            level += 1
        }
    }

    func save(in transaction: any SQLTransaction) throws {
        for level in levels.indices where levels[level].isChanged { try save(level, in: transaction) }
    }

    private func save(_ level: Int, in transaction: any SQLTransaction) throws {
        let open = levels[level]
        try transaction.execute(
            LogStatements.putTile,
            [.integer(level), .integer(open.number), .blob(open.hashes.flatMap(\.bytes))])
    }

    private static func root(of hashes: [MerkleHash]) -> MerkleHash {
        var edge = MerkleEdge()
        for hash in hashes { edge.append(hash) }
        return edge.root
    }
}
