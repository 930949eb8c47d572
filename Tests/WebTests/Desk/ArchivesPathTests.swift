import Cases
import FEEL
import Foundation
import HTTPTypes
import Services
import Storage
import Subprocess
import SystemPackage
import Testing

@testable import Web

/// From cases whose time has passed to the archives' visa and the package for them, page by page.
@Suite struct ArchivesPathTests {
    private static let schema = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/data/oracles/seda-2.3/schema/seda-2.3-main.xsd").standardizedFileURL.path

    private static var isSchemaPresent: Bool { FileManager.default.fileExists(atPath: schema) }
    private static var hasXMLLint: Bool {
        ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
            .contains { FileManager.default.isExecutableFile(atPath: "\($0)/xmllint") }
    }

    /// The schema imports two others from the W3C's site, which no test fetches: what it uses of them is declared here, and a
    /// catalogue (OASIS XML Catalogs 1.1) says so to libxml2.
    private static func catalogue() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "schemas-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func schema(_ namespace: String, _ attributes: [(String, String)]) -> String {
            let declared = attributes.map { "<xs:attribute name=\"\($0)\" type=\"xs:\($1)\"/>" }.joined()
            return """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="\(namespace)">\(declared)</xs:schema>
                """
        }
        let schemas = [
            (
                "xml.xsd", "http://www.w3.org/2001/xml.xsd",
                schema("http://www.w3.org/XML/1998/namespace", [("id", "ID"), ("lang", "language")])
            ),
            (
                "xlink.xsd", "http://www.w3.org/1999/xlink.xsd",
                schema("http://www.w3.org/1999/xlink", [("href", "anyURI")])
            ),
        ]
        var entries = ""
        for (name, address, text) in schemas {
            try Data(text.utf8).write(to: folder.appending(path: name))
            entries += "<system systemId=\"\(address)\" uri=\"\(name)\"/><uri name=\"\(address)\" uri=\"\(name)\"/>"
        }
        let catalogue = folder.appending(path: "catalog.xml")
        let text = "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">\(entries)</catalog>"
        try Data(text.utf8).write(to: catalogue)
        return catalogue
    }

    /// Validates a manifest as the archives' system would: with libxml2 and the schema of the standard.
    private func validate(_ manifest: [UInt8]) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "manifest-\(UUID().uuidString).xml")
        try Data(manifest).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        let catalogue = try Self.catalogue()
        defer { try? FileManager.default.removeItem(at: catalogue.deletingLastPathComponent()) }
        let result = try await Subprocess.run(
            .name("xmllint"), arguments: ["--nonet", "--noout", "--schema", Self.schema, path.path],
            environment: .inherit.updating(["XML_CATALOG_FILES": catalogue.path]), output: .string(limit: 100_000),
            error: .string(limit: 100_000))
        #expect(result.terminationStatus.isSuccess, "\(result.standardError)")
    }

    /// The files of a ZIP archive, as Python reads them, with their SHA-512.
    private func unpack(_ bytes: [UInt8]) async throws -> (manifest: [UInt8], digests: [String: String]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "package-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "package.zip")
        try Data(bytes).write(to: path)
        let script = """
            import hashlib, sys, zipfile
            z = zipfile.ZipFile(sys.argv[1])
            assert z.testzip() is None
            open(sys.argv[2], 'wb').write(z.read('manifest.xml'))
            for i in z.infolist():
                print(i.filename, hashlib.sha512(z.read(i.filename)).hexdigest())
            """
        let manifest = folder.appending(path: "manifest.xml")
        let read = try await Subprocess.run(
            .name("python3"), arguments: ["-c", script, path.path, manifest.path], output: .string(limit: 1_000_000),
            error: .string(limit: 10_000))
        try #require(read.terminationStatus.isSuccess, "\(read.standardError)")
        var digests: [String: String] = [:]
        for line in read.standardOutput.split(separator: "\n") {
            let words = line.split(separator: " ")
            digests[words.dropLast().joined(separator: " ")] = words.last.map(String.init)
        }
        return (Array(try Data(contentsOf: manifest)), digests)
    }

    private func listed(
        _ fate: String, names: [String]
    ) async throws -> (scene: RetentionTown, ids: [Identifier], list: EliminationList) {
        let scene = try await RetentionTown.make { $0.replacing("then: archives_visa", with: fate) }
        var ids: [Identifier] = []
        for name in names { ids.append(try await scene.granted(name: name).id) }
        try await scene.passAll()
        let store = scene.store
        let list = try await store.database.read {
            try store.eliminations.list(organisation: "mairie", limit: 5, in: $0)
        }
        #expect(list.count == 1)
        return (scene, ids, try #require(list.first))
    }

    private func items(_ scene: RetentionTown, _ list: Identifier) async throws -> [EliminationItem] {
        let store = scene.store
        return try await store.database.read { try store.eliminations.items(of: list, limit: 100, in: $0) }
    }

    @Test func `cases wait on a list that administrators see, and nothing is destroyed before the visa`() async throws {
        let (scene, ids, list) = try await listed("then: archives_visa", names: ["Éluard", "Benali", "Nguyễn"])
        #expect(list.cases == 3 && list.state == .open)
        let site = scene.town.site
        for case let id in ids {
            #expect(try await site.dueErasure(of: id, visa: nil, at: scene.clock.now) == nil)
        }
        let chief = try await scene.town.agent("chef", role: .supervisor)
        #expect(try await chief.get("/fr/desk/archives").status == 403)
        let other = try await scene.town.agent("ailleurs", role: .administrator, organisation: "assurance")
        #expect(try await other.get("/fr/desk/archives/\(list.id)").status == 404)

        let clerk = try await scene.town.agent("admin", role: .administrator)
        #expect(try await clerk.get("/fr/desk/archives").body.contains("Se remplit"))
        let page = "/fr/desk/archives/\(list.id)"
        let open = try await clerk.get(page)
        #expect(open.body.contains("articles L. 212-2 et R. 212-14") && open.body.contains("Dates extrêmes"))
        #expect(!open.body.contains("Éluard") && !open.body.contains("Enregistrer le visa</h2>"))
        // No visa for a list that still grows.
        let early = try await clerk.postForm("\(page)/visa", visa(scene), from: page)
        #expect(early.location == "\(page)?done=")
        #expect(try await clerk.postForm("\(page)/close", [], from: page).location == "\(page)?done=closed")
        let printed = try await clerk.get("\(page)/print")
        #expect(printed.body.contains("Visa de la direction des archives"))
        let csv = try await clerk.get("\(page)/list.csv")
        #expect(csv.body.split(separator: "\r\n").count == 4 && csv.body.contains("À détruire"))

        let missing = try await clerk.postForm("\(page)/visa", [("name", "")], from: page)
        #expect(missing.status == 422 && missing.body.contains("Écrivez qui a donné le visa."))
        let signed = try await clerk.postForm("\(page)/visa", visa(scene), from: page)
        #expect(signed.location == "\(page)?done=signed")
        #expect(try await clerk.get(page).body.contains("Mme Petit"))
        let ground = try #require(
            try await site.dueErasure(
                of: ids[0], visa: RetentionGround.Visa(reference: "AD 12", date: Zone.utc.date(at: scene.clock.now)),
                at: scene.clock.now))
        #expect(ground.ground.visa?.reference == "AD 12")
        await scene.town.remove()
    }

    private func visa(_ scene: RetentionTown) -> [(String, String)] {
        let today = Zone.utc.date(at: scene.clock.now)
        return [
            ("name", "Mme Petit, directrice des archives"), ("reference", "AD 2028/12"), ("date.day", "\(today.day)"),
            ("date.month", "\(today.month)"), ("date.year", "\(today.year)"),
        ]
    }

    @Test func `a case that is held leaves the list that waits`() async throws {
        let (scene, ids, list) = try await listed("then: archives_visa", names: ["Éluard", "Benali"])
        let review = Zone.utc.date(at: scene.clock.now).adding(days: 90)
        try await scene.append(
            .retention(.held(LegalHold(reason: "Recours", reviewOn: review))), to: ids[0],
            by: .agent(ids[0], .supervisor))
        let items = try await items(scene, list.id)
        #expect(items.first { $0.id == ids[0] }?.state == .withdrawn)
        #expect(items.first { $0.id == ids[1] }?.state == .waiting)
        let clerk = try await scene.town.agent("admin", role: .administrator)
        let page = "/fr/desk/archives/\(list.id)"
        _ = try await clerk.postForm("\(page)/close", [], from: page)
        let store = scene.store
        let closed = try await store.database.read { try store.eliminations.find(list.id, in: $0) }
        #expect(closed?.cases == 1)
        await scene.town.remove()
    }

    @Test func `a sample is drawn by lot when the list is closed, and anybody draws the same again`() async throws {
        let names = ["Un", "Deux", "Trois", "Quatre", "Cinq"]
        let (scene, ids, list) = try await listed("then: archives_visa, sample: {one_in: 2}", names: names)
        let clerk = try await scene.town.agent("admin", role: .administrator)
        let page = "/fr/desk/archives/\(list.id)"
        _ = try await clerk.postForm("\(page)/close", [], from: page)
        let store = scene.store
        let closed = try #require(try await store.database.read { try store.eliminations.find(list.id, in: $0) })
        let seed = try #require(closed.seed)
        #expect(closed.cases == 5 && closed.kept == 3)
        let kept = Set(try await items(scene, list.id).filter { $0.fate == .keep }.map(\.id))
        let rule = try #require(EliminationRule(closed.rule))
        #expect(kept == ArchivesDraw.kept(ids, rule: rule, seed: seed) && kept.count == 3)
        #expect(ArchivesDraw.kept(ids.reversed(), rule: rule, seed: seed) == kept)
        #expect(try await clerk.get(page).body.contains(EliminationInHand.hexadecimal(seed)))
        // Over many seeds every case is kept about three times in five.
        var counts: [Identifier: Int] = [:]
        for number in 0..<500 {
            let other = [UInt8(number / 256), UInt8(number % 256)]
            for id in ArchivesDraw.kept(ids, rule: rule, seed: other) { counts[id, default: 0] += 1 }
        }
        #expect(counts.count == 5 && counts.values.allSatisfy { (240...360).contains($0) }, "\(counts)")
        await scene.town.remove()
    }

    @Test(
        .enabled(if: isSchemaPresent, "../shared/data/oracles/seda-2.3 is not there"),
        .enabled(if: hasXMLLint, "xmllint is not installed"))
    func `what is kept goes into a SEDA 2.3 package that validates, and each case says so before anything leaves`()
        async throws
    {
        let (scene, ids, list) = try await listed("then: keep", names: ["Éluard & <fils>", "Nguyễn"])
        _ = try await scene.town.storedFile(of: ids[0].description, name: "Pièce d’identité № 1 & avis", isKept: true)
        let clerk = try await scene.town.agent("admin", role: .administrator)
        let page = "/fr/desk/archives/\(list.id)"
        _ = try await clerk.postForm("\(page)/close", [], from: page)
        let unnamed = try await clerk.postForm("\(page)/transfer", [("part", "1")], from: page)
        #expect(unnamed.status == 422)
        let versions = try await [scene.current(ids[0]).version, scene.current(ids[1]).version]
        let fields = [
            ("agreement", "AV-2026 é"), ("archives", "FRAD 099"), ("agency", "21990001 & Cie"), ("part", "1"),
        ]
        let answer = try await clerk.postForm("\(page)/transfer", fields, from: page)
        #expect(answer.status == 200 && answer.headers[.contentType] == "application/zip")
        for (id, version) in zip(ids, versions) {
            let current = try await scene.current(id)
            #expect(current.version == version + 1)
            #expect(current.history.last?.fact == .retention(.transferred(list: list.id)))
            #expect(current.isClosedToAgents)
        }
        let (manifest, digests) = try await unpack(answer.bytes)
        try await validate(manifest)
        let text = String(decoding: manifest, as: UTF8.self)
        // Two pages, two copies for programs, two letters and a document, each as the manifest says.
        #expect(digests.count == 8)
        for (name, digest) in digests where name != "manifest.xml" {
            #expect(text.contains("<Uri>\(name)</Uri>") && text.contains(digest), "\(name)")
        }
        #expect(text.contains("Pièce d’identité № 1 &amp; avis.pdf"))
        #expect(text.contains("<ArchivalAgreement>AV-2026 é</ArchivalAgreement>"))
        #expect(text.contains("<FinalAction>Keep</FinalAction>") && text.contains("<Rule>P1Y</Rule>"))
        let ended = Zone.utc.date(at: try #require(try await scene.current(ids[0]).endedAt))
        #expect(text.contains("<StartDate>\(ended)</StartDate>"))
        await scene.town.remove()
    }

    @Test(
        .enabled(if: isSchemaPresent, "../shared/data/oracles/seda-2.3 is not there"),
        .enabled(if: hasXMLLint, "xmllint is not installed"))
    func `a manifest validates whatever people wrote, and however many files there are`() async throws {
        let day = try #require(CivilDate(year: 2026, month: 11, day: 24))
        var manifest = SEDAManifest(
            identifier: "liste-1", comment: "Bordereau « été » & <co>\u{0}\u{7}", date: "2026-11-24T10:00:00Z",
            parties: .init(agreement: "AV-1", archives: "FRAD099", agency: "21990001"), active: Period(5, .year))
        for unit in 0..<20 {
            let files = (0..<(unit % 4)).map { number in
                SEDAManifest.File(
                    path: "content/\(unit)/document-\(number).pdf", name: "Œuvre “\(number)” \u{1F600} ]]> --.pdf",
                    mediaType: "application/pdf", size: number, digest: String(repeating: "0a", count: 64))
            }
            manifest.add(
                SEDAManifest.Unit(
                    reference: "VC-\(unit)", title: "Démarche <\(unit)>", description: "Accordée.", language: .fr,
                    start: day, end: day, files: files))
        }
        try await validate(manifest.xml())
    }
}
