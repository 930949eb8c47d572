import Cases
import FEEL
import Services
import Testing

@testable import Storage

/// Who waits, who holds which conversation and what was promised stay true whoever acts at the same time.
@Suite struct ReceptionStoreTests {
    private let store = ReceptionStore(codec: FlippingCodec())
    private let presence = ReceptionPresenceStore()
    private let callbacks = CallbackStore()
    private let identifiers = Identifiers()
    private let expiry = Instant.start.adding(seconds: 86_400)

    private func ask(
        _ database: any Database, urgent: Bool = false, after seconds: Int64 = 0, team: String = "accueil"
    ) async throws -> Identifier {
        let id = identifiers.next()
        let new = NewReception(
            id: id, organisation: "o", team: team, service: "s", isUrgent: urgent, content: "Samira".bytes)
        let (store, expiry) = (store, expiry)
        let isNew = try await database.write {
            try store.ask(new, now: .start.adding(seconds: seconds), expiresAt: expiry, in: $0)
        }
        #expect(isNew)
        return id
    }

    private func available(
        _ database: any Database, _ agent: Identifier, _ status: ReceptionPresence = .available
    ) async throws {
        let (presence, expiry) = (presence, expiry)
        try await database.write {
            try presence.put(status, of: agent, organisation: "o", team: "accueil", until: expiry, in: $0)
        }
    }

    /// Takes a conversation as the desk does.
    private func take(
        _ database: any Database, _ id: Identifier, by agent: Identifier, most: Int = 2
    ) async throws -> Bool {
        let (store, presence) = (store, presence)
        return try await database.write { transaction in
            guard try presence.takePlace(of: agent, most: most, now: .start, in: transaction) else { return false }
            if try store.claim(id, by: agent, now: .start, in: transaction) { return true }
            try presence.givePlace(of: agent, in: transaction)
            return false
        }
    }

    @Test(arguments: Driver.allCases)
    func `people wait in the order in which they asked, the urgent first`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let first = try await ask(database, after: 1)
            let second = try await ask(database, after: 2)
            let urgent = try await ask(database, urgent: true, after: 3)
            _ = try await ask(database, after: 0, team: "voirie")
            let queue = try await database.read {
                try store.queue(organisation: "o", team: "accueil", limit: 10, in: $0)
            }
            #expect(queue.map(\.id) == [urgent, first, second])
            #expect(queue.first?.content == "Samira".bytes)
            let ahead = try await database.read { connection in
                try queue.map { try store.waiting(organisation: "o", team: "accueil", before: $0, in: connection) }
            }
            #expect(ahead == [0, 1, 2])
            #expect(try await database.read { try store.waiting(organisation: "o", team: "accueil", in: $0) } == 3)
            let again = NewReception(
                id: first, organisation: "o", team: "accueil", service: nil, isUrgent: true, content: [])
            #expect(!(try await database.write { try store.ask(again, now: .start, expiresAt: expiry, in: $0) }))
        }
    }

    @Test(arguments: Driver.allCases)
    func `of agents who take the same conversation at once, one gets it`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let id = try await ask(database)
            let agents = (0..<8).map { _ in identifiers.next() }
            for agent in agents { try await available(database, agent) }
            let takers = try await withThrowingTaskGroup(of: Bool.self) { group in
                for agent in agents { group.addTask { try await take(database, id, by: agent) } }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(takers == 1)
            let team = try await database.read {
                try presence.team("accueil", organisation: "o", now: .start, in: $0)
            }
            #expect(team == TeamPresence(available: 8, held: 1, onBreak: 0), "who did not get it holds nothing")
        }
    }

    @Test(arguments: Driver.allCases)
    func `no agent holds more than the office declares, and none on a break is given any`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let agent = identifiers.next()
            try await available(database, agent)
            var ids: [Identifier] = []
            for _ in 0..<6 { ids.append(try await ask(database)) }
            let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
                for id in ids { group.addTask { try await take(database, id, by: agent) } }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(taken == 2)
            let held = try await database.read { try store.held(by: agent, in: $0) }
            #expect(held.count == 2)
            try await database.write { transaction in
                #expect(try store.close(held[0].id, now: .start, expiresAt: expiry, in: transaction))
                try presence.givePlace(of: agent, in: transaction)
                #expect(!(try store.close(held[0].id, now: .start, expiresAt: expiry, in: transaction)))
            }
            try await available(database, agent, .break)
            let left = try await database.read {
                try store.queue(organisation: "o", team: "accueil", limit: 10, in: $0)
            }
            #expect(left.count == 4)
            #expect(!(try await take(database, left[0].id, by: agent)), "a break is a break")
            let team = try await database.read {
                try presence.team("accueil", organisation: "o", now: .start, in: $0)
            }
            #expect(team == TeamPresence(available: 0, held: 0, onBreak: 1))
            try await available(database, agent)
            #expect(try await take(database, left[0].id, by: agent))
            #expect(!(try await take(database, left[1].id, by: agent)), "what was held before the break still counts")
        }
    }

    @Test(arguments: Driver.allCases)
    func `what an agent who is gone held goes back to its place in the queue`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let agent = identifiers.next()
            try await available(database, agent)
            let first = try await ask(database, after: 0)
            let second = try await ask(database, after: 1)
            #expect(try await take(database, first, by: agent))
            #expect(
                try await database.read { try presence.gone("accueil", organisation: "o", now: .start, in: $0) }.isEmpty
            )
            let gone = try await database.read {
                try presence.gone("accueil", organisation: "o", now: expiry, in: $0)
            }
            #expect(gone.map(\.conversation) == [first] && gone.map(\.agent) == [agent])
            try await database.write { (transaction: any SQLTransaction) throws in
                #expect(try store.release(first, by: agent, to: "accueil", in: transaction))
                #expect(!(try store.release(first, by: agent, to: "accueil", in: transaction)))
            }
            let queue = try await database.read {
                try store.queue(organisation: "o", team: "accueil", limit: 10, in: $0)
            }
            #expect(queue.map(\.id) == [first, second])
        }
    }

    @Test(arguments: Driver.allCases)
    func `the content is saved by whoever saw it last, and goes with its row`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let id = try await ask(database)
            try await database.write { try store.save("Samira, 01".bytes, of: id, expectedVersion: 1, in: $0) }
            await #expect(throws: StorageError.self) {
                try await database.write { try store.save("autre".bytes, of: id, expectedVersion: 1, in: $0) }
            }
            #expect(try await database.read { try store.find(id, in: $0) }?.content == "Samira, 01".bytes)
            #expect(try await database.write { try store.deleteExpired(now: expiry, limit: 10, in: $0) } == 1)
            #expect(try await database.read { try store.find(id, in: $0) } == nil)
        }
    }

    /// Many people ask at once for the same moments, some give theirs back, some are called: each moment is somebody's once.
    @Test(arguments: Driver.allCases, 0..<4)
    func `a moment is promised to one person, whatever the order`(driver: Driver, seed: Int) async throws {
        try await driver.withDatabase { database in
            var random = SeededGenerator(seed: UInt64(seed))
            let moments = (0..<12).map {
                CallbackTime(day: CivilDate(daysSinceEpoch: 20_000 + $0 / 4), minute: 600 + $0 % 4 * 15)
            }
            let wishes = (0..<60).map { _ in (identifiers.next(), moments[Int.random(in: 0..<12, using: &random)]) }
            let promised = try await withThrowingTaskGroup(of: (Identifier, CallbackTime)?.self) { group in
                for (person, moment) in wishes {
                    group.addTask {
                        try await database.write {
                            try callbacks.promise(moment, to: person, organisation: "o", team: "accueil", in: $0)
                        } ? (person, moment) : nil
                    }
                }
                return try await group.reduce(into: []) { $0 += [$1].compactMap { $0 } }
            }
            #expect(Set(promised.map(\.1)).count == promised.count, "seed \(seed)")
            #expect(Set(promised.map(\.1)) == Set(wishes.map(\.1)), "seed \(seed): a free moment is not refused")
            let due = try await database.read {
                try callbacks.due(organisation: "o", team: "accueil", limit: 100, in: $0)
            }
            #expect(due.map(\.time) == promised.map(\.1).sorted(), "seed \(seed): the earliest first")
            let (called, cancelled) = (due[0], due[1])
            try await database.write { transaction in
                #expect(try callbacks.complete(called.conversation, in: transaction))
                #expect(!(try callbacks.complete(called.conversation, in: transaction)))
                try callbacks.cancel(cancelled.conversation, in: transaction)
                let other = identifiers.next()
                #expect(
                    !(try callbacks.promise(
                        called.time, to: other, organisation: "o", team: "accueil", in: transaction)),
                    "an hour that was spent is spent")
                #expect(
                    try callbacks.promise(
                        cancelled.time, to: other, organisation: "o", team: "accueil", in: transaction))
                #expect(try callbacks.promised(to: other, in: transaction) == cancelled.time)
            }
            let taken = try await database.read {
                try callbacks.taken(
                    organisation: "o", team: "accueil", from: moments[0].day, through: moments[11].day, in: $0)
            }
            #expect(taken == Set(promised.map(\.1)))
        }
    }

    @Test(arguments: Driver.allCases)
    func `figures are sums by team and day`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let day = CivilDate(daysSinceEpoch: 20_000)
            try await database.write { transaction in
                for detail in ["5", "5", "more"] {
                    try store.count(
                        .waited, detail, organisation: "o", team: "accueil", day: day, in: transaction)
                }
                try store.count(.asked, organisation: "o", team: "voirie", day: day, in: transaction)
            }
            let sums = try await database.read {
                try store.sums(organisation: "o", team: "accueil", from: day, through: day, in: $0)
            }
            #expect(sums.map(\.detail) == ["5", "more"] && sums.map(\.count) == [2, 1])
        }
    }
}
