import FEEL
import Services
import Testing

/// Reports are taken without a name and published without a person, as docs/law/signaler.md says.
@Suite struct StreetReportTests {
    private let service: ShippedService

    init() throws { service = try ShippedService("signaler") }

    @Test(arguments: Language.allCases)
    func `where somebody is in danger, a number is a press away`(language: Language) throws {
        let exit = try #require(service.definition.pages.flatMap(\.exits).first { $0.id == "urgence" })
        let text = "\(try #require(exit.content[language]))"
        for number in ["tel:112", "tel:18", "sms:114"] { #expect(text.contains(number), "\(number)") }
    }

    private func report(_ kind: String, blocks: Bool = false, news: Bool = false) throws -> Evaluation {
        try service.evaluate(
            [
                "danger_immediat": .boolean(false), "nature": .string(kind), "obstacle": .boolean(blocks),
                "quartier": .string("gare"), "endroit": .string("rue Neuve, devant le numéro 12"),
                "souhaite_nouvelles": .boolean(news),
            ], on: "2026-10-01")
    }

    @Test func `an immediate danger is for 112, not for a form`() throws {
        #expect(try service.evaluate(["danger_immediat": .boolean(true)], on: "2026-10-01").exit?.id == "urgence")
        #expect(try report("chaussee").exit == nil)
    }

    @Test func `nothing of the person is needed`() throws {
        #expect(try report("chaussee").isComplete)
        #expect(try !report("chaussee").isShown("email_contact"))
        // Who wants news says where to.
        #expect(try report("chaussee", news: true).isShown("email_contact"))
        #expect(try !report("chaussee", news: true).isComplete)
        for question in ["photo", "description"] {
            #expect(service.definition.question(question)?.isRequired == false, "\(question)")
        }
    }

    @Test func `what blocks the way and what floods come first`() throws {
        #expect(try report("graffiti").computed["prioritaire"] == .boolean(false))
        #expect(try report("graffiti", blocks: true).computed["prioritaire"] == .boolean(true))
        #expect(try report("eau").computed["prioritaire"] == .boolean(true))
    }

    @Test func `everyone reads the kind and the district, once an agent has read the report`() throws {
        let followUp = try #require(service.definition.publicFollowUp)
        let shown = followUp.columns.map { service.definition.columns[$0].source }
        #expect(shown == ["nature", "quartier"])
        #expect(!followUp.states.contains(service.definition.workflow.start))
        let others = service.definition.workflow.states.map(\.id).filter { $0 != service.definition.workflow.start }
        #expect(Set(followUp.states) == Set(others))
    }

    @Test func `a report calls for no decision`() {
        #expect(service.definition.legal.silence.means == .nothing)
        #expect(service.definition.legal.silence.text != nil)
        #expect(service.definition.legal.appeal.within == nil)
        #expect(!service.definition.workflow.states.contains { $0.outcome == .refused })
    }
}
