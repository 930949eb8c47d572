import FEEL
import Services
import Testing

/// How the values of rules are explained to agents, on the school meals, whose price has dated parameters.
@Suite struct RuleExplanationTests {
    private let service: ShippedService
    private let answers: Answers

    init() throws {
        service = try ShippedService("cantine")
        let given: [String: Value] = [
            "ecole_publique": .boolean(true), "souhaite_reduction": .boolean(true), "revenu_fiscal": .integer(21_600),
            "parts": try ShippedService.number("2.5"), "enfants": .list([.integer(1)]),
            "enfants.1.jours": .list([.string("lun"), .string("mar")]),
        ]
        answers = given.mapValues { Answer($0) }
    }

    private func explanations(on day: String, in language: Language) throws -> [String: RuleExplanation] {
        let day = try ShippedService.day(day)
        let computed = service.definition.evaluate(answers, on: day).computed
        let all = service.definition.explanations(answers: answers, computed: computed, on: day, in: language)
        #expect(all.map(\.rule.id) == service.definition.rules.map(\.id).filter { computed[$0] != nil })
        return Dictionary(uniqueKeysWithValues: all.map { ($0.rule.id, $0) })
    }

    @Test func `a price says its formula in words, the values it used, and the text that sets each`() throws {
        let price = try #require(try explanations(on: "2026-10-01", in: .fr)["tarif"])
        #expect(price.value == "3,74\u{A0}€")
        #expect(price.rule.reference == "Délibération 2026-41, article 3")
        let ask = try #require(service.definition.question("souhaite_reduction")).ask[.fr]
        #expect(price.formula.hasPrefix("si «\u{A0}\(ask)\u{A0}», alors le plus petit de («"), "\(price.formula)")
        #expect(price.formula.contains("«\u{A0}Quotient de la commune\u{A0}» × «"))
        #expect(price.formula.contains(", sinon «"))
        #expect(!price.formula.contains("quotient *"))
        let ceiling = try #require(price.inputs.first { $0.value == "6,20\u{A0}€" })
        #expect(
            ceiling.source == .parameter(from: try ShippedService.day("2026-09-01"), reference: "Délibération 2026-41"))
        let quotient = try #require(price.inputs.first { $0.label == "Quotient de la commune" })
        #expect(quotient.source == .rule(reference: "Délibération 2025-38, article 2"))
        #expect(price.inputs.contains { $0.label == ask && $0.value == "Oui" && $0.source == .answer })
        // A year before, with the parameters of that day.
        let former = try #require(try explanations(on: "2026-06-15", in: .fr)["tarif"])
        #expect(former.inputs.contains { $0.value == "6,10\u{A0}€" })
    }

    @Test func `a price that was rounded says what it was before, and how it was rounded`() throws {
        let french = try #require(try explanations(on: "2026-10-01", in: .fr)["tarif"]?.rounding)
        #expect(french.before == "3,744\u{A0}€")
        #expect(
            french.words
                == "arrondi à un multiple de 0,01\u{A0}: le plus proche, et du milieu en s’éloignant de zéro")
        let english = try #require(try explanations(on: "2026-10-01", in: .en)["tarif"]?.rounding)
        #expect(english.before == "€3.744")
        #expect(english.words == "rounded to a multiple of 0.01: the nearest, and from the middle away from zero")
        // What is not rounded, or was a multiple already, says nothing of it.
        #expect(try explanations(on: "2026-10-01", in: .en)["repas_par_semaine"]?.rounding == nil)
        var whole = answers
        whole["revenu_fiscal"] = Answer(.integer(30_000))
        let day = try ShippedService.day("2026-10-01")
        let computed = service.definition.evaluate(whole, on: day).computed
        let all = service.definition.explanations(answers: whole, computed: computed, on: day, in: .fr)
        let price = try #require(all.first { $0.rule.id == "tarif" })
        #expect(price.value == "5,20\u{A0}€" && price.rounding == nil)
        // Nor does a value that these answers do not give.
        let other = service.definition.explanations(
            answers: answers, computed: computed, on: day, in: .fr)
        #expect(other.first { $0.rule.id == "tarif" }?.rounding == nil)
    }

    @Test func `a price after a division that does not end is cut for reading, and says so`() throws {
        var thirds = answers
        thirds["parts"] = Answer(.integer(3))
        thirds["revenu_fiscal"] = Answer(.integer(20_000))
        let day = try ShippedService.day("2026-10-01")
        let computed = service.definition.evaluate(thirds, on: day).computed
        let all = service.definition.explanations(answers: thirds, computed: computed, on: day, in: .fr)
        let price = try #require(all.first { $0.rule.id == "tarif" })
        // 20 000 / 12 / 3 × 0,0052 = 2,88888…
        #expect(price.value == "2,89\u{A0}€")
        #expect(price.rounding?.before == "≈\u{A0}2,88888889\u{A0}€")
    }

    @Test func `a sum over a list names the list, and what is looked at in each element`() throws {
        let meals = try #require(try explanations(on: "2026-10-01", in: .en)["repas_par_semaine"])
        let list = try #require(meals.inputs.first)
        #expect(list.value == "1")
        #expect(meals.formula.hasPrefix("the sum of (for each e in “\(list.label)”, take the number of (e ("))
        let quotient = try #require(try explanations(on: "2026-10-01", in: .en)["quotient"])
        #expect(quotient.condition?.isEmpty == false)
        #expect(quotient.formula.contains("÷ 12 ÷"))
    }

    @Test func `what a choice is compared with goes by the words of its options, and days by their date`() throws {
        let birth = try ShippedService("acte-naissance").definition
        let day = try ShippedService.day("2026-10-01")
        let answers = birth.answers(from: [
            "lieu_naissance": .string("val_clair"), "type_acte": .string("copie_integrale"),
            "date_naissance": .date(try ShippedService.day("1994-05-17")),
        ])
        let computed = birth.evaluate(answers, on: day).computed
        let all = birth.explanations(answers: answers, computed: computed, on: day, in: .fr)
        let named = try #require(all.first { $0.rule.id == "filiation_demandee" })
        #expect(named.formula.contains("= «\u{A0}Une copie intégrale\u{A0}» ou «"), "\(named.formula)")
        let adult = try #require(all.first { $0.rule.id == "personne_majeure" })
        #expect(adult.formula.contains("≤ le jour de l’évaluation \u{2212} 18\u{A0}ans"), "\(adult.formula)")
        let open = try #require(all.first { $0.rule.id == "acte_public" })
        #expect(open.formula.contains(" (année) + 75 < le jour de l’évaluation (année)"), "\(open.formula)")
    }
}
