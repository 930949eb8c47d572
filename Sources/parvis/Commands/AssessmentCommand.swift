import ArgumentParser
import Foundation
import Services
import Web

/// `parvis pia`: impact assessments, in the format of the CNIL's PIA tool.
struct AssessmentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pia", abstract: "Show, export or begin a service's impact assessment (CNIL's PIA format).",
        subcommands: [
            AssessmentShowCommand.self, AssessmentExportCommand.self, AssessmentNewCommand.self,
        ])
}

/// What the three of them need.
struct AssessedService: ParsableArguments {
    @Argument(help: "The service's identifier.") var service: String
    @ArgumentParser.Option(help: "The folder of definitions.") var services = "services"

    /// The definition and who offers it. A definition that only lacks an assessment is read all the same: one is begun
    /// from it.
    func find() throws -> (definition: ServiceDefinition, organisation: Organisation) {
        let catalogue = try DefinitionPath.load(services)
        let found = catalogue.services.compactMap { entry -> (ServiceDefinition, String?)? in
            let definition = entry.compilation.definition ?? ServiceCompiler.reopen(entry.archive)
            return definition.map { ($0, entry.organisationFolder) }
        }
        guard let (definition, folder) = found.first(where: { $0.0.id == service }) else {
            let names = found.map(\.0.id).sorted().joined(separator: ", ")
            throw CommandFailure("There is no service \(service) in \(services). Those there are \(names).")
        }
        guard
            let organisation = catalogue.organisations.first(where: { $0.folder == folder })?.compilation.organisation
        else { throw CommandFailure("The organisation of \(service) can't be read: parvis check \(services)") }
        return (definition, organisation)
    }
}

/// `parvis pia show`.
struct AssessmentShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Say whether an assessment is required, and where it stands.",
        discussion: "Exit status: 0, or 1 when one is required and missing, or not validated.")

    @OptionGroup var chosen: AssessedService
    @ArgumentParser.Option(help: "The language: fr or en.") var language = "fr"

    func run() async throws {
        guard let language = Language(rawValue: language) else { throw CommandFailure("--language is fr or en.") }
        let definition = try chosen.find().definition
        let words = AssessmentWords(definition, in: language)
        Console.say(([definition.presentation.title[language], words.status] + words.lines).joined(separator: "\n"))
        if words.isWanting { throw ExitCode(1) }
    }
}

/// `parvis pia export`.
struct AssessmentExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a service's assessment, to be imported into the CNIL's tool.")

    @OptionGroup var chosen: AssessedService

    func run() async throws {
        guard let assessment = try chosen.find().definition.assessment else {
            throw CommandFailure("\(chosen.service) has no assessment: parvis pia new \(chosen.service)")
        }
        FileHandle.standardOutput.write(Data(assessment.written.utf8))
    }
}

/// `parvis pia new`.
struct AssessmentNewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a draft filled with what the definition says, to be finished in the CNIL's tool.",
        discussion: "What is feared, how grave and how likely, is left to people: parvis pia new SERVICE > pia.json")

    @OptionGroup var chosen: AssessedService
    @ArgumentParser.Option(help: "The data folder, whose settings tell what runs.") var data = "data"

    func run() async throws {
        let (definition, organisation) = try chosen.find()
        let settings = try await InstallationConfiguration.load(data: data, port: 8080, isDemonstration: false)
        let running = RunningMeasures(
            isSealed: true, isSecure: settings.site.isSecure, hasVirusScanner: settings.clamd != nil,
            sendsMail: settings.site.sendsMail, draftDays: settings.site.draftDays)
        let today = (Zone(name: organisation.timeZone) ?? .utc).date(at: Installation.now())
        let draft = AssessmentDraft(ProcessingNotice(definition, of: organisation), running: running, on: today)
        FileHandle.standardOutput.write(Data((draft.tree.written + "\n").utf8))
    }
}
