import ArgumentParser
import Services
import Storage

/// `parvis publish`.
struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Put definitions in force.",
        discussion: """
            Every sound service is stored for ever, known by the hash of its folder, and is in force from then on; a \
            server that is running takes it up within a second. A broken service is refused and changes nothing for the \
            others; the exit status is then 1.
            """)

    @Argument(help: "A folder of services, or a service's own folder.") var path: String
    @ArgumentParser.Option(help: "The data folder.") var data = "data"
    @ArgumentParser.Option(help: "Publish this service only.") var service: String?
    @Flag(help: "Don't use colours.") var noColor = false

    func run() async throws {
        let catalogue = try DefinitionPath.load(path)
        let renderer = DiagnosticRenderer(usesColour: Console.usesColour(disabled: noColor))
        for diagnostic in catalogue.diagnostics where diagnostic.severity == .error {
            Console.warn(renderer.render(diagnostic))
        }
        let installation = try Installation.open(data: data)
        let outcomes = try await Publisher(store: installation.store)
            .publish(catalogue, only: service, now: Installation.now())
        await installation.store.database.close()
        for outcome in outcomes { print(outcome) }
        if let service, !outcomes.contains(where: { !$0.isOrganisation }) {
            Console.warn("There is no service \(service) in \(path).")
            throw ExitCode(1)
        }
        let isBroken = outcomes.contains { $0.fate == .refused }
        if isBroken || (service == nil && catalogue.hasErrors) { throw ExitCode(1) }
    }
}
