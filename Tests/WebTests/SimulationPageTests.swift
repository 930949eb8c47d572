import Cases
import Foundation
import HTTPTypes
import Services
import Testing

@testable import Storage
@testable import Web

/// A service that only tells what others decide: said so, tried without a trace, never sent. And the rules of every
/// service, published.
@Suite struct SimulationPageTests {
    private static let path = "/fr/services/cheque-energie"

    @Test func `its page says who decides, offers the estimate and the official site, and starts no form`() async throws
    {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let client = SiteClient(site: town.site)
        for (language, texts) in [("fr", FrenchTexts() as any Texts), ("en", EnglishTexts())] {
            let page = try await client.get("/\(language)/services/cheque-energie")
            #expect(page.status == 200)
            #expect(page.body.contains(texts.simulationTag) && page.body.contains("ASP"))
            #expect(page.body.contains(texts.simulationOffer))
            #expect(page.body.contains("https://chequeenergie.gouv.fr"))
            #expect(!page.body.contains("cheque-energie/start"))
            // The law of a request has no place where nothing is asked for.
            #expect(!page.body.contains(texts.lawTitle))
        }
        _ = try await client.get(Self.path + "/eligibility")
        let started = try await client.post(Self.path + "/start", [])
        #expect(started.status == 404)
        await town.remove()
    }

    @Test func `an estimate gives the amount with how it was found, and leaves nothing behind`() async throws {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let client = SiteClient(site: town.site)
        let fields = [
            ("annee", "2026"), ("logement", "ordinaire"), ("contrat_electricite", "yes"), ("adultes", "2"),
            ("enfants", "1"), ("enfants_alternes", "0"), ("revenu", "12000"),
        ]
        let asked = fields.map { ("asked", $0.0) }
        let partial = try await client.post(Self.path + "/eligibility", Array((fields + asked).prefix(1)) + [asked[0]])
        #expect(partial.status == 200 && partial.value(of: "asked") == "contrat_electricite")
        let answer = try await client.post(Self.path + "/eligibility", fields + asked)
        let texts = FrenchTexts()
        #expect(answer.status == 200)
        #expect(answer.body.contains(texts.simulationVerdict(.yes)))
        #expect(answer.body.contains("176\u{A0}€"))
        #expect(answer.body.contains(texts.branchesTried) && answer.body.contains("R. 124-3"))
        #expect(answer.body.contains(texts.simulationNotADecision))
        #expect(!answer.body.contains("cheque-energie/start"))
        #expect(answer.headers[.setCookie] == nil)
        let above = fields.map { $0.0 == "revenu" ? ("revenu", "90000") : $0 }
        let none = try await client.post(Self.path + "/eligibility", above + asked)
        #expect(none.body.contains(texts.simulationVerdict(.no)) && !none.body.contains("176\u{A0}€"))
        await town.remove()
    }

    @Test func `the rules in force are on the page of every service that has some, with their figures`() async throws {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let client = SiteClient(site: town.site)
        let page = try await client.get("/fr/services/cantine")
        #expect(page.body.contains(FrenchTexts().rulesInForceTitle))
        #expect(page.body.contains("Délibération 2026-41, article 3") && page.body.contains("6,20\u{A0}€"))
        let level = try await client.get("/en/services/cheque-energie")
        #expect(level.body.contains("“Income for one weight” &lt; “Income per weight: first threshold”"))
        await town.remove()
    }
}
