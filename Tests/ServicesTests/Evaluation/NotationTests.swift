import FEEL
import Testing

@testable import Services

/// Scales, tables, conditions and versions: what they give, against the same written by hand.
@Suite struct NotationTests {
    private static let rules = """
        rules:
          bande: {label: Par bande, type: number, scale: {of: x, by: band, steps: [{below: 10, value: 1}, {up_to: seuil, value: 2}, {value: 3}]}}
          marge: {label: Par marge, type: number, scale: {of: x * 2, by: margin, steps: [{up_to: 10, rate: 0}, {up_to: seuil, rate: 0.1}, {rate: 0.3}]}}
          unique: {label: Table, type: number, table: {inputs: [x, genre], rows: [{when: ["< 10", "-"], then: 1}, {when: [">= 10", '"a"'], then: x}, {when: [">= 10", 'not("a")'], then: 7}]}}
          premiere: {label: Première, type: number, table: {hit: first, inputs: [x + 1], rows: [{when: ["< 50"], then: 1}, {when: ["-"], then: 2}]}}
          somme: {label: Somme, type: number, table: {hit: sum, inputs: [x], rows: [{when: ["> 5"], then: 1}, {when: ["> 20"], then: 10}]}}
          nombre: {label: Nombre, type: number, table: {hit: count, inputs: [x], rows: [{when: ["> 5"], then: 1}, {when: ["> 20"], then: 10}]}}
          plus_haut: {label: Plus haut, type: number, table: {hit: max, inputs: [x], rows: [{when: ["> 5"], then: 1}, {when: ["> 20"], then: 10}]}}
          liste: {label: Liste, type: list, table: {hit: collect, inputs: [x], rows: [{when: ["> 5"], then: 1}, {when: ["> 20"], then: 10}]}}
          cas: {label: Cas, type: number, conditions: [{if: x < 10, then: 1}, {if: 'genre = "b"', then: 2}, {otherwise: 3}]}
          dates: {label: Dates, type: number, versions: {2025-01-01: {is: x + 1, ref: Loi A}, 2026-01-01: {conditions: [{if: x < 10, then: x + 2}, {otherwise: seuil}], ref: Loi B}}}
          enfants: {label: Membres mineurs, type: number, is: 'count(foyer[age < 18]) + 0.5 * count(foyer[lien = "alterne"])'}
          rapport: {label: Rapport, type: number, is: 100 / (x - 5), applies_if: x > 1}

        """

    private let definition: ServiceDefinition

    init() throws { definition = try Self.compile(Self.rules) }

    static func compile(_ rules: String, lawDate: String = "date(annee, 1, 1)") throws -> ServiceDefinition {
        let names = rules.split(separator: "\n").compactMap { line in
            line.hasPrefix("  ") && !line.hasPrefix("   ") ? line.split(separator: ":").first.map(String.init) : nil
        }.map { $0.replacing(" ", with: "") }
        let text = try SampleDefinition.text("valid/service.yaml")
            .replacing(
                "  - id: personne\n",
                with: """
                      - id: calcul
                        title: Calcul
                        questions:
                          - {id: annee, type: year, ask: Année}
                          - {id: x, type: number, ask: X}
                          - {id: genre, type: choice, ask: Genre, options: {a: A, b: B, c: C}, show_if: x != 1000}
                      - id: membres
                        title: Le foyer
                        repeat: {as: membre, from: 0, to: 5, one: Membre, add: Ajouter}
                        questions:
                          - {id: age, type: number, ask: Âge}
                          - {id: lien, type: choice, ask: Lien, options: {enfant: Enfant, alterne: Alterné, autre: Autre}}
                      - id: personne

                    """.replacing("id: membres", with: "id: foyer")
            )
            .replacing(
                "rules:\n",
                with: """
                    law_date: "\(lawDate)"
                    parameters:
                      seuil: {unit: 1, values: {2025-01-01: 20, 2026-01-01: 40}, refs: {2025-01-01: A, 2026-01-01: B}}
                    \(rules)
                    """
            )
            .replacing(
                "columns: [espece, gros_chien, nom]",
                with: "columns: [espece, gros_chien, nom, "
                    + names.map { "{value: \($0), label: \($0)}" }.joined(separator: ", ") + "]")
        let archive = try DefinitionArchive(files: ["service.yaml": Array(text.utf8)])
        let compilation = ServiceCompiler.compile(archive, organisation: try SampleDefinition.compiledOrganisation())
        let said = compilation.diagnostics.map { DiagnosticRenderer().render($0) }.joined()
        return try #require(compilation.definition, "\(said)")
    }

    private func evaluation(_ values: [String: Value], year: Int? = 2026) -> Evaluation {
        var values = values
        year.map { values["annee"] = .integer($0) }
        return definition.evaluate(definition.answers(from: values), on: CivilDate(daysSinceEpoch: 20_400))
    }

    private func outcome(_ rule: String, _ values: [String: Value], year: Int? = 2026) throws -> RuleOutcome {
        evaluation(values, year: year).outcome(of: try #require(definition.rule(rule)))
    }

    private func number(_ text: String) throws -> Value { .number(try #require(Number(text))) }

    @Test func `a scale by band takes the value of the step, limits in or out as written, at the date of the law`()
        throws
    {
        let expected = [(9, 2026, 1), (10, 2026, 2), (40, 2026, 2), (41, 2026, 3), (20, 2025, 2), (21, 2025, 3)]
        for (x, year, value) in expected {
            #expect(try outcome("bande", ["x": .integer(x)], year: year) == .value(.integer(value)), "\(x) \(year)")
        }
    }

    @Test(arguments: [5, 6] as [UInt64]) func `a scale by margin is the sum of its parts`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let (x, year) = (random.number(-5...80), random.pick([2025, 2026]))
            let (base, limit) = (x * 2, year == 2025 ? 20 : 40)
            // In tenths, so that it is done in whole numbers.
            let tenths = max(0, min(base, limit) - 10) * 1 + max(0, base - limit) * 3
            let value = try #require(Number(tenths).divided(by: 10))
            #expect(
                try outcome("marge", ["x": .integer(x)], year: year) == .value(.number(value)), "seed \(seed): \(x)")
        }
    }

    @Test func `a table gives the row that fits, the first, or all of them put together`() throws {
        let a: [String: Value] = ["x": 30, "genre": "a"]
        #expect(try outcome("unique", ["x": 3, "genre": "c"]) == .value(1))
        #expect(try outcome("unique", a) == .value(30))
        #expect(try outcome("unique", ["x": 30, "genre": "c"]) == .value(7))
        #expect(try outcome("premiere", ["x": 48]) == .value(1))
        #expect(try outcome("premiere", ["x": 49]) == .value(2))
        for (x, sum, count) in [(1, 0, 0), (6, 1, 1), (30, 11, 2)] {
            #expect(try outcome("somme", ["x": .integer(x)]) == .value(.integer(sum)))
            #expect(try outcome("nombre", ["x": .integer(x)]) == .value(.integer(count)))
        }
        #expect(try outcome("plus_haut", a) == .value(10))
        #expect(try outcome("plus_haut", ["x": 1]) == .notApplicable)
        #expect(try outcome("liste", a) == .value([1, 10]))
        // A row that is settled by one input needs no other.
        #expect(try outcome("unique", ["x": 3]) == .value(1))
        #expect(try outcome("unique", ["x": 30]) == .unknown(["genre"]))
    }

    @Test func `conditions are tried in order`() throws {
        #expect(try outcome("cas", ["x": 3]) == .value(1))
        #expect(try outcome("cas", ["x": 30, "genre": "b"]) == .value(2))
        #expect(try outcome("cas", ["x": 30, "genre": "c"]) == .value(3))
    }

    @Test func `a rule is what the law was on its date, and an old case is computed as it was`() throws {
        #expect(try outcome("dates", ["x": 3], year: 2024) == .notApplicable)
        #expect(try outcome("dates", ["x": 3], year: 2025) == .value(4))
        #expect(try outcome("dates", ["x": 3], year: 2026) == .value(5))
        #expect(try outcome("dates", ["x": 30], year: 2026) == .value(40))
        let rule = try #require(definition.rule("dates"))
        #expect(rule.reference(on: try ShippedService.day("2025-06-01")) == "Loi A")
        #expect(rule.reference(on: try ShippedService.day("2026-06-01")) == "Loi B")
        // Looked at years later, with what the case keeps.
        let given = definition.answers(from: ["x": 30, "annee": 2025, "genre": "a"])
        let kept = definition.evaluate(given, on: try ShippedService.day("2025-03-01")).computed
        let later = definition.evaluate(given, on: try ShippedService.day("2036-03-01")).computed
        #expect(kept == later)
        let said = definition.explanations(
            answers: given, computed: kept, on: try ShippedService.day("2036-03-01"), in: .fr)
        let inputs = try #require(said.first { $0.rule.id == "bande" }).inputs
        #expect(inputs.contains { $0.source == .parameter(from: CivilDate(daysSinceEpoch: 20_089), reference: "A") })
    }

    @Test func `unknown, not applicable and error are three things, none of which is zero`() throws {
        #expect(try outcome("bande", [:]) == .unknown(["x"]))
        #expect(try outcome("bande", ["x": 0]) == .value(1))
        // The date of the law is asked for like any other: without it no parameter has a value.
        #expect(try outcome("bande", ["x": 15], year: nil) == .unknown(["annee"]))
        #expect(try outcome("bande", ["x": 3], year: nil) == .value(1))
        #expect(try outcome("rapport", ["x": 1]) == .notApplicable)
        #expect(try outcome("rapport", ["x": 7]) == .value(50))
        guard case .error(let reasons) = try outcome("rapport", ["x": 5]) else {
            Issue.record("a division by zero is an error")
            return
        }
        #expect(reasons.first?.message.contains("zero") == true, "\(reasons)")
        #expect(try outcome("enfants", ["x": 1]) == .value(0), "an empty household is zero, and known")
    }

    @Test func `members of the household are counted, and those who lack an answer are named`() throws {
        let members: [Value] = [
            .context(Context([("age", 4), ("lien", "enfant")])), .context(Context([("age", 40), ("lien", "autre")])),
            .context(Context([("age", 9), ("lien", "alterne")])),
        ]
        #expect(try outcome("enfants", ["x": 1, "foyer": .list(members)]) == .value(try number("2.5")))
        let incomplete = members + [.context(Context([("lien", "enfant")]))]
        #expect(try outcome("enfants", ["x": 1, "foyer": .list(incomplete)]) == .unknown(["foyer.4.age"]))
    }
}
