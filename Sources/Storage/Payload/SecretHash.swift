import Crypto

/// The SHA-256 of a secret: all that the store ever keeps of a session token or a secret link.
///
/// The secrets are long random values, so a plain hash can't be searched through; passwords are another matter and are
/// hashed by their own slow function before they come here.
public struct SecretHash: Sendable, Hashable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The hash of a secret's bytes.
    public init(of secret: some Sequence<UInt8>) {
        bytes = Array(SHA256.hash(data: Array(secret)))
    }

    /// The hash of a secret's text, as UTF-8.
    public init(of secret: String) { self.init(of: Array(secret.utf8)) }

    /// A hash read back, or nil when there are not 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == SHA256.byteCount else { return nil }
        self.bytes = bytes
    }
}
