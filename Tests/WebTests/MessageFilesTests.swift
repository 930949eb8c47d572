import Cases
import Foundation
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// Files that go with messages, both ways.
@Suite struct MessageFilesTests {
    private struct Scene {
        let town: TestTown
        let owner: SiteClient
        let desk: SiteClient
        let id: String

        var messages: String { "/fr/cases/\(id)/messages" }
        var atDesk: String { "/fr/desk/cases/\(id)" }

        func current() async throws -> Case {
            let identifier = try #require(Identifier(id))
            return try #require(try await town.site.cases.load(identifier))
        }

        func stored() async throws -> [StoredFile] {
            let (store, identifier) = (town.store, try #require(Identifier(id)))
            return try await store.database.read { try store.files.all(of: identifier, in: $0) }
        }

        /// Sends a form with files, as a browser does; the token is that of a page.
        func send(
            _ fields: [(String, String)], files: [(field: String, name: String, content: [UInt8])] = [],
            to path: String, from page: String, as client: SiteClient
        ) async throws -> SiteClient.Answer {
            let token = try await client.get(page).value(of: "csrf") ?? ""
            var body: [UInt8] = []
            for (name, value) in [("csrf", token)] + fields {
                body += Array("--xx\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
            }
            for file in files {
                let disposition = "form-data; name=\"\(file.field)\"; filename=\"\(file.name)\""
                let heading = "--xx\r\nContent-Disposition: \(disposition)\r\nContent-Type: application/pdf\r\n\r\n"
                body += Array(heading.utf8) + file.content + [13, 10]
            }
            body += Array("--xx--\r\n".utf8)
            return try await client.send(
                .post, path, headers: [.contentType: "multipart/form-data; boundary=xx"], bytes: body)
        }
    }

    private func scene() async throws -> Scene {
        let town = try await TestTown.make(configure: { $0.files.bytesKeptFree = 0 })
        let owner = SiteClient(site: town.site)
        let id = try await town.submittedCase(owner)
        return Scene(town: town, owner: owner, desk: try await town.agent("agent", role: .agent), id: id)
    }

    @Test func `a file comes with a message, is read at the desk, and stands in the copy of everything`() async throws {
        let scene = try await scene()
        let sent = try await scene.send(
            [("text", ""), ("seen", "0")], files: [("files", "livret.pdf", FileSamples.pdf)], to: scene.messages,
            from: scene.messages, as: scene.owner)
        #expect(sent.location == "\(scene.messages)?sent=1", "\(sent.status)")
        let message = try #require(try await scene.current().messages.first?.message)
        #expect(message.text.isEmpty)
        #expect(message.files.map(\.name) == ["livret.pdf"])
        let stored = try await scene.stored()
        #expect(stored.map(\.isKept) == [true], "sent, it stays with the case")
        let file = try #require(message.files.first)
        #expect(try await scene.desk.get(scene.atDesk).body.contains("\(scene.atDesk)/files/\(file.id)"))
        #expect(try await scene.desk.get("\(scene.atDesk)/files/\(file.id)").status == 200)
        let stranger = SiteClient(site: scene.town.site)
        #expect(try await stranger.get("/fr/cases/\(scene.id)/files/\(file.id)").status == 404)
        let copy = try await scene.owner.get("/fr/cases/\(scene.id)/download")
        #expect(copy.body.contains("documents/1-livret.pdf"))
        await scene.town.remove()
    }

    @Test func `a file that is refused says why, keeps the words, and sends nothing`() async throws {
        let scene = try await scene()
        let refused = try await scene.send(
            [("text", "Voici mon livret."), ("seen", "0")], files: [("files", "jeu.pdf", FileSamples.program)],
            to: scene.messages, from: scene.messages, as: scene.owner)
        #expect(refused.status == 422)
        #expect(refused.body.contains("jeu.pdf"))
        #expect(refused.body.contains("Voici mon livret."))
        #expect(try await scene.current().messages.isEmpty)
        #expect(try await scene.stored().isEmpty)
        await scene.town.remove()
    }

    @Test func `a file is chosen, then removed, before anything is sent`() async throws {
        let scene = try await scene()
        let chosen = try await scene.send(
            [("text", "Attendez"), ("seen", "0"), ("then", "upload")],
            files: [("files", "livret.pdf", FileSamples.pdf)], to: scene.messages, from: scene.messages, as: scene.owner
        )
        #expect(chosen.status == 200)
        #expect(chosen.body.contains("livret.pdf") && chosen.body.contains("Attendez"))
        #expect(try await scene.current().messages.isEmpty)
        let id = try #require(try await scene.stored().first?.id.description)
        let removed = try await scene.send(
            [("text", "Attendez"), ("seen", "0"), ("remove_file", id)], to: scene.messages, from: scene.messages,
            as: scene.owner)
        #expect(removed.status == 200)
        #expect(try await scene.stored().isEmpty)
        await scene.town.remove()
    }

    @Test func `a document is added later, and an agent answers with one`() async throws {
        let scene = try await scene()
        let addition = "/fr/cases/\(scene.id)/addition"
        let added = try await scene.send(
            [("text", "Mon livret de famille"), ("seen", "0")], files: [("files", "livret.pdf", FileSamples.pdf)],
            to: addition, from: addition, as: scene.owner)
        #expect(added.location == "/fr/cases/\(scene.id)?done=added")
        let page = try await scene.desk.get(scene.atDesk)
        let field = try #require(page.body.firstMatch(of: /type="file"[^>]*name="(files-[^"]+)"/)?.output.1)
        let answered = try await scene.send(
            [("message", "Voici le formulaire."), ("seen", "1")],
            files: [(String(field), "formulaire.pdf", FileSamples.pdf)], to: "\(scene.atDesk)/messages",
            from: scene.atDesk, as: scene.desk)
        #expect(answered.location == "\(scene.atDesk)?done=written", "\(answered.status)")
        let file = try #require(try await scene.current().messages.last?.message.files.first)
        #expect(file.name == "formulaire.pdf")
        #expect(try await scene.owner.get(scene.messages).body.contains("/fr/cases/\(scene.id)/files/\(file.id)"))
        #expect(try await scene.owner.get("/fr/cases/\(scene.id)/files/\(file.id)").status == 200)
        await scene.town.remove()
    }
}
