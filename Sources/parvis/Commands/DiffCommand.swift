import ArgumentParser
import Cases
import Services
import Storage
import Web

/// `parvis diff`.
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what publishing a folder would change, and for whom.",
        discussion: """
            Each sound service of the folder beside the version in force: what is said otherwise, and the open cases that \
            stand under that version, which they keep. Nothing is published.
            """)

    @Argument(help: "A folder of services, or a service's own folder.") var path: String
    @ArgumentParser.Option(help: "The data folder.") var data = "data"
    @ArgumentParser.Option(help: "The language of the differences: fr or en.") var language = "en"

    private static let casesShown = 20

    func run() async throws {
        guard let language = Language(rawValue: language) else { throw CommandFailure("--language is fr or en.") }
        let catalogue = try DefinitionPath.load(path)
        let store = try Installation.open(data: data).store
        let live = LiveCatalogue(store: store)
        try await live.refresh()
        for definition in catalogue.definitions {
            let current = try await store.database.read {
                try store.definitions.current(
                    organisation: definition.organisation, service: definition.id, in: $0)
            }
            guard let current, let former = try await live.definition(hash: current.definition) else {
                print("\(definition.id): not published yet")
                continue
            }
            guard current.definition != definition.hash else {
                print("\(definition.id): nothing changes")
                continue
            }
            print("\(definition.id): after publication \(current.number)")
            for change in definition.changes(since: former, in: language) {
                print("  \(change.kind.rawValue) \(change.part.rawValue): \(change.name)")
                for difference in change.differences {
                    print("    \(difference.aspect.rawValue)")
                    if !difference.before.isEmpty { print("      - \(difference.before)") }
                    if !difference.after.isEmpty { print("      + \(difference.after)") }
                }
            }
            let (count, cases) = try await store.database.read { connection in
                (
                    try store.cases.countOpen(
                        organisation: current.organisation, service: current.service, definition: current.definition,
                        in: connection),
                    try store.cases.listOpen(
                        organisation: current.organisation, service: current.service, definition: current.definition,
                        limit: Self.casesShown, in: connection)
                )
            }
            let many = count > CaseCounts.most ? "more than \(CaseCounts.most)" : String(count)
            print("  open cases that keep publication \(current.number): \(many)")
            for entry in cases { print("    \(entry.reference)") }
            if count > cases.count {
                let rest = count > CaseCounts.most ? "others" : "\(count - cases.count) others"
                print("    and \(rest), which the page of the service's versions lists")
            }
        }
        await store.database.close()
    }
}
