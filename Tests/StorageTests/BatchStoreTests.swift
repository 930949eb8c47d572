import Cases
import Services
import Testing

@testable import Storage

@Suite struct BatchStoreTests {
    private let batches = BatchStore(codec: FlippingCodec())
    private let identifiers = Identifiers()

    private func items() -> [BatchItem] {
        (0..<3).map {
            BatchItem(number: $0, case: identifiers.next(), reference: "VC-\($0)", content: "letter \($0)".bytes)
        }
    }

    @Test(arguments: Driver.allCases)
    func `a batch waits, can be undone until it begins, and is done once`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let (id, agent, items) = (identifiers.next(), identifiers.next(), items())
            let later = Instant.start.adding(seconds: 600)
            for expected in [true, false] {
                let isNew = try await database.write { transaction in
                    try batches.create(
                        id, of: agent, organisation: "here", now: .start, runsAt: later, content: "order".bytes,
                        items: items, in: transaction)
                }
                #expect(isNew == expected, "a double click asks once")
            }
            let waiting = WaitingBatch(id: id, runsAt: later, cases: 3)
            #expect(try await database.read { try batches.waiting(of: agent, in: $0) } == [waiting])
            func planned(_ item: Identifier, since: Instant) async throws -> [Identifier] {
                try await database.read { try batches.planned(for: item, since: since, in: $0) }.map(\.id)
            }
            #expect(try await planned(items[1].case, since: .start) == [id])
            #expect(try await planned(items[1].case, since: later) == [])
            #expect(try await planned(id, since: .start) == [])
            let stored = try #require(try await database.read { try batches.find(id, in: $0) })
            #expect(stored.state == .waiting && stored.content == "order".bytes && stored.runsAt == later)
            #expect(try await database.read { try batches.items(of: id, in: $0) } == items)
            #expect(!(try await database.write { try batches.begin(id, now: .start, in: $0) }), "its time has not come")
            try await database.write { try batches.hasten(id, now: .start, in: $0) }
            #expect(try await database.write { try batches.begin(id, now: .start, in: $0) })
            #expect(!(try await database.write { try batches.cancel(id, in: $0) }), "too late")
            #expect(try await database.read { try batches.waiting(of: agent, in: $0) }.isEmpty)
            #expect(try await planned(items[1].case, since: .start) == [])
            // Taken up again after a stop.
            #expect(try await database.write { try batches.begin(id, now: later, in: $0) })
            try await database.write { transaction in
                try batches.settle(0, of: id, as: BatchItem.done, in: transaction)
                try batches.settle(0, of: id, as: "case.changed-since", in: transaction)
                try batches.settle(2, of: id, as: "case.changed-since", in: transaction)
                try batches.finish(id, in: transaction)
            }
            let outcomes = try await database.read { try batches.items(of: id, in: $0) }.map(\.outcome)
            #expect(outcomes == [BatchItem.done, nil, "case.changed-since"], "said once")
            #expect(!(try await database.write { try batches.begin(id, now: later, in: $0) }), "done once")
            #expect(try await database.read { try batches.list(of: agent, limit: 5, in: $0) }.map(\.state) == [.done])
        }
    }

    @Test(arguments: Driver.allCases)
    func `what was undone never begins, and old batches are forgotten with their cases`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let (id, agent) = (identifiers.next(), identifiers.next())
            try await database.write { transaction in
                try batches.create(
                    id, of: agent, organisation: "here", now: .start, runsAt: .start, content: [], items: items(),
                    in: transaction)
            }
            #expect(try await database.write { try batches.cancel(id, in: $0) })
            #expect(!(try await database.write { try batches.begin(id, now: .start, in: $0) }))
            let kept = try await database.write { try batches.deleteOld(before: .start, limit: 10, in: $0) }
            #expect(kept == 0)
            let gone = try await database.write {
                try batches.deleteOld(before: .start.adding(seconds: 1), limit: 10, in: $0)
            }
            #expect(gone == 1)
            #expect(try await database.read { try batches.find(id, in: $0) } == nil)
            #expect(try await database.read { try batches.items(of: id, in: $0) }.isEmpty)
        }
    }
}
