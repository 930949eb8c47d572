import FEEL
import Foundation
import Testing

@testable import Services

@Suite struct ServiceCompilerTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    // MARK: What is offered

    @Test func whatIsOfferedHasNothingWrong() {
        let catalogue = CatalogueLoader.load(Self.repository.appending(path: "services").path)
        let problems = catalogue.diagnostics.filter { $0.severity != .note }
        #expect(problems.isEmpty, "\(problems.map { DiagnosticRenderer().render($0) }.joined())")
        #expect(catalogue.definitions.map(\.id).contains("acte-naissance"))
        #expect(catalogue.definitions.allSatisfy { $0.hash.count == 64 })
    }

    @Test func aServiceCanBeLookedAtAlone() {
        let folder = Self.repository.appending(path: "services/acte-naissance").path
        #expect(CatalogueLoader.load(folder).definitions.map(\.id) == ["acte-naissance"])
        #expect(CatalogueLoader.load(folder + "/").definitions.map(\.id) == ["acte-naissance"])
    }

    @Test func aPlaceWithoutServicesIsTold() {
        #expect(CatalogueLoader.load(Self.repository.appending(path: "docs").path).hasErrors)
        #expect(CatalogueLoader.load("/nonexistent").hasErrors)
    }

    // MARK: Catalogues

    @Test func aBrokenServiceLeavesTheOthersAlone() throws {
        var files = try SampleDefinition.files()
        files.services["services/broken"] = try DefinitionArchive(files: ["service.yaml": Array("service: [".utf8)])
        let catalogue = Catalogue(files)
        #expect(catalogue.hasErrors)
        #expect(catalogue.definitions.map(\.id) == ["animaux"])
    }

    @Test func aServiceBelongsToTheNearestOrganisation() throws {
        var files = CatalogueFiles()
        files.organisations["services"] = try SampleDefinition.organisation(id: "communaute")
        files.organisations["services/mairie"] = try SampleDefinition.organisation(id: "mairie")
        files.services["services/mairie/etat-civil/animaux"] = try SampleDefinition.service()
        let catalogue = Catalogue(files)
        #expect(catalogue.definitions.map(\.organisation) == ["mairie"])
        #expect(catalogue.services.first?.organisationFolder == "services/mairie")
    }

    @Test func twoServicesOfOneNameAreOneTooMany() throws {
        var files = try SampleDefinition.files()
        files.services["services/encore"] = try SampleDefinition.service()
        let catalogue = Catalogue(files)
        #expect(catalogue.definitions.count == 1)
        #expect(catalogue.diagnostics.map(\.code) == [.duplicateIdentifier])
        #expect(catalogue.diagnostics.first?.range.file.path == "services/encore/service.yaml")
    }

    @Test func aBrokenOrganisationTakesItsServicesDownAndNoOther() throws {
        var files = try SampleDefinition.files()
        files.organisations["services/autre"] = try DefinitionArchive(files: [
            "organisation.yaml": Array("name: x".utf8)
        ])
        files.services["services/autre/chats"] = try SampleDefinition.service(
            replacing: "service: animaux", with: "service: chats")
        let catalogue = Catalogue(files)
        #expect(catalogue.definitions.map(\.id) == ["animaux"])
        #expect(catalogue.diagnostics.contains { $0.code == .noOrganisation })
    }

    // MARK: Published definitions

    @Test func aPublishedDefinitionIsReadWhateverBecameOfItsOrganisation() throws {
        let archive = try SampleDefinition.service()
        #expect(ServiceCompiler.compile(archive, organisation: nil).definition == nil)
        let definition = try #require(ServiceCompiler.reopen(archive))
        #expect(definition.hash == archive.hash)
        #expect(definition.pages.map(\.id) == ["animal", "personne"])
    }

    @Test func aPublishedOrganisationIsReadWhateverIsCheckedSince() throws {
        let text = try SampleDefinition.text("organisation.yaml").replacing(", phone: \"01 99 00 41 00\"", with: "")
        let file = SourceFile(path: "organisation.yaml", text: text)
        #expect(OrganisationCompiler.compile(file).organisation == nil)
        #expect(OrganisationCompiler.reopen(file)?.id == "mairie")
    }

    @Test func nonsenseIsNotReopened() throws {
        #expect(ServiceCompiler.reopen(try DefinitionArchive(files: [:])) == nil)
        #expect(ServiceCompiler.reopen(try DefinitionArchive(files: ["service.yaml": [0xFF, 0xFE]])) == nil)
        #expect(ServiceCompiler.reopen(try DefinitionArchive(files: ["service.yaml": Array("- a".utf8)])) == nil)
    }

    // MARK: Evaluation of what was compiled

    @Test func theFormIsEvaluatedInTheOrderOfItsNeeds() throws {
        let definition = try #require(ServiceCompiler.reopen(SampleDefinition.service()))
        let today = try #require(CivilDate(year: 2026, month: 6, day: 1))
        let cat = definition.evaluate(
            ["espece": Answer(.string("chat")), "poids": Answer(.integer(50)), "nom": Answer(.string("Mina"))],
            on: today)
        #expect(cat.isComplete)
        #expect(!cat.isShown("poids"))
        #expect(cat.computed["gros_chien"] == .null)
        let dog = definition.evaluate(["espece": Answer(.string("chien")), "poids": Answer(.integer(50))], on: today)
        #expect(dog.isShown("poids"))
        #expect(dog.computed["gros_chien"] == .boolean(true))
        #expect(dog.problems(on: definition.pages[1]).map(\.question) == ["nom"])
    }

    // MARK: Anything

    /// Whatever is done to a definition, compiling ends with a definition or with an error, never with neither.
    @Test(arguments: 1...300) func anyTextIsCompiledOrReported(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var lines = try SampleDefinition.text("valid/service.yaml").split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .map(String.init)
        for _ in 0..<random.number(1...3) { Self.mutate(&lines, &random) }
        let archive = try DefinitionArchive(files: ["service.yaml": Array(lines.joined(separator: "\n").utf8)])
        let organisation = try SampleDefinition.compiledOrganisation()
        let compilation = ServiceCompiler.compile(archive, organisation: organisation, shownAs: "services/animaux")
        #expect((compilation.definition == nil) == compilation.hasErrors, "seed \(seed)")
        for diagnostic in compilation.diagnostics { _ = DiagnosticRenderer().render(diagnostic) }
        _ = ServiceCompiler.reopen(archive)
    }

    private static func mutate(_ lines: inout [String], _ random: inout SeededGenerator) {
        let index = random.number(0...(lines.count - 1))
        var characters = Array(lines[index])
        let place = characters.isEmpty ? 0 : random.number(0...(characters.count - 1))
        switch random.number(0...5) {
        case 0: lines.remove(at: index)
        case 1: lines.insert(lines[index], at: index)
        case 2 where !characters.isEmpty: characters.remove(at: place)
        case 3: characters.insert(random.pick(Array("{}[]:,'\"#&*!|>%@ -0a=")), at: place)
        case 4 where !characters.isEmpty: characters.removeSubrange(place...)
        default: lines.swapAt(index, random.number(0...(lines.count - 1)))
        }
        if index < lines.count { lines[index] = characters.isEmpty ? lines[index] : String(characters) }
    }
}

/// The valid service of `WrongDefinitions/`, for tests to change.
enum SampleDefinition {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "WrongDefinitions")

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func service(replacing old: String = "", with new: String = "") throws -> DefinitionArchive {
        let text = try text("valid/service.yaml")
        let changed = old.isEmpty ? text : text.replacing(old, with: new)
        return try DefinitionArchive(files: ["service.yaml": Array(changed.utf8)])
    }

    static func organisation(id: String = "mairie") throws -> DefinitionArchive {
        let text = try text("organisation.yaml").replacing("organisation: mairie", with: "organisation: \(id)")
        return try DefinitionArchive(files: ["organisation.yaml": Array(text.utf8)])
    }

    static func compiledOrganisation() throws -> Organisation {
        let file = SourceFile(path: "organisation.yaml", text: try text("organisation.yaml"))
        return try #require(OrganisationCompiler.compile(file).organisation)
    }

    static func files() throws -> CatalogueFiles {
        var files = CatalogueFiles()
        files.organisations["services"] = try organisation()
        files.services["services/animaux"] = try service()
        return files
    }
}
