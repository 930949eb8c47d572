import Cases
import Foundation
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// Several cases at once: each effect shown, done case by case, undone while nobody has been told.
@Suite struct BatchTests {
    private static let begin = "act acte-naissance prendre"
    private static let grant = "act acte-naissance accorder"

    private struct Desk {
        let town: TestTown
        let clock: TestClock
        let agent: SiteClient
        let cases: [String]
    }

    private func desk(_ count: Int = 3) async throws -> Desk {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        var cases: [String] = []
        for _ in 0..<count { cases.append(try await town.submittedCase(SiteClient(site: town.site))) }
        return Desk(town: town, clock: clock, agent: try await town.agent("nadia", role: .agent), cases: cases)
    }

    private func preview(_ operation: String, _ cases: [String], _ client: SiteClient) async throws -> SiteClient.Answer
    {
        try await client.postForm(
            "/fr/desk/batch/preview", cases.map { ("case", $0) } + [("operation", operation)], from: "/fr/desk/batch")
    }

    /// The fields of the form that confirms.
    private func fields(_ page: SiteClient.Answer) -> [(String, String)] {
        let form = page.body.components(separatedBy: "action=\"/fr/desk/batch\"").last ?? ""
        return form.matches(of: /type="hidden" name="([^"]+)" value="([^"]*)"/).map { (String($0.1), String($0.2)) }
    }

    private func confirm(_ page: SiteClient.Answer, _ client: SiteClient) async throws -> SiteClient.Answer {
        try await client.post("/fr/desk/batch", fields(page))
    }

    private func identifier(_ address: String) throws -> Identifier {
        let last = address.split(separator: "/").last.map(String.init)
        return try #require(last.flatMap { Identifier($0) })
    }

    private func stored(_ id: String, _ town: TestTown) async throws -> Case {
        let id = try #require(Identifier(id))
        let found = try await town.site.cases.load(id)
        return try #require(found)
    }

    private func state(_ id: String, _ town: TestTown) async throws -> String? {
        guard let id = Identifier(id) else { return nil }
        return try await town.site.cases.load(id)?.state
    }

    @Test func `nothing chosen is said, and nothing chosen is lost`() async throws {
        let desk = try await desk(2)
        let list = try await desk.agent.get("/fr/desk/batch?show=all&service=acte-naissance")
        #expect(list.status == 200 && list.body.contains("Prendre la demande (Demander un acte de naissance)"))
        #expect(!list.body.contains("Refuser (") && !list.body.contains("Demander une correction ("))
        let nothing = try await preview("", [], desk.agent)
        #expect(nothing.status == 422)
        #expect(nothing.body.contains("Choisissez au moins un dossier."))
        #expect(nothing.body.contains("Choisissez ce qu’il faut faire."))
        let half = try await preview("", [desk.cases[0]], desk.agent)
        #expect(half.status == 422)
        #expect(half.body.components(separatedBy: " checked").count == 2, "the box stays ticked")
        await desk.town.remove()
    }

    @Test func `each effect is shown, then done after ten minutes, with its letter as it was read`() async throws {
        let desk = try await desk(2)
        let begin = try await preview(Self.begin, desk.cases, desk.agent)
        #expect(begin.status == 200 && begin.body.contains("2 dossiers"))
        #expect(begin.body.contains("De «\u{A0}Reçue\u{A0}» à «\u{A0}À l’étude\u{A0}»."))
        // What was read is recorded.
        let opened = try await stored(desk.cases[1], desk.town)
        #expect(opened.history.contains { $0.fact == .opened(office: "etat-civil") })
        var address = ""
        for _ in 0..<2 {
            let asked = try await confirm(begin, desk.agent)
            #expect(asked.status == 303)
            address = try #require(asked.location)
        }
        #expect(try await state(desk.cases[0], desk.town) == "recu")
        #expect(try await desk.agent.get(address).body.contains("Rien n’est encore fait"))
        let id = try identifier(address)
        // Before its time, its job does nothing.
        try await desk.town.site.doBatch(id, at: desk.clock.now)
        #expect(try await state(desk.cases[0], desk.town) == "recu")
        desk.clock.pass(minutes: 11)
        for _ in 0..<2 { try await desk.town.site.doBatch(id, at: desk.clock.now) }
        for one in desk.cases {
            let found = try await stored(one, desk.town)
            #expect(found.state == "a_l_etude")
            #expect(found.history.count { if case .acted = $0.fact { true } else { false } } == 1)
        }
        #expect(try await desk.agent.get(address).body.contains("C’est fait pour tous les dossiers."))
        let grant = try await preview(Self.grant, desk.cases, desk.agent)
        #expect(grant.body.contains("Lire la lettre de"))
        let granted = try #require(try await confirm(grant, desk.agent).location)
        #expect(try await desk.agent.postForm("\(granted)/now", [], from: granted).status == 303)
        let found = try await stored(desk.cases[0], desk.town)
        #expect(found.outcome == .granted && found.letters.count == 1)
        let page = grant.body.replacing("\u{A0}", with: " ")
        #expect(page.contains(found.letters[0].letter.subject.replacing("\u{A0}", with: " ")))
        await desk.town.remove()
    }

    @Test func `what waits is on its author's list and on each case, with the way back, until it is undone`()
        async throws
    {
        let desk = try await desk(2)
        let address = try #require(
            try await confirm(try await preview(Self.begin, desk.cases, desk.agent), desk.agent).location)
        let line = "Le traitement de 2 dossiers sera fait aujourd’hui à"
        let list = try await desk.agent.get("/fr/desk").body
        #expect(list.contains(line) && list.contains("href=\"\(address)\""))
        let page = "/fr/desk/cases/\(desk.cases[1])"
        let own = try await desk.agent.get(page).body
        #expect(
            own.contains("Une action est prévue sur ce dossier") && own.contains("«\u{A0}Prendre la demande\u{A0}»"))
        #expect(own.contains("à votre demande") && own.contains("href=\"\(address)\""))
        // A colleague knows of it, by whom, and has no way to what is not theirs.
        let colleague = try await desk.town.agent("omar", role: .agent)
        let other = try await colleague.get(page).body
        #expect(other.contains("à la demande de Agent nadia") && !other.contains(address))
        #expect(!(try await colleague.get("/fr/desk").body.contains(line)))
        _ = try await desk.agent.postForm("\(address)/undo", [], from: address)
        #expect(!(try await desk.agent.get("/fr/desk").body.contains(line)))
        #expect(!(try await desk.agent.get(page).body.contains("Une action est prévue")))
        await desk.town.remove()
    }

    @Test func `the preview speaks of when it is done, and says why another service's case is left aside`() async throws
    {
        let desk = try await desk(1)
        let begin = try await preview(Self.begin, desk.cases, desk.agent).body
        #expect(begin.contains("quand le traitement est fait") && !begin.contains("dès que vous confirmez"))
        let other = try await desk.agent.postForm(
            "/fr/desk/batch/preview",
            [("case", desk.cases[0]), ("operation", "act cantine instruire"), ("show", "all")], from: "/fr/desk/batch")
        #expect(
            other.body.contains("l’action est celle d’un autre service") && !other.body.contains("ne le permet pas"))
        #expect(other.body.contains("href=\"/fr/desk/batch?show=all\""))
        let own = try await preview("act acte-naissance refuser", desk.cases, desk.agent).words
        #expect(own.contains("l'état du dossier ne le permet pas"), "its own service's action")
        await desk.town.remove()
    }

    @Test func `undone in time, nothing has changed and nobody was told; afterwards it is too late`() async throws {
        let desk = try await desk(2)
        let address = try #require(
            try await confirm(try await preview(Self.begin, desk.cases, desk.agent), desk.agent).location)
        #expect(try await desk.agent.postForm("\(address)/undo", [], from: address).location == address)
        #expect(try await desk.agent.get(address).body.contains("aucun dossier n’a changé"))
        desk.clock.pass(minutes: 11)
        let id = try identifier(address)
        try await desk.town.site.doBatch(id, at: desk.clock.now)
        for one in desk.cases { #expect(try await state(one, desk.town) == "recu") }
        let second = try #require(
            try await confirm(try await preview(Self.begin, desk.cases, desk.agent), desk.agent).location)
        _ = try await desk.agent.postForm("\(second)/now", [], from: second)
        let late = try await desk.agent.postForm("\(second)/undo", [], from: second)
        #expect(late.location == "\(second)?done=late")
        #expect(try await desk.agent.get("\(second)?done=late").body.contains("trop tard pour annuler"))
        await desk.town.remove()
    }

    @Test func `what can't be done to one case keeps nothing from the others, and is said`() async throws {
        let desk = try await desk(3)
        let colleague = try await desk.town.agent("omar", role: .agent)
        let page = try await preview(Self.begin, desk.cases, desk.agent)
        let address = try #require(try await confirm(page, desk.agent).location)
        // Meanwhile a colleague takes one.
        let path = "/fr/desk/cases/\(desk.cases[1])"
        #expect(try await colleague.postForm("\(path)/take", [("seen", "1")], from: path).status == 303)
        _ = try await desk.agent.postForm("\(address)/now", [], from: address)
        #expect(try await state(desk.cases[0], desk.town) == "a_l_etude")
        #expect(try await state(desk.cases[1], desk.town) == "recu")
        #expect(try await state(desk.cases[2], desk.town) == "a_l_etude")
        let report = try await desk.agent.get(address).body
        #expect(report.contains("C’est fait pour 2 sur 3."))
        #expect(report.contains("le dossier a changé depuis que vous l’avez lu"))
        // Seen beforehand: what can't be done is left aside.
        let next = try await preview(Self.grant, desk.cases, desk.agent)
        #expect(next.body.contains("Un dossier sera laissé de côté"))
        #expect(next.body.contains("quelqu’un d’autre a ce dossier en charge"))
        #expect(!fields(next).contains { $0 == ("case", desk.cases[1]) })
        // Changed between reading and confirming: shown again.
        let form = fields(next)
        let other = "/fr/desk/cases/\(desk.cases[0])"
        let chief = try await desk.town.agent("chef", role: .supervisor)
        #expect(try await chief.postForm("\(other)/take", [("seen", "9")], from: other).status == 409)
        let current = try await stored(desk.cases[0], desk.town)
        let seen = String(current.changeVersion)
        #expect(try await chief.postForm("\(other)/take", [("seen", seen)], from: other).status == 303)
        let changed = try await desk.agent.post("/fr/desk/batch", form)
        #expect(changed.status == 409 && changed.body.contains("Un dossier a changé depuis que vous l’avez lu."))
        await desk.town.remove()
    }

    @Test func `a batch is its author's alone; another organisation's cases do not exist; a refusal is never offered`()
        async throws
    {
        let desk = try await desk(1)
        let page = try await preview(Self.begin, desk.cases, desk.agent)
        let form = fields(page)
        let address = try #require(try await confirm(page, desk.agent).location)
        let colleague = try await desk.town.agent("chef", role: .administrator)
        let stranger = try await desk.town.agent("loin", role: .administrator, organisation: "voisine")
        for client in [colleague, stranger] {
            #expect(try await client.get(address).status == 404)
            let token = try await client.get("/fr/desk/shortcuts").value(of: "csrf") ?? ""
            for act in ["undo", "now"] {
                #expect(try await client.post("\(address)/\(act)", [("csrf", token)]).status == 404)
            }
            let stolen = form.filter { $0.0 != "csrf" } + [("csrf", token)]
            #expect(try await client.post("/fr/desk/batch", stolen).status == 404)
            let others = [("csrf", token), ("case", desk.cases[0]), ("operation", Self.begin)]
            let page = try await client.post("/fr/desk/batch/preview", others)
            #expect(page.status == (client === colleague ? 200 : 404))
        }
        let refused = try await preview("act acte-naissance refuser", desk.cases, desk.agent)
        #expect(refused.body.contains("Rien ne peut être fait de ces dossiers ainsi."))
        #expect(try await state(desk.cases[0], desk.town) == "recu")
        await desk.town.remove()
    }

    @Test func `charge is taken at once, and giving to a group asks why`() async throws {
        let desk = try await desk(2)
        let taken = try #require(
            try await confirm(try await preview("take", desk.cases, desk.agent), desk.agent).location)
        #expect(try await desk.agent.get(taken).body.contains("C’est fait pour tous les dossiers."))
        let ask = try await preview("route voirie", desk.cases, desk.agent)
        #expect(ask.status == 200 && !ask.body.contains("Confirmer pour ces"))
        let mute = try await desk.agent.postForm(
            "/fr/desk/batch/preview",
            desk.cases.map { ("case", $0) } + [("operation", "route voirie"), ("asked", "yes"), ("explanation", " ")],
            from: "/fr/desk/batch")
        #expect(mute.status == 422)
        let said = try await desk.agent.postForm(
            "/fr/desk/batch/preview",
            desk.cases.map { ("case", $0) } + [
                ("operation", "route voirie"), ("asked", "yes"), ("explanation", "Rue"),
            ],
            from: "/fr/desk/batch")
        let done = try #require(try await confirm(said, desk.agent).location)
        #expect(try await desk.agent.get(done).body.contains("C’est fait pour tous les dossiers."))
        let found = try await stored(desk.cases[0], desk.town)
        #expect(found.group == "voirie" && found.assignee == nil)
        await desk.town.remove()
    }
}
