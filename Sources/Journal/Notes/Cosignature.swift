import Crypto
import Foundation

/// What a witness signs of a checkpoint: that at a moment, it was consistent with every other one the witness had seen of
/// this log (C2SP `tlog-cosignature`, Ed25519 `cosignature/v1`).
public struct CosignatureVerifier: Sendable, Hashable {
    /// The number of timestamped Ed25519 cosignatures among the algorithms of notes.
    static let algorithm: UInt8 = 4

    /// The witness's name.
    public let name: String
    private let key: [UInt8]

    /// Reads a witness's key as it is handed out (`name+identifier+key`); nil for another algorithm's, or for what is none.
    public init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, NoteVerifier.isName(parts[0]), parts[1].utf8.count == 8,
            let told = UInt32(parts[1], radix: 16), let data = Data(base64Encoded: String(parts[2])), data.count == 33,
            data.first == Self.algorithm
        else { return nil }
        self.init(name: String(parts[0]), key: Array(data.dropFirst()))
        guard identifier == told else { return nil }
    }

    init(name: String, key: [UInt8]) {
        self.name = name
        self.key = key
    }

    /// The key as it is handed out.
    public var description: String {
        let number = String(identifier, radix: 16)
        return name + "+" + String(repeating: "0", count: 8 - number.utf8.count) + number + "+"
            + Data([Self.algorithm] + key).base64EncodedString()
    }

    /// The first bytes of the key's hash.
    public var identifier: UInt32 {
        var hasher = SHA256()
        hasher.update(data: Array(name.utf8) + [0x0A, Self.algorithm] + key)
        return hasher.finalize().prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The cosignature of this witness on a note, and when it was made (seconds since 1970); nil where there is none that
    /// holds.
    public func cosignature(on note: SignedNote) -> (signature: NoteSignature, seconds: UInt64)? {
        for signature in note.signatures where signature.name == name && signature.identifier == identifier {
            guard signature.bytes.count == 72, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
            else { continue }
            let seconds = signature.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let message = Array(Self.message(of: note.text, at: seconds).utf8)
            if key.isValidSignature(Array(signature.bytes.dropFirst(8)), for: message) { return (signature, seconds) }
        }
        return nil
    }

    static func message(of text: String, at seconds: UInt64) -> String { "cosignature/v1\ntime \(seconds)\n\(text)" }
}

/// The private key of a witness.
public struct Cosigner: Sendable {
    /// The witness's name.
    public let name: String
    private let key: Curve25519.Signing.PrivateKey

    /// A key by its 32 secret bytes; nil for a name that is none, or other bytes.
    public init?(name: String, seed: [UInt8]) {
        guard NoteVerifier.isName(name), let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            return nil
        }
        self.name = name
        self.key = key
    }

    /// The public key.
    public var verifier: CosignatureVerifier {
        CosignatureVerifier(name: name, key: Array(key.publicKey.rawRepresentation))
    }

    /// Adds a cosignature to a note.
    ///
    /// - Parameter seconds: when, in seconds since 1970.
    public func cosign(_ note: SignedNote, at seconds: UInt64) throws -> SignedNote {
        var note = note
        let message = CosignatureVerifier.message(of: note.text, at: seconds)
        let signature = try key.signature(for: Array(message.utf8))
        note.signatures.append(
            NoteSignature(
                name: name, identifier: verifier.identifier,
                bytes: withUnsafeBytes(of: seconds.bigEndian, Array.init) + Array(signature)))
        return note
    }
}
