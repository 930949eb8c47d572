import Cases
import Foundation
import GRDB
import Journal
import Services

/// Seals, in place, what a town stored before Parvis sealed: rows a few hundred at a time, then files one by one.
///
/// It may stop anywhere and goes on at the next start. At the end the database is rewritten (VACUUM) and its log cut, so that
/// nothing unsealed is left in them; what the file system or a disk keeps of freed blocks is out of reach.
public struct SealingUpgrade {
    /// How far it is.
    public enum Progress: Sendable, Hashable {
        /// So many rows are sealed.
        case rows(Int)
        /// So many files are sealed.
        case files(Int)
        /// The database is being rewritten.
        case rewriting
    }

    static let setting = "sealed"
    /// The rows of one transaction.
    static let chunk = 500

    private let path: String
    private let files: String
    private let keys: KeyRing
    private let progress: (Progress) throws -> Void
    private let plain = PlainPayloadCodec()
    private let codec: SealedPayloadCodec

    /// The upgrade of a database and its folder of files.
    public init(path: String, files: String, keys: KeyRing, progress: @escaping (Progress) throws -> Void) {
        self.path = path
        self.files = files
        self.keys = keys
        self.progress = progress
        codec = SealedPayloadCodec(keys: keys)
    }

    private static let isSealed = SQLStatement(
        "sqlite.is_sealed", "SELECT value FROM settings WHERE organisation = '' AND key = '\(setting)'")
    private static let note = SQLStatement(
        "sqlite.note_sealed",
        """
        INSERT INTO settings (organisation, key, value) VALUES ('', '\(setting)', $1)
        ON CONFLICT (organisation, key) DO UPDATE SET value = excluded.value
        """)
    private static let ownerOf = SQLStatement("sqlite.owner_of_file", "SELECT owner FROM files WHERE id = $1")
    private static let truncate = SQLStatement("sqlite.truncate_log", "PRAGMA wal_checkpoint(TRUNCATE)")

    /// Whether a migrated database says that everything in it is sealed.
    public static func isDone(path: String) throws -> Bool {
        let queue = try open(path)
        defer { try? queue.close() }
        return try queue.writeWithoutTransaction { database in
            try SQLiteConnection(database).first(isSealed, []) != nil
        }
    }

    /// Seals whatever is not sealed yet. The database has its latest schema, and nobody else uses it.
    public func run() throws {
        let queue = try Self.open(path)
        defer { try? queue.close() }
        try queue.writeWithoutTransaction { database in
            let connection = SQLiteConnection(database)
            guard try connection.first(Self.isSealed, []) == nil else { return }
            var sealed = 0
            for column in SealedColumn.all { try seal(column, connection, &sealed) }
            try sealFiles(connection)
            if sealed > 0 {
                try progress(.rewriting)
                connection.forgetStatements()
                try connection.runScript("VACUUM;")
                let answer = try connection.first(Self.truncate, [])
                guard try answer?.integer(0) == 0 else { throw StorageError.busy }
            }
            _ = try connection.withTransaction { try connection.execute(Self.note, [.text("1")]) }
        }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    // MARK: Rows

    private func seal(_ column: SealedColumn, _ connection: SQLiteConnection, _ sealed: inout Int) throws {
        let triggers = column.place == .event ? try Triggers(of: connection) : nil
        var last = 0
        while true {
            let rows = try connection.query(column.plainRows(), [.integer(last), .integer(Self.chunk)])
            guard let end = rows.last else { return }
            last = try end.integer(end.values.count - 1)
            try connection.withTransaction {
                try triggers?.drop(in: connection)
                for row in rows { try seal(row, of: column, connection) }
                try triggers?.restore(in: connection)
                try keys.settle()
            }
            sealed += rows.count
            try progress(.rows(sealed))
        }
    }

    private func seal(_ row: SQLRow, of column: SealedColumn, _ connection: SQLiteConnection) throws {
        let context = try column.context(row)
        let payload = try row.payload(column.keys.count + column.facts.count)
        var content = try plain.decode(payload, context: context)
        var promise: [SQLValue] = []
        if column.place == .event {
            var commitment = try row.blob(3)
            if commitment.isEmpty {
                let salt = Commitment.salt()
                commitment = Commitment.bytes(of: content, salt: salt)
                content = salt + content
            }
            promise = [.blob(commitment)]
        }
        let new = try codec.encode(content, context: context)
        try connection.execute(
            column.seal(),
            [.text(new.keyID), .blob(new.bytes)] + promise + row.values.prefix(column.keys.count))
    }

    /// What forbids changes of events, put aside for the length of a transaction.
    private struct Triggers {
        private static let find = SQLStatement(
            "sqlite.triggers", "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'events'")
        private let triggers: [(name: String, sql: String)]

        init(of connection: SQLiteConnection) throws {
            triggers = try connection.query(Self.find, []).map { (try $0.text(0), try $0.text(1)) }
        }

        func drop(in connection: SQLiteConnection) throws {
            for trigger in triggers { try connection.runScript("DROP TRIGGER \(trigger.name);") }
        }

        func restore(in connection: SQLiteConnection) throws {
            for trigger in triggers { try connection.runScript(trigger.sql + ";") }
        }
    }

    // MARK: Files

    private func sealFiles(_ connection: SQLiteConnection) throws {
        let folder = URL(filePath: files)
        guard let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return }
        var count = 0
        for case let file as URL in found {
            let parts = file.lastPathComponent.split(separator: ".")
            guard let first = parts.first, let id = Identifier(String(first)) else { continue }
            if parts.last == "sealing" {
                try FileManager.default.removeItem(at: file)
                continue
            }
            // A file of cases that was taken away is its own owner.
            let owner = try connection.first(Self.ownerOf, [.identifier(id)])?.identifier(0) ?? id
            let blob = Blob(file: id, owner: owner, part: parts.contains("preview") ? .preview : .content)
            if try seal(file.path, blob) {
                count += 1
                try progress(.files(count))
            }
        }
    }

    /// Writes a sealed copy of a file and puts it in its place; false when it is sealed already.
    private func seal(_ path: String, _ blob: Blob) throws -> Bool {
        let source = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw StorageError.disk(errno) }
        defer { Foundation.close(source) }
        let reader = FileDescriptorReader(descriptor: source)
        guard var next = try BlobFrame.read(from: reader)?.frame, next.payload.keyID == PlainPayloadCodec.keyID else {
            return false
        }
        let copy = path + ".sealing"
        let target = Foundation.open(copy, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw StorageError.disk(errno) }
        defer { Foundation.close(target) }
        var index = 0
        while true {
            let content = try next.content(of: blob, index: index, codec: plain)
            let frame = try BlobFrame(content, of: blob, index: index, codec: codec)
            try codec.settle()
            try FolderBlobAppender.writeAll(frame.bytes, to: target)
            index += 1
            guard let following = try BlobFrame.read(from: reader)?.frame else { break }
            next = following
        }
        guard fsync(target) == 0, rename(copy, path) == 0 else { throw StorageError.disk(errno) }
        try FolderBlobStore.synchronise(directory: URL(filePath: path).deletingLastPathComponent().path)
        return true
    }
}
