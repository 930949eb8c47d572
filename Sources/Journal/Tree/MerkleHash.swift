internal import Crypto

/// The SHA-256 of a leaf, or of two parts of a tree, as RFC 6962, section 2.1, has it.
public struct MerkleHash: Sendable, Hashable {
    /// How many bytes a hash has.
    public static let byteCount = 32

    /// The bytes.
    public let bytes: [UInt8]

    /// A hash by its bytes; nil unless there are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    private init(_ digest: SHA256Digest) { bytes = Array(digest) }

    /// The root of a tree without leaves.
    public static let empty = MerkleHash(SHA256.hash(data: [UInt8]()))

    /// The hash of a leaf.
    public static func leaf(_ entry: [UInt8]) -> MerkleHash {
        var hasher = SHA256()
        hasher.update(data: [0])
        hasher.update(data: entry)
        return MerkleHash(hasher.finalize())
    }

    /// The hash of two parts that stand side by side.
    public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        var hasher = SHA256()
        hasher.update(data: [1])
        hasher.update(data: left.bytes)
        hasher.update(data: right.bytes)
        return MerkleHash(hasher.finalize())
    }
}
