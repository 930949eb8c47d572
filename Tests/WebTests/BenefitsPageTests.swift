import Foundation
import HTTPTypes
import Services
import Testing

@testable import Storage
@testable import Web

/// "Mes droits": one interview over every benefit of the town, without a trace.
@Suite struct BenefitsPageTests {
    private static let path = "/fr/benefits"

    /// What a household answers to each question, by the name of its field.
    private static let household = [
        "cantine.ecole_publique": "yes", "cantine.souhaite_reduction": "yes", "cantine.parts": "2,5",
        "bourse-college.revenu": "20000", "bourse-college.enfants": "1",
        "cheque-energie.logement": "ordinaire", "cheque-energie.contrat_electricite": "yes",
        "cheque-energie.revenu": "12000", "cheque-energie.adultes": "2", "cheque-energie.enfants": "1",
        "cheque-energie.enfants_alternes": "0",
    ]

    /// The fields that a page sends back unseen, without the token.
    private static func hidden(_ page: SiteClient.Answer) -> [(String, String)] {
        let form = page.body.split(separator: "<form").first {
            $0.contains("name=\"asked\"") || $0.contains("name=\"change\"")
        }
        return (form ?? "").matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)"/).map {
            (String($0.1), String($0.2))
        }.filter { $0.0 != "csrf" }
    }

    private static func asked(_ page: SiteClient.Answer) -> String? { page.value(of: "asked") }

    /// Answers every question; those without an answer are skipped.
    private func interview(_ client: SiteClient, _ answers: [String: String]) async throws -> (
        asked: [String], page: SiteClient.Answer
    ) {
        var page = try await client.post(Self.path, [])
        var asked: [String] = []
        while let question = Self.asked(page), asked.count < 40 {
            #expect(page.status == 200)
            asked.append(question)
            let answer = answers[question].map { (question, $0) } ?? ("skip", question)
            page = try await client.post(Self.path, Self.hidden(page) + [answer])
        }
        return (asked, page)
    }

    @Test func `one interview over every benefit asks each thing once and ends with what is certain and why`()
        async throws
    {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let client = SiteClient(site: town.site)
        #expect(try await client.get("/fr").body.contains("href=\"\(Self.path)\""))
        let intro = try await client.get(Self.path)
        #expect(intro.status == 200 && intro.body.contains("/fr/services/cheque-energie"))
        #expect(!intro.body.contains("/fr/services/acte-naissance\""), "a copy of a record is no benefit")
        let (asked, page) = try await interview(client, Self.household)
        #expect(Set(asked).count == asked.count)
        // The year goes without saying, and the income of one year is asked once for two services.
        #expect(!asked.contains { $0.hasSuffix(".annee") || $0.hasSuffix(".rentree") })
        #expect(asked.contains("bourse-college.revenu") != asked.contains("cantine.revenu_fiscal"))
        // Nothing more is asked about a grant that the income rules out.
        #expect(!asked.contains("bourse-college.collegiens"))
        let texts = FrenchTexts()
        #expect(page.status == 200)
        #expect(page.body.contains(texts.benefitsGroup(.yes)) && page.body.contains(texts.benefitsGroup(.no)))
        #expect(!page.body.contains(texts.benefitsGroup(.unknown)))
        #expect(page.body.contains("3,47\u{A0}€") && page.body.contains("176\u{A0}€"))
        #expect(page.body.contains("R. 124-3") && page.body.contains("D. 531-5"), "each is explained")
        #expect(page.body.contains("Délibération 2026-41"))
        // Who decides is said, and the town's own form starts with these answers.
        #expect(page.body.contains("ASP") && page.body.contains("/fr/services/cantine/start"))
        #expect(page.body.contains("<input type=\"hidden\" name=\"revenu_fiscal\""))
        #expect(page.headers[.setCookie] == nil && page.headers[.cacheControl]?.contains("no-store") == true)
        let drafts = try await town.store.database.read { connection in
            try connection.first(SQLStatement("test.count", "SELECT count(*) FROM drafts"), [])?.integer(0) ?? -1
        }
        #expect(drafts == 0)
        await town.remove()
    }

    @Test func `what the person does not know leaves it possible, never a no`() async throws {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let client = SiteClient(site: town.site)
        var household = Self.household
        household["cheque-energie.revenu"] = nil
        let (asked, page) = try await interview(client, household)
        #expect(asked.contains("cheque-energie.revenu"))
        let texts = FrenchTexts()
        #expect(page.body.contains(texts.benefitsGroup(.unknown)) && page.body.contains(texts.eligibilityMissing))
        // The question that was skipped can be answered after all.
        let again = try await client.post(Self.path, Self.hidden(page) + [("change", "cheque-energie.revenu")])
        #expect(Self.asked(again) == "cheque-energie.revenu")
        let answered = try await client.post(Self.path, Self.hidden(again) + [("cheque-energie.revenu", "12000")])
        #expect(answered.body.contains("176\u{A0}€") || Self.asked(answered) != nil)
        await town.remove()
    }

    @Test func `what is certain already can be seen before the end, and the questions taken up again`() async throws {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let client = SiteClient(site: town.site)
        let page = try await client.post(
            Self.path,
            [("cantine.ecole_publique", "no"), ("asked", "cantine.ecole_publique"), ("enough", "yes")])
        let texts = FrenchTexts()
        #expect(page.status == 200 && Self.asked(page) == nil)
        #expect(page.body.contains(texts.benefitsGroup(.no)) && page.body.contains(texts.benefitsGroup(.unknown)))
        #expect(page.body.contains(texts.benefitsGoOn))
        let on = try await client.post(Self.path, Self.hidden(page))
        #expect(Self.asked(on) != nil && on.value(of: "cantine.ecole_publique") == "no")
        await town.remove()
    }

    @Test func `another answer shows what changes, and why`() async throws {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let client = SiteClient(site: town.site)
        let (_, page) = try await interview(client, Self.household)
        let texts = FrenchTexts()
        #expect(!page.body.contains(texts.whatIfTitle))
        let change = try await client.post(Self.path, Self.hidden(page) + [("change", "cheque-energie.revenu")])
        #expect(Self.asked(change) == "cheque-energie.revenu")
        #expect(change.body.contains("value=\"12000\"") || change.body.contains("value=\"12\u{202F}000\""))
        let result = try await client.post(Self.path, Self.hidden(change) + [("cheque-energie.revenu", "90000")])
        #expect(result.body.contains(texts.whatIfTitle))
        #expect(result.body.contains(#/176\u{A0}€[^<]* → /#), "from the amount before to none")
        #expect(result.body.contains(texts.whatIfBecause))
        // Changing it back is a change from there.
        let back = try await client.post(Self.path, Self.hidden(result) + [("change", "cheque-energie.revenu")])
        let same = try await client.post(Self.path, Self.hidden(back) + [("cheque-energie.revenu", "12000")])
        #expect(!same.body.contains(texts.whatIfTitle))
        await town.remove()
    }

    @Test func `a wrong answer is to be mended, and an empty one asked again without blame`() async throws {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let client = SiteClient(site: town.site)
        let kept = ("cantine.ecole_publique", "yes")
        let wrong = try await client.post(
            "/en/benefits", [kept, ("asked", "cheque-energie.revenu"), ("cheque-energie.revenu", "lots")])
        #expect(wrong.status == 422 && wrong.body.contains("error-summary") && wrong.body.contains("value=\"lots\""))
        #expect(wrong.value(of: kept.0) == "yes", "nothing is lost")
        let low = try await client.post(
            "/en/benefits", [kept, ("asked", "bourse-college.enfants"), ("bourse-college.enfants", "99")])
        #expect(low.status == 422 && Self.asked(low) == "bourse-college.enfants")
        let first = try await client.post("/en/benefits", [])
        let question = try #require(Self.asked(first))
        let empty = try await client.post("/en/benefits", Self.hidden(first))
        #expect(empty.status == 200 && Self.asked(empty) == question)
        #expect(empty.body.contains(EnglishTexts().interviewMissing))
        // What is no question of these services is left aside.
        let foreign = try await client.post(
            "/en/benefits",
            [("change", "acte-naissance.lieu_naissance"), ("asked", "x"), ("skip", ".."), ("cantine.nom_parent", "B")])
        #expect(foreign.status == 200 && !foreign.body.contains("name=\"cantine.nom_parent\""))
        await town.remove()
    }

    @Test func `a town without a benefit has no such page`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        #expect(try await client.get(Self.path).status == 404)
        #expect(try await client.post(Self.path, []).status == 404)
        #expect(try await client.get("/fr").body.contains("href=\"\(Self.path)\"") == false)
        await town.remove()
    }
}
