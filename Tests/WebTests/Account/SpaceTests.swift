import Cases
import Services
import Storage
import Synchronization
import Testing

@testable import Web

/// What a person keeps in their space, and what of it nobody else learns.
@Suite struct SpaceTests {
    @Test func `what is begun while signed in is in the space, and opens on another device`() async throws {
        let town = try await TestTown.make()
        let first = SiteClient(site: town.site)
        let person = try await town.signIn(first, email: "samira@example.com")
        let draft = try await town.completedDraft(first, name: "Benali")
        let second = SiteClient(site: town.site)
        try await town.signIn(second, email: "samira@example.com")
        #expect(try await second.get("/fr/space").body.contains("/fr/drafts/\(draft)"))
        #expect(try await second.get("/fr/drafts/\(draft)/check").body.contains("Benali"))
        let sent = try await second.postForm("/fr/drafts/\(draft)/submit", [], from: "/fr/drafts/\(draft)/check")
        #expect(sent.location == "/fr/cases/\(draft)/receipt")
        let id = try #require(Identifier(draft))
        #expect(try await town.site.cases.load(id)?.person == person)
        // After signing out, the device holds nothing.
        _ = try await second.postForm("/fr/sign-out", [], from: "/fr/space")
        #expect(try await second.get("/fr/cases/\(draft)").status == 404)
        #expect(try await first.get("/fr/cases/\(draft)").status == 200)
        await town.remove()
    }

    @Test func `the space says where a request stands, what comes next and by when, and what silence means`()
        async throws
    {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        try await town.signIn(client, email: "samira@example.com")
        let target = try await town.submittedCase(client)
        for (language, step, silence) in [
            ("fr", "1er décembre 2026", "Sans réponse le 24 janvier 2027, votre demande est considérée comme refusée"),
            (
                "en", "1 December 2026",
                "If we have not answered by 24 January 2027, your request will be deemed refused"
            ),
        ] {
            let page = try await client.get("/\(language)/space")
            #expect(page.body.contains("/\(language)/cases/\(target)"))
            #expect(page.words.contains(step), "\(page.words)")
            #expect(page.words.contains(silence), "\(page.words)")
        }
        await town.remove()
    }

    @Test func `what the browser held before is offered, and only what is ticked is kept`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let target = try await town.submittedCase(client)
        let draft = try await town.startedDraft(client)
        try await town.signIn(client, email: "samira@example.com")
        #expect(!(try await client.get("/fr/space").body.contains(target)))
        let found = try await client.get("/fr/space/found")
        #expect(found.body.contains(target) && found.body.contains(draft))
        let stranger = "018f3c1e-0000-7000-8000-000000000000"
        _ = try await client.postForm(
            "/fr/space/found", [("request", target), ("request", stranger)], from: "/fr/space/found")
        let space = try await client.get("/fr/space").body
        #expect(space.contains(target) && !space.contains(draft) && !space.contains(stranger))
        // Signing out would lose sight of the draft: the person is told first.
        let asked = try await client.postForm("/fr/sign-out", [], from: "/fr/space")
        #expect(asked.status == 200 && asked.words.contains("Avant de vous déconnecter"))
        await town.remove()
    }

    @Test func `a case opened by its code can be kept, by one person only`() async throws {
        let town = try await TestTown.make()
        let sender = SiteClient(site: town.site)
        let target = try await town.submittedCase(sender)
        let code = try #require(
            try await sender.get("/fr/cases/\(target)/receipt").body.firstMatch(of: /([2-9A-Z]{5}-){3}[2-9A-Z]{5}/))
        var clients: [SiteClient] = []
        for email in ["une@example.com", "autre@example.com"] {
            let client = SiteClient(site: town.site)
            try await town.signIn(client, email: email)
            _ = try await client.postForm("/fr/resume", [("code", String(code.0))], from: "/fr/resume")
            clients.append(client)
        }
        let path = "/fr/cases/\(target)/keep"
        #expect(try await clients[0].postForm(path, [], from: "/fr/cases/\(target)").status == 303)
        #expect(try await clients[1].postForm(path, [], from: "/fr/cases/\(target)").status == 409)
        #expect(try await clients[0].get("/fr/space").body.contains(target))
        #expect(!(try await clients[1].get("/fr/space").body.contains(target)))
        // Without an account, keeping leads to signing in, and back.
        let asked = try await sender.postForm(path, [], from: "/fr/cases/\(target)")
        #expect(asked.location == "/fr/sign-in?next=%2Ffr%2Fcases%2F\(target)")
        await town.remove()
    }

    @Test func `two parents who file requests for the same child see nothing of each other`() async throws {
        let town = try await TestTown.make()
        var parents: [(client: SiteClient, target: String, secret: String)] = []
        for (email, secret) in [("une@example.com", "Zwykiewicz"), ("autre@example.com", "Quattrocchi")] {
            let client = SiteClient(site: town.site)
            try await town.signIn(client, email: email)
            let target = try await town.submittedCase(client, name: secret)
            let added = try await client.postForm(
                "/fr/space/household/members", [("label", "Léo")], from: "/fr/space/household")
            #expect(added.status == 303)
            let page = try await client.get("/fr/space/household")
            let member = try #require(page.body.firstMatch(of: /members\/([0-9a-f-]{36})\/remove/)).1
            let filed = try await client.postForm(
                "/fr/space/household", [("for.\(target)", String(member))], from: "/fr/space/household")
            #expect(filed.status == 303)
            parents.append((client, target, secret))
        }
        for (mine, theirs) in [(parents[0], parents[1]), (parents[1], parents[0])] {
            let theirReference = try #require(
                try await theirs.client.get("/fr/space").body.firstMatch(of: /VC-[0-9A-Z]{4}-[0-9A-Z]{4}/)
            ).0
            for path in ["/fr/space", "/fr/space/household", "/fr/space/information", "/fr/space/found"] {
                let body = try await mine.client.get(path).body
                #expect(!body.contains(theirs.target) && !body.contains(theirReference), "\(path)")
                #expect(!body.contains(theirs.secret), "\(path)")
            }
            let space = try await mine.client.get("/fr/space")
            #expect(space.words.contains("Pour Léo") && space.body.contains(mine.target))
            #expect(space.body.matches(of: /class="card request"/).count == 1)
            #expect(try await mine.client.get("/fr/cases/\(theirs.target)").status == 404)
            // Another's request can't be drawn into one's own space by naming it.
            let page = try await mine.client.get("/fr/space/household")
            let member = try #require(page.body.firstMatch(of: /members\/([0-9a-f-]{36})\/remove/)).1
            _ = try await mine.client.postForm(
                "/fr/space/household", [("for.\(theirs.target)", String(member))], from: "/fr/space/household")
            #expect(!(try await mine.client.get("/fr/space").body.contains(theirs.target)))
        }
        await town.remove()
    }

    @Test func `an address is added, put in the place of another and removed, and each is told`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let person = try await town.signIn(client, email: "premiere@example.com")
        try await add("deuxieme@example.com", from: "/fr/space/new-contact", client: client, town: town)
        #expect(try await contacts(of: person, town) == ["deuxieme@example.com", "premiere@example.com"])
        #expect(Set(try await town.accountMail().map(\.to)) == ["premiere@example.com", "deuxieme@example.com"])
        // The first address is lost: its owner comes in by the second, and replaces it.
        let other = SiteClient(site: town.site)
        #expect(try await town.signIn(other, email: "deuxieme@example.com") == person)
        let store = town.store
        let known = try await store.database.read { try store.people.contacts(of: person, in: $0) }
        let lost = try #require(known.first { $0.value == "premiere@example.com" }).id
        try await add("troisieme@example.com", from: "/fr/space/contacts/\(lost)/change", client: other, town: town)
        #expect(try await contacts(of: person, town) == ["deuxieme@example.com", "troisieme@example.com"])
        let told = try await town.accountMail()
        #expect(Set(told.map(\.to)) == ["premiere@example.com", "deuxieme@example.com", "troisieme@example.com"])
        // The address that was removed opens a new account, not this one.
        #expect(try await town.signIn(SiteClient(site: town.site), email: "premiere@example.com") != person)
        await town.remove()
    }

    @Test func `the last address goes only once its warning is read`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let person = try await town.signIn(client, email: "seule@example.com")
        let page = try await client.get("/fr/space/information").body
        let id = try #require(page.firstMatch(of: /contacts\/([0-9a-f-]{36})\/remove/)).1
        let path = "/fr/space/contacts/\(id)/remove"
        #expect(try await client.get(path).words.contains("C'est votre dernière adresse."))
        _ = try await client.postForm(path, [], from: path)
        #expect(try await contacts(of: person, town) == ["seule@example.com"])
        _ = try await client.postForm(path, [("last", "1")], from: path)
        #expect(try await contacts(of: person, town).isEmpty)
        // A person without any contact stays a person: the session goes on.
        #expect(try await client.get("/fr/space").status == 200)
        await town.remove()
    }

    @Test
    func `one's space is deleted whole, by whoever has just signed in, and nothing of others or of requests goes`()
        async throws
    {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        let (client, phone, other) = (
            SiteClient(site: town.site), SiteClient(site: town.site), SiteClient(site: town.site)
        )
        let person = try await town.signIn(client, email: "samira@example.com")
        _ = try await town.signIn(phone, email: "samira@example.com")
        let neighbour = try await town.signIn(other, email: "karim@example.com")
        let (id, theirs) = (try await town.submittedCase(client), try await town.submittedCase(other, name: "Zidane"))
        for (one, label) in [(client, "Léo"), (other, "Maya")] {
            let page = "/fr/space/household"
            #expect(try await one.postForm("\(page)/members", [("label", label)], from: page).status == 303)
        }
        let page = "/fr/space/delete"
        #expect(try await client.get("/fr/space/information").body.contains("href=\"\(page)\""))
        #expect(try await client.get(page).words.contains("Ce qui reste, et pourquoi"))
        // Long after signing in, a press is not enough: a code is sent, and comes back here.
        clock.pass(minutes: 16)
        let late = try await client.get(page)
        #expect(late.body.contains("Envoyer un code à samira@example.com"))
        #expect(!late.body.contains("action=\"\(page)\""))
        _ = try await client.postForm(page, [], from: "/fr/space/information")
        #expect(try await client.get("/fr/space").status == 200, "nothing was deleted")
        _ = try await town.accountMail(at: clock.now)
        let contact = try #require(late.value(of: "contact"))
        let asked = try await client.postForm("\(page)/code", [("contact", contact)], from: page)
        let code = try #require(try await town.accountMail(at: clock.now).first?.code)
        let codePage = try #require(asked.location)
        #expect(try await client.postForm(codePage, [("code", code)], from: codePage).status == 303)
        let done = try await client.postForm(page, [], from: page)
        #expect(done.status == 200 && done.words.contains("Votre espace est supprimé"))
        let mails = try await town.accountMail(at: clock.now)
        #expect(mails.map(\.kind) == [.spaceDeleted] && mails.first?.to == "samira@example.com")
        for gone in [client, phone] { #expect(try await gone.get("/fr/space").status == 303) }
        let (store, now) = (town.store, clock.now)
        let left = try await store.database.read { connection in
            [
                try store.people.contacts(of: person, in: connection).count,
                try store.people.events(of: person, limit: 10, in: connection).count,
                try store.requests.members(of: person, in: connection).count,
                try store.requests.list(of: person, before: nil, limit: 10, in: connection).count,
                try store.checklists.list(of: person, in: connection).count,
                try store.sessions.list(ofPerson: person, now: now, limit: 10, in: connection).count,
            ]
        }
        #expect(left == [0, 0, 0, 0, 0, 0])
        // The request is at the office as before; the neighbour's space is whole.
        let kept = try #require(Identifier(id))
        #expect(try await town.site.cases.load(kept) != nil)
        let members = try await store.database.read { try store.requests.members(of: neighbour, in: $0) }
        #expect(members.map(\.label) == ["Maya"])
        #expect(try await other.get("/fr/cases/\(theirs)").status == 200)
        // The same address begins a space of its own, empty.
        #expect(try await town.signInLater(client, email: "samira@example.com", at: clock.now) != person)
        #expect(!(try await client.get("/fr/space").body.contains(id)))
        await town.remove()
    }

    @Test func `another's address can't be added, and other devices can be signed out`() async throws {
        let town = try await TestTown.make()
        let theirs = SiteClient(site: town.site)
        try await town.signIn(theirs, email: "prise@example.com")
        let (here, there) = (SiteClient(site: town.site), SiteClient(site: town.site))
        let person = try await town.signIn(here, email: "moi@example.com")
        try await town.signIn(there, email: "moi@example.com")
        try await add("prise@example.com", from: "/fr/space/new-contact", client: here, town: town, expecting: 409)
        #expect(try await contacts(of: person, town) == ["moi@example.com"])
        _ = try await here.postForm("/fr/space/sessions/end", [], from: "/fr/space/information")
        #expect(try await here.get("/fr/space").status == 200)
        #expect(try await there.get("/fr/space").status == 303)
        #expect(try await theirs.get("/fr/space").status == 200)
        await town.remove()
    }

    @Test func `a form sent after the session has ended comes back as it was typed`() async throws {
        let clock = Mutex(TestTown.now)
        let town = try await TestTown.make(clock: { clock.withLock { $0 } })
        let client = SiteClient(site: town.site)
        try await town.signIn(client, email: "samira@example.com")
        let draft = try await town.startedDraft(client)
        let path = "/fr/drafts/\(draft)/pages/personne"
        clock.withLock { $0 = $0.adding(seconds: 13 * 3600) }
        let late = try await client.post(
            path, [("nom_naissance", "Zwykiewicz <b>"), ("date_naissance.day", "trente"), ("csrf", "x")])
        #expect(late.status == 404 && late.words.contains("rien n'est perdu"))
        #expect(!late.body.contains("Zwykiewicz"))
        let now = clock.withLock { $0 }
        // The address is written in another case: what was kept survives the change of session.
        let answer = try await client.postForm("/fr/sign-in", [("email", "SAMIRA@example.com")], from: "/fr/sign-in")
        let code = try #require(try await town.accountMail(at: now).compactMap(\.code).last)
        let page = try #require(answer.location)
        _ = try await client.postForm(page, [("code", code)], from: page)
        let shown = try await client.get(path)
        #expect(shown.status == 200)
        #expect(shown.body.contains(#"value="Zwykiewicz &lt;b&gt;""#) && shown.body.contains(#"value="trente""#))
        // Until it is sent again, nothing of it is in the draft; then it is kept there, and nowhere else.
        #expect(!(try await client.get("/en/drafts/\(draft)/pages/document").body.contains("Zwykiewicz")))
        _ = try await client.postForm(path, [("nom_naissance", "Autre"), ("asked", "nom_naissance")], from: path)
        #expect(!(try await client.get(path).body.contains("Zwykiewicz")))
        await town.remove()
    }

    private func add(
        _ email: String, from path: String, client: SiteClient, town: TestTown, expecting status: Int = 303
    ) async throws {
        _ = try await town.accountMail()
        let page = try #require(try await client.postForm(path, [("email", email)], from: path).location)
        let mail = try #require(try await town.accountMail().first)
        #expect(mail.to == email && mail.link == nil)
        let answer = try await client.postForm(page, [("code", mail.code ?? "")], from: page)
        #expect(answer.status == status)
    }

    private func contacts(of person: Identifier, _ town: TestTown) async throws -> [String] {
        let store = town.store
        // The clock of these tests stands still: contacts added at the same moment have no order.
        return try await store.database.read { try store.people.contacts(of: person, in: $0).map(\.value).sorted() }
    }
}
