import Cases
import Foundation
import HTTPTypes
import Logging
import Services
import Storage
import Synchronization
import Testing

@testable import Web

/// Measured objectives, from what people do to what is published.
@Suite struct FiguresTests {
    /// A town with a clock of its own.
    private final class Town {
        let base: TestTown
        let site: Site
        private let clock: @Sendable (Int64) -> Void

        init() async throws {
            let time = TownClock()
            base = try await TestTown.make()
            site = try Site(
                store: base.store, catalogue: base.site.catalogue, configuration: base.site.configuration,
                logger: Logger(label: "test"), now: { time.now })
            clock = { time.advance(seconds: $0) }
        }

        func wait(seconds: Int64) { clock(seconds) }

        /// Forms sent and given up by as many people; gives the browsers of those who sent one, with their cases.
        func use(sent: Int, begun: Int) async throws -> [(client: SiteClient, target: String)] {
            var cases: [(SiteClient, String)] = []
            for _ in 0..<sent {
                let client = SiteClient(site: site)
                cases.append((client, try await base.submittedCase(client)))
            }
            for _ in 0..<begun {
                let client = SiteClient(site: site)
                let draft = try await base.startedDraft(client)
                let path = "/fr/drafts/\(draft)/pages/lieu"
                _ = try await client.postForm(
                    path, [("lieu_naissance", "val_clair"), ("asked", "lieu_naissance")], from: path)
            }
            return cases
        }

        /// The figures as programs read them, by measure and detail; hidden ones are nil.
        func openData() async throws -> [String: Int?] {
            let answer = try await SiteClient(site: site).get("/open-data/services/acte-naissance.csv")
            try #require(answer.status == 200)
            #expect(answer.headers[.accessControlAllowOrigin] == "*")
            var figures: [String: Int?] = [:]
            for line in answer.body.split(separator: "\r\n").dropFirst() {
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                try #require(cells.count == 7)
                figures["\(cells[3]) \(cells[4])"] = .some(Int(cells[5]))
            }
            return figures
        }
    }

    private static let week: Int64 = 7 * 86_400

    @Test func `what people do in a week is published the next, and counted as it was`() async throws {
        let town = try await Town()
        _ = try await town.use(sent: 12, begun: 11)
        #expect(try await town.openData()["forms_started "] == .some(nil))
        town.wait(seconds: Self.week)
        let figures = try await town.openData()
        #expect(figures["forms_started "] == 23)
        #expect(figures["forms_sent "] == 12)
        #expect(figures["completed_percent "] == 52)
        #expect(figures["page_completed document"] == .some(nil), "as many as were sent: the same people")
        // Beside the total, it would tell that nobody sent one with the assistant.
        #expect(figures["forms_sent_by_channel web"] == .some(nil))
        #expect(figures["forms_sent_by_channel assistant"] == .some(nil))
        #expect(figures["seconds_to_complete up_to"] == 30)
        #expect(figures["cases_decided "] == .some(nil))
        let json = try await SiteClient(site: town.site).get("/open-data/services/acte-naissance.json")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(json.body.utf8)) as? [String: Any])
        let list = try #require(document["figures"] as? [[String: Any]])
        #expect(list.count == figures.count)
        #expect(list.contains { $0["measure"] as? String == "forms_started" && $0["value"] as? Int == 23 })
        for (language, word) in [("fr", "52\u{A0}%"), ("en", "52%")] {
            let client = SiteClient(site: town.site)
            let page = try await client.get("/\(language)/services/acte-naissance/figures")
            #expect(page.status == 200 && page.body.contains(word))
            #expect(try await client.get("/\(language)/services/acte-naissance").body.contains(word))
        }
        await town.base.remove()
    }

    @Test func `fewer than ten are not published, nor what tells them`() async throws {
        let town = try await Town()
        _ = try await town.use(sent: 9, begun: 0)
        town.wait(seconds: Self.week)
        let none = try await town.openData()
        for (name, value) in none where !name.hasSuffix("_objective ") { #expect(value == nil, "\(name)") }
        let page = try await SiteClient(site: town.site).get("/en/services/acte-naissance/figures")
        #expect(page.body.contains(Language.en.texts.tooFewFigures))
        _ = try await town.use(sent: 3, begun: 9)
        town.wait(seconds: Self.week)
        let some = try await town.openData()
        #expect(some["forms_started "] == 21)
        #expect(some["forms_sent "] == .some(nil), "21 less 12 would tell that 9 did not send")
        #expect(some["forms_sent_by_channel web"] == .some(nil))
        await town.base.remove()
    }

    @Test func `an opinion is counted once, and asked no more`() async throws {
        let town = try await Town()
        let people = try await town.use(sent: 12, begun: 0)
        for (index, person) in people.enumerated() {
            let (receipt, opinion) = ("/fr/cases/\(person.target)/receipt", "/fr/cases/\(person.target)/opinion")
            #expect(try await person.client.get(receipt).value(of: "satisfaction") != nil)
            let wrong = try await person.client.postForm(opinion, [("satisfaction", "superbe")], from: receipt)
            #expect(wrong.status == 422)
            for _ in 0..<(index == 0 ? 3 : 1) {
                let given = try await person.client.postForm(opinion, [("satisfaction", "good")], from: "/fr/resume")
                #expect(given.location == opinion)
            }
            #expect(try await person.client.get(receipt).value(of: "satisfaction") == nil)
        }
        town.wait(seconds: Self.week)
        let figures = try await town.openData()
        #expect(figures["satisfaction_answers "] == 12)
        await town.base.remove()
    }

    @Test func `the desk sees where people stop, of its own services only`() async throws {
        let town = try await Town()
        _ = try await town.use(sent: 2, begun: 5)
        let path = "/fr/desk/figures/acte-naissance"
        let own = try await town.base.agent("ada", role: .agent).moved(to: town.site)
        let page = try await own.get(path)
        #expect(page.status == 200)
        let rows = page.body.matches(of: /<td class="figure">([0-9]+)<\/td>(?:<td>([^<]*)<\/td>)?/).map {
            "\($0.1) \($0.2 ?? "")"
        }
        #expect(rows.first == "7 –")
        #expect(rows.contains("2 −5"), "\(rows)")
        #expect(rows.last == "2 –", "\(rows)")
        let other = try await town.base.agent("bob", role: .administrator, organisation: "voisine").moved(to: town.site)
        #expect(try await other.get(path).status == 404)
        await town.base.remove()
    }

    @Test func `a year shows what was received, decided, corrected and what work it is declared to be`() async throws {
        let town = try await Town()
        let people = try await town.use(sent: 4, begun: 0)
        let agent = try await town.base.agent("ada", role: .agent).moved(to: town.site)
        let target = people[0].target
        let path = "/fr/desk/cases/\(target)"
        let taking = try await agent.get("\(path)/actions/prendre").value(of: "seen") ?? ""
        #expect(try await agent.postForm("\(path)/actions/prendre", [("seen", taking)], from: path).status == 303)
        let seen = try await agent.get("\(path)/corrections/demander_correction").value(of: "seen") ?? ""
        let asked = try await agent.postForm(
            "\(path)/corrections/demander_correction",
            [("seen", seen), ("question", "prenoms"), ("why.prenoms", "Illisible"), ("explanation", "À revoir")],
            from: path)
        #expect(asked.status == 303, "\(asked.body.prefix(2_000))")
        let page = try await agent.get("/fr/desk/figures/acte-naissance/2026")
        #expect(page.status == 200)
        // Four received in November, one question asked again: one request in four.
        let november = try #require(page.body.firstMatch(of: /novembre<\/th><td class="figure">([0-9]+)</))
        #expect(november.1 == "4")
        #expect(page.body.contains("role=\"img\"") && page.body.contains("chart-first"))
        #expect(page.body.contains("<td>25\u{A0}%</td>"))
        #expect(page.body.contains("Aucune demande n’a encore été décidée cette année"))
        #expect(!page.body.contains("Agent ada</td>"), "nobody is named in figures")
        #expect(page.body.contains("Prendre la demande"), "the step that was done, with its declared time")
        #expect(!page.body.contains("/figures/acte-naissance/2025"), "nothing was counted before: no way leads there")
        let before = try await agent.get("/en/desk/figures/acte-naissance/2025")
        #expect(before.status == 200 && before.body.contains("No correction was asked for this year"))
        for wrong in ["2027", "1999", "x"] {
            #expect(try await agent.get("/fr/desk/figures/acte-naissance/\(wrong)").status == 404, "\(wrong)")
        }
        let other = try await town.base.agent("bob", role: .administrator, organisation: "voisine").moved(to: town.site)
        #expect(try await other.get("/fr/desk/figures/acte-naissance/2026").status == 404)
        await town.base.remove()
    }
}

/// A clock that tests advance.
private final class TownClock: Sendable {
    private let time = Mutex(TestTown.now)

    var now: Instant { time.withLock { $0 } }

    func advance(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
}
