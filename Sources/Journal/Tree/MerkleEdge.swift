/// The right edge of a tree that grows: enough to know its root, whatever its size, in a few hashes.
public struct MerkleEdge: Sendable {
    /// The roots of the whole parts, the greatest first.
    private var parts: [(level: Int, hash: MerkleHash)] = []
    /// How many leaves there are.
    public private(set) var size = 0

    /// A tree without leaves.
    public init() {}

    /// Adds a leaf by its hash.
    public mutating func append(_ leaf: MerkleHash) {
        size += 1
        var new = (level: 0, hash: leaf)
        while let last = parts.last, last.level == new.level {
            parts.removeLast()
            new = (new.level + 1, .node(last.hash, new.hash))
        }
        parts.append(new)
    }

    /// The root of the tree.
    public var root: MerkleHash {
        guard var root = parts.last?.hash else { return .empty }
        for part in parts.dropLast().reversed() { root = .node(part.hash, root) }
        return root
    }
}
