import Assistant
import FEEL
import Foundation
import Services
import Storage
import Synchronization
import Testing

@testable import Web

/// What the assistant answers from follows what is published, and nothing known is worked out again.
@Suite struct KnowledgeTests {
    /// Places texts by their length, and counts how many it was given.
    private final class CountingEmbedder: Embedder {
        let model = "counting"
        private let counted = Mutex(0)
        var count: Int { counted.withLock { $0 } }

        func query(_ text: String) async throws -> [Float] { [1, 0] }

        func passages(_ texts: [String]) async throws -> [[Float]] {
            counted.withLock { $0 += texts.count }
            return texts.map { text in
                let angle = Float(text.utf8.count % 7) / 7
                return [1 - angle, angle]
            }
        }
    }

    private func sheet(_ id: String, _ title: String, until: CivilDate? = nil, _ language: Language = .fr) -> OwnSheet {
        OwnSheet(
            id: id, language: language, title: title, validUntil: until,
            markdown: "Réponse à la question du \(title).")
    }

    private func publish(_ sheets: [OwnSheet], in town: TestTown) async throws {
        let store = town.store
        let stored = sheets.map { StoredSheet($0, in: SheetStore.own, at: TestTown.now) }
        _ = try await store.database.write {
            try store.sheets.replace(SheetStore.own, of: "mairie", by: stored, in: $0)
        }
    }

    @Test func `what is published is found at once, and what is removed no more`() async throws {
        let town = try await TestTown.make()
        let knowledge = town.site.knowledge
        #expect(try await !knowledge.refresh(now: TestTown.now), "nothing has changed")
        try await publish([sheet("ballon", "Louer une montgolfière")], in: town)
        #expect(try await knowledge.refresh(now: TestTown.now))
        #expect(await knowledge.search("montgolfière", in: .fr).hits.first?.sheet.id == "sheet:ballon")
        let client = SiteClient(site: town.site)
        #expect(try await client.get("/fr/sheets/ballon").body.contains("Louer une montgolfière"))
        #expect(try await client.get("/fr/search?q=montgolfiere").body.contains("/fr/sheets/ballon"))
        // The other language's sheet, when only it answers.
        #expect(try await client.get("/en/search?q=montgolfiere").body.contains("/fr/sheets/ballon"))
        #expect(try await client.get("/en/sheets/ballon").body.contains("This sheet exists in French only"))
        try await publish([], in: town)
        #expect(try await knowledge.refresh(now: TestTown.now))
        #expect(await knowledge.search("montgolfière", in: .fr).hits.allSatisfy { $0.sheet.id != "sheet:ballon" })
        #expect(try await client.get("/fr/sheets/ballon").status == 404)
        await town.remove()
    }

    @Test func `a sheet that has had its day is answered from no more`() async throws {
        let town = try await TestTown.make()
        let today = Zone.utc.date(at: TestTown.now)
        try await publish([sheet("foire", "La foire aux oignons", until: today)], in: town)
        try await town.site.knowledge.refresh(now: TestTown.now)
        let client = SiteClient(site: town.site)
        #expect(try await client.get("/fr/sheets/foire").status == 200)
        try await town.site.knowledge.refresh(now: TestTown.now.adding(seconds: 2 * 86_400))
        #expect(try await client.get("/fr/sheets/foire").status == 404)
        await town.remove()
    }

    @Test func `a restart works out no meaning that is known`() async throws {
        let town = try await TestTown.make()
        try await publish([sheet("ballon", "Louer une montgolfière")], in: town)
        func restart() async throws -> CountingEmbedder {
            let embedder = CountingEmbedder()
            let knowledge = LiveKnowledge(store: town.store, catalogue: town.site.catalogue, embedder: embedder)
            try await knowledge.refresh(now: TestTown.now)
            await knowledge.finishEmbedding()
            #expect(knowledge.progress.done == knowledge.progress.total)
            return embedder
        }
        let first = try await restart()
        #expect(first.count > 10)
        #expect(try await restart().count == 0)
        try await publish([sheet("ballon", "Louer une montgolfière"), sheet("neuf", "Tout neuf")], in: town)
        let later = try await restart().count
        #expect(later > 0 && later < 5, "only the new sheet: \(later)")
        await town.remove()
    }

    @Test func `vectors are kept to the bit`() {
        let numbers: [Float] = [0, 1, -1, 0.1, .pi, -3.4e-20, .greatestFiniteMagnitude]
        #expect(StoredVectors.numbers(StoredVectors.bytes(numbers)) == numbers)
    }

    /// What a model may say in other words stands before the passage; without it, the passage stands alone.
    @Test func `a model's words stand before the passage, which stays`() async throws {
        struct Scripted: Rephraser {
            let reply: String
            func rephrase(_ request: RephrasingRequest) async -> RephrasedAnswer? {
                RephrasingCheck(request).accept(reply)
            }
        }
        for (reply, isShown) in [
            ("Le marché est sur la place de la Fontaine [1].", true), ("Le marché est à Paris [1].", false),
        ] {
            let town = try await TestTown.make(services: AssistantPageTests.town)
            let site = try Site(
                store: town.store, catalogue: town.site.catalogue, knowledge: town.site.knowledge,
                rephraser: Scripted(reply: reply), configuration: town.site.configuration, logger: town.site.logger,
                now: { TestTown.now })
            let client = SiteClient(site: site)
            let begun = try await client.postForm(
                "/fr/assistant", [("message", "quand a lieu le marché ?")], from: "/fr/assistant")
            let page = try await client.get(String(try #require(begun.location).prefix { $0 != "#" }))
            #expect(page.body.contains("reformulé par un programme") == isShown)
            #expect(page.body.contains("Le marché est sur la place"), "the passage stays")
            #expect(!page.body.contains("Paris"))
            await town.remove()
        }
    }

    @Test func `a sheet filed under a life event's title is on its page, and the home page leads to the assistant`()
        async throws
    {
        let town = try await TestTown.make(services: AssistantPageTests.town)
        let sheet = OwnSheet(
            id: "obseques", language: .fr, title: "Les obsèques", themes: ["Faire face à un décès"],
            markdown: "À choisir.")
        try await publish([sheet], in: town)
        #expect(try await town.site.knowledge.refresh(now: TestTown.now))
        let client = SiteClient(site: town.site)
        #expect(try await client.get("/fr/life-events/deces").body.contains("href=\"/fr/sheets/obseques\""))
        #expect(try await !client.get("/fr/life-events/union").body.contains("/fr/sheets/obseques"))
        #expect(try await !client.get("/en/life-events/deces").body.contains("/fr/sheets/obseques"))
        #expect(try await client.get("/fr").body.contains("href=\"/fr/assistant\""))
    }
}
