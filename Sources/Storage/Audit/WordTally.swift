import Cases

/// A row of the index of words.
public struct WordRow: Sendable, Hashable {
    let organisation: String
    let hash: [UInt8]
    let id: [UInt8]
}

/// What the index of words holds, added up so that two sums tell whether two sets of rows are the same in whatever order they
/// come: the index stands in the order of its hashes, cases come one by one, and neither fits in memory.
///
/// Each row adds two numbers that depend on a key of this process: whoever changed rows could not make them come out even.
public struct WordTally: Sendable, Hashable {
    /// The rows whose hash begins with each byte, so that differences can be looked for in a part of them.
    private var sums = [UInt64](repeating: 0, count: 512)

    /// Nothing added.
    public init() {}

    mutating func add(_ row: WordRow) {
        let place = Int(row.hash.first ?? 0)
        var hasher = Hasher()
        hasher.combine(row)
        let first = UInt64(bitPattern: Int64(hasher.finalize()))
        hasher = Hasher()
        hasher.combine(0xA5)
        hasher.combine(row)
        sums[2 * place] &+= first
        sums[2 * place + 1] &+= UInt64(bitPattern: Int64(hasher.finalize()))
    }

    /// Adds what another tally counted.
    public mutating func add(_ other: WordTally) {
        for place in sums.indices { sums[place] &+= other.sums[place] }
    }

    /// The first bytes of the hashes of rows that are in one and not in the other.
    public func differences(from other: WordTally) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in UInt8.min...UInt8.max {
            let place = 2 * Int(byte)
            if sums[place..<(place + 2)] != other.sums[place..<(place + 2)] { bytes.append(byte) }
        }
        return bytes
    }
}

/// The index of words as it stands, a page at a time.
public struct WordAudit: Sendable {
    private static let page = 5_000

    private let store: Store
    /// What stands in it, of cases that were not erased.
    public private(set) var tally = WordTally()
    /// An erasure that was done again after a restore can't read which words the case had: those rows stay, as hashes of what
    /// nobody knows any more.
    private var erased: Set<[UInt8]> = []

    /// The audit of a store.
    public init(store: Store) { self.store = store }

    /// Adds up the whole index.
    public mutating func run() async throws {
        var last: Identifier?
        while true {
            let (store, after) = (store, last)
            let page = try await store.database.read {
                try store.erasures.list(after: after, limit: Self.page, in: $0).map(\.subject)
            }
            guard let end = page.last else { break }
            erased.formUnion(page.map(\.bytes))
            last = end
        }
        var tally = tally
        try await walk { tally.add($0) }
        self.tally = tally
    }

    /// Names the rows that differ from those that the cases ask for.
    ///
    /// - Parameters:
    ///   - expected: the rows that cases ask for, of some first bytes.
    ///   - bytes: those first bytes.
    public func faults(expected: Set<WordRow>, of bytes: Set<UInt8>) async throws -> [String] {
        var (missing, faults) = (expected, [String]())
        try await walk { row in
            guard bytes.contains(row.hash.first ?? 0), missing.remove(row) == nil else { return }
            faults.append("case_words has a row of case \(AuditName.of(row.id)) that its words do not ask for.")
        }
        return faults + missing.map { "case_words lacks a row of case \(AuditName.of($0.id))." }.sorted()
    }

    private func walk(_ body: (WordRow) -> Void) async throws {
        var last = WordRow(organisation: "", hash: [], id: [])
        while true {
            let after = last
            let rows = try await store.database.read { connection in
                try connection.query(
                    AuditStatements.words,
                    [.text(after.organisation), .blob(after.hash), .blob(after.id), .integer(Self.page)]
                ).map { WordRow(organisation: try $0.text(0), hash: try $0.blob(1), id: try $0.blob(2)) }
            }
            guard let end = rows.last else { return }
            for row in rows where !erased.contains(row.id) { body(row) }
            last = end
        }
    }
}

/// How rows are named to the operator.
enum AuditName {
    /// An identifier as elsewhere, other bytes in hexadecimal.
    static func of(_ bytes: [UInt8]) -> String {
        Identifier(bytes: bytes)?.description ?? SQLValue.blob(bytes).shown
    }
}
