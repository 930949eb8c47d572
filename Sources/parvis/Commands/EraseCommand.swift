import ArgumentParser
import Cases
import FEEL
import Foundation
import Journal
import Services
import Storage
import Web

/// `parvis erase`.
struct EraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Erase a case for good: its key is destroyed, in every copy.",
        discussion: """
            What is derived from the case is removed, and its key destroyed: its events and files can't be read any more, \
            nor their copies in back-ups once the last back-up of the keys that holds it has expired. The journal still \
            shows that nothing else was touched. The receipt is for the person.

            Back-ups of the keys are kept for PARVIS_KEY_BACKUP_DAYS days (30 unless set): that gives the date on the \
            receipt. What lists show of all cases is sealed under a new key too, which takes some seconds while the town is \
            served; --alone says that it is not.

            A public body destroys nothing without the visa of the archives (Code du patrimoine, art. L. 212-2): its \
            reference goes with the reason. Neither may name anybody: both stay.
            """)

    @Argument(help: "The case's reference.") var reference: String
    @ArgumentParser.Option(help: "By which right it is erased, in words that name nobody.") var reason: String
    @ArgumentParser.Option(help: "The reference of the archives' visa, or why none is needed.") var visa: String
    @ArgumentParser.Option(help: "The file of the receipt to write, for the person.") var receipt: String
    @ArgumentParser.Option(help: "The data folder.") var data = "data"
    @Flag(help: "Nobody serves the data folder meanwhile.") var alone = false

    func run() async throws {
        let days = try InstallationKeys.backupDays()
        let installation = try Installation.open(data: data)
        let (store, keys) = (installation.store, installation.keys)
        guard let signer = try LogSigner.existing(keys: keys) else {
            throw CommandFailure("This town has not served yet: there is nothing to erase.")
        }
        guard let known = Reference(reference)?.description,
            let entry = try await store.database.read({ try store.cases.find(reference: known, in: $0) })
        else { throw CommandFailure("There is no case \(reference).") }
        guard entry.outcome != nil else {
            throw CommandFailure("The case \(known) is under way: it is decided or withdrawn first.")
        }
        let catalogue = LiveCatalogue(store: store)
        try await catalogue.refresh()
        guard let whole = try await CaseRepository(store: store).load(entry.id),
            let definition = try await catalogue.definition(hash: entry.definition),
            let organisation = catalogue.snapshot.organisations[entry.organisation]
        else { throw CommandFailure("The case \(known) can't be opened.") }
        let zone = Zone(name: organisation.timeZone) ?? .utc
        if whole.retention.hold != nil {
            throw CommandFailure("The case \(known) is held: the hold is lifted first, on its page at the desk.")
        }
        let summary = whole.summary(definition: definition, organisation: organisation, zone: zone)
        let now = Installation.now()
        // Nothing is erased whose receipt could not be written.
        guard !FileManager.default.fileExists(atPath: receipt),
            FileManager.default.createFile(atPath: receipt, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw CommandFailure("\(receipt) can't be written, or is there already.") }
        let right = "\(reason); visa: \(visa)"
        let unreadable = zone.date(at: now).adding(days: days)
        try await CaseEraser(store: store, keys: keys).erase(
            entry.id, organisation: entry.organisation, searchKeys: summary.searchKeys, reason: right, at: now,
            receipt: (reference: known, unreadableFrom: unreadable))
        let document = try ErasureReceipt(
            reference: known, stream: entry.id.bytes, erasedAt: now.milliseconds, unreadableFrom: "\(unreadable)",
            reason: right, signer: signer)
        try Data(document.json()).write(to: URL(filePath: receipt))
        // From here on the next start finishes what stops.
        Console.warn("Sealing the lists under a new key (\(ListKeyRenewal.waitSeconds) s and more)")
        try await ListKeyRenewal(store: store, keys: keys).run {
            if !alone { try await Task.sleep(for: .seconds(ListKeyRenewal.waitSeconds)) }
        }
        await store.database.close()
        Console.say("\(known) is erased. No copy of it can be read from \(unreadable) on. Receipt: \(receipt)")
    }
}
