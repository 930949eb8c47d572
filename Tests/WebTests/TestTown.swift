import Cases
import Foundation
import Inspection
import Journal
import Logging
import Services
import Storage
import Synchronization
import Testing

@testable import Web

/// Val-Clair in a temporary folder, with agents of two organisations, at a time that the test sets.
struct TestTown {
    let folder: URL
    let store: Store
    let site: Site

    static let password = "un mot de passe pour les tests"
    /// A Tuesday at 10 in the morning, UTC.
    static let now = Instant(milliseconds: 1_795_514_400_000)

    /// Publishes the town's birth certificate: one service is enough for most tests, and is quickly compiled.
    ///
    /// - Parameter services: the folder of definitions, when it is another.
    static func make(
        services: String = birthCertificate, scanner: (any VirusScanner)? = nil,
        registers: any RegisterDirectory = NoRegisters(), live: LiveEvents = LiveEvents(pause: {}),
        clock: @escaping @Sendable () -> Instant = { TestTown.now },
        configure: (inout SiteConfiguration) -> Void = { _ in }
    ) async throws -> TestTown {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parvis-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = try SQLiteDatabase.open(path: folder.appending(path: "parvis.sqlite").path, now: now)
        let codec = PlainPayloadCodec()
        let blobs = try FolderBlobStore(folder: folder.appending(path: "files").path, codec: codec)
        let store = Store(database: database, codec: codec, blobs: blobs)
        try await publish(Self.catalogue(of: services), in: store)
        let catalogue = LiveCatalogue(store: store, compiled: compiled)
        try await catalogue.refresh()
        let knowledge = LiveKnowledge(store: store, catalogue: catalogue)
        try await knowledge.refresh(now: now)
        var configuration = SiteConfiguration(publicURL: "http://localhost")
        configuration.rateLimits = [:]
        configure(&configuration)
        let signer = try #require(NoteSigner(name: "localhost/log", seed: [UInt8](repeating: 7, count: 32)))
        let site = try Site(
            store: store, catalogue: catalogue, knowledge: knowledge, configuration: configuration,
            logger: Logger(label: "test"),
            files: FileTools(
                inspector: SandboxedInspector(program: program, arguments: ["inspect-file"]), scanner: scanner,
                workFolder: folder.appending(path: "examined").path), registers: registers, live: live, signer: signer,
            now: clock)
        return TestTown(folder: folder, store: store, site: site)
    }

    /// Definitions never change: what one test has compiled, the others need not.
    private static let compiled = CompiledDefinitions()
    private static let catalogues = Mutex<[String: Catalogue]>([:])

    /// What a folder of the repository defines, which no test changes.
    static func catalogue(of services: String) -> Catalogue {
        if let known = catalogues.withLock({ $0[services] }) { return known }
        let catalogue = CatalogueLoader.load(services)
        if services.hasPrefix(servicesFolder) { catalogues.withLock { $0[services] = catalogue } }
        return catalogue
    }

    static func publish(_ catalogue: Catalogue, in store: Store) async throws {
        let errors = catalogue.diagnostics.filter { $0.severity == .error }.map(\.message)
        try #require(errors.isEmpty)
        try await store.database.write { transaction in
            for entry in catalogue.organisations {
                guard let organisation = entry.compilation.organisation else { continue }
                try store.definitions.publish(
                    PublishedDefinition.stored(organisation, archive: entry.archive, at: now), in: transaction)
            }
            for entry in catalogue.sheets {
                let owner = catalogue.organisations.first { $0.folder == entry.organisationFolder }
                guard let organisation = owner?.compilation.organisation else { continue }
                _ = try store.sheets.replace(
                    SheetStore.own, of: organisation.id,
                    by: entry.compilation.sheets.map { StoredSheet($0, in: SheetStore.own, at: now) }, in: transaction)
            }
            for entry in catalogue.services {
                guard let service = entry.compilation.definition else { continue }
                try store.definitions.publish(
                    PublishedDefinition.stored(service, archive: entry.archive, at: now), in: transaction)
            }
        }
    }

    /// The command that examines files, as it was just built.
    static var program: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: ".build/debug/parvis").path
    }

    /// Publishes a folder of definitions again with one of its services changed, and the organisation where that is wanted.
    func publish(
        organisation editOrganisation: (String) -> String = { $0 }, service: String = "acte-naissance",
        of services: String = birthCertificate,
        adding added: [String: String] = [:], _ edit: (String) -> String
    ) async throws {
        var files = CatalogueLoader.files(in: services)
        let folder = try #require(files.services.keys.first { $0.hasSuffix(service) })
        files.services[folder] = try Self.edited(files.services[folder], "service.yaml", adding: added, edit)
        let town = try #require(
            files.organisations.keys.filter { folder.hasPrefix($0) }.max { $0.count < $1.count })
        files.organisations[town] = try Self.edited(files.organisations[town], "organisation.yaml", editOrganisation)
        try await Self.publish(Catalogue(files), in: store)
        try await site.catalogue.refresh()
    }

    private static func edited(
        _ archive: DefinitionArchive?, _ name: String, adding added: [String: String] = [:], _ edit: (String) -> String
    ) throws -> DefinitionArchive {
        let files = try #require(archive).files
        var contents = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
        for (name, text) in added { contents[name] = Array(text.utf8) }
        contents[name] = Array(edit(String(decoding: try #require(contents[name]), as: UTF8.self)).utf8)
        return try DefinitionArchive(files: contents)
    }

    /// The folder of the town's first service.
    static var birthCertificate: String { servicesFolder + "/acte-naissance" }

    static var servicesFolder: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "services").path
    }

    func remove() async {
        await store.database.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Adds an agent and signs them in.
    func agent(
        _ login: String, role: Role, organisation: String = "mairie", office: String = "etat-civil"
    ) async throws -> SiteClient {
        try await AgentRegistration(store: store, hasher: PasswordHasher(testingLogarithm: 10)).add(
            login: login, name: "Agent \(login)", organisation: organisation, role: role, office: office,
            password: Self.password)
        let client = SiteClient(site: site)
        let answer = try await client.postForm(
            "/fr/desk/sign-in", [("login", login), ("password", Self.password)], from: "/fr/desk/sign-in")
        try #require(answer.status == 303, "sign-in answered \(answer.status)")
        return client
    }

    /// Starts the form and answers it up to the check; gives the draft's identifier.
    func completedDraft(_ client: SiteClient, name: String = "Benali") async throws -> String {
        let draft = try await startedDraft(client)
        for (page, fields) in Self.answers(name: name) {
            let asked = Set(fields.map { String($0.0.split(separator: ".")[0]) }).map { ("asked", $0) }
            let path = "/fr/drafts/\(draft)/pages/\(page)"
            let answer = try await client.postForm(path, fields + asked, from: path)
            try #require(answer.status == 303, "\(page) answered \(answer.status): \(answer.body)")
        }
        return draft
    }

    /// Puts a file with a preview into a draft or a case, as an upload does, its name bearing a mark.
    func storedFile(of owner: String, name: String, isKept: Bool) async throws -> Identifier {
        let owner = try #require(Identifier(owner))
        var random = SystemRandomNumberGenerator()
        let id = Identifier(at: Self.now, using: &random)
        let (store, sha256) = (store, String(repeating: "0a", count: 32))
        let facts = FileFacts(slot: "avis", name: "\(name).pdf")
        let new = NewFile(id: id, owner: owner, organisation: "mairie", size: name.utf8.count, facts: facts)
        try await store.database.write { transaction in
            try store.files.create(new, now: Self.now, in: transaction)
            guard var file = try store.files.find(id, in: transaction) else { return }
            file.state = .accepted
            file.facts.kind = .pdf
            file.facts.sha256 = sha256
            file.facts.hasPreview = true
            try store.files.update(file, now: Self.now, in: transaction)
            guard isKept, let reference = file.reference else { return }
            try store.files.keep([reference], of: owner, now: Self.now, in: transaction)
        }
        for part in Blob.Part.allCases {
            let blob = Blob(file: id, owner: owner, part: part)
            let appender = try await store.blobs.append(to: blob)
            try await appender.write(Array(name.utf8))
            try await appender.close()
            try await store.blobs.finish(blob)
        }
        return id
    }

    func startedDraft(_ client: SiteClient) async throws -> String {
        let start = try await client.postForm(
            "/fr/services/acte-naissance/start", [], from: "/fr/services/acte-naissance")
        return try #require(start.location?.split(separator: "/").last.map(String.init))
    }

    /// Sends a completed form; gives the case's identifier.
    func submittedCase(_ client: SiteClient, name: String = "Benali") async throws -> String {
        let draft = try await completedDraft(client, name: name)
        let answer = try await client.postForm("/fr/drafts/\(draft)/submit", [], from: "/fr/drafts/\(draft)/check")
        try #require(answer.location == "/fr/cases/\(draft)/receipt")
        return draft
    }

    /// The shortest way through the form: an extract without filiation, to be picked up.
    static func answers(name: String) -> [(page: String, fields: [(String, String)])] {
        [
            ("lieu", [("lieu_naissance", "val_clair")]),
            ("document", [("type_acte", "extrait_sans_filiation")]),
            (
                "personne",
                [
                    ("nom_naissance", name), ("prenoms", "Samira Leïla"), ("date_naissance.day", "17"),
                    ("date_naissance.month", "5"), ("date_naissance.year", "1994"),
                ]
            ),
            ("remise", [("mode_remise", "guichet"), ("nombre_exemplaires", "1")]),
            ("demandeur", [("prenom_demandeur", "Samira"), ("nom_demandeur", name)]),
        ]
    }
}

/// A clock that a test moves.
final class TestClock: Sendable {
    private let moment = Mutex(TestTown.now)

    var now: Instant { moment.withLock { $0 } }

    func pass(minutes: Int64) { moment.withLock { $0 = $0.adding(seconds: minutes * 60) } }
}
