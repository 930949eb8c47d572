import Cases
import Foundation
import Services
import Storage
import Testing

@testable import Web

/// What helps agents at the desk: what they began to write is kept, they see who else looks, and keys are listed.
@Suite struct DeskToolTests {
    private func opened(
        _ clock: TestClock = TestClock()
    ) async throws -> (town: TestTown, agent: SiteClient, path: String) {
        let town = try await TestTown.make(clock: { clock.now })
        let id = try await town.submittedCase(SiteClient(site: town.site))
        return (town, try await town.agent("nadia", role: .agent), "/fr/desk/cases/\(id)")
    }

    private func current(_ town: TestTown, _ path: String) async throws -> Case {
        let id = try #require(Identifier(path.lastSegment))
        return try #require(try await town.site.cases.load(id))
    }

    // MARK: Drafts

    @Test func `a note and a message begun are found again by their author alone, and go once sent`() async throws {
        let (town, agent, path) = try await opened()
        let saved = try await agent.postForm(
            "\(path)/drafts/note", [("note", "À <demi> écrit"), ("seen", "0"), ("by", "script")], from: path)
        #expect(saved.status == 200)
        #expect(saved.words.contains("Brouillon enregistré le 24 novembre 2026"))
        let message = try await agent.postForm("\(path)/drafts/message", [("message", "Bonjour,")], from: path)
        #expect(message.location == "\(path)?done=drafted#messages", "without script, back to the page")

        let page = try await agent.get(path)
        #expect(page.textArea(of: "note") == "À <demi> écrit" && page.textArea(of: "message") == "Bonjour,")
        #expect(page.words.contains("Supprimer le brouillon"))
        let colleague = try await town.agent("omar", role: .agent)
        #expect(!(try await colleague.get(path)).body.contains("demi"))
        let current = try await current(town, path)
        #expect(current.notes.isEmpty && current.messages.isEmpty, "nothing is sent")

        _ = try await agent.postForm("\(path)/notes", [("note", "Écrit."), ("seen", "0")], from: path)
        _ = try await agent.postForm("\(path)/drafts/message/discard", [], from: path)
        let after = try await agent.get(path)
        #expect(after.textArea(of: "note").isEmpty && after.textArea(of: "message").isEmpty)
        #expect(!after.words.contains("Supprimer le brouillon"))
        await town.remove()
    }

    @Test func `an edited letter that is not sent is found again, and goes once sent`() async throws {
        let (town, agent, path) = try await opened()
        let action = "\(path)/actions/accorder"
        let page = try await agent.get(action)
        let fields = ["csrf", "seen", "subject"].map { ($0, page.value(of: $0)?.unescaped ?? "") }
        let body = page.textArea(of: "body") + "\n\nUne phrase à moi."
        let saved = try await agent.post("\(path)/drafts/letter-accorder", fields + [("body", body)])
        #expect(saved.location == action)
        let again = try await agent.get(action)
        #expect(again.words.contains("Vous aviez commencé cette lettre"))
        #expect(again.body.contains("<p>Une phrase à moi.</p>"), "shown as it will be read")
        let sent = ["csrf", "seen", "shown", "subject"].map { ($0, again.value(of: $0)?.unescaped ?? "") }
        let done = try await agent.post(action, sent + [("body", again.textArea(of: "body"))])
        #expect(done.status == 303)
        let current = try await current(town, path)
        #expect(current.letters.first?.letter.body.contains("Une phrase à moi.") == true)
        let store = town.store
        let left = try await store.database.read { connection in
            let nadia = try #require(try store.agents.find(login: "nadia", in: connection))
            return try store.deskDrafts.all(of: nadia.id, onCase: current.id, now: TestTown.now, in: connection)
        }
        #expect(left.isEmpty)
        await town.remove()
    }

    @Test func `a blank draft is none, an endless one is refused, and other forms have none`() async throws {
        let (town, agent, path) = try await opened()
        _ = try await agent.postForm("\(path)/drafts/note", [("note", "Oui")], from: path)
        _ = try await agent.postForm("\(path)/drafts/note", [("note", " \n")], from: path)
        #expect(try await agent.get(path).textArea(of: "note").isEmpty)
        let endless = String(repeating: "a", count: BegunForm.maximumSize)
        #expect(try await agent.postForm("\(path)/drafts/note", [("note", endless)], from: path).status == 413)
        #expect(try await agent.postForm("\(path)/drafts/other", [("note", "x")], from: path).status == 404)
        await town.remove()
    }

    // MARK: Messages written beforehand

    @Test func `a message of the service fills the box with the case's own values, to be changed and sent`()
        async throws
    {
        let (town, agent, path) = try await opened()
        let page = try await agent.get(path)
        #expect(page.body.contains("href=\"\(path)?message=en_cours#message\""))
        #expect(page.words.contains("Où en est la demande"))
        let chosen = try await agent.get("\(path)?message=en_cours")
        let reference = try await current(town, path).submission.reference.description
        let text = chosen.textArea(of: "message").replacing("\u{A0}", with: " ")
        #expect(text.hasPrefix("Bonjour Samira Benali,\n\nVotre demande \(reference) du 24 novembre 2026 est en cours"))
        #expect(text.contains("Service de l’état civil, 01 99 00 41 20"))
        #expect(!text.contains("{{"))
        // What was begun stays, and the message comes after it.
        _ = try await agent.postForm("\(path)/drafts/message", [("message", "Chère Madame,")], from: path)
        let both = try await agent.get("\(path)?message=retrait").textArea(of: "message")
        #expect(both.hasPrefix("Chère Madame,\n\nBonjour Samira"))
        #expect(try await agent.get("\(path)?message=inconnu").textArea(of: "message") == "Chère Madame,")
        let sent = [("message", both + " À bientôt."), ("seen", "0")]
        _ = try await agent.postForm("\(path)/messages", sent, from: path)
        #expect(try await current(town, path).messages.first?.message.text.hasSuffix("À bientôt.") == true)
        await town.remove()
    }

    // MARK: Presence

    @Test func `agents see who else has the case open, for two minutes, and nothing of it is written`() async throws {
        let clock = TestClock()
        let (town, agent, path) = try await opened(clock)
        let colleague = try await town.agent("omar", role: .agent)
        #expect(!(try await agent.get(path)).words.contains("regarde aussi"))
        clock.pass(minutes: 1)
        #expect(try await colleague.get(path).words.contains("Agent nadia regarde aussi ce dossier (depuis 11 h)."))
        let version = try await current(town, path).version
        let beat = try await agent.postForm("\(path)/presence", [], from: "/fr/desk")
        #expect(beat.words.contains("Agent omar regarde aussi ce dossier (depuis 11 h 01)."))
        #expect(try await current(town, path).version == version, "no event of it")
        clock.pass(minutes: 1)
        #expect(try await agent.get(path).words.contains("Agent omar regarde aussi"))
        clock.pass(minutes: 1)
        #expect(!(try await agent.get(path)).words.contains("regarde aussi"))
        await town.remove()
    }

    // MARK: Shortcuts

    @Test func `each shortcut is listed, and the page's own elements say which is theirs`() async throws {
        let (town, agent, path) = try await opened()
        let page = try await agent.get("/fr/desk/shortcuts")
        #expect(page.status == 200)
        for shortcut in Shortcut.allCases { #expect(page.words.contains(FrenchTexts().shortcut(shortcut))) }
        #expect(page.body.contains("data-shortcuts"), "they can be turned off")
        let opened = try await agent.get(path)
        for key in ["t", "a", "m", "n"] {
            #expect(opened.body.components(separatedBy: "aria-keyshortcuts=\"\(key)\"").count == 2, "\(key)")
        }
        #expect(opened.body.contains("/fr/desk/shortcuts"))
        let list = try await agent.get("/fr/desk")
        #expect(list.body.contains("aria-keyshortcuts=\"/\""))
        await town.remove()
    }

    @Test(arguments: [["parvis", "form", "files", "chat"], ["parvis", "desk", "chat"]])
    func `scripts stay under 20 KB, all that a page may load`(names: [String]) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Web/Assets")
        let all = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "js" }
        #expect(
            Set(all.map { $0.deletingPathExtension().lastPathComponent }) == [
                "parvis", "form", "files", "chat", "desk",
            ])
        let scripts = names.map { folder.appending(path: "\($0).js") }
        #expect(try scripts.reduce(0) { try $0 + Data(contentsOf: $1).count } < 20 * 1024)
    }
}

extension String {
    /// What stands after the last slash.
    fileprivate var lastSegment: String { split(separator: "/").last.map(String.init) ?? "" }
}
