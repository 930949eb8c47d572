import Crypto

/// Turns what people are looked up by, and short codes, into bytes that only this installation can compute.
///
/// An e-mail address or a six-digit code can be guessed: its plain hash would tell it to whoever reads the database. A
/// keyed hash tells nothing without the key, which is kept elsewhere.
public protocol LookupHash: Sendable {
    /// The 32 bytes that stand for a text, different for each purpose.
    func hash(_ text: String, purpose: String) -> [UInt8]
}

/// HMAC-SHA256 (RFC 2104) under the installation's key.
public struct KeyedLookupHash: LookupHash {
    /// Bytes of a key.
    public static let keyLength = 32
    private let key: SymmetricKey

    /// A hash under a key.
    public init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    /// A hash under a key that ends with the process: for tests, and for tools that look nobody up.
    public static func ephemeral() -> KeyedLookupHash {
        var random = SystemRandomNumberGenerator()
        return KeyedLookupHash(key: (0..<keyLength).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }

    /// The keyed hash of the purpose and the text, which no other pair shares.
    public func hash(_ text: String, purpose: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array("\(purpose.utf8.count):\(purpose)\(text)".utf8), using: key))
    }
}
