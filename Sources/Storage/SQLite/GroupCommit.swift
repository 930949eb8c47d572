import Synchronization

/// A write that waits for its turn.
protocol WaitingWrite: Sendable {
    /// Runs it and returns its error, if any; its outcome is kept until `finish`.
    func run(in transaction: any SQLTransaction) -> (any Error)?
    /// Tells whoever waits, once the commit is on disk or has failed.
    func finish(_ failure: (any Error)?)
}

/// A write and the task that waits for it.
final class PendingWrite<Output: Sendable>: WaitingWrite {
    private let body: @Sendable (any SQLTransaction) throws -> Output
    private let continuation: CheckedContinuation<Output, any Error>
    private let outcome = Mutex<Result<Output, any Error>?>(nil)

    init(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Output,
        _ continuation: CheckedContinuation<Output, any Error>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func run(in transaction: any SQLTransaction) -> (any Error)? {
        do {
            let output = try body(transaction)
            outcome.withLock { $0 = .success(output) }
            return nil
        } catch {
            outcome.withLock { $0 = .failure(error) }
            return error
        }
    }

    func finish(_ failure: (any Error)?) {
        if let failure { return continuation.resume(throwing: failure) }
        continuation.resume(with: outcome.withLock { $0 } ?? .failure(StorageError.closed))
    }
}

/// Group commit: the writes that came while the last commit was being written to disk share the next one.
///
/// Waiting for the disk is by far the longest part of a small write; sharing it is what makes thousands of durable
/// writes a second possible. Each write has its savepoint, so that one that fails takes nothing with it but itself, and
/// nobody is told "done" before the shared commit is on disk.
struct GroupCommit {
    let connection: SQLiteConnection
    let queue: WorkQueue<any WaitingWrite>
    let largestBatch: Int
    let beforeCommit: (@Sendable () throws -> Void)?

    /// Serves the queue until it is closed and empty.
    func run() {
        while true {
            let batch = queue.take(upTo: largestBatch)
            if batch.isEmpty { return }
            commit(batch)
        }
    }

    private func commit(_ batch: [any WaitingWrite]) {
        var failure: (any Error)?
        do {
            try connection.withTransaction {
                for write in batch { try run(write) }
                try beforeCommit?()
            }
        } catch {
            failure = error
        }
        for write in batch { write.finish(failure) }
    }

    /// Runs one write. Throws only when the whole batch is lost; the write keeps its own error for its own caller.
    private func run(_ write: any WaitingWrite) throws {
        try connection.beginSavepoint()
        let failure = write.run(in: connection)
        guard connection.isInsideTransaction else {
            // A serious error (a full disk) made the engine end the transaction that all share.
            throw failure ?? StorageError.engine(code: 0, message: "the transaction ended by itself")
        }
        if failure != nil { try connection.rollBackToSavepoint() }
        try connection.releaseSavepoint()
    }
}
