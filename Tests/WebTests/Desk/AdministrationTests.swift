import Cases
import Foundation
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// Agents invited, changed and suspended from the screens of an administrator; sessions; the organisation as it is applied.
@Suite struct AdministrationTests {
    private static let agents = "/fr/desk/admin/agents"

    private func identifier(_ login: String, _ town: TestTown) async throws -> Identifier {
        let store = town.store
        let agent = try await store.database.read { try store.agents.find(login: login, in: $0) }
        return try #require(agent).id
    }

    @Test func `an agent is invited, chooses a password by a link that works once, and signs in`() async throws {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        let administrator = try await town.agent("chef", role: .administrator)
        for (fields, problem) in [
            ([("login", "deux mots"), ("name", "Nadia")], "Saisissez un identifiant sans espace."),
            ([("login", "CHEF"), ("name", "Nadia")], "Quelqu’un se connecte déjà ainsi"),
            ([("login", "nadia"), ("name", " ")], "Saisissez le nom que les collègues verront."),
        ] {
            let wrong = try await administrator.postForm(Self.agents, fields, from: Self.agents)
            #expect(wrong.status == 422 && wrong.body.contains(problem), "\(problem)")
        }
        let fields = [("login", "nadia"), ("name", "Nadia <b>"), ("role", "supervisor"), ("office", "accueil")]
        let invited = try await administrator.postForm(Self.agents, fields, from: Self.agents)
        #expect(invited.status == 200 && invited.body.contains("Nadia &lt;b&gt;"))
        let link = try #require(invited.body.firstMatch(of: /http:\/\/localhost(\/fr\/desk\/invitations\/[\w-]+)/)?.1)
        #expect(!(try await administrator.get(Self.agents)).body.contains(link), "shown once")
        let path = String(link)
        let nadia = SiteClient(site: town.site)
        #expect(try await nadia.get(path).status == 200)
        for (password, again, problem) in [
            ("court", "court", "au moins 12 caractères"), ("assez long pour servir", "autre chose", "pas les mêmes"),
        ] {
            let wrong = try await nadia.postForm(path, [("password", password), ("again", again)], from: path)
            #expect(wrong.status == 422 && wrong.body.contains(problem))
        }
        let chosen = [("password", "assez long pour servir"), ("again", "assez long pour servir")]
        let done = try await nadia.postForm(path, chosen, from: path)
        #expect(done.location == "/fr/desk/sign-in")
        #expect(try await nadia.get(path).status == 404, "it works once")
        let signedIn = try await nadia.postForm(
            "/fr/desk/sign-in", [("login", "nadia"), ("password", "assez long pour servir")], from: "/fr/desk/sign-in")
        #expect(signedIn.status == 303)
        #expect(try await nadia.get("/fr/desk/load").status == 200, "a supervisor")
        #expect(try await nadia.get(Self.agents).status == 403)
        // Another link, which time ends.
        let id = try await identifier("nadia", town)
        let again = try await administrator.postForm("\(Self.agents)/\(id)/link", [], from: Self.agents)
        let second = try #require(again.body.firstMatch(of: /(\/fr\/desk\/invitations\/[\w-]+)/)?.1)
        clock.pass(minutes: 72 * 60 + 1)
        #expect(try await SiteClient(site: town.site).get(String(second)).status == 404)
        await town.remove()
    }

    @Test
    func `nobody suspends themselves or the last administrator; a suspended agent's sessions end; all is on record`()
        async throws
    {
        let town = try await TestTown.make()
        let first = try await town.agent("chef", role: .administrator)
        let nadia = try await town.agent("nadia", role: .agent)
        let (chief, agent) = (try await identifier("chef", town), try await identifier("nadia", town))
        func post(_ id: Identifier, _ act: String, _ fields: [(String, String)] = [], _ client: SiteClient) async throws
            -> SiteClient.Answer
        {
            try await client.postForm("\(Self.agents)/\(id)/\(act)", fields, from: Self.agents)
        }
        for (act, fields) in [("suspend", []), ("role", [("role", "agent")])] {
            let refused = try await post(chief, act, fields, first)
            #expect(refused.status == 422 && refused.body.contains("Vous ne pouvez ni vous suspendre"))
        }
        #expect(try await nadia.get("/fr/desk").status == 200)
        #expect(try await post(agent, "suspend", [], first).status == 303)
        #expect(try await nadia.get("/fr/desk").status == 303, "back to the way in")
        let page = try await first.get(Self.agents).body
        #expect(page.contains("suspendu") && page.contains("accès de Agent nadia suspendu, par Agent chef."))
        #expect(try await post(agent, "restore", [], first).status == 303)
        #expect(try await post(agent, "role", [("role", "administrator"), ("office", "accueil")], first).status == 303)
        // Another administrator may, unless nobody would be left.
        let again = SiteClient(site: town.site)
        _ = try await again.postForm(
            "/fr/desk/sign-in", [("login", "nadia"), ("password", TestTown.password)], from: "/fr/desk/sign-in")
        #expect(try await post(chief, "suspend", [], again).status == 303)
        let store = town.store
        let organisation = try #require(town.site.catalogue.snapshot.organisations["mairie"])
        let command = AgentAdministration(
            store: store, organisation: organisation, author: nil, now: TestTown.now)
        guard case .failure(.lastAdministrator) = try await command.setActive(false, agent) else {
            Issue.record("the last administrator was suspended")
            return
        }
        // Another organisation's administrator finds nobody here.
        let far = AgentAdministration(
            store: store, organisation: try #require(town.site.catalogue.snapshot.organisations["mairie"]),
            author: chief, now: TestTown.now)
        guard
            case .failure(.agentUnknown) = try await far.disconnect(Identifier(bytes: Array(repeating: 1, count: 16))!)
        else {
            Issue.record("an unknown agent was disconnected")
            return
        }
        await town.remove()
    }

    @Test func `an agent sees how many sessions are open, and ends the others`() async throws {
        let town = try await TestTown.make()
        let here = try await town.agent("nadia", role: .agent)
        #expect(try await here.get("/fr/desk/account").body.contains("à cet endroit seulement"))
        let elsewhere = SiteClient(site: town.site)
        _ = try await elsewhere.postForm(
            "/fr/desk/sign-in", [("login", "nadia"), ("password", TestTown.password)], from: "/fr/desk/sign-in")
        #expect(try await here.get("/fr/desk/account").body.contains("à 2 endroits"))
        #expect(
            try await here.postForm("/fr/desk/account/sessions", [], from: "/fr/desk/account").location
                == "/fr/desk/account?done=ended")
        #expect(try await here.get("/fr/desk").status == 200)
        #expect(try await elsewhere.get("/fr/desk").status == 303)
        // An administrator ends them all.
        let chief = try await town.agent("chef", role: .administrator)
        let id = try await identifier("nadia", town)
        #expect(try await chief.get(Self.agents).body.contains("Une session ouverte."))
        #expect(try await chief.postForm("\(Self.agents)/\(id)/sessions", [], from: Self.agents).status == 303)
        #expect(try await here.get("/fr/desk").status == 303)
        await town.remove()
    }

    @Test func `a job that was given up is shown with its error, and tried again once however often one presses`()
        async throws
    {
        let town = try await TestTown.make()
        let store = town.store
        var random = SystemRandomNumberGenerator()
        let id = Identifier(at: TestTown.now, using: &random)
        let job = NewJob(
            id: id, organisation: "mairie", kind: "mail", idempotencyKey: "x", subject: nil, runAt: TestTown.now,
            maxAttempts: 1, content: [])
        try await store.database.write { transaction in
            try store.jobs.enqueue(job, now: TestTown.now, in: transaction)
            let later = TestTown.now.adding(seconds: 60)
            for claimed in try store.jobs.claim(limit: 9, now: TestTown.now, leaseUntil: later, in: transaction) {
                _ = try store.jobs.fail(
                    claimed, error: "mail.refused", now: TestTown.now, retryAt: later, in: transaction)
            }
        }
        let chief = try await town.agent("chef", role: .administrator)
        let page = try await chief.get("/fr/desk/jobs").body
        #expect(page.contains("mail.refused") && page.contains("Envoyer un message par courriel"))
        let retry = "/fr/desk/jobs/\(id)/retry"
        #expect(try await chief.postForm(retry, [], from: "/fr/desk/jobs").location == "/fr/desk/jobs?done=retried")
        #expect(try await chief.postForm(retry, [], from: "/fr/desk/jobs").location == "/fr/desk/jobs?done=gone")
        #expect(!(try await chief.get("/fr/desk/jobs")).body.contains("mail.refused"))
        await town.remove()
    }

    @Test func `what is on and off is said as the server has it, with what turns it on`() async throws {
        func page(_ configure: @escaping (inout SiteConfiguration) -> Void) async throws -> (
            body: String, english: String
        ) {
            let town = try await TestTown.make(configure: configure)
            let chief = try await town.agent("chef", role: .administrator)
            let supervisor = try await town.agent("nadia", role: .supervisor)
            #expect(try await supervisor.get("/fr/desk/admin/system").status == 403)
            let pages = (
                try await chief.get("/fr/desk/admin/system").body, try await chief.get("/en/desk/admin/system").body
            )
            await town.remove()
            return pages
        }
        let off = try await page { _ in }
        for words in [
            "Rien n’est chiffré", "PARVIS_PUBLIC_URL=https://…", "Les messages restent dans le dossier de données",
            "PARVIS_SENDMAIL=/usr/sbin/sendmail", "sans recherche de virus", "Non relié", "Rien ne ralentit qui essaie",
            "C’est une installation pour de vrai.", "Les fichiers sont reçus",
        ] { #expect(off.body.contains(words), "\(words)") }
        #expect(off.english.contains("Messages stay in the data folder") && !off.english.contains("installation pour"))
        let on = try await page { configuration in
            configuration.sendsMail = true
            configuration.isDemonstration = true
            configuration.rateLimits = RateLimit.defaults
        }
        for words in ["Les messages partent par courriel.", "Tout est inventé", "Les essais répétés sont ralentis."] {
            #expect(on.body.contains(words), "\(words)")
        }
        #expect(!on.body.contains("PARVIS_SENDMAIL"))
    }

    @Test func `the organisation is shown as it is applied, in both languages, to administrators alone`() async throws {
        let town = try await TestTown.make()
        let agent = try await town.agent("nadia", role: .supervisor)
        let chief = try await town.agent("chef", role: .administrator)
        for path in ["/fr/desk/admin", "/fr/desk/admin/organisation", Self.agents] {
            #expect(try await agent.get(path).status == 403)
        }
        let page = try await chief.get("/fr/desk/admin/organisation").body
        for words in [
            "Service de l’état civil", "Jeudi\u{A0}: 13\u{A0}h\u{A0}30", "Voirie et éclairage", "Europe/Paris",
            "Responsable", "1er janvier 2027",
        ] {
            let shown = page.replacing("\u{A0}", with: " ")
            #expect(shown.contains(words.replacing("\u{A0}", with: " ")), "\(words)")
        }
        #expect(try await chief.get("/en/desk/admin/organisation").body.contains("What each role may do"))
        let index = try await chief.get("/fr/desk/admin").body
        for path in ["/desk/admin/agents", "/desk/groups", "/desk/admin/organisation", "/desk/jobs"] {
            #expect(index.contains("/fr\(path)"), "\(path)")
        }
        #expect(try await chief.get("/fr/desk").body.contains("/fr/desk/admin"))
        #expect(!(try await agent.get("/fr/desk")).body.contains("/fr/desk/admin"))
        await town.remove()
    }
}
