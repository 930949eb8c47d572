import Cases
import Services
import Testing

@testable import Storage

/// A checklist is its person's alone, and one for each event.
@Suite struct ChecklistStoreTests {
    private let store = ChecklistStore(codec: FlippingCodec())
    private let identifiers = Identifiers()

    @Test(arguments: Driver.allCases)
    func `nobody else reads, changes or removes a person's checklist`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let (person, other, id) = (identifiers.next(), identifiers.next(), identifiers.next())
            let again = identifiers.next()
            @Sendable func list(_ id: Identifier, _ text: String) -> StoredChecklist {
                StoredChecklist(id: id, event: "naissance", keptAt: .start, content: text.bytes)
            }
            try await database.write { transaction in
                for someone in [person, other] {
                    try PersonStore(codec: FlippingCodec()).create(someone, now: .start, in: transaction)
                }
                try store.add(list(id, "first"), to: person, in: transaction)
                try store.add(list(again, "second"), to: person, in: transaction)
                #expect(try store.update(id, of: other, content: "stolen".bytes, in: transaction) == false)
                #expect(try store.delete(id, of: other, in: transaction) == false)
            }
            func kept(_ someone: Identifier) async throws -> [StoredChecklist] {
                try await database.read { try store.list(of: someone, in: $0) }
            }
            #expect(try await kept(person) == [list(id, "first")])
            #expect(try await kept(other) == [])
            try await database.write {
                _ = try store.update(id, of: person, content: "done".bytes, in: $0)
            }
            #expect(try await kept(person).map(\.content) == ["done".bytes])
            try await database.write { _ = try store.delete(id, of: person, in: $0) }
            #expect(try await kept(person) == [])
        }
    }
}
