import Foundation
import Journal
import Storage

/// Where the keys of a data folder are: a master key, in a file or in the environment, and the store of the keys that it
/// wraps.
///
/// - `PARVIS_KEYS`: the folder of the key store; `DATA/keys` unless set. Better on another disk, backed up apart.
/// - `PARVIS_MASTER_KEY_FILE`: the file of the master key; `master.key` of that folder unless set.
/// - `PARVIS_MASTER_KEY`: the master key itself, 64 hexadecimal digits, in place of a file; while it is being changed,
///   `PARVIS_MASTER_KEY_FORMER` holds the one before.
/// - `PARVIS_KEY_BACKUPS`: the folder of the key store's copies (`parvis keys backup`), kept for `PARVIS_KEY_BACKUP_DAYS`.
struct InstallationKeys {
    let folder: String
    let masterFile: String
    private let environment: [String: String]

    init(data: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
        folder = environment["PARVIS_KEYS"] ?? "\(data)/keys"
        masterFile = environment["PARVIS_MASTER_KEY_FILE"] ?? "\(folder)/master.key"
        self.environment = environment
    }

    /// The file of wrapped keys.
    var storePath: String { "\(folder)/keys.sqlite" }
    /// The folder of its copies (`PARVIS_KEY_BACKUPS`); nil where none is named.
    var backupFolder: String? { environment["PARVIS_KEY_BACKUPS"].flatMap { $0.isEmpty ? nil : $0 } }
    /// Whether the master key comes from the environment.
    var isInEnvironment: Bool { environment["PARVIS_MASTER_KEY"] != nil }

    /// The keys of a data folder, made at the first start. A lost or wrong key is said in one sentence.
    static func open(data: String) throws -> KeyRing {
        try InstallationKeys(data: data).ring(database: Installation.path(in: data))
    }

    private func ring(database: String) throws -> KeyRing {
        let isStoreThere = FileManager.default.fileExists(atPath: storePath)
        let isSealed =
            FileManager.default.fileExists(atPath: database) && ((try? SealingUpgrade.isDone(path: database)) ?? false)
        guard isStoreThere || !isSealed else {
            throw CommandFailure(
                "The key store \(storePath) is missing, and nothing sealed can be read without it: restore it from its "
                    + "back-up.")
        }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure("The folder of keys can't be made at \(folder): check the path and its permissions.")
        }
        let vault = try vault(mayCreate: !isStoreThere)
        let ring = KeyRing(vault: vault, store: try SQLiteKeyStore(path: storePath), now: Installation.now)
        try check(ring)
        return ring
    }

    /// Whoever holds the master key.
    func vault(mayCreate: Bool) throws -> any KeyVault {
        if let text = environment["PARVIS_MASTER_KEY"] {
            let former = environment["PARVIS_MASTER_KEY_FORMER"]
            guard let key = Self.key(text), let before = former.map({ Self.key($0) }) ?? .some(nil) else {
                throw CommandFailure("The master key in the environment is not 64 hexadecimal digits.")
            }
            return MasterKeys(before.map { [$0] } ?? [], current: key)
        }
        return try fileVault(mayCreate: mayCreate)
    }

    /// The master key's file.
    func fileVault(mayCreate: Bool) throws -> FileKeyVault {
        do {
            if mayCreate, !FileManager.default.fileExists(atPath: masterFile) {
                try FileKeyVault.create(path: masterFile)
            }
            return try FileKeyVault(path: masterFile)
        } catch let problem as FileKeyVault.Problem {
            throw CommandFailure(sentence(for: problem))
        }
    }

    private func sentence(for problem: FileKeyVault.Problem) -> String {
        switch problem {
        case .missing:
            "The master key \(masterFile) is missing, and nothing sealed can be read without it: restore it from its "
                + "back-up."
        case .open(let mode):
            "The master key \(masterFile) can be read by others (mode \(String(mode, radix: 8))): chmod 600 \(masterFile)"
        case .damaged:
            "The master key \(masterFile) is damaged: restore it from its back-up."
        case .disk:
            "The master key \(masterFile) can't be read or written: check its owner, permissions and disk."
        }
    }

    private static func key(_ text: String) -> DataKey? {
        Hexadecimal.bytes(text.filter { !$0.isWhitespace }).flatMap { DataKey(bytes: $0) }
    }

    /// Unwraps a key of each master key, so that a wrong one is said at start and not at the first page.
    private func check(_ ring: KeyRing) throws {
        do {
            _ = try ring.durableKey(.town)
            if let other = try ring.store.list(notWrappedBy: ring.vault.current(), after: nil, limit: 1).first {
                _ = try ring.vault.unwrap(other.key, name: other.name.bytes)
            }
        } catch SealError.missingMasterKey(let id) {
            throw CommandFailure(
                "The master key \(id), which wraps this town's keys, is not in "
                    + "\(isInEnvironment ? "the environment" : masterFile): restore it from its back-up.")
        } catch SealError.broken {
            throw CommandFailure("The key store \(storePath) is damaged: restore it from its back-up.")
        }
    }

    /// The key under which people are looked up. Formerly a file beside the database, which the key store takes over.
    static func lookupKey(in data: String, keys: KeyRing) throws -> [UInt8] {
        let path = Installation.lookupKeyPath(in: data)
        if let bytes = FileManager.default.contents(atPath: path) {
            guard let key = DataKey(bytes: Array(bytes)) else {
                throw CommandFailure("The file \(path) can't be read: restore it from a back-up, with the database.")
            }
            try keys.adopt(key, as: .lookup)
            try? FileManager.default.removeItem(atPath: path)
        }
        return try keys.durableKey(.lookup).bytes
    }

    /// For how many days back-ups of the keys are kept.
    static func backupDays() throws -> Int {
        guard let text = ProcessInfo.processInfo.environment["PARVIS_KEY_BACKUP_DAYS"] else { return 30 }
        guard let days = Int(text), (0...3_650).contains(days) else {
            throw CommandFailure("PARVIS_KEY_BACKUP_DAYS is a number of days, from 0 to 3650.")
        }
        return days
    }

    /// What is said while a town that was not sealed is.
    static func words(for progress: SealingUpgrade.Progress) -> String {
        switch progress {
        case .rows(let count): "Sealing what is stored: \(count) rows"
        case .files(let count): "Sealing what is stored: \(count) files"
        case .rewriting: "Rewriting the database, so that nothing unsealed is left in it"
        }
    }
}
