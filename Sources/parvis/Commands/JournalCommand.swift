import ArgumentParser
import Foundation
import Journal
import Storage

/// `parvis journal`.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Look after the journal.", subcommands: [JournalVerifyCommand.self])
}

/// `parvis journal verify`.
struct JournalVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check every event, the log over them, and what is derived from them.",
        discussion: """
            Each stream's events without gaps; each event against its leaf, sealed content included; the tiles of the tree \
            and the signed checkpoints. Each case opened, folded, and every row that is made of it (lists, what is due, words it \
            is found by, opinions and rights asked, files) made again and compared. Whatever else is sealed, opened; the \
            content of each file against the hash that its event holds; the file of the database itself. What no row can be \
            compared with is in docs/trust.md.

            --against FILE compares with a checkpoint kept elsewhere (curl TOWN/log/checkpoint): a folder rolled back to an \
            older copy is sound in itself, and only that shows it.

            The exit status is 0 when everything holds, 1 when something does not: each fault is named.
            """)

    @ArgumentParser.Option(help: "The data folder.") var data = "data"
    @ArgumentParser.Option(help: "A checkpoint kept elsewhere.") var against: String?
    @Flag(help: "Leave out the content of files, which takes as long as reading them all.") var withoutFiles = false

    func run() async throws {
        guard FileManager.default.fileExists(atPath: Installation.path(in: data)) else {
            throw CommandFailure("There is no journal at \(data).")
        }
        let installation = try Installation.open(data: data)
        let kept = try against.map { path in
            guard let contents = FileManager.default.contents(atPath: path),
                let note = SignedNote(String(decoding: contents, as: UTF8.self)),
                let checkpoint = Checkpoint(text: note.text)
            else { throw CommandFailure("\(path) is no checkpoint.") }
            return (note, checkpoint)
        }
        let signer = try LogSigner.existing(keys: installation.keys)
        var examination = JournalExamination(
            store: installation.store, verifier: signer?.verifier, keys: installation.keys)
        examination.readsFiles = !withoutFiles
        let begun = ContinuousClock.now
        var told = ProgressLine()
        try await examination.run(against: kept) { told.tell("\($0) events") }
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        await installation.store.database.close()
        for fault in examination.faults { Console.say(fault) }
        if examination.waiting > 0 {
            Console.say(
                "\(examination.waiting) events are not in the log yet: a running server puts them there within a second."
            )
        }
        Console.say(
            "\(examination.events) events, \(examination.cases) cases, \(examination.erased) erased, "
                + "\(examination.files) files, \(examination.faults.count) faults, in "
                + "\(String(format: "%.1f", seconds)) s")
        if !examination.faults.isEmpty { throw ExitCode.failure }
    }
}
