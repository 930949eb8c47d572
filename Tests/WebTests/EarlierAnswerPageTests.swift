import Services
import Testing

@testable import Web

/// What a person answered before, offered where the same is asked again: to them alone, and never filled in by itself.
@Suite struct EarlierAnswerPageTests {
    /// The address of the last page of a new draft, everything before it answered.
    private func lastPage(_ town: TestTown, _ client: SiteClient, name: String = "Benali") async throws -> String {
        let draft = try await town.startedDraft(client)
        for (page, fields) in TestTown.answers(name: name).dropLast() {
            let asked = Set(fields.map { String($0.0.split(separator: ".")[0]) }).map { ("asked", $0) }
            let path = "/fr/drafts/\(draft)/pages/\(page)"
            try #require(try await client.postForm(path, fields + asked, from: path).status == 303)
        }
        return "/fr/drafts/\(draft)/pages/demandeur"
    }

    @Test func `an earlier answer is offered with its date and service, and taken up one by one`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        try await town.signIn(client, email: "samira@example.com")
        _ = try await town.submittedCase(client, name: "Zwykiewicz")
        let path = try await lastPage(town, client)
        let page = try await client.get(path)
        let service = try #require(town.site.catalogue.snapshot.service("acte-naissance")).presentation.title[.fr]
        #expect(
            page.body.contains(FrenchTexts().earlierAnswer(on: "24\u{A0}novembre 2026", service: service).prefix(12)))
        #expect(page.body.contains(service) && page.body.contains("Zwykiewicz"))
        // Offered, never silent: the fields are empty until the person presses.
        #expect(page.value(of: "prenom_demandeur") == "")
        #expect(page.value(of: "nom_demandeur") == "")

        let taken = try await client.postForm(
            path + "/earlier/nom_demandeur", [("prenom_demandeur", "Inès"), ("asked", "prenom_demandeur")], from: path)
        #expect(taken.status == 303)
        #expect(taken.location?.hasPrefix(path) == true)
        let after = try await client.get(path)
        #expect(after.value(of: "nom_demandeur") == "Zwykiewicz")
        // What was typed meanwhile is kept, and no longer offered.
        #expect(after.value(of: "prenom_demandeur") == "Inès")
        #expect(!after.body.contains("/earlier/prenom_demandeur"))
        await town.remove()
    }

    @Test func `nobody else is offered it: another person, or a browser without an account that holds the case`()
        async throws
    {
        let town = try await TestTown.make()
        let owner = SiteClient(site: town.site)
        try await town.signIn(owner, email: "samira@example.com")
        _ = try await town.submittedCase(owner, name: "Zwykiewicz")
        let other = SiteClient(site: town.site)
        try await town.signIn(other, email: "autre@example.com")
        let nobody = SiteClient(site: town.site)
        _ = try await town.submittedCase(nobody, name: "Zwykiewicz")
        for client in [other, nobody] {
            let path = try await lastPage(town, client)
            let page = try await client.get(path)
            #expect(!page.body.contains("/earlier/") && !page.body.contains("Zwykiewicz"))
            let taken = try await client.postForm(path + "/earlier/nom_demandeur", [], from: path)
            #expect(taken.status == 303)
            #expect(try await client.get(path).value(of: "nom_demandeur") == "")
        }
        await town.remove()
    }
}
