import Journal

/// Compares the log's leaves with its tiles, a stretch of leaves at a time; stretches are independent of each other.
public struct TreeAudit: Sendable {
    /// The leaves of a stretch: some whole tiles.
    public static let stretch = 16 * Tile.fullWidth

    private let store: Store
    private let size: Int

    /// The audit of a store's log, of which the first leaves are looked at.
    public init(store: Store, size: Int) {
        self.store = store
        self.size = size
    }

    /// Compares the tiles of the leaves from one on, and what the level above says of them.
    ///
    /// - Parameter first: a multiple of `stretch`.
    public func run(from first: Int, in connection: any SQLConnection) throws -> [String] {
        let end = min(first + Self.stretch, size)
        let rows = try connection.query(AuditStatements.entries, [.integer(first), .integer(end)])
        var faults: [String] = []
        var (index, bytes, roots) = (first, [UInt8](), [UInt8]())
        bytes.reserveCapacity(Tile.fullWidth * MerkleHash.byteCount)
        var edge = MerkleEdge()
        func finish() throws {
            let tile = Tile(
                .hashes(level: 0), index: (index - 1) / Tile.fullWidth, width: bytes.count / MerkleHash.byteCount)
            if try store.log.bytes(of: tile, in: connection) != bytes {
                faults.append("The log's \(tile.path), log_tiles.hashes, is not that of its leaves.")
            }
            if tile.width == Tile.fullWidth { roots += edge.root.bytes }
            bytes.removeAll(keepingCapacity: true)
            edge = MerkleEdge()
        }
        for row in rows {
            let leaf = try row.integer(0)
            if leaf != index { faults.append("Leaf \(leaf) of the log stands where leaf \(index) should.") }
            let hash = MerkleHash.leaf(try row.blob(1))
            edge.append(hash)
            bytes += hash.bytes
            index += 1
            if bytes.count == Tile.fullWidth * MerkleHash.byteCount { try finish() }
        }
        if !bytes.isEmpty { try finish() }
        if index < end { faults.append("The log lacks \(end - index) of its leaves \(first) to \(end - 1).") }
        return faults + (try above(first / Tile.fullWidth, roots, in: connection))
    }

    /// Compares the roots of whole tiles with the hashes of the tile above them.
    private func above(_ number: Int, _ roots: [UInt8], in connection: any SQLConnection) throws -> [String] {
        guard !roots.isEmpty, let tile = Tile.hashes(level: 1, number: number / Tile.fullWidth, size: size) else {
            return []
        }
        let start = number % Tile.fullWidth * MerkleHash.byteCount
        let stored = try store.log.bytes(of: tile, in: connection) ?? []
        if stored.dropFirst(start).prefix(roots.count).elementsEqual(roots) { return [] }
        return [Self.upper(tile)]
    }

    /// Compares each tile from the third level on with the tiles below it, of which it holds the roots.
    public func upper(in connection: any SQLConnection) throws -> [String] {
        var faults: [String] = []
        var (level, count) = (2, size / Tile.fullWidth / Tile.fullWidth)
        while count > 0 {
            for number in 0...((count - 1) / Tile.fullWidth) {
                guard let tile = Tile.hashes(level: level, number: number, size: size) else { break }
                let roots = try (0..<tile.width).flatMap { place -> [UInt8] in
                    let lower = Tile(.hashes(level: level - 1), index: number * Tile.fullWidth + place)
                    var edge = MerkleEdge()
                    for hash in try store.log.hashes(of: lower, in: connection) { edge.append(hash) }
                    return edge.root.bytes
                }
                if try store.log.bytes(of: tile, in: connection) != roots { faults.append(Self.upper(tile)) }
            }
            (level, count) = (level + 1, count / Tile.fullWidth)
        }
        return faults
    }

    private static func upper(_ tile: Tile) -> String {
        "The log's \(tile.path), log_tiles.hashes, is not that of the tiles below it."
    }
}
