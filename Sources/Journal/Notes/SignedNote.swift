internal import Crypto
internal import Foundation

/// A text with the signatures of those who stand by it, as C2SP `signed-note` has it.
public struct SignedNote: Sendable, Hashable {
    /// The text; it ends with a line feed.
    public let text: String
    /// The signatures, in their order.
    public var signatures: [NoteSignature]

    /// A text that nobody signed yet.
    public init(text: String, signatures: [NoteSignature] = []) {
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note; nil for what is none.
    public init?(_ note: String) {
        guard let gap = note.range(of: "\n\n", options: .backwards), note.hasSuffix("\n") else { return nil }
        let text = String(note[..<gap.lowerBound]) + "\n"
        let controls = note.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }
        guard !controls, !text.hasPrefix("\n") else { return nil }
        let lines = note[gap.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let signatures = lines.compactMap { NoteSignature($0) }
        guard !lines.isEmpty, signatures.count == lines.count else { return nil }
        self.init(text: text, signatures: signatures)
    }

    /// The note as it is handed out.
    public var description: String { text + "\n" + signatures.map { $0.description + "\n" }.joined() }

    /// Whether the holder of a key signed it.
    public func isSigned(by key: NoteVerifier) -> Bool {
        signatures.contains { signature in
            signature.name == key.name && signature.identifier == key.identifier
                && key.accepts(signature.bytes, of: text)
        }
    }
}

/// One line of a note's signatures.
public struct NoteSignature: Sendable, Hashable {
    /// The name of the key.
    public let name: String
    /// The first bytes of the key's hash, which tell keys of one name apart.
    public let identifier: UInt32
    /// What the key's algorithm gave.
    public let bytes: [UInt8]

    /// A signature of these parts.
    public init(name: String, identifier: UInt32, bytes: [UInt8]) {
        self.name = name
        self.identifier = identifier
        self.bytes = bytes
    }

    init?(_ line: some StringProtocol) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\u{2014}", NoteVerifier.isName(parts[1]),
            let data = Data(base64Encoded: String(parts[2])), data.count > 4
        else { return nil }
        name = String(parts[1])
        identifier = data.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        bytes = Array(data.dropFirst(4))
    }

    var description: String {
        let data = Data(withUnsafeBytes(of: identifier.bigEndian, Array.init) + bytes)
        return "\u{2014} \(name) \(data.base64EncodedString())"
    }
}

/// A public key by which notes are checked: `name+identifier+key`.
public struct NoteVerifier: Sendable, Hashable {
    /// The number of Ed25519 among the algorithms of notes.
    private static let algorithm: UInt8 = 1

    /// The name of the key: a host and a path, commonly.
    public let name: String
    private let key: [UInt8]

    /// Reads a key as it is handed out; nil for what is none, or of another algorithm than Ed25519.
    public init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, Self.isName(parts[0]), parts[1].utf8.count == 8, let told = UInt32(parts[1], radix: 16),
            let data = Data(base64Encoded: String(parts[2])), data.count == 33, data.first == Self.algorithm
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

    func accepts(_ signature: [UInt8], of text: String) -> Bool {
        (try? Curve25519.Signing.PublicKey(rawRepresentation: key))?
            .isValidSignature(signature, for: Array(text.utf8)) ?? false
    }

    /// Names have no spaces and no plus sign.
    static func isName(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && !text.unicodeScalars.contains { $0 == "+" || $0.properties.isWhitespace }
    }
}

/// A private key that signs notes.
public struct NoteSigner: Sendable {
    /// The name of the key.
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
    public var verifier: NoteVerifier { NoteVerifier(name: name, key: Array(key.publicKey.rawRepresentation)) }

    /// Signs a note, after those who signed it before.
    public func sign(_ note: SignedNote) throws -> SignedNote {
        var note = note
        let signature = try key.signature(for: Array(note.text.utf8))
        note.signatures.append(
            NoteSignature(name: name, identifier: verifier.identifier, bytes: Array(signature)))
        return note
    }
}
