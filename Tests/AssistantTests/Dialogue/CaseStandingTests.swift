import Cases
import FEEL
import Services
import Testing

@testable import Assistant

/// Where a real case stands, in words.
@Suite struct CaseStandingTests {
    @Test func `a case just received tells its state and when it is answered`() throws {
        let town = ValClair.town
        let cantine = try #require(town.service("cantine"))
        let zone = try #require(Zone(name: town.organisation.timeZone))
        let today = try #require(CivilDate(iso8601: "2026-10-05"))
        var random = SystemRandomNumberGenerator()
        let submission = Submission(
            organisation: "mairie", service: "cantine", definition: cantine.hash,
            reference: Reference(prefix: "VC", using: &random), language: .fr, answers: [:], computed: [:],
            evaluatedOn: today, initialState: cantine.workflow.start)
        let received = CaseEvent(
            at: zone.startOfDay(today), author: .person(nil), channel: .web, fact: .submitted(submission))
        let found = try Case(id: Identifier(at: received.at, using: &random), events: [received])
        for (language, state, month) in [(Language.fr, "Reçue", "octobre"), (.en, "Received", "October")] {
            let standing = CaseStanding(
                of: found, definition: cantine, organisation: town.organisation, zone: zone, in: language)
            #expect(standing.state == state)
            #expect(standing.reference == submission.reference.description)
            #expect(standing.byWhen?.contains(month) == true)
            #expect(!standing.isDecided && standing.awaited == nil)
        }
        let asked = CaseEvent(
            at: received.at, author: .system, channel: .web,
            fact: .correctionAsked(
                CorrectionRequest(
                    action: "demander_correction", items: [], explanation: "", answerBy: today.adding(days: 20),
                    stopsClock: true)))
        let waiting = CaseStanding(
            of: try Case(id: found.id, events: [received, asked]), definition: cantine, organisation: town.organisation,
            zone: zone, in: .fr)
        #expect(waiting.awaited == "Nous attendons vos corrections")
        #expect(waiting.byWhen == "À faire avant le 25\u{A0}octobre 2026")
    }
}
