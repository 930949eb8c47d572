import Cases
import FEEL
import Foundation
import Services
import Storage
import Testing
import Web

@testable import parvis

/// The demonstration shows every service as it lives: all its states, both languages, two organisations.
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
            let installation = try await PreparedTown.copy(to: folder, begun: Self.begun)
            let catalogue = LiveCatalogue(store: installation.store, compiled: PreparedTown.compiled)
            try await catalogue.refresh()
            try await body(Town(installation: installation, catalogue: catalogue.snapshot))
            await installation.store.database.close()
        }
    }

    @Test func `every state of every service is shown`() async throws {
        try await withTown { town in
            #expect(town.catalogue.services.count == 7)
            // A simulation has no cases: nothing is asked for.
            for service in town.catalogue.services where service.simulation == nil {
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

    @Test func `there are hundreds of cases, of two organisations that never see each other's`() async throws {
        try await withTown { town in
            var total = 0
            for service in town.catalogue.services { total += try await town.entries(of: service).count }
            #expect(total >= 350)
            let store = town.installation.store
            for organisation in ["mairie", DemonstrationAgent.insurer] {
                let own = Set(
                    town.catalogue.services.filter { $0.organisation == organisation && $0.simulation == nil }
                        .map(\.id))
                let read = try await store.database.read { connection in
                    (
                        try store.cases.list(.open, organisation: organisation, limit: 500, in: connection).entries
                            + store.cases.list(.decided, organisation: organisation, limit: 500, in: connection).entries,
                        try store.agents.list(organisation: organisation, limit: 100, in: connection)
                    )
                }
                #expect(Set(read.0.map(\.service)) == own)
                let logins = DemonstrationAgent.all.filter { $0.organisation == organisation }.map(\.login).sorted()
                #expect(read.1.map(\.login) == logins)
                #expect(logins.count >= 3)
            }
        }
    }

    @Test func `the register of incomes finds the people whose numbers are shown, and some have used it`() async throws
    {
        try await withTown { town in
            let service = try #require(town.catalogue.service("cantine"))
            let organisation = try #require(town.catalogue.organisations["mairie"])
            let register = try #require(organisation.register(DemonstrationRegister.register))
            let folder = RegisterFolder(data: town.installation.data)
            let connection = try #require(folder.connection(to: register, of: organisation.id))
            for shown in DemonstrationRegister.records {
                let record = try #require(try await connection.record(keys: shown.keys), "\(shown.person)")
                for name in ["revenu_fiscal", "parts"] {
                    let question = try #require(service.question(name))
                    let source = try #require(question.register)
                    let value = try #require(record.value(of: source.field, as: question.type.valueType))
                    #expect(
                        question.type.problem(with: value, on: try #require(CivilDate(iso8601: "2026-11-25"))) == nil)
                    #expect(value == DemonstrationRegister.household(shown.keys)?.record.fields[name])
                }
            }
            #expect(
                try await connection.record(keys: ["numero_fiscal": "9901234567801", "reference_avis": "X"]) == nil)

            var (filled, proved) = (0, 0)
            for entry in try await town.entries(of: service) {
                let found = try #require(try await CaseRepository(store: town.installation.store).load(entry.id))
                guard found.answers["revenu_fiscal"] != nil else { continue }
                let isFilled = found.answers["revenu_fiscal"]?.provenance == .register("revenus")
                #expect((found.answers["avis"] == nil) == isFilled, "\(entry.reference)")
                if isFilled { filled += 1 } else { proved += 1 }
            }
            #expect(filled > 5 && proved > 5)
        }
    }

    @Test func `a register that the town has put there is left alone`() async throws {
        try await Place.withFolder { folder in
            try FileManager.default.createDirectory(
                atPath: "\(folder)/registers/mairie", withIntermediateDirectories: true)
            let path = URL(filePath: "\(folder)/registers/mairie/revenus.jsonl")
            try Data("{}\n".utf8).write(to: path)
            try DemonstrationRegister.write(to: folder)
            #expect(try Data(contentsOf: path) == Data("{}\n".utf8))
        }
    }

    @Test func `numbers with check digits are valid, whatever the draw`() throws {
        let today = try #require(CivilDate(year: 2026, month: 11, day: 25))
        for seed in UInt64(1)...200 {
            var inventor = DemonstrationInventor(random: SeededGenerator(seed: seed), today: today)
            let iban = inventor.iban()
            // ISO 13616: the country's letters as numbers (F is 15, R is 27), then the check digits, at the end.
            let digits = String(iban.dropFirst(4)) + "1527" + String(iban.dropFirst(2).prefix(2))
            let remainder = digits.reduce(0) { (rest: Int, digit: Character) -> Int in
                (rest * 10 + (digit.wholeNumberValue ?? 0)) % 97
            }
            #expect(remainder == 1, "seed \(seed)")
            let sum = inventor.siret().reversed().enumerated().reduce(0) { (total: Int, item) -> Int in
                let digit = (item.element.wholeNumberValue ?? 0) * (item.offset.isMultiple(of: 2) ? 1 : 2)
                return total + (digit > 9 ? digit - 9 : digit)
            }
            #expect(sum.isMultiple(of: 10), "seed \(seed)")
        }
    }
}
