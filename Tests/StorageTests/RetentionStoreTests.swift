import Cases
import Services
import Testing

@testable import Storage

/// What is due about ended cases, and the lists that the archives are shown.
@Suite struct RetentionStoreTests {
    private let retention = RetentionStore()
    private let lists = EliminationStore(codec: FlippingCodec())
    private let identifiers = Identifiers()

    private func at(_ days: Int64) -> Instant { Instant.start.adding(seconds: days * 86_400) }

    @Test(arguments: Driver.allCases)
    func `what is due is found a page at a time, the longest due first, and set again once`(
        driver: Driver
    ) async throws {
        try await driver.withDatabase { database in
            let cases = (0..<5).map { _ in identifiers.next() }.sorted()
            try await database.write { transaction in
                for (number, id) in cases.enumerated() {
                    for _ in 0..<2 {
                        try retention.set(
                            (step: .announce, at: at(Int64(number / 2))), of: id, organisation: "here", service: "s",
                            in: transaction)
                    }
                }
                try retention.set(
                    (step: .close, at: at(0)), of: cases[4], organisation: "here", service: "s", in: transaction)
            }
            var (found, last): ([Identifier], DueCase?) = ([], nil)
            while true {
                let after = last
                let page = try await database.read {
                    try retention.due(.announce, at: at(1), after: after, limit: 1, in: $0)
                }
                guard let due = page.last else { break }
                found.append(due.id)
                last = due
            }
            #expect(found == Array(cases.prefix(4)))
            let early = try await database.read { try retention.due(.announce, at: at(0), limit: 9, in: $0) }
            #expect(early.map(\.id) == Array(cases.prefix(2)))
            let elsewhere = try await database.read {
                try retention.due(.close, organisation: "there", at: at(9), limit: 9, in: $0)
            }
            #expect(elsewhere == [])
            try await database.write {
                try retention.set(nil, of: cases[0], organisation: "here", service: "s", in: $0)
            }
            #expect(try await database.read { try retention.find(cases[0], in: $0) } == nil)
            #expect(try await database.read { try retention.find(cases[4], in: $0) }?.step == .close)
        }
    }

    private func item(_ id: Identifier) -> EliminationItem {
        EliminationItem(
            id: id, reference: "R-\(id)", outcome: "granted", submittedAt: at(0), endedAt: at(3), files: 2, bytes: 10)
    }

    @Test(arguments: Driver.allCases)
    func `a list takes the cases of a service and a rule until it is closed, and is signed once`(
        driver: Driver
    ) async throws {
        try await driver.withDatabase { database in
            let cases = (0..<4).map { _ in identifiers.next() }
            let fresh = (0..<4).map { _ in identifiers.next() }
            @Sendable func add(_ number: Int, rule: String = "P1Y destroy", _ transaction: any SQLTransaction) throws
                -> Identifier
            {
                try lists.add(
                    item(cases[number]), organisation: "here", service: "s", rule: rule, fresh: fresh[number],
                    now: at(9), in: transaction)
            }
            let first = try await database.write { try [add(0, $0), add(1, $0), add(2, $0)] }
            #expect(first == Array(repeating: fresh[0], count: 3))
            let other = try await database.write { try add(3, rule: "P1Y keep", $0) }
            #expect(other == fresh[3])
            #expect(try await database.read { try retention.find(cases[0], in: $0) }?.step == .listed)
            // Held: it leaves the list.
            try await database.write {
                try retention.set(
                    (step: .review, at: at(30)), of: cases[1], organisation: "here", service: "s", in: $0)
            }
            #expect(try await database.write { try lists.sign(fresh[0], visa: [1], in: $0) } == false)
            let isClosed = try await database.write { transaction in
                try lists.close(fresh[0], seed: [7], at: at(10), in: transaction) { all in
                    #expect(Set(all) == [cases[0], cases[2]])
                    return [cases[2]]
                }
            }
            #expect(isClosed)
            #expect(
                try await database.write { try lists.close(fresh[0], seed: nil, at: at(11), in: $0) { _ in [] } }
                    == false)
            #expect(try await database.write { try lists.sign(fresh[0], visa: [1, 2], in: $0) })
            #expect(try await database.write { try lists.sign(fresh[0], visa: [3], in: $0) } == false)
            let list = try #require(try await database.read { try lists.find(fresh[0], in: $0) })
            #expect(list.state == .signed && list.cases == 2 && list.kept == 1 && list.visa == [1, 2])
            #expect(list.seed == [7] && list.closedAt == at(10))
            let sums = try await database.read { try lists.sums(of: fresh[0], in: $0) }
            #expect(sums == EliminationSums(cases: 2, first: at(0), last: at(3), files: 4, bytes: 20))
            try await database.write { transaction in
                try lists.settle(cases[0], of: fresh[0], as: .erased, in: transaction)
                try lists.settle(cases[1], of: fresh[0], as: .erased, in: transaction)
                try lists.finish(fresh[0], at: at(12), in: transaction)
            }
            let items = try await database.read { try lists.items(of: fresh[0], limit: 9, in: $0) }
            let standing = Dictionary(
                uniqueKeysWithValues: items.map { ($0.id, [$0.state.rawValue, $0.fate.rawValue]) })
            #expect(standing[cases[0]] == ["erased", "destroy"] && standing[cases[1]] == ["withdrawn", "destroy"])
            #expect(standing[cases[2]] == ["waiting", "keep"] && standing.count == 3)
            let all = try await database.read { try lists.list(organisation: "here", limit: 9, in: $0) }
            #expect(Set(all.map(\.state)) == [.open, .done])
            let ended = try await database.read { try lists.list(in: .done, limit: 9, in: $0) }
            #expect(ended.map(\.id) == [fresh[0]])
        }
    }
}
