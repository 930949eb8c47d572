/// Why a proof shows nothing.
public enum MerkleProofError: Error, Sendable, Hashable {
    /// The leaf or the size lies outside the tree.
    case outside
    /// There are too many hashes or too few.
    case length
    /// The hashes do not lead to the root.
    case root
}

/// Checks proofs by themselves, without the tree: what a person, a court or a witness does.
public enum MerkleProof {
    /// Checks that a leaf stands at an index of a tree (RFC 9162, section 2.1.3.2).
    ///
    /// - Throws: `MerkleProofError` when the proof does not show it.
    public static func checkInclusion(
        of leaf: MerkleHash, at index: UInt64, size: UInt64, root: MerkleHash, proof: [MerkleHash]
    ) throws(MerkleProofError) {
        guard index < size else { throw .outside }
        var (place, last, hash) = (index, size - 1, leaf)
        for sibling in proof {
            guard last > 0 else { throw .length }
            if place & 1 == 1 || place == last {
                hash = .node(sibling, hash)
                while place & 1 == 0, place != 0 { (place, last) = (place >> 1, last >> 1) }
            } else {
                hash = .node(hash, sibling)
            }
            (place, last) = (place >> 1, last >> 1)
        }
        guard last == 0 else { throw .length }
        guard hash == root else { throw .root }
    }

    /// Checks that a tree is the beginning of another (RFC 9162, section 2.1.4.2).
    ///
    /// Roots are bytes as somebody handed them: those of one tree are the same, whatever they are.
    ///
    /// - Throws: `MerkleProofError` when the proof does not show it.
    public static func checkConsistency(
        from first: UInt64, root firstRoot: [UInt8], to second: UInt64, root secondRoot: [UInt8], proof: [MerkleHash]
    ) throws(MerkleProofError) {
        // Every tree begins with none: there is nothing to show.
        guard first > 0, first <= second else { throw .outside }
        if first == second {
            guard proof.isEmpty else { throw .length }
            guard firstRoot == secondRoot else { throw .root }
            return
        }
        // A first tree that is a whole part of the second is its own beginning of the proof.
        var rest = proof
        if first.nonzeroBitCount == 1 {
            guard let root = MerkleHash(bytes: firstRoot) else { throw .root }
            rest.insert(root, at: 0)
        }
        guard !proof.isEmpty else { throw .length }
        var (place, last) = (first - 1, second - 1)
        while place & 1 == 1 { (place, last) = (place >> 1, last >> 1) }
        var (before, after) = (rest[0], rest[0])
        rest.removeFirst()
        for sibling in rest {
            guard last > 0 else { throw .length }
            if place & 1 == 1 || place == last {
                before = .node(sibling, before)
                after = .node(sibling, after)
                while place & 1 == 0, place != 0 { (place, last) = (place >> 1, last >> 1) }
            } else {
                after = .node(after, sibling)
            }
            (place, last) = (place >> 1, last >> 1)
        }
        guard last == 0 else { throw .length }
        guard before.bytes == firstRoot, after.bytes == secondRoot else { throw .root }
    }
}
