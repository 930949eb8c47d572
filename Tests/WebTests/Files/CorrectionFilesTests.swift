import Cases
import FEEL
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// Documents in a correction: asked for again, replaced, and what was given before is kept and said to be replaced.
@Suite struct CorrectionFilesTests {
    private struct Scene {
        let given: FileTown
        let desk: SiteClient

        var id: String { given.draft }
        var correction: String { "/fr/cases/\(id)/correction" }
        var atDesk: String { "/fr/desk/cases/\(id)" }

        func current() async throws -> Case {
            let identifier = try #require(Identifier(id))
            return try #require(try await given.town.site.cases.load(identifier))
        }

        /// Asks for these questions to be corrected.
        func ask(_ questions: [String]) async throws {
            let ask = "\(atDesk)/corrections/demander"
            let page = try await desk.get(ask)
            let fields = questions.map { ("question", $0) }
            let answer = try await desk.postForm(
                ask, fields + [("explanation", "Illisible."), ("seen", page.value(of: "seen") ?? "")], from: atDesk)
            try #require(answer.location == "\(atDesk)?done=asked", "\(answer.status)")
        }

        /// Sends the correction's form with files, as a browser does.
        func send(
            _ fields: [(String, String)], files: [(field: String, name: String, content: [UInt8])] = []
        ) async throws -> SiteClient.Answer {
            let page = try await given.client.get(correction)
            let hidden = [("csrf", page.value(of: "csrf") ?? ""), ("request", page.value(of: "request") ?? "")]
            var body: [UInt8] = []
            for (name, value) in hidden + fields {
                body += Array("--xx\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
            }
            for file in files {
                let heading =
                    "--xx\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n"
                body += Array("\(heading)Content-Type: application/pdf\r\n\r\n".utf8) + file.content + [13, 10]
            }
            body += Array("--xx--\r\n".utf8)
            return try await given.client.send(
                .post, correction, headers: [.contentType: "multipart/form-data; boundary=xx"], bytes: body)
        }
    }

    /// A case with a tax notice, or, without a reduction, without one.
    private func scene(reduction: Bool = true) async throws -> Scene {
        let given = try await FileTown.make()
        if reduction {
            _ = try await given.send([("avis", "avis.pdf", FileSamples.pdf)])
        } else {
            let first = "/fr/drafts/\(given.draft)/pages/choix"
            _ = try await given.client.postForm(first, [("reduction", "no"), ("asked", "reduction")], from: first)
            _ = try await given.send([])
        }
        let path = "/fr/drafts/\(given.draft)"
        let sent = try await given.client.postForm("\(path)/submit", [], from: "\(path)/check")
        try #require(sent.status == 303 && sent.location?.contains("/cases/") == true, "\(sent.status)")
        return Scene(given: given, desk: try await given.town.agent("agent", role: .agent, office: "accueil"))
    }

    @Test func `a document is asked for again and replaced, and the case shows both`() async throws {
        let scene = try await scene()
        let before = try #require(try await scene.given.stored().first)
        try await scene.ask(["avis"])
        let form = try await scene.given.client.get(scene.correction)
        #expect(form.words.contains("Vous aviez donné : avis.pdf."))
        #expect(form.body.contains("multipart/form-data"))

        let asked = [("asked", "avis")]
        let check = try await scene.send(
            asked + [("then", "check")], files: [("avis", "lisible.png", FileSamples.png)])
        #expect(check.status == 200 && check.words.contains("Relisez vos corrections"))
        #expect(check.body.contains("avis.pdf") && check.body.contains("lisible.png"))
        #expect(!check.body.contains("name=\"avis\""), "which files are sent, the store says")
        #expect(try await scene.given.stored().map(\.isKept).sorted { $0 && !$1 } == [true, false])

        let sent = try await scene.send(asked + [("then", "send")])
        #expect(sent.location == "/fr/cases/\(scene.id)?done=corrected", "\(sent.status)")
        let current = try await scene.current()
        let now = FileReference.all(in: try #require(current.answers["avis"]).value)
        #expect(now.map(\.name) == ["lisible.png"])
        let stored = try await scene.given.stored()
        #expect(stored.count == 2 && stored.allSatisfy(\.isKept))
        let desk = try await scene.desk.get(scene.atDesk)
        for file in stored {
            #expect(desk.body.contains("\(scene.atDesk)/files/\(file.id.description)"))
            #expect(try await scene.desk.get("\(scene.atDesk)/files/\(file.id.description)").status == 200)
        }
        #expect(desk.words.contains("Remplacé depuis"))
        #expect(try await scene.given.client.get("/fr/cases/\(scene.id)/files/\(before.id.description)").status == 200)

        // Sent again, nothing is done twice, and nothing more is taken once nothing waits.
        _ = try await scene.send(asked + [("then", "send")], files: [("avis", "encore.png", FileSamples.png)])
        #expect(try await scene.current().version == current.version)
        #expect(try await scene.given.stored().count == 2)
        await scene.given.town.remove()
    }

    @Test func `without another document the one given is confirmed; a wrong one is refused at its field`() async throws
    {
        let scene = try await scene()
        try await scene.ask(["avis"])
        let asked = [("asked", "avis")]
        let refused = try await scene.send(
            asked + [("text", "Voici."), ("then", "check")], files: [("avis", "jeu.pdf", FileSamples.program)])
        #expect(refused.status == 422)
        #expect(refused.body.contains("jeu.pdf") && refused.body.contains("Voici."))
        let chosen = try await scene.send(
            asked + [("then", "upload")], files: [("avis", "lisible.png", FileSamples.png)])
        #expect(chosen.status == 200 && chosen.body.contains("lisible.png"))
        let added = try #require(try await scene.given.stored().first { !$0.isKept })
        let removed = try await scene.send(asked + [("remove_file", added.id.description)])
        #expect(removed.status == 200)
        let kept = try #require(try await scene.given.stored().first)
        #expect(try await scene.given.stored().count == 1 && kept.isKept)
        // What was sent is not removed by a form.
        _ = try await scene.send(asked + [("remove_file", kept.id.description)])
        #expect(try await scene.given.stored().count == 1)

        let sent = try await scene.send(asked + [("then", "send")])
        #expect(sent.location == "/fr/cases/\(scene.id)?done=corrected")
        guard
            case .correctionAnswered(let answer)? = try await scene.current().history.last(where: {
                if case .correctionAnswered = $0.fact { true } else { false }
            })?.fact
        else {
            Issue.record("no answer is on record")
            return
        }
        #expect(answer.changes.isEmpty)
        await scene.given.town.remove()
    }

    @Test func `a document that new answers bring up is asked for, and given there`() async throws {
        let scene = try await scene(reduction: false)
        #expect(try await scene.given.stored().isEmpty)
        try await scene.ask(["reduction"])
        let yes = [("asked", "reduction"), ("reduction", "yes")]
        let appeared = try await scene.send(yes + [("then", "check")])
        #expect(appeared.body.contains("name=\"avis\"") && appeared.body.contains("multipart/form-data"))
        let missing = try await scene.send(yes + [("asked", "avis"), ("then", "check")])
        #expect(missing.status == 422 && missing.words.contains("Choisissez un fichier."))
        let check = try await scene.send(
            yes + [("asked", "avis"), ("then", "check")], files: [("avis", "avis.pdf", FileSamples.pdf)])
        #expect(check.status == 200 && check.words.contains("Relisez vos corrections"))
        let sent = try await scene.send(yes + [("asked", "avis"), ("then", "send")])
        #expect(sent.location == "/fr/cases/\(scene.id)?done=corrected", "\(sent.status)")
        let answers = try await scene.current().answers
        #expect(answers["reduction"]?.value == .boolean(true))
        #expect(FileReference.all(in: try #require(answers["avis"]).value).map(\.name) == ["avis.pdf"])
        await scene.given.town.remove()
    }
}
