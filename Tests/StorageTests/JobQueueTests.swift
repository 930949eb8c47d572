import Cases
import Services
import Testing

@testable import Storage

@Suite struct JobQueueTests {
    private let jobs = JobQueue(codec: FlippingCodec())
    private let identifiers = Identifiers()
    private let lease = Instant.start.adding(seconds: 60)

    @Test(arguments: Driver.allCases)
    func `a job is claimed once it is due, and by one worker`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let soon = Instant.start.adding(seconds: 10)
            try await database.write { transaction in
                try jobs.enqueue(job("b", at: soon), now: .start, in: transaction)
                try jobs.enqueue(job("a"), now: .start, in: transaction)
            }
            let due = try await database.read { try jobs.nextDue(in: $0) }
            #expect(due == .start)
            let first = try await claim(database)
            #expect(first.map(\.content) == ["a".bytes])
            #expect(first.map(\.attempt) == [1])
            let second = try await claim(database)
            #expect(second.isEmpty)
            let next = try await database.read { try jobs.nextDue(in: $0) }
            #expect(next == soon)
            let third = try await claim(database, at: soon)
            #expect(third.map(\.content) == ["b".bytes])
        }
    }

    @Test(arguments: Driver.allCases)
    func `workers that claim at once never share a job`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            try await database.write { transaction in
                for number in 0..<60 { try jobs.enqueue(job("\(number)"), now: .start, in: transaction) }
            }
            let claimed = try await withThrowingTaskGroup(of: [ClaimedJob].self) { group in
                for _ in 0..<20 { group.addTask { try await claim(database, limit: 4) } }
                return try await group.reduce(into: [ClaimedJob]()) { $0 += $1 }
            }
            #expect(claimed.count == 60)
            #expect(Set(claimed.map(\.id)).count == 60)
        }
    }

    @Test(arguments: Driver.allCases)
    func `two jobs with one key are one job, even once it is done`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let recorded = try await database.write { transaction in
                [
                    try jobs.enqueue(job("same"), now: .start, in: transaction),
                    try jobs.enqueue(job("same"), now: .start, in: transaction),
                ]
            }
            #expect(recorded == [true, false])
            let claimed = try #require(try await claim(database).first)
            let isDone = try await database.write { try jobs.complete(claimed, now: .start, in: $0) }
            #expect(isDone)
            let again = try await database.write { try jobs.enqueue(job("same"), now: .start, in: $0) }
            #expect(!again)
            let counts = try await database.read { try jobs.counts(in: $0) }
            #expect(counts == [.done: 1])
            let payload = try await database.read { try $0.first(.test("SELECT length(payload) FROM jobs"), []) }
            let empty = FlippingCodec().encode([], context: PayloadContext(place: .job, row: claimed.id.bytes))
            #expect(try payload?.integer(0) == empty.bytes.count)
            let removed = try await database.write { try jobs.deleteDone(before: .start, limit: 9, in: $0) }
            #expect(removed == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func `a job whose worker died is claimed again, and the dead worker changes nothing`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            try await database.write { try jobs.enqueue(job("a"), now: .start, in: $0) }
            let lost = try #require(try await claim(database).first)
            let due = try await database.read { try jobs.nextDue(in: $0) }
            #expect(due == lease)
            let taken = try #require(try await claim(database, at: lease).first)
            #expect(taken.id == lost.id)
            #expect(taken.attempt == 2)
            let outcomes = try await database.write { transaction in
                [
                    try jobs.complete(lost, now: lease, in: transaction),
                    try jobs.fail(lost, error: "late", now: lease, retryAt: lease, in: transaction) != nil,
                    try jobs.complete(taken, now: lease, in: transaction),
                ]
            }
            #expect(outcomes == [false, false, true])
        }
    }

    @Test(arguments: Driver.allCases)
    func `a long job keeps its lease by prolonging it, until another has it`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            try await database.write { try jobs.enqueue(job("a"), now: .start, in: $0) }
            let held = try #require(try await claim(database).first)
            let later = lease.adding(seconds: 60)
            #expect(try await database.write { try jobs.renew(held, until: later, in: $0) })
            #expect(try await claim(database, at: lease).isEmpty, "it is still at work")
            let taken = try #require(try await claim(database, at: later).first)
            #expect(taken.id == held.id)
            #expect(try await !database.write { try jobs.renew(held, until: later, in: $0) })
            #expect(try await database.write { try jobs.complete(taken, now: later, in: $0) })
            #expect(try await !database.write { try jobs.renew(taken, until: later, in: $0) }, "it is done")
        }
    }

    @Test(arguments: Driver.allCases)
    func `a job that fails too often is given up, shown, and can be tried again`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            try await database.write { try jobs.enqueue(job("a", maxAttempts: 2), now: .start, in: $0) }
            let first = try #require(try await claim(database).first)
            let state = try await fail(first, database)
            #expect(state == .ready)
            let early = try await claim(database)
            #expect(early.isEmpty)
            let second = try #require(try await claim(database, at: lease).first)
            let end = try await fail(second, database)
            #expect(end == .dead)
            let none = try await claim(database, at: lease.adding(seconds: 9999))
            #expect(none.isEmpty)
            let dead = try await database.read { try jobs.dead(organisation: "val-clair", limit: 10, in: $0) }
            #expect(
                dead == [
                    DeadJob(
                        id: first.id, kind: "letter", subject: nil, attempts: 2, lastError: "smtp.refused",
                        createdAt: .start, endedAt: .start)
                ])
            let (elsewhere, before) = try await database.read {
                (
                    try jobs.dead(organisation: "other", limit: 10, in: $0),
                    try jobs.dead(organisation: "val-clair", before: first.id, limit: 10, in: $0)
                )
            }
            #expect(elsewhere.isEmpty && before.isEmpty)
            let requeued = try await database.write { transaction in
                [
                    try jobs.requeue(first.id, organisation: "other", now: .start, in: transaction),
                    try jobs.requeue(first.id, organisation: "val-clair", now: .start, in: transaction),
                    try jobs.requeue(first.id, organisation: "val-clair", now: .start, in: transaction),
                ]
            }
            #expect(requeued == [false, true, false])
            let third = try #require(try await claim(database).first)
            #expect(third.attempt == 3)
            #expect(third.maxAttempts == 5)
        }
    }

    @Test(arguments: Driver.allCases)
    func `a job abandoned at its last attempt is given up`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            try await database.write { try jobs.enqueue(job("a", maxAttempts: 1), now: .start, in: $0) }
            _ = try await claim(database)
            let again = try await claim(database, at: lease)
            #expect(again.isEmpty)
            let dead = try await database.read { try jobs.dead(organisation: "val-clair", limit: 10, in: $0) }
            #expect(dead.map(\.lastError) == ["abandoned"])
        }
    }

    @Test(arguments: Driver.allCases)
    func `a job recorded in a write that fails was never recorded`(driver: Driver) async throws {
        struct Refusal: Error {}
        try await driver.withDatabase { database in
            await #expect(throws: Refusal.self) {
                try await database.write { transaction in
                    try jobs.enqueue(job("a"), now: .start, in: transaction)
                    throw Refusal()
                }
            }
            let due = try await database.read { try jobs.nextDue(in: $0) }
            #expect(due == nil)
        }
    }

    @Test func `waiting doubles, varies, and has a ceiling`() {
        let backOff = BackOff(first: 10, ceiling: 100)
        var random = SeededGenerator(seed: 42)
        for (attempts, longest) in [(0, 10), (1, 10), (2, 20), (3, 40), (4, 80), (5, 100), (6, 100), (500, 100)] {
            let waits = (0..<200).map { _ in backOff.milliseconds(afterAttempts: attempts, using: &random) }
            #expect(waits.allSatisfy { (longest * 500...longest * 1000).contains($0) }, "seed 42")
            #expect(Set(waits).count > 50, "seed 42")
        }
        let year = 366 * 86_400_000
        let huge = BackOff(first: .max, ceiling: .max).milliseconds(afterAttempts: .max, using: &random)
        #expect((year / 2...year).contains(huge))
        let tiny = BackOff(first: .min, ceiling: .min).milliseconds(afterAttempts: .min, using: &random)
        #expect((500...1000).contains(tiny))
    }

    private func claim(
        _ database: any Database, at now: Instant = .start, limit: Int = 10
    ) async throws -> [ClaimedJob] {
        try await database.write {
            try jobs.claim(limit: limit, now: now, leaseUntil: now.adding(seconds: 60), in: $0)
        }
    }

    private func fail(_ job: ClaimedJob, _ database: any Database) async throws -> JobState? {
        try await database.write {
            try jobs.fail(job, error: "smtp.refused", now: .start, retryAt: lease, in: $0)
        }
    }

    private func job(_ content: String, at runAt: Instant = .start, maxAttempts: Int = 12) -> NewJob {
        NewJob(
            id: identifiers.next(), organisation: "val-clair", kind: "letter", idempotencyKey: content, subject: nil,
            runAt: runAt, maxAttempts: maxAttempts, content: content.bytes)
    }
}
