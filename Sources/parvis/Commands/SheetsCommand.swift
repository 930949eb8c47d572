import ArgumentParser
import Assistant
import Foundation
import Services
import Storage
import Web

/// `parvis sheets`: what the assistant answers from, besides services.
struct SheetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheets", abstract: "Import sheets that the assistant answers from, and list them.",
        discussion: """
            An organisation's own sheets stand in a folder `sheets` beside its `organisation.yaml` and are published with \
            it. Those of others come as JSON Lines, one object a line: `id`, `title` and `text` (Markdown), and perhaps \
            `language` (fr), `themes`, `keywords`, `services`, `reviewed_on`, `valid_until`, `source`.
            """,
        subcommands: [Import.self, List.self, Remove.self])

    /// `parvis sheets import`.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a collection of sheets in force, in the place of what it held before.")

        @Argument(help: "A JSON Lines file.") var file: String
        @ArgumentParser.Option(help: "The collection's name, part of its sheets' addresses.") var collection: String
        @ArgumentParser.Option(help: "The organisation that answers from them.") var organisation: String
        @ArgumentParser.Option(help: "The data folder.") var data = "data"

        /// How many wrong lines are shown.
        private static let mostProblems = 20

        func validate() throws {
            guard SheetCompiler.name(of: "\(collection).fr.md") != nil, collection != SheetStore.own else {
                throw ValidationError(
                    "--collection is made of lower-case letters, digits and hyphens, and is not `\(SheetStore.own)`.")
            }
        }

        func run() async throws {
            guard let bytes = FileManager.default.contents(atPath: file) else {
                throw CommandFailure("The file \(file) can't be read.")
            }
            let (sheets, problems) = SheetRecord.read(Array(bytes))
            // A file that is no JSON Lines at all is wrong on every line: the first ones say enough.
            for problem in problems.prefix(Self.mostProblems) {
                Console.warn("\(file):\(problem.line): error: \(problem.message)")
            }
            guard problems.isEmpty else {
                let count = problems.count == 1 ? "1 line is wrong" : "\(problems.count) lines are wrong"
                throw CommandFailure("Nothing was imported: \(count).")
            }
            // An empty file is a download that failed far more often than a wish to forget everything.
            guard !sheets.isEmpty else {
                throw CommandFailure(
                    "Nothing was imported: \(file) holds no sheet. "
                        + "To take a collection away, use `parvis sheets remove \(collection)`.")
            }
            let store = try Installation.open(data: data).store
            let now = Installation.now()
            let (organisation, collection) = (organisation, collection)
            let stored = sheets.map { StoredSheet($0, in: collection, at: now) }
            let changes: SheetStore.Changes? = try await store.database.write { transaction in
                guard
                    try store.definitions.current(in: transaction).contains(where: { $0.organisation == organisation })
                else { return nil }
                return try store.sheets.replace(collection, of: organisation, by: stored, in: transaction)
            }
            await store.database.close()
            guard let changes else {
                throw CommandFailure("No organisation is called \(organisation) here: publish it first.")
            }
            print(
                "\(collection): \(sheets.count) sheets, \(changes.added) new, \(changes.changed) changed, "
                    + "\(changes.removed) removed")
        }
    }

    /// `parvis sheets list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the sheets of an organisation.")

        @ArgumentParser.Option(help: "The organisation.") var organisation: String
        @ArgumentParser.Option(help: "The data folder.") var data = "data"

        func run() async throws {
            let store = try Installation.open(data: data).store
            let organisation = organisation
            let sheets = try await store.database.read { try store.sheets.all(of: organisation, in: $0) }
            await store.database.close()
            for stored in sheets {
                let title = (try? SheetRecord(line: stored.content, number: 1))?.sheet.title ?? ""
                print("\(stored.collection)/\(stored.id)\t\(stored.language.rawValue)\t\(title)")
            }
        }
    }

    /// `parvis sheets remove`.
    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Remove an imported collection.")

        @Argument(help: "The collection.") var collection: String
        @ArgumentParser.Option(help: "The organisation.") var organisation: String
        @ArgumentParser.Option(help: "The data folder.") var data = "data"

        func run() async throws {
            let store = try Installation.open(data: data).store
            let (organisation, collection) = (organisation, collection)
            let changes = try await store.database.write {
                try store.sheets.replace(collection, of: organisation, by: [], in: $0)
            }
            await store.database.close()
            print("\(collection): \(changes.removed) removed")
        }
    }
}
