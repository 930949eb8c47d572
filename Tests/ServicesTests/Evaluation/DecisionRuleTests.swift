import FEEL
import Testing

@testable import Services

/// Rules that are decisions of a `.dmn` file beside the definition.
@Suite struct DecisionRuleTests {
    private static let model = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="tarif" name="tarif" namespace="urn:tarif">
          <inputData id="i1" name="Poids"><variable name="Poids" typeRef="number"/></inputData>
          <decision id="d1" name="Tarif par kilo">
            <variable name="Tarif par kilo" typeRef="number"/>
            <informationRequirement><requiredInput href="#i1"/></informationRequirement>
            <decisionTable hitPolicy="UNIQUE">
              <input id="c1"><inputExpression typeRef="number"><text>Poids</text></inputExpression></input>
              <output id="o1" name="Tarif par kilo" typeRef="number"/>
              <rule id="r1"><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>2.5</text></outputEntry></rule>
              <rule id="r2"><inputEntry><text>&gt;= 10</text></inputEntry><outputEntry><text>Poids * 0.1</text></outputEntry></rule>
            </decisionTable>
          </decision>
          <decision id="d2" name="Jour"><variable name="Jour" typeRef="date"/>
            <literalExpression><text>today()</text></literalExpression></decision>
        </definitions>
        """

    private func compile(_ rules: String, model: String = model) throws -> ServiceCompilation {
        let text = try SampleDefinition.text("valid/service.yaml")
            .replacing("rules:\n", with: "rules:\n" + rules)
            .replacing("columns: [espece, gros_chien, nom]", with: "columns: [espece, gros_chien, nom, tarif]")
        let archive = try DefinitionArchive(
            files: ["service.yaml": Array(text.utf8), "tarif.dmn": Array(model.utf8)])
        return ServiceCompiler.compile(archive, organisation: try SampleDefinition.compiledOrganisation())
    }

    @Test func `a rule gives what the decision of the model gives, and is unknown while what it gives is`() throws {
        let compiled = try compile(
            """
              tarif: {label: Tarif, type: number, decision: {model: tarif.dmn, name: Tarif par kilo, given: {Poids: poids + 1}}}

            """)
        let said = compiled.diagnostics.map { DiagnosticRenderer().render($0) }.joined()
        let definition = try #require(compiled.definition, "\(said)")
        let rule = try #require(definition.rule("tarif"))
        let day = CivilDate(daysSinceEpoch: 20_000)
        for (weight, value) in [(5, "2.5"), (29, "3")] {
            let answers = definition.answers(from: ["espece": "chien", "poids": .integer(weight)])
            let evaluation = definition.evaluate(answers, on: day)
            #expect(evaluation.outcome(of: rule) == .value(.number(try #require(Number(value)))), "\(weight)")
            let words = definition.explanations(
                answers: answers, computed: evaluation.computed, on: day, in: .fr
            ).first { $0.rule.id == "tarif" }
            #expect(words?.formula.contains("la décision «\u{A0}Tarif par kilo\u{A0}» du modèle tarif.dmn") == true)
        }
        let open = definition.evaluate(definition.answers(from: ["espece": "chien"]), on: day)
        #expect(open.outcome(of: rule) == .unknown(["poids"]))
        // The archive holds the model: an old version is read again with it.
        #expect(ServiceCompiler.reopen(try archive(of: compiled))?.rule("tarif") != nil)
    }

    private func archive(of compiled: ServiceCompilation) throws -> DefinitionArchive {
        let text = try SampleDefinition.text("valid/service.yaml")
            .replacing(
                "rules:\n",
                with:
                    "rules:\n  tarif: {label: Tarif, type: number, decision: {model: tarif.dmn, name: Tarif par kilo, given: {Poids: poids}}}\n"
            )
        return try DefinitionArchive(
            files: ["service.yaml": Array(text.utf8), "tarif.dmn": Array(Self.model.utf8)])
    }

    @Test(arguments: [
        ("{model: absent.dmn, name: Tarif par kilo}", "missing-file"),
        ("{model: tarif.dmn, name: Tarif par kg}", "unknown-decision"),
        ("{model: tarif.dmn, name: Tarif par kilo, given: {Poid: poids}}", "unknown-decision"),
        ("{model: tarif.dmn, name: Tarif par kilo, given: {Poids: poidz}}", "unknown-name"),
    ])
    func `what the model does not have is told where it is written`(decision: String, code: String) throws {
        let compiled = try compile("  tarif: {label: Tarif, type: number, decision: \(decision)}\n")
        #expect(compiled.definition == nil)
        let first = try #require(compiled.diagnostics.first { $0.code.rawValue == code }, "\(compiled.diagnostics)")
        #expect(first.severity == .error && first.range.start > 200)
    }

    @Test func `a file that is no model is told with its line`() throws {
        let compiled = try compile(
            "  tarif: {label: Tarif, type: number, decision: {model: tarif.dmn, name: Tarif}}\n", model: "<a>\n<b></a>")
        #expect(
            compiled.diagnostics.contains { $0.code.rawValue == "unreadable-model" && $0.message.contains("line ") })
    }
}
