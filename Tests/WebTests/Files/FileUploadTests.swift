import Cases
import Foundation
import HTTPTypes
import Hummingbird
import Inspection
import NIOCore
import Services
import Storage
import Testing

@testable import Web

/// Files from a person's device to the case: taken, limited, cut and resumed, replaced, removed.
@Suite struct FileUploadTests {
    @Test func `a form without script brings files, which replace, and are removed`() async throws {
        let town = try await FileTown.make()
        let first = try await town.add(FileSamples.pdf)
        #expect(first.status == 303 && first.location == town.page)
        var shown = try await town.client.get(town.page)
        #expect(shown.body.contains("avis.pdf") && shown.body.contains("Remplacer par un autre fichier"))
        let one = try #require(try await town.stored().first)
        #expect(one.state == .accepted && one.facts.hasPreview && one.size == FileSamples.pdf.count)

        // One file is asked: another takes its place, and bears the ending of what it is.
        _ = try await town.add(FileSamples.png, name: "photo.pdf")
        let files = try await town.stored()
        #expect(files.map(\.facts.name) == ["photo.png"])
        shown = try await town.client.get(town.page)
        #expect(!shown.body.contains("avis.pdf"))

        let removed = try await town.send([], [("remove_file", files[0].id.description), ("note", "gardé")])
        #expect(removed.status == 303)
        #expect(try await town.stored().isEmpty && town.onDisk() == 0)
        #expect(try await town.client.get(town.page).body.contains("gardé"), "what was typed is kept")
        await town.town.remove()
    }

    @Test func `continuing with a chosen file adds it, and a file is asked for where it is required`() async throws {
        let town = try await FileTown.make()
        let without = try await town.send([])
        #expect(without.status == 422 && without.body.contains("Choisissez un fichier."))
        let with = try await town.send([("avis", "avis.pdf", FileSamples.pdf), ("photos", "", [])])
        #expect(with.status == 303 && with.location == "/fr/drafts/\(town.draft)/check")
        #expect(try await town.client.get("/fr/drafts/\(town.draft)/check").body.contains("avis.pdf"))
        await town.town.remove()
    }

    @Test(arguments: [
        ("vide.pdf", [UInt8](), "file-empty"), ("jeu.pdf", FileSamples.program, "file-executable"),
        ("lettre.docx", FileSamples.archive, "file-unreadable"), ("page.pdf", FileSamples.polyglot, "file-polyglot"),
        ("script.pdf", FileSamples.script, "file-active-content"),
        ("note.txt", Array("Bonjour".utf8), "file-unknown-kind"),
        ("grand.pdf", FileSamples.pdf + Array(repeating: 0, count: 2_000_000), "file-too-large"),
    ])
    func `wrong files are refused with a sentence, at the field, and leave nothing`(
        name: String, content: [UInt8], code: String
    ) async throws {
        let town = try await FileTown.make()
        let answer = try await town.add(content, name: name)
        let text = plain(answer.body)
        #expect(answer.status == 422 && text.contains("« \(name) » n'a pas été ajouté."))
        let reason =
            code == "file-too-large"
            ? "Choisissez un fichier de 2 Mo au plus"
            : FileRefusal(rawValue: code)?.reason.message[.fr] ?? "no such code"
        #expect(text.contains(plain(reason)), "\(code)")
        #expect(try await town.stored().isEmpty && town.onDisk() == 0)
        await town.town.remove()
    }

    @Test func `an upload that is cut goes on from where it stopped, after a restart too`() async throws {
        let town = try await FileTown.make()
        let content = FileSamples.make("", padding: 200_000)
        let announced = try await town.announce(size: content.count)
        #expect(announced.status == 201 && announced.headers[.init("Upload-Offset")!] == "0")
        let address = try #require(announced.location)
        _ = try await town.append(Array(content[..<90_000]), to: address, at: 0, isCut: true)

        let state = try await town.client.get(address)
        #expect(state.status == 204 && state.headers[.init("Upload-Offset")!] == "90000")
        // The same file, chosen again on the same device, is found with what had come of it.
        let again = try await town.announce(size: content.count)
        #expect(again.location == address && again.headers[.init("Upload-Offset")!] == "90000")
        #expect(try await town.announce(size: content.count, modified: "2").location != address)

        // Bytes that leave a hole or come twice are not taken.
        let wrong = try await town.append(Array(content[100_000...]), to: address, at: 100_000)
        #expect(wrong.status == 409 && wrong.headers[.init("Upload-Offset")!] == "90000")
        let done = try await town.append(Array(content[90_000...]), to: address, at: 90_000)
        #expect(done.status == 200)
        let file = try #require(try await town.stored().first { $0.state == .accepted })
        #expect(file.size == content.count)
        let fetched = try await town.client.get("\(town.files)/\(file.id)")
        #expect(fetched.bytes == content)
        await town.town.remove()
    }

    @Test func `a request left behind without a word does not keep its file from the one that goes on`() async throws {
        let town = try await FileTown.make()
        let content = FileSamples.make("", padding: 300_000)
        let address = try #require(try await town.announce(size: content.count).location)
        // The line is cut, and the server is told nothing: the body neither goes on nor ends.
        let (body, line) = AsyncStream.makeStream(of: ByteBuffer.self)
        let (client, token) = (town.client.copy(), town.token)
        let left = Task {
            try await FileTown.append(
                RequestBody(asyncSequence: body), to: address, at: 0, token: token, client: client
            ).status
        }
        line.yield(ByteBuffer(bytes: content[..<150_000]))
        var length = 0
        while length < 65_536 {
            length = Int(try await town.client.get(address).headers[.init("Upload-Offset")!] ?? "") ?? 0
        }
        // Its last bytes were still in memory: they are kept, and the other request is told so.
        let first = try await town.append(Array(content[length...]), to: address, at: length)
        #expect(first.status == 409 && first.headers[.init("Upload-Offset")!] == "150000")
        let second = try await town.append(Array(content[150_000...]), to: address, at: 150_000)
        #expect(second.status == 200)
        #expect(try await left.value == 204)
        line.finish()
        let file = try #require(try await town.stored().first)
        #expect(try await town.client.get("\(town.files)/\(file.id)").bytes == content)
        await town.town.remove()
    }

    @Test func `more bytes than were announced, or another's token, bring nothing`() async throws {
        let town = try await FileTown.make()
        let address = try #require(try await town.announce(size: 10).location)
        #expect(try await town.append([1], to: address, at: 0, token: "x").status == 403)
        #expect(try await town.append(Array(repeating: 1, count: 11), to: address, at: 0).status == 413)
        #expect(try await town.stored().isEmpty && town.onDisk() == 0)
        #expect(try await town.announce(size: 3_000_000).status == 422)
        #expect(try await town.announce(size: 0).status == 422)
        #expect(try await town.announce(size: 5, field: "note").status == 415)
        // A page whose token is out of date comes back with what was typed; its file is let go.
        let stale = try await town.send([("avis", "avis.pdf", FileSamples.pdf)], [("note", "bonjour")], token: "x")
        #expect(stale.status == 303 && stale.location == town.page)
        #expect(try await town.stored().isEmpty && town.onDisk() == 0)
        #expect(try await town.client.get(town.page).body.contains(#"value="bonjour""#))
        await town.town.remove()
    }

    @Test func `a draft, a question and the disk have limits, each with its sentence`() async throws {
        let town = try await FileTown.make { $0.files.filesPerOwner = 2 }
        for name in ["1.png", "2.png"] {
            #expect(try await town.send([("photos", name, FileSamples.png)], [("then", "upload")]).status == 303)
        }
        let third = try await town.send([("photos", "3.png", FileSamples.png)], [("then", "upload")])
        #expect(third.status == 422 && third.body.contains("Gardez 2 fichiers au plus."))
        let more = try await town.add(FileSamples.pdf)
        #expect(more.status == 422 && more.body.contains("cette demande en a déjà beaucoup"))
        await town.town.remove()
        let full = try await FileTown.make { $0.files.bytesKeptFree = .max / 2 }
        let refused = try await full.add(FileSamples.pdf)
        #expect(refused.status == 422 && refused.body.contains("revenez demain"))
        await full.town.remove()
    }

    @Test func `what was sent goes to the case; deleting a draft deletes its files`() async throws {
        let town = try await FileTown.make()
        _ = try await town.send([("avis", "avis.pdf", FileSamples.pdf)])
        let sent = try await town.client.postForm(
            "/fr/drafts/\(town.draft)/submit", [], from: "/fr/drafts/\(town.draft)/check")
        #expect(sent.location == "/fr/cases/\(town.draft)/receipt")
        let file = try #require(try await town.stored().first)
        #expect(file.isKept)
        let followed = try await town.client.get("/fr/cases/\(town.draft)")
        #expect(followed.body.contains("/fr/cases/\(town.draft)/files/\(file.id)/preview"))
        let fetched = try await town.client.get("/fr/cases/\(town.draft)/files/\(file.id)")
        #expect(fetched.bytes == FileSamples.pdf)
        #expect(fetched.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"avis.pdf\"") == true)
        #expect(fetched.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
        // Nothing of a case is removed through its draft.
        let removal = try await town.client.post("\(town.files)/\(file.id)/remove", [("csrf", town.token)])
        #expect(removal.status == 404)

        let other = try await FileTown.resident(of: town.town)
        _ = try await other.add(FileSamples.pdf)
        #expect(town.onDisk() == 4)
        _ = try await other.client.postForm(
            "/fr/drafts/\(other.draft)/delete", [], from: "/fr/drafts/\(other.draft)/saved")
        #expect(town.onDisk() == 2)
        await town.town.remove()
    }

    @Test func `a form that comes after its session keeps its words, lets its files go and says so`() async throws {
        let town = try await FileTown.make()
        let stranger = FileTown(
            town: town.town, client: SiteClient(site: town.town.site), draft: town.draft, token: "x")
        let late = try await stranger.send([("avis", "avis.pdf", FileSamples.pdf)], [("note", "Zwykiewicz")])
        #expect(late.status == 404 && plain(late.body).contains("rien n'est perdu"))
        #expect(!late.body.contains("Zwykiewicz"))
        #expect(try await town.stored().isEmpty && town.onDisk() == 0)
        let code = try #require(
            try await town.client.get("/fr/drafts/\(town.draft)/saved").body.firstMatch(
                of: /[2-9A-HJ-NP-Z]{5}(-[2-9A-HJ-NP-Z]{5}){3}/))
        let opened = try await stranger.client.postForm(
            "/fr/resume", [("code", String(code.output.0)), ("next", town.page)], from: "/fr/resume")
        #expect(opened.status == 303)
        let shown = try await stranger.client.get(town.page)
        #expect(shown.body.contains(#"value="Zwykiewicz""#))
        #expect(plain(shown.body).contains("« avis.pdf » n'a pas été ajouté. Votre session s'était terminée"))
        await town.town.remove()
    }

    @Test func `files go with the question that is no longer asked, and can be put back until then`() async throws {
        let town = try await FileTown.inAList()
        #expect(try await town.send([("enfants.1.certificat", "un.pdf", FileSamples.pdf)], child(1)).status == 303)
        let added = try await town.send([], child(1) + [("then", "add:enfants")])
        #expect(added.status == 303)
        let second = [("enfants.2.certificat", "deux.pdf", FileSamples.pdf)]
        #expect(try await town.send(second, child(1) + child(2)).status == 303)
        // The clock of these tests stands still: files that came at the same moment have no order.
        #expect(try await Set(town.stored().map(\.facts.name)) == ["un.pdf", "deux.pdf"])

        // Removing an element can be undone: its file waits.
        _ = try await town.send([], child(1) + child(2) + [("then", "remove:enfants.2")])
        #expect(try await town.stored().count == 2)
        _ = try await town.send([], child(1) + [("then", "restore:enfants.2")])
        #expect(try await town.client.get(town.page).body.contains("deux.pdf"))
        // Once the page is sent without it, it is gone, bytes included.
        _ = try await town.send([], child(1) + child(2) + [("then", "remove:enfants.2")])
        #expect(try await town.send([], child(1)).status == 303)
        #expect(try await town.stored().map(\.facts.name) == ["un.pdf"])
        let left = town.onDisk()
        // So it is when the answer above hides the question.
        let hidden = [("asked", "enfants.1.allergie"), ("enfants.1.allergie", "no")]
        #expect(try await town.send([], [("enfants.1.prenom", "A")] + hidden).status == 303)
        #expect(try await town.stored().isEmpty && town.onDisk() == 0 && left == 2)
        await town.town.remove()
    }

    @Test func `documents of a case are listed in the order of the form, each under what it was sent for`() async throws
    {
        let town = try await FileTown.inAList()
        for number in 2...3 { _ = try await town.send([], [("then", "add:enfants")] + (1..<number).flatMap(child)) }
        let children = (1...3).flatMap(child)
        // Sent last first.
        for number in [3, 1, 2] {
            let file = ("enfants.\(number).certificat", "fichier\(number).pdf", FileSamples.pdf)
            _ = try await town.send([file], children + [("then", "upload")])
        }
        #expect(try await town.send([], children).location?.hasSuffix("/check") == true)
        _ = try await town.client.postForm(
            "/fr/drafts/\(town.draft)/submit", [], from: "/fr/drafts/\(town.draft)/check")
        let page = plain(try await town.client.get("/fr/cases/\(town.draft)").body)
        let documents = try #require(page.range(of: "<h2>Documents")).upperBound
        let places = try (1...3).map { number in
            let file = try #require(page[documents...].range(of: "fichier\(number).pdf")).lowerBound
            #expect(page[documents...].contains("Enfant \(number) – N\(number) – Son certificat"))
            return file
        }
        #expect(places == places.sorted())
        await town.town.remove()
    }

    @Test func `files follow a question that another version renames, and go with one that it does not ask`()
        async throws
    {
        let town = try await FileTown.make()
        _ = try await town.send([("avis", "avis.pdf", FileSamples.pdf), ("photos", "lieu.png", FileSamples.png)])
        try await town.town.publish(service: "photo", of: FileTown.services) { text in
            text.replacing("- id: avis\n", with: "- id: avis_impot\n        renamed: avis\n")
                .replacing("- id: photos\n", with: "- id: plans\n").replacing("version: 1", with: "version: 2")
        }
        let told = "/fr/drafts/\(town.draft)/new-version"
        let hash = try #require(try await town.client.get(told).value(of: "to"))
        _ = try await town.client.postForm(told, [("to", hash)], from: told)
        #expect(try await town.stored().map(\.facts.name) == ["avis.pdf"])
        // It is there to be seen, replaced and removed under its new name, and is sent.
        #expect(try await town.client.get(town.page).body.contains("Retirer"))
        let (asked, page) = ([("asked", "avis_impot"), ("asked", "plans"), ("asked", "note")], town.page)
        #expect(try await town.client.postForm(page, asked, from: page).location?.hasSuffix("/check") == true)
        #expect(try await town.client.get("/fr/drafts/\(town.draft)/check").body.contains("avis.pdf"))
        #expect(town.onDisk() == 2)
        await town.town.remove()
    }

    /// What a page says of a child with an allergy.
    private func child(_ number: Int) -> [(String, String)] {
        let path = "enfants.\(number)"
        return [
            ("asked", "\(path).prenom"), ("asked", "\(path).allergie"), ("asked", "\(path).certificat"),
            ("\(path).prenom", "N\(number)"), ("\(path).allergie", "yes"),
        ]
    }

    @Test func `another person's file, or one of another draft, is not there`() async throws {
        let town = try await FileTown.make()
        _ = try await town.add(FileSamples.pdf)
        let file = try #require(try await town.stored().first)
        let other = try await FileTown.resident(of: town.town)
        for path in ["", "/preview", "/upload"] {
            #expect(try await other.client.get("\(town.files)/\(file.id)\(path)").status == 404)
            #expect(try await other.client.get("\(other.files)/\(file.id)\(path)").status == 404)
            #expect(try await other.client.get("/fr/cases/\(other.draft)/files/\(file.id)\(path)").status == 404)
        }
        let removal = try await other.client.post("\(other.files)/\(file.id)/remove", [("csrf", other.token)])
        #expect(removal.status == 404)
        #expect(try await other.append([1], to: "\(other.files)/\(file.id)/upload", at: 0).status == 404)
        // Naming another's file in an answer brings nothing.
        let reference = try #require(file.reference)
        let named = try await other.client.postForm(
            other.page, [("avis", reference.text), ("asked", "avis")], from: other.page)
        #expect(named.status == 422)
        await town.town.remove()
    }

    @Test func `an agent sees what was examined, and each look is on record first`() async throws {
        let scanner = ScriptedScanner(.unavailable)
        let town = try await FileTown.make(scanner: scanner)
        _ = try await town.send([("avis", "avis.pdf", FileSamples.pdf)])
        #expect(try await town.client.get(town.page).body.contains("En cours de vérification"))
        _ = try await town.client.postForm(
            "/fr/drafts/\(town.draft)/submit", [], from: "/fr/drafts/\(town.draft)/check")
        let file = try #require(try await town.stored().first)
        #expect(file.state == .received && file.isKept)
        let agent = try await town.town.agent("agent", role: .agent, office: "accueil")
        let address = "/fr/desk/cases/\(town.draft)/files/\(file.id)"
        #expect(try await agent.get(address).status == 404)
        #expect(try await town.client.get("/fr/cases/\(town.draft)/files/\(file.id)").status == 200)

        #expect(try await !town.town.site.examineLater(file.id))
        scanner.answer(.clean)
        #expect(try await town.town.site.examineLater(file.id))
        let openings = try await openings(town)
        #expect(try await agent.get(address).bytes == FileSamples.pdf)
        #expect(try await self.openings(town) == openings + 1)
        #expect(try await agent.get("/fr/desk/cases/\(town.draft)").body.contains("\(address)/preview"))
        await town.town.remove()
    }

    @Test func `a virus found is told at once, or by a message when it is found later`() async throws {
        let scanner = ScriptedScanner(.infected)
        let town = try await FileTown.make(scanner: scanner)
        let refused = try await town.add(FileSamples.pdf)
        #expect(refused.status == 422 && refused.body.contains("antivirus"))
        #expect(try await town.stored().isEmpty && town.onDisk() == 0)

        scanner.answer(.unavailable)
        _ = try await town.send([("avis", "avis.pdf", FileSamples.pdf)])
        _ = try await town.client.postForm(
            "/fr/drafts/\(town.draft)/submit", [], from: "/fr/drafts/\(town.draft)/check")
        let file = try #require(try await town.stored().first)
        scanner.answer(.infected)
        #expect(try await town.town.site.examineLater(file.id))
        #expect(town.onDisk() == 0)
        #expect(try await town.client.get("/fr/cases/\(town.draft)").body.contains("Refusé à la vérification"))
        #expect(try await town.client.get("/fr/cases/\(town.draft)/files/\(file.id)").status == 404)
        await town.town.remove()
    }

    @Test func `the service's page announces the documents, with their conditions in words`() async throws {
        let town = try await FileTown.make()
        let page = try await town.client.get("/fr/services/photo").body
        #expect(page.contains("Documents à fournir") && page.contains("Bien photographier un document"))
        #expect(page.contains("si vous répondez «\u{A0}oui\u{A0}» à la question"))
        let english = try await town.client.get("/en/services/photo").body
        #expect(
            english.contains("Your tax notice, if you answer “yes” to")
                && english.contains("Photos of the place (optional)"))
        await town.town.remove()
    }

    /// Text with every apostrophe and every space alike, whatever typography made of them.
    private func plain(_ text: String) -> String {
        let marks = [("&#39;", "'"), ("&#x27;", "'"), ("’", "'"), ("&nbsp;", " "), ("\u{A0}", " "), ("\u{202F}", " ")]
        return marks.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    private func openings(_ town: FileTown) async throws -> Int {
        let id = try #require(Identifier(town.draft))
        let found = try #require(try await town.town.site.cases.load(id))
        return found.history.filter { if case .opened = $0.fact { true } else { false } }.count
    }
}

/// Files made by the tests.
enum FileSamples {
    static let pdf = make("")
    static let script = make("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")
    static let archive: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + Array(repeating: 0, count: 40)
    static let program = Array("MZ".utf8) + Array(repeating: UInt8(0x90), count: 100)
    static let polyglot = pdf + Array("MZ program".utf8)

    /// A grey square of 8 by 8.
    static let png: [UInt8] = Array(
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR4nGM4AQUMlDEACLEyAaio5RMAAAAASUVORK5CYII=")
            ?? Data())

    /// A PDF of one page, as heavy as wanted.
    static func make(_ catalogue: String, padding: Int = 0) -> [UInt8] {
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R \(catalogue) >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        ]
        var text = "%PDF-1.7\n"
        var offsets: [String] = []
        for (index, object) in objects.enumerated() {
            let digits = String(text.utf8.count)
            offsets.append(String(repeating: "0", count: 10 - digits.count) + digits)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        if padding > 0 { text += "% " + String(repeating: "x", count: padding) + "\n" }
        let table = text.utf8.count
        text += "xref\n0 4\n0000000000 65535 f \n" + offsets.map { "\($0) 00000 n \n" }.joined()
        return Array((text + "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n").utf8)
    }
}
