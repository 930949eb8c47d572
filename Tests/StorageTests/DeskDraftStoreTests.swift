import Cases
import Services
import Testing

@testable import Storage

/// What an agent has begun to write is found again by them alone, until it is sent, put aside or expired.
@Suite struct DeskDraftStoreTests {
    private let drafts = DeskDraftStore(codec: FlippingCodec())
    private let identifiers = Identifiers()
    private let expiry = Instant.start.adding(seconds: 3600)

    private func draft(_ agent: Identifier, _ id: Identifier, _ form: String, _ text: String) -> DeskDraft {
        DeskDraft(agent: agent, caseID: id, form: form, savedAt: .start, content: text.bytes)
    }

    @Test(arguments: Driver.allCases)
    func `the last save of a form stays, for its agent and case alone`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let (agent, other, one, two) = (
                identifiers.next(), identifiers.next(), identifiers.next(), identifiers.next()
            )
            let kept = [draft(agent, one, "message", "b"), draft(agent, one, "note", "later")]
            try await database.write { transaction in
                for draft in [
                    draft(agent, one, "note", "first"), kept[0], kept[1], draft(agent, two, "note", "x"),
                    draft(other, one, "note", "y"),
                ] {
                    try drafts.put(draft, expiresAt: expiry, in: transaction)
                }
            }
            func all(at now: Instant = .start) async throws -> [DeskDraft] {
                try await database.read { try drafts.all(of: agent, onCase: one, now: now, in: $0) }
            }
            #expect(try await all() == kept)
            #expect(try await all(at: expiry) == [])
            try await database.write { try drafts.delete("message", of: agent, onCase: one, in: $0) }
            #expect(try await all() == [kept[1]])
        }
    }

    @Test(arguments: Driver.allCases)
    func `expired drafts are removed a bounded number at a time`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let (agent, id) = (identifiers.next(), identifiers.next())
            try await database.write { transaction in
                for form in ["a", "b", "c"] {
                    let draft = DeskDraft(agent: agent, caseID: id, form: form, savedAt: .start, content: [1])
                    try drafts.put(
                        draft, expiresAt: form == "c" ? expiry.adding(seconds: 1) : expiry, in: transaction)
                }
            }
            var removed: [Int] = []
            for _ in 0..<3 {
                removed.append(try await database.write { try drafts.deleteExpired(now: expiry, limit: 1, in: $0) })
            }
            #expect(removed == [1, 1, 0])
            let left = try await database.read { try drafts.all(of: agent, onCase: id, now: .start, in: $0) }
            #expect(left.map(\.form) == ["c"])
        }
    }
}
