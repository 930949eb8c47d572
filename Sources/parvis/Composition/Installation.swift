import Foundation
import Inspection
import Services
import Storage
import Web

/// A data folder: the store and what stands beside it.
struct Installation: Sendable {
    /// The folder.
    let data: String
    /// Its stores.
    let store: Store
    /// The keys of what it holds.
    let keys: KeyRing

    /// The time, from the machine's clock.
    static func now() -> Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// Opens the store of a data folder, creating both if needed.
    ///
    /// The folder is made readable by its owner only: it holds what people entrust to the town.
    static func open(data: String) throws -> Installation {
        do {
            try FileManager.default.createDirectory(
                atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure("The data folder can't be made at \(data): check the path and its permissions.")
        }
        guard FileManager.default.isWritableFile(atPath: data) else {
            throw CommandFailure("The data folder \(data) can't be written to: check its owner and permissions.")
        }
        do {
            let keys = try InstallationKeys.open(data: data)
            var options = SQLiteDatabase.Options()
            options.beforeCommit = { try keys.settle() }
            let database = try SQLiteDatabase.open(path: path(in: data), options: options, now: now())
            var told = ProgressLine()
            try SealingUpgrade(path: path(in: data), files: filesFolder(in: data), keys: keys) { progress in
                told.tell(InstallationKeys.words(for: progress))
            }.run()
            let codec = SealedPayloadCodec(keys: keys)
            let blobs = try FolderBlobStore(folder: filesFolder(in: data), codec: codec)
            let lookup = KeyedLookupHash(key: try InstallationKeys.lookupKey(in: data, keys: keys))
            let store = Store(database: database, codec: codec, blobs: blobs, lookup: lookup)
            return Installation(data: data, store: store, keys: keys)
        } catch let error as StorageError {
            throw CommandFailure("The data folder \(data) can't be used. \(error)")
        }
    }

    /// The folder of a data folder where the bytes of files are.
    static func filesFolder(in data: String) -> String { "\(data)/files" }

    /// What the site examines files with. Examinations that an earlier run left unfinished are swept away.
    func fileTools(_ configuration: InstallationConfiguration) throws -> FileTools {
        let work = "\(data)/examined"
        try? FileManager.default.removeItem(atPath: work)
        try FileManager.default.createDirectory(
            atPath: work, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var scanner: (any VirusScanner)?
        if let clamd = configuration.clamd {
            guard let address = ClamdAddress(clamd) else {
                throw CommandFailure("The setting clamd is a socket's path or host:port.")
            }
            scanner = ClamdClient(address: address)
        }
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let inspector = SandboxedInspector(program: program, arguments: ["inspect-file"])
        return FileTools(
            inspector: inspector, scanner: scanner, workFolder: URL(filePath: work).standardizedFileURL.path)
    }

    /// Where the key of look-ups was before the key store held it.
    static func lookupKeyPath(in data: String) -> String { "\(data)/lookup.key" }

    /// The database file of a data folder.
    static func path(in data: String) -> String { "\(data)/parvis.sqlite" }
}
