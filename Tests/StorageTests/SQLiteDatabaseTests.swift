import Dispatch
import Foundation
import Services
import Testing

@testable import Storage

/// What only SQLite's driver promises.
@Suite struct SQLiteDatabaseTests {
    private let settings = SettingsStore()

    @Test func `commits survive a power cut: synchronous reads back as FULL on the writer`() async throws {
        try await withDatabase { database, _ in
            let found = try await database.write { connection in
                try ["synchronous", "foreign_keys"].map { setting in
                    try connection.first(.test("PRAGMA \(setting)"), [])?.integer(0)
                }
            }
            #expect(found == [2, 1])
            let mode = try await database.read { try $0.first(.test("PRAGMA journal_mode"), [])?.text(0) }
            #expect(mode == "wal")
        }
    }

    @Test func `writes that wait together share one commit`() async throws {
        try await withDatabase { database, path in
            let before = try size(path + "-wal")
            try await writeTogether(database, count: 50) { [settings] number, transaction in
                try settings.set("k\(number)", to: "v", in: transaction)
            }
            // Alone, each commit writes at least one page of 4096 bytes to the log. Fifty would make fifty.
            let written = try size(path + "-wal") - before
            #expect(written < 20 * 4096)
            let count = try await database.read { try $0.first(.test("SELECT count(*) FROM settings"), [])?.integer(0) }
            #expect(count == 50)
        }
    }

    @Test func `when the shared commit fails, every write of it fails`() async throws {
        try await withDatabase { database, _ in
            let orphan = SQLStatement.test(
                """
                INSERT INTO publications (organisation, service, number, definition, published_at)
                VALUES ('', '', 1, 'unknown', 0)
                """)
            let failures = try await writeTogether(database, count: 5) { [settings] number, transaction in
                try settings.set("k\(number)", to: "v", in: transaction)
                if number == 2 {
                    // The check of the missing parent waits for the commit, and makes it fail.
                    try transaction.execute(.test("PRAGMA defer_foreign_keys = ON"), [])
                    try transaction.execute(orphan, [])
                }
            }
            #expect(failures.count == 5)
            let count = try await database.read { try $0.first(.test("SELECT count(*) FROM settings"), [])?.integer(0) }
            #expect(count == 0)
            try await database.write { [settings] in try settings.set("after", to: "v", in: $0) }
        }
    }

    @Test func `a write that ends the common transaction fails them all and harms none after`() async throws {
        try await withDatabase { database, _ in
            let failures = try await writeTogether(database, count: 5) { [settings] number, transaction in
                try settings.set("k\(number)", to: "v", in: transaction)
                if number == 3 { try transaction.execute(.test("ROLLBACK"), []) }
            }
            #expect(failures.count == 5)
            let count = try await database.write { [settings] transaction in
                try settings.set("after", to: "v", in: transaction)
                return try transaction.first(.test("SELECT count(*) FROM settings"), [])?.integer(0)
            }
            #expect(count == 1)
        }
    }

    @Test func `a full disk loses nothing that was acknowledged, and the store goes on once there is room`()
        async throws
    {
        try await withDatabase { database, _ in
            try await database.write { transaction in
                let pages = try transaction.first(.test("PRAGMA page_count"), [])?.integer(0) ?? 0
                _ = try transaction.query(.test("PRAGMA max_page_count = \(pages + 20)"), [])
            }
            let large = String(repeating: "x", count: 20_000)
            let failures = try await writeTogether(database, count: 30) { [settings] number, transaction in
                try settings.set("k\(number)", to: large, in: transaction)
            }
            let kept = try await database.read { try $0.first(.test("SELECT count(*) FROM settings"), [])?.integer(0) }
            #expect(!failures.isEmpty)
            #expect(kept == 30 - failures.count)
            // 13 is SQLITE_FULL.
            for failure in failures {
                #expect(failure as? StorageError == .engine(code: 13, message: "database or disk is full"))
            }
            try await database.write { [settings] transaction in
                _ = try transaction.query(.test("PRAGMA max_page_count = 1000000"), [])
                try settings.set("after", to: large, in: transaction)
            }
            let health = try await database.read { try $0.first(.test("PRAGMA integrity_check"), [])?.text(0) }
            #expect(health == "ok")
        }
    }

    @Test func `beyond its bounds the store says busy at once`() async throws {
        var options = SQLiteDatabase.Options()
        options.waitingWrites = 2
        options.waitingReads = 1
        options.readers = 1
        try await withDatabase(options) { database, _ in
            let isRunning = DispatchSemaphore(value: 0)
            let mayEnd = DispatchSemaphore(value: 0)
            async let first: Void = database.write { _ in
                isRunning.signal()
                mayEnd.wait()
            }
            await waitFor(isRunning)
            async let second = database.write { _ in 2 }
            async let third = database.write { _ in 3 }
            while database.waitingWrites < 2 { await Task.yield() }
            await #expect(throws: StorageError.busy) { try await database.write { _ in 4 } }
            mayEnd.signal()
            try await first
            let others = try await [second, third]
            #expect(others == [2, 3])
        }
    }

    @Test func `two processes may share the file`() async throws {
        try await withDatabase { database, path in
            let other = try SQLiteDatabase.open(path: path, now: .start)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<100 {
                    group.addTask { [settings] in
                        let target = number.isMultiple(of: 2) ? database : other
                        try await target.write { _ = try settings.add(1, to: "n", in: $0) }
                    }
                }
                try await group.waitForAll()
            }
            let found = try await other.read { [settings] in try settings.count(of: "n", in: $0) }
            #expect(found == 100)
            await other.close()
        }
    }

    @Test func `what is not a database is refused`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/parvis.sqlite"
            try Data(repeating: 65, count: 5000).write(to: URL(filePath: path))
            #expect(throws: StorageError.self) { try SQLiteDatabase.open(path: path, now: .start) }
            #expect(throws: StorageError.self) { try SQLiteDatabase.open(path: folder + "/no/such", now: .start) }
        }
    }

    // MARK: Support

    private func withDatabase(
        _ options: SQLiteDatabase.Options = SQLiteDatabase.Options(),
        _ body: (SQLiteDatabase, String) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/parvis.sqlite"
            let database = try SQLiteDatabase.open(path: path, options: options, now: .start)
            try await body(database, path)
            await database.close()
        }
    }

    /// Keeps the writer occupied until so many writes wait, lets them go together, and returns the errors of those that
    /// failed.
    @discardableResult
    private func writeTogether(
        _ database: SQLiteDatabase, count: Int,
        _ body: @escaping @Sendable (Int, any SQLTransaction) throws -> Void
    ) async throws -> [any Error] {
        let mayEnd = DispatchSemaphore(value: 0)
        let isRunning = DispatchSemaphore(value: 0)
        async let first: Void = database.write { _ in
            isRunning.signal()
            mayEnd.wait()
        }
        await waitFor(isRunning)
        let errors = await withTaskGroup(of: (any Error)?.self) { group in
            for number in 0..<count {
                group.addTask {
                    do {
                        try await database.write { try body(number, $0) }
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            while database.waitingWrites < count { await Task.yield() }
            mayEnd.signal()
            return await group.reduce(into: [any Error]()) { errors, error in
                if let error { errors.append(error) }
            }
        }
        try await first
        return errors
    }

    private func size(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }
}
