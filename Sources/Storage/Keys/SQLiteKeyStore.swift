import Cases
import GRDB
public import Journal
public import Services

/// The statements about keys.
enum KeyStatements {
    static let find = SQLStatement(
        "sqlite.keys_find", "SELECT master, wrapped, destroyed_at FROM data_keys WHERE name = $1")
    static let insert = SQLStatement(
        "sqlite.keys_insert", "INSERT INTO data_keys (name, master, wrapped, created_at) VALUES ($1, $2, $3, $4)")
    static let others = SQLStatement(
        "sqlite.keys_others",
        """
        SELECT name, master, wrapped FROM data_keys WHERE name > $1 AND wrapped IS NOT NULL AND master <> $2
        ORDER BY name LIMIT $3
        """)
    static let count = SQLStatement("sqlite.keys_count", "SELECT count(wrapped) FROM data_keys")
    static let countOf = SQLStatement(
        "sqlite.keys_count_of", "SELECT count(wrapped) FROM data_keys WHERE master = $1")
    static let replace = SQLStatement(
        "sqlite.keys_replace", "UPDATE data_keys SET master = $1, wrapped = $2 WHERE name = $3 AND wrapped = $4")
    static let destroy = SQLStatement(
        "sqlite.keys_destroy",
        """
        INSERT INTO data_keys (name, master, wrapped, created_at, destroyed_at) VALUES ($1, '', NULL, $2, $2)
        ON CONFLICT (name) DO UPDATE SET master = '', wrapped = NULL,
            destroyed_at = COALESCE(data_keys.destroyed_at, excluded.destroyed_at)
        """)
    static let destroyed = SQLStatement(
        "sqlite.keys_destroyed",
        """
        SELECT name, destroyed_at FROM data_keys WHERE destroyed_at IS NOT NULL AND name > $1 ORDER BY name LIMIT $2
        """)
    static let named = SQLStatement(
        "sqlite.keys_named", "SELECT name FROM data_keys WHERE name >= $1 AND name < $2")
    static let entries = SQLStatement(
        "sqlite.keys_entries",
        """
        SELECT name, master, wrapped, created_at, destroyed_at FROM data_keys WHERE name > $1 ORDER BY name LIMIT $2
        """)
    static let restore = SQLStatement(
        "sqlite.keys_restore",
        """
        INSERT INTO data_keys (name, master, wrapped, created_at, destroyed_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (name) DO NOTHING
        """)
    static let facts = SQLStatement("sqlite.key_facts_all", "SELECT name, value FROM key_facts ORDER BY name")
    static let fact = SQLStatement("sqlite.key_facts_find", "SELECT value FROM key_facts WHERE name = $1")
    static let setFact = SQLStatement(
        "sqlite.key_facts_set",
        "INSERT INTO key_facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
}

/// Wrapped keys in a SQLite file of their own. What is destroyed is overwritten (`secure_delete`), in the log too.
///
/// `@unchecked Sendable`: the connection is used within the queue alone, by one thread at a time.
public final class SQLiteKeyStore: KeyStore, @unchecked Sendable {
    static let schema = SchemaText(
        """
        CREATE TABLE IF NOT EXISTS data_keys (
            name BLOB NOT NULL PRIMARY KEY,
            master TEXT NOT NULL,
            wrapped BLOB,
            created_at INTEGER NOT NULL,
            destroyed_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS data_keys_by_destruction ON data_keys (name) WHERE destroyed_at IS NOT NULL;
        CREATE INDEX IF NOT EXISTS data_keys_by_master ON data_keys (master, name, wrapped);
        CREATE TABLE IF NOT EXISTS key_facts (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)
            STRICT, WITHOUT ROWID;
        """)

    private let queue: DatabaseQueue
    private let connection: SQLiteConnection

    /// Opens the file, or makes it.
    public init(path: String) throws {
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            queue = try DatabaseQueue(path: path, configuration: configuration)
            connection = try queue.writeWithoutTransaction { database in
                try database.execute(
                    sql: """
                        PRAGMA journal_mode = WAL;
                        PRAGMA synchronous = FULL;
                        PRAGMA secure_delete = ON;
                        PRAGMA trusted_schema = OFF;
                        """)
                let connection = SQLiteConnection(database)
                try connection.runScript(Self.schema.sqlite)
                return connection
            }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    /// The key of a name.
    public func find(_ name: KeyName) throws -> KeyEntry? {
        try read { connection in
            guard let row = try connection.first(KeyStatements.find, [.blob(name.bytes)]) else { return nil }
            if let at = try row.optionalInstant(2) { return .destroyed(at) }
            return .held(WrappedKey(master: try row.text(0), bytes: try row.blob(1)))
        }
    }

    /// Adds keys, all or none.
    public func add(_ keys: [(name: KeyName, key: WrappedKey)], now: Instant) throws {
        try write { connection in
            for (name, key) in keys {
                try connection.execute(
                    KeyStatements.insert, [.blob(name.bytes), .text(key.master), .blob(key.bytes), .instant(now)])
            }
        }
    }

    /// Some keys that another master key wrapped.
    public func list(
        notWrappedBy master: String, after: KeyName?, limit: Int
    ) throws -> [(name: KeyName, key: WrappedKey)] {
        try read { connection in
            try connection.query(
                KeyStatements.others, [.blob(after?.bytes ?? []), .text(master), .integer(limit)]
            ).map { row in
                (KeyName(bytes: try row.blob(0)), WrappedKey(master: try row.text(1), bytes: try row.blob(2)))
            }
        }
    }

    /// How many keys there are.
    public func count(wrappedBy master: String) throws -> (all: Int, wrapped: Int) {
        try read { connection in
            (
                try connection.first(KeyStatements.count, [])?.integer(0) ?? 0,
                try connection.first(KeyStatements.countOf, [.text(master)])?.integer(0) ?? 0
            )
        }
    }

    /// Puts keys wrapped anew in place of what they were.
    public func replace(_ keys: [(name: KeyName, former: WrappedKey, key: WrappedKey)]) throws {
        try write { connection in
            for (name, former, key) in keys {
                try connection.execute(
                    KeyStatements.replace,
                    [.text(key.master), .blob(key.bytes), .blob(name.bytes), .blob(former.bytes)])
            }
        }
    }

    /// Overwrites keys and remembers their names.
    public func destroy(_ names: [KeyName], now: Instant) throws {
        guard !names.isEmpty else { return }
        try write { connection in
            for name in names {
                try connection.execute(KeyStatements.destroy, [.blob(name.bytes), .instant(now)])
            }
        }
        // The log still holds the page as it was before; a reader elsewhere may keep it a little longer.
        try read { connection in
            _ = try connection.query(SQLStatement("sqlite.truncate_log", "PRAGMA wal_checkpoint(TRUNCATE)"), [])
        }
    }

    /// Names of keys destroyed.
    public func listDestroyed(after: KeyName?, limit: Int) throws -> [(name: KeyName, at: Instant)] {
        try read { connection in
            try connection.query(KeyStatements.destroyed, [.blob(after?.bytes ?? []), .integer(limit)]).map { row in
                (KeyName(bytes: try row.blob(0)), try row.instant(1))
            }
        }
    }

    /// The greatest generation of list keys.
    public func lastListGeneration() throws -> Int {
        try read { connection in
            try connection.query(
                KeyStatements.named, [.blob(Array("list-".utf8)), .blob(Array("list.".utf8))]
            ).compactMap { KeyName(bytes: try $0.blob(0)).listGeneration }.max() ?? 0
        }
    }

    /// Everything that is known of keys.
    public func entries(after: KeyName?, limit: Int) throws -> [StoredKey] {
        try read { connection in
            try connection.query(KeyStatements.entries, [.blob(after?.bytes ?? []), .integer(limit)]).map { row in
                let master = try row.text(1)
                return StoredKey(
                    name: KeyName(bytes: try row.blob(0)),
                    key: try row.optionalBlob(2).map { WrappedKey(master: master, bytes: $0) },
                    createdAt: try row.instant(3), destroyedAt: try row.optionalInstant(4))
            }
        }
    }

    /// Adds what the store knows nothing of.
    public func restore(_ keys: [StoredKey]) throws -> Int {
        var count = 0
        try write { connection in
            for key in keys {
                count += try connection.execute(
                    KeyStatements.restore,
                    [
                        .blob(key.name.bytes), .text(key.key?.master ?? ""), key.key.map { .blob($0.bytes) } ?? .null,
                        .instant(key.createdAt), .instant(key.destroyedAt),
                    ])
            }
        }
        return count
    }

    /// Every fact about the store.
    public func facts() throws -> [(name: String, value: String)] {
        try read { try $0.query(KeyStatements.facts, []).map { (try $0.text(0), try $0.text(1)) } }
    }

    /// A fact about the store.
    public func fact(_ name: String) throws -> String? {
        try read { try $0.first(KeyStatements.fact, [.text(name)])?.text(0) }
    }

    /// Notes a fact.
    public func setFact(_ name: String, to value: String) throws {
        try write { _ = try $0.execute(KeyStatements.setFact, [.text(name), .text(value)]) }
    }

    /// Lets go of the file.
    public func close() {
        queue.writeWithoutTransaction { _ in connection.forgetStatements() }
        try? queue.close()
    }

    private func read<Output>(_ body: (SQLiteConnection) throws -> Output) throws -> Output {
        try queue.writeWithoutTransaction { _ in try body(connection) }
    }

    private func write(_ body: (SQLiteConnection) throws -> Void) throws {
        try queue.writeWithoutTransaction { _ in try connection.withTransaction { try body(connection) } }
    }
}
