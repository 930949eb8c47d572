import Cases
import Journal

/// What stands in the tables of a stretch of cases, by case.
struct AuditStretch {
    /// What stands about one case.
    struct Stored {
        let list: SQLRow
        var retention: [SQLRow] = []
        var keys: [SQLRow] = []
        var opinions: [SQLRow] = []
        var rights: [SQLRow] = []
        var listed: [SQLRow] = []
        var files: [SQLRow] = []
    }

    /// Leaves in the order of cases and versions, those that were not met yet.
    var leaves: ArraySlice<LogLeaf>
    private var cases: [Identifier: Stored] = [:]
    /// Rows about cases that are in no list, by table.
    private var strays: [(table: String, id: [UInt8])] = []

    init(_ range: AuditRange, in connection: any SQLConnection) throws {
        leaves = try connection.query(AuditStatements.leaves, range.arguments).map { row in
            LogLeaf(
                index: try row.integer(2), stream: try row.identifier(0), version: try row.integer(1),
                entry: try row.blob(3))
        }[...]
        for row in try connection.query(AuditStatements.cases, range.arguments) {
            cases[try row.identifier(0)] = Stored(list: row)
        }
        let tables: [(SQLStatement, WritableKeyPath<Stored, [SQLRow]>, String)] = [
            (AuditStatements.retention, \.retention, "case_retention"), (AuditStatements.keys, \.keys, "case_keys"),
            (AuditStatements.opinions, \.opinions, "awaited_opinions"),
            (AuditStatements.rights, \.rights, "rights_requests"),
            (AuditStatements.listed, \.listed, "elimination_items"),
        ]
        for (statement, path, table) in tables {
            for row in try connection.query(statement, range.arguments) {
                let id = try row.blob(0)
                if let known = Identifier(bytes: id), cases[known] != nil {
                    cases[known]?[keyPath: path].append(row)
                } else {
                    strays.append((table, id))
                }
            }
        }
        // Files belong to drafts as well, which are no cases yet.
        for row in try connection.query(AuditStatements.files, range.arguments) {
            guard let owner = Identifier(bytes: try row.blob(0)) else {
                strays.append(("files", try row.blob(0)))
                continue
            }
            cases[owner]?.files.append(row)
        }
    }

    /// What stands about a case, which is no more to be looked at; nil where it is in no list.
    mutating func take(_ id: Identifier) -> Stored? { cases.removeValue(forKey: id) }

    /// Names what no event accounts for.
    func rest(_ findings: inout CaseAudit.Findings) {
        for id in cases.keys.sorted() { findings.faults.append("Case \(id) is in the lists and has no event.") }
        for (table, id) in strays {
            findings.faults.append("\(table).case_id: a row is of case \(AuditName.of(id)), which is in no list.")
        }
    }
}
