import Foundation
import Services
import Testing

@testable import Web

/// What everyone reads of a service's cases: nothing of anyone, and nothing that no agent has looked at.
@Suite struct PublicFollowUpTests {
    /// A small service whose follow-up is public, in a folder of its own.
    private static func town() async throws -> TestTown {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parvis-reports-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let service = folder.appending(path: "reports")
        try FileManager.default.createDirectory(at: service, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: TestTown.servicesFolder + "/organisation.yaml", toPath: folder.path + "/organisation.yaml")
        try Data(definition.utf8).write(to: service.appending(path: "service.yaml"))
        return try await TestTown.make(services: folder.path)
    }

    private static let definition = """
        service: reports
        version: 1
        languages: [fr, en]
        title: {fr: Signaler, en: Report}
        summary: {fr: "Dire ce qui ne va pas.", en: "Say what is wrong."}
        organisation: mairie
        channels: [web]
        audience: {who: {fr: Tout le monde, en: Everyone}}
        legal:
          basis: public_task
          texts: [{ref: "CGCT, L. 2212-2"}]
          silence: {after: P30D, means: nothing, text: {fr: "Appelez-nous.", en: "Call us."}}
          appeal: {before: tribunal-administratif, within: P2M}
          retention: {active: P1Y, then: archives_visa}
          notice: {recipients: [{fr: La mairie, en: The town hall}]}
        human: {office: accueil}
        pages:
          - id: report
            title: {fr: Le problème, en: The problem}
            questions:
              - {id: kind, type: choice, ask: {fr: "Quoi ?", en: "What?"}, options: {hole: {fr: Un trou, en: A hole}, lamp: {fr: Un lampadaire, en: A lamp}}}
              - {id: place, type: text, ask: {fr: "Où ?", en: "Where?"}, used_for: {fr: Venir, en: Coming}}
        workflow:
          start: received
          states:
            received: {label: {fr: Reçu, en: Received}, actions: [plan]}
            planned: {label: {fr: Prévu, en: Planned}, actions: [close]}
            closed: {label: {fr: Réglé, en: Fixed}, outcome: closed}
          actions:
            plan: {label: {fr: Prévoir, en: Plan}, to: planned, by: agent}
            close: {label: {fr: Fermer, en: Close}, to: closed, by: agent}
        lists: {columns: [place, kind]}
        public_follow_up: {states: [planned, closed], columns: [kind]}
        """

    private func report(_ place: String, on town: TestTown) async throws -> String {
        let client = SiteClient(site: town.site)
        let start = try await client.postForm("/fr/services/reports/start", [], from: "/fr/services/reports")
        let draft = try #require(start.location?.split(separator: "/").last.map(String.init))
        let page = "/fr/drafts/\(draft)/pages/report"
        let fields = [("kind", "hole"), ("place", place), ("asked", "kind"), ("asked", "place")]
        try #require(try await client.postForm(page, fields, from: page).status == 303)
        let sent = try await client.postForm("/fr/drafts/\(draft)/submit", [], from: "/fr/drafts/\(draft)/check")
        try #require(sent.status == 303)
        return draft
    }

    private func act(_ action: String, on id: String, as agent: SiteClient) async throws {
        let path = "/fr/desk/cases/\(id)/actions/\(action)"
        let page = try await agent.get(path)
        let fields = ["csrf", "seen"].compactMap { name in page.value(of: name).map { (name, $0.unescaped) } }
        let done = try await agent.post(path, fields)
        try #require(done.status == 303, "\(done.status)")
    }

    @Test func `a report is public once an agent has looked at it, without its words, place or reference`() async throws
    {
        let town = try await Self.town()
        let stranger = SiteClient(site: town.site)
        let id = try await report("Zwykiewicz, 3 rue Neuve", on: town)
        #expect(try await stranger.get("/fr/services/reports").body.contains("/fr/services/reports/follow-up"))
        let before = try await stranger.get("/fr/services/reports/follow-up")
        #expect(before.status == 200 && before.body.contains(Language.fr.texts.publicFollowUpEmpty.escapedForPage))
        let agent = try await town.agent("nadia", role: .agent)
        try await act("plan", on: id, as: agent)
        for (language, kind, state) in [("fr", "Un trou", "Prévu"), ("en", "A hole", "Planned")] {
            let page = try await stranger.get("/\(language)/services/reports/follow-up")
            #expect(page.body.contains(kind) && page.body.contains(state), "\(language)")
            #expect(!page.body.contains("Zwykiewicz") && !page.body.contains("rue Neuve"))
            #expect(!page.body.contains(/VC-[2-9A-Z]{4}/))
        }
        try await act("close", on: id, as: agent)
        #expect(try await stranger.get("/fr/services/reports/follow-up").body.contains("Réglé"))
        await town.remove()
    }

    @Test func `a long list goes on from page to page`() async throws {
        let town = try await Self.town()
        let agent = try await town.agent("nadia", role: .agent)
        for number in 1...53 { try await act("plan", on: report("Rue \(number)", on: town), as: agent) }
        let stranger = SiteClient(site: town.site)
        let first = try await stranger.get("/fr/services/reports/follow-up")
        #expect(first.body.matches(of: /Un trou/).count == 50)
        let more = try #require(first.body.firstMatch(of: /class="older" href="([^"]+)"/)).1
        let second = try await stranger.get(String(more).unescaped)
        #expect(second.body.matches(of: /Un trou/).count == 3)
        await town.remove()
    }

    @Test func `a service that publishes nothing has no such page`() async throws {
        let town = try await TestTown.make()
        #expect(try await SiteClient(site: town.site).get("/fr/services/acte-naissance/follow-up").status == 404)
        await town.remove()
    }

    @Test func `a theme is the two colours of its address, and nothing else`() throws {
        let theme = try #require(Theme(name: "3D4a9a-aab4f5.css"))
        let css = String(decoding: theme.reply.body, as: UTF8.self)
        #expect(css.contains("--accent:#3d4a9a") && css.contains("--accent:#aab4f5"))
        for name in ["3d4a9a.css", "3d4a9a-aab4f5", "red-blue.css", "3d4a9a-aab4f5;}.css", "../3d4a9a-aab4f5.css"] {
            #expect(Theme(name: name) == nil, "\(name)")
        }
    }
}

extension String {
    /// As it was before it stood in a page.
    /// As a page holds it.
    fileprivate var escapedForPage: String { replacing("&", with: "&amp;").replacing("'", with: "&#39;") }
}
