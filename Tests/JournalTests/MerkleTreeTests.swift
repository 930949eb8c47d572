import Testing

@testable import Journal

/// Trees against the definition of RFC 6962, and the proofs that they give.
@Suite struct MerkleTreeTests {
    private static func entry(_ number: Int) -> [UInt8] { Array("entry \(number)".utf8) }

    private static func tree(_ size: Int) -> MerkleTree {
        var tree = MerkleTree()
        for number in 0..<size { tree.append(.leaf(entry(number))) }
        return tree
    }

    /// The root as section 2.1 writes it, by halves.
    private static func root(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
        guard leaves.count > 1 else { return leaves.first ?? .empty }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        return .node(root(leaves.prefix(half)), root(leaves.dropFirst(half)))
    }

    @Test func `roots are those of the definition, at every size`() throws {
        let tree = Self.tree(70)
        let leaves = (0..<70).map { MerkleHash.leaf(Self.entry($0)) }
        for size in 0...70 { #expect(try tree.root(size: size) == Self.root(leaves[..<size]), "\(size)") }
    }

    @Test func `every leaf is shown to be in every tree, and nothing else is`() throws {
        let tree = Self.tree(40)
        for size in 1...40 {
            let root = try tree.root(size: size)
            for index in 0..<size {
                let proof = try tree.inclusionProof(of: index, size: size)
                func check(_ leaf: Int, at place: Int, _ proof: [MerkleHash]) throws {
                    try MerkleProof.checkInclusion(
                        of: .leaf(Self.entry(leaf)), at: UInt64(place), size: UInt64(size), root: root, proof: proof)
                }
                try check(index, at: index, proof)
                #expect(throws: MerkleProofError.self) { try check(index + 1, at: index, proof) }
                #expect(throws: MerkleProofError.self) { try check(index, at: index, proof + [root]) }
                if size > 1 {
                    #expect(throws: MerkleProofError.self) { try check(index, at: (index + 1) % size, proof) }
                    #expect(throws: MerkleProofError.self) { try check(index, at: index, Array(proof.dropLast())) }
                }
            }
        }
        #expect(throws: MerkleProofError.outside) { try tree.inclusionProof(of: 3, size: 3) }
    }

    @Test func `every tree is shown to be the beginning of those after it, and of no other`() throws {
        let tree = Self.tree(33)
        var other = Self.tree(5)
        for number in 100..<128 { other.append(.leaf(Self.entry(number))) }
        #expect(try tree.consistencyProof(from: 0, to: 7).isEmpty)
        for second in 1...33 {
            for first in 1...second {
                let proof = try tree.consistencyProof(from: first, to: second)
                func check(_ log: MerkleTree, _ proof: [MerkleHash]) throws {
                    try MerkleProof.checkConsistency(
                        from: UInt64(first), root: tree.root(size: first).bytes, to: UInt64(second),
                        root: log.root(size: second).bytes, proof: proof)
                }
                try check(tree, proof)
                if first > 5, second > 5 { #expect(throws: MerkleProofError.self) { try check(other, proof) } }
                #expect(throws: MerkleProofError.self) { try check(tree, proof + [.empty]) }
                if !proof.isEmpty {
                    #expect(throws: MerkleProofError.self) { try check(tree, Array(proof.dropLast())) }
                }
            }
        }
    }

    @Test func `tiles are named and filled as the format says`() throws {
        #expect(Tile(.hashes(level: 0), index: 1_234_067).path == "tile/0/x001/x234/067")
        #expect(Tile(.hashes(level: 1), index: 0, width: 12).path == "tile/1/000.p/12")
        #expect(Tile(.entries, index: 273, width: 112).path == "tile/entries/273.p/112")
        #expect(Tile.all(size: 0).isEmpty)
        #expect(
            Tile.all(size: 70_000).filter { $0.width < 256 }.map(\.path) == [
                "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112",
            ])
        let tree = Self.tree(600)
        let tiles = Tile.all(size: 600)
        let leaves = try #require(try tiles[0].bytes(of: tree))
        #expect(leaves.count == 256 * 32 && Array(leaves.prefix(32)) == MerkleHash.leaf(Self.entry(0)).bytes)
        let above = try #require(tiles.first { $0.kind == .hashes(level: 1) })
        let hashes = try #require(try above.bytes(of: tree))
        let half = try tree.root(size: 256)
        #expect(above.width == 2 && Array(hashes.prefix(32)) == half.bytes)
        #expect(Tile.bytes(of: [[1, 2], []]) == [0, 2, 1, 2, 0, 0])
        #expect(Tile.bytes(of: [[UInt8](repeating: 0, count: 65_536)]) == nil)
    }
}
