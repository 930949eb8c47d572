import Cases
import Foundation
import Journal
import Services
import Testing

@testable import Storage
@testable import parvis

/// Several nodes over one store: each writes events and brings the log forward; one at a time does.
@Suite struct SequencerTests {
    private static let begun = Instant(milliseconds: 1_795_600_000_000)

    @Test func `nodes that bring the log forward at once make one log, in which every event stands once`() async throws
    {
        try await Place.withFolder { folder in
            let (nodes, streams, rounds) = (3, 4, 25)
            // The first makes the keys, as the first server of a town does.
            let first = try Installation.open(data: folder)
            let signer = try LogSigner.make(keys: first.keys, address: "http://localhost:8080")
            var installations = [first]
            for _ in 1..<nodes { installations.append(try Installation.open(data: folder)) }
            let stores = installations.map(\.store)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (node, store) in stores.enumerated() {
                    group.addTask {
                        var random = SeededGenerator(seed: UInt64(node + 1))
                        let own = (0..<streams).map { _ in Identifier(at: Self.begun, using: &random) }
                        for round in 0..<rounds {
                            for stream in own {
                                let event = NewEvent(
                                    organisation: "mairie", kind: "k", at: Self.begun, content: [UInt8(round)])
                                try await store.database.write { transaction in
                                    _ = try store.events.append(
                                        to: stream, expectedVersion: round, [event], in: transaction)
                                }
                            }
                            try await LogSequencer.integrate(in: store, signer: signer, at: Self.begun)
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await LogSequencer.integrate(in: stores[0], signer: signer, at: Self.begun)
            let all = nodes * streams * rounds
            let (leaves, head) = try await stores[1].database.read { connection in
                (
                    try stores[1].log.leaves(from: 0, limit: all + 10, in: connection),
                    try stores[1].log.head(in: connection)
                )
            }
            #expect(leaves.map(\.index) == Array(0..<all))
            #expect(Set(leaves.map { "\($0.stream) \($0.version)" }).count == all)
            // The root that was signed is that of these leaves, computed anew.
            let signed = try #require(head)
            let note = try #require(SignedNote(signed.note))
            let checkpoint = try #require(Checkpoint(text: note.text))
            #expect(note.isSigned(by: signer.verifier) && checkpoint.size == UInt64(all))
            var tree = MerkleTree()
            for leaf in leaves { tree.append(MerkleHash.leaf(leaf.entry)) }
            #expect(try tree.root(size: all) == checkpoint.root)
            for store in stores { await store.database.close() }
        }
    }
}
