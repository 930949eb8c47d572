/// What a person keeps of what they sent: a promise signed at once that it is in the journal, and, once it is a leaf of the
/// log, the proof. It holds no answer, and is checked without the town.
public struct DepositReceipt: SignedReceipt, Hashable {
    /// The form of this version.
    public static let currentFormat = "parvis-receipt-1"

    /// The form of the receipt.
    public let format: String
    /// The case's reference.
    public let reference: String
    /// What was written to the journal.
    public let event: Event
    /// The promise: a signed note.
    public let promise: String
    /// The key that signs, as the town hands it out.
    public let key: String
    /// The proof, once there is one.
    public let inclusion: Inclusion?

    /// A leaf in words that JSON has; bytes in hexadecimal.
    public struct Event: Sendable, Codable, Hashable {
        /// The case's identifier.
        public let stream: String
        /// The event's place among those of the case.
        public let version: UInt64
        /// The organisation.
        public let organisation: String
        /// What happened: a code.
        public let kind: String
        /// When: milliseconds since 1970, UTC.
        public let at: Int64
        /// The key that sealed it.
        public let sealedBy: String
        /// The SHA-256 of what is sealed.
        public let ciphertextHash: String
        /// The salted promise of its content.
        public let commitment: String
    }

    /// Where the event stands in the log, and what shows it.
    public struct Inclusion: Sendable, Codable, Hashable {
        /// The leaf's index.
        public let index: UInt64
        /// The hashes, in hexadecimal, from the leaf up.
        public let proof: [String]
        /// The signed checkpoint of the tree.
        public let checkpoint: String

        /// A proof.
        public init(index: UInt64, proof: [String], checkpoint: String) {
            self.index = index
            self.proof = proof
            self.checkpoint = checkpoint
        }
    }

    /// Signs the receipt of an event.
    public init(reference: String, leaf: JournalLeaf, signer: NoteSigner, inclusion: Inclusion? = nil) throws {
        format = Self.currentFormat
        self.reference = reference
        event = Event(
            stream: Hexadecimal.text(leaf.stream), version: leaf.version, organisation: leaf.organisation,
            kind: leaf.kind, at: leaf.at, sealedBy: leaf.keyID, ciphertextHash: Hexadecimal.text(leaf.ciphertextHash),
            commitment: Hexadecimal.text(leaf.commitment))
        let text = Self.text(origin: signer.name, reference: reference, entry: leaf.entry)
        promise = try signer.sign(SignedNote(text: text)).description
        key = signer.verifier.description
        self.inclusion = inclusion
    }

    /// What a receipt shows.
    public struct Finding: Sendable, Hashable {
        /// The key with which it was checked.
        public let key: String
        /// How many leaves the log had, once the deposit is shown to be one of them; nil for a promise alone.
        public let size: UInt64?
        /// Who else signed the checkpoint.
        public let cosigners: [String]
    }

    /// Checks the receipt, without the town.
    ///
    /// - Parameter expected: the town's key as it is known from elsewhere; nil takes the receipt's own word.
    public func check(key expected: NoteVerifier? = nil) throws(ReceiptProblem) -> Finding {
        guard let leaf else { throw .unreadable }
        let own = try checkPromise(key: expected) { origin in
            Self.text(origin: origin, reference: reference, entry: leaf.entry)
        }
        guard let inclusion else { return Finding(key: key, size: nil, cosigners: []) }
        guard let signed = SignedNote(inclusion.checkpoint), let checkpoint = Checkpoint(text: signed.text) else {
            throw .unreadable
        }
        guard signed.isSigned(by: own), checkpoint.origin == own.name else { throw .notSigned }
        let proof = inclusion.proof.compactMap { Hexadecimal.bytes($0).flatMap { MerkleHash(bytes: $0) } }
        guard proof.count == inclusion.proof.count else { throw .unreadable }
        do {
            try MerkleProof.checkInclusion(
                of: leaf.hash, at: inclusion.index, size: checkpoint.size, root: checkpoint.root, proof: proof)
        } catch {
            throw .notIncluded
        }
        let others = signed.signatures.filter { $0.name != own.name }.map(\.name)
        return Finding(key: key, size: checkpoint.size, cosigners: others)
    }

    private var leaf: JournalLeaf? {
        guard let stream = Hexadecimal.bytes(event.stream), let hash = Hexadecimal.bytes(event.ciphertextHash),
            let commitment = Hexadecimal.bytes(event.commitment)
        else { return nil }
        return JournalLeaf(
            stream: stream, version: event.version, organisation: event.organisation, kind: event.kind, at: event.at,
            keyID: event.sealedBy, ciphertextHash: hash, commitment: commitment)
    }

    private static func text(origin: String, reference: String, entry: [UInt8]) -> String {
        text(of: "parvis deposit 1", origin: origin, [reference, Hexadecimal.text(entry)])
    }
}
