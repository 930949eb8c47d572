import Foundation
import HTTPTypes
import Logging
import Services
import Storage
import Synchronization
import Testing

@testable import Web

/// Pages made once a minute for everyone: what must never be kept, and what ends them.
@Suite struct KeptPagesTests {
    private static let path = "/fr/services/acte-naissance"

    /// A site over a town's store, with a clock of its own.
    private func site(of town: TestTown, now: @escaping @Sendable () -> Instant) throws -> Site {
        try Site(
            store: town.store, catalogue: town.site.catalogue, configuration: town.site.configuration,
            logger: Logger(label: "test"), now: now)
    }

    @Test func `a kept page is the page that would be made`() async throws {
        let town = try await TestTown.make()
        for path in ["/fr", "/en", Self.path, "/en/contact", "/fr/privacy", "/fr/accessibility"] {
            let first = try await SiteClient(site: town.site).get(path)
            let second = try await SiteClient(site: town.site).get(path)
            #expect(first.status == 200)
            #expect(second.body == first.body)
            #expect(second.headers == first.headers)
        }
        #expect(town.site.catalogue.snapshot.kept.page(Self.path, at: TestTown.now) != nil)
        await town.remove()
    }

    @Test func `the page of a session is neither kept nor taken from what is kept`() async throws {
        let town = try await TestTown.make()
        let stranger = try await SiteClient(site: town.site).get(Self.path)
        #expect(stranger.value(of: "csrf") == "")
        let resident = SiteClient(site: town.site)
        _ = try await town.startedDraft(resident)
        let own = try await resident.get(Self.path)
        #expect(own.value(of: "csrf")?.isEmpty == false)
        #expect(own.headers[.cacheControl] == "no-store")
        #expect(try await SiteClient(site: town.site).get(Self.path).value(of: "csrf") == "")
        await town.remove()
    }

    @Test func `what is published is seen at once`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let before = try await client.get(Self.path)
        let folder = town.folder.appending(path: "services")
        try FileManager.default.copyItem(at: URL(filePath: TestTown.servicesFolder), to: folder)
        let file = folder.appending(path: "acte-naissance/service.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let title = try #require(town.site.catalogue.snapshot.service("acte-naissance")).presentation.title[.fr]
        let words = title.split(separator: " ").first.map(String.init) ?? title
        try text.replacing(words, with: "Réclamer").write(to: file, atomically: true, encoding: .utf8)
        try await TestTown.publish(CatalogueLoader.load(folder.path), in: town.store)
        try await town.site.catalogue.refresh()
        let after = try await client.get(Self.path)
        #expect(!before.body.contains("Réclamer"))
        #expect(after.body.contains("Réclamer"))
        await town.remove()
    }

    @Test func `an office that closes is said to be closed`() async throws {
        let town = try await TestTown.make()
        let clock = Mutex(TestTown.now)
        let site = try site(of: town) { clock.withLock { $0 } }
        let client = SiteClient(site: site)
        let open = try await client.get(Self.path)
        clock.withLock { $0 = $0.adding(seconds: 12 * 3_600) }
        let closed = try await client.get(Self.path)
        #expect(open.body != closed.body)
        await town.remove()
    }

    @Test func `what is asked with a query, or not found, is not kept`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        _ = try await client.get("/fr?a=1")
        #expect(try await client.get("/fr/services/rien").status == 404)
        let kept = town.site.catalogue.snapshot.kept
        #expect(kept.page("/fr", at: TestTown.now) == nil)
        #expect(kept.page("/fr/services/rien", at: TestTown.now) == nil)
        await town.remove()
    }
}

/// A store that counts what is asked of it.
private final class CountingDatabase: Database {
    private let base: any Database
    let reads = Mutex(0)

    init(_ base: any Database) { self.base = base }

    func read<Output: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Output
    ) async throws -> Output {
        reads.withLock { $0 += 1 }
        return try await base.read(body)
    }

    func write<Output: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Output
    ) async throws -> Output {
        try await base.write(body)
    }

    func close() async { await base.close() }
}

/// What a request asks of the store.
@Suite struct ReadsPerRequestTests {
    @Test func `a page of a form reads session, grant and draft at once; a public page reads nothing`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let draft = try await town.startedDraft(resident)
        let counting = CountingDatabase(town.store.database)
        let site = try Site(
            store: Store(database: counting, codec: PlainPayloadCodec()), catalogue: town.site.catalogue,
            configuration: town.site.configuration, logger: Logger(label: "test"), now: { TestTown.now })
        let client = resident.moved(to: site)
        #expect(try await client.get("/fr/drafts/\(draft)/pages/lieu").status == 200)
        #expect(counting.reads.withLock { $0 } == 1)
        #expect(try await SiteClient(site: site).get("/fr/services/acte-naissance").status == 200)
        #expect(counting.reads.withLock { $0 } == 1)
        await town.remove()
    }
}
