import Journal

/// Opens whatever is sealed outside the journal and the lists. A payload, its key's name, and the columns that its seal binds
/// can't be changed or exchanged unnoticed.
public struct SealedAudit: Sendable {
    private static let page = 500
    /// What `CaseAudit` opens.
    private static let columns = SealedColumn.all.filter { $0.place != .event && $0.place != .caseList }

    private let store: Store

    /// The audit of a store.
    public init(store: Store) { self.store = store }

    /// Opens every row of every table.
    ///
    /// - Returns: what can't be opened, by table, column and row. What an erasure made unreadable is none.
    public func run() async throws -> [String] {
        try await withThrowingTaskGroup(of: [String].self) { group in
            for column in Self.columns { group.addTask { try await faults(in: column) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private func faults(in column: SealedColumn) async throws -> [String] {
        var faults: [String] = []
        var last: [SQLValue]?
        while true {
            let (store, after) = (store, last)
            let page = try await store.database.read { connection in
                let rows = try connection.query(
                    column.audited(isFirst: after == nil), (after ?? []) + [.integer(Self.page)])
                return (
                    last: rows.last.map { Array($0.values.prefix(column.keys.count)) },
                    faults: rows.compactMap { Self.fault(in: $0, of: column, store.codec) }
                )
            }
            faults += page.faults
            guard let end = page.last else { return faults }
            last = end
        }
    }

    private static func fault(in row: SQLRow, of column: SealedColumn, _ codec: any PayloadCodec) -> String? {
        do {
            let payload = try row.payload(column.keys.count + column.facts.count)
            _ = try codec.decode(payload, context: column.context(row))
            return nil
        } catch StorageError.erased {
            return nil
        } catch {
            let bound = (column.keys + column.facts + ["key_id", "payload"]).map { "\(column.table).\($0)" }
            let name = row.values.prefix(column.keys.count).map(\.shown).joined(separator: " ")
            return "Row \(name) can't be opened, one of its columns was changed: \(bound.joined(separator: ", "))."
        }
    }
}

extension SealedColumn {
    /// Rows in the order of their keys, with their context's columns first, then key and payload.
    fileprivate func audited(isFirst: Bool) -> SQLStatement {
        let columns = (keys + facts + ["key_id", "payload"]).joined(separator: ", ")
        let order = keys.joined(separator: ", ")
        let parameters = (1...keys.count).map { "$\($0)" }.joined(separator: ", ")
        return isFirst
            ? SQLStatement("sqlite.audit_first_\(table)", "SELECT \(columns) FROM \(table) ORDER BY \(order) LIMIT $1")
            : SQLStatement(
                "sqlite.audit_\(table)",
                "SELECT \(columns) FROM \(table) WHERE (\(order)) > (\(parameters)) ORDER BY \(order) "
                    + "LIMIT $\(keys.count + 1)")
    }
}

extension SQLValue {
    /// As an operator reads it: bytes in hexadecimal.
    var shown: String {
        switch self {
        case .null: "null"
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let value): value
        case .blob(let bytes): Hexadecimal.text(bytes)
        }
    }
}
