public import Cases
public import Journal

extension LogStore {
    /// The receipt of an event: a promise, with its proof once the event is a leaf; nil when there is no such event.
    public func receipt(
        of stream: Identifier, version: Int, reference: String, signer: NoteSigner, in connection: any SQLConnection
    ) throws -> DepositReceipt? {
        guard let leaf = try journalLeaf(of: stream, version: version, in: connection) else { return nil }
        var inclusion: DepositReceipt.Inclusion?
        if let head = try head(in: connection),
            let found = try self.leaf(of: stream, version: version, in: connection), found.index < head.size
        {
            let proof = try StoredTree(connection).inclusionProof(of: found.index, size: head.size)
            inclusion = DepositReceipt.Inclusion(
                index: UInt64(found.index), proof: proof.map { Hexadecimal.text($0.bytes) }, checkpoint: head.note)
        }
        return try DepositReceipt(reference: reference, leaf: leaf, signer: signer, inclusion: inclusion)
    }
}
