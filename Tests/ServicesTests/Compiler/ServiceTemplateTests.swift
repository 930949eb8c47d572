import Testing

@testable import Services

@Suite struct ServiceTemplateTests {
    @Test(arguments: [[Language.fr], [.en], [.fr, .en], [.en, .fr]])
    func aNewServiceHasNothingWrong(_ languages: [Language]) throws {
        let organisation = try organisation(languages)
        let files = try ServiceTemplate.files(id: "my-service", organisation: organisation)
        let archive = try DefinitionArchive(files: files.mapValues { Array($0.utf8) })
        let compilation = ServiceCompiler.compile(archive, organisation: organisation, shownAs: "my-service")
        #expect(
            compilation.diagnostics.isEmpty,
            "\(compilation.diagnostics.map { DiagnosticRenderer().render($0) }.joined())")
        let definition = try #require(compilation.definition)
        #expect(definition.id == "my-service")
        #expect(definition.languages == languages)
        #expect(definition.letters.keys.sorted() == ["agreement", "refusal"])
    }

    @Test(arguments: ["", "Mes services", "été", "-a", "a_b", "9a", "../x"]) func aServiceNeedsAnIdentifier(
        _ id: String
    ) throws {
        let organisation = try organisation([.fr])
        #expect(throws: ServiceTemplate.Problem.invalidIdentifier) {
            try ServiceTemplate.files(id: id, organisation: organisation)
        }
    }

    @Test func aServiceNeedsAnOfficeAndACourt() throws {
        let text = try SampleDefinition.text("organisation.yaml").replacing(
            "courts:\n  tribunal-administratif: {name: Tribunal administratif}\n", with: "")
        let organisation = try #require(
            OrganisationCompiler.compile(SourceFile(path: "organisation.yaml", text: text)).organisation)
        #expect(throws: ServiceTemplate.Problem.noCourt) {
            try ServiceTemplate.files(id: "my-service", organisation: organisation)
        }
    }

    private func organisation(_ languages: [Language]) throws -> Organisation {
        let list = languages.map(\.rawValue).joined(separator: ", ")
        func text(_ words: String) -> String {
            "{" + languages.map { "\($0.rawValue): \(words)" }.joined(separator: ", ") + "}"
        }
        let file = SourceFile(
            path: "organisation.yaml",
            text: """
                organisation: town
                name: \(text("Town"))
                reference: TN
                languages: [\(list)]
                time_zone: Europe/Paris
                offices:
                  desk: {name: \(text("Desk")), phone: "1"}
                courts:
                  court: {name: \(text("Court"))}
                life_events:
                  home: {title: \(text("Home")), icon: home}
                """)
        return try #require(OrganisationCompiler.compile(file).organisation)
    }
}
