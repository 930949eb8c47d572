import Cases
import Foundation
import Services
import Storage
import Testing
import Web

@testable import parvis

/// Cases made for measurements are cases like others.
@Suite struct SeedTests {
    private static let begun = Instant(milliseconds: 1_795_600_000_000)
    private static let lastDay = Zone.utc.date(at: begun)
    private static let count = 240

    /// A store where the service is published and people can work on cases, without the demonstration's cases.
    private func town(in folder: String) async throws -> Installation {
        let installation = try Installation.open(data: folder)
        let store = installation.store
        let catalogue = Place.catalogue
        _ = try await Publisher(store: store).publish(catalogue, only: Demonstration.service, now: Self.begun)
        try await store.database.write { transaction in
            for agent in [DemonstrationAgent.first, .second, .supervisor] {
                let new = NewAgent(
                    id: agent.identifier(begun: Self.begun), organisation: agent.organisation, login: agent.login,
                    role: agent.role.rawValue, office: nil, passwordHash: nil, content: Array(agent.name.utf8))
                try store.agents.create(new, now: Self.begun, in: transaction)
            }
        }
        return installation
    }

    private func seed(_ installation: Installation, seed: UInt64, batch: Int = 4_000, parts: Int = 2) async throws {
        let caster = try await CaseSeeder.caster(
            of: installation.store, total: Self.count, seed: seed, lastDay: Self.lastDay)
        try await CaseSeeder(store: installation.store, caster: caster, batch: batch, parts: parts).run()
    }

    /// Every row that was written: events in order, then the lists' rows.
    private func rows(of store: Store) async throws -> (events: [StoredEvent], entries: [CaseEntry]) {
        try await store.database.read { connection in
            (
                try store.events.events(after: 0, limit: 10_000, in: connection).map(\.event),
                try store.cases.listReceived(
                    organisation: "mairie", service: Demonstration.service, limit: 1_000, in: connection
                ).entries
            )
        }
    }

    @Test func `the same seed makes the same rows, whatever the batches, and another seed makes others`() async throws {
        try await Place.withFolder { folder in
            var stored: [(events: [StoredEvent], entries: [CaseEntry])] = []
            let runs: [(seed: UInt64, batch: Int, parts: Int)] = [(7, 4_000, 2), (7, 50, 3), (8, 4_000, 2)]
            for (place, run) in runs.enumerated() {
                let installation = try await town(in: "\(folder)/\(place)")
                try await seed(installation, seed: run.seed, batch: run.batch, parts: run.parts)
                stored.append(try await rows(of: installation.store))
                await installation.store.database.close()
            }
            #expect(stored[0].entries.count == Self.count)
            #expect(stored[0].events == stored[1].events)
            #expect(stored[0].entries == stored[1].entries)
            #expect(Set(stored[0].entries.map(\.id)).isDisjoint(with: stored[2].entries.map(\.id)))
            #expect(Set(stored[0].entries.map(\.reference)).isDisjoint(with: stored[2].entries.map(\.reference)))
        }
    }

    @Test func `seeded cases load, fold, follow their rules, stand in the inbox and are found by reference`()
        async throws
    {
        try await Place.withFolder { folder in
            let installation = try await town(in: folder)
            let store = installation.store
            try await seed(installation, seed: 7)
            let catalogue = LiveCatalogue(store: store)
            try await catalogue.refresh()
            let definition = try #require(catalogue.snapshot.service(Demonstration.service))
            let entries = try await rows(of: store).entries
            var actors: Set<Author> = []
            for entry in entries {
                let whole = try #require(try await CaseRepository(store: store).load(entry.id))
                #expect(whole.version == entry.version)
                #expect(whole.state == entry.state && whole.outcome?.rawValue == entry.outcome)
                #expect(definition.evaluate(whole.answers, on: whole.evaluatedOn).computed == whole.computed)
                #expect(zip(whole.history, whole.history.dropFirst()).allSatisfy { $0.at <= $1.at })
                #expect(whole.history.last.map { $0.at <= Self.begun } ?? false)
                #expect(
                    whole.letters.allSatisfy { $0.letter.subject.contains(entry.reference) },
                    "letters are the case's own")
                actors.formUnion(whole.history.map(\.author))
                let found = try await store.database.read { try store.cases.find(reference: entry.reference, in: $0) }
                #expect(found == entry)
                #expect(Reference(entry.reference) != nil)
            }
            #expect(Set(entries.map(\.state)).count >= 5)
            #expect(actors.count >= 3, "the person and two agents, who share the cases")
            let days = Set(entries.map { Zone.utc.date(at: $0.submittedAt) })
            #expect(days.count > Self.count / 2, "spread over days")
            let inbox = try await store.database.read {
                try store.cases.list(.open, organisation: "mairie", limit: 1_000, in: $0).entries
            }
            #expect(Set(inbox.map(\.id)) == Set(entries.filter { $0.outcome == nil }.map(\.id)))
            #expect((4..<Self.count / 4).contains(inbox.count))
            await store.database.close()
        }
    }

    @Test func `the command says how many it made, and refuses to make them twice`() async throws {
        try await Place.withFolder { folder in
            let installation = try await town(in: folder)
            await installation.store.database.close()
            let arguments = ["seed", "--cases", "100", "--seed", "3", "--day", "2026-09-30", "--data", folder]
            let first = Program.Running(arguments)
            #expect(await first.status() == 0)
            #expect(first.output.text.hasPrefix("100 cases in "))
            let second = Program.Running(arguments)
            #expect(await second.status() == 1)
            #expect(second.errors.text.contains("choose another --seed"))
            let none = try await Program.run("seed", "--cases", "10", "--data", "\(folder)/empty")
            #expect(none.status == 1)
            #expect(none.errors.contains("is not published"))
        }
    }
}
