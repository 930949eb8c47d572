import FEEL
import Foundation
import Testing

@testable import Services

/// Dated parameters, amounts and the tests that a definition holds, in the town's school meals as they were first sketched.
struct ParameterTests {
    private static let source = """
        service: repas
        version: 1
        languages: [fr, en]
        title: {fr: Repas, en: Meals}
        summary: {fr: Prix du repas., en: Price of a meal.}
        organisation: mairie
        channels: [web]
        audience: {who: {fr: Les parents, en: Parents}}
        legal:
          basis: public_task
          texts: [{ref: "Code de l'éducation, R. 531-52"}]
          silence: {after: P2M, means: acceptance}
          appeal: {before: tribunal-administratif, within: P2M}
          retention: {active: P1Y, then: archives_visa}
          notice: {recipients: [{fr: Service éducation, en: Education office}]}
        human: {office: accueil}
        pages:
          - id: foyer
            title: {fr: Foyer, en: Household}
            questions:
              - {id: reduit, type: yes_no, ask: {fr: "Prix selon vos revenus ?", en: "A price based on income?"}}
              - {id: revenu, type: money, unit: €/year, show_if: reduit, ask: {fr: Revenu, en: Income}}
              - {id: parts, type: number, step: 0.25, show_if: reduit, ask: {fr: Parts, en: Shares}}
        parameters:
          plancher: {unit: €, values: {2025-09-01: 0.80, 2026-09-01: 0.85}, refs: {2025-09-01: D 38, 2026-09-01: D 41}}
          plafond: {unit: €, values: {2025-09-01: 6.10, 2026-09-01: 6.20}, refs: {2025-09-01: D 38, 2026-09-01: D 41}}
          taux: {unit: 1, values: {2025-09-01: 0.0052}, refs: {2025-09-01: D 38}}
        rules:
          quotient: {label: {fr: Quotient, en: Quotient}, type: money, is: revenu / 12 / parts, applies_if: reduit}
          tarif:
            label: {fr: "Prix d'un repas", en: Price of a meal}
            type: money
            is: if reduit then min(plafond, max(plancher, quotient * taux)) else plafond
            round: {to: 0.01, mode: half_up}
          tranche:
            label: {fr: Tranche, en: Band}
            type: choice
            options: {bas: {fr: Tarif réduit, en: Reduced price}, plein: {fr: Plein tarif, en: Full price}}
            is: if tarif < plafond then "bas" else "plein"
          essai: {label: {fr: Essai, en: Trial}, type: duration, is: 'if reduit then duration("P1M") else duration("P2M")'}
          jours: {label: {fr: Jours, en: Days}, type: list, is: 'if reduit then ["lundi", "mardi"] else ["jeudi"]'}
        workflow:
          start: recue
          states:
            recue: {label: {fr: Reçue, en: Received}, actions: [accorder]}
            accordee: {label: {fr: Accordée, en: Granted}, outcome: granted}
          actions:
            accorder: {label: {fr: Accorder, en: Agree}, to: accordee, by: agent, letter: accord}
        lists: {columns: [tarif, quotient, tranche, essai, jours]}
        tests:
          - {name: maximum, on: 2026-10-01, given: {reduit: false}, expect: {tarif: 6.20, quotient: null, tranche: plein}}
          - name: arrondi au centime
            on: 2026-10-01
            given: {reduit: true, revenu: 21600, parts: 2.5}
            expect: {tarif: 3.74, quotient: 720, tranche: bas, essai: P1M, jours: [lundi, mardi]}
          - {name: avant la rentrée, on: 2026-08-31, given: {reduit: false}, expect: {tarif: 6.1, essai: P2M}}
        """

    private static let letter = """
        ---
        subject: "{{ tarif }}"
        ---
        {{ tarif }} ; {{ quotient }} ; {{ plancher }} ; {{ taux }} ; {{ tranche }} ; {{ essai }}
        """

    private static func compile(_ change: (String) -> String = { $0 }) throws -> ServiceCompilation {
        let archive = try DefinitionArchive(files: [
            "service.yaml": Array(change(source).utf8), "letters/accord.fr.md": Array(letter.utf8),
            "letters/accord.en.md": Array(letter.utf8),
        ])
        let organisation = try #require(organisation)
        return ServiceCompiler.compile(archive, organisation: organisation)
    }

    private static let organisation = OrganisationCompiler.compile(
        SourceFile(
            path: "organisation.yaml",
            text: """
                organisation: mairie
                name: {fr: Ville, en: Town}
                reference: VC
                languages: [fr, en]
                time_zone: Europe/Paris
                offices: {accueil: {name: {fr: Accueil, en: Reception}, phone: "01 99 00 41 00"}}
                courts: {tribunal-administratif: {name: {fr: Tribunal, en: Court}}}
                """)
    ).organisation

    private static func answers(_ values: [String: Value]) -> Answers { values.mapValues { Answer($0) } }

    private static func definition() throws -> ServiceDefinition {
        let compilation = try compile()
        #expect(compilation.diagnostics.isEmpty, "\(compilation.diagnostics.map(\.message))")
        return try #require(compilation.definition)
    }

    @Test func `the tests that a definition holds are run, and pass`() throws { _ = try Self.definition() }

    @Test func `a parameter has the value in force on the day`() throws {
        let definition = try Self.definition()
        let ask = Self.answers(["reduit": false])
        for (day, price) in [
            ("2025-09-01", "6.1"), ("2026-08-31", "6.1"), ("2026-09-01", "6.2"), ("2035-01-01", "6.2"),
        ] {
            let found = definition.evaluate(ask, on: try #require(CivilDate(iso8601: day))).computed["tarif"]
            #expect(try found == .number(QuestionSample.number(price)), "\(day)")
        }
        let reference = definition.parameters.first?.inForce(on: try QuestionSample.date(2026, 10, 1))?.reference
        #expect(reference == "D 41")
    }

    @Test func `before its first value a parameter is null, and says so`() throws {
        let definition = try Self.definition()
        let day = try QuestionSample.date(2025, 8, 31)
        #expect(definition.evaluate(Self.answers(["reduit": false]), on: day).computed["tarif"] == .null)
        #expect(definition.parametersWithoutValue(on: day).map(\.id) == ["plancher", "plafond", "taux"])
        #expect(try definition.parametersWithoutValue(on: QuestionSample.date(2025, 9, 1)).isEmpty)
    }

    @Test func `computed values are printed as amounts and words in lists and letters`() throws {
        let definition = try Self.definition()
        let day = try QuestionSample.date(2026, 10, 1)
        let answers = Self.answers([
            "reduit": true, "revenu": .integer(20_000), "parts": .number(try QuestionSample.number("2.5")),
        ])
        let computed = definition.evaluate(answers, on: day).computed
        let columns = definition.columnValues(answers: answers, computed: computed, on: day)
        #expect(
            columns.map { $0[.fr] } == [
                "3,47\u{A0}€", "666,67\u{A0}€", "Tarif réduit", "1\u{A0}mois", "lundi et mardi",
            ])
        #expect(columns.map { $0[.en] }.prefix(3) == ["€3.47", "€666.67", "Reduced price"])
        let facts = LetterFacts(
            reference: "VC-1", submittedOn: day, decidedOn: day.adding(days: 4000),
            organisation: try #require(Self.organisation))
        let letter = try #require(
            definition.letter("accord", in: .en, answers: answers, computed: computed, facts: facts))
        #expect(letter.subject == "€3.47")
        let body = letter.body.replacing("\\", with: "")
        #expect(body.contains("€3.47 ; €666.67 ; €0.85 ; 0.0052 ; Reduced price ; 1\u{A0}month"), "\(body)")
        // The value kept is exact, what is shown is not.
        #expect(computed["quotient"] != .number(try QuestionSample.number("666.67")))
    }

    @Test func `a failing test keeps the definition from being published, at its line`() throws {
        let compilation = try Self.compile { $0.replacing("expect: {tarif: 3.74,", with: "expect: {tarif: 3.75,") }
        #expect(compilation.definition == nil)
        let diagnostic = try #require(compilation.diagnostics.first)
        #expect(compilation.diagnostics.count == 1)
        #expect(diagnostic.code == "test-failed")
        #expect(diagnostic.message == "in the test “arrondi au centime”, `tarif` is 3.74, not 3.75")
        #expect(diagnostic.range.text == "3.75")
    }

    @Test func `an amount and a date can't be added`() throws {
        let compilation = try Self.compile { $0.replacing("is: revenu / 12 / parts", with: "is: 'revenu + today()'") }
        #expect(compilation.diagnostics.contains { $0.code == "operand-type" })
    }

    @Test func `a definition published once is read again whatever its tests say`() throws {
        let text = Self.source.replacing("expect: {tarif: 3.74,", with: "expect: {tarif: 3.75,")
        let archive = try DefinitionArchive(files: [
            "service.yaml": Array(text.utf8), "letters/accord.fr.md": Array(Self.letter.utf8),
            "letters/accord.en.md": Array(Self.letter.utf8),
        ])
        #expect(ServiceCompiler.reopen(archive) != nil)
    }
}
