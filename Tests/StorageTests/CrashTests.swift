import Cases
import Foundation
import Services
import Testing

@testable import Storage

/// What was acknowledged survives the sudden death of the process.
@Suite struct CrashTests {
    /// Several lives of a process that is killed, without warning, while many writes share commits.
    @Test func `every write acknowledged before kill -9 is found, once and whole`() async throws {
        try await withTemporaryFolder { folder in
            setenv(Self.variable, folder, 1)
            defer { unsetenv(Self.variable) }
            for _ in 0..<4 {
                await #expect(processExitsWith: .signal(SIGKILL)) {
                    try await CrashTests.writeUntilKilled()
                }
            }
            let acknowledged = try String(contentsOfFile: folder + "/acknowledged", encoding: .utf8)
                .split(separator: "\n").compactMap { Identifier($0) }
            #expect(acknowledged.count >= 4 * Self.acknowledgements)
            #expect(Set(acknowledged).count == acknowledged.count)

            let database = try SQLiteDatabase.open(path: folder + "/parvis.sqlite", now: .start)
            let (health, found, jobs) = try await database.read { connection in
                (
                    try connection.first(.test("PRAGMA integrity_check"), [])?.text(0),
                    try connection.query(.test("SELECT stream, count(*) FROM events GROUP BY stream"), []).map {
                        Found(stream: try $0.identifier(0), events: try $0.integer(1))
                    },
                    try connection.query(.test("SELECT subject FROM jobs"), []).map { try $0.identifier(0) }
                )
            }
            await database.close()
            #expect(health == "ok")
            // Acknowledged means found; and every write found is whole: its two events and its job.
            #expect(Set(acknowledged).isSubset(of: found.map(\.stream)))
            #expect(found.allSatisfy { $0.events == 2 })
            #expect(jobs.sorted() == found.map(\.stream).sorted())
        }
    }

    private struct Found: Sendable {
        let stream: Identifier
        let events: Int
    }

    private static let variable = "PARVIS_CRASH_TEST_FOLDER"
    /// How many writes a life acknowledges before it ends, in the middle of others.
    private static let acknowledgements = 300

    /// The life of the process that is killed: 32 writers that never stop, each noting what was acknowledged to it.
    private static func writeUntilKilled() async throws {
        let folder = try #require(ProcessInfo.processInfo.environment[variable])
        let log = open(folder + "/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        try #require(log >= 0)
        let database = try SQLiteDatabase.open(path: folder + "/parvis.sqlite", now: .start)
        let count = Counter()
        let (events, queue) = (EventStore(codec: PlainPayloadCodec()), JobQueue(codec: PlainPayloadCodec()))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    var random = SystemRandomNumberGenerator()
                    while true {
                        let id = Identifier(at: .start, using: &random)
                        let new = NewEvent(organisation: "o", kind: "k", at: .start, content: [1, 2, 3])
                        let job = NewJob(
                            id: id, organisation: "o", kind: "k", idempotencyKey: "\(id)", subject: id, runAt: .start,
                            content: [])
                        try await database.write { transaction in
                            try events.append(to: id, expectedVersion: 0, [new], in: transaction)
                            try events.append(to: id, expectedVersion: 1, [new], in: transaction)
                            try queue.enqueue(job, now: .start, in: transaction)
                        }
                        // One call to the system, so that a line is in the file whole or not at all.
                        let line = Array("\(id)\n".utf8)
                        _ = line.withUnsafeBytes { write(log, $0.baseAddress, $0.count) }
                        if await count.next() == acknowledgements { kill(getpid(), SIGKILL) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private actor Counter {
        private var value = 0

        func next() -> Int {
            value += 1
            return value
        }
    }
}
