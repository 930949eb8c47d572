/// What can go wrong in the store. No case carries what a person wrote.
public enum StorageError: Error, Sendable, Hashable {
    /// Too much is waiting already: try again in a moment (HTTP 503).
    case busy
    /// The store is closing or closed.
    case closed
    /// Somebody else changed the thing first; it now has this version (0 when it does not exist).
    case versionConflict(current: Int)
    /// A value that must be unique exists already, in this table and column ("agents.login").
    case duplicate(String)
    /// Another rule of the schema refuses the change (a missing parent, an append-only table).
    case refused(String)
    /// A stored value has not the type that this statement expects in this column, counted from 0.
    case unexpectedValue(statement: String, column: Int)
    /// A payload was sealed with a key that this installation does not hold.
    case unknownKey(String)
    /// What was asked for was erased: its key is destroyed.
    case erased
    /// Sealed bytes, of this table and column, are not as they were sealed, or not where they were.
    case brokenSeal(String)
    /// The database was written by a newer Parvis: its schema has number `found`, this version knows up to `known`.
    case newerDatabase(found: Int, known: Int)
    /// The migration of this number is not the one that was applied to the database.
    case alteredMigration(number: Int)
    /// The engine can't promise that what it acknowledges survives a power cut (the setting, and what it reads back).
    case notDurable(setting: String, found: String)
    /// Somebody else is writing the same file.
    case blobBusy
    /// A stored file is not what was written.
    case damagedBlob
    /// This installation has no place for files.
    case noBlobStore
    /// The disk refuses, with this `errno`.
    case disk(Int32)
    /// Any other error of the database engine: its own code and message, which never quote values.
    case engine(code: Int, message: String)

    /// A stable code for logs and for the mapping to responses.
    public var code: String {
        switch self {
        case .busy: "storage.busy"
        case .closed: "storage.closed"
        case .versionConflict: "storage.version_conflict"
        case .duplicate: "storage.duplicate"
        case .refused: "storage.refused"
        case .unexpectedValue: "storage.unexpected_value"
        case .unknownKey: "storage.unknown_key"
        case .erased: "storage.erased"
        case .brokenSeal: "storage.broken_seal"
        case .newerDatabase: "storage.newer_database"
        case .alteredMigration: "storage.altered_migration"
        case .notDurable: "storage.not_durable"
        case .blobBusy: "storage.blob_busy"
        case .damagedBlob: "storage.damaged_blob"
        case .noBlobStore: "storage.no_blob_store"
        case .disk: "storage.disk"
        case .engine: "storage.engine"
        }
    }
}

extension StorageError: CustomStringConvertible {
    /// One sentence for the operator.
    public var description: String {
        switch self {
        case .busy:
            "The store is busy: more work is waiting than it accepts."
        case .closed:
            "The store is closed."
        case .versionConflict(let current):
            "Somebody else changed it first: it is now at version \(current)."
        case .duplicate(let what):
            "A value that must be unique exists already (\(what))."
        case .refused(let rule):
            "The schema refuses the change: \(rule)."
        case .unexpectedValue(let statement, let column):
            "Statement \(statement) found a value of an unexpected type in column \(column)."
        case .unknownKey(let key):
            "A payload is sealed with the key \(key), which this installation does not hold."
        case .erased:
            "This was erased: its key was destroyed."
        case .brokenSeal(let place):
            "Something sealed in \(place) was changed or moved since: restore it from a backup."
        case .newerDatabase(let found, let known):
            """
            This database was written by a newer Parvis (its schema is number \(found), this version knows up to \
            \(known)): start that version, or a later one.
            """
        case .alteredMigration(let number):
            "Migration \(number) is not the one that was applied to this database: start the version that created it."
        case .notDurable(let setting, let found):
            "The database engine does not keep its promise to write to disk: \(setting) reads back as \(found)."
        case .blobBusy:
            "Somebody else is writing the same file."
        case .damagedBlob:
            "A stored file is damaged: restore it from a backup."
        case .noBlobStore:
            "This installation has no folder for files."
        case .disk(let number):
            "The disk refuses (errno \(number)): check its free space and permissions."
        case .engine(let code, let message):
            "The database engine reports error \(code): \(message)."
        }
    }
}
