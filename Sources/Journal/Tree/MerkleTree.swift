/// The hashes of the whole parts of a tree: those of 1, 2, 4, 8… leaves.
public protocol MerkleNodes {
    /// The hash of the part of `2^level` leaves that begins at `index × 2^level`.
    func hash(level: Int, index: Int) throws -> MerkleHash
}

extension MerkleNodes {
    /// The root of the tree of the first leaves (RFC 6962, section 2.1: MTH).
    public func root(size: Int) throws -> MerkleHash {
        size == 0 ? .empty : try hash(of: 0..<size)
    }

    /// What shows that a leaf is in the tree of the first leaves (section 2.1.1: PATH), from the leaf up.
    public func inclusionProof(of index: Int, size: Int) throws -> [MerkleHash] {
        guard (0..<size).contains(index) else { throw MerkleProofError.outside }
        return try path(to: index, in: 0..<size)
    }

    /// What shows that a tree is the beginning of another (section 2.1.2: PROOF).
    public func consistencyProof(from first: Int, to second: Int) throws -> [MerkleHash] {
        guard first >= 0, first <= second else { throw MerkleProofError.outside }
        if first == 0 || first == second { return [] }
        return try subproof(first, in: 0..<second, isWhole: true)
    }

    private func hash(of leaves: Range<Int>) throws -> MerkleHash {
        if leaves.count.nonzeroBitCount == 1, leaves.lowerBound % leaves.count == 0 {
            let level = leaves.count.trailingZeroBitCount
            return try hash(level: level, index: leaves.lowerBound >> level)
        }
        let middle = Self.middle(of: leaves)
        return .node(try hash(of: leaves.lowerBound..<middle), try hash(of: middle..<leaves.upperBound))
    }

    private func path(to index: Int, in leaves: Range<Int>) throws -> [MerkleHash] {
        if leaves.count == 1 { return [] }
        let middle = Self.middle(of: leaves)
        let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
        return index < middle
            ? try path(to: index, in: left) + [hash(of: right)] : try path(to: index, in: right) + [hash(of: left)]
    }

    private func subproof(_ first: Int, in leaves: Range<Int>, isWhole: Bool) throws -> [MerkleHash] {
        if first == leaves.upperBound { return isWhole ? [] : [try hash(of: leaves)] }
        let middle = Self.middle(of: leaves)
        let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
        return first <= middle
            ? try subproof(first, in: left, isWhole: isWhole) + [hash(of: right)]
            : try subproof(first, in: right, isWhole: false) + [hash(of: left)]
    }

    /// Where a part is split: after the largest power of two that is smaller than it.
    private static func middle(of leaves: Range<Int>) -> Int {
        leaves.lowerBound + 1 << (Int.bitWidth - 1 - (leaves.count - 1).leadingZeroBitCount)
    }
}

/// A tree in memory, to which leaves are added.
public struct MerkleTree: MerkleNodes, Sendable {
    /// The hashes of each level, from the leaves up.
    private var levels: [[MerkleHash]] = [[]]

    /// A tree without leaves.
    public init() {}

    /// How many leaves there are.
    public var size: Int { levels[0].count }

    /// Adds a leaf by its hash.
    public mutating func append(_ leaf: MerkleHash) {
        levels[0].append(leaf)
        var level = 0
        while levels[level].count.isMultiple(of: 2) {
            let count = levels[level].count
            if levels.count == level + 1 { levels.append([]) }
            levels[level + 1].append(.node(levels[level][count - 2], levels[level][count - 1]))
            level += 1
        }
    }

    /// The hash of the part of `2^level` leaves that begins at `index × 2^level`; `MerkleProofError.outside` where there is
    /// none.
    public func hash(level: Int, index: Int) throws -> MerkleHash {
        guard levels.indices.contains(level), levels[level].indices.contains(index) else {
            throw MerkleProofError.outside
        }
        return levels[level][index]
    }
}
