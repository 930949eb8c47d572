/// What a witness finds wrong with a log.
public enum WitnessProblem: Error, Sendable, Hashable {
    /// What is served is no checkpoint.
    case noCheckpoint
    /// The checkpoint is not signed by the log's key, or names another log.
    case notSigned
    /// The log has fewer leaves than when it was last seen: so many, and so many now.
    case shrunk(from: UInt64, to: UInt64)
    /// Two checkpoints of the same size, or of one log, do not fit: what was there was rewritten.
    case rewritten(from: UInt64, to: UInt64)
    /// A tile that the proof needs is not served, or is not as long as the log says.
    case noTile(String)
}

/// An independent observer of a log: it keeps the last checkpoint, and takes a new one only with the proof that the log only
/// grew. Pure: tiles are fetched by whoever asks it.
public struct Witness: Sendable {
    /// The key of the log.
    public let key: NoteVerifier
    /// The last checkpoint that it took; nil at the beginning.
    public private(set) var last: Checkpoint?

    /// A witness of a log, that remembers a checkpoint.
    public init(key: NoteVerifier, last: Checkpoint? = nil) {
        self.key = key
        self.last = last
    }

    /// The checkpoint of a note, signed by the log's key.
    public static func open(_ text: String, key: NoteVerifier) throws(WitnessProblem) -> Checkpoint {
        guard let note = SignedNote(text), let checkpoint = Checkpoint(text: note.text) else { throw .noCheckpoint }
        guard note.isSigned(by: key), checkpoint.origin == key.name else { throw .notSigned }
        return checkpoint
    }

    /// Takes a new checkpoint.
    ///
    /// - Parameters:
    ///   - text: the signed note.
    ///   - fetch: the bytes of a tile; nil when it is not served.
    /// - Returns: the checkpoint taken.
    /// - Throws: `WitnessProblem`, or the error of `fetch`; the witness then stays where it was.
    public mutating func take(
        _ text: String, fetch: (Tile) async throws -> [UInt8]?
    ) async throws -> Checkpoint {
        let next = try Self.open(text, key: key)
        if let last, last.size > 0 {
            guard next.size >= last.size else { throw WitnessProblem.shrunk(from: last.size, to: next.size) }
            let size = try Self.number(next.size)
            let proof = try await Self.proof(from: Self.number(last.size), to: size, fetch: fetch)
            do {
                try MerkleProof.checkConsistency(
                    from: last.size, root: last.root.bytes, to: next.size, root: next.root.bytes, proof: proof)
            } catch {
                throw WitnessProblem.rewritten(from: last.size, to: next.size)
            }
        }
        last = next
        return next
    }

    private static func number(_ size: UInt64) throws(WitnessProblem) -> Int {
        // No log has more leaves than tiles have numbers for.
        guard let number = Int(exactly: size), number < 1 << 48 else { throw .noCheckpoint }
        return number
    }

    private struct Wanted: Error { let level, number: Int }

    /// The hashes of the tiles at hand; a missing one is asked for.
    private struct Fetched: MerkleNodes {
        var tiles: [[Int]: [UInt8]] = [:]

        func hash(level: Int, index: Int) throws -> MerkleHash {
            try Tile.hash(level: level, index: index) { level, number in
                guard let bytes = tiles[[level, number]] else { throw Wanted(level: level, number: number) }
                return bytes
            }
        }
    }

    /// The proof, worked out from tiles fetched as they are needed: a few for each level of the tree.
    private static func proof(
        from first: Int, to second: Int, fetch: (Tile) async throws -> [UInt8]?
    ) async throws -> [MerkleHash] {
        var tree = Fetched()
        while true {
            do {
                return try tree.consistencyProof(from: first, to: second)
            } catch let wanted as Wanted {
                guard let tile = Tile.hashes(level: wanted.level, number: wanted.number, size: second) else {
                    throw MerkleProofError.outside
                }
                guard let bytes = try await fetch(tile), bytes.count == tile.width * MerkleHash.byteCount else {
                    throw WitnessProblem.noTile(tile.path)
                }
                tree.tiles[[wanted.level, wanted.number]] = bytes
            }
        }
    }
}
