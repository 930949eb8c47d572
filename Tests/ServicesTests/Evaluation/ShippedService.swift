import FEEL
import Foundation
import Services
import Testing

/// A service of the demonstration, with answers written shortly, to compare what its form does with what the law says.
struct ShippedService {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "services").path
    private static let catalogue = CatalogueLoader.load(folder)

    let definition: ServiceDefinition
    let organisation: Organisation

    init(_ id: String) throws {
        definition = try #require(Self.catalogue.definitions.first { $0.id == id })
        let owner = definition.organisation
        organisation = try #require(
            Self.catalogue.organisations.compactMap(\.compilation.organisation).first { $0.id == owner })
    }

    /// What is said of the whole folder.
    static var complaints: [Diagnostic] { catalogue.diagnostics.filter { $0.severity != .note } }

    /// What the form makes of answers, by path, on a day written `2026-10-01`.
    func evaluate(_ answers: [String: Value], on day: String) throws -> Evaluation {
        definition.evaluate(answers.mapValues { Answer($0) }, on: try Self.day(day))
    }

    /// A day written `2026-10-01`.
    static func day(_ text: String) throws -> CivilDate {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        try #require(parts.count == 3)
        return try #require(CivilDate(year: parts[0], month: parts[1], day: parts[2]))
    }

    /// A number written with a point.
    static func number(_ text: String) throws -> Value { .number(try #require(Number(text))) }

    /// The reasons of an action.
    func reasons(of action: String) throws -> Set<String> {
        Set(try #require(definition.workflow.action(action)).reasons.map(\.id))
    }

    /// The states that an action of a state leads to.
    func targets(from state: String) throws -> Set<String> {
        let actions = try #require(definition.workflow.state(state)).actions
        return Set(actions.compactMap { definition.workflow.action($0)?.to })
    }
}
