import Cases
import Services
import Testing

@testable import Storage

/// A conversation is saved by whoever saw it last, and nothing of it remains once it is over.
@Suite struct ConversationStoreTests {
    private let store = ConversationStore(codec: FlippingCodec())
    private let identifiers = Identifiers()
    private let expiry = Instant.start.adding(seconds: 3600)

    @Test(arguments: Driver.allCases)
    func `of two who go on from the same words one is told`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let id = identifiers.next()
            try await database.write { transaction in
                try store.create(
                    id, organisation: "o", language: .fr, content: "bonjour".bytes, now: .start, expiresAt: expiry,
                    in: transaction)
                try store.save(
                    "bonjour, une question".bytes, of: id, expectedVersion: 1, now: .start,
                    expiresAt: expiry.adding(seconds: 60), in: transaction)
            }
            await #expect(throws: StorageError.versionConflict(current: 2)) {
                try await database.write {
                    try store.save(
                        "bonjour, autre chose".bytes, of: id, expectedVersion: 1, now: .start, expiresAt: expiry,
                        in: $0)
                }
            }
            let found = try await database.read { try store.find(id, now: expiry, in: $0) }
            #expect(found?.content == "bonjour, une question".bytes)
            #expect(found?.version == 2)
            #expect(try await database.read { try store.version(id, now: expiry, in: $0) } == 2)
            #expect(try await database.read { try store.find(id, now: expiry.adding(seconds: 60), in: $0) } == nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func `what is over is gone, what is kept stays longer`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let ids = (0..<3).map { _ in identifiers.next() }
            try await database.write { transaction in
                for id in ids {
                    try store.create(
                        id, organisation: "o", language: .en, content: [1], now: .start, expiresAt: expiry,
                        in: transaction)
                }
                try store.prolong(ids[2], until: expiry.adding(seconds: 10), in: transaction)
                try store.prolong(ids[2], until: expiry, in: transaction)
                #expect(try store.delete(ids[0], in: transaction))
            }
            let removed = try await database.write { try store.deleteExpired(now: expiry, limit: 10, in: $0) }
            #expect(removed == 1)
            let left = try await database.read { connection in
                try ids.filter { try store.find($0, now: expiry, in: connection) != nil }
            }
            #expect(left == [ids[2]])
        }
    }
}

/// Sheets are replaced a collection at a time, and only what changed is written.
@Suite struct SheetStoreTests {
    private let store = SheetStore()

    private func sheet(_ id: String, _ text: String, _ language: Language = .fr) -> StoredSheet {
        StoredSheet(
            collection: "folder", id: id, language: language, hash: text.bytes, updatedAt: .start,
            content: text.bytes)
    }

    @Test(arguments: Driver.allCases)
    func `a collection holds what was last given, and says what changed`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            func replace(_ sheets: [StoredSheet], in collection: String = "folder") async throws -> SheetStore.Changes {
                try await database.write { try store.replace(collection, of: "o", by: sheets, in: $0) }
            }
            func number() async throws -> Int { try await database.read { try store.changes(of: "o", in: $0) } }
            #expect(try await number() == 0)
            let first = try await replace([sheet("a", "1"), sheet("a", "1", .en), sheet("b", "2")])
            #expect(first.added == 3)
            #expect(try await replace([sheet("x", "9")], in: "import").added == 1)
            #expect(try await number() == 2)
            let same = try await replace([sheet("a", "1"), sheet("a", "1", .en), sheet("b", "2")])
            #expect(same == SheetStore.Changes())
            #expect(try await number() == 2, "what changes nothing wakes nobody")
            let later = try await replace([sheet("a", "other"), sheet("c", "3")])
            #expect((later.added, later.changed, later.removed) == (1, 1, 2))
            let all = try await database.read { try store.all(of: "o", in: $0) }
            #expect(all.map(\.id) == ["a", "c", "x"])
            #expect(all.first?.content == "other".bytes)
            #expect(try await database.read { try store.all(of: "other", in: $0) }.isEmpty)
        }
    }

    @Test(arguments: Driver.allCases)
    func `more sheets than a page holds are all read`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let count = SheetStore.pageSize * 2 + 1
            let sheets = (0..<count).map { sheet("s\($0)", "t\($0)") }
            _ = try await database.write { try store.replace("folder", of: "o", by: sheets, in: $0) }
            let all = try await database.read { try store.all(of: "o", in: $0) }
            #expect(Set(all.map(\.id)).count == count)
        }
    }

    @Test(arguments: Driver.allCases)
    func `a passage's vector is worked out once for each model`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let vectors = PassageVectorStore()
            try await database.write { transaction in
                try vectors.put([[1]: [10], [2]: [20]], of: "m", in: transaction)
                try vectors.put([[1]: [99], [3]: [30]], of: "m", in: transaction)
                try vectors.put([[1]: [11]], of: "other", in: transaction)
                try vectors.delete([[2]], of: "m", in: transaction)
            }
            let found = try await database.read { connection in
                var found: [[UInt8]: [UInt8]] = [:]
                try vectors.forEach(of: "m", in: connection) { found[$0] = $1 }
                return found
            }
            #expect(found == [[1]: [10], [3]: [30]])
        }
    }
}
