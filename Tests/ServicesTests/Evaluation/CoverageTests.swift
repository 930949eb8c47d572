import FEEL
import Testing

@testable import Services

/// What `check` says of the branches that the tests of a definition go through.
@Suite struct CoverageTests {
    private func notes(_ tests: String) throws -> [Diagnostic] {
        let text = try SampleDefinition.text("valid/service.yaml")
            .replacing(
                "rules:\n",
                with: """
                    rules:
                      taille: {label: Taille, type: number, scale: {of: poids, by: band, steps: [{below: 10, value: 1}, {below: 40, value: 2}, {value: 3}]}}

                    """
            )
            .replacing("workflow:\n", with: "tests:\n\(tests)\nworkflow:\n")
            .replacing("columns: [espece, gros_chien, nom]", with: "columns: [espece, gros_chien, nom, taille]")
        let archive = try DefinitionArchive(files: ["service.yaml": Array(text.utf8)])
        let compilation = ServiceCompiler.compile(archive, organisation: try SampleDefinition.compiledOrganisation())
        #expect(!compilation.hasErrors, "\(compilation.diagnostics)")
        return compilation.diagnostics.filter { $0.code == .branchNotTested }
    }

    private static func test(_ weight: Int, _ size: Int, big: Bool = false) -> String {
        "  - {name: \"\(weight) kg\", on: 2026-10-01, given: {espece: chien, poids: \(weight)}, "
            + "expect: {taille: \(size), gros_chien: \(big)}}\n"
    }

    @Test func `the branches that no test goes through are counted and shown where they are written`() throws {
        let some = try #require(try notes(Self.test(5, 1) + Self.test(20, 2)).first)
        // Two conditions, each true and false: nobody is above forty. The guard against no weight is nobody's branch.
        #expect(some.message == "the tests go through 3 of 4 branches of the rules")
        #expect(some.notes.count == 1)
        #expect(some.notes.first?.message == "no test has `taille` find this false")
        let one = try #require(try notes(Self.test(5, 1)).first)
        #expect(one.message == "the tests go through 1 of 4 branches of the rules")
        #expect(try notes(Self.test(5, 1) + Self.test(20, 2) + Self.test(50, 3, big: true)).isEmpty)
    }
}
