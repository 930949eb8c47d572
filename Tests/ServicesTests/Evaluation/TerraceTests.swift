import FEEL
import Services
import Testing

/// Terraces are priced, measured and decided as docs/law/terrasse.md says.
@Suite struct TerraceTests {
    private let service: ShippedService

    init() throws { service = try ShippedService("terrasse") }

    private func terrace(
        length: String = "6", depth: String = "2", pavement: String = "4", zone: String = "centre",
        from: String = "2026-04-01", to: String = "2026-10-31", place: String = "devant"
    ) throws -> [String: Value] {
        [
            "terrain": .string(place), "ancrage": .boolean(false), "zone": .string(zone),
            "debut": .date(try ShippedService.day(from)), "fin": .date(try ShippedService.day(to)),
            "longueur": try ShippedService.number(length), "profondeur": try ShippedService.number(depth),
            "largeur_trottoir": try ShippedService.number(pavement),
        ]
    }

    private func fee(_ answers: [String: Value], on day: String = "2026-02-01") throws -> Value? {
        try service.evaluate(answers, on: day).computed["redevance"]
    }

    private func problems(_ answers: [String: Value], on day: String = "2026-02-01", page: String) throws -> [String] {
        let evaluation = try service.evaluate(answers, on: day)
        return evaluation.problems(on: try #require(service.definition.page(page))).map(\.question)
    }

    @Test func `the fee is area, zone and months begun, with a minimum`() throws {
        #expect(try fee(terrace()) == .integer(266))
        #expect(try fee(terrace(zone: "autre")) == .integer(154))
        #expect(
            try fee(terrace(length: "4.3", depth: "1.7", from: "2026-05-01", to: "2026-09-15"))
                == ShippedService.number("115.74"))
        #expect(
            try fee(terrace(length: "1", depth: "1", zone: "autre", from: "2026-07-01", to: "2026-07-31"))
                == .integer(50))
    }

    @Test func `the tariff is that of the day`() throws {
        #expect(try fee(terrace(), on: "2025-12-31") == .integer(252))
        #expect(try fee(terrace(), on: "2026-01-01") == .integer(266))
    }

    @Test func `1.40 m stays free for everyone, to the centimetre`() throws {
        #expect(try !problems(terrace(depth: "2.6", pavement: "4"), page: "emprise").contains("largeur_trottoir"))
        #expect(try problems(terrace(depth: "2.7", pavement: "4"), page: "emprise").contains("largeur_trottoir"))
    }

    @Test func `it is temporary, and there is time to ask the roads department`() throws {
        #expect(try problems(terrace(from: "2026-02-10"), page: "periode").contains("debut"))
        #expect(try !problems(terrace(from: "2026-02-22"), page: "periode").contains("debut"))
        #expect(try problems(terrace(from: "2026-04-01", to: "2027-04-01"), page: "periode").contains("fin"))
        #expect(try !problems(terrace(from: "2026-04-01", to: "2027-03-31"), page: "periode").contains("fin"))
        #expect(try problems(terrace(from: "2026-04-02", to: "2026-04-01"), page: "periode").contains("fin"))
    }

    @Test func `private land and what is fixed to the ground are not for this permit`() throws {
        #expect(try service.evaluate(["terrain": .string("prive")], on: "2026-02-01").exit?.id == "terrain_prive")
        let fixed: [String: Value] = ["terrain": .string("devant"), "ancrage": .boolean(true)]
        #expect(try service.evaluate(fixed, on: "2026-02-01").exit?.id == "permission_de_voirie")
    }

    /// CGPPP, L. 2122-1-1 and L. 2122-1-3: no way to the decision avoids the selection or a reason for doing without.
    @Test func `a place is given after a selection, or an exemption with its reason`() throws {
        let workflow = service.definition.workflow
        for action in workflow.actions where action.to == "avis_voirie" && action.id != "consulter_encore" {
            #expect(!action.reasons.isEmpty && action.reasonsLabel != nil, "\(action.id)")
        }
        #expect(try service.targets(from: "a_l_etude").isDisjoint(with: ["a_decider", "accorde"]))
        #expect(try service.targets(from: "selection") == ["avis_voirie", "refuse"])
        let elsewhere = try service.evaluate(terrace(place: "ailleurs"), on: "2026-02-01")
        #expect(elsewhere.computed["selection_requise"] == .boolean(true))
    }

    @Test func `the roads department gives its opinion before the mayor decides`() throws {
        #expect(try service.targets(from: "avis_voirie") == ["a_decider"])
        let opinions = try #require(service.definition.workflow.state("avis_voirie")).actions
        #expect(opinions == ["avis_favorable", "avis_reserves", "avis_defavorable"])
        for state in service.definition.workflow.states where state.actions.contains("accorder") {
            #expect(state.id == "a_decider")
        }
    }

    @Test func `the order has conditions, is precarious and personal, and is signed under a delegation`() throws {
        let action = try #require(service.definition.workflow.action("accorder"))
        #expect(action.by == .agent && action.signedBy == "domaine-public")
        #expect(action.reasons.count >= 5 && action.reasonsLabel?[.en] == "Conditions of the order")
        var answers = try terrace().mapValues { Answer($0) }
        for (question, text) in [("raison_sociale", "SARL Le Petit Quai"), ("enseigne", "Le Petit Quai")] {
            answers[question] = Answer(.string(text))
        }
        let day = try ShippedService.day("2026-02-01")
        let computed = service.definition.evaluate(answers, on: day).computed
        let facts = LetterFacts(
            reference: "VC-2222-3333", submittedOn: day, decidedOn: day, reasons: Array(action.reasons.prefix(2)),
            organisation: service.organisation)
        let order = try #require(
            service.definition.letter("arrete", in: .fr, answers: answers, computed: computed, facts: facts))
        let conditions = action.reasons.prefix(2).map { $0.text[.fr] }
        for part in ["précaire et révocable", "personnelle", "266", "SARL Le Petit Quai", "L. 2125-3"] + conditions {
            #expect(Self.plain(order.body).contains(Self.plain(part)), "\(part)")
        }
        #expect(!Self.plain(order.body).contains(Self.plain(action.reasons[3].text[.fr])))
    }

    /// A text with plain spaces and apostrophes, without marks of Markdown.
    private static func plain(_ text: String) -> String {
        text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("’", with: "'")
            .replacing("\\", with: "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func `silence refuses, and the administrative court is two months away`() {
        #expect(service.definition.legal.silence.means == .refusal)
        #expect(service.definition.legal.appeal.before == "tribunal-administratif")
        #expect(service.definition.legal.appeal.within == Period(iso: "P2M"))
    }

    @Test func `a plan and the insurance are attached`() throws {
        for id in ["plan", "assurance"] {
            let question = try #require(service.definition.question(id))
            #expect(question.isRequired && question.type.missing != nil)
            #expect(try problems([:], page: "pieces").contains(id))
        }
        #expect(try service.reasons(of: "refuser").contains("autre_candidat"))
    }
}
