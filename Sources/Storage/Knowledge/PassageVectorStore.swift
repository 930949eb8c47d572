/// The statements about vectors.
enum PassageVectorStatements {
    static let put = SQLStatement(
        "passage_vectors.put",
        """
        INSERT INTO passage_vectors (model, text_hash, vector) VALUES ($1, $2, $3)
        ON CONFLICT (model, text_hash) DO NOTHING
        """)
    static let page = SQLStatement(
        "passage_vectors.page",
        """
        SELECT text_hash, vector FROM passage_vectors WHERE model = $1 AND text_hash > $2
        ORDER BY text_hash LIMIT $3
        """)
    static let find = SQLStatement(
        "passage_vectors.find", "SELECT vector FROM passage_vectors WHERE model = $1 AND text_hash = $2")
    static let delete = SQLStatement(
        "passage_vectors.delete", "DELETE FROM passage_vectors WHERE model = $1 AND text_hash = $2")

    static let all = [put, find, page, delete]
}

/// What a model made of passages, so that each is worked out once: by the hash of the passage's text.
///
/// Losing them costs time, nothing else.
public struct PassageVectorStore: Sendable {
    /// How many vectors a page holds.
    static let pageSize = 1_000

    /// The store.
    public init() {}

    /// Keeps vectors; those that are known already stay.
    ///
    /// - Parameters:
    ///   - vectors: the bytes of each vector, by the hash of its text.
    ///   - model: the model that made them.
    public func put(_ vectors: [[UInt8]: [UInt8]], of model: String, in transaction: any SQLTransaction) throws {
        for (hash, vector) in vectors {
            try transaction.execute(PassageVectorStatements.put, [.text(model), .blob(hash), .blob(vector)])
        }
    }

    /// The vector of a text, if a model has made one.
    public func find(_ hash: [UInt8], of model: String, in connection: any SQLConnection) throws -> [UInt8]? {
        try connection.first(PassageVectorStatements.find, [.text(model), .blob(hash)])?.blob(0)
    }

    /// Calls with every vector of a model, in the order of hashes.
    public func forEach(
        of model: String, in connection: any SQLConnection, _ body: ([UInt8], [UInt8]) throws -> Void
    ) throws {
        var last: [UInt8] = []
        while true {
            let rows = try connection.query(
                PassageVectorStatements.page, [.text(model), .blob(last), .integer(Self.pageSize)])
            for row in rows {
                last = try row.blob(0)
                try body(last, try row.blob(1))
            }
            if rows.count < Self.pageSize { return }
        }
    }

    /// Forgets vectors of texts that no sheet holds any more.
    public func delete(_ hashes: [[UInt8]], of model: String, in transaction: any SQLTransaction) throws {
        for hash in hashes {
            try transaction.execute(PassageVectorStatements.delete, [.text(model), .blob(hash)])
        }
    }
}
