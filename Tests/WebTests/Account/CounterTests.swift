import Cases
import Services
import Storage
import Synchronization
import Testing

@testable import Web

/// Access given back at the counter: who may give it, what it opens, and what older addresses can do about it.
@Suite struct CounterTests {
    private struct Scene {
        let town: TestTown
        let owner: SiteClient
        let target: String
        let person: Identifier
    }

    private func scene(clock: @escaping @Sendable () -> Instant = { TestTown.now }) async throws -> Scene {
        let town = try await TestTown.make(clock: clock)
        let owner = SiteClient(site: town.site)
        let person = try await town.signIn(owner, email: "ancienne@example.com")
        return Scene(town: town, owner: owner, target: try await town.submittedCase(owner), person: person)
    }

    private func printedCode(_ scene: Scene, by agent: SiteClient) async throws -> String {
        let path = "/fr/desk/cases/\(scene.target)/access"
        let page = try await agent.postForm(path, [("document", "passport")], from: path)
        try #require(page.status == 200)
        return String(try #require(page.body.firstMatch(of: /([2-9A-Z]{5}-){3}[2-9A-Z]{5}/)).0)
    }

    /// Types the printed code and proves a new address; gives the last page.
    private func recover(
        _ scene: Scene, _ client: SiteClient, code: String, email: String, now: Instant = TestTown.now
    ) async throws -> SiteClient.Answer {
        let opened = try await client.postForm("/fr/restore", [("code", code)], from: "/fr/restore")
        let form = try #require(opened.location)
        try #require(form.hasPrefix("/fr/restore/"))
        _ = try await scene.town.accountMail(at: now)
        let page = try #require(try await client.postForm(form, [("email", email)], from: form).location)
        let digits = try #require(try await scene.town.accountMail(at: now).first?.code)
        return try await client.postForm(page, [("code", digits)], from: page)
    }

    @Test func `a supervisor gives a code, on record, and the person sees that it was given`() async throws {
        let scene = try await scene()
        let agent = try await scene.town.agent("agent", role: .agent)
        #expect(try await agent.get("/fr/desk/cases/\(scene.target)/access").status == 403)
        let supervisor = try await scene.town.agent("cheffe", role: .supervisor)
        let path = "/fr/desk/cases/\(scene.target)/access"
        #expect(try await supervisor.postForm(path, [], from: path).status == 422)
        _ = try await printedCode(scene, by: supervisor)
        let id = try #require(Identifier(scene.target))
        let events = try #require(try await scene.town.site.cases.load(id)).history.map(\.fact)
        #expect(events.contains(.accessRestored(.passport)))
        #expect(try await scene.owner.get("/fr/cases/\(scene.target)").words.contains("identité vérifiée : passeport"))
        await scene.town.remove()
    }

    @Test func `the printed code opens the case once, within the hour`() async throws {
        let clock = Mutex(TestTown.now)
        let scene = try await scene(clock: { clock.withLock { $0 } })
        let supervisor = try await scene.town.agent("cheffe", role: .supervisor)
        let (first, second) = (
            try await printedCode(scene, by: supervisor), try await printedCode(scene, by: supervisor)
        )
        let client = SiteClient(site: scene.town.site)
        #expect(try await client.postForm("/fr/restore", [("code", first)], from: "/fr/restore").status == 303)
        #expect(try await client.get("/fr/cases/\(scene.target)").status == 200)
        let again = SiteClient(site: scene.town.site)
        #expect(try await again.postForm("/fr/restore", [("code", first)], from: "/fr/restore").status == 422)
        clock.withLock { $0 = $0.adding(seconds: 3600) }
        #expect(try await again.postForm("/fr/restore", [("code", second)], from: "/fr/restore").status == 422)
        #expect(try await again.get("/fr/cases/\(scene.target)").status == 404)
        await scene.town.remove()
    }

    @Test func `the new address waits three days, in which an older one may refuse it`() async throws {
        let clock = Mutex(TestTown.now)
        let scene = try await scene(clock: { clock.withLock { $0 } })
        let supervisor = try await scene.town.agent("cheffe", role: .supervisor)
        let client = SiteClient(site: scene.town.site)
        let code = try await printedCode(scene, by: supervisor)
        let answer = try await recover(scene, client, code: code, email: "nouvelle@example.com")
        #expect(answer.status == 200 && answer.words.contains("Cette adresse n'ouvre pas encore votre espace"))
        #expect(try await client.get("/fr/space").status == 303)
        let told = try #require(try await scene.town.accountMail().first)
        #expect(told.kind == .accessRestored && told.to == "ancienne@example.com")
        let link = try #require(told.link?.replacing("http://localhost", with: ""))
        let stranger = SiteClient(site: scene.town.site)
        for _ in 0..<2 { #expect(try await stranger.get(link).status == 200) }
        #expect(try await scene.owner.get("/fr/space/information").body.contains("nouvelle@example.com"))
        #expect(try await stranger.postForm(link, [], from: link).status == 200)
        #expect(try await stranger.get(link).status == 404)
        let (store, person) = (scene.town.store, scene.person)
        let contacts = try await store.database.read {
            try store.people.contacts(of: person, in: $0).map(\.value)
        }
        #expect(contacts == ["ancienne@example.com"])
        await scene.town.remove()
    }

    @Test func `after three days without a refusal, the new address opens the space`() async throws {
        let clock = Mutex(TestTown.now)
        let scene = try await scene(clock: { clock.withLock { $0 } })
        let supervisor = try await scene.town.agent("cheffe", role: .supervisor)
        let client = SiteClient(site: scene.town.site)
        let code = try await printedCode(scene, by: supervisor)
        _ = try await recover(scene, client, code: code, email: "nouvelle@example.com")
        let later = TestTown.now.adding(seconds: RestoredAccess.objectionSeconds)
        clock.withLock { $0 = later }
        let page = try #require(
            try await client.postForm("/fr/sign-in", [("email", "nouvelle@example.com")], from: "/fr/sign-in").location)
        let digits = try #require(try await scene.town.accountMail(at: later).compactMap(\.code).last)
        #expect(try await client.postForm(page, [("code", digits)], from: page).status == 303)
        #expect(try await client.get("/fr/space").body.contains(scene.target))
        await scene.town.remove()
    }

    @Test func `a person without any address left is let in at once, and a case in no space needs no address`()
        async throws
    {
        let scene = try await scene()
        let supervisor = try await scene.town.agent("cheffe", role: .supervisor)
        let (store, person) = (scene.town.store, scene.person)
        try await store.database.write { transaction in
            for contact in try store.people.contacts(of: person, in: transaction) {
                try store.people.removeContact(contact.id, of: person, in: transaction)
            }
        }
        let client = SiteClient(site: scene.town.site)
        let code = try await printedCode(scene, by: supervisor)
        #expect(try await recover(scene, client, code: code, email: "nouvelle@example.com").status == 303)
        #expect(try await client.get("/fr/space").body.contains(scene.target))

        let anonymous = SiteClient(site: scene.town.site)
        let lone = Scene(
            town: scene.town, owner: anonymous, target: try await scene.town.submittedCase(anonymous),
            person: scene.person)
        let other = SiteClient(site: scene.town.site)
        let opened = try await other.postForm(
            "/fr/restore", [("code", try await printedCode(lone, by: supervisor))], from: "/fr/restore")
        #expect(opened.location == "/fr/cases/\(lone.target)")
        #expect(try await other.get("/fr/cases/\(lone.target)").status == 200)
        await scene.town.remove()
    }
}
