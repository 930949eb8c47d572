import FEEL
import HTML
import Services
import Testing

@testable import Web

/// How a rule is explained on the page of a case.
@Suite struct RuleSheetTests {
    @Test(arguments: [
        (Language.fr, "Avant arrondi\u{A0}:", "3,744\u{A0}€, arrondi à un multiple de 0,01"),
        (.en, "Before rounding:", "€3.744, rounded to a multiple of 0.01"),
    ])
    func `a price shows what it was before it was rounded, under what is computed`(
        language: Language, title: String, words: String
    ) throws {
        let definition = try #require(
            TestTown.catalogue(of: TestTown.servicesFolder).definitions.first { $0.id == "cantine" })
        let day = try #require(CivilDate(iso8601: "2026-10-01"))
        let answers: Answers = [
            "ecole_publique": Answer(.boolean(true)), "souhaite_reduction": Answer(.boolean(true)),
            "revenu_fiscal": Answer(.integer(21_600)), "parts": Answer(.number(try #require(Number("2.5")))),
            "enfants": Answer(.list([.integer(1)])), "enfants.1.jours": Answer(.list([.string("lun")])),
        ]
        let explanations = definition.explanations(
            answers: answers, computed: definition.evaluate(answers, on: day).computed, on: day, in: language)
        let sheet = RuleSheet(explanations: explanations, texts: language.texts, language: language)
        let page = HTMLWriter.fragment { sheet.write(to: &$0) }.markup
        #expect(page.ranges(of: title).count == 1, "once: the price of a week is not rounded")
        #expect(page.contains(words))
    }
}
