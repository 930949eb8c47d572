/// A connection inside a read: it sees the store as it was when the read began.
///
/// Calls block the thread they run on, which is why they only exist inside `Database.read` and `Database.write`.
public protocol SQLConnection {
    /// The rows of a statement of the catalogue.
    ///
    /// - Parameter arguments: the values of `$1`, `$2`… in order.
    func query(_ statement: SQLStatement, _ arguments: [SQLValue]) throws -> [SQLRow]
}

extension SQLConnection {
    /// The first row of a statement, if any.
    public func first(_ statement: SQLStatement, _ arguments: [SQLValue]) throws -> SQLRow? {
        try query(statement, arguments).first
    }
}

/// A connection inside a write.
public protocol SQLTransaction: SQLConnection {
    /// Runs a statement that changes something and returns how many rows it changed.
    @discardableResult
    func execute(_ statement: SQLStatement, _ arguments: [SQLValue]) throws -> Int
}

/// The store, whatever engine stands behind it.
///
/// Closures are synchronous. Writes run on a thread of the store's own; reads may run where they are asked for, so they are
/// short: a page of a list, not the list. Both queues are bounded: beyond the bound, calls fail at once with `StorageError.busy`.
public protocol Database: Sendable {
    /// Runs a closure over one consistent view of the store.
    func read<Output: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Output
    ) async throws -> Output

    /// Runs a closure as one transaction and returns once it is on disk.
    ///
    /// When the closure throws, nothing of it remains and its error is rethrown. Once accepted, a write runs even if the
    /// waiting task is cancelled. The closure runs on the only writer: compute before, write inside, and never wait
    /// there for another read or write.
    @discardableResult
    func write<Output: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Output
    ) async throws -> Output

    /// Refuses new work, finishes what was accepted and closes the files.
    func close() async
}
