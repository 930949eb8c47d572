import FEEL
import Foundation
import Services
import Testing

@testable import Cases

/// Going back on a decision, within the time that its service gives.
@Suite struct DecisionLimitTests {
    private let definition: ServiceDefinition
    private let agent: Identifier
    private let decided: Case
    private let zone: Zone

    init() throws {
        definition = try ShippedCatalogue.service("cantine")
        zone = try #require(Zone(name: "Europe/Paris"))
        var random = SeededRandom(seed: 4)
        let start = Instant(milliseconds: 1_795_000_000_000)
        agent = Identifier(at: start, using: &random)
        let submission = Submission(
            organisation: "mairie", service: "cantine", definition: definition.hash,
            reference: Reference(prefix: "VC", using: &random), language: .fr, answers: [:], computed: [:],
            evaluatedOn: zone.date(at: start), initialState: "instruit")
        let act = Act(
            action: "accorder", state: "accorde", outcome: .granted, reasons: [], explanation: nil,
            letter: Letter(language: .fr, subject: "Oui", body: "Oui."))
        decided = try Case(
            id: agent,
            events: [
                CaseEvent(at: start, author: .person(nil), channel: .web, fact: .submitted(submission)),
                CaseEvent(at: start, author: .agent(agent, .agent), channel: .web, fact: .acted(act)),
            ])
    }

    private func takeBack(at moment: Instant, by role: Role = .supervisor, explanation: String = "Illégale")
        -> Result<[CaseEvent], CaseRefusal>
    {
        let request = ActRequest(
            action: "retirer", explanation: explanation,
            letter: Letter(language: .fr, subject: "Retrait", body: "Retirée."), seen: decided.changeVersion, zone: zone
        )
        return decided.decide(
            .act(request),
            in: CommandContext(actor: .agent(agent, role), organisation: "mairie", channel: .web, at: moment),
            definition: definition)
    }

    @Test func `until the last day included, by a supervisor who says why, and the case goes back to being examined`()
        throws
    {
        let action = try #require(definition.workflow.action("retirer"))
        let last = try #require(decided.lastDay(for: action, zone: zone))
        let endedAt = try #require(decided.endedAt)
        #expect(last == zone.date(at: endedAt).adding(months: 4))
        let evening = zone.startOfDay(last.adding(days: 1)).adding(seconds: -1)
        var taken = decided
        for event in try takeBack(at: evening).get() { try taken.apply(event) }
        #expect(taken.isOpen && taken.state == "instruit" && taken.letters.count == 2)
        #expect(taken.lastDay(for: action, zone: zone) == nil, "nothing is decided any more")
        #expect(takeBack(at: evening.adding(seconds: 1)) == .failure(.tooLate(since: last)))
        #expect(takeBack(at: evening, by: .agent) == .failure(.roleTooLow(needed: .supervisor)))
        #expect(takeBack(at: evening, explanation: " ") == .failure(.explanationRequired))
    }

    @Test func `what knows no limit can be done later`() throws {
        let reopening = try #require(definition.workflow.action("rouvrir"))
        #expect(decided.lastDay(for: reopening, zone: zone) == nil)
    }
}
