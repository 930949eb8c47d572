internal import Crypto

/// What the journal says of an event to everybody: where it stands, when it happened, and hashes that hold it to its
/// content without showing any of it. Their SHA-256 is an entry of the log.
public struct JournalLeaf: Sendable, Hashable {
    private static let heading: [UInt8] = Array("parvis event 1\n".utf8)

    /// The stream: the 16 bytes of a case's identifier.
    public let stream: [UInt8]
    /// The place in the stream, from 1.
    public let version: UInt64
    /// The organisation.
    public let organisation: String
    /// What kind of event it is.
    public let kind: String
    /// When it happened: milliseconds since 1970, UTC.
    public let at: Int64
    /// Which key sealed it.
    public let keyID: String
    /// The SHA-256 of the sealed content.
    public let ciphertextHash: [UInt8]
    /// The salted promise of the content (`Commitment`); empty for events older than promises.
    public let commitment: [UInt8]

    /// A leaf read back, over a sealed content that is not at hand.
    public init(
        stream: [UInt8], version: UInt64, organisation: String, kind: String, at: Int64, keyID: String,
        ciphertextHash: [UInt8], commitment: [UInt8]
    ) {
        self.stream = stream
        self.version = version
        self.organisation = organisation
        self.kind = kind
        self.at = at
        self.keyID = keyID
        self.ciphertextHash = ciphertextHash
        self.commitment = commitment
    }

    /// A leaf over a sealed content.
    public init(
        stream: [UInt8], version: UInt64, organisation: String, kind: String, at: Int64, keyID: String,
        ciphertext: [UInt8], commitment: [UInt8]
    ) {
        self.init(
            stream: stream, version: version, organisation: organisation, kind: kind, at: at, keyID: keyID,
            ciphertextHash: Array(SHA256.hash(data: ciphertext)), commitment: commitment)
    }

    /// The entry of the log: the SHA-256 of `bytes`. Entries are public; what they stand for can't be guessed from them, as
    /// each holds a salted promise.
    public var entry: [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// The heading, then each part after its length on two bytes (the greater first), numbers on eight.
    public var bytes: [UInt8] {
        var bytes = Self.heading
        bytes.reserveCapacity(200)
        func add(_ part: some Collection<UInt8>) {
            let length = UInt16(clamping: part.count)
            bytes += [UInt8(length >> 8), UInt8(length & 0xFF)]
            bytes += part
        }
        func add(_ number: UInt64) {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        add(stream)
        add(version)
        add(organisation.utf8)
        add(kind.utf8)
        add(UInt64(bitPattern: at))
        add(keyID.utf8)
        add(ciphertextHash)
        add(commitment)
        return bytes
    }

    /// The hash of the leaf in the tree.
    public var hash: MerkleHash { .leaf(entry) }
}
