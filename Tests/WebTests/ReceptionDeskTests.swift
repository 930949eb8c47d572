import Cases
import Services
import Testing

@testable import Storage
@testable import Web

/// What agents have at hand to answer with, where they say that they are there, and the way back to a conversation.
extension ReceptionTests {
    @Test func `an office has its own beginnings of answers, in the person's language`() async throws {
        let (town, person, agent) = try await atWork()
        let id = try await ask(town, person)
        let desk = "/fr/desk/conversations/\(id)"
        _ = try await take(agent, id)
        let builtIn = try await begin(0, typed: "", agent, desk)
        #expect(builtIn.contains("je suis là pour vous répondre") && builtIn.contains("name=\"template\" value=\"3\""))
        let own = """
            conversations_at_once: 2
                  answers:
                    - title: {fr: "Accueil", en: "Welcome"}
                      text: {fr: "L’état civil vous répond.", en: "The registry answers you."}
            """
        let edit = { (text: String) in text.replacing("conversations_at_once: 2", with: own) }
        try await town.publish(organisation: edit) { $0 }
        let page = try await begin(0, typed: "", agent, desk)
        #expect(page.contains(">Accueil</button>") && page.contains("L’état civil vous répond.</textarea>"))
        #expect(!page.contains("je suis là pour vous répondre") && !page.contains("name=\"template\" value=\"1\""))
        // An agent who reads English chooses by an English title, and writes to the person in French.
        let english = try await begin(0, typed: "", agent, "/en/desk/conversations/\(id)")
        #expect(english.contains(">Welcome</button>") && english.contains("L’état civil vous répond.</textarea>"))
        await town.remove()
    }

    /// Puts a ready-made beginning before what is typed, as the page does without script; gives the page.
    private func begin(_ template: Int, typed: String, _ agent: SiteClient, _ desk: String) async throws -> String {
        let fields = [("message", typed), ("template", String(template))]
        let answer = try await agent.postForm(desk, fields, from: desk)
        #expect(answer.status == 200)
        return answer.body
    }

    @Test func `a ready-made beginning goes before what is typed, and sends nothing`() async throws {
        let (town, person, agent) = try await atWork()
        let id = try await ask(town, person)
        let desk = "/fr/desk/conversations/\(id)"
        _ = try await take(agent, id)
        let page = try await begin(0, typed: "Votre acte part demain.", agent, desk)
        #expect(page.firstMatch(of: /je suis là pour vous répondre[^<]*\nVotre acte part demain\.<\/textarea>/) != nil)
        #expect(!(try await person.get("/fr/person/\(id)").body.contains("je suis là pour vous répondre")))
        await town.remove()
    }

    @Test func `whoever receives for several offices chooses one first, and is told so at the field`() async throws {
        let town = try await TestTown.make()
        let desk = "/fr/desk/conversations"
        let chief = try await town.agent("chef", role: .supervisor)
        #expect(try await chief.get(desk).body.contains("0 agent disponible"))
        let mute = try await chief.postForm("\(desk)/presence", [("presence", "available"), ("team", "")], from: desk)
        #expect(mute.status == 422)
        #expect(mute.body.contains("href=\"#team\"") && mute.body.contains("Choisissez un service"))
        #expect(mute.body.contains("aria-invalid=\"true\""))
        try await available(chief)
        for presence in ["break", "away"] {
            let fields = [("presence", presence), ("team", "")]
            #expect(try await chief.postForm("\(desk)/presence", fields, from: desk).status == 303, "\(presence)")
        }
        await town.remove()
    }

    @Test func `this browser's open conversations are found again where one asks for a person, and in the space`()
        async throws
    {
        let (town, person, agent) = try await atWork()
        #expect(!(try await person.get("/fr/person").body.contains("Vous avez une conversation en cours")))
        let id = try await ask(town, person)
        let begun = try await person.postForm(
            "/fr/assistant", [("message", "combien coûte un acte de naissance")], from: "/fr/assistant")
        let talk = try #require(begun.location?.split(separator: "#").first.map(String.init))
        let page = try await person.get("/fr/person").body
        #expect(page.contains("href=\"/fr/person/\(id)\"") && page.contains("href=\"\(talk)\""))
        _ = try await town.signIn(person, email: "samira@example.com")
        #expect(try await person.get("/fr/space").body.contains("href=\"/fr/person/\(id)\""))
        #expect(!(try await SiteClient(site: town.site).get("/fr/person").body.contains("\(id)")))
        // Once it has ended, there is nothing to go back to.
        _ = try await take(agent, id)
        let desk = "/fr/desk/conversations/\(id)"
        let fields = [("reason", "answered"), ("summary", "C’est fait.")]
        #expect(try await agent.postForm("\(desk)/end", fields, from: desk).status == 303)
        #expect(!(try await person.get("/fr/person").body.contains("href=\"/fr/person/\(id)\"")))
        await town.remove()
    }
}
