import GRDB
import GRDBSQLite

/// One SQLite connection, used by one thread at a time. The types of GRDB stop here.
///
/// GRDB opens the connection and prepares statements; binding and stepping speak to SQLite itself, because what GRDB
/// does around each statement (named arguments, rows that know their columns' names) costs more than a small query.
final class SQLiteConnection: SQLTransaction {
    private let database: GRDB.Database
    /// Prepared statements by name: as many as the catalogue has, and the driver's own below.
    private var prepared: [String: GRDB.Statement] = [:]

    init(_ database: GRDB.Database) { self.database = database }

    var isInsideTransaction: Bool { database.isInsideTransaction }

    func query(_ statement: SQLStatement, _ arguments: [SQLValue]) throws -> [SQLRow] {
        var rows: [SQLRow] = []
        try run(statement, arguments) { handle, columns in
            var values: [SQLValue] = []
            values.reserveCapacity(Int(columns))
            for column in 0..<columns { values.append(SQLValue(column: column, of: handle)) }
            rows.append(SQLRow(statement: statement.name, values: values))
        }
        return rows
    }

    @discardableResult
    func execute(_ statement: SQLStatement, _ arguments: [SQLValue]) throws -> Int {
        try run(statement, arguments) { _, _ in }
        return database.changesCount
    }

    /// Runs statements without parameters, separated by semicolons: migrations and settings of the connection.
    func runScript(_ script: String) throws {
        do {
            try database.execute(sql: script)
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    private func run(
        _ statement: SQLStatement, _ arguments: [SQLValue], _ row: (OpaquePointer, CInt) -> Void
    ) throws {
        let handle = try prepare(statement)
        // Whatever happened, the next use begins anew and nothing of this one's values stays in memory.
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        guard sqlite3_bind_parameter_count(handle) == arguments.count else {
            throw StorageError.engine(
                code: Int(SQLITE_MISUSE), message: "\(statement.name) was given \(arguments.count) arguments")
        }
        for (index, argument) in arguments.enumerated() {
            try check(argument.bind(to: CInt(index + 1), of: handle))
        }
        while true {
            let code = sqlite3_step(handle)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw failure() }
            row(handle, sqlite3_column_count(handle))
        }
    }

    /// Finishes every statement, which the connection can't be closed with.
    func forgetStatements() { prepared = [:] }

    private func prepare(_ statement: SQLStatement) throws -> OpaquePointer {
        if let known = prepared[statement.name] { return known.sqliteStatement }
        do {
            let new = try database.makeStatement(sql: statement.text)
            prepared[statement.name] = new
            return new.sqliteStatement
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    private func check(_ code: CInt) throws {
        guard code == SQLITE_OK else { throw failure() }
    }

    private func failure() -> StorageError {
        let code = sqlite3_extended_errcode(database.sqliteConnection)
        return StorageError(code: code, message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
    }
}

// MARK: - Transactions

extension SQLiteConnection {
    private static let begin = SQLStatement("sqlite.begin", "BEGIN")
    private static let beginImmediate = SQLStatement("sqlite.begin_immediate", "BEGIN IMMEDIATE")
    private static let commit = SQLStatement("sqlite.commit", "COMMIT")
    private static let rollback = SQLStatement("sqlite.rollback", "ROLLBACK")
    private static let savepoint = SQLStatement("sqlite.savepoint", "SAVEPOINT operation")
    private static let release = SQLStatement("sqlite.release", "RELEASE operation")
    private static let rollbackToSavepoint = SQLStatement("sqlite.rollback_to", "ROLLBACK TO operation")

    /// Runs a closure over one consistent view.
    func withSnapshot<Output>(_ body: (any SQLConnection) throws -> Output) throws -> Output {
        try transaction(beginningWith: Self.begin) { try body(self) }
    }

    /// Runs a closure as one transaction that holds the write lock from its beginning.
    func withTransaction<Output>(_ body: () throws -> Output) throws -> Output {
        try transaction(beginningWith: Self.beginImmediate, body)
    }

    /// Opens a savepoint inside a transaction.
    func beginSavepoint() throws { try execute(Self.savepoint, []) }

    /// Undoes everything since the savepoint, which stays open.
    func rollBackToSavepoint() throws { try execute(Self.rollbackToSavepoint, []) }

    /// Closes the savepoint; what was done since is part of the transaction.
    func releaseSavepoint() throws { try execute(Self.release, []) }

    private func transaction<Output>(
        beginningWith begin: SQLStatement, _ body: () throws -> Output
    ) throws -> Output {
        try execute(begin, [])
        do {
            let output = try body()
            try execute(Self.commit, [])
            return output
        } catch {
            // The error that matters is the first: a failing rollback is what SQLite does by itself on serious errors.
            if isInsideTransaction { _ = try? execute(Self.rollback, []) }
            throw error
        }
    }
}

// MARK: - Values and errors

extension SQLValue {
    /// Tells SQLite to copy what it is given: sqlite3.h's SQLITE_TRANSIENT, which Swift does not import.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// Binds the value to a parameter, counted from 1, and returns SQLite's code.
    fileprivate func bind(to parameter: CInt, of handle: OpaquePointer) throws(StorageError) -> CInt {
        switch self {
        case .null:
            return sqlite3_bind_null(handle, parameter)
        case .integer(let value):
            return sqlite3_bind_int64(handle, parameter, Int64(value))
        case .real(let value):
            return sqlite3_bind_double(handle, parameter, value)
        case .text(var value):
            // PostgreSQL has no such text.
            guard !value.utf8.contains(0) else { throw .refused("text can't hold U+0000") }
            return value.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) { characters in
                    // An empty text has no address, which SQLite would take for null.
                    guard let start = characters.baseAddress else {
                        return sqlite3_bind_text(handle, parameter, "", 0, Self.copied)
                    }
                    return sqlite3_bind_text(handle, parameter, start, CInt(clamping: characters.count), Self.copied)
                }
            }
        case .blob(let value):
            guard !value.isEmpty else { return sqlite3_bind_zeroblob(handle, parameter, 0) }
            return value.withUnsafeBytes { bytes in
                sqlite3_bind_blob64(handle, parameter, bytes.baseAddress, UInt64(bytes.count), Self.copied)
            }
        }
    }

    /// The value in a column of the current row, counted from 0.
    fileprivate init(column: CInt, of handle: OpaquePointer) {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER:
            self = .integer(Int(sqlite3_column_int64(handle, column)))
        case SQLITE_FLOAT:
            self = .real(sqlite3_column_double(handle, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(handle, column)
            let text = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
            self = .text(String(decoding: text, as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(handle, column)
            self = .blob(Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))))
        default:
            self = .null
        }
    }
}

extension StorageError {
    /// GRDB's error, without the statement's arguments.
    init(_ error: DatabaseError) {
        self.init(code: error.extendedResultCode.rawValue, message: error.message ?? "")
    }

    /// An error of SQLite: its extended code and its message.
    fileprivate init(code: CInt, message: String) {
        switch ResultCode(rawValue: code) {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            // "UNIQUE constraint failed: agents.login"
            let column = message.split(separator: ": ", maxSplits: 1).last.map(String.init)
            self = .duplicate(column ?? message)
        case .SQLITE_CONSTRAINT:
            self = .refused(message)
        case .SQLITE_BUSY:
            self = .busy
        default:
            self = .engine(code: Int(code), message: message)
        }
    }
}
