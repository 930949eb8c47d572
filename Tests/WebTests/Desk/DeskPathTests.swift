import Cases
import Foundation
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// The agents' path, through the site's own responder.
@Suite struct DeskPathTests {
    private func stored(_ town: TestTown, _ id: String) async throws -> Case {
        let id = try #require(Identifier(id))
        return try #require(try await CaseRepository(store: town.store).load(id))
    }

    /// The fields of the form on a page, as a browser would send them.
    private func fields(_ answer: SiteClient.Answer, _ names: [String]) -> [(String, String)] {
        names.compactMap { name in answer.value(of: name).map { (name, $0.unescaped) } }
    }

    private func act(
        _ action: String, on id: String, as client: SiteClient, _ more: [(String, String)] = []
    ) async throws -> SiteClient.Answer {
        let path = "/fr/desk/cases/\(id)/actions/\(action)"
        let page = try await client.get(path)
        return try await client.post(path, fields(page, ["csrf", "seen"]) + more)
    }

    @Test func `opening is on record before the case is shown, once for each look`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let agent = try await town.agent("nadia", role: .agent)
        #expect(try await stored(town, id).version == 1)
        let page = try await agent.get("/fr/desk/cases/\(id)")
        #expect(page.status == 200)
        #expect(page.body.contains("Benali"))
        let opened = try await stored(town, id)
        #expect(opened.history.last?.fact == .opened(office: "etat-civil"))
        _ = try await agent.get("/fr/desk/cases/\(id)/actions/prendre")
        #expect(try await stored(town, id).version == opened.version)
        let other = try await town.agent("omar", role: .agent)
        _ = try await other.get("/fr/desk/cases/\(id)/actions/prendre")
        #expect(try await stored(town, id).version == opened.version + 1)
        await town.remove()
    }

    @Test func `the resident sees the office and the role, never the agent's name`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let agent = try await town.agent("nadia", role: .agent)
        _ = try await agent.get("/fr/desk/cases/\(id)")
        let followed = try await resident.get("/fr/cases/\(id)")
        #expect(followed.status == 200)
        #expect(followed.body.contains("(agent)"))
        #expect(!followed.body.contains("Agent nadia"))
        await town.remove()
    }

    @Test func `a case goes from the list to a granted decision with its letter`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let agent = try await town.agent("nadia", role: .agent)
        let list = try await agent.get("/fr/desk")
        #expect(list.body.contains("/fr/desk/cases/\(id)"))
        #expect(try await act("prendre", on: id, as: agent).location == "/fr/desk/cases/\(id)?done=acted")

        let letter = try await agent.get("/fr/desk/cases/\(id)/actions/accorder")
        #expect(letter.status == 200)
        let path = "/fr/desk/cases/\(id)/actions/accorder"
        let sent = fields(letter, ["csrf", "seen", "shown", "subject"]) + [("body", letter.textArea(of: "body"))]
        let done = try await agent.post(path, sent)
        #expect(done.status == 303, "\(done.body)")
        let decided = try await stored(town, id)
        #expect(decided.outcome == .granted)
        #expect(decided.letters.count == 1)
        // A double click: the second finds it done.
        #expect(try await agent.post(path, sent).status == 303)
        #expect(try await stored(town, id).letters.count == 1)
        let read = try await resident.get("/fr/cases/\(id)/letters/1")
        #expect(read.status == 200)
        await town.remove()
    }

    @Test func `a refusal needs a reason, shows the letter, and sends what was read over`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let agent = try await town.agent("nadia", role: .agent)
        _ = try await act("prendre", on: id, as: agent)
        let path = "/fr/desk/cases/\(id)/actions/refuser"
        let first = try await agent.get(path)
        let base = fields(first, ["csrf", "seen"])

        let missing = try await agent.post("\(path)/preview", base + [("explanation", "Mes <mots> à garder")])
        #expect(missing.status == 422)
        #expect(missing.body.contains("Choisissez au moins une raison."))
        #expect(missing.body.contains("Mes &lt;mots&gt; à garder"))
        #expect(missing.body.contains("<title>Erreur"))

        let preview = try await agent.post("\(path)/preview", base + [("reason", "acte_introuvable")])
        #expect(preview.status == 200)
        let kept =
            base + [
                ("reason", "acte_introuvable"), ("letter-reason", "acte_introuvable"),
                ("shown", preview.value(of: "shown") ?? ""), ("subject", preview.value(of: "subject")?.unescaped ?? ""),
            ]
        let edited = preview.textArea(of: "body") + "\r\n\r\nUne phrase **de plus**."
        let again = try await agent.post(path, kept + [("body", edited)])
        #expect(again.status == 200)
        #expect(again.body.contains("Une phrase <strong>de plus</strong>."))
        #expect(try await stored(town, id).isOpen)

        let done = try await agent.post(
            path,
            fields(again, ["csrf", "seen", "shown", "subject"])
                + [("reason", "acte_introuvable"), ("body", again.textArea(of: "body"))])
        #expect(done.status == 303)
        let decided = try await stored(town, id)
        #expect(decided.outcome == .refused)
        #expect(decided.decision?.act.reasons.map(\.id) == ["acte_introuvable"])
        #expect(decided.letters.first?.letter.body.contains("**de plus**") == true)
        await town.remove()
    }

    @Test func `what the law has a letter say can't be taken out of it`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let agent = try await town.agent("nadia", role: .agent)
        _ = try await act("prendre", on: id, as: agent)
        let path = "/fr/desk/cases/\(id)/actions/accorder"
        let first = try await agent.get(path)
        #expect(
            first.body.contains("Un traitement algorithmique a servi") && first.body.contains("ne se modifie pas ici"))
        #expect(!first.textArea(of: "body").contains("algorithmique"), "what is edited is what the agent may change")
        let preview = try await agent.post(
            "\(path)/preview",
            fields(first, ["csrf", "seen", "subject"]) + [("body", "Bonjour.")])
        #expect(preview.status == 200 && preview.body.contains("Si vous n’êtes pas d’accord"))
        let done = try await agent.post(
            path, fields(preview, ["csrf", "seen", "shown", "subject"]) + [("body", "Bonjour.")])
        #expect(done.status == 303)
        let body = try #require(try await stored(town, id).letters.first).letter.body
        #expect(body.hasPrefix("Bonjour.\n\n## Si vous n’êtes pas d’accord"))
        #expect(body.contains("L. 311-3-1"))
        let read = try await resident.get("/fr/cases/\(id)/letters/1")
        #expect(read.body.contains("Si vous n’êtes pas d’accord") && read.body.contains("L. 311-3-1"))
        await town.remove()
    }

    @Test func `once something is done to a case, the next one to do is a press away`() async throws {
        let town = try await TestTown.make()
        let first = try await town.submittedCase(SiteClient(site: town.site))
        let agent = try await town.agent("nadia", role: .agent)
        let path = "/fr/desk/cases/\(first)"
        _ = try await agent.postForm("\(path)/take", [("seen", "1")], from: path)
        #expect(try await agent.get("\(path)?done=taken").body.contains("revenir à la liste"), "there is no other")
        let second = try await town.submittedCase(SiteClient(site: town.site), name: "Petit")
        let reference = try await stored(town, second).submission.reference.description
        let done = try await agent.get("\(path)?done=taken").body
        #expect(
            done.contains("href=\"/fr/desk/cases/\(second)\">Ouvrir le dossier suivant à faire\u{A0}: \(reference)"))
        #expect(!(try await agent.get(path).body.contains("dossier suivant")))
        // Being in charge and beginning a step are two things, and say so.
        let other = try await agent.get("/fr/desk/cases/\(second)").body
        #expect(other.contains("Me charger du dossier") && other.contains("son étape ne change pas"))
        await town.remove()
    }

    @Test func `where nothing was written, nothing is said to be kept`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let (first, second) = (
            try await town.agent("nadia", role: .agent), try await town.agent("omar", role: .agent)
        )
        let path = "/fr/desk/cases/\(id)"
        let page = try await second.get("\(path)/actions/prendre")
        _ = try await act("prendre", on: id, as: first)
        let late = try await second.post("\(path)/actions/prendre", fields(page, ["csrf", "seen"]))
        #expect(late.status == 409 && !late.body.contains("Votre texte reste affiché"))
        let refusal = "\(path)/actions/refuser/preview"
        let written = fields(page, ["csrf"]) + [("seen", "1"), ("explanation", "Mes mots")]
        let kept = try await second.post(refusal, written + [("reason", "mineur")])
        #expect(kept.status == 409 && kept.body.contains("Mes mots"))
        await town.remove()
    }

    @Test func `the second of two agents is told who changed what, and loses nothing`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let (first, second) = (
            try await town.agent("nadia", role: .agent), try await town.agent("omar", role: .supervisor)
        )
        _ = try await act("prendre", on: id, as: first)
        let token = try await second.get("/fr/desk/cases/\(id)").value(of: "csrf") ?? ""
        let late = try await second.post(
            "/fr/desk/cases/\(id)/actions/refuser/preview",
            [("csrf", token), ("seen", "1"), ("reason", "mineur"), ("explanation", "Texte de la deuxième personne")])
        #expect(late.status == 409)
        #expect(late.body.contains("Texte de la deuxième personne"))
        #expect(late.body.contains("Agent nadia"))
        let taken = try await second.post("/fr/desk/cases/\(id)/take", [("csrf", token), ("seen", "1")])
        #expect(taken.status == 409)
        #expect(taken.body.contains("un ou une collègue (agent)"))
        #expect(try await stored(town, id).state == "a_l_etude")
        await town.remove()
    }

    @Test func `only a supervisor reopens, with a reason`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let agent = try await town.agent("nadia", role: .agent)
        _ = try await act("prendre", on: id, as: agent)
        let letter = try await agent.get("/fr/desk/cases/\(id)/actions/accorder")
        _ = try await agent.post(
            "/fr/desk/cases/\(id)/actions/accorder",
            fields(letter, ["csrf", "seen", "shown", "subject"]) + [("body", letter.textArea(of: "body"))])
        let decided = try await agent.get("/fr/desk/cases/\(id)")
        #expect(!decided.body.contains("actions/rouvrir"))
        let token = decided.value(of: "csrf") ?? ""
        let forced = try await agent.post(
            "/fr/desk/cases/\(id)/actions/rouvrir", [("csrf", token), ("seen", "9"), ("explanation", "x")])
        #expect(forced.status == 403)

        let supervisor = try await town.agent("omar", role: .supervisor)
        #expect(try await supervisor.get("/fr/desk/cases/\(id)").body.contains("actions/rouvrir"))
        #expect(try await act("rouvrir", on: id, as: supervisor).status == 422)
        #expect(try await act("rouvrir", on: id, as: supervisor, [("explanation", "Un fait nouveau")]).status == 303)
        #expect(try await stored(town, id).isOpen)
        await town.remove()
    }

    @Test func `a decision is taken back within its time, and not afterwards`() async throws {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        try await town.publish { text in
            text.replacing("      reason_required: true\n", with: "      reason_required: true\n      within: P4M\n")
        }
        let ids = [
            try await town.submittedCase(SiteClient(site: town.site)),
            try await town.submittedCase(SiteClient(site: town.site)),
        ]
        let agent = try await town.agent("nadia", role: .agent)
        for id in ids {
            _ = try await act("prendre", on: id, as: agent)
            let letter = try await agent.get("/fr/desk/cases/\(id)/actions/accorder")
            let done = try await agent.post(
                "/fr/desk/cases/\(id)/actions/accorder",
                fields(letter, ["csrf", "seen", "shown", "subject"]) + [("body", letter.textArea(of: "body"))])
            try #require(done.status == 303)
        }
        // Decided on 24 November 2026: until 24 March 2027 included.
        let page = try await town.agent("omar", role: .supervisor).get("/fr/desk/cases/\(ids[0])")
        #expect(page.body.contains("Possible jusqu’au 24\u{A0}mars 2027 compris"))
        clock.pass(minutes: 120 * 24 * 60)
        let supervisor = try await town.agent("awa", role: .supervisor)
        let path = "/fr/desk/cases/\(ids[0])/actions/rouvrir"
        let inTime = try await supervisor.postForm(
            path, [("seen", try await supervisor.get(path).value(of: "seen") ?? ""), ("explanation", "Illégale")],
            from: path)
        #expect(inTime.status == 303)
        #expect(try await stored(town, ids[0]).isOpen)
        clock.pass(minutes: 24 * 60)
        let again = try await town.agent("lea", role: .supervisor)
        let late = "/fr/desk/cases/\(ids[1])/actions/rouvrir"
        let refused = try await again.get(late)
        #expect(refused.status == 409)
        #expect(refused.body.contains("a pris fin le 24\u{A0}mars 2027"))
        let forced = try await again.post(
            late, [("csrf", refused.value(of: "csrf") ?? ""), ("seen", "9"), ("explanation", "Trop tard")])
        #expect(forced.status == 409)
        #expect(try await !stored(town, ids[1]).isOpen)
        await town.remove()
    }

    @Test func `a view kept under a name is a link, its agent's alone, and opens the same list to a colleague`()
        async throws
    {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let agent = try await town.agent("nadia", role: .agent)
        let list = "/fr/desk?show=all&service=acte-naissance"
        let fields = [("show", "all"), ("service", "acte-naissance"), ("name", "  Actes   <b> ")]
        for _ in 0..<2 {
            #expect(try await agent.postForm("/fr/desk/views", fields, from: list).location == list)
        }
        let page = try await agent.get("/fr/desk")
        #expect(page.body.components(separatedBy: "Actes &lt;b&gt;").count == 2, "a double click keeps one")
        #expect(page.body.contains("href=\"/fr/desk?show=all&amp;service=acte-naissance\">Actes"))
        let nameless = try await agent.postForm("/fr/desk/views", [("show", "mine"), ("name", " ")], from: list)
        #expect(nameless.status == 422 && nameless.body.contains("Donnez un nom à la vue"))
        #expect(nameless.body.contains("name=\"show\" value=\"mine\""), "what was to be kept is not lost")
        let colleague = try await town.agent("omar", role: .agent)
        #expect(!(try await colleague.get("/fr/desk")).body.contains("Actes &lt;b&gt;"))
        #expect(try await colleague.get(list).body.contains("/fr/desk/cases/\(id)"))
        let views = try await agent.get("/fr/desk/views").body
        let forget = try #require(views.firstMatch(of: /action="([^"]+\/forget)"/)?.1)
        #expect(try await colleague.postForm(String(forget), [], from: "/fr/desk/views").status == 303)
        #expect(try await agent.get("/fr/desk/views").body.contains("Actes &lt;b&gt;"), "not another's to forget")
        #expect(try await agent.postForm(String(forget), [], from: "/fr/desk/views").location == "/fr/desk/views")
        #expect(try await agent.get("/fr/desk/views").body.contains("Vous n’avez gardé aucune vue"))
        await town.remove()
    }

    @Test func `every reason not to let someone in gives the same answer, and guessing is slowed down`() async throws {
        let town = try await TestTown.make()
        _ = try await town.agent("nadia", role: .agent)
        let client = SiteClient(site: town.site)
        func attempt(_ login: String, _ password: String) async throws -> SiteClient.Answer {
            try await client.post("/fr/desk/sign-in", [("login", login), ("password", password)])
        }
        let unknown = try await attempt("inconnue", "x")
        let wrong = try await attempt("nadia", "x")
        #expect(unknown.status == 422 && wrong.status == 422)
        #expect(unknown.body.replacing("inconnue", with: "nadia") == wrong.body)
        for _ in 0..<4 { _ = try await attempt("nadia", "x") }
        // The right password, while the account waits.
        let blocked = try await attempt("nadia", TestTown.password)
        #expect(blocked.status == 422)
        #expect(blocked.sessionCookie == nil)
        await town.remove()
    }

    @Test func `signing in gives a new session and ends the former; signing out ends it`() async throws {
        let town = try await TestTown.make()
        _ = try await town.agent("nadia", role: .agent)
        let credentials = [("login", "NADIA"), ("password", TestTown.password)]
        let client = SiteClient(site: town.site)
        let first = try #require(try await client.post("/fr/desk/sign-in", credentials).sessionCookie)
        #expect(try await status(of: "/fr/desk", with: first, in: town) == 200)

        let token = try await client.get("/fr/desk").value(of: "csrf") ?? ""
        let again = try await client.post("/fr/desk/sign-in", credentials + [("csrf", token)])
        let second = try #require(again.sessionCookie)
        #expect(second != first)
        #expect(try await status(of: "/fr/desk", with: first, in: town) == 303)
        #expect(try await status(of: "/fr/desk", with: second, in: town) == 200)

        #expect(try await client.postForm("/fr/desk/sign-out", [], from: "/fr/desk").status == 303)
        #expect(try await status(of: "/fr/desk", with: second, in: town) == 303)
        await town.remove()
    }

    @Test func `signing in leads to the page wanted, and never to another site`() async throws {
        let town = try await TestTown.make()
        _ = try await town.agent("nadia", role: .agent)
        let credentials = [("login", "nadia"), ("password", TestTown.password)]
        let stranger = try await SiteClient(site: town.site).get("/fr/desk/jobs")
        #expect(stranger.location == "/fr/desk/sign-in?next=%2Ffr%2Fdesk%2Fjobs")
        for (next, path) in [("%2Ffr%2Fdesk%2Fjobs", "/fr/desk/jobs"), ("%2F%2Failleurs.example", "/fr/desk")] {
            let answer = try await SiteClient(site: town.site).post("/fr/desk/sign-in?next=\(next)", credentials)
            #expect(answer.location == path)
        }
        await town.remove()
    }

    private func status(of path: String, with cookie: String, in town: TestTown) async throws -> Int {
        try await SiteClient(site: town.site).send(.get, path, headers: [.cookie: cookie], body: nil).status
    }

    @Test func `a search leads straight to the case, or says what is wrong`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let reference = try await stored(town, id).submission.reference.description
        let agent = try await town.agent("nadia", role: .agent)
        let typed = reference.lowercased().replacing("-", with: "%20")
        #expect(try await agent.get("/fr/desk/search?q=\(typed)").location == "/fr/desk/cases/\(id)")
        for typed in ["VC-0000", "vc-7k2m", "VC%207K2M%20"] {
            #expect(try await agent.get("/fr/desk/search?q=\(typed)").status == 422, "\(typed)")
        }
        // What no list shows is no mistake: the page says what is searched.
        for typed in ["0199001234", "01%2099%2000%2012%2034", "12%20rue%20x", "Jean-Paul", "vclair2"] {
            let page = try await agent.get("/fr/desk/search?q=\(typed)")
            #expect(page.status == 200 && page.body.contains("pas sur les téléphones"), "\(typed): \(page.status)")
        }
        var random = SystemRandomNumberGenerator()
        let other = Reference(prefix: "VC", using: &random)
        #expect(try await agent.get("/fr/desk/search?q=\(other)").status == 404)
        await town.remove()
    }

    @Test func `words find the cases whose listed values begin so, accents or not, in the organisation alone`()
        async throws
    {
        let town = try await TestTown.make()
        try await town.publish { service in
            service.replacing(/columns: \[[^\]]*\]/, with: "columns: [type_acte, nom_naissance]")
        }
        let (person, other) = (SiteClient(site: town.site), SiteClient(site: town.site))
        let id = try await town.submittedCase(person, name: "Bénédicte-Aurélie O’Neil")
        let second = try await town.submittedCase(other, name: "Benjamin")
        let agent = try await town.agent("nadia", role: .agent)
        func found(_ typed: String) async throws -> Set<String> {
            let query = typed.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let page = try await agent.get("/fr/desk/search?q=\(query)")
            #expect(page.status == 200, "\(typed)")
            return Set([id, second].filter { page.body.contains("/fr/desk/cases/\($0)") })
        }
        for (typed, cases) in [
            ("ben", [id, second]), ("BÉNÉ", [id]), ("benedicte", [id]), ("benedictes", []), ("benj", [second]),
            ("neil", [id]), ("aurel ben", [id]), ("aurel benj", []), ("o", [id]), ("sans filiation", [id, second]),
            ("extr benj", [second]), ("dupont", []),
        ] where typed.count > 1 {
            #expect(try await found(typed) == Set(cases), "\(typed)")
        }
        #expect(try await agent.get("/fr/desk/search?q=b").status == 422)
        let far = try await town.agent("loin", role: .administrator, organisation: "voisine")
        #expect(!(try await far.get("/fr/desk/search?q=ben")).body.contains(id))
        await town.remove()
    }

    @Test func `views of the list, jobs, and both languages answer`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let administrator = try await town.agent("chef", role: .administrator)
        for path in [
            "/fr/desk", "/en/desk", "/fr/desk?show=mine", "/fr/desk?show=all", "/en/desk?show=waiting",
            "/en/desk?show=done", "/fr/desk/search",
            "/fr/desk/jobs", "/en/desk/jobs", "/en/desk/cases/\(id)", "/en/desk/cases/\(id)/actions/prendre",
        ] {
            let answer = try await administrator.get(path)
            #expect(answer.status == 200, "\(path) answered \(answer.status)")
            #expect(answer.body.contains("Agent chef"))
        }
        // A view's address leads anyone to the same list: one service, or the order of waiting.
        let colleague = try await town.agent("nadia", role: .agent)
        let own = try await colleague.get("/fr/desk?show=all&service=acte-naissance")
        #expect(own.body.contains("aria-current=\"page\">Demander un acte de naissance"))
        #expect(own.body.contains("/fr/desk/cases/\(id)"))
        #expect(try await colleague.get("/fr/desk?show=waiting").body.contains("/fr/desk/cases/\(id)"))
        // A service of nobody here filters nothing.
        #expect(try await colleague.get("/fr/desk?show=all&service=absente").body.contains("/fr/desk/cases/\(id)"))
        // Beyond the last case: back to the beginning.
        #expect(try await administrator.get("/fr/desk?after=\(Int.max).\(id)").location == "/fr/desk")
        await town.remove()
    }
}

extension SiteClient.Answer {
    /// The session's cookie that the answer sets, as the browser sends it back.
    fileprivate var sessionCookie: String? {
        guard status == 303, let set = headers[.setCookie], !set.contains("Max-Age=0") else { return nil }
        return set.split(separator: ";").first.map(String.init)
    }

    /// What stands in a text area.
    func textArea(of name: String) -> String {
        guard let start = body.range(of: #"name="\#(name)""#),
            let open = body[start.upperBound...].firstIndex(of: ">"),
            let end = body[open...].range(of: "</textarea>")
        else { return "" }
        let text = body[body.index(after: open)..<end.lowerBound]
        return String(text.hasPrefix("\n") ? text.dropFirst() : text).unescaped
    }
}

extension String {
    var unescaped: String {
        replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&#96;", with: "`").replacing("&amp;", with: "&")
    }
}
