/// What an open SQLite store is and promises, as read back from the engine: for operators.
public struct SQLiteReport: Sendable, Hashable {
    /// The library's version ("3.40.1").
    public let version: String
    /// How the journal is kept: "wal".
    public let journalMode: String
    /// When commits reach the disk: 2 is FULL, at each commit.
    public let synchronous: Int
    /// Whether the file is sound: "ok", or the first flaw found.
    public let integrity: String
    /// Size of the database, in bytes.
    public let bytes: Int
}

extension SQLiteDatabase {
    /// What the engine finds wrong with the file: pages, indexes that are not those of their tables, rows whose parent is missing.
    ///
    /// - Returns: sentences, a hundred at most; none when it is sound.
    public func flaws() async throws -> [String] {
        try await read { connection in
            let integrity = try connection.query(
                SQLStatement("sqlite.integrity_check", "PRAGMA integrity_check(100)"), []
            ).map { try $0.text(0) }
            let orphans = try connection.query(SQLStatement("sqlite.foreign_key_check", "PRAGMA foreign_key_check"), [])
            return integrity.filter { $0 != "ok" }.map { "The file of the database is damaged: \($0)." }
                + (try orphans.prefix(100).map { row in
                    "A row of \(try row.text(0)) names a row of \(try row.text(2)) that is not there."
                })
        }
    }

    /// Reads back what the writer's connection promises, and checks the file.
    public func report() async throws -> SQLiteReport {
        try await write { connection in
            func value(_ name: String, _ query: String) throws -> SQLRow? {
                try connection.first(SQLStatement("sqlite.\(name)", query), [])
            }
            let pages = try value("page_count", "PRAGMA page_count")?.integer(0) ?? 0
            let size = try value("page_size", "PRAGMA page_size")?.integer(0) ?? 0
            return SQLiteReport(
                version: try value("version", "SELECT sqlite_version()")?.text(0) ?? "",
                journalMode: try value("journal_mode", "PRAGMA journal_mode")?.text(0) ?? "",
                synchronous: try value("synchronous", "PRAGMA synchronous")?.integer(0) ?? 0,
                integrity: try value("quick_check", "PRAGMA quick_check(1)")?.text(0) ?? "", bytes: pages * size)
        }
    }
}
