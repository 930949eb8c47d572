import Foundation
import Services
import Testing

/// What two versions of a shipped service say otherwise, in words.
@Suite struct DefinitionChangeTests {
    private static let services = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "services").path

    /// School meals, with edits of its text.
    private func meals(_ edits: [(String, String)] = [], letter: (String, String)? = nil) throws -> ServiceDefinition {
        var files = CatalogueLoader.files(in: Self.services)
        let folder = try #require(files.services.keys.first { $0.hasSuffix("cantine") })
        var contents = Dictionary(
            uniqueKeysWithValues: try #require(files.services[folder]).files.map { ($0.path, $0.bytes) })
        func edit(_ path: String, _ before: String, _ after: String) throws {
            let text = String(decoding: try #require(contents[path]), as: UTF8.self)
            try #require(text.contains(before), "\(before)")
            contents[path] = Array(text.replacing(before, with: after).utf8)
        }
        for (before, after) in edits { try edit("service.yaml", before, after) }
        // By its identifier, whatever its title becomes.
        try edit("pia.json", "\"Inscrire mon enfant à la cantine\"", "\"cantine\"")
        if let letter { try edit("letters/refus.fr.md", letter.0, letter.1) }
        files.services[folder] = try DefinitionArchive(files: contents)
        let catalogue = Catalogue(files)
        let errors = catalogue.diagnostics.filter { $0.severity == .error }.map(\.message)
        try #require(errors.isEmpty, "\(errors)")
        return try #require(catalogue.definitions.first { $0.id == "cantine" })
    }

    @Test func `a version says nothing otherwise than itself`() throws {
        let meals = try meals()
        for language in Language.allCases { #expect(meals.changes(since: meals, in: language).isEmpty) }
        // What stands beside the definition and says nothing to anyone is no change.
        #expect(try self.meals([("version: 6", "version: 7")]).changes(since: meals, in: .fr).isEmpty)
    }

    @Test func `what is reworded, asked for longer or done by another is told with before and after`() throws {
        let former = try meals()
        let later = try meals([
            ("title: {fr: \"Inscrire mon enfant à la cantine\"", "title: {fr: \"Inscrire à la cantine\""),
            ("deadline: P2D", "deadline: P3D"),
            ("      to: accorde\n      by: agent", "      to: accorde\n      by: supervisor"),
        ])
        let changes = later.changes(since: former, in: .fr)
        #expect(changes.map(\.part) == [.presentation, .state, .action])
        #expect(changes.allSatisfy { $0.kind == .changed && $0.differences.count == 1 })
        #expect(changes[0].differences[0].before.hasPrefix("Inscrire mon enfant à la cantine /"))
        #expect(changes[0].differences[0].after.hasPrefix("Inscrire à la cantine /"))
        let deadline = changes[1].differences[0]
        #expect(deadline.aspect == .deadline && deadline.before == "P2D" && deadline.after == "P3D")
        let role = changes[2].differences[0]
        #expect(role.aspect == .role && role.before == "agent" && role.after == "supervisor")
        // Backwards, the same the other way round.
        let back = former.changes(since: later, in: .fr)
        #expect(back.map(\.part) == changes.map(\.part))
        #expect(back[1].differences[0].before == "P3D")
        // The English title has not changed.
        #expect(later.changes(since: former, in: .en).map(\.part) == [.state, .action])
    }

    @Test func `what is added and removed is named, and letters are compared with what they insert`() throws {
        let former = try meals()
        let reason =
            "        - {id: sans_reponse, fr: \"Nous n'avons pas reçu la correction demandée.\", en: \"We did not receive the correction we asked for.\"}\n"
        let later = try meals(
            [(reason, ""), ("routing: [{to: education}]\n", "")], letter: ("Bonjour", "Bonsoir"))
        let changes = later.changes(since: former, in: .fr)
        #expect(changes.map(\.part) == [.action, .letter, .list])
        #expect(changes[0].differences.map(\.aspect) == [.reasons])
        #expect(changes[1].name == "refus" && changes[1].differences[0].after.contains("Bonsoir"))
        #expect(changes[2].differences.map(\.aspect) == [.routing])
        #expect(changes[2].differences[0].before == "education" && changes[2].differences[0].after.isEmpty)
    }
}
