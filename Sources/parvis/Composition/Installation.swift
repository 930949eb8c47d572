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
            let database = try SQLiteDatabase.open(path: path(in: data), now: now())
            let codec = PlainPayloadCodec()
            let blobs = try FolderBlobStore(folder: filesFolder(in: data), codec: codec)
            let lookup = KeyedLookupHash(key: try lookupKey(in: data))
            return Installation(
                data: data, store: Store(database: database, codec: codec, blobs: blobs, lookup: lookup))
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

    /// The key under which people are looked up, made at the first start. It stands beside the database, not in it:
    /// whoever copies one without the other learns no address.
    private static func lookupKey(in data: String) throws -> [UInt8] {
        let path = lookupKeyPath(in: data)
        if !FileManager.default.fileExists(atPath: path) {
            var random = SystemRandomNumberGenerator()
            let key = (0..<KeyedLookupHash.keyLength).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            // Another process may be first: the file is made whole or not at all, and read back below.
            let partial = "\(path).\(ProcessInfo.processInfo.processIdentifier)"
            _ = FileManager.default.createFile(
                atPath: partial, contents: Data(key), attributes: [.posixPermissions: 0o600])
            try? FileManager.default.moveItem(atPath: partial, toPath: path)
            try? FileManager.default.removeItem(atPath: partial)
        }
        guard let key = FileManager.default.contents(atPath: path), key.count == KeyedLookupHash.keyLength else {
            throw CommandFailure("The file \(path) can't be read: restore it from a back-up, with the database.")
        }
        return Array(key)
    }

    /// The file of a data folder that holds the key under which people are looked up.
    static func lookupKeyPath(in data: String) -> String { "\(data)/lookup.key" }

    /// The database file of a data folder.
    static func path(in data: String) -> String { "\(data)/parvis.sqlite" }
}
