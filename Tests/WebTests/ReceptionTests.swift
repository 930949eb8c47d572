import Assistant
import Cases
import FEEL
import Foundation
import HTTPTypes
import Services
import Synchronization
import Testing

@testable import Storage
@testable import Web

/// A person at every turn: asked for, waited for honestly, found again; and agents who are protected too.
@Suite struct ReceptionTests {
    // MARK: Talking

    @Test func `a person asks, an agent sees everything and answers, and both keep the summary`() async throws {
        let clock = TestClock()
        let (town, person, agent) = try await atWork(clock: { clock.now })
        let page = try await person.get("/fr/person?service=acte-naissance")
        #expect(page.body.contains("Une personne est disponible maintenant."))
        let id = try await ask(town, person, about: "Où est mon acte ?", [("email", "samira@example.com")])
        let (mine, desk) = ("/fr/person/\(id)", "/fr/desk/conversations/\(id)")
        #expect(try await person.get(mine).body.contains("Vous êtes la prochaine personne"))
        #expect(try await agent.get("/fr/desk/conversations").body.contains("1 en attente"))
        #expect(
            !(try await agent.get("/fr/desk/conversations").body.contains("Où est mon acte")), "not before it is taken")
        clock.pass(minutes: 3)
        #expect(try await take(agent, id).location == desk)
        #expect(try await agent.get(desk).body.contains("Où est mon acte ?"))
        try await say("Il part demain.", agent, desk)
        let answered = try await person.get(mine).body
        #expect(answered.contains("Une personne a rejoint la conversation") && answered.contains("Il part demain."))
        #expect(!answered.contains("Agent nadia"), "service and role, never the name")
        try await say("Merci !", person, mine)
        #expect(try await agent.get(desk).body.contains("Merci !"))
        let fields = [("reason", "answered"), ("summary", "Votre acte part demain.")]
        #expect(try await agent.postForm("\(desk)/end", fields, from: desk).status == 303)
        let ended = try await person.get(mine).body
        #expect(ended.contains("La conversation est terminée") && ended.contains("Votre acte part demain."))
        #expect(try await agent.get(desk).body.contains("Votre acte part demain."), "kept on the agent's side")
        let mail = try #require(
            try await mails(town, at: clock.now).first { $0.body.contains("Votre acte part demain.") })
        #expect(mail.to == "samira@example.com")
        let sums = try await sums(town, clock.now)
        for (measure, detail) in [
            ("asked", ""), ("taken", ""), ("waited", "5"), ("lasted", "1"), ("ended", "answered"),
        ] {
            #expect(
                sums.contains { $0.measure.rawValue == measure && $0.detail == detail && $0.count == 1 }, "\(measure)")
        }
        await town.remove()
    }

    @Test func `a message too long is given back whole to whoever wrote it, and nothing of it is sent`() async throws {
        let (town, person, agent) = try await atWork()
        let long = String(repeating: "bonjour ", count: 260) + "et la fin"
        let page = "/fr/person?service=acte-naissance"
        let asked = try await person.postForm(
            "/fr/person", [("service", "acte-naissance"), ("message", long), ("wish", "live")], from: page)
        #expect(asked.status == 422 && asked.body.contains("et la fin</textarea>"))
        #expect(asked.body.contains("Votre message est trop long"))
        let id = try await ask(town, person)
        _ = try await take(agent, id)
        for (client, path) in [(person, "/fr/person/\(id)"), (agent, "/fr/desk/conversations/\(id)")] {
            let said = try await client.postForm(path, [("message", long)], from: path)
            #expect(said.status == 422 && said.body.contains("et la fin</textarea>"))
            let read = try await client.get(path)
            #expect(!read.body.contains("et la fin"))
        }
        let desk = "/fr/desk/conversations/\(id)"
        let ended = try await agent.postForm("\(desk)/end", [("reason", "answered"), ("summary", long)], from: desk)
        #expect(ended.status == 422 && ended.body.contains("et la fin</textarea>"))
        await town.remove()
    }

    @Test func `the assistant hands over all that was said, at any moment`() async throws {
        let (town, person, agent) = try await atWork()
        let begun = try await person.postForm(
            "/fr/assistant", [("message", "combien coûte un acte de naissance")], from: "/fr/assistant")
        let place = try #require(begun.location?.split(separator: "#").first.map(String.init))
        let id = try #require(place.split(separator: "/").last.flatMap { Identifier(String($0)) })
        let handed = try await person.postForm(place, [("message", "je veux parler à une personne")], from: place)
        // Asked for in so many words, the assistant offers at once; the way to it stands at the foot of every page too.
        let next = handed.location?.split(separator: "#").first.map(String.init) ?? place
        let offered = try await person.get(next)
        let way = "/fr/person?conversation=\(id)"
        #expect(next == way || offered.body.contains(way), "\(next)")
        #expect(offered.status == 200)
        let form = try await person.postForm(
            "/fr/person", [("conversation", id.description), ("wish", "live")], from: "/fr/person?conversation=\(id)")
        #expect(form.location == "/fr/person/\(id)", "\(form.body)")
        #expect(try await person.get(place).location?.hasPrefix("/fr/person/\(id)") == true)
        _ = try await take(agent, id)
        let seen = try await agent.get("/fr/desk/conversations/\(id)").body
        #expect(seen.contains("combien coûte un acte de naissance") && seen.contains("Pourquoi cette réponse"))
        #expect(seen.contains("Fiches utiles"))
        await town.remove()
    }

    @Test func `every service, refusal and error page leads to a person`() async throws {
        let town = try await TestTown.make()
        let person = SiteClient(site: town.site)
        #expect(try await person.get("/fr/services/acte-naissance").body.contains("/fr/person?service=acte-naissance"))
        #expect(try await person.get("/fr/nulle-part").body.contains("href=\"/fr/person\""))
        let id = try await town.submittedCase(person)
        #expect(try await person.get("/fr/cases/\(id)").body.contains("/fr/person?case=\(id)"))
        let about = try await person.get("/fr/person?case=\(id)").body
        #expect(about.contains("name=\"case\" value=\"\(id)\"") && about.contains("état civil"))
        // Somebody else's case is nobody's subject.
        #expect(!(try await SiteClient(site: town.site).get("/fr/person?case=\(id)").body.contains("name=\"case\"")))
        let english = try await person.get("/en/person?service=acte-naissance").body
        #expect(english.contains("Talk to someone"))
        await town.remove()
    }

    // MARK: Honest waits and promises

    @Test func `whoever asks is told the truth about now`() async throws {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        let person = SiteClient(site: town.site)
        let page = "/fr/person?service=acte-naissance"
        let nobody = try await person.get(page).body
        #expect(nobody.contains("personne ne répond en ligne") && !nobody.contains("value=\"live\""))
        #expect(nobody.contains("Nous pouvons vous rappeler"))
        let agent = try await town.agent("nadia", role: .agent)
        try await available(agent, "break")
        #expect(try await person.get(page).body.contains("L’équipe est en pause"))
        try await available(agent)
        #expect(try await person.get(page).body.contains("value=\"live\""))
        for _ in 0..<2 { _ = try await take(agent, try await ask(town, SiteClient(site: town.site))) }
        #expect(try await person.get(page).body.contains("pas assez de recul"), "nothing is invented")
        // The office closes at noon: it is 11 in Paris.
        clock.pass(minutes: 61)
        let closed = try await person.get(page).body
        #expect(!closed.contains("value=\"live\"") && closed.contains("Nous pouvons vous rappeler"))
        await town.remove()
    }

    @Test func `a call is promised at a moment, and stays on the desk's list until it is made`() async throws {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        let person = SiteClient(site: town.site)
        let page = "/fr/person?service=acte-naissance"
        let wish = try #require(
            try await person.get(page).body.firstMatch(of: /name="wish" value="(\d+-\d+)"/).map { String($0.1) })
        let unreachable = try await person.postForm(
            "/fr/person", [("service", "acte-naissance"), ("message", "m"), ("wish", wish)], from: page)
        #expect(unreachable.status == 422 && unreachable.body.contains("Donnez un numéro"))
        let contact = [("phone", "01 99 00 12 34"), ("email", "samira@example.com")]
        let id = try await ask(town, person, wish: wish, contact)
        let mine = try await person.get("/fr/person/\(id)").body
        #expect(mine.contains("Nous vous rappelons le mardi") && mine.contains("01\u{A0}99\u{A0}00\u{A0}12\u{A0}34"))
        #expect(try await mails(town, at: clock.now).contains { $0.body.contains("Nous vous rappelons le mardi") })
        // The moment is nobody else's.
        let other = SiteClient(site: town.site)
        #expect(!(try await other.get(page).body.contains("value=\"\(wish)\"")))
        let late = try await other.postForm(
            "/fr/person", [("service", "acte-naissance"), ("message", "m"), ("wish", wish)] + contact, from: page)
        #expect(late.status == 422 && late.body.contains("vient d’être pris"))
        let agent = try await town.agent("nadia", role: .agent)
        let list = "/fr/desk/conversations"
        #expect(try await agent.get(list).body.contains("Rappels promis\u{A0}: 1"))
        // Two days later, it is late, and still there.
        clock.pass(minutes: 2 * 24 * 60)
        #expect(try await town.agent("noe", role: .agent).get(list).body.contains("En retard"))
        let again = try await town.agent("ines", role: .agent)
        let opened = try await again.get("\(list)/\(id)").body
        #expect(opened.contains("tel:") && opened.contains("Bonjour, une question"))
        #expect(try await words(town, id, clock.now).contains("a ouvert la conversation pour préparer l’appel"))
        let done = try await again.postForm(
            "\(list)/\(id)/end", [("reason", "answered"), ("summary", "C’est fait.")], from: "\(list)/\(id)")
        #expect(done.status == 303)
        #expect(try await again.get(list).body.contains("Rappels promis\u{A0}: 0"))
        #expect(try await sums(town, clock.now).contains { $0.measure == .late && $0.count == 1 })
        // Thirty days after, nothing remains.
        clock.pass(minutes: 31 * 24 * 60)
        let (store, now) = (town.store, clock.now)
        let isGone = try await store.database.write { transaction in
            _ = try store.conversations.deleteExpired(now: now, limit: 10, in: transaction)
            _ = try store.receptions.deleteExpired(now: now, limit: 10, in: transaction)
            return try store.receptions.find(id, in: transaction) == nil
                && store.conversations.find(id, now: .start(of: now), in: transaction) == nil
        }
        #expect(isGone)
        await town.remove()
    }

    /// Many people ask at once, on two servers: what is promised never exceeds the declared hours.
    @Test func `of many who want a call, each gets a moment of their own or none`() async throws {
        let town = try await TestTown.make()
        let other = try await town.secondServer()
        let page = "/fr/person?service=acte-naissance"
        let wishes = try await SiteClient(site: town.site).get(page).body.matches(of: /name="wish" value="(\d+-\d+)"/)
            .map { String($0.1) }
        #expect(wishes.count >= 2)
        let granted = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<12 {
                let site = index.isMultiple(of: 2) ? town.site : other
                let wish = wishes[index % wishes.count]
                group.addTask {
                    let client = SiteClient(site: site)
                    let fields = [
                        ("service", "acte-naissance"), ("message", "m"), ("wish", wish), ("phone", "01 99 00 12 34"),
                    ]
                    return try await client.post("/fr/person", fields).status == 303 ? 1 : 0
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(granted == wishes.count)
        let due = try await town.store.database.read {
            try town.store.callbacks.due(organisation: "mairie", team: "etat-civil", limit: 100, in: $0)
        }
        #expect(due.count == wishes.count && Set(due.map(\.time)).count == due.count)
        await town.remove()
    }

    // MARK: Agents are protected

    @Test func `one agent gets a conversation, two at most, none on a break`() async throws {
        let town = try await TestTown.make()
        let (first, second) = (try await town.agent("nadia", role: .agent), try await town.agent("noe", role: .agent))
        try await available(first)
        try await available(second)
        var ids: [Identifier] = []
        for _ in 0..<4 { ids.append(try await ask(town, SiteClient(site: town.site))) }
        #expect(try await take(first, ids[0]).location == "/fr/desk/conversations/\(ids[0])")
        #expect(try await take(second, ids[0]).location?.contains("problem=gone") == true)
        #expect(
            try await second.get("/fr/desk/conversations/\(ids[0])").status == 303, "another's conversation is not open"
        )
        #expect(try await take(first, ids[1]).location == "/fr/desk/conversations/\(ids[1])")
        #expect(try await take(first, ids[2]).location?.contains("problem=full") == true)
        try await available(second, "break")
        #expect(try await take(second, ids[2]).location?.contains("problem=absent") == true)
        let list = try await second.get("/fr/desk/conversations").body
        #expect(list.contains("1 agent disponible, 1 en pause") && !list.contains("Agent nadia"))
        // Whoever leaves leaves nobody hanging.
        try await available(first, "away")
        let waiting = try await town.store.database.read {
            try town.store.receptions.queue(organisation: "mairie", team: "etat-civil", limit: 10, in: $0)
        }
        #expect(Set(waiting.map(\.id)) == Set(ids))
        let foreign = try await town.agent("autre", role: .agent, organisation: "voisine")
        #expect(try await foreign.get("/fr/desk/conversations/\(ids[0])").status == 404)
        let elsewhere = try await town.agent("accueil", role: .agent, office: "accueil")
        #expect(try await elsewhere.get("/fr/desk/conversations/\(ids[0])").status == 404)
        await town.remove()
    }

    @Test func `insults are folded away, answered calmly and reported; anger goes through`() async throws {
        let town = try await TestTown.make()
        let person = SiteClient(site: town.site)
        let agent = try await town.agent("nadia", role: .agent)
        let supervisor = try await town.agent("ines", role: .supervisor)
        try await available(agent)
        let id = try await ask(town, person, about: "Votre service est inadmissible, j’attends depuis trois mois !")
        let (mine, desk) = ("/fr/person/\(id)", "/fr/desk/conversations/\(id)")
        _ = try await take(agent, id)
        #expect(!(try await agent.get(desk).body.contains("held-back")))
        #expect(!(try await supervisor.get("/fr/desk/conversations").body.contains("Propos retenus")))
        #expect(try await supervisor.get(desk).status == 303, "nothing to see for a supervisor")
        try await say("Bande de connards", person, mine)
        #expect(try await person.get(mine).body.contains("Dites-nous simplement ce qui ne va pas"))
        let seen = try await agent.get(desk).body
        let folded = try #require(seen.range(of: "class=\"held-back\""))
        #expect(
            seen[folded.upperBound...].contains("Bande de connards") && !seen[..<folded.lowerBound].contains("connards")
        )
        #expect(try await supervisor.get("/fr/desk/conversations").body.contains("Propos retenus"))
        #expect(try await supervisor.get(desk).status == 200)
        #expect(try await person.get(mine).body.contains("Un responsable du service a relu la conversation"))
        let ended = try await agent.postForm("\(desk)/end", [("reason", "abuse"), ("summary", "")], from: desk)
        #expect(ended.status == 303)
        #expect(try await person.get(mine).body.contains("Votre demande n’en est pas changée"))
        let figures = try await supervisor.get("/fr/desk/conversations/figures").body
        #expect(figures.contains("Messages repliés") && figures.contains("Conversations prises"))
        #expect(!figures.contains("Agent nadia"), "by office, never by agent")
        #expect(try await agent.get("/fr/desk/conversations/figures").status == 403)
        await town.remove()
    }

    @Test func `a conversation given to another office keeps its place, and is seen no more`() async throws {
        let (town, person, agent) = try await atWork()
        let id = try await ask(town, person)
        let desk = "/fr/desk/conversations/\(id)"
        _ = try await take(agent, id)
        let given = try await agent.postForm("\(desk)/transfer", [("team", "accueil")], from: desk)
        #expect(given.status == 303)
        #expect(try await agent.get(desk).status == 404)
        #expect(try await person.get("/fr/person/\(id)").body.contains("passe à un autre service"))
        let other = try await town.agent("noe", role: .agent, office: "accueil")
        try await available(other, team: "accueil")
        #expect(try await take(other, id).location == desk)
        #expect(try await other.get(desk).body.contains("Bonjour, une question"))
        await town.remove()
    }

    // MARK: Nothing is lost

    @Test func `when an agent's line dies, the conversation goes back to its place and is told so`() async throws {
        let clock = TestClock()
        let (town, person, agent) = try await atWork(clock: { clock.now })
        let id = try await ask(town, person)
        _ = try await take(agent, id)
        clock.pass(minutes: 6)
        let seen = try await person.get("/fr/person/\(id)").body
        #expect(seen.contains("a dû s’absenter") && seen.contains("Bonjour, une question"))
        #expect(seen.contains("mieux") || seen.contains("être rappelé"))
        try await available(agent)
        #expect(try await take(agent, id).location == "/fr/desk/conversations/\(id)")
        await town.remove()
    }

    @Test func `whoever still waits when the office closes is promised the next call`() async throws {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        let (reachable, other) = (SiteClient(site: town.site), SiteClient(site: town.site))
        let agent = try await town.agent("nadia", role: .agent)
        try await available(agent)
        let first = try await ask(town, reachable, [("email", "samira@example.com")])
        clock.pass(minutes: 1)
        let second = try await ask(town, other)
        try await town.site.tidyReceptions(at: clock.now)
        #expect(try await reachable.get("/fr/person/\(first)").body.contains("Vous êtes la prochaine personne"))
        clock.pass(minutes: 70)
        try await town.site.tidyReceptions(at: clock.now)
        #expect(try await reachable.get("/fr/person/\(first)").body.contains("Nous vous rappelons le mardi"))
        #expect(try await mails(town, at: clock.now).count == 1)
        #expect(try await other.get("/fr/person/\(second)").body.contains("votre place aussi"))
        clock.pass(minutes: 13 * 60)
        try await town.site.tidyReceptions(at: clock.now)
        #expect(try await words(town, second, clock.now).contains("redemander une personne"))
        await town.remove()
    }

    @Test func `what is said on one server is told on another`() async throws {
        let said = Mutex<(@Sendable () async throws -> Void)?>(nil)
        let pause: @Sendable () async throws -> Void = {
            let act = said.withLock { act in
                defer { act = nil }
                return act
            }
            try await act?()
        }
        let (town, person, agent) = try await atWork()
        let id = try await ask(town, person)
        _ = try await take(agent, id)
        let other = try await town.secondServer(live: LiveEvents(pause: pause))
        let elsewhere = person.moved(to: other)
        let page = try await elsewhere.get("/fr/person/\(id)")
        let events = try #require(page.body.firstMatch(of: /data-live="([^"]+)"/).map { String($0.1) })
            .replacing("&amp;", with: "&")
        let (store, site) = (town.store, town.site)
        said.withLock { act in
            act = { _ = try await Reception(site: site, now: TestTown.now).say("Voici.", by: .agent, in: id) }
        }
        _ = store
        let stream = try await elsewhere.get(events)
        #expect(stream.headers[.contentType] == "text/event-stream")
        #expect(stream.body.split(separator: "\n").filter { $0.hasPrefix("data: ") }.count == 1, "\(stream.body)")
        #expect(try await elsewhere.get("/fr/person/\(id)").body.contains("Voici."))
        // A stream that goes on from there has nothing to tell.
        let last = try #require(stream.body.firstMatch(of: /id: (\S+)/).map { String($0.1) })
        let again = try await elsewhere.get(
            "/fr/person/\(id)/events", headers: [HTTPField.Name("Last-Event-ID")!: last])
        #expect(!again.body.contains("data:") && again.body.contains("retry:"))
        #expect(try await SiteClient(site: other).get("/fr/person/\(id)/events").status == 404)
        // A server that stops keeps nobody.
        other.live.end()
        #expect(try await elsewhere.get("/fr/person/\(id)/events").status == 503)
        await town.remove()
    }

    // MARK: Filling in together

    @Test func `an agent proposes an answer, and only the person's word writes it`() async throws {
        let (town, person, agent) = try await atWork()
        let draft = try await town.completedDraft(person, name: "Benali")
        let shown = try await person.get("/fr/person?draft=\(draft)").body
        #expect(shown.contains("Votre formulaire commencé"))
        let id = try await ask(town, person, [("draft", draft), ("share", "yes")])
        let (mine, desk) = ("/fr/person/\(id)", "/fr/desk/conversations/\(id)")
        _ = try await take(agent, id)
        let seen = try await agent.get(desk).body
        #expect(seen.contains("Son formulaire") && seen.contains("Benali"))
        let form = try await agent.get("\(desk)/proposal?question=nom_naissance").body
        #expect(form.contains("value=\"Benali\""))
        func propose(_ value: String) async throws -> SiteClient.Answer {
            try await agent.postForm(
                "\(desk)/proposal",
                [("question", "nom_naissance"), ("asked", "nom_naissance"), ("nom_naissance", value)],
                from: "\(desk)/proposal?question=nom_naissance")
        }
        #expect(try await propose("").status == 422)
        #expect(try await propose("Benali").status == 422, "nothing would change")
        #expect(try await propose("Ben Ali").status == 303)
        #expect(try await name(town, draft) == "Benali", "nothing is written yet")
        let card = try await person.get(mine).body
        #expect(card.contains("L’agent propose") && card.contains("Ben Ali"))
        // Nobody but the person decides.
        let stranger = SiteClient(site: town.site)
        #expect(try await stranger.post("\(mine)/proposals/1", [("answer", "accept")]).status == 404)
        #expect(try await person.postForm("\(mine)/proposals/1", [("answer", "refuse")], from: mine).status == 303)
        #expect(try await name(town, draft) == "Benali")
        #expect(try await propose("Ben-Ali").status == 303)
        #expect(try await person.postForm("\(mine)/proposals/2", [("answer", "accept")], from: mine).status == 303)
        #expect(try await name(town, draft) == "Ben-Ali")
        let stored = try await content(town, draft)
        guard case .answer(let answer)? = stored.entries["nom_naissance"] else {
            Issue.record("no answer")
            return
        }
        #expect(answer.provenance == .agent)
        #expect(try await person.get(mine).body.contains("Proposition acceptée"))
        // That the form was looked at is on record for its person.
        let subject = try #require(Identifier(draft))
        let records = try await town.store.database.read {
            try town.store.accesses.list(of: subject, limit: 10, in: $0)
        }
        #expect(records.contains { $0.access.task == .conversation && $0.parts.contains(.draft) })
        await town.remove()
    }
}
