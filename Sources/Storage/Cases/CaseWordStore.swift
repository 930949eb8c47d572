public import Cases

extension CaseStatements {
    static let putWord = SQLStatement(
        "case_words.put",
        """
        INSERT INTO case_words (organisation, hash, case_id) VALUES ($1, $2, $3)
        ON CONFLICT (organisation, hash, case_id) DO NOTHING
        """)
    static let deleteWord = SQLStatement(
        "case_words.delete", "DELETE FROM case_words WHERE organisation = $1 AND hash = $2 AND case_id = $3")
    static let withWord = SQLStatement(
        "case_words.cases",
        """
        SELECT case_id FROM case_words WHERE organisation = $1 AND hash = $2 AND case_id < $3
            AND NOT EXISTS (SELECT 1 FROM case_retention r WHERE r.case_id = case_words.case_id AND r.is_closed = 1)
        ORDER BY case_id DESC LIMIT $4
        """)

    static let words = [putWord, deleteWord, withWord]
}

/// A stretch of what a search finds, and where the next one begins.
public struct CaseSearchPage: Sendable, Hashable {
    /// The cases found, latest begun first.
    public let entries: [CaseEntry]
    /// Where the next stretch begins; nil when everything was looked at.
    public let next: Identifier?
}

extension CaseProjection {
    /// The bytes of a hash that are kept: two keys in a billion billion share them, and what is found is read again.
    static let wordHashLength = 8
    /// The most cases that one search looks at.
    public static let mostSearched = 2_000

    func setWords(
        adding: Set<[UInt8]>, removing: Set<[UInt8]> = [], of id: Identifier, organisation: String,
        in transaction: any SQLTransaction
    ) throws {
        for hash in removing {
            try transaction.execute(
                CaseStatements.deleteWord, [.text(organisation), .blob(hash), .identifier(id)])
        }
        for hash in adding {
            try transaction.execute(CaseStatements.putWord, [.text(organisation), .blob(hash), .identifier(id)])
        }
    }

    /// The cases of an organisation under one of some keys, latest begun first, of which `isFound` is true.
    ///
    /// - Parameters:
    ///   - hashes: the keys, as `CaseRepository.wordHash` makes them.
    ///   - before: only cases begun before this one; nil for the latest.
    ///   - limit: how many are found at most.
    /// - Returns: what was found among the next `mostSearched` cases.
    public func search(
        _ hashes: Set<[UInt8]>, organisation: String, before: Identifier? = nil, limit: Int,
        in connection: any SQLConnection, isFound: (CaseEntry) throws -> Bool
    ) throws -> CaseSearchPage {
        let start = before.map { SQLValue.identifier($0) } ?? .blob([UInt8](repeating: 0xFF, count: 17))
        var candidates: Set<Identifier> = []
        // Below the last candidate of a list that has more, not everything is known.
        var horizon: Identifier?
        for hash in hashes {
            let rows = try connection.query(
                CaseStatements.withWord,
                [.text(organisation), .blob(hash), start, .integer(Self.mostSearched)])
            let ids = try rows.map { try $0.identifier(0) }
            candidates.formUnion(ids)
            if ids.count == Self.mostSearched, let last = ids.last { horizon = horizon.map { max($0, last) } ?? last }
        }
        var found: [CaseEntry] = []
        for (count, id) in candidates.sorted(by: >).enumerated() {
            if let horizon, id < horizon { return CaseSearchPage(entries: found, next: horizon) }
            guard let entry = try find(id, in: connection), try isFound(entry) else {
                if count + 1 >= Self.mostSearched { return CaseSearchPage(entries: found, next: id) }
                continue
            }
            found.append(entry)
            if found.count == limit { return CaseSearchPage(entries: found, next: id) }
        }
        return CaseSearchPage(entries: found, next: horizon)
    }
}

extension CaseRepository {
    /// The keyed hash under which a key of `ServiceDefinition.searchKeys` is kept: it says nothing without the
    /// installation's key.
    public func wordHash(_ key: String) -> [UInt8] {
        Array(store.lookup.hash(key, purpose: "case word").prefix(CaseProjection.wordHashLength))
    }

    func wordHashes(_ keys: [String]) -> Set<[UInt8]> { Set(keys.map(wordHash)) }
}
