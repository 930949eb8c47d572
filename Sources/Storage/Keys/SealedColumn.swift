import Cases

/// A place where payloads stand in the database, and how a row's keys say in which context its payload is sealed.
struct SealedColumn: Sendable {
    let place: PayloadContext.Place
    /// The columns that tell a row, the first ones of those that make the context.
    let keys: [String]
    /// Further columns of the context.
    var facts: [String] = []
    /// Whether SQLite numbers the rows.
    var hasRowNumber = true
    let context: @Sendable (SQLRow) throws -> PayloadContext

    /// The table.
    var table: String { String(place.rawValue.prefix { $0 != "." }) }

    /// Every place, each once.
    static let all: [SealedColumn] = [
        SealedColumn(place: .event, keys: ["stream", "version"], facts: ["kind", "commitment"]) { row in
            EventStore.context(try row.identifier(0), try row.integer(1), try row.text(2))
        },
        owned(.caseList, version: true), owned(.draft, version: true), owned(.agent), owned(.batch, isTown: true),
        owned(.eliminationVisa, isTown: true), owned(.access, isTown: true),
        SealedColumn(place: .session, keys: ["token_hash"], hasRowNumber: false) { row in
            PayloadContext(place: .session, row: try row.blob(0))
        },
        SealedColumn(place: .oneTimeCode, keys: ["token_hash"]) { row in
            PayloadContext(place: .oneTimeCode, row: try row.blob(0))
        },
        owned(.conversation, version: true, isTown: true), owned(.assistantCase, isTown: true),
        SealedColumn(place: .unfoundTerm, keys: ["organisation", "month", "language", "lookup"]) { row in
            AssistantSumStore.context(
                try row.text(0), try row.integer(1), try row.text(2), try row.blob(3))
        },
        owned(.reception, version: true, isTown: true),
        belonging(.job, to: "subject"), belonging(.file, to: "owner"), belonging(.contact, to: "person_id"),
        belonging(.personEvent, to: "person_id"), belonging(.householdMember, to: "person_id"),
        belonging(.checklist, to: "person_id"),
        SealedColumn(place: .deskDraft, keys: ["agent_id", "case_id", "form"], hasRowNumber: false) { row in
            let (agent, id) = (try row.identifier(0), try row.identifier(1))
            return PayloadContext(
                place: .deskDraft, row: agent.bytes + id.bytes + Array(try row.text(2).utf8), subject: id)
        },
        SealedColumn(place: .secondFactor, keys: ["agent_id"], hasRowNumber: false) { row in
            let agent = try row.identifier(0)
            return PayloadContext(place: .secondFactor, row: agent.bytes, subject: agent)
        },
        SealedColumn(place: .batchItem, keys: ["batch_id", "number"], facts: ["case_id"], hasRowNumber: false) { row in
            PayloadContext(
                place: .batchItem, row: try row.blob(0), version: try row.integer(1), subject: try row.identifier(2))
        },
        SealedColumn(place: .savedView, keys: ["agent_id", "id"], hasRowNumber: false) { row in
            let agent = try row.identifier(0)
            return PayloadContext(place: .savedView, row: agent.bytes + (try row.blob(1)), subject: agent)
        },
        SealedColumn(
            place: .breachEntry, keys: ["organisation", "breach_id", "number"], hasRowNumber: false
        ) { row in
            BreachStore.context(try row.identifier(1), try row.integer(2))
        },
    ]

    /// Rows that are their own subject.
    private static func owned(
        _ place: PayloadContext.Place, version: Bool = false, isTown: Bool = false
    ) -> SealedColumn {
        SealedColumn(
            place: place, keys: ["id"], facts: version ? ["version"] : [],
            hasRowNumber: place != .batch && place != .access
        ) { row in
            let id = try row.identifier(0)
            return PayloadContext(
                place: place, row: id.bytes, version: version ? try row.integer(1) : 0, subject: isTown ? nil : id)
        }
    }

    /// Rows whose subject stands in another column.
    private static func belonging(_ place: PayloadContext.Place, to column: String) -> SealedColumn {
        SealedColumn(place: place, keys: ["id"], facts: [column]) { row in
            PayloadContext(place: place, row: try row.blob(0), subject: try row.optionalIdentifier(1))
        }
    }

    /// Rows that are not sealed, after a row number, with their context's columns first, then key and payload.
    func plainRows() -> SQLStatement {
        let columns = (keys + facts + ["key_id", "payload"]).joined(separator: ", ")
        return SQLStatement(
            "sqlite.plain_\(table)",
            hasRowNumber
                ? "SELECT \(columns), rowid FROM \(table) WHERE rowid > $1 AND key_id = 'plain' ORDER BY rowid LIMIT $2"
                : "SELECT \(columns), 0 FROM \(table) WHERE $1 = $1 AND key_id = 'plain' LIMIT $2")
    }

    /// Puts a sealed payload in place of a plain one.
    func seal() -> SQLStatement {
        let count = place == .event ? 3 : 2
        let found = keys.enumerated().map { "\($1) = $\($0 + count + 1)" }.joined(separator: " AND ")
        return SQLStatement(
            "sqlite.seal_\(table)",
            "UPDATE \(table) SET key_id = $1, payload = $2\(place == .event ? ", commitment = $3" : "") WHERE \(found)")
    }
}
