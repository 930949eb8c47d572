import ArgumentParser
import FEEL
import Foundation
import Services
import Storage
import Web

/// `parvis register`: the register of processing activities (GDPR, article 30).
struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Write the register of processing activities, from what is published or a folder of definitions.",
        discussion: "Exit status: 0, or 1 when what people wrote has not been reviewed for twelve months.")

    @ArgumentParser.Option(help: "The data folder, whose settings tell what runs.") var data = "data"
    @ArgumentParser.Option(help: "A folder of definitions, instead of what is published.") var services: String?
    @ArgumentParser.Option(help: "The identifier of the organisation, when there are several.") var organisation:
        String?
    @ArgumentParser.Option(help: "The language: fr or en.") var language = "fr"
    @Flag(help: "Write JSON.") var json = false
    @ArgumentParser.Option(help: "The day of the register; today without it.") var on: String?

    func run() async throws {
        guard let language = Language(rawValue: language) else { throw CommandFailure("--language is fr or en.") }
        let settings = try await InstallationConfiguration.load(data: data, port: 8080, isDemonstration: false)
        let (organisations, definitions, isSealed) = try await published()
        let chosen = organisations.filter { organisation == nil || $0.id == organisation }
        guard let organisation = chosen.first, chosen.count == 1 else {
            let names = organisations.map(\.id).sorted().joined(separator: ", ")
            throw CommandFailure(
                names.isEmpty ? "There is no organisation here." : "Say which with --organisation: \(names).")
        }
        let running = RunningMeasures(
            isSealed: isSealed, isSecure: settings.site.isSecure, hasVirusScanner: settings.clamd != nil,
            sendsMail: settings.site.sendsMail, draftDays: settings.site.draftDays)
        let today =
            try DefinitionPath.day(on) ?? (Zone(name: organisation.timeZone) ?? .utc).date(at: Installation.now())
        let register = ProcessingRegister(of: organisation, services: definitions, running: running, on: today)
        let document = ProcessingRegisterDocument(register, in: language)
        if json {
            FileHandle.standardOutput.write(Data(try document.json()))
        } else {
            Console.say(document.text)
        }
        if register.needsReview { throw ExitCode(1) }
    }

    /// What there is to tell of, and whether it is sealed on disk: every installation seals from its first start.
    private func published() async throws -> ([Organisation], [ServiceDefinition], isSealed: Bool) {
        if let services {
            let catalogue = try DefinitionPath.load(services)
            guard !catalogue.hasErrors else {
                throw CommandFailure("Something is wrong in \(services): parvis check \(services)")
            }
            return (catalogue.organisations.compactMap(\.compilation.organisation), catalogue.definitions, true)
        }
        let store = try Installation.open(data: data).store
        let catalogue = LiveCatalogue(store: store)
        try await catalogue.refresh()
        await store.database.close()
        return (Array(catalogue.snapshot.organisations.values), catalogue.snapshot.services, store.isSealed)
    }
}
