import Dispatch
import GRDB
import Synchronization

/// A connection that reads.
///
/// `@unchecked Sendable`: it is used by one task at a time, between its being taken from the pool and its being given back;
/// GRDB's queue makes sure of it and SQLite is handed from thread to thread with a full barrier.
final class Reader: @unchecked Sendable {
    private let queue: DatabaseQueue
    private let connection: SQLiteConnection

    /// Opens a connection to a file that a writer has made.
    init(path: String, options: SQLiteDatabase.Options = SQLiteDatabase.Options()) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(options.busyTimeout)
        queue = try DatabaseQueue(path: path, configuration: configuration)
        connection = queue.writeWithoutTransaction { SQLiteConnection($0) }
    }

    /// Runs a closure over one consistent view, on the thread of the caller.
    func read<Output>(_ body: (any SQLConnection) throws -> Output) throws -> Output {
        try queue.writeWithoutTransaction { _ in try connection.withSnapshot(body) }
    }

    func close() {
        connection.forgetStatements()
        try? queue.close()
    }
}

/// The connections that read, each lent to one task at a time.
///
/// A read runs where it is asked for: what it looks up is nearly always in memory, and handing it to another thread and
/// back costs several times the look-up itself. There are more connections than threads that run tasks, so that whoever
/// asks seldom waits; those who must are served in order.
final class ReaderPool: Sendable {
    private struct State {
        var idle: [Reader]
        var lent = 0
        var waiting: [CheckedContinuation<Reader, any Error>] = []
        var isClosed = false
    }

    private let state: Mutex<State>
    private let limit: Int
    /// Left once by each connection that is closed.
    private let open: DispatchGroup

    /// - Parameters:
    ///   - limit: how many reads may wait.
    ///   - open: entered for each connection, left when it is closed.
    init(_ readers: [Reader], limit: Int, open: DispatchGroup) {
        for _ in readers { open.enter() }
        state = Mutex(State(idle: readers))
        self.limit = limit
        self.open = open
    }

    /// How many reads wait for a connection.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// Takes a connection, waiting for one if all are lent.
    func take() async throws -> Reader {
        if let reader = try takeIdle() { return reader }
        return try await withCheckedThrowingContinuation { continuation in
            let answer: Result<Reader, any Error>? = state.withLock { state in
                if state.isClosed { return .failure(StorageError.closed) }
                if let reader = state.idle.popLast() {
                    state.lent += 1
                    return .success(reader)
                }
                if state.waiting.count >= limit { return .failure(StorageError.busy) }
                state.waiting.append(continuation)
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    /// Takes a connection that is not lent, if there is one.
    func takeIdle() throws(StorageError) -> Reader? {
        let (reader, isClosed) = state.withLock { state -> (Reader?, Bool) in
            guard !state.isClosed, let reader = state.idle.popLast() else { return (nil, state.isClosed) }
            state.lent += 1
            return (reader, false)
        }
        if isClosed { throw .closed }
        return reader
    }

    /// Gives a connection back; the first who waits has it next.
    func giveBack(_ reader: Reader) {
        let (next, mustClose) = state.withLock { state -> (CheckedContinuation<Reader, any Error>?, Bool) in
            if !state.waiting.isEmpty { return (state.waiting.removeFirst(), false) }
            state.lent -= 1
            if state.isClosed { return (nil, true) }
            state.idle.append(reader)
            return (nil, false)
        }
        if let next { return next.resume(returning: reader) }
        if mustClose { close(reader) }
    }

    /// Lends no connection any more but to those who wait already, and closes each once it is given back.
    func close() {
        let idle = state.withLock { state in
            defer { state.idle = [] }
            state.isClosed = true
            return state.idle
        }
        for reader in idle { close(reader) }
    }

    private func close(_ reader: Reader) {
        reader.close()
        open.leave()
    }
}
