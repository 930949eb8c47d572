import Dispatch
import Services
import Testing

@testable import Storage

/// What is promised to those who wait for a connection that reads.
@Suite struct ReaderPoolTests {
    @Test func `who waits is served in order`() async throws {
        try await withPool(limit: 8) { pool, _ in
            let reader = try #require(try pool.takeIdle())
            #expect(try pool.takeIdle() == nil, "it is lent")
            let (order, continuation) = AsyncStream.makeStream(of: Int.self)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...5 {
                    group.addTask {
                        let reader = try await pool.take()
                        continuation.yield(number)
                        pool.giveBack(reader)
                    }
                    // The next one asks once this one waits.
                    while pool.waitingCount < number { await Task.yield() }
                }
                pool.giveBack(reader)
                try await group.waitForAll()
            }
            continuation.finish()
            #expect(await order.reduce(into: []) { $0.append($1) } == [1, 2, 3, 4, 5])
        }
    }

    @Test func `beyond the bound a read is refused at once, and those who wait are not`() async throws {
        try await withPool(limit: 1) { pool, _ in
            let reader = try #require(try pool.takeIdle())
            async let waiting = pool.take()
            while pool.waitingCount < 1 { await Task.yield() }
            await #expect(throws: StorageError.busy) { _ = try await pool.take() }
            pool.giveBack(reader)
            pool.giveBack(try await waiting)
            #expect(try pool.takeIdle() != nil, "it is free again")
        }
    }

    @Test func `once closed, nothing is lent but to those who wait already, and every connection is closed`()
        async throws
    {
        try await withPool(limit: 8) { pool, open in
            let reader = try #require(try pool.takeIdle())
            async let waiting = pool.take()
            while pool.waitingCount < 1 { await Task.yield() }
            pool.close()
            #expect(throws: StorageError.closed) { _ = try pool.takeIdle() }
            await #expect(throws: StorageError.closed) { _ = try await pool.take() }
            pool.giveBack(reader)
            let last = try await waiting
            #expect(try last.read { try $0.first(.test("SELECT 1"), [])?.integer(0) } == 1)
            #expect(open.wait(timeout: .now()) == .timedOut, "one is lent still")
            pool.giveBack(last)
            #expect(open.wait(timeout: .now()) == .success)
        }
    }

    /// A pool of one connection.
    private func withPool(limit: Int, _ body: (ReaderPool, DispatchGroup) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/parvis.sqlite"
            let database = try SQLiteDatabase.open(path: path, now: .start)
            let open = DispatchGroup()
            try await body(ReaderPool([try Reader(path: path)], limit: limit, open: open), open)
            await database.close()
        }
    }
}
