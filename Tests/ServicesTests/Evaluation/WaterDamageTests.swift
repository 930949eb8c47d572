import FEEL
import Services
import Testing

/// A private insurer's claims, as docs/law/degat-des-eaux.md says.
@Suite struct WaterDamageTests {
    private let service: ShippedService

    init() throws { service = try ShippedService("degat-des-eaux") }

    /// A claim with rooms: the estimated work of each, and what its damaged objects cost.
    private func claim(
        rooms: [(work: String, objects: [String])], home: String = "appartement", learnt: String = "2026-11-09"
    ) throws -> [String: Value] {
        var answers: [String: Value] = [
            "type_logement": .string(home), "fuite_arretee": .boolean(true), "origine": .string("voisin"),
            "date_sinistre": .date(try ShippedService.day("2026-11-01")),
            "date_connaissance": .date(try ShippedService.day(learnt)),
            "pieces": .list(rooms.indices.map { .integer($0 + 1) }),
        ]
        for (index, room) in rooms.enumerated() {
            let path = "pieces.\(index + 1)"
            answers["\(path).travaux"] = try ShippedService.number(room.work)
            answers["\(path).objets"] = .list(room.objects.indices.map { .integer($0 + 1) })
            for (number, price) in room.objects.enumerated() {
                answers["\(path).objets.\(number + 1).valeur"] = try ShippedService.number(price)
            }
        }
        return answers
    }

    @Test func `work and objects of every room add up`() throws {
        let evaluation = try service.evaluate(
            claim(rooms: [("1200", ["300", "249.90"]), ("400", []), ("0", ["19.99"])]), on: "2026-11-10")
        #expect(evaluation.computed["total_travaux"] == .integer(1600))
        #expect(evaluation.computed["total_objets"] == (try ShippedService.number("569.89")))
        #expect(evaluation.computed["total_dommages"] == (try ShippedService.number("2169.89")))
    }

    @Test(arguments: [("1600", false, true), ("1600.01", true, true), ("5000", true, true), ("5000.01", true, false)])
    func `the thresholds of the agreement between insurers only point the agent`(
        work: String, expert: Bool, agreement: Bool
    ) throws {
        let evaluation = try service.evaluate(claim(rooms: [(work, [])]), on: "2026-11-10")
        #expect(evaluation.computed["expertise_utile"] == .boolean(expert))
        #expect(evaluation.computed["irsi"] == .boolean(agreement))
        let house = try service.evaluate(claim(rooms: [(work, [])], home: "maison"), on: "2026-11-10")
        #expect(house.computed["irsi"] == .boolean(false))
    }

    @Test func `a late declaration is shown to the agent and never refused for that`() throws {
        let late = try service.evaluate(claim(rooms: [("100", [])], learnt: "2026-11-01"), on: "2026-11-12")
        #expect(late.computed["declaration_tardive"] == .boolean(true))
        let early = try service.evaluate(claim(rooms: [("100", [])], learnt: "2026-11-02"), on: "2026-11-12")
        #expect(early.computed["declaration_tardive"] == .boolean(false))
        #expect(late.exit == nil)
        #expect(try service.reasons(of: "refuser").allSatisfy { !$0.contains("tard") })
    }

    @Test func `other people are only named when there are some`() throws {
        var answers = try claim(rooms: [("100", [])])
        answers["autres_touches"] = .boolean(false)
        #expect(try !service.evaluate(answers, on: "2026-11-10").isShown("tiers.1.nom_tiers"))
        answers["autres_touches"] = .boolean(true)
        #expect(try service.evaluate(answers, on: "2026-11-10").isShown("tiers.1.nom_tiers"))
    }

    @Test func `a private body rests on the contract: silence decides nothing, and a mediator hears people`() {
        let legal = service.definition.legal
        #expect(legal.basis == .contract)
        #expect(legal.silence.means == .nothing && legal.silence.text != nil)
        #expect(legal.appeal.before == "mediateur")
        #expect(legal.retention.then == .destroy)
        #expect(service.organisation.courts.allSatisfy { !$0.id.contains("tribunal") })
    }

    @Test func `an expert may come before the decision`() throws {
        #expect(try service.targets(from: "a_l_etude").isSuperset(of: ["expertise", "indemnise", "refuse"]))
        #expect(try service.targets(from: "expertise") == ["rapport"])
        #expect(try service.targets(from: "rapport").isSuperset(of: ["indemnise", "refuse"]))
    }
}
