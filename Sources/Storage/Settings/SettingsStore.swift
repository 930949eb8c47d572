/// The statements about settings and counters.
enum SettingStatements {
    static let get = SQLStatement(
        "settings.get", "SELECT value FROM settings WHERE organisation = $1 AND key = $2")
    static let set = SQLStatement(
        "settings.set",
        """
        INSERT INTO settings (organisation, key, value) VALUES ($1, $2, $3)
        ON CONFLICT (organisation, key) DO UPDATE SET value = excluded.value
        """)
    static let remove = SQLStatement(
        "settings.remove", "DELETE FROM settings WHERE organisation = $1 AND key = $2")
    static let count = SQLStatement(
        "counters.get", "SELECT value FROM counters WHERE organisation = $1 AND key = $2")
    static let add = SQLStatement(
        "counters.add",
        """
        INSERT INTO counters (organisation, key, value) VALUES ($1, $2, $3)
        ON CONFLICT (organisation, key) DO UPDATE SET value = counters.value + excluded.value RETURNING value
        """)

    static let all = [get, set, remove, count, add]
}

/// Small facts about the installation or an organisation. Nothing personal and nothing secret belongs here.
public struct SettingsStore: Sendable {
    /// The organisation under which facts about the whole installation stand.
    public static let installation = ""

    /// The store.
    public init() {}

    /// The value of a setting.
    public func value(
        of key: String, organisation: String = installation, in connection: any SQLConnection
    ) throws -> String? {
        try connection.first(SettingStatements.get, [.text(organisation), .text(key)])?.text(0)
    }

    /// Sets, or with nil removes, a setting.
    public func set(
        _ key: String, to value: String?, organisation: String = installation, in transaction: any SQLTransaction
    ) throws {
        if let value {
            try transaction.execute(SettingStatements.set, [.text(organisation), .text(key), .text(value)])
        } else {
            try transaction.execute(SettingStatements.remove, [.text(organisation), .text(key)])
        }
    }

    /// The value of a counter, 0 at the beginning.
    public func count(
        of key: String, organisation: String = installation, in connection: any SQLConnection
    ) throws -> Int {
        try connection.first(SettingStatements.count, [.text(organisation), .text(key)])?.integer(0) ?? 0
    }

    /// Adds to a counter and returns its new value.
    @discardableResult
    public func add(
        _ amount: Int, to key: String, organisation: String = installation, in transaction: any SQLTransaction
    ) throws -> Int {
        let arguments: [SQLValue] = [.text(organisation), .text(key), .integer(amount)]
        return try transaction.first(SettingStatements.add, arguments)?.integer(0) ?? 0
    }
}
