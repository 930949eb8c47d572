import Cases
import Services
import Storage
import Testing

@testable import Web

/// What agents see of a household's other requests, where the service says by which text they may.
@Suite struct HouseholdTests {
    /// The birth certificate, with the text that lets agents see what else the household asks.
    private func allow(_ town: TestTown) async throws {
        try await town.publish { service in
            service.replacing(
                "\nhuman:",
                with: """

                      household: {ref: "Article 9 bis", why: {fr: "Ne pas chercher deux fois", en: "Not to look twice"}}
                    human:
                    """)
        }
    }

    private func reference(_ town: TestTown, _ id: String) async throws -> String {
        let id = try #require(Identifier(id))
        return try #require(try await town.site.cases.load(id)).submission.reference.description
    }

    @Test func `agents see the household's other requests at the office, and the person is told so`() async throws {
        let town = try await TestTown.make()
        try await allow(town)
        let (family, other) = (SiteClient(site: town.site), SiteClient(site: town.site))
        _ = try await town.signIn(family, email: "samira@example.com")
        _ = try await town.signIn(other, email: "karim@example.com")
        let first = try await town.submittedCase(family)
        let second = try await town.submittedCase(family, name: "Haddad")
        let stranger = try await town.submittedCase(other, name: "Zidane")
        let alone = try await town.submittedCase(SiteClient(site: town.site), name: "Petit")
        let agent = try await town.agent("nadia", role: .agent)
        let page = try await agent.get("/fr/desk/cases/\(first)")
        let section = try #require(page.words.split(separator: "Autres demandes du même foyer").last)
        #expect(section.contains("Pourquoi les voir : ne pas chercher deux fois (Article 9 bis)."))
        let (mine, others) = (try await reference(town, second), try await reference(town, stranger))
        #expect(section.contains(mine) && page.body.contains("/fr/desk/cases/\(second)"))
        #expect(!page.body.contains(others) && !page.body.contains("/fr/desk/cases/\(stranger)"))
        let solitary = try await agent.get("/fr/desk/cases/\(alone)")
        #expect(solitary.words.contains("Aucune autre demande connue à ce bureau."))

        for path in ["/fr/services/acte-naissance", "/fr/cases/\(first)"] {
            #expect(try await family.get(path).words.contains("les autres demandes que votre foyer leur adresse"))
        }
        // What another office deals with from now on is that office's to see.
        try await town.publish { $0.replacing("office: etat-civil", with: "office: education") }
        let later = try await agent.get("/fr/desk/cases/\(first)")
        #expect(later.words.contains("Aucune autre demande connue") && !later.body.contains(mine))
        await town.remove()
    }

    @Test func `without a text nothing of a household is shown, nor of another organisation`() async throws {
        let town = try await TestTown.make()
        let family = SiteClient(site: town.site)
        _ = try await town.signIn(family, email: "samira@example.com")
        let first = try await town.submittedCase(family)
        let second = try await reference(town, try await town.submittedCase(family, name: "Haddad"))
        let agent = try await town.agent("nadia", role: .agent)
        let page = try await agent.get("/fr/desk/cases/\(first)")
        #expect(!page.words.contains("Autres demandes du même foyer") && !page.body.contains(second))
        #expect(!(try await family.get("/fr/cases/\(first)")).words.contains("votre foyer leur adresse"))
        let id = try #require(Identifier(first))
        let entries = try await town.store.database.read {
            try town.store.cases.list(ofHouseholdOf: id, organisation: "mairie", limit: 9, in: $0)
        }
        #expect(entries.map(\.reference) == [second])
        let elsewhere = try await town.store.database.read {
            try town.store.cases.list(ofHouseholdOf: id, organisation: "voisine", limit: 9, in: $0)
        }
        #expect(elsewhere.isEmpty)
        await town.remove()
    }
}
