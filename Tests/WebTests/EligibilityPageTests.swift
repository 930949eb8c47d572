import Cases
import Foundation
import HTTPTypes
import Services
import Testing

@testable import Storage
@testable import Web

/// Eligibility on screen: asked for, told, left without a trace, or carried into a draft.
@Suite struct EligibilityPageTests {
    private static let path = "/fr/services/acte-naissance/eligibility"

    private func ask(_ client: SiteClient, _ fields: [(String, String)]) async throws -> SiteClient.Answer {
        let asked = Set(fields.map { String($0.0.split(separator: ".")[0]) }).map { ("asked", $0) }
        return try await client.post(Self.path, fields + asked)
    }

    private func count(_ table: String, in town: TestTown) async throws -> Int {
        try await town.store.database.read { connection in
            try connection.first(SQLStatement("test.count", "SELECT count(*) FROM \(table)"), [])?.integer(0) ?? -1
        }
    }

    @Test func `the service's page offers the check, and the check asks one thing first`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let page = try await client.get("/fr/services/acte-naissance")
        #expect(page.body.contains("href=\"\(Self.path)\""))
        let first = try await client.get(Self.path)
        #expect(first.status == 200)
        #expect(first.body.contains("name=\"lieu_naissance\""))
        #expect(!first.body.contains("name=\"type_acte\""))
        await town.remove()
    }

    @Test func `the answer comes with its reasons, its law and the way out, and leaves nothing behind`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let answer = try await ask(client, [("lieu_naissance", "etranger")])
        #expect(answer.status == 200)
        #expect(answer.body.contains(FrenchTexts().eligibilityVerdict(.no)))
        #expect(answer.body.contains("Service central d"))
        #expect(answer.body.contains("2017-890, articles 29"))
        #expect(answer.body.contains("tranger"))
        #expect(!answer.body.contains(FrenchTexts().eligibilityStart))
        #expect(answer.headers[.setCookie] == nil)
        #expect(answer.headers[.cacheControl]?.contains("no-store") == true)
        for table in ["drafts", "sessions"] {
            #expect(try await count(table, in: town) == 0, "\(table)")
        }
        await town.remove()
    }

    @Test func `one question a page, the next as the answers need it, and an empty one asked again without blame`()
        async throws
    {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let second = try await ask(client, [("lieu_naissance", "val_clair")])
        #expect(second.status == 200)
        #expect(second.body.contains("name=\"type_acte\"") && second.value(of: "asked") == "type_acte")
        // What was answered travels with the page, and can be changed from it.
        #expect(second.value(of: "lieu_naissance") == "val_clair")
        #expect(second.body.contains("name=\"change\" value=\"lieu_naissance\""))
        let third = try await ask(client, [("lieu_naissance", "val_clair"), ("type_acte", "copie_integrale")])
        // Who asks settles most cases, whatever the date: it is asked first, and the date only where it matters.
        #expect(third.value(of: "asked") == "qualite" && !third.body.contains("name=\"date_naissance.year\""))
        let answered = [("lieu_naissance", "val_clair"), ("type_acte", "copie_integrale")]
        let spouse = try await ask(client, answered + [("qualite", "conjoint")])
        #expect(spouse.body.contains(FrenchTexts().eligibilityVerdict(.yes)))
        let other = try await ask(client, answered + [("qualite", "autre")])
        #expect(other.value(of: "asked") == "date_naissance")
        let birth = [("date_naissance.day", "17"), ("date_naissance.month", "5")]
        let old = try await ask(client, answered + [("qualite", "autre")] + birth + [("date_naissance.year", "1905")])
        #expect(old.body.contains(FrenchTexts().eligibilityVerdict(.yes)))
        let recent = try await ask(
            client, answered + [("qualite", "autre")] + birth + [("date_naissance.year", "1994")])
        #expect(recent.body.contains(FrenchTexts().eligibilityVerdict(.no)))
        let empty = try await client.post(Self.path, answered + [("asked", "qualite")])
        #expect(empty.status == 200 && empty.value(of: "asked") == "qualite")
        #expect(empty.body.contains(FrenchTexts().interviewMissing))
        #expect(!empty.body.contains(FrenchTexts().eligibilityVerdict(.no)))
        // Who does not know is told that it cannot be told yet, which is not a no.
        var page = empty
        for _ in 0..<5 {
            guard let question = page.value(of: "asked") else { break }
            let skipped = page.body.matches(of: /name="skipped" value="([^"]*)"/).map { ("skipped", String($0.1)) }
            page = try await client.post(Self.path, answered + skipped + [("asked", question), ("skip", question)])
        }
        #expect(page.status == 200 && page.body.contains(FrenchTexts().eligibilityVerdict(.unknown)))
        #expect(!page.body.contains(FrenchTexts().eligibilityVerdict(.no)))
        await town.remove()
    }

    @Test func `another answer shows what changes, and why`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let given = [
            ("lieu_naissance", "val_clair"), ("type_acte", "copie_integrale"), ("qualite", "conjoint"),
            ("date_naissance.day", "17"), ("date_naissance.month", "5"), ("date_naissance.year", "1994"),
        ]
        let change = try await client.post(Self.path, given + [("change", "lieu_naissance")])
        #expect(change.status == 200 && change.value(of: "asked") == "lieu_naissance")
        #expect(change.body.contains(/value="val_clair"[^>]*checked/))
        let before = given.map { ("was." + $0.0, $0.1) }
        for (name, value) in before { #expect(change.body.contains("name=\"\(name)\" value=\"\(value)\"")) }
        let others = Array(given.dropFirst())
        let result = try await client.post(
            Self.path, others + before + [("asked", "lieu_naissance"), ("lieu_naissance", "etranger")])
        #expect(result.body.contains(FrenchTexts().whatIfTitle))
        #expect(result.body.contains("Oui → Non") && result.body.contains("À Val-Clair → "))
        await town.remove()
    }

    @Test func `what can't be understood is to be mended, and is kept`() async throws {
        let town = try await TestTown.make()
        let answer = try await ask(
            SiteClient(site: town.site),
            [
                ("lieu_naissance", "val_clair"), ("type_acte", "copie_integrale"), ("qualite", "conjoint"),
                ("date_naissance.day", "31"), ("date_naissance.month", "2"), ("date_naissance.year", "1994"),
            ])
        #expect(answer.status == 422)
        #expect(answer.body.contains("error-summary"))
        #expect(answer.value(of: "date_naissance.day") == "31")
        await town.remove()
    }

    @Test func `a draft can be started with the answers given`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let given = [
            ("lieu_naissance", "val_clair"), ("type_acte", "copie_integrale"), ("qualite", "conjoint"),
            ("date_naissance.day", "17"), ("date_naissance.month", "5"), ("date_naissance.year", "1994"),
        ]
        let answer = try await ask(client, given)
        #expect(answer.body.contains(FrenchTexts().eligibilityVerdict(.yes)))
        // The form that starts holds the very answers, and nothing else.
        for (name, value) in given {
            #expect(answer.body.contains("<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"), "\(name)")
        }
        let started = try await client.post("/fr/services/acte-naissance/start", given)
        let draft = try #require(started.location)
        let page = try await client.get(draft + "/pages/personne")
        #expect(page.value(of: "date_naissance.year") == "1994")
        let first = try await client.get(draft + "/pages/lieu")
        #expect(first.body.contains(/value="val_clair"[^>]*checked/))
        // Nothing is done in the person's place: each page is still theirs to read and confirm.
        #expect(try await client.get(draft).location?.hasSuffix("/pages/lieu") == true)
        await town.remove()
    }

    @Test func `a service without such a rule has no such page`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        #expect(try await client.get("/fr/services/inconnu/eligibility").status == 404)
        await town.remove()
    }
}
