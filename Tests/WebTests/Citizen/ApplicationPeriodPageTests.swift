import Cases
import FEEL
import Services
import Storage
import Testing

@testable import Web

/// A service that takes requests for a part of the year: said before, refused politely outside of it, nothing lost.
@Suite struct ApplicationPeriodPageTests {
    private func town(_ period: String, clock: TestClock) async throws -> TestTown {
        let town = try await TestTown.make(
            clock: { clock.now }, configure: { $0.visitorSessionSeconds = 30 * 86_400 })
        try await town.publish { $0.replacing("human: {office", with: "period: \(period)\nhuman: {office") }
        return town
    }

    @Test func `the page says from when to when, and out of the period from which day`() async throws {
        let clock = TestClock()
        let town = try await town("{opens: \"03-01\", closes: \"05-31\"}", clock: clock)
        let client = SiteClient(site: town.site)
        let french = try await client.get("/fr/services/acte-naissance").body
        #expect(french.contains("du 1er\u{A0}mars au 31\u{A0}mai"))
        #expect(french.contains("Les demandes ouvrent le 1er\u{A0}mars 2027") && french.contains("préparer la vôtre"))
        let english = try await client.get("/en/services/acte-naissance").body
        #expect(
            english.contains("from 1\u{A0}March to 31\u{A0}May")
                && english.contains("Requests open on 1\u{A0}March 2027"))
        await town.remove()
    }

    @Test func `out of the period a form is prepared and kept, not sent; the day it opens it is`() async throws {
        let clock = TestClock()
        let day = Zone.utc.date(at: clock.now)
        let opens = day.adding(days: 5)
        func written(_ date: CivilDate) -> String { String(date.description.suffix(5)) }
        let town = try await town(
            "{opens: \"\(written(opens))\", closes: \"\(written(opens.adding(days: 40)))\"}", clock: clock)
        let client = SiteClient(site: town.site)
        let draft = try await town.completedDraft(client, name: "Benali")
        let check = try await client.get("/fr/drafts/\(draft)/check")
        #expect(check.status == 200 && check.body.contains("Les demandes ouvrent le"))
        #expect(check.body.contains("Le brouillon est gardé jusqu’au"))
        #expect(!check.body.contains("/drafts/\(draft)/submit\""), "no button that could not do what it says")
        let refused = try await client.postForm(
            "/fr/drafts/\(draft)/submit", [], from: "/fr/drafts/\(draft)/saved")
        #expect(refused.location == "/fr/drafts/\(draft)/check")
        let id = try #require(Identifier(draft))
        let store = town.store
        let now = clock.now
        let stored = try #require(try await store.database.read { try store.drafts.find(id, now: now, in: $0) })
        let entries = try DraftCodec.decode(stored.content).entries
        #expect(stored.caseID == nil && !entries.isEmpty)
        clock.pass(minutes: 5 * 24 * 60)
        let open = try await client.get("/fr/drafts/\(draft)/check")
        #expect(open.body.contains("/drafts/\(draft)/submit\"") && !open.body.contains("Les demandes ouvrent le"))
        let sent = try await client.postForm("/fr/drafts/\(draft)/submit", [], from: "/fr/drafts/\(draft)/check")
        #expect(sent.location == "/fr/cases/\(draft)/receipt")
        await town.remove()
    }
}
