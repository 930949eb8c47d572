import Cases
import Foundation
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// What people read of their data and ask about it, and what the data-protection officer answers.
@Suite struct RightsPageTests {
    private func stored(_ town: TestTown, _ id: String) async throws -> Case {
        let id = try #require(Identifier(id))
        return try #require(try await CaseRepository(store: town.store).load(id))
    }

    @Test func `the person reads who looked, asks why in one press, and is answered`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let (mine, page) = ("/fr/cases/\(id)", "/fr/cases/\(id)/access")
        #expect(try await resident.get(page).words.contains("Personne d'autre que vous ne l'a consultée."))

        let agent = try await town.agent("nadia", role: .agent)
        _ = try await agent.get("/fr/desk")
        _ = try await agent.get("/fr/desk/cases/\(id)")
        let shown = try await resident.get(page)
        #expect(shown.words.contains("Service de l'état civil (agent)"))
        #expect(shown.words.contains("trouver les demandes à traiter"))
        #expect(shown.words.contains("traiter la demande"))
        #expect(shown.words.contains("La ligne de liste"))
        #expect(!shown.body.contains("nadia"), "agents are not named")
        #expect(shown.body.matches(of: /Demander pourquoi/).count == 2)

        let about = try #require(shown.value(of: "about"))
        for _ in 0..<2 {
            let asked = try await resident.postForm(page, [("about", about), ("seen", "0")], from: page)
            #expect(asked.location == "\(page)?asked=1")
        }
        let right = try #require(try await stored(town, id).rights.first)
        #expect(try await stored(town, id).rights.count == 1 && right.request.kind == .question)
        #expect(try await resident.get("\(page)?asked=1").words.contains("Votre question est envoyée"))

        let officer = try await town.agent("donnees", role: .dataProtectionOfficer)
        #expect(try await officer.get("/fr/desk").location == "/fr/desk/data-protection")
        let desk = try await officer.get("/fr/desk/data-protection")
        let one = "/fr/desk/data-protection/requests/\(id)/\(right.version)"
        #expect(desk.body.contains(one) && desk.words.contains("Question sur une consultation"))
        let request = try await officer.get(one)
        #expect(request.words.contains("Agent nadia, Service de l'état civil (agent)"), "the officer reads who it was")
        #expect(!request.body.contains("Benali"), "and nothing of the answers")

        let missing = try await officer.postForm(one, [("text", "Pour trier.")], from: one)
        #expect(missing.status == 422 && missing.words.contains("Choisissez ce qui est fait."))
        #expect(missing.textArea(of: "text") == "Pour trier.", "nothing typed is lost")
        let answer = [("outcome", "answered"), ("text", "Pour trier le <courrier>.")]
        #expect(try await officer.postForm(one, answer, from: one).status == 303)
        #expect(try await stored(town, id).rights.first?.answer?.content.outcome == .answered)
        #expect(try await officer.get("/fr/desk/data-protection").words.contains("Aucune demande n'attend"))
        #expect(try await officer.get("/fr/desk/data-protection?show=done").body.contains(one))

        let data = try await resident.get("\(mine)/data")
        #expect(data.body.contains("Pour trier le &lt;courrier&gt;.") && data.words.contains("CNIL"))
        // The officer's own reading is on record, and says what for.
        #expect(try await resident.get(page).words.contains("vous répondre au sujet de vos données"))
        await town.remove()
    }

    @Test(arguments: Language.allCases)
    func `the page of accesses says what counts as one look`(language: Language) {
        let words = language == .fr ? "en moins de dix minutes compte" : "within ten minutes counts as one look"
        #expect(language.texts.whoLookedLead.contains(words))
        #expect(Case.openingSeconds == 10 * 60)
    }

    @Test func `a right that the law gives is asked for in words; where it gives none the page says why`() async throws
    {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let page = "/fr/cases/\(id)/data"
        let shown = try await resident.get(page)
        #expect(shown.words.contains("La loi ne donne pas ce droit ici : une mission de service public demande"))
        #expect(shown.words.contains("RGPD, article 17, paragraphe 3, b"))
        #expect(!shown.body.contains("value=\"erasure\""))
        let blank = try await resident.postForm(
            page, [("kind", "objection"), ("text", " "), ("seen", "0")], from: page)
        #expect(blank.status == 422 && blank.words.contains("Dites-le en quelques mots."))
        let forced = try await resident.postForm(
            page, [("kind", "erasure"), ("text", "Tout"), ("seen", "0")], from: page)
        #expect(forced.status == 404)
        // A form whose session has ended is kept, and comes back where it was typed; nothing is asked yet.
        let outOfDate = try await resident.post(page, [("kind", "objection"), ("text", "Ma situation"), ("seen", "0")])
        #expect(outOfDate.status == 303 && outOfDate.location == page)
        #expect(try await resident.get(page).body.contains("Ma situation</textarea>"))
        #expect(try await stored(town, id).rights.isEmpty)
        let asked = try await resident.postForm(
            page, [("kind", "objection"), ("text", "Ma situation"), ("seen", "0")], from: page)
        #expect(asked.location == "\(page)?sent=objection")
        #expect(try await stored(town, id).rights.first?.request.text == "Ma situation")
        // Another kind of basis, another right.
        try await town.publish { $0.replacing("basis: public_task", with: "basis: consent") }
        let other = SiteClient(site: town.site)
        let second = try await town.submittedCase(other)
        let consent = try await other.get("/fr/cases/\(second)/data")
        #expect(consent.body.contains("value=\"erasure\"") && !consent.body.contains("value=\"objection\""))
        await town.remove()
    }

    @Test func `more time is taken once, and the person reads why`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let page = "/fr/cases/\(id)/data"
        _ = try await resident.postForm(
            page, [("kind", "rectification"), ("text", "Mon prénom"), ("seen", "0")], from: page)
        let right = try #require(try await stored(town, id).rights.first)
        let officer = try await town.agent("donnees", role: .dataProtectionOfficer)
        let one = "/fr/desk/data-protection/requests/\(id)/\(right.version)"
        let blank = try await officer.postForm("\(one)/extension", [("why", "")], from: one)
        #expect(blank.status == 422 && blank.words.contains("Dites-le en quelques mots."))
        _ = try await officer.postForm("\(one)/extension", [("why", "Il faut l'acte.")], from: one)
        let extended = try #require(try await stored(town, id).rights.first)
        #expect(extended.extendedBecause == "Il faut l'acte." && extended.answerBy > right.answerBy)
        #expect(try await officer.postForm("\(one)/extension", [("why", "Encore")], from: one).status == 422)
        #expect(try await resident.get(page).words.contains("Il faut plus de temps"))
        await town.remove()
    }

    @Test func `a law may delay that a reading is told: it is declared, bounded, recorded, and seen by the officer`()
        async throws
    {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        try await town.publish(
            organisation: { text in
                text.contains("\ngroups:")
                    ? text.replacing("\ngroups:", with: "\ngroups:\n  controle: {name: {fr: Contrôle, en: Control}}")
                    : text + "\ngroups:\n  controle: {name: {fr: Contrôle, en: Control}}\n"
            }, service: "acte-naissance",
            { text in
                text.replacing(
                    "  retention:",
                    with: "  delayed_disclosure: {groups: [controle], for: P1M, ref: \"Loi 1\"}\n  retention:")
            })
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let agent = try await town.agent("nadia", role: .agent)
        let store = town.store
        let who = try #require(try await store.database.read { try store.agents.find(login: "nadia", in: $0) }).id
        try await store.database.write {
            try store.groups.set(["controle"], of: who, organisation: "mairie", in: $0)
        }
        _ = try await agent.get("/fr/desk")
        _ = try await agent.get("/fr/desk/cases/\(id)")
        let page = "/fr/cases/\(id)/access"
        let before = try await resident.get(page)
        #expect(before.words.contains("Personne d'autre que vous") && before.words.contains("Loi 1"))
        #expect(!(try await resident.get("/fr/cases/\(id)")).words.contains("Demande consultée"))
        let archive = try await resident.get("/fr/cases/\(id)/download")
        #expect(!String(decoding: archive.bytes, as: UTF8.self).contains("\"opened\""))

        // Asked about something else, the officer sees it at once.
        _ = try await resident.postForm(
            "/fr/cases/\(id)/data", [("kind", "rectification"), ("text", "Mon nom"), ("seen", "0")],
            from: "/fr/cases/\(id)/data")
        let right = try #require(try await stored(town, id).rights.first)
        let officer = try await town.agent("donnees", role: .dataProtectionOfficer)
        let seen = try await officer.get("/fr/desk/data-protection/requests/\(id)/\(right.version)")
        #expect(seen.words.contains("Agent nadia") && seen.words.contains("Montrée plus tard, comme le permet : Loi 1"))

        let receipt = try await resident.get("/fr/cases/\(id)/receipt").body
        let code = String(try #require(receipt.firstMatch(of: /[2-9A-HJ-NP-Z]{5}(?:-[2-9A-HJ-NP-Z]{5}){3}/)).0)
        clock.pass(minutes: 33 * 24 * 60)
        let later = SiteClient(site: town.site)
        _ = try await later.get("/fr/follow/\(code)")
        let late = try await later.get(page)
        #expect(late.status == 200 && late.words.contains("traiter la demande"))
        #expect(late.words.contains("Montrée plus tard, comme le permet : Loi 1"))
        let readings = try await store.database.read {
            try store.accesses.list(of: try #require(Identifier(id)), limit: 10, in: $0)
        }
        let delayed = readings.filter { $0.access.delayedBy == "Loi 1" }
        #expect(delayed.count == 2 && delayed.allSatisfy { $0.disclosedAt > $0.access.at })
        #expect(delayed.allSatisfy { $0.disclosedAt < clock.now })
        await town.remove()
    }

    @Test func `a portal and a signed-in person read who looked in the form of Estonia's Data Tracker`() async throws {
        let token = String(repeating: "t", count: 40)
        let town = try await TestTown.make(configure: { $0.portalToken = token })
        let resident = SiteClient(site: town.site)
        let id = try #require(Identifier(try await town.submittedCase(resident)))
        let person = try await town.signIn(resident, email: "lea@example.com")
        let store = town.store
        try await store.database.write { try store.requests.add(id, to: person, now: TestTown.now, in: $0) }
        _ = try await (try await town.agent("nadia", role: .agent)).get("/fr/desk")

        struct Answer: Decodable {
            struct Usage: Decodable {
                let logtime: String
                let action: String
                let receiverCode: String
                let receiverName: String
                let receiverSystem: String
            }
            let totalUsages: Int
            let usages: [Usage]
        }
        func ask(_ client: SiteClient, _ code: String, more: String = "", bearer: String? = nil) async throws
            -> SiteClient.Answer
        {
            var headers: HTTPFields = [HTTPField.Name("X-Road-UserId")!: code]
            if let bearer { headers[.authorization] = "Bearer \(bearer)" }
            return try await client.get("/v2/findUsage?userCode=\(code)\(more)", headers: headers)
        }
        let own = try await ask(resident, person.description)
        let read = try JSONDecoder().decode(Answer.self, from: Data(own.bytes))
        #expect(read.totalUsages == 1 && read.usages.first?.receiverCode == "mairie")
        #expect(read.usages.first?.logtime.hasSuffix("Z") == true && own.body.contains("état civil"))
        #expect(try await ask(resident, person.description, more: "&offset=1").body.contains("\"usages\":[]"))
        #expect(
            try await ask(resident, person.description, more: "&periodStart=2031-01-01T00:00:00Z").body.contains(
                "\"totalUsages\":0"))
        #expect(try await ask(resident, person.description, more: "&limit=0").status == 400)
        #expect(try await ask(resident, "lea@example.com").status == 401, "one's own account only")
        #expect(try await resident.get("/v2/findUsage?userCode=\(person)").status == 400, "the header is owed")

        let portal = SiteClient(site: town.site)
        #expect(try await ask(portal, person.description).status == 401)
        #expect(try await ask(portal, person.description, bearer: "x" + token.dropFirst()).status == 401)
        let asked = try await ask(portal, "lea@example.com", bearer: token)
        #expect(try JSONDecoder().decode(Answer.self, from: Data(asked.bytes)).totalUsages >= 1)
        // What the portal read is on record too, by another channel.
        let records = try await store.database.read { try store.accesses.list(of: id, limit: 10, in: $0) }
        #expect(records.contains { $0.access.task == .portal && $0.access.channel == .api })
        #expect(try await portal.get("/v2/heartbeat").body.contains("\"status\":\"OK\""))
        #expect(try await portal.get("/v2/usagePeriod").body.contains("\"periodStart\":\"2026-"))
        await town.remove()
    }
}
