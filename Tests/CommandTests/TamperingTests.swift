import Foundation
import Journal
import Services
import Testing

@testable import Storage
@testable import parvis

/// A byte of each column of each table is changed, and `parvis journal verify` names it; what it can't know of is listed here,
/// each with its reason.
@Suite struct TamperingTests {
    /// Columns of which no fault can tell, and why. Whoever adds a column decides, since the test fails until it is here or found.
    private static let outside: [String: [String: Set<String>]] = [
        "applied once, compared by number and checksum at each start": [
            "schema_migrations": ["number", "name", "checksum", "applied_at"]
        ],
        "sums and counters about nobody, which nothing is decided by": [
            "figures": ["organisation", "service", "measure", "detail", "definition", "day", "amount"],
            "assistant_sums": ["organisation", "kind", "key", "language", "day", "amount"],
            "reception_sums": ["organisation", "team", "day", "measure", "detail", "amount"],
            "unfound_terms": ["conversations", "first_day"], "counters": ["organisation", "key", "value"],
            "case_changes": ["organisation", "changes"], "sheet_changes": ["organisation", "number"],
        ],
        "public knowledge, made again from what is published": [
            "sheets": ["organisation", "collection", "id", "language", "content_hash", "updated_at", "content"],
            "passage_vectors": ["model", "text_hash", "vector"],
        ],
        "dates that nothing is decided by": [
            "definitions": ["published_at"], "publications": ["published_at"], "log_checkpoints": ["day"],
            "erasures": ["erased_at"], "files": ["created_at", "updated_at"], "persons": ["created_at"],
            "household_members": ["created_at"], "checklists": ["kept_at"], "assistant_cases": ["created_at"],
            "person_events": ["occurred_at"],
        ],
        "lives hours or weeks, beside what is sealed": [
            "drafts": [
                "organisation", "service", "definition", "secret_hash", "created_at", "updated_at", "expires_at",
                "case_id",
            ],
            "sessions": [
                "kind", "agent_id", "csrf_secret", "created_at", "seen_at", "expires_at", "person_id",
            ],
            "session_grants": ["token_hash", "kind", "target"],
            "one_time_codes": [
                "link_hash", "purpose", "lookup", "code_hash", "attempts", "created_at", "expires_at", "used_at",
            ],
            "jobs": [
                "organisation", "kind", "idempotency_key", "state", "run_at", "claimed_until", "attempts",
                "max_attempts", "last_error", "created_at", "ended_at",
            ],
            "desk_drafts": ["saved_at", "expires_at"],
            "conversations": ["organisation", "language", "started_at", "updated_at", "expires_at"],
            "receptions": [
                "organisation", "team", "service", "status", "urgency", "asked_at", "taken_at", "closed_at",
                "agent_id", "seen_at", "flagged_at", "expires_at",
            ],
            "callbacks": ["organisation", "team", "day", "minute", "conversation_id", "status"],
            "reception_presence": ["agent_id", "organisation", "team", "status", "until", "held"],
            "batches": ["organisation", "agent_id", "state", "created_at", "runs_at"],
            "batch_items": ["reference", "outcome"],
        ],
        "a secret's hash and until when it opens: no event holds it": [
            "access_links": ["secret_hash", "organisation", "case_id", "kind", "created_at", "expires_at"]
        ],
        "who works here and may do what: a decision of the organisation that is no event": [
            "agents": [
                "organisation", "login", "role", "office", "password_hash", "is_active", "created_at",
                "failed_sign_ins", "blocked_until",
            ],
            "agent_groups": ["agent_id", "name", "organisation"],
            "absences": ["agent_id", "first_day", "last_day", "organisation", "stand_in"],
            "delegations": ["agent_id", "name", "first_day", "last_day", "organisation", "text"],
            "second_factors": ["is_confirmed", "last_step"], "recovery_codes": ["agent_id", "hash"],
            "administration_log": ["id", "organisation", "at", "act", "author", "subject"],
            "settings": ["organisation", "key", "value"], "assistant_cases": ["organisation", "language", "agent_id"],
        ],
        "of people's spaces, beside what is sealed": [
            "persons": ["id"], "contacts": ["kind", "lookup", "verified_at", "effective_at"],
            "person_events": ["kind"], "person_requests": ["request_id", "person_id", "member_id", "added_at"],
            "checklists": ["event"],
        ],
        "records that no event repeats": [
            "accesses": ["organisation"], "access_subjects": ["subject", "access_id", "parts", "disclosed_at"],
            "exports": [
                "id", "organisation", "service", "definition", "agent_id", "role", "language", "format", "columns",
                "period_start", "period_end", "standing", "state", "taken", "looked", "candidates", "is_kept",
                "created_at", "started_at", "ended_at", "expires_at",
            ],
            "breach_entries": ["organisation", "at", "author"],
            "erasures": ["reason"], "erasure_receipts": ["reference", "unreadable_from"],
            "elimination_lists": [
                "organisation", "service", "rule", "state", "cases", "kept", "seed", "opened_at", "closed_at",
                "ended_at",
            ],
            "elimination_items": ["list_id", "files", "bytes", "fate", "state"],
        ],
    ]

    /// What is said where the column's own name is not.
    private static func words(_ table: String, _ column: String) -> String {
        switch (table, column) {
        case ("events", "position"): "they were reordered"
        case ("events", _): "Event "
        case ("log_leaves", _): "of the log"
        case ("log_tiles", _): "log_tiles.hashes"
        case ("log_checkpoints", "size"), ("log_checkpoints", "note"): "The checkpoint of"
        case ("cases", "id"): "in the lists and has no event"
        case ("case_words", _): "case_words"
        case ("publications", "definition"): "publications.service"
        default: "\(table).\(column)"
        }
    }

    private struct Column {
        let table: String
        let name: String
        let type: String
        let isKey: Bool
    }

    private func columns(_ store: Store) async throws -> [Column] {
        try await store.database.read { connection in
            try connection.query(
                SQLStatement(
                    "schema",
                    """
                    SELECT t.name, c.name, c.type, c.pk FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c
                    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid
                    """), []
            ).map { row in
                Column(
                    table: try row.text(0), name: try row.text(1), type: try row.text(2),
                    isKey: try row.integer(3) > 0)
            }
        }
    }

    /// The row of a table that is tampered with: rows of different tables are, as far as can be, of different cases.
    private func row(of table: String, keys: [String]) -> String {
        let last = keys.map { "\($0) DESC" }.joined(separator: ", ")
        let (chosen, order) =
            switch table {
            case "events": ("1", "abs(position - (SELECT max(position) / 2 FROM events))")
            case "cases": ("1", "id")
            case "files": ("is_kept = 1", last)
            case "jobs": ("idempotency_key = 'tampered'", last)
            case "case_retention": ("step <> 'listed'", last)
            case "definitions", "publications": ("service <> ''", last)
            case "log_tiles": ("level = 0", "number")
            default: ("1", last)
            }
        let names = keys.joined(separator: ", ")
        return "(\(names)) = (SELECT \(names) FROM \(table) WHERE \(chosen) ORDER BY \(order) LIMIT 1)"
    }

    private func tamper(_ column: Column, keys: [String]) -> String {
        let (name, table) = (column.name, column.table)
        switch (table, name) {
        case ("definitions", "hash"):
            return """
                INSERT INTO definitions SELECT 'x' || hash, organisation, service, published_at, archive
                FROM definitions LIMIT 1
                """
        case ("publications", "definition"):
            return """
                UPDATE publications SET definition = (SELECT hash FROM definitions d WHERE d.service <> publications.service
                LIMIT 1) WHERE \(row(of: table, keys: keys))
                """
        case (_, "person_id"):
            return """
                UPDATE \(table) SET person_id = (SELECT id FROM persons p WHERE p.id <> \(table).person_id)
                WHERE \(row(of: table, keys: keys))
                """
        default: break
        }
        let value =
            switch column.type {
            case "INTEGER" where name.hasPrefix("is_") || name == "awaits_reply": "1 - \(name)"
            case "INTEGER": "COALESCE(\(name), 0) + 100000"
            case "TEXT": "COALESCE(\(name), '') || 'x'"
            default:
                """
                CAST(CASE WHEN \(name) IS NULL THEN zeroblob(16) ELSE substr(\(name), 1, length(\(name)) - 1)
                || CASE substr(\(name), -1) WHEN x'00' THEN x'01' ELSE x'00' END END AS BLOB)
                """
            }
        return "UPDATE \(table) SET \(name) = \(value) WHERE \(row(of: table, keys: keys))"
    }

    /// What is found in a copy of a store after some statements.
    private func faults(in whole: String, of signer: FilledTown, _ statements: [String], at data: String) async throws
        -> [String]
    {
        try FileManager.default.copyItem(atPath: whole, toPath: data)
        let copy = try Installation.open(data: data)
        try await copy.store.database.write { transaction in
            for trigger in ["events_are_never_changed", "events_are_never_removed", "breach_entries_are_never_removed"]
            {
                try transaction.execute(SQLStatement("drop \(trigger)", "DROP TRIGGER \(trigger)"), [])
            }
            for statement in statements {
                let changed = try transaction.execute(SQLStatement(statement, statement), [])
                #expect(changed == 1, "\(statement)")
            }
        }
        var examination = JournalExamination(
            store: copy.store, verifier: signer.signer.verifier, keys: copy.keys,
            compiled: PreparedTown.compiled)
        examination.mostFaults = 100_000
        try await examination.run(against: nil) { _ in }
        await copy.store.database.close()
        try FileManager.default.removeItem(atPath: data)
        return examination.faults
    }

    @Test func `a byte changed in any column is found and named, but for those that are listed`() async throws {
        try await Place.withFolder { folder in
            let whole = "\(folder)/whole"
            let town = try await FilledTown(data: whole)
            let columns = try await columns(town.installation.store)
            await town.installation.store.database.close()
            #expect(try await faults(in: whole, of: town, [], at: "\(folder)/sound") == [])

            let known = Set(columns.map { "\($0.table).\($0.name)" })
            let outside = Set(
                Self.outside.values.flatMap { tables in
                    tables.flatMap { table, names in names.map { "\(table).\($0)" } }
                })
            #expect(outside.isSubset(of: known), "\(outside.subtracting(known))")
            let covered = columns.filter { !outside.contains("\($0.table).\($0.name)") }
            // What events, leaves and lists are of is not to be given up here.
            #expect(covered.count > 125)
            let byTable = Dictionary(grouping: covered, by: \.table)
            let keys = Dictionary(grouping: columns.filter(\.isKey), by: \.table).mapValues { $0.map(\.name) }
            // One column of each table at a time; those of definitions alone, since every case needs its own, and those of
            // erasures, beside which receipts stand.
            let alone = ["definitions", "publications", "erasures"]
            var rounds = alone.flatMap { byTable[$0] ?? [] }.map { [$0] }
            let shared = byTable.filter { !alone.contains($0.key) }
            for place in 0..<(shared.values.map(\.count).max() ?? 0) {
                rounds.append(shared.values.compactMap { $0.indices.contains(place) ? $0[place] : nil })
            }
            for (number, round) in rounds.enumerated() {
                let found = try await faults(
                    in: whole, of: town, round.map { tamper($0, keys: keys[$0.table] ?? []) }, at: "\(folder)/\(number)"
                )
                for column in round {
                    let words = Self.words(column.table, column.name)
                    #expect(
                        found.contains { $0.contains(words) },
                        "\(column.table).\(column.name) in \(found.prefix(40))")
                }
            }
        }
    }

    @Test func `a file's content, a row put in and a row taken away are found`() async throws {
        try await Place.withFolder { folder in
            let whole = "\(folder)/whole"
            let town = try await FilledTown(data: whole)
            await town.installation.store.database.close()
            for (number, (statement, said)) in [
                ("DELETE FROM case_retention WHERE case_id = (SELECT max(case_id) FROM case_retention)", "0 rows"),
                ("DELETE FROM rights_requests", "rights_requests, which has 0 rows"),
                ("DELETE FROM awaited_opinions", "awaited_opinions, which has 0 rows"),
                (
                    "DELETE FROM case_words WHERE (hash, case_id) = (SELECT hash, case_id FROM case_words LIMIT 1)",
                    "case_words lacks a row"
                ),
                (
                    "INSERT INTO case_words SELECT organisation, x'0102030405060708', case_id FROM case_words LIMIT 1",
                    "case_words has a row"
                ),
                (
                    "INSERT INTO case_retention SELECT zeroblob(16), organisation, service, step, due_at, is_closed FROM case_retention LIMIT 1",
                    "case_retention.case_id"
                ),
                (
                    "DELETE FROM files WHERE id = (SELECT id FROM files WHERE is_kept = 1 LIMIT 1)",
                    "is in no row of files"
                ),
                ("DELETE FROM erasures", "is in no list"),
            ].enumerated() {
                let found = try await faults(in: whole, of: town, [statement], at: "\(folder)/\(number)")
                #expect(found.contains { $0.contains(said) }, "\(statement): \(found.prefix(20))")
            }
            // A byte of a document.
            let names = try FileManager.default.subpathsOfDirectory(atPath: "\(whole)/files")
            let paths = names.map { "\(whole)/files/\($0)" }
            let path = try #require(
                paths.first { path in
                    var isFolder: ObjCBool = false
                    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
                })
            var bytes = try Data(contentsOf: URL(filePath: path))
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: URL(filePath: path))
            let found = try await faults(in: whole, of: town, [], at: "\(folder)/file")
            #expect(found.contains { $0.hasPrefix("The content of file") }, "\(found)")
        }
    }
}
