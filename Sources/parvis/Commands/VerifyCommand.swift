import ArgumentParser
import Foundation
import Journal

/// `parvis verify`.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a receipt of a deposit or of an erasure, without the town that gave it.",
        discussion: """
            The exit status is 0 when the receipt shows what it says, 1 when it does not. Without --key the receipt is \
            checked with the key that it names itself: compare that with the one the town publishes at /log/key.
            """)

    @Argument(help: "The receipt, a JSON file.") var receipt: String
    @ArgumentParser.Option(help: "The town's key, or a file that holds it.") var key: String?

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: receipt) else {
            throw CommandFailure("\(receipt) can't be read.")
        }
        let expected = try key.map { given in
            let text = FileManager.default.contents(atPath: given).map { String(decoding: $0, as: UTF8.self) } ?? given
            guard let key = NoteVerifier(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
                throw CommandFailure("--key is a key of the form NAME+HASH+KEY, or a file that holds one.")
            }
            return key
        }
        do {
            if let erasure = try? ErasureReceipt(json: Array(data)) { return try Self.tell(erasure, key: expected) }
            let receipt = try DepositReceipt(json: Array(data))
            let finding = try receipt.check(key: expected)
            let at = Date(timeIntervalSince1970: Double(receipt.event.at) / 1_000).formatted(.iso8601)
            Console.say("\(receipt.reference): \(receipt.event.kind), \(at)")
            Console.say("Signed by \(finding.key)\(expected == nil ? " (the receipt's own word: compare it)" : "")")
            if let size = finding.size {
                Console.say("Shown to be in the journal, which had \(size) events when it was signed.")
                for name in finding.cosigners {
                    Console.say("A signature of \(name) stands beside it (not checked here).")
                }
            } else {
                Console.say("A promise: download the receipt again to have the proof.")
            }
        } catch let error as ReceiptProblem {
            throw CommandFailure(Self.sentence(for: error))
        }
    }

    private static func tell(_ erasure: ErasureReceipt, key expected: NoteVerifier?) throws {
        try erasure.check(key: expected)
        let at = Date(timeIntervalSince1970: Double(erasure.erasedAt) / 1_000).formatted(.iso8601)
        Console.say("\(erasure.reference): erased, \(at). No copy can be read from \(erasure.unreadableFrom) on.")
        Console.say("Signed by \(erasure.key)\(expected == nil ? " (the receipt's own word: compare it)" : "")")
    }

    private static func sentence(for problem: ReceiptProblem) -> String {
        switch problem {
        case .unreadable: "This is no receipt, or one of another version of Parvis."
        case .otherDeposit: "The promise is of another deposit: the receipt was changed."
        case .notSigned: "The signature is not the town's: the receipt was changed, or made by somebody else."
        case .otherKey: "The receipt was signed with another key than the one given."
        case .notIncluded: "The proof does not lead to the journal: the receipt was changed, or the journal was."
        }
    }
}
