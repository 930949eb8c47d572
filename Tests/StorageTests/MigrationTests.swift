import Services
import Testing

@testable import Storage

@Suite struct MigrationTests {
    @Test func `migrations are numbered from 1 without gaps`() {
        #expect(Migrations.all.map(\.number) == Array(1...Migrations.all.count))
    }

    @Test func `migrations end in exactly the reference schema`() async throws {
        try await withTemporaryFolder { folder in
            let migrated = try await schema(path: folder + "/migrated.sqlite", migrations: Migrations.all)
            let reference = Migration(number: 1, name: "reference", steps: ReferenceSchema.steps)
            let expected = try await schema(path: folder + "/reference.sqlite", migrations: [reference])
            #expect(migrated.count > 20)
            for (found, wanted) in zip(migrated, expected) { #expect(found == wanted) }
            #expect(migrated == expected)
        }
    }

    @Test func `opening again changes nothing`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/parvis.sqlite"
            await (try SQLiteDatabase.open(path: path, now: .start)).close()
            let database = try SQLiteDatabase.open(path: path, now: Instant.start.adding(seconds: 60))
            let rows = try await database.read { connection in
                try connection.query(.test("SELECT number, applied_at FROM schema_migrations"), []).map(\.values)
            }
            #expect(rows == Migrations.all.map { [.integer($0.number), .instant(.start)] })
            await database.close()
        }
    }

    @Test func `processes that start together apply each migration once`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/parvis.sqlite"
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask { await (try SQLiteDatabase.open(path: path, now: .start)).close() }
                }
                try await group.waitForAll()
            }
            let database = try SQLiteDatabase.open(path: path, now: .start)
            let count = try await database.read { connection in
                try connection.first(.test("SELECT count(*) FROM schema_migrations"), [])?.integer(0)
            }
            #expect(count == Migrations.all.count)
            await database.close()
        }
    }

    @Test func `a database of a newer Parvis is refused in one sentence`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/parvis.sqlite"
            let known = Migrations.all.count
            try await change(
                path: path,
                "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (\(known + 1), '', '', 0)")
            let error = #expect(throws: StorageError.self) { try SQLiteDatabase.open(path: path, now: .start) }
            #expect(error == .newerDatabase(found: known + 1, known: known))
            #expect(
                error?.description == """
                    This database was written by a newer Parvis (its schema is number \(known + 1), this version \
                    knows up to \(known)): start that version, or a later one.
                    """)
        }
    }

    @Test func `a migration that is not the one applied is noticed`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/parvis.sqlite"
            try await change(path: path, "UPDATE schema_migrations SET checksum = 'another' WHERE number = 1")
            #expect(throws: StorageError.alteredMigration(number: 1)) {
                try SQLiteDatabase.open(path: path, now: .start)
            }
        }
    }

    @Test func `a migration that fails leaves the schema as it was`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/parvis.sqlite"
            let broken = Migration(
                number: 2, name: "broken",
                steps: [SchemaText("CREATE TABLE half (a INTEGER) STRICT;"), SchemaText("?")])
            let first = [
                Migration(number: 1, name: "first", steps: [SchemaText("CREATE TABLE one (a INTEGER) STRICT;")])
            ]
            let before = try await schema(path: path, migrations: first)
            await #expect(throws: StorageError.self) {
                _ = try await schema(path: path, migrations: first + [broken])
            }
            let after = try await schema(path: path, migrations: first)
            #expect(after == before)
        }
    }

    // MARK: Support

    /// Every object of a database after migrations, and every column as SQLite understands it.
    private func schema(path: String, migrations: [Migration]) async throws -> [[SQLValue]] {
        let database = try SQLiteDatabase.open(path: path, migrations: migrations, now: .start)
        do {
            let rows = try await database.read { connection in
                let objects = try connection.query(
                    .test("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"), [])
                let columns = try connection.query(
                    .test(
                        """
                        SELECT t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk FROM sqlite_schema t
                        JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table' ORDER BY t.name, c.cid
                        """), [])
                return (objects + columns).map(\.values)
            }
            await database.close()
            return rows
        } catch {
            await database.close()
            throw error
        }
    }

    private func change(path: String, _ sql: String) async throws {
        let database = try SQLiteDatabase.open(path: path, now: .start)
        try await database.write { try $0.execute(.test(sql), []) }
        await database.close()
    }
}
