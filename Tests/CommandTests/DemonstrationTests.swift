import Cases
import Foundation
import Services
import Storage
import Testing
import Web

@testable import parvis

@Suite struct DemonstrationTests {
    private static let begun = Instant(milliseconds: 1_795_600_000_000)

    /// Every event of the store, as bytes, in order.
    private func journal(of installation: Installation) async throws -> [[UInt8]] {
        let store = installation.store
        return try await store.database.read { connection in
            try store.events.events(after: 0, limit: 10_000, in: connection).map(\.event.content)
        }
    }

    private func prepared(in folder: String, at now: Instant = begun) async throws -> Installation {
        let installation = try Installation.open(data: folder)
        try await Demonstration(installation: installation, now: now, services: Place.services).prepare()
        return installation
    }

    @Test func `a second start seeds nothing twice`() async throws {
        try await Place.withFolder { folder in
            let first = try await prepared(in: folder)
            let events = try await journal(of: first)
            #expect(events.count > 24 * 2)
            await first.store.database.close()
            let second = try await prepared(in: folder, at: Self.begun.adding(seconds: 86_400))
            #expect(try await journal(of: second) == events)
            let (store, logins) = (
                second.store, DemonstrationAgent.all.filter { $0.organisation == "mairie" }.map(\.login).sorted()
            )
            let agents = try await store.database.read {
                try store.agents.list(organisation: "mairie", limit: 100, in: $0)
            }
            #expect(agents.map(\.login) == logins)
            await second.store.database.close()
        }
    }

    @Test func `every state of the workflow is shown, in both languages`() async throws {
        try await Place.withFolder { folder in
            let installation = try await prepared(in: folder)
            let store = installation.store
            let catalogue = LiveCatalogue(store: store)
            try await catalogue.refresh()
            let definition = try #require(catalogue.snapshot.service(Demonstration.service))
            let entries = try await store.database.read { connection in
                try store.cases.listReceived(
                    organisation: "mairie", service: Demonstration.service, limit: 100, in: connection
                ).entries
            }
            #expect(entries.count == DemonstrationCase.all.count)
            #expect(Set(entries.map(\.state)) == Set(definition.workflow.states.map(\.id) + [Case.withdrawnState]))
            #expect(entries.contains { $0.isClockStopped })
            #expect(entries.contains { $0.awaitsReply })
            var kinds: Set<String> = []
            #expect(Set(entries.map(\.reference)).count == entries.count)
            var languages: Set<Language> = []
            for entry in entries {
                let found = try #require(try await CaseRepository(store: store).load(entry.id))
                languages.insert(found.submission.language)
                #expect(found.version == entry.version)
                kinds.formUnion(found.history.map { EventCodec.kind(of: $0) })
                #expect(found.history.last.map { $0.at <= Self.begun } ?? false)
                #expect(zip(found.history, found.history.dropFirst()).allSatisfy { $0.at <= $1.at })
                #expect(found.letters.allSatisfy { !$0.letter.body.contains("{{") })
            }
            #expect(languages == Set(Language.allCases))
            #expect(
                kinds.isSuperset(of: [
                    "correction_asked", "correction_answered", "message_sent", "withdrawn", "reconsideration_asked",
                ]))
            await store.database.close()
        }
    }

    @Test func `an interrupted preparation is taken up where it stopped`() async throws {
        try await Place.withFolder { folder in
            let whole = try await prepared(in: "\(folder)/whole")
            let expected = try await Set(journal(of: whole))
            await whole.store.database.close()

            let installation = try Installation.open(data: "\(folder)/parts")
            let store = installation.store
            try await store.database.write {
                try store.settings.set("demonstration.begun", to: String(Self.begun.milliseconds), in: $0)
            }
            let task = Task { [services = Place.services] in
                try await Demonstration(installation: installation, now: Self.begun, services: services).prepare()
            }
            // Cancelled at once or a little later: what was written stays, the rest is written at the next start.
            task.cancel()
            _ = await task.result
            try await Demonstration(
                installation: installation, now: Self.begun.adding(seconds: 60), services: Place.services
            )
            .prepare()
            #expect(try await Set(journal(of: installation)) == expected)
            await store.database.close()
        }
    }

    @Test func `the generator is the one published`() {
        // First outputs for seed 1234567 (Vigna's reference implementation).
        var random = SeededGenerator(seed: 1_234_567)
        #expect(random.next() == 6_457_827_717_110_365_317)
        #expect(random.next() == 3_203_168_211_198_807_973)
    }
}
