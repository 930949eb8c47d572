import ArgumentParser
import Foundation
import Journal
import Storage

/// `parvis keys`.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Look after the keys that seal what is stored.",
        subcommands: [
            KeysStatusCommand.self, KeysRotateCommand.self, KeysBackupCommand.self, KeysRestoreCommand.self,
        ])
}

/// `parvis keys status`.
struct KeysStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Say where the keys are and which master key wraps them.")

    @ArgumentParser.Option(help: "The data folder.") var data = "data"

    func run() async throws {
        let place = InstallationKeys(data: data)
        guard FileManager.default.fileExists(atPath: place.storePath) else {
            throw CommandFailure("There are no keys at \(place.storePath) yet: they are made at the first start.")
        }
        let vault = try place.vault(mayCreate: false)
        let store = try SQLiteKeyStore(path: place.storePath)
        defer { store.close() }
        let master = try vault.current()
        let (all, wrapped) = try store.count(wrappedBy: master)
        Console.say("Master key \(master), in \(place.isInEnvironment ? "the environment" : place.masterFile)")
        Console.say("\(all) keys in \(place.storePath), \(wrapped) of them wrapped by it")
        if wrapped < all { Console.say("A rotation did not finish: parvis keys rotate --data \(data)") }
    }
}

/// `parvis keys rotate`.
struct KeysRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Wrap every key under a new master key, while the town is served.",
        discussion: """
            What the keys seal is not touched. It may be stopped at any moment: the same command goes on with what is \
            left before it makes another master key. The former master key stays in the file, for back-ups of the key \
            store made before, until --forget-former.

            With the master key in the environment, put the new one in PARVIS_MASTER_KEY and the one before in \
            PARVIS_MASTER_KEY_FORMER, start the server again, then run this.
            """)

    @ArgumentParser.Option(help: "The data folder.") var data = "data"
    @Flag(
        help: "Remove former master keys from the file: back-ups of the key store made before can't be read any more.")
    var forgetFormer = false

    func run() async throws {
        let place = InstallationKeys(data: data)
        guard FileManager.default.fileExists(atPath: place.storePath) else {
            throw CommandFailure("There are no keys at \(place.storePath) yet: they are made at the first start.")
        }
        let store = try SQLiteKeyStore(path: place.storePath)
        defer { store.close() }
        let vault = try place.vault(mayCreate: false)
        let rotation = KeyRotation(vault: vault, store: store)
        if forgetFormer { return try forget(rotation, place) }
        if try rotation.isNeeded() {
            Console.say("Going on with a rotation that did not finish.")
        } else if let file = vault as? FileKeyVault {
            try file.renew()
        } else {
            Console.say("Every key is wrapped by the master key in the environment already.")
            return
        }
        var told = ProgressLine()
        do {
            let count = try rotation.run { done, all in told.tell("\(done) of \(all) keys") }
            Console.say(
                "\(count) keys are wrapped by \(try vault.current()). Back up \(place.masterFile) and \(place.folder).")
        } catch SealError.missingMasterKey(let id) {
            throw CommandFailure("The former master key \(id) is not there: restore it from its back-up.")
        }
    }

    private func forget(_ rotation: KeyRotation, _ place: InstallationKeys) throws {
        guard try !rotation.isNeeded() else {
            throw CommandFailure("Some keys are still wrapped by a former master key: run parvis keys rotate first.")
        }
        let file = try place.fileVault(mayCreate: false)
        let count = try file.keys().count - 1
        try file.forgetFormer()
        Console.say("\(count) former master keys are removed from \(place.masterFile).")
    }
}
