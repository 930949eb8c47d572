import FEEL
import Foundation
import Services
import Testing

/// The individual explanation that the law grants (CRPA, L. 311-3-1 and R. 311-3-1-2), as people and programs get it.
@Suite struct ExplanationDocumentTests {
    private let service: ShippedService
    private let answers: Answers
    private let day: CivilDate

    init() throws {
        service = try ShippedService("cantine")
        day = try ShippedService.day("2026-10-01")
        answers = [
            "ecole_publique": Answer(.boolean(true)), "souhaite_reduction": Answer(.boolean(true)),
            "revenu_fiscal": Answer(.integer(21_600), by: .register("revenus")),
            "parts": Answer(try ShippedService.number("2.5")), "enfants": Answer(.list([.integer(1)])),
            "enfants.1.jours": Answer(.list(["lun"])),
        ]
    }

    private func documents(_ language: Language) -> [ExplanationDocument] {
        let computed = service.definition.evaluate(answers, on: day).computed
        return service.definition.explanations(answers: answers, computed: computed, on: day, in: language)
            .map { ExplanationDocument($0, in: language) }
    }

    @Test func `all four parts that the law lists are told, in both languages`() throws {
        for language in Language.allCases {
            let all = documents(language)
            let price = try #require(all.first { $0.rule == "tarif" })
            let quotient = try #require(all.first { $0.rule == "quotient" })
            // 1. The degree and mode of contribution of the computation to the decision.
            #expect(price.contribution.contains(language == .fr ? "ne décide jamais seul" : "never decides by itself"))
            // 2. The data used and their sources.
            #expect(quotient.data.contains { $0.source == "register revenus" && $0.value.contains("600") })
            #expect(quotient.data.contains { $0.source == "person" })
            // 3. The parameters and their weights, as they apply to this person: value, date, text.
            let ceiling = try #require(price.parameters.first { $0.from == "2026-09-01" && $0.value.contains("20") })
            #expect(ceiling.reference == "Délibération 2026-41")
            // 4. The operations: formula, branch taken, value before and after rounding.
            #expect(price.operations.formula.contains("×"))
            #expect(price.operations.branches.first?.holds == true)
            #expect(price.operations.rounding?.contains(language == .fr ? "3,744" : "3.744") == true)
            #expect(price.value.contains(language == .fr ? "3,74" : "3.74"))
            #expect(price.reference == "Délibération 2026-41, article 3")
        }
    }

    @Test func `it is JSON that reads back the same`() throws {
        let documents = documents(.fr)
        let data = try JSONEncoder().encode(documents)
        #expect(try JSONDecoder().decode([ExplanationDocument].self, from: data) == documents)
    }

    @Test func `another answer: what changes, and what it is due to`() throws {
        let told = service.definition.whatIf(
            answers, changed: ["parts": Answer(.integer(3))], on: day, in: .en)
        #expect(told.map(\.rule) == ["quotient", "tarif", "prix_par_semaine"])
        #expect(told[1].before == "€3.74" && told[1].after == "€3.12")
        #expect(told[0].because.map { [$0.label, $0.before, $0.after] } == [["Number of tax shares", "2.5", "3"]])
        // What no longer applies is told as well: no reduction, no quotient.
        let without = service.definition.whatIf(
            answers, changed: ["souhaite_reduction": Answer(.boolean(false))], on: day, in: .en)
        #expect(without.first { $0.rule == "quotient" }?.after == "")
        #expect(without.first { $0.rule == "tarif" }?.after == "€6.20")
        #expect(service.definition.whatIf(answers, changed: [:], on: day, in: .fr).isEmpty)
    }

    @Test func `the rules in force are published in words, line by line, with their texts`() throws {
        let definition = try ShippedService("cheque-energie").definition
        let published = definition.publishedRules(on: day, in: .fr)
        #expect(published.map(\.rule.id) == definition.rules.map(\.id))
        let level = try #require(published.first { $0.rule.id == "niveau" })
        #expect(level.lines.count == 5 && level.lines.last?.condition == nil)
        #expect(level.lines[0].condition?.contains("<") == true && level.lines[0].value == "1")
        #expect(level.reference?.contains("R. 124-3") == true)
        // In 2018 there were three steps.
        let before = definition.publishedRules(on: try ShippedService.day("2018-06-01"), in: .en)
        #expect(before.first { $0.rule.id == "niveau" }?.lines.count == 4)
    }
}
