internal import Foundation

/// Why a receipt shows nothing.
public enum ReceiptProblem: Error, Sendable, Hashable {
    /// It is no receipt of a form that this version knows.
    case unreadable
    /// The signed promise is of something else than the receipt tells.
    case otherDeposit
    /// The promise, or the checkpoint, is not signed by the key.
    case notSigned
    /// The receipt names another key than the one it is checked with.
    case otherKey
    /// The proof does not lead from the deposit to the checkpoint.
    case notIncluded
}

/// A document in JSON that a person takes away, with a promise that the town's key signs.
public protocol SignedReceipt: Codable, Sendable {
    /// The form of this version.
    static var currentFormat: String { get }
    /// The form of the receipt.
    var format: String { get }
    /// The promise: a signed note.
    var promise: String { get }
    /// The key that signs, as the town hands it out.
    var key: String { get }
}

extension SignedReceipt {
    /// Reads a receipt.
    ///
    /// - Throws: `ReceiptProblem.unreadable`.
    public init(json: [UInt8]) throws(ReceiptProblem) {
        guard let receipt = try? JSONDecoder().decode(Self.self, from: Data(json)),
            receipt.format == Self.currentFormat
        else { throw .unreadable }
        self = receipt
    }

    /// The receipt as it is handed out.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [0x0A]
    }

    /// The signed text of a promise: what it is, the log's name, then a line for each part.
    static func text(of kind: String, origin: String, _ parts: [String]) -> String {
        ([kind, origin] + parts).map { $0 + "\n" }.joined()
    }

    /// Checks that the promise says what it should, signed by the receipt's key; nil takes the receipt's own word for it.
    ///
    /// - Parameter text: what it should say, given the log's name.
    /// - Returns: the key.
    func checkPromise(
        key expected: NoteVerifier?, text: (_ origin: String) -> String
    ) throws(ReceiptProblem) -> NoteVerifier {
        guard let own = NoteVerifier(key), let note = SignedNote(promise) else { throw .unreadable }
        if let expected, expected != own { throw .otherKey }
        guard note.text == text(own.name) else { throw .otherDeposit }
        guard note.isSigned(by: own) else { throw .notSigned }
        return own
    }
}
