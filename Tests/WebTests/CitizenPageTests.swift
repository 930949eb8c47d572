import Cases
import Foundation
import Services
import Storage
import Testing

@testable import Web

/// What residents must be able to read, in each language.
@Suite struct CitizenPageTests {
    /// A page as it is read: without its mark-up, with plain spaces and apostrophes.
    private func words(_ path: String, _ client: SiteClient) async throws -> String {
        let answer = try await client.get(path)
        try #require(answer.status == 200, "\(path) answered \(answer.status)")
        let main = answer.body.replacing(/<[^>]*>/, with: " ")
        return plain(main.replacing("&#39;", with: "'").replacing("&amp;", with: "&"))
    }

    private func plain(_ text: String) -> String {
        text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("’", with: "'")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test(arguments: Language.allCases)
    func `the service's page says who, what to have at hand, how long, the law, and whom to reach`(
        language: Language
    ) async throws {
        let town = try await TestTown.make()
        let service = try #require(town.site.catalogue.snapshot.service("acte-naissance"))
        let page = try await words("/\(language.rawValue)/services/acte-naissance", SiteClient(site: town.site))
        #expect(page.contains(plain(try #require(service.presentation.who)[language])))
        #expect(service.presentation.atHand.count == 3)
        for item in service.presentation.atHand { #expect(page.contains(plain(item[language]))) }
        #expect(page.contains("4 minutes"))
        #expect(page.contains(language == .fr ? "5 jours ouvr" : "5 working days"))
        for text in service.legal.texts { #expect(page.contains(plain(text.reference)), "\(text.reference)") }
        let office = try #require(
            town.site.catalogue.snapshot.organisations["mairie"]?.offices.first { $0.id == service.office })
        #expect(page.contains(plain(try #require(office.contact.phone))))
        await town.remove()
    }

    @Test func `a form opened elsewhere says with what it opens, and what protects it, whether it exists or not`()
        async throws
    {
        let town = try await TestTown.make()
        let draft = try await town.startedDraft(SiteClient(site: town.site))
        let stranger = SiteClient(site: town.site)
        for id in [draft, "01890000000070008000000000000000"] {
            let page = try await stranger.get("/fr/drafts/\(id)/pages/lieu")
            #expect(page.status == 404 && page.words.contains("ces réponses ne s'ouvrent pas sur cet appareil"))
            #expect(!page.words.contains("Rien n'est perdu") && page.body.contains("href=\"/fr/resume\""))
        }
        let other = try await stranger.get("/fr/nowhere")
        #expect(other.status == 404 && !other.words.contains("code d'accès"))
        await town.remove()
    }

    @Test(arguments: Language.allCases)
    func `the privacy page says all that is kept, and leads to where one reads or does more`(
        language: Language
    ) async throws {
        let town = try await TestTown.make()
        let path = "/\(language.rawValue)/privacy"
        let page = try await SiteClient(site: town.site).get(path)
        for step in ["space/data", "assistant", "log", "contact"] {
            #expect(page.body.contains("href=\"/\(language.rawValue)/\(step)\""), "\(step)")
        }
        for word in language == .fr
            ? ["foyer", "listes de choses", "les agents ont le leur"]
            : [
                "household", "lists of things", "agents have their own",
            ]
        { #expect(page.words.contains(word), "\(word)") }
        #expect(!page.words.contains("rien d'autre sur vous") && !page.words.contains("nothing else about you"))
        await town.remove()
    }

    @Test(arguments: Language.allCases)
    func `the receipt says the reference, what happens next, and by when`(language: Language) async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let target = try await town.submittedCase(client)
        let receipt = try await words("/\(language.rawValue)/cases/\(target)/receipt", client)
        #expect(receipt.contains(/VC-[0-9A-Z]{4}-[0-9A-Z]{4}/))
        #expect(receipt.contains(language.texts.nextTitle))
        // Received on Tuesday 24 November 2026: five working days lead to 1 December, two months to 24 January.
        #expect(receipt.contains(language == .fr ? "1er décembre 2026" : "1 December 2026"))
        #expect(receipt.contains(language == .fr ? "24 janvier 2027" : "24 January 2027"))
        await town.remove()
    }

    @Test(arguments: Language.allCases)
    func `the receipt says all that the law asks of an acknowledgement`(language: Language) async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let target = try await town.submittedCase(client)
        let receipt = try await words("/\(language.rawValue)/cases/\(target)/receipt", client)
        let organisation = try #require(town.site.catalogue.snapshot.organisations["mairie"])
        let contact = try #require(organisation.office("etat-civil")).contact
        let said =
            contact.address + [try #require(contact.phone), try #require(contact.email)]
            + [organisation.name[language], try #require(organisation.office("etat-civil")).name[language]]
            + [language == .fr ? "24 novembre 2026" : "24 November 2026"]
            + (language == .fr
                ? [
                    "Sans réponse le 24 janvier 2027, votre demande est considérée comme refusée", "contester",
                    "R. 112-5", "R. 112-11-1",
                ]
                : [
                    "answered by 24 January 2027, your request will be deemed refused", "challenge", "R. 112-5",
                    "R. 112-11-1",
                ])
        for text in said { #expect(receipt.contains(plain(text)), "\(text)") }
        let id = try #require(Identifier(target))
        // The same is in the message, where the person gave an address.
        let definition = try #require(town.site.catalogue.snapshot.service("acte-naissance"))
        let found = CaseInHand(
            case: try #require(try await town.site.cases.load(id)), definition: definition, organisation: organisation,
            zone: town.site.zone(of: organisation))
        let mentions = LegalReceipt(found: found, texts: language.texts, language: language).mentions
        #expect(mentions.count == 4 && mentions.allSatisfy { !$0.lines.isEmpty })
        await town.remove()
    }

    @Test func `a question says why it is asked and helps to answer it`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let draft = try await town.startedDraft(client)
        let page = try await words("/fr/drafts/\(draft)/pages/lieu", client)
        #expect(page.contains("Chaque mairie garde les actes des naissances survenues chez elle."))
        let path = "/fr/drafts/\(draft)/pages/lieu"
        let saved = try await client.postForm(
            path, [("lieu_naissance", "val_clair"), ("asked", "lieu_naissance")], from: path)
        try #require(saved.status == 303)
        let next = try await words("/fr/drafts/\(draft)/pages/document", client)
        #expect(next.contains("Si vous hésitez, appelez-nous."))
        await town.remove()
    }
}
