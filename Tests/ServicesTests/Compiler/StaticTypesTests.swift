import FEEL
import Testing

@testable import Services

/// What the compiler knows of every value before anybody answers: the type of each question, parameter and rule.
@Suite struct StaticTypesTests {
    /// The sample with rules, parameters and questions of its own, and what is said of it.
    private func problems(
        questions: String = "", parameters: String = "", rules: String, month: String = ""
    ) throws -> [String] {
        let text = try SampleDefinition.text("valid/service.yaml")
            .replacing(
                "  - id: personne\n",
                with:
                    "  - id: essai\n    title: Essai\n    questions:\n      - {id: prix, type: money, ask: Prix, used_for: A}\n"
                    + "      - {id: jour, type: date, ask: Jour, used_for: A}\n" + questions + "  - id: personne\n"
            )
            .replacing("rules:\n", with: parameters + "rules:\n" + rules)
        let archive = try DefinitionArchive(files: ["service.yaml": Array(text.utf8)])
        return ServiceCompiler.compile(archive, organisation: try SampleDefinition.compiledOrganisation()).diagnostics
            .filter { $0.severity == .error }.map { "\($0.code.rawValue): \($0.message)" }
    }

    @Test func `every type of question has a static type, and only what is told has none`() throws {
        for type in QuestionTypes.list {
            let valueType = try QuestionSample.question(type, type.specimen.settings).type.valueType
            #expect(valueType != .any, "\(type.name)")
            #expect((valueType == .null) == (type.name == "information"), "\(type.name)")
        }
    }

    @Test(arguments: [
        ("prix + jour", "money and a date"), ("prix > jour", "compared with a date"), ("prix + nom", "and a text"),
        ("jour + 3", "a date and a number"), ("if gros_chien > 3 then 1 else 2", "a rule of type yes_no"),
        ("taux + jour", "a parameter and a date"), ("if espece = \"lapin\" then 1 else 2", "outside its list"),
        ("espece + 1", "a choice and a number"), ("nom", "a text for a number"),
    ])
    func `unlike types are an error`(formula: String, what: String) throws {
        let parameters = "parameters:\n  taux: {label: Taux, unit: 1, values: {2020-01-01: 3}, refs: {2020-01-01: D}}\n"
        let good = try problems(
            parameters: parameters, rules: "  essai_regle: {label: R, type: number, is: 'taux * count([prix])'}\n")
        #expect(!good.contains { $0.hasPrefix("operand-type") || $0.hasPrefix("result-type") })
        let found = try problems(
            parameters: parameters, rules: "  essai_regle: {label: R, type: number, is: '\(formula)'}\n")
        #expect(found.contains { $0.contains("-type") || $0.contains("enumeration-value") }, "\(what): \(found)")
    }

    @Test func `a rule without a type, or of another than it gives, is an error`() throws {
        #expect(try problems(rules: "  r: {label: R, is: '1'}\n").contains { $0.hasPrefix("missing-key") })
        for (type, formula) in [
            ("money", "\"a\""), ("yes_no", "1"), ("date", "3"), ("text", "true"), ("duration", "12"), ("list", "1"),
        ] {
            let found = try problems(rules: "  r: {label: R, type: \(type), is: '\(formula)'}\n")
            #expect(found.contains { $0.hasPrefix("result-type") || $0.hasPrefix("wrong-kind") }, "\(type): \(found)")
        }
    }

    @Test func `a parameter without a unit, or that is no number, is an error`() throws {
        let rules = "  r: {label: R, type: number, is: 'taux'}\n"
        for (written, code) in [
            ("{label: T, values: {2020-01-01: 3}, refs: {2020-01-01: D}}", "missing-key"),
            ("{label: T, unit: 1, values: {2020-01-01: trois}, refs: {2020-01-01: D}}", "wrong-kind"),
        ] {
            let found = try problems(parameters: "parameters:\n  taux: \(written)\n", rules: rules)
            #expect(found.contains { $0.hasPrefix(code) }, "\(written): \(found)")
        }
    }
}
