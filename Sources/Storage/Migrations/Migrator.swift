import Crypto
import Services

/// The statements about migrations.
enum MigrationStatements {
    static let applied = SQLStatement(
        "migrations.applied", "SELECT number, checksum FROM schema_migrations ORDER BY number")
    static let record = SQLStatement(
        "migrations.record",
        "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)")

    static let all = [applied, record]
}

/// Brings a SQLite database from whatever schema it has to the one this version knows.
struct Migrator {
    /// Where migrations are recorded; the only definition outside of them.
    static let record = SchemaText(
        """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number INTEGER NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            applied_at INTEGER NOT NULL
        ) STRICT;
        """)

    let connection: SQLiteConnection
    let migrations: [Migration]

    /// Applies what is missing, each migration in its own transaction, after checking what was applied before.
    func run(now: Instant) throws {
        // Two processes may start at once: the second waits here for the first, then finds its work done.
        try connection.withTransaction { try connection.runScript(Self.record.sqlite) }
        let count = try check()
        for migration in migrations.dropFirst(count) {
            try connection.withTransaction {
                guard try check() < migration.number else { return }
                for step in migration.steps { try connection.runScript(step.sqlite) }
                try connection.execute(
                    MigrationStatements.record,
                    [
                        .integer(migration.number), .text(migration.name), .text(Self.checksum(of: migration)),
                        .instant(now),
                    ])
            }
        }
    }

    /// Compares what was applied with what this version knows and returns how many migrations were applied.
    private func check() throws -> Int {
        let applied = try connection.query(MigrationStatements.applied, [])
        if let last = try applied.last?.integer(0), last > migrations.count {
            throw StorageError.newerDatabase(found: last, known: migrations.count)
        }
        for (row, migration) in zip(applied, migrations) {
            guard try row.integer(0) == migration.number, try row.text(1) == Self.checksum(of: migration) else {
                throw StorageError.alteredMigration(number: migration.number)
            }
        }
        return applied.count
    }

    /// SHA-256 of the definitions that SQLite reads, in hexadecimal.
    static func checksum(of migration: Migration) -> String {
        var hash = SHA256()
        for step in migration.steps { hash.update(data: Array(step.sqlite.utf8)) }
        let alphabet = Array("0123456789abcdef".utf8)
        let digits = hash.finalize().flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] }
        return String(decoding: digits, as: UTF8.self)
    }
}
