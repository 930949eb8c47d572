import Testing

@testable import Journal

/// A witness takes what only grew, and nothing else.
@Suite struct WitnessTests {
    private let signer = NoteSigner(name: "example.org/log", seed: [UInt8](repeating: 3, count: 32))

    /// A log of some leaves; those from `changed` on differ from another log's.
    private func log(_ size: Int, changed: Int = .max) -> MerkleTree {
        var tree = MerkleTree()
        for index in 0..<size {
            tree.append(.leaf(withUnsafeBytes(of: index, Array.init) + [index >= changed ? 1 : 0]))
        }
        return tree
    }

    private func note(_ tree: MerkleTree, by signer: NoteSigner) throws -> String {
        let checkpoint = Checkpoint(
            origin: signer.name, size: UInt64(tree.size), root: try tree.root(size: tree.size))
        return try signer.sign(SignedNote(text: checkpoint.text)).description
    }

    @Test(arguments: [(0, 1), (1, 1), (1, 2), (255, 256), (256, 257), (300, 70_000), (65_536, 70_000), (7, 1_000)])
    func `a log that grew is taken, with few tiles`(from: Int, to: Int) async throws {
        let signer = try #require(signer)
        var witness = Witness(key: signer.verifier)
        var fetched = 0
        for size in [from, to] {
            let tree = log(size)
            let taken = try await witness.take(note(tree, by: signer)) { tile in
                fetched += 1
                return try tile.bytes(of: tree)
            }
            #expect(taken.size == UInt64(size))
        }
        #expect(witness.last?.size == UInt64(to) && fetched <= 8, "\(fetched) tiles")
    }

    @Test func `a log that shrank, was rewritten, or is another's is refused`() async throws {
        let signer = try #require(signer)
        let other = try #require(NoteSigner(name: signer.name, seed: [UInt8](repeating: 4, count: 32)))
        var witness = Witness(key: signer.verifier)
        _ = try await witness.take(note(log(300), by: signer)) { _ in nil }
        func refused(_ tree: MerkleTree, by signer: NoteSigner, served: MerkleTree? = nil) async throws
            -> WitnessProblem?
        {
            var copy = witness
            do {
                _ = try await copy.take(note(tree, by: signer)) { try $0.bytes(of: served ?? tree) }
                return nil
            } catch let problem as WitnessProblem {
                #expect(copy.last == witness.last)
                return problem
            }
        }
        #expect(try await refused(log(400), by: signer) == nil)
        #expect(try await refused(log(299), by: signer) == .shrunk(from: 300, to: 299))
        #expect(try await refused(log(400, changed: 299), by: signer) == .rewritten(from: 300, to: 400))
        #expect(try await refused(log(300, changed: 12), by: signer) == .rewritten(from: 300, to: 300))
        // The right leaves shown for a checkpoint of others.
        #expect(
            try await refused(log(400, changed: 299), by: signer, served: log(400)) == .rewritten(from: 300, to: 400))
        #expect(try await refused(log(400), by: other) == .notSigned)
        var copy = witness
        await #expect(throws: WitnessProblem.noTile("tile/0/001.p/144")) {
            _ = try await copy.take(note(log(400), by: signer)) { _ in nil }
        }
        await #expect(throws: WitnessProblem.noCheckpoint) { _ = try await copy.take("nothing") { _ in nil } }
    }
}
