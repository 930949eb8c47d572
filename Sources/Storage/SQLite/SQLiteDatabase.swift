import Dispatch
import Foundation
import GRDB
public import Services

/// The embedded store: one SQLite file in write-ahead mode, one writer with group commit, a few readers.
///
/// The writer's connection belongs to one thread for its whole life; readers are lent, and no statement is prepared twice.
public final class SQLiteDatabase: Database {
    /// Sizes and bounds.
    public struct Options: Sendable {
        /// Connections that read at the same time: more than there are threads to run tasks.
        public var readers = max(4, ProcessInfo.processInfo.activeProcessorCount + 2)
        /// Reads that may wait for a reader.
        public var waitingReads = 1024
        /// Writes that may wait for the writer.
        public var waitingWrites = 2048
        /// Writes that may share a commit.
        public var largestBatch = 256
        /// What must be durable before any commit is: keys of what it seals. It runs on the writer's thread.
        public var beforeCommit: (@Sendable () throws -> Void)?
        /// Seconds to wait for another process that is writing to the same file.
        public var busyTimeout: Double = 5

        /// The usual sizes.
        public init() {}
    }

    private let writes: WorkQueue<any WaitingWrite>
    private let readers: ReaderPool
    /// Left by the writer's thread, the last to end.
    private let writer = DispatchGroup()

    /// Opens a database, creates it if it is missing, and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - path: the file. Two others, ending in `-wal` and `-shm`, stand beside it.
    ///   - now: recorded with the migrations applied.
    /// - Throws: `StorageError`: among others, `newerDatabase` when a newer Parvis wrote the file.
    public static func open(path: String, options: Options = Options(), now: Instant) throws -> SQLiteDatabase {
        try open(path: path, options: options, migrations: Migrations.all, now: now)
    }

    static func open(
        path: String, options: Options = Options(), migrations: [Migration], now: Instant
    ) throws -> SQLiteDatabase {
        do {
            let writer = try openWriter(path: path, options: options, migrations: migrations, now: now)
            let readers = try (0..<max(1, options.readers)).map { _ in try Reader(path: path, options: options) }
            return SQLiteDatabase(writer: writer, readers: readers, options: options)
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    private init(writer connection: DatabaseQueue, readers: [Reader], options: Options) {
        let writes = WorkQueue<any WaitingWrite>(limit: options.waitingWrites)
        let readersAtWork = DispatchGroup()
        self.writes = writes
        self.readers = ReaderPool(readers, limit: options.waitingReads, open: readersAtWork)
        Self.startThread("parvis-writer", in: writer) {
            connection.writeWithoutTransaction { database in
                GroupCommit(
                    connection: SQLiteConnection(database), queue: writes, largestBatch: options.largestBatch,
                    beforeCommit: options.beforeCommit
                ).run()
            }
            // The last connection to be closed moves the log into the file, which a reader's could not do.
            readersAtWork.wait()
            try? connection.close()
        }
    }

    deinit {
        writes.close()
        readers.close()
    }

    /// How many writes wait for the writer.
    var waitingWrites: Int { writes.count }

    /// Runs a closure over one consistent view of the store.
    public func read<Output: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Output
    ) async throws -> Output {
        let reader =
            if let idle = try readers.takeIdle() { idle } else { try await readers.take() }
        defer { readers.giveBack(reader) }
        return try reader.read(body)
    }

    /// Runs a closure as one transaction on the writer's thread and returns once it is on disk.
    @discardableResult
    public func write<Output: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Output
    ) async throws -> Output {
        // What is read on the writer's thread is read for whoever waits.
        let ledger = ReadingLedger.current
        let accounted: @Sendable (any SQLTransaction) throws -> Output =
            if let ledger {
                { transaction in try ReadingLedger.$current.withValue(ledger) { try body(transaction) } }
            } else {
                body
            }
        return try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Output, any Error>) in
            do throws(StorageError) {
                try writes.add(PendingWrite(accounted, continuation))
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    /// Refuses new work, finishes what was accepted and closes the connections.
    public func close() async {
        writes.close()
        readers.close()
        await withCheckedContinuation { continuation in
            writer.notify(queue: .global()) { continuation.resume() }
        }
    }

    private static func startThread(
        _ name: String, in group: DispatchGroup, _ body: @escaping @Sendable () -> Void
    ) {
        group.enter()
        let thread = Thread {
            body()
            group.leave()
        }
        thread.name = name
        thread.start()
    }
}

// MARK: - Opening

extension SQLiteDatabase {
    /// What must read back after the settings are made: 2 is FULL.
    private static let promised: [(String, SQLValue)] = [
        ("journal_mode", .text("wal")), ("synchronous", .integer(2)), ("foreign_keys", .integer(1)),
    ]

    private static func openWriter(
        path: String, options: Options, migrations: [Migration], now: Instant
    ) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(options.busyTimeout)
        let writer = try DatabaseQueue(path: path, configuration: configuration)
        try writer.writeWithoutTransaction { database in
            // Settings that a transaction can't change come first. GRDB's own write-ahead mode would set
            // `synchronous` to NORMAL, which loses the last commits when power fails. What a savepoint would put back is
            // kept in memory: it is never needed after a crash, and a file for it costs a small write most of its time.
            try database.execute(
                sql: """
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = FULL;
                    PRAGMA foreign_keys = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA journal_size_limit = 67108864;
                    PRAGMA wal_autocheckpoint = 4000;
                    PRAGMA cache_size = -16000;
                    """)
            let connection = SQLiteConnection(database)
            for (setting, expected) in promised {
                let read = SQLStatement("sqlite.\(setting)", "PRAGMA \(setting)")
                let found = try connection.first(read, [])?.values.first ?? .null
                guard found == expected else { throw StorageError.notDurable(setting: setting, found: "\(found)") }
            }
            try Migrator(connection: connection, migrations: migrations).run(now: now)
        }
        return writer
    }
}
