/// Definitions of tables. Statements are the same for both engines; definitions may differ, in types above all.
struct SchemaText: Sendable {
    /// As SQLite reads it.
    let sqlite: String
    /// As PostgreSQL reads it.
    let postgreSQL: String

    /// Text that differs in types only, written for SQLite.
    init(_ text: String) {
        sqlite = text
        postgreSQL =
            text
            .replacing(" INTEGER", with: " BIGINT")
            .replacing(" BLOB", with: " BYTEA")
            .replacing(") STRICT, WITHOUT ROWID;", with: ");")
            .replacing(") STRICT;", with: ");")
    }

    /// Text that each engine reads its own way.
    init(sqlite: String, postgreSQL: String) {
        self.sqlite = sqlite
        self.postgreSQL = postgreSQL
    }
}

/// A step from one schema to the next. Once shipped, it never changes: its checksum is recorded where it was applied.
struct Migration: Sendable {
    /// Its place in the order, from 1 without gaps.
    let number: Int
    /// What it brings, in a few words.
    let name: String
    /// Its definitions, in order.
    let steps: [SchemaText]
}
