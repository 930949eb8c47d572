import ArgumentParser
import Foundation
import Journal
import Services
import Storage

/// `parvis keys backup`.
struct KeysBackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the key store to a folder, and remove copies whose time is over.",
        discussion: """
            Make one a day at least, on another disk than the data: a key that no copy holds is lost with the key store, and \
            what it seals with it. The town may be served meanwhile. The copy is sealed under the master key, which is not in \
            it: back that up elsewhere.

            Copies are kept for PARVIS_KEY_BACKUP_DAYS (30 unless set), less a day: the receipt of an erasure says when the \
            last copy that may hold the key is gone. What a disk or another back-up keeps of removed files is out of reach.
            """)

    @ArgumentParser.Option(help: "The data folder.") var data = "data"
    @Argument(help: "The folder of copies; PARVIS_KEY_BACKUPS unless given.") var folder: String?

    func run() async throws {
        let place = InstallationKeys(data: data)
        guard FileManager.default.fileExists(atPath: place.storePath) else {
            throw CommandFailure("There are no keys at \(place.storePath) yet: they are made at the first start.")
        }
        guard let path = folder ?? place.backupFolder else {
            throw CommandFailure("Say where: parvis keys backup FOLDER, or PARVIS_KEY_BACKUPS=FOLDER.")
        }
        let days = try InstallationKeys.backupDays()
        guard days > 0 else {
            throw CommandFailure("PARVIS_KEY_BACKUP_DAYS is 0: no copy is to be kept.")
        }
        let store = try SQLiteKeyStore(path: place.storePath)
        defer { store.close() }
        let made = try KeyBackupFolder(path: path, days: days).add(store, place: place, at: Installation.now())
        Console.say(
            "\(made.keys) keys in \(made.copy.path), read back. \(made.removed) copies whose time is over are removed.")
    }
}

/// `parvis keys restore`.
struct KeysRestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Bring back, from a copy, the keys that the key store lacks.",
        discussion: """
            The copy is read whole and each of its keys unwrapped before anything is written. Keys that are there stay; what \
            was destroyed stays destroyed. Erasures that the copy does not know are done again at the next start. Nobody \
            serves the town meanwhile.
            """)

    @ArgumentParser.Option(help: "The data folder.") var data = "data"
    @Flag(help: "Only check the copy.") var check = false
    @Argument(help: "The copy.") var file: String

    func run() async throws {
        let place = InstallationKeys(data: data)
        let vault = try place.vault(mayCreate: false)
        let isThere = FileManager.default.fileExists(atPath: place.storePath)
        do {
            let known = isThere ? try SQLiteKeyStore(path: place.storePath) : nil
            defer { known?.close() }
            var (held, destroyed) = (0, 0)
            let at = try KeyBackup.read(file, vault: vault) { page in
                for key in page {
                    guard let wrapped = key.key else {
                        destroyed += 1
                        continue
                    }
                    held += 1
                    let opened = try Self.open(wrapped, name: key.name, vault)
                    if case .held(let other)? = try known?.find(key.name),
                        try Self.open(other, name: key.name, vault).bytes != opened.bytes
                    {
                        throw CommandFailure(
                            "\(file) and \(place.storePath) hold different keys of one name: they are of two towns.")
                    }
                }
            }
            let moment = Date(timeIntervalSince1970: Double(at.milliseconds) / 1_000).formatted(.iso8601)
            Console.say("\(file) is sound: \(held) keys and \(destroyed) destroyed ones, as they were at \(moment).")
            if check { return }
            let added = try restore(into: place, known, vault)
            Console.say("\(added) of them were added to \(place.storePath).")
        } catch let problem as KeyBackup.Problem {
            throw CommandFailure(problem.sentence(for: file))
        }
    }

    private func restore(
        into place: InstallationKeys, _ known: SQLiteKeyStore?, _ vault: any KeyVault
    ) throws -> Int {
        try FileManager.default.createDirectory(
            atPath: place.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let store = try known ?? SQLiteKeyStore(path: place.storePath)
        defer { if known == nil { store.close() } }
        var added = 0
        try KeyBackup.read(file, vault: vault) {
            added += try store.restore($0)
        } facts: { facts in
            for (name, value) in facts where try store.fact(name) == nil { try store.setFact(name, to: value) }
        }
        return added
    }

    private static func open(_ wrapped: WrappedKey, name: KeyName, _ vault: any KeyVault) throws -> DataKey {
        do {
            return try vault.unwrap(wrapped, name: name.bytes)
        } catch SealError.missingMasterKey(let id) {
            throw KeyBackup.Problem.missingMasterKey(id)
        } catch SealError.broken {
            throw KeyBackup.Problem.damaged
        }
    }
}
