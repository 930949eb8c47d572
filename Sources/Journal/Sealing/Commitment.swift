internal import Crypto

/// A promise of what a sealed event says, which shows nothing of it: SHA-256 over a random salt and the content.
///
/// It stands in the journal's leaf, never the content's own hash: a short answer could be guessed from that. The salt is
/// sealed with the content, so that once its key is destroyed nobody can try guesses any more.
public enum Commitment {
    /// Bytes of a salt.
    public static let saltLength = 16
    private static let heading = Array("parvis commitment 1\n".utf8)

    /// A new salt.
    public static func salt() -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        let (high, low) = (random.next(), random.next())
        return withUnsafeBytes(of: high, Array.init) + withUnsafeBytes(of: low, Array.init)
    }

    /// The 32 bytes of a promise.
    public static func bytes(of content: some Sequence<UInt8>, salt: some Sequence<UInt8>) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: heading)
        hasher.update(data: Array(salt))
        hasher.update(data: Array(content))
        return Array(hasher.finalize())
    }
}
