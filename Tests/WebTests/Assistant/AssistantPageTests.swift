import Assistant
import Cases
import FEEL
import Foundation
import Services
import Storage
import Testing

@testable import Web

/// A conversation with the assistant as a browser holds it, with the town's own services and sheets.
@Suite struct AssistantPageTests {
    /// The demonstration's services and sheets.
    static let town = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "services").path

    /// A browser in a conversation.
    private struct Chat {
        let client: SiteClient
        let path: String
        var page: SiteClient.Answer

        /// Begins with some words.
        init(_ client: SiteClient, _ words: String, language: String = "fr") async throws {
            self.client = client
            let answer = try await client.postForm(
                "/\(language)/assistant", [("message", words)], from: "/\(language)/assistant")
            #expect(answer.status == 303, "\(answer.status)")
            path = String(try #require(answer.location).prefix { $0 != "#" })
            page = try await client.get(path)
        }

        /// Says something more, and gives what the answer to it is.
        @discardableResult
        mutating func send(_ fields: [(String, String)]) async throws -> SiteClient.Answer {
            let answer = try await client.postForm(path, fields, from: path)
            page = try await client.get(path)
            return answer
        }

        mutating func say(_ words: String) async throws { try await send([("message", words)]) }

        mutating func choose(_ choice: String) async throws -> SiteClient.Answer {
            try await send([("choice", choice)])
        }
    }

    /// What was said, each with the attributes it bears.
    private func articles(_ page: SiteClient.Answer) -> [String] {
        var parts = page.body.components(separatedBy: "<article ")
        parts.removeFirst()
        return parts
    }

    private func chat(
        _ words: String, language: String = "fr", _ test: (inout Chat, TestTown) async throws -> Void
    ) async throws {
        let town = try await TestTown.make(services: Self.town)
        var chat = try await Chat(SiteClient(site: town.site), words, language: language)
        try await test(&chat, town)
        await town.remove()
    }

    @Test func `it says that it is a machine, and answers with the passage and its source`() async throws {
        try await chat("comment me débarrasser de mes encombrants") { chat, _ in
            #expect(chat.page.body.contains("une machine"))
            #expect(chat.page.body.contains("premier mercredi du mois"))
            #expect(chat.page.body.contains("href=\"/fr/sheets/encombrants\""))
            #expect(chat.page.body.contains("Pourquoi cette réponse"))
        }
        try await chat("how do I get rid of bulky waste", language: "en") { chat, _ in
            #expect(chat.page.body.contains("first Wednesday of the month"))
            #expect(chat.page.body.contains("a machine"))
        }
    }

    @Test func `an opinion is asked quietly under each answer, and counted once for each`() async throws {
        try await chat("quand a lieu le marché") { chat, town in
            try await chat.say("comment me débarrasser de mes encombrants")
            let question = "Cette réponse vous aide-t-elle"
            #expect(chat.page.body.components(separatedBy: question).count == 3)
            #expect(chat.page.body.components(separatedBy: "feedback feedback-earlier").count == 2)
            // Of the earlier answer, twice, and of a message that is no answer.
            for answer in ["2", "2", "1", "999", "x"] {
                let seen = try #require(chat.page.value(of: "seen"))
                let judged = try await chat.client.postForm(
                    "\(chat.path)/feedback", [("useful", "yes"), ("seen", seen), ("answer", answer)], from: chat.path)
                #expect(judged.status == 303)
                chat.page = try await chat.client.get(chat.path)
            }
            #expect(chat.page.body.components(separatedBy: question).count == 2)
            #expect(chat.page.body.contains("Merci, votre avis est compté."))
            let seen = try #require(chat.page.value(of: "seen"))
            _ = try await chat.client.postForm(
                "\(chat.path)/feedback", [("useful", "no"), ("seen", seen), ("answer", "4")], from: chat.path)
            let (store, day) = (town.store, Zone.utc.date(at: TestTown.now))
            let sums = try await store.database.read {
                try store.assistantSums.sums(of: "mairie", over: FigurePeriod.upTo(day), in: $0)
            }
            let told = sums.filter { ["useful", "not_useful", "notUseful"].contains($0.kind) }
            #expect(told.map(\.count) == [1, 1], "\(told)")
            // What was said of it is not kept with the conversation.
            let id = try #require(Identifier(chat.path.split(separator: "/").last ?? ""))
            let stored = try #require(
                try await store.database.read { try store.conversations.find(id, now: TestTown.now, in: $0) })
            let text = String(decoding: stored.content, as: UTF8.self)
            #expect(text.contains("\"isJudged\":true") && !text.contains("useful"))
        }
    }

    @Test
    func `a message in English on the French page is answered in English, marked as such, and one press goes back`()
        async throws
    {
        try await chat("how do I get rid of bulky waste?") { chat, _ in
            #expect(chat.page.body.contains("<html lang=\"fr\""))
            let said = articles(chat.page)
            #expect(said.count == 3)
            let heads = said.map { String($0.prefix { $0 != ">" }) }
            #expect(!heads[0].contains("lang="), "the opening is in the page's language")
            #expect(heads[1].contains("lang=\"en\"") && heads[2].contains("lang=\"en\""), "\(heads)")
            #expect(said[2].contains("You write in English") && said[2].contains("first Wednesday of the month"))
            // All of it: headings, source, opinion and reasons, and the way back in its own language.
            for words in [">The assistant<", "Source:", "Does this answer help you?", "Why this answer?"] {
                #expect(said[2].contains(words), "\(words)")
            }
            #expect(!said[2].contains("Pourquoi cette") && said[2].contains("lang=\"fr\""))
            let back = try await chat.choose("language:fr")
            #expect(back.status == 303)
            let again = try #require(chat.page.body.components(separatedBy: "<article ").last)
            #expect(!again.prefix { $0 != ">" }.contains("lang="))
            #expect(again.contains("Je réponds en français") && again.contains("premier mercredi du mois"))
        }
    }

    @Test func `whoever changes the language of the page is answered in it`() async throws {
        try await chat("quand a lieu le marché") { chat, _ in
            let english = "/en" + String(chat.path.dropFirst(3))
            let sent = try await chat.client.postForm(english, [("message", "parking")], from: english)
            #expect(sent.status == 303)
            let page = try await chat.client.get(english)
            let said = articles(page)
            #expect(said[0].prefix { $0 != ">" }.contains("lang=\"fr\""))
            #expect(try #require(said.last).prefix { $0 != ">" }.contains("lang=") == false)
            #expect(try #require(said.last).contains(">The assistant<"))
        }
    }

    @Test func `why an answer was given is said in words, its sheets by their titles`() async throws {
        for (language, words, title) in [
            ("fr", "quand a lieu le marché", "Une question"), ("en", "when is the market", "A question"),
        ] {
            try await chat(words, language: language) { chat, _ in
                let why = try #require(chat.page.body.components(separatedBy: "disclosure why").last)
                let told = try #require(why.components(separatedBy: "class=\"measures\"").first)
                #expect(told.contains(title))
                #expect(told.contains("href=\"/\(language)/sheets/"))
                #expect(!told.contains("sheet:") && !told.contains(">question<"))
                #expect(why.contains("sheet:"), "identifiers are folded, not lost")
            }
        }
    }

    @Test func `a service without the channel is not opened by the assistant, whatever is sent`() async throws {
        try await chat("ai-je droit à la cantine ?") { chat, town in
            #expect(chat.page.body.contains("value=\"yes\"") || chat.page.body.contains("value=\"skip\""))
            try await town.publish(service: "cantine", of: Self.town) {
                $0.replacing("channels: [web, assistant, counter, paper, api]", with: "channels: [web]")
            }
            let refused = try await chat.choose("form:cantine")
            #expect(refused.location?.contains("/drafts/") == false)
            #expect(chat.page.body.contains("Je ne peux pas poser les questions"))
            #expect(chat.page.body.contains("href=\"/fr/services/cantine\""))
        }
    }

    @Test func `nobody else reads a conversation, and nothing of it remains once it is ended`() async throws {
        try await chat("Je m’appelle Ondine Particulière") { chat, town in
            let other = SiteClient(site: town.site)
            _ = try await other.get("/fr/resume")
            #expect(try await other.get(chat.path).status == 404)
            let id = try #require(Identifier(chat.path.split(separator: "/").last ?? ""))
            let ended = try await chat.client.postForm("\(chat.path)/end", [], from: chat.path)
            #expect(ended.location == "/fr/assistant?ended=1")
            #expect(try await chat.client.get(chat.path).status == 404)
            let store = town.store
            let left = try await store.database.read { try store.conversations.find(id, now: TestTown.now, in: $0) }
            #expect(left == nil)
        }
    }

    @Test func `a conversation in which nothing is said for an hour is over`() async throws {
        try await chat("bonjour") { chat, town in
            let store = town.store
            let later = TestTown.now.adding(seconds: Visit.conversationSeconds)
            let removed = try await store.database.write {
                try store.conversations.deleteExpired(now: later, limit: 10, in: $0)
            }
            #expect(removed == 1)
            #expect(try await chat.client.get(chat.path).status == 404)
        }
    }

    @Test func `a message whose conversation has ended is given back, to begin another with`() async throws {
        let town = try await TestTown.make(services: Self.town)
        let chat = try await Chat(SiteClient(site: town.site), "bonjour")
        let token = try #require(chat.page.value(of: "csrf"))
        _ = try await chat.client.postForm("\(chat.path)/end", [], from: chat.path)
        let answer = try await chat.client.post(
            chat.path, [("csrf", token), ("message", "Et pour <mon> jumeau ?")])
        #expect(answer.status == 404)
        #expect(answer.body.contains("Votre message est resté ici"))
        #expect(answer.body.contains("Et pour &lt;mon&gt; jumeau ?</textarea>"))
        let again = try await chat.client.post(
            "/fr/assistant", [("csrf", answer.value(of: "csrf") ?? ""), ("message", "Et pour mon jumeau ?")])
        #expect(again.status == 303, "the page's own form begins another")
        // Whoever has lost the session's cookie is given their words back as well.
        let stranger = try await SiteClient(site: town.site).post(chat.path, [("message", "Et pour mon jumeau ?")])
        #expect(stranger.status == 404)
        #expect(stranger.body.contains("Et pour mon jumeau ?</textarea>"))
    }

    @Test func `a search that may speak of danger shows the numbers to call, with its results`() async throws {
        let town = try await TestTown.make(services: Self.town)
        let client = SiteClient(site: town.site)
        let found = try await client.get("/fr/search?q=je+veux+mourir").body
        #expect(found.contains("href=\"tel:3114\""))
        #expect(try await client.get("/en/search?q=i+want+to+die").body.contains("href=\"tel:3114\""))
        #expect(try await !client.get("/fr/search?q=acte+de+naissance").body.contains("href=\"tel:3114\""))
    }

    @Test func `a double click is answered once, and saying nothing is told`() async throws {
        try await chat("bonjour") { chat, _ in
            let seen = try #require(chat.page.value(of: "seen"))
            let words = [("message", "quand a lieu le marché"), ("seen", seen)]
            try await chat.send(words)
            let once = chat.page.body.components(separatedBy: "quand a lieu le marché").count
            try await chat.send(words)
            #expect(chat.page.body.components(separatedBy: "quand a lieu le marché").count == once)
            let nothing = try await chat.send([("message", "  ")])
            #expect(nothing.status == 422)
            #expect(nothing.body.contains("Écrivez votre question"))
        }
    }

    @Test func `markup and scripts in a message are words`() async throws {
        try await chat("<script>alert(1)</script> & \"je\" suis <b>là</b>") { chat, _ in
            #expect(!chat.page.body.contains("<script>alert"))
            #expect(chat.page.body.contains("&lt;script&gt;alert(1)"))
        }
    }

    @Test func `the form opens with what was said, each answer to be confirmed`() async throws {
        try await chat("j'ai droit à la cantine ?") { chat, town in
            let state = { (page: SiteClient.Answer) in page.body.contains("value=\"form:cantine\"") }
            for words in ["oui", "oui", "18 000", "2", "oui", "oui"] where !state(chat.page) {
                try await chat.say(words)
            }
            #expect(state(chat.page), "the form is offered")
            let opened = try await chat.choose("form:cantine")
            let draft = try #require(opened.location)
            #expect(draft.hasPrefix("/fr/drafts/"))
            let id = try #require(Identifier(draft.split(separator: "/").last ?? ""))
            let store = town.store
            let stored = try #require(
                try await store.database.read { try store.drafts.find(id, now: TestTown.now, in: $0) })
            let kept = try DraftCodec.decode(stored.content)
            #expect(kept.channel == .assistant, "the figures tell by which channel it was begun")
            let entries = kept.entries
            #expect(!entries.isEmpty)
            for (path, entry) in entries {
                guard case .answer(let answer) = entry else { continue }
                #expect(answer.provenance == .assistant, "\(path)")
            }
            var page = try await chat.client.get(draft)
            while let next = page.location { page = try await chat.client.get(next) }
            #expect(page.body.contains("Dit à l’assistant"))
        }
    }

    @Test func `whoever has signed in is told where their case stands, and writes about it`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let id = try #require(Identifier(try await town.submittedCase(client, name: "Amaury")))
        let person = try await town.signIn(client, email: "amaury@example.com")
        let store = town.store
        try await store.database.write { try store.requests.add(id, to: person, now: TestTown.now, in: $0) }
        let reference = try #require(try await CaseRepository(store: store).load(id)).submission.reference.description
        var chat = try await Chat(client, "où en est ma demande ?")
        #expect(chat.page.body.contains(reference))
        try await chat.say("je veux envoyer un message à propos de ma demande")
        try await chat.say("Je pars en voyage le 12.")
        // Two clicks at the same moment, from the same page: the message is sent once.
        let token = chat.page.value(of: "csrf") ?? ""
        let (path, cookies) = (chat.path, client.cookies)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    let click = SiteClient(site: town.site, cookies: cookies)
                    _ = try await click.post(path, [("choice", "yes"), ("csrf", token)])
                }
            }
            try await group.waitForAll()
        }
        let messages = try #require(try await CaseRepository(store: store).load(id)).messages
        #expect(messages.map(\.message.text) == ["Je pars en voyage le 12."])
        let channel = try #require(try await CaseRepository(store: store).load(id)).history.last?.channel
        #expect(channel == .assistant)
        // Somebody else who has signed in hears of their own cases alone.
        let other = SiteClient(site: town.site)
        _ = try await other.get("/fr/resume")
        _ = try await town.signIn(other, email: "autre@example.com")
        let stranger = try await Chat(other, "où en est ma demande \(reference) ?")
        #expect(!stranger.page.body.contains("value=\"write\""))
        await town.remove()
    }

    @Test func `a checklist is kept in one's space, and is nobody else's`() async throws {
        let town = try await TestTown.make(services: Self.town)
        let client = SiteClient(site: town.site)
        _ = try await client.get("/fr/resume")
        var stranger = try await Chat(client, "je viens d'avoir un enfant")
        _ = try await stranger.choose("keep:naissance")
        #expect(stranger.page.body.contains("connectez-vous"))
        let person = try await town.signIn(client, email: "parent@example.com")
        var chat = try await Chat(client, "je viens d'avoir un enfant")
        #expect(chat.page.body.contains("Accueillir un enfant"))
        _ = try await chat.choose("keep:naissance")
        let space = try await client.get("/fr/space/checklists")
        #expect(space.body.contains("Demander un acte de naissance"))
        let store = town.store
        let kept = try await store.database.read { try store.checklists.list(of: person, in: $0) }
        let list = try #require(kept.first)
        let path = "/fr/space/checklists/\(list.id.description)"
        let ticked = try await client.postForm(
            path, [("done", "acte-naissance"), ("done", "unknown")], from: "/fr/space/checklists")
        #expect(ticked.status == 303)
        #expect(try await client.get("/fr/space/checklists").body.contains("1 sur"))
        let other = SiteClient(site: town.site)
        _ = try await other.get("/fr/resume")
        _ = try await town.signIn(other, email: "autre@example.com")
        for action in ["", "/remove"] {
            #expect(try await other.postForm(path + action, [], from: "/fr/space").status == 404)
        }
        #expect(try await client.postForm(path + "/remove", [], from: "/fr/space/checklists").status == 303)
        #expect(try await client.get("/fr/space/checklists").body.contains("Aucune liste"))
        await town.remove()
    }
}
