import FEEL
import Foundation
import Services
import Testing

@testable import Web

/// A value worked out while the form is filled in is written as everywhere else: money with its unit and cents.
@Suite struct ShownRuleTests {
    private static let services = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "services").path

    private func shown(_ rule: String, _ answers: Answers, in language: Language) throws -> ShownRule {
        let definition = try #require(TestTown.catalogue(of: Self.services).definitions.first { $0.id == "cantine" })
        let day = try #require(CivilDate(iso8601: "2026-10-01"))
        return ShownRule(
            try #require(definition.rule(rule)), evaluation: definition.evaluate(answers, on: day),
            texts: language.texts, language: language)
    }

    private let household: Answers = [
        "ecole_publique": Answer(.boolean(true)), "souhaite_reduction": Answer(.boolean(false)),
        "enfants": Answer(.list([.integer(1)])), "enfants.1.jours": Answer(.list([.string("lun"), .string("mar")])),
    ]

    @Test(arguments: [(Language.fr, "6,20\u{A0}€", "12,40\u{A0}€"), (.en, "€6.20", "€12.40")])
    func `money has its unit and its cents, in the page's language`(
        language: Language, meal: String, week: String
    ) throws {
        let price = try shown("tarif", household, in: language)
        #expect(price.text == meal && !price.isWaiting && !price.isHidden)
        #expect(try shown("prix_par_semaine", household, in: language).text == week)
    }

    @Test func `an amount waits for what it is made of, and one that does not apply is hidden`() throws {
        var answers = household
        answers["souhaite_reduction"] = Answer(.boolean(true))
        let price = try shown("tarif", answers, in: .en)
        #expect(price.isWaiting && price.text.contains("Reference tax income"))
        #expect(try shown("quotient", household, in: .en).isHidden)
    }
}
