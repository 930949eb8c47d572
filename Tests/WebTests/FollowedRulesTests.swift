import Foundation
import Services
import Testing

@testable import Web

/// What the rules gave, on the page of the person's own request.
@Suite struct FollowedRulesTests {
    @Test func `a person reads on their request what the rules gave, from which data, and how`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.completedDraft(resident)
        let sent = try await resident.postForm("/fr/drafts/\(id)/submit", [], from: "/fr/drafts/\(id)/check")
        try #require(sent.status == 303)
        let texts = FrenchTexts()
        let page = try await resident.get("/fr/cases/\(id)")
        #expect(page.words.contains(texts.rulesForYouTitle))
        #expect(page.words.contains("le calcul ne décide jamais seul"))
        #expect(page.words.contains("Décret n° 2017-890, articles 30, 32 et 33"))
        #expect(page.words.contains("Calcul : « Quel document voulez-vous ? » = « Une copie intégrale » ou"))
        #expect(page.words.contains(texts.dataFrom(.person)))
        let english = try await resident.get("/en/cases/\(id)")
        #expect(english.words.contains(EnglishTexts().rulesForYouTitle))
        // Nobody else's.
        let other = try await SiteClient(site: town.site).get("/fr/cases/\(id)")
        #expect(!other.words.contains(texts.rulesForYouTitle))
        await town.remove()
    }
}
