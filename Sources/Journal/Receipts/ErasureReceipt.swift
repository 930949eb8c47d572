/// What a person keeps of the erasure of their request: signed, and without anything of what was erased.
public struct ErasureReceipt: SignedReceipt, Hashable {
    /// The form of this version.
    public static let currentFormat = "parvis-erasure-1"

    /// The form of the receipt.
    public let format: String
    /// The reference that the request had.
    public let reference: String
    /// The case's identifier, as receipts of deposit have it.
    public let stream: String
    /// When its key was destroyed: milliseconds since 1970, UTC.
    public let erasedAt: Int64
    /// From which day on no copy of the key is left in a back-up, as 2026-12-31.
    public let unreadableFrom: String
    /// By which right.
    public let reason: String
    /// The signed note of it.
    public let promise: String
    /// The key that signs, as the town hands it out.
    public let key: String

    /// Signs the receipt of an erasure.
    public init(
        reference: String, stream: [UInt8], erasedAt: Int64, unreadableFrom: String, reason: String, signer: NoteSigner
    ) throws {
        format = Self.currentFormat
        self.reference = reference
        self.stream = Hexadecimal.text(stream)
        self.erasedAt = erasedAt
        self.unreadableFrom = unreadableFrom
        self.reason = reason.split(whereSeparator: \.isNewline).joined(separator: " ")
        key = signer.verifier.description
        let text = Self.text(
            origin: signer.name, parts: [reference, self.stream, String(erasedAt), unreadableFrom, self.reason])
        promise = try signer.sign(SignedNote(text: text)).description
    }

    /// Checks the receipt, without the town; nil takes the receipt's own word for its key.
    public func check(key expected: NoteVerifier? = nil) throws(ReceiptProblem) {
        _ = try checkPromise(key: expected) { origin in
            Self.text(origin: origin, parts: [reference, stream, String(erasedAt), unreadableFrom, reason])
        }
    }

    private static func text(origin: String, parts: [String]) -> String {
        text(of: "parvis erasure 1", origin: origin, parts)
    }
}
