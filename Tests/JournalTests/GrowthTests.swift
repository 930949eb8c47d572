import Testing

@testable import Journal

/// Tiles by their paths, and the edge of a tree that grows.
@Suite struct GrowthTests {
    @Test func `an edge has the root of the whole tree, at every size`() throws {
        var (edge, tree) = (MerkleEdge(), MerkleTree())
        #expect(edge.root == .empty)
        for index in 0..<600 {
            let leaf = MerkleHash.leaf([UInt8(index & 0xFF), UInt8(index >> 8)])
            edge.append(leaf)
            tree.append(leaf)
            #expect(try edge.root == tree.root(size: index + 1))
        }
    }

    @Test func `a tile is found by the path it has, and by no other`() throws {
        for tile in [
            Tile(.hashes(level: 0), index: 0), Tile(.hashes(level: 3), index: 1_234_067, width: 12),
            Tile(.entries, index: 999, width: 255), Tile(.entries, index: 1_000),
        ] { #expect(Tile(String(tile.path.dropFirst(5))) == tile, "\(tile.path)") }
        for path in [
            "0/1", "0/x000/001", "0/000.p/256", "0/000.p/0", "0/000.p/012", "10/000", "0", "", "0/-01", "0/+01",
        ] {
            #expect(Tile(path) == nil, "\(path)")
        }
    }

    @Test func `a commitment holds to content and salt, and the entry shows nothing of either`() {
        let (salt, content) = (Commitment.salt(), Array("no".utf8))
        let promise = Commitment.bytes(of: content, salt: salt)
        #expect(promise == Commitment.bytes(of: content, salt: salt))
        #expect(promise != Commitment.bytes(of: Array("yes".utf8), salt: salt))
        #expect(promise != Commitment.bytes(of: content, salt: Commitment.salt()))
        func leaf(_ commitment: [UInt8]) -> JournalLeaf {
            JournalLeaf(
                stream: [1], version: 1, organisation: "o", kind: "k", at: 0, keyID: "s", ciphertext: [9],
                commitment: commitment)
        }
        #expect(leaf(promise).entry.count == 32 && leaf(promise).entry != leaf([]).entry)
    }
}
