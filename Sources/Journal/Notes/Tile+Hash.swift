extension Tile {
    /// The hash of a whole part of a tree, worked out from the tile that its hashes stand in.
    ///
    /// - Parameters:
    ///   - level: the part has `2^level` leaves.
    ///   - index: it begins at leaf `index × 2^level`.
    ///   - tile: the bytes of the tile of a level and number, as far as it is filled.
    /// - Throws: `MerkleProofError.outside` where the tile does not reach.
    public static func hash(
        level: Int, index: Int, in tile: (_ level: Int, _ number: Int) throws -> [UInt8]
    ) throws -> MerkleHash {
        let (tileLevel, within) = level.quotientAndRemainder(dividingBy: height)
        let first = index << within
        let bytes = try tile(tileLevel, first / fullWidth)
        let start = first % fullWidth
        var hashes = try (start..<(start + 1 << within)).map { place -> MerkleHash in
            let range = (place * MerkleHash.byteCount)..<((place + 1) * MerkleHash.byteCount)
            guard range.upperBound <= bytes.count, let hash = MerkleHash(bytes: Array(bytes[range])) else {
                throw MerkleProofError.outside
            }
            return hash
        }
        while hashes.count > 1 {
            hashes = stride(from: 0, to: hashes.count, by: 2).map { .node(hashes[$0], hashes[$0 + 1]) }
        }
        return hashes[0]
    }

    /// The tile of hashes of a level and number in a log of some size; nil where it has none.
    public static func hashes(level: Int, number: Int, size: Int) -> Tile? {
        let width = min(size >> (height * level) - number * fullWidth, fullWidth)
        return width > 0 ? Tile(.hashes(level: level), index: number, width: width) : nil
    }
}
