import Cases
import Services
import Testing

@testable import Storage
@testable import Web

/// A form shown to whoever answers once the conversation is under way.
extension ReceptionTests {
    @Test func `a form begun during a conversation can be shown to who answers, and no longer`() async throws {
        let (town, person, agent) = try await atWork()
        let id = try await ask(town, person)
        let (mine, desk) = ("/fr/person/\(id)", "/fr/desk/conversations/\(id)")
        _ = try await take(agent, id)
        #expect(try await agent.get(desk).body.contains("Aucun formulaire n’est montré"))
        #expect(try await !person.get(mine).body.contains("Montrer mon formulaire"), "none is begun")
        let draft = try await town.completedDraft(person, name: "Benali")
        #expect(try await person.get(mine).body.contains("Montrer mon formulaire «\u{A0}Demander un acte de naissance"))
        #expect(try await !agent.get(desk).body.contains("Benali"), "nothing is shown without the person's word")
        #expect(try await person.postForm("\(mine)/form", [("draft", draft)], from: mine).status == 303)
        let seen = try await agent.get(desk).body
        #expect(seen.contains("Benali") && seen.contains("est montré à partir de maintenant"))
        #expect(try await person.get(mine).body.contains("Vous montrez votre formulaire"))
        _ = try await agent.postForm(
            "\(desk)/proposal",
            [("question", "nom_naissance"), ("asked", "nom_naissance"), ("nom_naissance", "Ben Ali")],
            from: "\(desk)/proposal?question=nom_naissance")
        #expect(try await person.get(mine).body.contains("L’agent propose"))
        #expect(try await person.postForm("\(mine)/form", [], from: mine).status == 303)
        #expect(try await !agent.get(desk).body.contains("Benali"))
        #expect(try await agent.get("\(desk)/proposal?question=nom_naissance").status != 200)
        #expect(try await !person.get(mine).body.contains("L’agent propose"), "what was proposed goes with it")
        await town.remove()
    }

    @Test func `nobody shows another person's form`() async throws {
        let (town, person, agent) = try await atWork()
        let id = try await ask(town, person)
        _ = try await take(agent, id)
        let other = SiteClient(site: town.site)
        let draft = try await town.completedDraft(other, name: "Zwykiewicz")
        let mine = "/fr/person/\(id)"
        #expect(try await person.postForm("\(mine)/form", [("draft", draft)], from: mine).status == 303)
        #expect(try await !agent.get("/fr/desk/conversations/\(id)").body.contains("Zwykiewicz"))
        #expect(try await other.post("\(mine)/form", [("draft", draft)]).status == 404)
        await town.remove()
    }
}
