import Services
import Testing

@testable import Web

/// What a question tells of itself.
@Suite struct QuestionReasonsTests {
    @Test(arguments: Language.allCases)
    func `what an answer is used for is told at its question, in the language of the page`(language: Language)
        async throws
    {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let draft = try await town.startedDraft(client)
        let path = "/fr/drafts/\(draft)/pages/lieu"
        _ = try await client.postForm(path, [("lieu_naissance", "val_clair"), ("asked", "lieu_naissance")], from: path)
        let service = try #require(town.site.catalogue.snapshot.service("acte-naissance"))
        let question = try #require(service.question("nom_naissance"))
        let used = try #require(question.usedFor)
        let page = try await client.get("/\(language.rawValue)/drafts/\(draft)/pages/personne")
        #expect(page.body.contains(used[language].replacing("'", with: "&#39;")))
        #expect(page.body.contains(language.texts.whyDoWeAsk))
        #expect(used[.fr] != used[.en])
        await town.remove()
    }
}
