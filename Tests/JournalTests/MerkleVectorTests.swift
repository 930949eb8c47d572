import Foundation
import Testing

@testable import Journal

/// Proofs of transparency-dev/merkle, right and wrong, none of which was written here.
@Suite struct MerkleVectorTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data/merkle/testdata")
    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

    private struct Inclusion: Decodable {
        let leafIdx: UInt64
        let treeSize: UInt64
        let root: Data?
        let leafHash: Data?
        let proof: [Data]?
        let wantErr: Bool
    }

    private struct Consistency: Decodable {
        let size1: UInt64
        let size2: UInt64
        let root1: Data?
        let root2: Data?
        let proof: [Data]?
        let wantErr: Bool
    }

    private static func vectors<Vector: Decodable>(_ name: String, _ type: Vector.Type) throws -> [(String, Vector)] {
        let files = FileManager.default.enumerator(at: folder.appending(path: name), includingPropertiesForKeys: nil)
        var vectors: [(String, Vector)] = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "json" else { continue }
            vectors.append((file.path, try JSONDecoder().decode(type, from: Data(contentsOf: file))))
        }
        return vectors
    }

    /// Hashes out of a vector; nil when one is of another length, which refuses the proof.
    private static func hashes(_ data: [Data?]) -> [MerkleHash]? {
        let hashes = data.compactMap { MerkleHash(bytes: Array($0 ?? Data())) }
        return hashes.count == data.count ? hashes : nil
    }

    @Test(.enabled(if: MerkleVectorTests.isPresent, "../shared/data/merkle is not there"))
    func `every inclusion vector is accepted or refused as it says`() throws {
        let vectors = try Self.vectors("inclusion", Inclusion.self)
        #expect(vectors.count > 80)
        for (name, vector) in vectors {
            var isAccepted = false
            if let hashes = Self.hashes([vector.leafHash, vector.root]), let proof = Self.hashes(vector.proof ?? []) {
                isAccepted =
                    (try? MerkleProof.checkInclusion(
                        of: hashes[0], at: vector.leafIdx, size: vector.treeSize, root: hashes[1], proof: proof)) != nil
            }
            #expect(isAccepted != vector.wantErr, "\(name)")
        }
    }

    @Test(.enabled(if: MerkleVectorTests.isPresent, "../shared/data/merkle is not there"))
    func `every consistency vector is accepted or refused as it says`() throws {
        let vectors = try Self.vectors("consistency", Consistency.self)
        #expect(vectors.count > 80)
        for (name, vector) in vectors {
            var isAccepted = false
            if let proof = Self.hashes(vector.proof ?? []) {
                isAccepted =
                    (try? MerkleProof.checkConsistency(
                        from: vector.size1, root: Array(vector.root1 ?? Data()), to: vector.size2,
                        root: Array(vector.root2 ?? Data()), proof: proof)) != nil
            }
            #expect(isAccepted != vector.wantErr, "\(name)")
        }
    }
}
