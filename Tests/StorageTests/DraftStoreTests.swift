import Cases
import Services
import Testing

@testable import Storage

@Suite struct DraftStoreTests {
    private let drafts = DraftStore(codec: FlippingCodec())
    private let id = Identifiers().next()
    private let caseID = Identifiers().next(at: .start.adding(seconds: 5))
    private let later = Instant.start.adding(seconds: 60)
    private let expiry = Instant.start.adding(seconds: 3600)
    private let secret = SecretHash(of: "secret")

    @Test(arguments: Driver.allCases)
    func `a draft is found by its identifier and by its secret link until it expires`(driver: Driver) async throws {
        try await withDraft(driver) { database in
            let byID = try await database.read { try drafts.find(id, now: later, in: $0) }
            let bySecret = try await database.read { try drafts.find(secret: secret, now: later, in: $0) }
            #expect(byID == bySecret)
            #expect(
                byID
                    == StoredDraft(
                        id: id, organisation: "val-clair", service: "acte", definition: "d1", version: 1,
                        createdAt: .start, updatedAt: .start, expiresAt: expiry, caseID: nil, content: "one".bytes))
            let wrong = try await database.read {
                try drafts.find(secret: SecretHash(of: "other"), now: later, in: $0)
            }
            #expect(wrong == nil)
            let expired = try await database.read { try drafts.find(id, now: expiry, in: $0) }
            #expect(expired == nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func `the second of two who save the same version is told, and nothing is lost`(driver: Driver) async throws {
        try await withDraft(driver) { database in
            let version = try await database.write { try save("two", version: 1, in: $0) }
            #expect(version == 2)
            await #expect(throws: StorageError.versionConflict(current: 2)) {
                try await database.write { try save("lost?", version: 1, in: $0) }
            }
            let draft = try await database.read { try drafts.find(id, now: later, in: $0) }
            #expect(draft?.content == "two".bytes)
            #expect(draft?.updatedAt == later)
        }
    }

    @Test(arguments: Driver.allCases)
    func `however often it is clicked, a draft is submitted once`(driver: Driver) async throws {
        try await withDraft(driver) { database in
            let outcomes = await withTaskGroup(of: StorageError?.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        do {
                            try await database.write { try submit(in: $0) }
                            return nil
                        } catch {
                            return error as? StorageError
                        }
                    }
                }
                return await group.reduce(into: [StorageError?]()) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == nil }.count == 1)
            #expect(outcomes.compactMap { $0 } == Array(repeating: .versionConflict(current: 2), count: 19))
            let draft = try await database.read { try drafts.find(id, now: later, in: $0) }
            #expect(draft?.caseID == caseID)
            #expect(draft?.content == "kept".bytes)
            await #expect(throws: StorageError.versionConflict(current: 2)) {
                try await database.write { try save("too late", version: 2, in: $0) }
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func `a new secret link replaces the one before`(driver: Driver) async throws {
        try await withDraft(driver) { database in
            let other = SecretHash(of: "other")
            let isReplaced = try await database.write { try drafts.replaceSecret(of: id, by: other, in: $0) }
            #expect(isReplaced)
            let (old, new) = try await database.read {
                (
                    try drafts.find(secret: secret, now: later, in: $0),
                    try drafts.find(secret: other, now: later, in: $0)
                )
            }
            #expect(old == nil)
            #expect(new?.id == id)
        }
    }

    @Test(arguments: Driver.allCases)
    func `drafts are deleted when asked and when they expire`(driver: Driver) async throws {
        try await withDraft(driver) { database in
            let early = try await database.write { try drafts.deleteExpired(now: later, limit: 10, in: $0) }
            let due = try await database.write { try drafts.deleteExpired(now: expiry, limit: 10, in: $0) }
            #expect(early.isEmpty)
            #expect(due.map(\.wasSent) == [false])
            await #expect(throws: StorageError.versionConflict(current: 0)) {
                try await database.write { try save("gone", version: 1, in: $0) }
            }
            let isDeleted = try await database.write { try drafts.delete(id, in: $0) }
            #expect(!isDeleted)
        }
        try await withDraft(driver) { database in
            let isDeleted = try await database.write { try drafts.delete(id, in: $0) }
            #expect(isDeleted)
            let found = try await database.read { try drafts.find(id, now: later, in: $0) }
            #expect(found == nil)
        }
    }

    private func withDraft(_ driver: Driver, _ body: (any Database) async throws -> Void) async throws {
        try await driver.withDatabase { database in
            try await database.write { transaction in
                try drafts.create(
                    NewDraft(
                        id: id, organisation: "val-clair", service: "acte", definition: "d1", content: "one".bytes),
                    secret: secret, now: .start, expiresAt: expiry, in: transaction)
            }
            try await body(database)
        }
    }

    private func save(_ content: String, version: Int, in transaction: any SQLTransaction) throws -> Int {
        try drafts.save(
            content.bytes, of: id, definition: "d1", expectedVersion: version, now: later, expiresAt: expiry,
            in: transaction)
    }

    private func submit(in transaction: any SQLTransaction) throws {
        try drafts.markSubmitted(
            id, as: caseID, content: "kept".bytes, expectedVersion: 1, now: later, expiresAt: expiry, in: transaction)
    }
}
