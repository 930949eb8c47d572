import Cases
import Services
import Storage
import Synchronization
import Testing

@testable import Web

/// Signing in by code and by link: what a guesser, a scanner, a thief of cookies or a stranger gets.
@Suite struct PersonSignInTests {
    @Test func `a code signs in, in the browser that asked`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let first = try await town.signIn(client, email: "samira@example.com")
        #expect(try await client.get("/fr/space").status == 200)
        // The same address, written otherwise, from another browser: the same person.
        let other = SiteClient(site: town.site)
        #expect(try await town.signIn(other, email: "Samira@Example.com") == first)
        // The code is spent.
        let third = SiteClient(site: town.site)
        let (page, mail) = try await town.askForCode(third, email: "samira@example.com")
        let code = try #require(mail.code)
        #expect(try await third.postForm(page, [("code", code)], from: page).status == 303)
        #expect(try await third.postForm(page, [("code", code)], from: "/fr/space/information").status == 410)
        await town.remove()
    }

    @Test func `a link signs in another browser, once, and only when its button is pressed`() async throws {
        let town = try await TestTown.make()
        let asking = SiteClient(site: town.site)
        let (page, mail) = try await town.askForCode(asking, email: "samira@example.com")
        let link = try #require(mail.link?.replacing("http://localhost", with: ""))
        let other = SiteClient(site: town.site)
        // A program that follows links in messages reads the page, however often: nothing is spent.
        for _ in 0..<3 { #expect(try await SiteClient(site: town.site).get(link).status == 200) }
        #expect(try await other.postForm(link, [], from: link).status == 303)
        #expect(try await other.get("/fr/space").status == 200)
        #expect(try await asking.get("/fr/space").status == 303)
        #expect(try await SiteClient(site: town.site).get(link).status == 410)
        // Link and code are one: the code is spent with it.
        #expect(try await asking.post(page, [("code", mail.code ?? "")]).status == 410)
        await town.remove()
    }

    @Test func `wrong codes are counted, and after five the right one is refused too`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let (page, mail) = try await town.askForCode(client, email: "samira@example.com")
        let code = try #require(mail.code)
        let wrong = code == "123456" ? "654321" : "123456"
        for attempt in 1...OneTimeCodeStore.maximumAttempts {
            let answer = try await client.post(page, [("code", wrong)])
            #expect(answer.status == (attempt < OneTimeCodeStore.maximumAttempts ? 422 : 410), "attempt \(attempt)")
        }
        #expect(try await client.post(page, [("code", code)]).status == 410)
        #expect(try await client.get("/fr/space").status == 303)
        await town.remove()
    }

    @Test func `what is not a code costs no attempt`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let (page, mail) = try await town.askForCode(client, email: "samira@example.com")
        for typed in ["", "12345", "1234567", "douze", "１２３４５６", String(repeating: "1", count: 100_000)] {
            let answer = try await client.post(page, [("code", typed)])
            #expect(answer.status == 422)
            #expect(answer.words.contains("Saisissez les six chiffres du code."))
        }
        // Spaces and hyphens that people add are no mistake.
        let code = try #require(mail.code)
        #expect(try await client.post(page, [("code", " \(code.prefix(3)) - \(code.suffix(3)) ")]).status == 303)
        await town.remove()
    }

    @Test func `a code ends after a quarter of an hour`() async throws {
        let clock = Mutex(TestTown.now)
        let town = try await TestTown.make(clock: { clock.withLock { $0 } })
        let client = SiteClient(site: town.site)
        let (page, mail) = try await town.askForCode(client, email: "samira@example.com")
        clock.withLock { $0 = $0.adding(seconds: SentCode.seconds) }
        #expect(try await client.post(page, [("code", mail.code ?? "")]).status == 410)
        #expect(try await client.get(mail.link?.replacing("http://localhost", with: "") ?? "").status == 410)
        await town.remove()
    }

    @Test func `a known address and an unknown one get the same answer`() async throws {
        let town = try await TestTown.make()
        try await town.signIn(SiteClient(site: town.site), email: "connue@example.com")
        var pages: [String] = []
        for email in ["connue@example.com", "inconnu@example.com"] {
            let client = SiteClient(site: town.site)
            let (page, mail) = try await town.askForCode(client, email: email)
            #expect(mail.to == email && mail.kind == .code)
            let answer = try await client.get(page)
            let token = page.split(separator: "/").last.map(String.init) ?? ""
            pages.append("\(answer.status)" + answer.body.replacing(email, with: "").replacing(token, with: ""))
        }
        #expect(pages[0] == pages[1])
        await town.remove()
    }

    @Test func `an address gets five codes an hour, whoever asks and whether it is known or not`() async throws {
        let town = try await TestTown.make()
        for number in 1...(SentCode.maximumPerHour + 1) {
            let client = SiteClient(site: town.site)
            let answer = try await client.post("/fr/sign-in", [("email", "samira@example.com")])
            #expect(answer.status == (number <= SentCode.maximumPerHour ? 303 : 422))
        }
        #expect(try await town.accountMail().count == SentCode.maximumPerHour)
        await town.remove()
    }

    @Test func `the session is another after signing in, and none after signing out`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let draft = try await town.startedDraft(client)
        let before = try await client.get("/fr/resume").value(of: "csrf")
        let stolen = client.copy()
        try await town.signIn(client, email: "samira@example.com")
        #expect(try await client.get("/fr/resume").value(of: "csrf") != before)
        // What the browser held, it holds still; the token known before is worth nothing.
        #expect(try await client.get("/fr/drafts/\(draft)/pages/lieu").status == 200)
        #expect(try await stolen.get("/fr/drafts/\(draft)/pages/lieu").status == 404)
        let after = client.copy()
        let left = try await client.postForm("/fr/sign-out", [("leave", "1")], from: "/fr/resume")
        #expect(left.status == 303)
        for browser in [client, after] {
            #expect(try await browser.get("/fr/space").status == 303)
            #expect(try await browser.get("/fr/drafts/\(draft)").status == 404)
        }
        await town.remove()
    }

    @Test func `signing in leads back to a page of ours, and nowhere else`() {
        for wanted in [
            "https://ailleurs.example", "//ailleurs.example", "/fr//ailleurs", "/fr/desk", "/fr/desk/jobs", "/x/space",
            "/fr/sign-out", "javascript:alert(1)", "/fr/../..", "/fr/rien", "/fr/space?x=1", "",
        ] {
            #expect(ReturnPath.path(wanted, language: .en) == "/en/space", "\(wanted)")
        }
        #expect(ReturnPath.path(nil, language: .fr) == "/fr/space")
        #expect(ReturnPath.path("/fr/space/household", language: .en) == "/en/space/household")
        #expect(ReturnPath.path("/fr/drafts/1/pages/lieu", language: .fr) == "/fr/drafts/1/pages/lieu")
        #expect(ReturnPath.path("/fr/space/household/members/1/remove", language: .fr) == "/fr/space/household")
    }

    @Test func `messages are read nowhere but in the demonstration`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        for path in ["/demo/mail", "/fr/demo/mail", "/fr/demo/mail/1"] {
            #expect(try await client.get(path).status == 404)
        }
        await town.remove()
    }
}
