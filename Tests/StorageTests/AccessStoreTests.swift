import Cases
import Services
import Testing

@testable import Storage

@Suite struct AccessStoreTests {
    private let store = AccessStore(codec: FlippingCodec())
    private let identifiers = Identifiers()

    private func access(at moment: Instant, delayedBy: String? = nil) -> AccessRecord {
        AccessRecord(
            id: identifiers.next(at: moment), at: moment, organisation: "o",
            reader: .agent(identifiers.next(), .agent, office: "x"), task: .inbox, channel: .web, delayedBy: delayedBy)
    }

    @Test(arguments: Driver.allCases)
    func `what was read of somebody is listed newest first, page by page, and nobody else's`(driver: Driver)
        async throws
    {
        try await driver.withDatabase { database in
            let (one, two) = (identifiers.next(), identifiers.next())
            let all = (0..<5).map { access(at: Instant.start.adding(seconds: $0)) }
            try await database.write { transaction in
                for (index, access) in all.enumerated() {
                    try store.record(
                        access, of: [one: (.listed, access.at), two: (index == 2 ? .documents : .content, access.at)],
                        in: transaction)
                }
            }
            let first = try await database.read { try store.list(of: one, limit: 3, in: $0) }
            #expect(first.map(\.access) == all.suffix(3).reversed() && first.allSatisfy { $0.parts == .listed })
            let rest = try await database.read {
                try store.list(of: one, before: first.last?.access.id, limit: 9, in: $0)
            }
            #expect(rest.map(\.access) == all.prefix(2).reversed())
            let found = try await database.read { try store.find(all[2].id, of: two, in: $0) }
            #expect(found?.parts == .documents)
            let stranger = identifiers.next()
            #expect(try await database.read { try store.find(all[2].id, of: stranger, in: $0) } == nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func `a reading told later is found as such, and what was of an erased case alone goes with it`(driver: Driver)
        async throws
    {
        try await driver.withDatabase { database in
            let (one, two) = (identifiers.next(), identifiers.next())
            let later = Instant.start.adding(seconds: 3_600)
            let (own, shared) = (
                access(at: .start, delayedBy: "Loi 1"), access(at: Instant.start.adding(seconds: 1))
            )
            try await database.write { transaction in
                try store.record(own, of: [one: (.listed, later)], in: transaction)
                try store.record(
                    shared, of: [one: (.listed, shared.at), two: (.listed, shared.at)], in: transaction)
            }
            let delayed = try await database.read {
                try store.list(of: one, disclosedAfter: Instant.start.adding(seconds: 60), in: $0)
            }
            #expect(delayed.map(\.access) == [own] && delayed.first?.disclosedAt == later)
            #expect(try await database.read { try store.list(of: one, disclosedAfter: later, in: $0) }.isEmpty)
            try await database.write { try store.removeAll(of: one, in: $0) }
            #expect(try await database.read { try store.list(of: one, limit: 9, in: $0) }.isEmpty)
            #expect(try await database.read { try store.list(of: two, limit: 9, in: $0) }.map(\.access) == [shared])
            let left = try await database.read {
                try $0.query(.test("SELECT id FROM accesses ORDER BY id"), []).map { try $0.identifier(0) }
            }
            #expect(left == [shared.id])
        }
    }
}
