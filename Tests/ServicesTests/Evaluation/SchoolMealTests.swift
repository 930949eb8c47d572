import FEEL
import Foundation
import Services
import Testing

/// School meals are priced and refused as docs/law/cantine.md says.
@Suite struct SchoolMealTests {
    private let service: ShippedService

    init() throws { service = try ShippedService("cantine") }

    /// A household of children by the number of days on which each eats.
    private func household(income: Int? = nil, shares: String = "1", children: [Int] = [4]) throws -> [String: Value] {
        let days = ["lun", "mar", "jeu", "ven"]
        var answers: [String: Value] = [
            "ecole_publique": .boolean(true), "souhaite_reduction": .boolean(income != nil),
            "enfants": .list(children.indices.map { .integer($0 + 1) }),
        ]
        if let income {
            answers["revenu_fiscal"] = .integer(income)
            answers["parts"] = try ShippedService.number(shares)
        }
        for (index, count) in children.enumerated() {
            answers["enfants.\(index + 1).jours"] = .list(days.prefix(count).map { .string($0) })
        }
        return answers
    }

    private func price(_ answers: [String: Value], on day: String = "2026-10-01") throws -> Value? {
        try service.evaluate(answers, on: day).computed["tarif"]
    }

    @Test func `nobody has to tell their income: then the highest price applies, and no proof is asked`() throws {
        let evaluation = try service.evaluate(household(), on: "2026-10-01")
        #expect(evaluation.computed["tarif"] == (try ShippedService.number("6.20")))
        for question in ["revenu_fiscal", "parts", "avis"] { #expect(!evaluation.isShown(question), "\(question)") }
        let told = try service.evaluate(household(income: 20_000), on: "2026-10-01")
        for question in ["revenu_fiscal", "parts", "avis"] { #expect(told.isShown(question), "\(question)") }
    }

    @Test func `whoever lets the tax administration answer has nothing to prove, until they correct it`() throws {
        let day = try ShippedService.day("2026-10-01")
        let known = try household(income: 21_600, shares: "2.5")
        var answers = known.mapValues { Answer($0) }
        for question in ["revenu_fiscal", "parts"] {
            answers[question] = Answer(try #require(known[question]), by: .register("revenus"))
        }
        let filled = service.definition.evaluate(answers, on: day)
        #expect(!filled.isShown("avis"))
        #expect(filled.computed["tarif"] == (try ShippedService.number("3.74")))
        // The register's answer to one of the two is not enough, nor is one that the person has changed.
        for question in ["revenu_fiscal", "parts"] {
            for provenance in [Provenance.person, .correction(register: "revenus", said: .integer(3))] {
                var corrected = answers
                corrected[question] = Answer(try #require(known[question]), by: provenance)
                let evaluation = service.definition.evaluate(corrected, on: day)
                #expect(evaluation.isShown("avis"), "\(question)")
                let page = try #require(service.definition.page("revenus"))
                #expect(evaluation.problems(on: page).map(\.question) == ["avis"])
            }
        }
    }

    @Test func `neither number is ever in the way`() throws {
        let evaluation = try service.evaluate(household(income: 20_000), on: "2026-10-01")
        let page = try #require(service.definition.page("avis_impot"))
        #expect(evaluation.isShown(page))
        #expect(evaluation.problems(on: page).isEmpty)
        #expect(!(try service.evaluate(household(), on: "2026-10-01")).isShown(page))
    }

    @Test(arguments: [
        ("numero_fiscal", "9901234567801", true), ("numero_fiscal", "99 01 234 567 801", true),
        ("numero_fiscal", "990123456780", false), ("numero_fiscal", "99012345678012", false),
        ("numero_fiscal", "99O1234567801", false), ("reference_avis", "26A9900001712", true),
        ("reference_avis", "26 a 9900001 712", true), ("reference_avis", "26A990000171", false),
        ("reference_avis", "26-9900001712", false),
    ]) func `the two numbers are taken as people copy them out`(question: String, typed: String, isRight: Bool) throws {
        let type = try #require(service.definition.question(question)).type
        guard case .value(let value) = type.parse(RawAnswer(typed), in: .fr) else {
            Issue.record("\(typed) is not taken as a text")
            return
        }
        #expect((type.problem(with: value, on: try ShippedService.day("2026-10-01")) == nil) == isRight, "\(typed)")
    }

    @Test(arguments: [
        (0, "1", "0.85"), (21_600, "2.5", "3.74"), (21_600, "3", "3.12"), (42_000, "2", "6.20"), (90_000, "2", "6.20"),
        // On the edges: 0.85 / 0.0052 × 12 is 1961.53…
        (1_961, "1", "0.85"), (1_980, "1", "0.86"),
    ])
    func `the price follows the quotient between floor and ceiling, to the cent`(
        income: Int, shares: String, expected: String
    ) throws {
        #expect(try price(household(income: income, shares: shares)) == ShippedService.number(expected))
    }

    @Test func `the tariff is that of the day`() throws {
        #expect(try price(household(), on: "2026-08-31") == ShippedService.number("6.10"))
        #expect(try price(household(), on: "2026-09-01") == ShippedService.number("6.20"))
        #expect(try price(household(income: 0), on: "2026-08-31") == ShippedService.number("0.80"))
    }

    /// The price never falls when income rises, and stays within what the council voted (R. 531-53: never above cost).
    @Test(arguments: 1...20) func `more income never pays less`(seed: UInt64) throws {
        let (least, most) = (try #require(Number("0.85")), try #require(Number("6.20")))
        var random = SeededGenerator(seed: seed)
        let incomes = (0..<10).map { _ in Int.random(in: 0...80_000, using: &random) }.sorted()
        var last = try #require(Number("0"))
        for income in incomes {
            guard case .number(let found)? = try price(household(income: income, shares: "2.5")) else {
                Issue.record("no price for seed \(seed), income \(income)")
                return
            }
            #expect(found >= last, "seed \(seed), income \(income)")
            #expect(found >= least && found <= most, "seed \(seed)")
            last = found
        }
    }

    @Test func `each child counts by the days chosen`() throws {
        let evaluation = try service.evaluate(household(children: [4, 1, 2]), on: "2026-10-01")
        #expect(evaluation.computed["repas_par_semaine"] == .integer(7))
        #expect(evaluation.computed["prix_par_semaine"] == (try ShippedService.number("43.40")))
    }

    @Test func `other schools are told where to go`() throws {
        let evaluation = try service.evaluate(["ecole_publique": .boolean(false)], on: "2026-10-01")
        #expect(evaluation.exit?.id == "autre_ecole")
    }

    @Test func `a place is a right: only the school or the room can refuse it`() throws {
        #expect(try service.reasons(of: "refuser") == ["hors_ecole", "capacite"])
        #expect(service.definition.legal.silence.means == .acceptance)
        #expect(service.definition.legal.appeal.before == "tribunal-administratif")
    }

    @Test func `no health data is asked`() {
        for question in service.definition.pages.flatMap(\.questions) {
            #expect(!question.ask[.fr].localizedCaseInsensitiveContains("allergi"), "\(question.id)")
            #expect(!question.ask[.fr].localizedCaseInsensitiveContains("médic"), "\(question.id)")
        }
    }
}
