import Cases
import Services
import Testing

@testable import Storage

@Suite struct BreachStoreTests {
    private let breaches = BreachStore(codec: FlippingCodec())
    private let identifiers = Identifiers()

    @Test(arguments: Driver.allCases)
    func `entries are added once each, read in order, and are another organisation's never`(driver: Driver) async throws
    {
        try await driver.withDatabase { database in
            let (first, second, author) = (
                identifiers.next(), identifiers.next(at: .start.adding(seconds: 1)), identifiers.next()
            )
            @Sendable func entry(_ breach: Identifier, _ number: Int, _ content: [UInt8]) -> StoredBreachEntry {
                StoredBreachEntry(breach: breach, number: number, at: .start, author: author, content: content)
            }
            let told = [entry(first, 1, [1]), entry(first, 2, [2]), entry(second, 1, [3])]
            for one in told {
                let isAdded = try await database.write { try breaches.append(one, organisation: "o", in: $0) }
                #expect(isAdded)
            }
            let twice = entry(first, 2, [9])
            let again = try await database.write { try breaches.append(twice, organisation: "o", in: $0) }
            #expect(!again, "what was written stays as it was")
            let known = try await database.read { try breaches.entries(of: first, organisation: "o", in: $0) }
            #expect(known == Array(told.prefix(2)))
            let all = try await database.read {
                try breaches.entries(from: first, through: second, organisation: "o", in: $0)
            }
            #expect(all == told)
            #expect(
                try await database.read { try breaches.list(organisation: "o", limit: 9, in: $0) } == [second, first])
            let earlier = try await database.read {
                try breaches.list(organisation: "o", before: second, limit: 9, in: $0)
            }
            #expect(earlier == [first])
            #expect(try await database.read { try breaches.list(organisation: "p", limit: 9, in: $0) }.isEmpty)
            #expect(
                try await database.read { try breaches.entries(of: first, organisation: "p", in: $0) }.isEmpty)
        }
    }

    @Test func `nothing removes what was written: no statement does, and the database refuses`() async throws {
        #expect(BreachStatements.all.allSatisfy { !$0.text.contains("DELETE") && !$0.text.contains("UPDATE") })
        let others = StatementCatalogue.all.filter { $0.text.contains("breach_entries") }
        #expect(Set(others.map(\.name)) == Set(BreachStatements.all.map(\.name)))
        try await Driver.sqlite.withDatabase { database in
            let id = identifiers.next()
            try await database.write {
                try breaches.append(
                    StoredBreachEntry(breach: id, number: 1, at: .start, author: id, content: [1]), organisation: "o",
                    in: $0)
            }
            await #expect(throws: (any Error).self) {
                try await database.write { try $0.execute(.test("DELETE FROM breach_entries"), []) }
            }
            #expect(try await database.read { try breaches.list(organisation: "o", limit: 9, in: $0) } == [id])
        }
    }
}
