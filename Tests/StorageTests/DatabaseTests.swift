import Dispatch
import Services
import Testing

@testable import Storage

/// What the port promises, on every engine.
@Suite struct DatabaseTests {
    private let settings = SettingsStore()

    @Test(arguments: Driver.allCases)
    func `what was written is read`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            try await database.write { [settings] in try settings.set("key", to: "value", in: $0) }
            let value = try await database.read { [settings] in try settings.value(of: "key", in: $0) }
            #expect(value == "value")
        }
    }

    @Test(arguments: Driver.allCases)
    func `every kind of value comes back as it went in`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let values: [SQLValue] = [
                .null, .integer(.min), .integer(.max), .real(0.1), .text(""), .text("éß 🏛"), .blob([]),
                .blob([0, 255]),
            ]
            let row = try await database.read { connection in
                try connection.first(.test("SELECT $1, $2, $3, $4, $5, $6, $7, $8"), values)
            }
            #expect(row?.values == values)
            await #expect(throws: StorageError.refused("text can't hold U+0000")) {
                try await database.read { try $0.query(.test("SELECT $1"), [.text("a\u{0}b")]) }
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func `a write that throws leaves nothing and hands on its error`(driver: Driver) async throws {
        struct Refusal: Error {}
        try await driver.withDatabase { database in
            await #expect(throws: Refusal.self) {
                try await database.write { [settings] transaction in
                    try settings.set("key", to: "value", in: transaction)
                    throw Refusal()
                }
            }
            let found = try await database.read { [settings] in try settings.value(of: "key", in: $0) }
            #expect(found == nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func `among many concurrent writes, those that fail undo only themselves`(driver: Driver) async throws {
        struct Refusal: Error {}
        try await driver.withDatabase { database in
            let accepted = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<300 {
                    group.addTask { [settings] in
                        try? await database.write { transaction in
                            try settings.set("key-\(number)", to: "value", in: transaction)
                            if number.isMultiple(of: 3) { throw Refusal() }
                            return number
                        }
                    }
                }
                return await group.reduce(into: Set()) { $0.formUnion([$1].compactMap { $0 }) }
            }
            #expect(accepted == Set((0..<300).filter { !$0.isMultiple(of: 3) }))
            let kept = try await database.read { connection in
                try connection.query(.test("SELECT key FROM settings"), []).map { try $0.text(0) }
            }
            #expect(Set(kept) == Set(accepted.map { "key-\($0)" }))
        }
    }

    @Test(arguments: Driver.allCases)
    func `a statement that fails tells which rule refused it`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let insert = SQLStatement.test(
                "INSERT INTO definitions (hash, organisation, service, published_at, archive) VALUES ('a', '', '', 0, $1)"
            )
            try await database.write { try $0.execute(insert, [.blob([])]) }
            await #expect(throws: StorageError.duplicate("definitions.hash")) {
                try await database.write { try $0.execute(insert, [.blob([])]) }
            }
            let orphan = SQLStatement.test(
                """
                INSERT INTO publications (organisation, service, number, definition, published_at)
                VALUES ('', '', 1, 'unknown', 0)
                """)
            let error = await #expect(throws: StorageError.self) {
                try await database.write { try $0.execute(orphan, []) }
            }
            #expect(error?.code == "storage.refused")
        }
    }

    @Test(arguments: Driver.allCases)
    func `a statement that failed works again`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let insert = SQLStatement.test("INSERT INTO settings (organisation, key, value) VALUES ('', $1, 'v')")
            try await database.write { try $0.execute(insert, [.text("one")]) }
            _ = try? await database.write { try $0.execute(insert, [.text("one")]) }
            let changed = try await database.write { try $0.execute(insert, [.text("two")]) }
            #expect(changed == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func `a read sees one moment even while others write`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let hasRead = DispatchSemaphore(value: 0)
            let mayReadAgain = DispatchSemaphore(value: 0)
            async let counts = database.read { [settings] connection in
                let first = try settings.count(of: "n", in: connection)
                hasRead.signal()
                mayReadAgain.wait()
                return [first, try settings.count(of: "n", in: connection)]
            }
            await waitFor(hasRead)
            try await database.write { [settings] in try settings.add(1, to: "n", in: $0) }
            mayReadAgain.signal()
            let seen = try await counts
            #expect(seen == [0, 0])
            let found = try await database.read { [settings] in try settings.count(of: "n", in: $0) }
            #expect(found == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func `a read can't write`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            await #expect(throws: StorageError.self) {
                try await database.read { connection in
                    try connection.query(SettingStatements.add, [.text(""), .text("n"), .integer(1)])
                }
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func `a closed store finishes what it accepted and refuses the rest`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let isRunning = DispatchSemaphore(value: 0)
            let mayEnd = DispatchSemaphore(value: 0)
            async let accepted = database.write { [settings] transaction in
                isRunning.signal()
                mayEnd.wait()
                return try settings.add(1, to: "n", in: transaction)
            }
            await waitFor(isRunning)
            async let closing: Void = database.close()
            var refusal: StorageError?
            while refusal == nil {
                // A read need not suspend: others must have their turn.
                await Task.yield()
                do { _ = try await database.read { _ in 0 } } catch { refusal = error as? StorageError }
            }
            #expect(refusal == .closed)
            mayEnd.signal()
            let value = try await accepted
            #expect(value == 1)
            await closing
        }
    }
}

/// Waits for a semaphore without holding a thread of the tasks' pool.
func waitFor(_ semaphore: DispatchSemaphore) async {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
            semaphore.wait()
            continuation.resume()
        }
    }
}
