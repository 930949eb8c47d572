public import Cases

extension CaseStatements {
    static let putKey = SQLStatement(
        "case_keys.put",
        """
        INSERT INTO case_keys (organisation, service, hash, case_id) VALUES ($1, $2, $3, $4)
        ON CONFLICT (organisation, service, hash, case_id) DO NOTHING
        """)
    static let deleteKey = SQLStatement("case_keys.delete", "DELETE FROM case_keys WHERE case_id = $1")
    static let withKey = SQLStatement(
        "case_keys.cases",
        """
        SELECT \(columns) FROM cases
        WHERE id IN (SELECT k.case_id FROM case_keys k WHERE k.organisation = $1 AND k.service = $2 AND k.hash = $3)
            AND is_open = 1 AND id <> $4
        ORDER BY id LIMIT $5
        """)

    static let keys = [putKey, deleteKey, withKey]
}

extension CaseProjection {
    /// Keeps what a case has in common with others that ask for the same, as a keyed hash; nil when nothing is known of
    /// it.
    public func setKey(
        _ hash: [UInt8]?, of id: Identifier, organisation: String, service: String,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(CaseStatements.deleteKey, [.identifier(id)])
        guard let hash else { return }
        try transaction.execute(
            CaseStatements.putKey, [.text(organisation), .text(service), .blob(hash), .identifier(id)])
    }

    /// Other open cases of a service that have the same in common, the oldest first.
    public func list(
        withKey hash: [UInt8], organisation: String, service: String, besides id: Identifier, limit: Int,
        in connection: any SQLConnection
    ) throws -> [CaseEntry] {
        try connection.query(
            CaseStatements.withKey,
            [.text(organisation), .text(service), .blob(hash), .identifier(id), .integer(limit)]
        ).map(entry)
    }
}

extension CaseRepository {
    /// The keyed hash under which what two requests have in common is kept: it says nothing without the installation's
    /// key.
    public func keyHash(_ key: String) -> [UInt8] { store.lookup.hash(key, purpose: "case key") }

    func setKey(_ summary: CaseSummary, in transaction: any SQLTransaction) throws {
        try store.cases.setKey(
            summary.duplicateKey.map(keyHash), of: summary.id, organisation: summary.organisation,
            service: summary.service, in: transaction)
    }
}
