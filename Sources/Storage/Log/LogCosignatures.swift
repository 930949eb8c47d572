public import Journal

extension LogStatements {
    static let checkpointOf = SQLStatement("log.checkpoint_of", "SELECT note FROM log_checkpoints WHERE size = $1")
    static let cosign = SQLStatement(
        "log.cosign", "UPDATE log_checkpoints SET note = $1, is_cosigned = 1 WHERE size = $2")
    static let lastCosigned = SQLStatement(
        "log.last_cosigned",
        """
        SELECT size, position, note FROM log_checkpoints WHERE is_cosigned = 1
        ORDER BY day DESC, size DESC LIMIT 1
        """)
    static let pruneCosigned = SQLStatement(
        "log.prune_cosigned",
        """
        DELETE FROM log_checkpoints
        WHERE is_cosigned = 1 AND size < $1 AND day = (SELECT day FROM log_checkpoints WHERE size = $1)
        """)

    static let cosigned = [checkpointOf, cosign, lastCosigned, pruneCosigned]
}

/// A witness that has vouched for a checkpoint.
public struct WitnessedCheckpoint: Sendable, Hashable {
    /// How many events the log had.
    public let size: Int
    /// Who, and when in seconds since 1970.
    public let witnesses: [Witnessing]

    /// A witness's word.
    public struct Witnessing: Sendable, Hashable {
        /// The witness's name.
        public let name: String
        /// When, in seconds since 1970.
        public let seconds: UInt64
    }
}

extension LogStore {
    /// What became of a cosigned checkpoint that somebody brought.
    public enum Cosigning: Sendable, Hashable {
        /// It stands with the checkpoint now; it may have stood there already.
        case accepted
        /// It is not a checkpoint that is kept here: the log has gone on, or it is another's.
        case unknown
        /// No witness that is known here has signed it.
        case unsigned
    }

    /// Adds the cosignatures of known witnesses to the checkpoint that they sign.
    public func cosign(
        _ note: SignedNote, by witnesses: [CosignatureVerifier], in transaction: any SQLTransaction
    ) throws -> Cosigning {
        guard let checkpoint = Checkpoint(text: note.text), let size = Int(exactly: checkpoint.size),
            let kept = try transaction.first(LogStatements.checkpointOf, [.integer(size)])?.text(0),
            var own = SignedNote(kept), own.text == note.text
        else { return .unknown }
        let brought = witnesses.compactMap { $0.cosignature(on: note)?.signature }
        guard !brought.isEmpty else { return .unsigned }
        for signature in brought {
            // A witness that signs again replaces its word.
            own.signatures.removeAll { $0.name == signature.name && $0.identifier == signature.identifier }
            own.signatures.append(signature)
        }
        try transaction.execute(LogStatements.cosign, [.text(own.description), .integer(size)])
        // One a day is kept.
        try transaction.execute(LogStatements.pruneCosigned, [.integer(size)])
        return .accepted
    }

    /// The last checkpoint that a witness has vouched for, as it is handed out; nil when none has.
    public func lastCosigned(in connection: any SQLConnection) throws -> LogHead? {
        try connection.first(LogStatements.lastCosigned, []).map { row in
            LogHead(size: try row.integer(0), position: try row.integer(1), note: try row.text(2))
        }
    }

    /// The same, told by its witnesses among those that are known.
    public func witnessed(
        by witnesses: [CosignatureVerifier], in connection: any SQLConnection
    ) throws -> WitnessedCheckpoint? {
        guard let head = try lastCosigned(in: connection), let note = SignedNote(head.note) else { return nil }
        let found = witnesses.compactMap { witness in
            witness.cosignature(on: note).map {
                WitnessedCheckpoint.Witnessing(name: witness.name, seconds: $0.seconds)
            }
        }
        return found.isEmpty ? nil : WitnessedCheckpoint(size: head.size, witnesses: found)
    }
}
