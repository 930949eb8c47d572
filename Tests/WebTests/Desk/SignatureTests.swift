import Cases
import Foundation
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// Some prepare decisions, others sign them: nothing is told before, and nothing is signed unread.
@Suite struct SignatureTests {
    private static let title = "Officière de l’état civil"

    private struct Desk {
        let town: TestTown
        let clock: TestClock
        let preparer: SiteClient
        let signatory: SiteClient
        let chief: SiteClient
    }

    /// Val-Clair, where birth certificates are granted under a delegation that omar holds.
    private func desk() async throws -> Desk {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        let delegation = """
            delegations:
              etat-civil: {title: {fr: "\(Self.title)", en: "Registrar"}}
            """
        let organisation = { (text: String) in text.replacing("delegations:", with: delegation) }
        try await town.publish(organisation: organisation) { service in
            service.replacing("      letter: accord\n", with: "      letter: accord\n      signed_by: etat-civil\n")
        }
        let desk = Desk(
            town: town, clock: clock, preparer: try await town.agent("nadia", role: .agent),
            signatory: try await town.agent("omar", role: .agent),
            chief: try await town.agent("chef", role: .administrator))
        let page = try await desk.chief.get("/fr/desk/delegations").body
        let omar = try #require(page.firstMatch(of: /value="([0-9a-f-]{36})"[^>]*>Agent omar/)?.1)
        let missing = try await desk.chief.postForm(
            "/fr/desk/delegations", [("agent", String(omar)), ("delegation", "etat-civil")],
            from: "/fr/desk/delegations")
        #expect(missing.status == 422 && missing.body.contains("Saisissez le texte qui donne la délégation."))
        let given = try await desk.chief.postForm(
            "/fr/desk/delegations",
            [("agent", String(omar)), ("delegation", "etat-civil"), ("text", "arrêté n° 2026-12")],
            from: "/fr/desk/delegations")
        #expect(given.status == 303)
        #expect(try await desk.preparer.get("/fr/desk/delegations").status == 403)
        return desk
    }

    private func stored(_ id: String, _ town: TestTown) async throws -> Case {
        let id = try #require(Identifier(id))
        let found = try await town.site.cases.load(id)
        return try #require(found)
    }

    /// Prepares the grant of a case, as its page leads to it.
    private func prepare(_ id: String, _ desk: Desk) async throws {
        let path = "/fr/desk/cases/\(id)/actions/accorder"
        let form = try await desk.preparer.get(path)
        let fields = form.body.matches(of: /name="(seen|shown|subject|letter-explanation|explanation)" value="([^"]*)"/)
            .map { (String($0.1), String($0.2)) }
        let letter = try #require(
            form.body.firstMatch(of: /<textarea[^>]*name="body"[^>]*>\n?([\s\S]*?)<\/textarea>/)?.1)
        let body = String(letter).replacing("&#39;", with: "'").replacing("&amp;", with: "&").replacing(
            "&quot;", with: "\""
        ).replacing("&gt;", with: ">").replacing("&lt;", with: "<")
        #expect(form.body.contains("personne n’est prévenu tant qu’elle n’est pas signée (\(Self.title))."))
        for _ in 0..<2 {
            let done = try await desk.preparer.postForm(path, fields + [("body", body)], from: path)
            try #require(done.location == "/fr/desk/cases/\(id)?done=prepared", "\(done.status)")
        }
    }

    @Test
    func `a prepared decision tells nobody, is signed by the holder of the delegation alone, and bears their name`()
        async throws
    {
        let desk = try await desk()
        let person = SiteClient(site: desk.town.site)
        let id = try await desk.town.submittedCase(person)
        let path = "/fr/desk/cases/\(id)"
        try await prepare(id, desk)
        let waiting = try await stored(id, desk.town)
        #expect(waiting.isOpen && waiting.letters.isEmpty && waiting.prepared?.act.action == "accorder")
        #expect(waiting.history.count { if case .prepared = $0.fact { true } else { false } } == 1)
        let followed = try await person.get("/fr/cases/\(id)").body
        #expect(!followed.contains("Accordée") && !followed.contains("préparée"))
        let page = try await desk.preparer.get(path).body
        #expect(page.contains("Décision à signer\u{A0}: \(Self.title)") && !page.contains("Signer la décision"))
        let version = try #require(waiting.prepared?.version)
        let fields = [("prepared", String(version))]
        for client in [desk.preparer, desk.chief] {
            #expect(try await client.postForm("\(path)/sign", fields, from: path).status == 403)
        }
        #expect(
            try await desk.signatory.get("/fr/desk").body.contains("Décisions qui attendent votre signature\u{A0}: 1"))
        #expect(!(try await desk.chief.get("/fr/desk")).body.contains("attendent votre signature"))
        for _ in 0..<2 {
            let signed = try await desk.signatory.postForm("\(path)/sign", fields, from: path)
            #expect(signed.location == "\(path)?done=acted", "\(signed.status)")
        }
        let decided = try await stored(id, desk.town)
        #expect(decided.outcome == .granted && decided.decision?.act.signature?.name == "Agent omar")
        #expect(decided.assignee == waiting.assignee, "the case stays with whoever prepared it")
        let letter = try #require(decided.letters.first).letter.body
        #expect(letter.hasSuffix("\(Self.title)\n\n**Agent omar**\n\narrêté n° 2026-12"))
        let after = try await person.get("/fr/cases/\(id)").body
        #expect(after.contains("\(Self.title), Agent omar") && !after.contains("Agent nadia"))
        #expect(try await person.get("/fr/cases/\(id)/letters/1").body.contains("Agent omar"))
        await desk.town.remove()
    }

    @Test
    func `a decision sent back or overtaken by a change is prepared again, and an ended delegation signs nothing`()
        async throws
    {
        let desk = try await desk()
        let person = SiteClient(site: desk.town.site)
        let id = try await desk.town.submittedCase(person)
        let path = "/fr/desk/cases/\(id)"
        try await prepare(id, desk)
        let read = ("prepared", String(try #require(try await stored(id, desk.town).prepared?.version)))
        let mute = try await desk.signatory.postForm("\(path)/send-back", [read, ("why", " ")], from: path)
        #expect(mute.status == 422)
        // What is sent back is what was read.
        let unread = try await desk.signatory.postForm(
            "\(path)/send-back", [("prepared", "1"), ("why", "Le prénom")], from: path)
        #expect(unread.status == 409)
        let back = try await desk.signatory.postForm("\(path)/send-back", [read, ("why", "Le prénom")], from: path)
        #expect(back.location == "\(path)?done=sentBack")
        #expect(try await desk.preparer.get(path).body.contains("Le prénom"))
        #expect(!(try await desk.signatory.get("/fr/desk")).body.contains("attendent votre signature"))
        try await prepare(id, desk)
        let version = try #require(try await stored(id, desk.town).prepared?.version)
        // The person writes: what was prepared must be read again.
        let message = [("text", "J’ai oublié un prénom"), ("seen", "0")]
        #expect(
            try await person.postForm("/fr/cases/\(id)/messages", message, from: "/fr/cases/\(id)/messages").status
                == 303)
        #expect(try await stored(id, desk.town).prepared?.isStale == true)
        let stale = try await desk.signatory.postForm("\(path)/sign", [("prepared", String(version))], from: path)
        #expect(stale.status == 409 && stale.body.contains("La décision préparée ne tient plus"))
        try await prepare(id, desk)
        let again = try #require(try await stored(id, desk.town).prepared)
        #expect(!again.isStale)
        let list = try await desk.chief.get("/fr/desk/delegations").body
        let agent = try #require(list.firstMatch(of: /name="agent" value="([0-9a-f-]{36})"/)?.1)
        let first = try #require(list.firstMatch(of: /name="first" value="([0-9-]+)"/)?.1)
        let ended = try await desk.chief.postForm(
            "/fr/desk/delegations/end",
            [("agent", String(agent)), ("delegation", "etat-civil"), ("first", String(first))],
            from: "/fr/desk/delegations")
        #expect(ended.status == 303)
        #expect(try await desk.chief.get("/fr/desk/delegations").body.contains("jusqu’au"), "what has ended stays")
        // It ends with the day, so that what was signed this morning stays explained.
        desk.clock.pass(minutes: 24 * 60)
        let signatory = SiteClient(site: desk.town.site)
        _ = try await signatory.postForm(
            "/fr/desk/sign-in", [("login", "omar"), ("password", TestTown.password)], from: "/fr/desk/sign-in")
        let refused = try await signatory.postForm(
            "\(path)/sign", [("prepared", String(again.version))], from: path)
        #expect(refused.status == 403)
        await desk.town.remove()
    }

    @Test func `several prepared at once wait for their signature, and their preview says so`() async throws {
        let desk = try await desk()
        let id = try await desk.town.submittedCase(SiteClient(site: desk.town.site))
        let preview = try await desk.preparer.postForm(
            "/fr/desk/batch/preview", [("case", id), ("operation", "act acte-naissance accorder")],
            from: "/fr/desk/batch")
        #expect(preview.body.contains("personne n’est prévenu tant qu’elle n’est pas signée (\(Self.title))."))
        #expect(!preview.body.contains("La personne est prévenue"))
        let form = preview.body.components(separatedBy: "action=\"/fr/desk/batch\"").last ?? ""
        let fields = form.matches(of: /type="hidden" name="([^"]+)" value="([^"]*)"/)
            .map { (String($0.1), String($0.2)) }
        let address = try #require(try await desk.preparer.post("/fr/desk/batch", fields).location)
        _ = try await desk.preparer.postForm("\(address)/now", [], from: address)
        let found = try await stored(id, desk.town)
        #expect(found.isOpen && found.prepared != nil && found.letters.isEmpty)
        await desk.town.remove()
    }

    @Test func `several are signed, each read, each on its own; those not ticked are not`() async throws {
        let desk = try await desk()
        var cases: [String] = []
        for _ in 0..<3 {
            cases.append(try await desk.town.submittedCase(SiteClient(site: desk.town.site)))
            try await prepare(cases[cases.count - 1], desk)
        }
        let page = try await desk.signatory.get("/fr/desk/signatures").body
        let boxes = page.matches(of: /name="read" value="([^"]+)"/).map { String($0.1) }
        #expect(boxes.count == 3 && page.components(separatedBy: "letter-body").count == 4, "each is there in full")
        #expect(try await desk.preparer.get("/fr/desk/signatures").body.contains("Rien n’attend votre signature."))
        let none = try await desk.signatory.postForm("/fr/desk/signatures", [], from: "/fr/desk/signatures")
        #expect(none.status == 422 && none.body.contains("Cochez au moins une décision"))
        // One of them is sent back meanwhile.
        let path = "/fr/desk/cases/\(cases[1])"
        #expect(
            try await desk.preparer.postForm(
                "\(path)/send-back",
                [
                    ("prepared", String(try #require(try await stored(cases[1], desk.town).prepared?.version))),
                    ("why", "Erreur"),
                ],
                from: path
            ).status == 303)
        let chosen = boxes.filter { $0.hasPrefix(cases[0]) || $0.hasPrefix(cases[1]) }.map { ("read", $0) }
        let done = try await desk.signatory.postForm("/fr/desk/signatures", chosen, from: "/fr/desk/signatures")
        #expect(done.status == 200 && done.body.contains("\u{A0}: signée"))
        #expect(try await stored(cases[0], desk.town).outcome == .granted)
        for id in cases.dropFirst() { #expect(try await stored(id, desk.town).isOpen) }
        // Whoever does not hold the delegation signs none.
        let others = boxes.filter { $0.hasPrefix(cases[2]) }.map { ("read", $0) }
        _ = try await desk.preparer.postForm("/fr/desk/signatures", others, from: "/fr/desk/signatures")
        #expect(try await stored(cases[2], desk.town).isOpen)
        await desk.town.remove()
    }
}
