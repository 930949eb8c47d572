import Cases
import Foundation
import Services
import Storage
import Testing
import Web

@testable import parvis

/// The demonstration shows every service as it lives: all its states, both languages.
@Suite struct DemonstrationServicesTests {
    private static let begun = Instant(milliseconds: 1_795_600_000_000)

    private struct Town {
        let installation: Installation
        let catalogue: CatalogueSnapshot

        func entries(of service: ServiceDefinition) async throws -> [CaseEntry] {
            let store = installation.store
            return try await store.database.read { connection in
                try store.cases.listReceived(
                    organisation: service.organisation, service: service.id, limit: 1_000, in: connection
                ).entries
            }
        }
    }

    private func withTown(_ body: (Town) async throws -> Void) async throws {
        try await Place.withFolder { folder in
            let installation = try Installation.open(data: folder)
            try await Demonstration(installation: installation, now: Self.begun, services: Place.services).prepare()
            let catalogue = LiveCatalogue(store: installation.store)
            try await catalogue.refresh()
            try await body(Town(installation: installation, catalogue: catalogue.snapshot))
            await installation.store.database.close()
        }
    }

    @Test func `every state of every service is shown`() async throws {
        try await withTown { town in
            #expect(town.catalogue.services.count == 2)
            for service in town.catalogue.services {
                let entries = try await town.entries(of: service)
                let shown = Set(entries.map(\.state))
                #expect(shown.isSuperset(of: service.workflow.states.map(\.id)), "\(service.id)")
                var languages: Set<Language> = []
                for entry in entries {
                    let found = try #require(
                        try await CaseRepository(store: town.installation.store).load(entry.id))
                    languages.insert(found.submission.language)
                    #expect(found.history.last.map { $0.at <= Self.begun } ?? false, "\(service.id)")
                    #expect(found.letters.allSatisfy { !$0.letter.body.contains("{{") }, "\(service.id)")
                }
                #expect(languages == Set(Language.allCases), "\(service.id)")
            }
        }
    }
}
