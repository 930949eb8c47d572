import Assistant
import Cases
import FEEL
import Foundation
import Services
import Storage
import Testing

@testable import Web

/// How the assistant does, as supervisors see it: what was asked and not found, and nothing of anyone.
@Suite struct AssistantDeskTests {
    /// Begins a conversation in a browser of its own; gives its address.
    private func ask(_ town: TestTown, _ message: String, then later: [String] = []) async throws -> String {
        let client = SiteClient(site: town.site)
        let begun = try await client.postForm("/fr/assistant", [("message", message)], from: "/fr/resume")
        let path = try #require(begun.location?.split(separator: "#").first.map(String.init))
        for message in later { _ = try await client.postForm(path, [("message", message)], from: path) }
        return path
    }

    private func row(_ body: String, _ word: String) -> String? {
        body.split(separator: "<tr>").map(String.init).first { $0.contains(">\(word)<") }
    }

    @Test func `what five conversations asked in vain is shown, and nothing of those who asked`() async throws {
        let town = try await TestTown.make()
        let personal = """
            Bonjour, je m’appelle Samira Zwykiewicz, 12 rue Zwykiewicz. Écrivez à samira@zwykiewicz.example. \
            Mon dossier VC-7K2M-9QFX. Où est la patinoire ? Zwykiewicz
            """
        for _ in 0..<5 { _ = try await ask(town, personal) }
        // Said twice in four conversations, a word is said by four.
        for _ in 0..<4 { _ = try await ask(town, "un trampoline ?", then: ["trampoline", "patinoire"]) }
        let supervisor = try await town.agent("cheffe", role: .supervisor)
        let page = try await supervisor.get("/fr/desk/assistant")
        #expect(page.status == 200)
        let shown = try #require(row(page.body, "patinoire"))
        #expect(shown.contains(">9<"), "\(shown)")
        #expect(!page.body.contains("trampoline"), "four conversations are a small group")
        let csv = try await supervisor.get("/fr/desk/assistant/figures.csv")
        #expect(csv.status == 200 && csv.body.contains("\"not_found_fr\";\"patinoire\";9"))
        for text in [page.body, csv.body].map({ $0.lowercased() }) {
            for trace in ["zwykiewicz", "samira", "7k2m", "9qfx", "@"] {
                #expect(!text.contains(trace), "\(trace) has reached the page")
            }
        }
        await town.remove()
    }

    @Test func `turns are counted as they end, and small numbers are not told`() async throws {
        let town = try await TestTown.make()
        for _ in 0..<5 { _ = try await ask(town, "patinoire") }
        for _ in 0..<2 { _ = try await ask(town, "je veux mourir") }
        let supervisor = try await town.agent("cheffe", role: .supervisor)
        let body = try await supervisor.get("/en/desk/assistant?days=90").body
        let unsure = row(body, "Nothing found") ?? row(body, "Not sure: closest sheets shown")
        #expect(unsure?.contains(">5<") == true, "\(unsure ?? body)")
        #expect(row(body, "Emergency: numbers given")?.contains("fewer than 5") == true)
        #expect(body.contains("Never shown during the period"))
        // What was said of an emergency is counted nowhere.
        let store = town.store
        let period = FigurePeriod.upTo(Zone.utc.date(at: TestTown.now))
        let sums = try await store.database.read { try store.assistantSums.sums(of: "mairie", over: period, in: $0) }
        #expect(sums.filter { $0.kind == "offered" }.allSatisfy { $0.key != "distress" })
        #expect(sums.first { $0.kind == "conversations" }?.count == 7)
        await town.remove()
    }

    @Test func `hand-over is told by office, from the reception's own figures, small numbers hidden`() async throws {
        let town = try await TestTown.make()
        let (store, today) = (town.store, Zone.utc.date(at: TestTown.now))
        try await store.database.write { transaction in
            func count(_ measure: ReceptionMeasure, _ times: Int, _ team: String) throws {
                for _ in 0..<times {
                    try store.receptions.count(
                        measure, organisation: "mairie", team: team, day: today, in: transaction)
                }
            }
            try count(.asked, 10, "etat-civil")
            try count(.taken, 6, "etat-civil")
            try count(.abandoned, 3, "etat-civil")
            try count(.asked, 4, "accueil")
        }
        let supervisor = try await town.agent("cheffe", role: .supervisor)
        let body = try await supervisor.get("/en/desk/assistant").body
        let rows = body.split(separator: "<tr>").map(String.init)
        let own = try #require(rows.first { $0.contains(">10<") && $0.contains("scope=\"row\"") })
        #expect(own.contains(">6 (60%)<") && own.contains("fewer than 5") && !own.contains(">3"), "\(own)")
        let other = try #require(rows.first { $0.contains("Town hall reception") })
        #expect(other.contains("fewer than 5") && !other.contains(">4<"), "\(other)")
        let csv = try await supervisor.get("/en/desk/assistant/figures.csv").body
        #expect(
            csv.contains("\"reception_taken\",\"etat-civil\",6")
                || csv.contains("\"reception_taken\",\"etat-civil\",\"6\""))
        #expect(csv.contains("\"reception_abandoned\",\"etat-civil\",\r\n"))
        // The reception's page, from the same sums.
        let reception = try await supervisor.get("/en/desk/conversations/figures").body
        #expect(reception.contains("Conversations taken") && reception.contains(">6<"))
        await town.remove()
    }

    @Test func `an opinion is counted once, and changes no answer`() async throws {
        let town = try await TestTown.make()
        let question = "Combien coûte un acte de naissance ?"
        let before = await town.site.knowledge.search(question, in: .fr)
        for index in 0..<5 {
            let client = SiteClient(site: town.site)
            let begun = try await client.postForm("/fr/assistant", [("message", question)], from: "/fr/resume")
            let path = try #require(begun.location?.split(separator: "#").first.map(String.init))
            let page = try await client.get(path)
            #expect(page.body.contains("Cette réponse vous aide-t-elle"))
            let seen = try #require(page.value(of: "seen"))
            for _ in 0..<2 {
                let answer = try #require(page.value(of: "answer"))
                let fields = [("useful", index == 0 ? "yes" : "no"), ("seen", seen), ("answer", answer)]
                #expect(try await client.postForm("\(path)/feedback", fields, from: path).status == 303)
            }
            let after = try await client.get(path).body
            #expect(after.contains("Votre avis est compté") && !after.contains("Cette réponse vous aide-t-elle"))
            // A stranger says nothing of it.
            let stranger = try await SiteClient(site: town.site)
                .postForm("\(path)/feedback", [("useful", "no"), ("seen", "1"), ("answer", "2")], from: "/fr/resume")
            #expect(stranger.status == 404)
        }
        let supervisor = try await town.agent("cheffe", role: .supervisor)
        let csv = try await supervisor.get("/en/desk/assistant/figures.csv").body
        // One said yes: too few to be told.
        #expect(csv.contains("\"useful\",\"service:acte-naissance\",\r\n"))
        #expect(csv.contains("\"not_useful\",\"service:acte-naissance\",\r\n"))
        let store = town.store
        let period = FigurePeriod.upTo(Zone.utc.date(at: TestTown.now))
        let sums = try await store.database.read { try store.assistantSums.sums(of: "mairie", over: period, in: $0) }
        #expect(sums.first { $0.kind == "useful" }?.count == 1 && sums.first { $0.kind == "not_useful" }?.count == 4)
        let later = await town.site.knowledge.search(question, in: .fr)
        #expect(later == before, "opinions change no answer")
        await town.remove()
    }

    @Test func `figures are for supervisors of the organisation`() async throws {
        let town = try await TestTown.make()
        for _ in 0..<5 { _ = try await ask(town, "patinoire") }
        let pages = ["/fr/desk/assistant", "/fr/desk/assistant/figures.csv"]
        let agent = try await town.agent("agent", role: .agent)
        let neighbour = try await town.agent("voisin", role: .supervisor, organisation: "voisine")
        for page in pages {
            #expect(try await agent.get(page).status == 403)
            let other = try await neighbour.get(page)
            #expect(other.status == 404 && !other.body.contains("patinoire"))
            let visitor = try await SiteClient(site: town.site).get(page)
            #expect(visitor.status == 303 && visitor.location?.contains("/desk/sign-in") == true)
        }
        await town.remove()
    }
}

/// The test bench, and what becomes of the answers marked on it.
@Suite struct AssistantBenchTests {
    private static let bench = "/fr/desk/assistant/bench"

    private func mark(_ client: SiteClient, _ question: String, _ expected: String) async throws -> SiteClient.Answer {
        try await client.postForm(
            "\(Self.bench)/cases", [("question", question), ("in", "fr"), ("expected", expected)], from: Self.bench)
    }

    @Test func `what an agent marks right is kept, replayed, downloaded and removed`() async throws {
        let town = try await TestTown.make()
        let agent = try await town.agent("agent", role: .agent)
        let tried = try await agent.get("\(Self.bench)?question=acte%20de%20naissance&in=fr")
        #expect(tried.status == 200 && tried.body.contains("service:acte-naissance"))
        #expect(tried.body.contains("N’écrivez rien sur personne"))
        #expect(try await mark(agent, "acte de naissance", "service:acte-naissance").status == 303)
        #expect(try await mark(agent, "acte de naissance", "service:acte-naissance").status == 303)
        #expect(try await mark(agent, "qui a gagné le match", "").status == 303)
        #expect(try await mark(agent, "acte de naissance", "sheet:nowhere").status == 422)
        let replayed = try await agent.get("\(Self.bench)?replay=1").body
        #expect(replayed.contains("2 justes, 0 proches, 0 fausses."))
        let file = try await agent.get("/fr/desk/assistant/questions.jsonl")
        let (records, problems) = QuestionRecord.read(file.bytes)
        #expect(problems.isEmpty)
        // Marked within one millisecond, in either order.
        #expect(
            Set(records.map(\.record)) == [
                QuestionRecord(question: "acte de naissance", language: .fr, expected: "service:acte-naissance"),
                QuestionRecord(question: "qui a gagné le match", language: .fr, expected: nil),
            ] && records.count == 2)
        let store = town.store
        let kept = try await store.database.read { try store.assistantCases.list(of: "mairie", in: $0) }
        let id = try #require(kept.first?.id.description)
        #expect(try await agent.postForm("\(Self.bench)/cases/\(id)/remove", [], from: Self.bench).status == 303)
        #expect(try await store.database.read { try store.assistantCases.list(of: "mairie", in: $0) }.count == 1)
        await town.remove()
    }

    @Test func `an answer that is right no more is told in red`() async throws {
        let town = try await TestTown.make()
        let agent = try await town.agent("agent", role: .agent)
        let store = town.store
        let record = QuestionRecord(question: "acte de naissance", language: .fr, expected: "sheet:gone")
        let id = try #require(Identifier("01993dfa-5e3c-7000-8000-000000000001"))
        try await store.database.write { transaction in
            _ = try store.assistantCases.add(
                AssistantCase(id: id, language: .fr, createdAt: TestTown.now, agent: id, content: record.encoded),
                organisation: "mairie", in: transaction)
        }
        let body = try await agent.get("\(Self.bench)?replay=1").body
        #expect(body.contains("tag-bad") && body.contains("0 justes, 0 proches, 1 fausses."))
        // Of another organisation nobody sees or removes it.
        let neighbour = try await town.agent("voisin", role: .administrator, organisation: "voisine")
        #expect(try await neighbour.get("/fr/desk/assistant/questions.jsonl").status == 404)
        #expect(
            try await neighbour.postForm("\(Self.bench)/cases/\(id)/remove", [], from: Self.bench).status != 303)
        #expect(try await store.database.read { try store.assistantCases.list(of: "mairie", in: $0) }.count == 1)
        await town.remove()
    }
}

/// Sums and dates brought into the order in which they are read.
@Suite struct AssistantFiguresTests {
    private func sum(_ kind: TurnTally.Kind, _ key: String, _ count: Int, _ language: Language = .fr) -> AssistantSum {
        AssistantSum(kind: kind.rawValue, key: key, language: language, count: count)
    }

    @Test func `languages are added up, and small numbers are hidden with their shares`() {
        let figures = AssistantFigures([
            sum(.turns, "answered", 6), sum(.turns, "answered", 4, .en), sum(.turns, "unsure", 2),
            sum(.closest, "sheet:a", 5), sum(.closest, "sheet:b", 4), sum(.closest, "sheet:c", 9),
        ])
        #expect(figures.count(.turns, "answered") == 10 && figures.total(.turns) == 12)
        #expect(figures.closest.map(\.sheet) == ["sheet:c", "sheet:a"])
        #expect([0, 1, 4, 5].map { AssistantFigures.shown($0) } == [0, nil, nil, 5])
        #expect(AssistantFigures.share(10, of: 12) == 83)
        #expect(AssistantFigures.share(2, of: 12) == nil && AssistantFigures.share(0, of: 4) == nil)
    }

    @Test func `the answers that help least come first, and few opinions are none`() {
        let figures = AssistantFigures([
            sum(.useful, "a", 9), sum(.notUseful, "a", 1), sum(.notUseful, "b", 5), sum(.useful, "c", 4),
            sum(.useful, "d", 5), sum(.notUseful, "d", 5),
        ])
        #expect(figures.judgements.map(\.sheet) == ["b", "d", "a"])
    }

    @Test func `a sheet is to be read again when its day has passed, after a year, or when nobody knows`() throws {
        let today = try #require(CivilDate(year: 2026, month: 11, day: 28))
        func reason(_ reviewed: Int?, _ valid: Int?) -> SheetReview.Reason? {
            SheetReview(
                reviewedOn: reviewed.map { today.adding(days: $0) }, validUntil: valid.map { today.adding(days: $0) },
                today: today)?.reason
        }
        #expect(reason(-365, nil) == nil && reason(-1, 0) == nil)
        #expect(reason(-366, nil) == .reviewedLongAgo)
        #expect(reason(-1, -1) == .outOfDate)
        #expect(reason(nil, 10) == .neverReviewed)
    }

    @Test func `words said together are told together`() {
        let terms = [("piscine", 9), ("horaire", 7), ("horaire piscine", 6), ("tarif piscine", 5)].map {
            UnfoundTerm(text: $0.0, language: .fr, conversations: $0.1)
        }
        #expect(
            UnfoundGroup.of(terms) == [
                UnfoundGroup(word: "piscine", conversations: 9, with: ["horaire piscine", "tarif piscine"]),
                UnfoundGroup(word: "horaire", conversations: 7, with: ["horaire piscine"]),
            ])
    }
}
