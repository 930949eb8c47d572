import FEEL
import Foundation
import Services
import Testing

@testable import Assistant

/// The demonstration organisations, with their real services, compiled.
struct DemonstrationOrganisation: Sendable {
    let organisation: Organisation
    let services: [ServiceDefinition]

    func service(_ id: String) -> ServiceDefinition? { services.first { $0.id == id } }
}

enum ValClair {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static let catalogue = CatalogueLoader.load(repository.appending(path: "services").path)

    /// The town of Val-Clair.
    static let town = organisation("mairie")
    /// The Mutuelle des Rives, a private insurer.
    static let mutual = organisation("mutuelle-des-rives")

    /// A service of the town with the lines of its definition changed.
    static func changed(_ id: String, _ line: (String) -> String) throws -> ServiceDefinition {
        let folder = repository.appending(path: "services/\(id)").path
        var files = Dictionary(
            uniqueKeysWithValues: try FolderReader.archive(of: folder).files.map { ($0.path, $0.bytes) })
        let lines = String(decoding: try #require(files["service.yaml"]), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
        files["service.yaml"] = Array(lines.joined(separator: "\n").utf8)
        let compilation = ServiceCompiler.compile(
            try DefinitionArchive(files: files), organisation: town.organisation)
        return try #require(compilation.definition)
    }

    /// The town's own sheets.
    static let sheets = catalogue.sheets.flatMap(\.compilation.sheets).map {
        OrganisationSheets.sheet($0, of: town.organisation.id)
    }

    private static func organisation(_ id: String) -> DemonstrationOrganisation {
        let all = catalogue.organisations.compactMap(\.compilation.organisation)
        guard let found = all.first(where: { $0.id == id }) ?? all.first else {
            preconditionFailure("the demonstration has no organisation")
        }
        return DemonstrationOrganisation(
            organisation: found, services: catalogue.definitions.filter { $0.organisation == id })
    }
}
