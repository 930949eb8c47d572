import Foundation
import GRDB

/// One SQLite connection, used by one thread only. The types of GRDB stop here.
final class SQLiteConnection: SQLTransaction {
    private let database: GRDB.Database
    /// Prepared statements by name: as many as the catalogue has, and the driver's own below.
    private var prepared: [String: GRDB.Statement] = [:]

    init(_ database: GRDB.Database) { self.database = database }

    var isInsideTransaction: Bool { database.isInsideTransaction }

    func query(_ statement: SQLStatement, _ arguments: [SQLValue]) throws -> [SQLRow] {
        try translatingErrors(of: statement) {
            let cursor = try Row.fetchCursor(prepare(statement), arguments: StatementArguments(arguments.map(Self.value)))
            var rows: [SQLRow] = []
            while let row = try cursor.next() {
                let values = (0..<row.count).map { SQLValue(row[$0] as DatabaseValue) }
                rows.append(SQLRow(statement: statement.name, values: values))
            }
            return rows
        }
    }

    @discardableResult
    func execute(_ statement: SQLStatement, _ arguments: [SQLValue]) throws -> Int {
        try translatingErrors(of: statement) {
            try prepare(statement).execute(arguments: StatementArguments(arguments.map(Self.value)))
            return database.changesCount
        }
    }

    /// Runs statements without parameters, separated by semicolons: migrations and settings of the connection.
    func runScript(_ script: String) throws {
        try translatingErrors(of: nil) { try database.execute(sql: script) }
    }

    private func prepare(_ statement: SQLStatement) throws -> GRDB.Statement {
        if let known = prepared[statement.name] { return known }
        let new = try database.makeStatement(sql: statement.text)
        prepared[statement.name] = new
        return new
    }

    private func translatingErrors<Output>(of statement: SQLStatement?, _ body: () throws -> Output) throws -> Output {
        do {
            return try body()
        } catch let error as DatabaseError {
            // A statement that failed can't always be reset: the next use prepares it anew.
            if let statement { prepared[statement.name] = nil }
            throw StorageError(error)
        }
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

extension SQLiteConnection {
    private static func value(_ value: SQLValue) throws(StorageError) -> DatabaseValue {
        switch value {
        case .null: return .null
        case .integer(let value): return value.databaseValue
        case .real(let value): return value.databaseValue
        case .text(let value):
            // PostgreSQL has no such text, and SQLite's would come back cut short.
            guard !value.utf8.contains(0) else { throw .refused("text can't hold U+0000") }
            return value.databaseValue
        case .blob(let value): return Data(value).databaseValue
        }
    }
}

extension SQLValue {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let value): self = .integer(Int(value))
        case .double(let value): self = .real(value)
        case .string(let value): self = .text(value)
        case .blob(let value): self = .blob(Array(value))
        }
    }
}

extension StorageError {
    /// GRDB's error, without the statement's arguments.
    init(_ error: DatabaseError) {
        let message = error.message ?? ""
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            // "UNIQUE constraint failed: agents.login"
            let column = message.split(separator: ": ", maxSplits: 1).last.map(String.init)
            self = .duplicate(column ?? message)
        default:
            switch error.resultCode {
            case .SQLITE_CONSTRAINT: self = .refused(message)
            case .SQLITE_BUSY: self = .busy
            default: self = .engine(code: Int(error.extendedResultCode.rawValue), message: message)
            }
        }
    }
}
