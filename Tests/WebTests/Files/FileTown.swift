import Cases
import Foundation
import HTTPTypes
import Hummingbird
import Inspection
import NIOCore
import Services
import Storage
import Synchronization
import Testing

@testable import Web

/// A town whose service asks for files, and what the tests send to it.
struct FileTown {
    let town: TestTown
    let client: SiteClient
    let draft: String
    let token: String
    /// The page that asks for documents, and the questions that its form says it asks.
    var pageID = "documents"
    var shown = ["avis", "photos", "note"]

    /// The service of the browser's tests.
    static var services: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Browser/services-files").path
    }

    /// A resident at the page that asks for documents.
    static func make(
        scanner: (any VirusScanner)? = nil, configure: (inout SiteConfiguration) -> Void = { _ in }
    ) async throws -> FileTown {
        let town = try await TestTown.make(
            services: services, scanner: scanner,
            configure: { configuration in
                configuration.files.bytesKeptFree = 0
                configure(&configuration)
            })
        return try await resident(of: town)
    }

    /// Another resident of the same town.
    static func resident(of town: TestTown) async throws -> FileTown {
        try await resident(of: town, SiteClient(site: town.site))
    }

    /// Whoever uses this browser, at the page that asks for documents, in a new draft.
    static func resident(of town: TestTown, _ client: SiteClient) async throws -> FileTown {
        let start = try await client.postForm("/fr/services/photo/start", [], from: "/fr/services/photo")
        let draft = try #require(start.location?.split(separator: "/").last.map(String.init))
        let first = "/fr/drafts/\(draft)/pages/choix"
        _ = try await client.postForm(first, [("reduction", "yes"), ("asked", "reduction")], from: first)
        let token = try #require(try await client.get("/fr/drafts/\(draft)/pages/documents").value(of: "csrf"))
        return FileTown(town: town, client: client, draft: draft, token: token)
    }

    /// A resident at the page of the service that asks for a file in each element of a list.
    static func inAList() async throws -> FileTown {
        let town = try await make().town
        let client = SiteClient(site: town.site)
        let start = try await client.postForm("/fr/services/garde/start", [], from: "/fr/services/garde")
        let draft = try #require(start.location?.split(separator: "/").last.map(String.init))
        let token = try #require(try await client.get("/fr/drafts/\(draft)/pages/enfants").value(of: "csrf"))
        return FileTown(town: town, client: client, draft: draft, token: token, pageID: "enfants", shown: [])
    }

    var page: String { "/fr/drafts/\(draft)/pages/\(pageID)" }
    var files: String { "/fr/drafts/\(draft)/files" }

    // MARK: As a form does

    /// Sends the page's form with files, as a browser without script does.
    func send(
        _ chosen: [(field: String, name: String, content: [UInt8])], _ fields: [(String, String)] = [],
        token: String? = nil
    ) async throws -> SiteClient.Answer {
        var body: [UInt8] = []
        for (name, value) in [("csrf", token ?? self.token)] + shown.map({ ("asked", $0) }) + fields {
            body += Array("--xx\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for file in chosen {
            let heading =
                "--xx\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n"
            body += Array("\(heading)Content-Type: application/octet-stream\r\n\r\n".utf8) + file.content + [13, 10]
        }
        body += Array("--xx--\r\n".utf8)
        return try await client.send(
            .post, page, headers: [.contentType: "multipart/form-data; boundary=xx"], bytes: body)
    }

    /// Adds a file to the tax notice.
    func add(_ content: [UInt8], name: String = "avis.pdf") async throws -> SiteClient.Answer {
        try await send([("avis", name, content)], [("then", "upload")])
    }

    // MARK: As the script does

    /// Announces a file; gives the address that takes its bytes.
    func announce(
        size: Int, name: String = "avis.pdf", field: String = "avis", modified: String = "1"
    ) async throws -> SiteClient.Answer {
        try await client.post(
            files,
            [
                ("csrf", token), ("field", field), ("name", name), ("size", String(size)), ("modified", modified),
            ])
    }

    /// Sends bytes from an offset; the connection is cut after them when `isCut`.
    func append(
        _ bytes: [UInt8], to address: String, at offset: Int, isCut: Bool = false, token: String? = nil
    ) async throws -> SiteClient.Answer {
        let headers: HTTPFields = [
            .init("Upload-Offset")!: String(offset), .init("Parvis-Token")!: token ?? self.token,
            .contentType: "application/partial-upload",
        ]
        return try await client.send(.patch, address, headers: headers, bytes: bytes, isCut: isCut)
    }

    /// Sends a body as it comes, from an offset.
    static func append(
        _ body: RequestBody, to address: String, at offset: Int, token: String, client: SiteClient
    ) async throws -> SiteClient.Answer {
        let headers: HTTPFields = [
            .init("Upload-Offset")!: String(offset), .init("Parvis-Token")!: token,
            .contentType: "application/partial-upload",
        ]
        return try await client.send(.patch, address, headers: headers, body: body)
    }

    // MARK: What the store knows

    /// The draft's files that are not being erased.
    func stored() async throws -> [StoredFile] {
        let id = try #require(Identifier(draft))
        let store = town.store
        return try await store.database.read { try store.files.all(of: id, in: $0) }
    }

    /// How many files lie on disk.
    func onDisk() -> Int {
        let all = FileManager.default.enumerator(
            at: town.folder.appending(path: "files"), includingPropertiesForKeys: nil)
        return (all?.allObjects as? [URL] ?? []).filter { !$0.hasDirectoryPath }.count
    }
}

/// A scanner that says what the test wants.
final class ScriptedScanner: VirusScanner {
    private let outcome: Mutex<ScanOutcome>

    init(_ outcome: ScanOutcome) { self.outcome = Mutex(outcome) }

    func answer(_ next: ScanOutcome) { outcome.withLock { $0 = next } }

    func scan(file: String) async -> ScanOutcome {
        FileManager.default.fileExists(atPath: file) ? outcome.withLock { $0 } : .unavailable
    }
}
