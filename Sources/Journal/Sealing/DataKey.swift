internal import Crypto
internal import Foundation

/// Why something sealed can't be read.
public enum SealError: Error, Sendable, Hashable {
    /// The bytes, their place or the key are not those of the seal.
    case broken
    /// The master key that wrapped a key is not held.
    case missingMasterKey(String)
}

/// A key that seals what belongs to one case, one person, or a whole town: AES-256-GCM (NIST SP 800-38D), with a random
/// 96-bit nonce before the ciphertext and the 128-bit tag after it.
public struct DataKey: Sendable {
    /// Bytes of a key.
    public static let byteCount = 32
    /// How many bytes a seal adds.
    public static let overhead = 28

    private let key: SymmetricKey
    /// Eight hexadecimal digits that tell this key from others and nothing of it.
    public let fingerprint: String

    /// A new random key.
    public init() { self.init(SymmetricKey(size: .bits256)) }

    /// A key by its bytes; nil unless there are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.init(SymmetricKey(data: bytes))
    }

    private init(_ key: SymmetricKey) {
        self.key = key
        let sum = HMAC<SHA256>.authenticationCode(for: Array("parvis key fingerprint".utf8), using: key)
        fingerprint = sum.prefix(4).map { Hexadecimal.digits($0) }.joined()
    }

    /// The bytes, for whoever wraps the key.
    public var bytes: [UInt8] { key.withUnsafeBytes { Array($0) } }

    /// Another key, which only a holder of this one can make: for one row, so that a key used for a whole town never seals
    /// so many messages that random nonces could meet.
    public func derived(for purpose: [UInt8]) -> DataKey {
        let code = HMAC<SHA256>.authenticationCode(for: Array("parvis derived key\n".utf8) + purpose, using: key)
        return DataKey(SymmetricKey(data: code))
    }

    /// Seals content.
    ///
    /// - Parameter context: what must be the same when it is opened; it is not kept with it.
    public func seal(_ content: [UInt8], context: [UInt8]) throws -> [UInt8] {
        let box = try AES.GCM.seal(content, using: key, authenticating: context)
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// Opens what was sealed with this key in this context.
    ///
    /// - Throws: `SealError.broken`.
    public func open(_ sealed: [UInt8], context: [UInt8]) throws -> [UInt8] {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let content = try? AES.GCM.open(box, using: key, authenticating: context)
        else { throw SealError.broken }
        return Array(content)
    }
}

/// Bytes in hexadecimal.
public enum Hexadecimal {
    private static let alphabet = Array("0123456789abcdef".utf8)

    /// The two digits of a byte.
    static func digits(_ byte: UInt8) -> String {
        String(decoding: [alphabet[Int(byte >> 4)], alphabet[Int(byte & 15)]], as: UTF8.self)
    }

    /// The digits of bytes, in lower case.
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The bytes that digits stand for; nil for what is no pairs of digits.
    public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let digits = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8((digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0)) }
    }
}
