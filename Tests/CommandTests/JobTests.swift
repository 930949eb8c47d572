import ArgumentParser
import Cases
import Foundation
import Logging
import Services
import Storage
import Synchronization
import Testing
import Web

@testable import parvis

@Suite struct JobTests {
    private static let start = Instant(milliseconds: 1_795_600_800_000)
    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Fails as often as told, and counts.
    private final class Failing: JobHandler {
        private let state: Mutex<(left: Int, runs: Int)>

        init(times: Int) { state = Mutex((times, 0)) }

        var runs: Int { state.withLock { $0.runs } }

        func run(_ job: ClaimedJob, at now: Instant) async throws {
            let fails = state.withLock { state in
                state.runs += 1
                state.left -= 1
                return state.left >= 0
            }
            if fails { throw JobFailure("test.failed") }
        }
    }

    private func withStore(_ body: (Store) async throws -> Void) async throws {
        try await Place.withFolder { folder in
            let installation = try Installation.open(data: folder)
            try await body(installation.store)
            await installation.store.database.close()
        }
    }

    private func enqueue(_ kind: String, in store: Store, attempts: Int) async throws {
        var random = SystemRandomNumberGenerator()
        let job = NewJob(
            id: Identifier(at: Self.start, using: &random), organisation: "mairie", kind: kind,
            idempotencyKey: "test:\(kind)", subject: nil, runAt: Self.start, maxAttempts: attempts, content: [])
        try await store.database.write { transaction in
            _ = try store.jobs.enqueue(job, now: Self.start, in: transaction)
        }
    }

    private func counts(_ store: Store) async throws -> [JobState: Int] {
        try await store.database.read { try store.jobs.counts(in: $0) }
    }

    @Test func `a job that fails is tried again later, then done`() async throws {
        try await withStore { store in
            let handler = Failing(times: 2)
            let runner = JobRunner(store: store, handlers: ["test": handler], logger: Self.logger)
            try await enqueue("test", in: store, attempts: 12)
            #expect(try await runner.runDue(at: Self.start) == 1)
            #expect(
                try await runner.runDue(at: Self.start.adding(seconds: 1)) == 0, "it waits before it is tried again")
            #expect(try await runner.runDue(at: Self.start.adding(seconds: 11)) == 1)
            #expect(try await runner.runDue(at: Self.start.adding(seconds: 16)) == 0, "longer the second time")
            #expect(try await runner.runDue(at: Self.start.adding(seconds: 40)) == 1)
            #expect(handler.runs == 3)
            #expect(try await counts(store)[.done] == 1)
            #expect(try await runner.runDue(at: Self.start.adding(seconds: 90_000)) == 0)
        }
    }

    @Test func `a long job is done aside, and a second one is put off untried until the first has ended`() async throws
    {
        try await withStore { store in
            let (short, long) = (Failing(times: 0), Failing(times: 0))
            var runner = JobRunner(store: store, handlers: ["test": short, "long": long], logger: Self.logger)
            runner.longKinds = ["long"]
            try await enqueue("test", in: store, attempts: 1)
            try await enqueue("long", in: store, attempts: 1)
            let taken = Mutex<[ClaimedJob]>([])
            #expect(try await runner.runDue(at: Self.start) { _ in false } == 2)
            #expect(short.runs == 1 && long.runs == 0)
            #expect(try await runner.runDue(at: Self.start.adding(seconds: 14)) { _ in true } == 0)
            let later = Self.start.adding(seconds: 15)
            let claimed = try await runner.runDue(at: later) { job in
                taken.withLock { $0.append(job) }
                return true
            }
            #expect(claimed == 1 && long.runs == 0)
            let job = try #require(taken.withLock { $0.first })
            #expect(job.attempt == 1, "what was put off was not tried")
            await runner.run(job, at: later)
            #expect(long.runs == 1)
            #expect(try await counts(store) == [.done: 2])
        }
    }

    @Test func `a job that keeps failing is given up and shown, and can be tried again`() async throws {
        try await withStore { store in
            let handler = Failing(times: 3)
            let runner = JobRunner(store: store, handlers: ["test": handler], logger: Self.logger)
            try await enqueue("test", in: store, attempts: 3)
            var now = Self.start
            for _ in 0..<3 {
                #expect(try await runner.runDue(at: now) == 1)
                now = now.adding(seconds: 3600)
            }
            #expect(try await runner.runDue(at: now.adding(seconds: 1_000_000)) == 0)
            let dead = try await store.database.read { try store.jobs.dead(organisation: "mairie", limit: 10, in: $0) }
            let job = try #require(dead.first)
            #expect(job.lastError == "test.failed" && job.attempts == 3)
            let later = now
            try await store.database.write { transaction in
                _ = try store.jobs.requeue(job.id, organisation: "mairie", now: later, in: transaction)
            }
            #expect(try await runner.runDue(at: later) == 1)
            #expect(try await counts(store) == [.done: 1])
        }
    }

    @Test func `the command has a job that was given up tried again, in its organisation alone`() async throws {
        try await Place.withFolder { folder in
            let installation = try Installation.open(data: folder)
            let store = installation.store
            try await enqueue("mail", in: store, attempts: 1)
            let dead = try await store.database.write { transaction -> [DeadJob] in
                let later = Self.start.adding(seconds: 60)
                for job in try store.jobs.claim(limit: 5, now: Self.start, leaseUntil: later, in: transaction) {
                    _ = try store.jobs.fail(
                        job, error: "mail.refused", now: Self.start, retryAt: later, in: transaction)
                }
                return try store.jobs.dead(organisation: "mairie", limit: 5, in: transaction)
            }
            let id = try #require(dead.first).id.description
            await store.database.close()
            for organisation in ["voisine", "mairie"] {
                let command = try JobsCommand.parse(
                    ["--data", folder, "--organisation", organisation, "--retry", id])
                if organisation == "mairie" {
                    try await command.run()
                } else {
                    await #expect(throws: CommandFailure.self) { try await command.run() }
                }
            }
            let again = try Installation.open(data: folder).store
            #expect(
                try await again.database.read { try again.jobs.dead(organisation: "mairie", limit: 5, in: $0) }.isEmpty)
            await again.database.close()
        }
    }

    @Test func `a kind that nobody does is a failure, not a silence`() async throws {
        try await withStore { store in
            let runner = JobRunner(store: store, handlers: [:], logger: Self.logger)
            try await enqueue("unknown", in: store, attempts: 1)
            #expect(try await runner.runDue(at: Self.start) == 1)
            let dead = try await store.database.read { try store.jobs.dead(organisation: "mairie", limit: 10, in: $0) }
            #expect(dead.map(\.lastError) == ["job.unknown-kind"])
        }
    }

    @Test func `each hour is cleaned once, whoever asks`() async throws {
        try await withStore { store in
            for second in [0, 1, 1_799] as [Int64] {
                try await Cleanup.schedule(in: store, at: Self.start.adding(seconds: second))
            }
            #expect(try await counts(store) == [.ready: 1])
            try await Cleanup.schedule(in: store, at: Self.start.adding(seconds: 3_600))
            #expect(try await counts(store) == [.ready: 2])
        }
    }

    @Test func `cleaning erases what has expired, in bounded batches, and nothing else`() async throws {
        try await withStore { store in
            var random = SeededGenerator(seed: 11)
            let drafts = (0..<12).map { _ in Identifier(at: Self.start, using: &random) }
            try await store.database.write { transaction in
                for (index, id) in drafts.enumerated() {
                    try store.drafts.create(
                        NewDraft(id: id, organisation: "mairie", service: "s", definition: "d", content: []),
                        secret: SecretHash(of: "draft \(index)"), now: Self.start,
                        expiresAt: Self.start.adding(seconds: index < 10 ? 10 : 1_000), in: transaction)
                    try store.sessions.create(
                        NewSession(token: SecretHash(of: "session \(index)"), formSecret: []), now: Self.start,
                        expiresAt: Self.start.adding(seconds: index < 10 ? 10 : 1_000), in: transaction)
                }
            }
            let now = Self.start.adding(seconds: 100)
            let runner = JobRunner(
                store: store, handlers: [JobKind.cleanup: CleanupHandler(store: store, batch: 3)], logger: Self.logger)
            try await Cleanup.schedule(in: store, at: now)
            #expect(try await runner.runDue(at: now) == 1)
            let left = try await store.database.read { connection in
                (
                    try drafts.filter { try store.drafts.find($0, now: Self.start, in: connection) != nil }.count,
                    try (0..<12).filter {
                        try store.sessions.find(SecretHash(of: "session \($0)"), now: Self.start, in: connection) != nil
                    }.count
                )
            }
            #expect(left == (2, 2))
        }
    }
}
