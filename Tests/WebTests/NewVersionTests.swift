import Foundation
import Services
import Testing

@testable import Web

/// A service that is published again while somebody fills in its form: they are told, once, and nothing is lost.
@Suite struct NewVersionTests {
    /// Two copies at least, first names asked in other words, an e-mail address under another name.
    private func second(_ text: String) -> String {
        text.replacing(
            "id: nombre_exemplaires\n        type: number\n        range: \"[1..5]\"",
            with: "id: nombre_exemplaires\n        type: number\n        range: \"[2..5]\""
        )
        .replacing(
            "ask: {fr: \"Prénoms\", en: \"First names\"}",
            with: "ask: {fr: \"Tous les prénoms\", en: \"All first names\"}"
        )
        .replacing("id: email_demandeur", with: "id: courriel_demandeur\n        renamed: email_demandeur")
    }

    @Test func `a draft under way is told what changed before it goes on, and is moved only when its owner does`()
        async throws
    {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let draft = try await town.completedDraft(client)
        try await town.publish(second)
        let path = "/fr/drafts/\(draft)"
        let told = path + "/new-version"
        for page in ["", "/pages/personne", "/check"] {
            #expect(try await client.get(path + page).location == told, "\(page)")
        }
        // Looking twice changes nothing: the draft still follows its version.
        for _ in 0..<2 {
            let page = try await client.get(told)
            #expect(page.status == 200)
            #expect(page.body.contains(FrenchTexts().newVersionAgainTitle))
            #expect(page.body.contains(FrenchTexts().newVersionRewordedTitle))
            #expect(page.body.contains("Samira Le"))
            #expect(page.body.contains("Tous les pr"))
        }
        // Sending the old version is no way round.
        let sent = try await client.postForm(path + "/submit", [], from: told)
        #expect(sent.location == told)

        let hash = try #require(try await client.get(told).value(of: "to"))
        let accepted = try await client.postForm(told, [("to", hash)], from: told)
        #expect(accepted.location == path)
        // Told once: from now on the form goes on, from the first page that has something new.
        #expect(try await client.get(told).location == path + "/pages/personne")
        let names = try await client.get(path + "/pages/personne")
        #expect(names.value(of: "prenoms") == "Samira Leïla")
        let copies = try await client.get(path + "/pages/remise")
        #expect(copies.value(of: "nombre_exemplaires") == "1")
        #expect(try await client.get(path + "/check").location == path + "/pages/personne")
        await town.remove()
    }

    @Test func `what is typed in a tab of the old version is saved before anything is said`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let draft = try await town.startedDraft(client)
        let path = "/fr/drafts/\(draft)"
        let token = try #require(try await client.get(path + "/pages/lieu").value(of: "csrf"))
        try await town.publish(second)
        let saved = try await client.post(
            path + "/pages/lieu", [("lieu_naissance", "val_clair"), ("asked", "lieu_naissance"), ("csrf", token)])
        #expect(saved.location == path + "/new-version")
        let page = try await client.get(path + "/new-version")
        #expect(page.body.contains(FrenchTexts().newVersionKept(1)))
        let hash = try #require(page.value(of: "to"))
        _ = try await client.postForm(path + "/new-version", [("to", hash)], from: path + "/new-version")
        #expect(try await client.get(path + "/pages/lieu").body.contains(/value="val_clair"[^>]*checked/))
        await town.remove()
    }

    @Test func `a version that came into force meanwhile is told first`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let draft = try await town.startedDraft(client)
        try await town.publish(second)
        let told = "/fr/drafts/\(draft)/new-version"
        let stale = try #require(try await client.get(told).value(of: "to"))
        try await town.publish {
            self.second($0).replacing("title: {fr: \"Vous\"", with: "title: {fr: \"Qui êtes-vous\"")
        }
        let answer = try await client.postForm(told, [("to", stale)], from: told)
        #expect(answer.location == told)
        let fresh = try #require(try await client.get(told).value(of: "to"))
        #expect(fresh != stale)
        await town.remove()
    }

    @Test func `a version that changes nothing for the person says so`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let draft = try await town.completedDraft(client)
        try await town.publish { $0.replacing("version: 1\n", with: "version: 2\n") }
        let told = "/fr/drafts/\(draft)/new-version"
        let page = try await client.get(told)
        #expect(page.body.contains(FrenchTexts().newVersionChangesNothing))
        let hash = try #require(page.value(of: "to"))
        _ = try await client.postForm(told, [("to", hash)], from: told)
        let sent = try await client.postForm("/fr/drafts/\(draft)/submit", [], from: "/fr/drafts/\(draft)/check")
        #expect(sent.location == "/fr/cases/\(draft)/receipt")
        await town.remove()
    }

    @Test func `a case stays on the version under which it was sent`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let target = try await town.submittedCase(client)
        try await town.publish(second)
        #expect(try await client.get("/fr/drafts/\(target)").location == "/fr/cases/\(target)")
        #expect(try await client.get("/fr/cases/\(target)").status == 200)
        await town.remove()
    }
}
