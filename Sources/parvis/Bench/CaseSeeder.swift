import Cases
import FEEL
import Services
import Storage
import Web

/// Stores the cases that a caster casts, some thousands at a time: while a batch is written, the next is made.
struct CaseSeeder: Sendable {
    let store: Store
    let caster: CaseCaster
    /// How many cases a transaction stores: what is held in memory is two of these.
    var batch = 4_000
    /// How many parts of a batch are made at once.
    var parts = 2

    /// What casts cases of the demonstration's first service, as it is published in this store.
    ///
    /// - Parameters:
    ///   - lastDay: the day before which everything happened; in the town's own time.
    /// - Throws: `CommandFailure` when the service is not published, or nobody can work on cases.
    static func caster(of store: Store, total: Int, seed: UInt64, lastDay: CivilDate) async throws -> CaseCaster {
        let catalogue = LiveCatalogue(store: store)
        try await catalogue.refresh()
        guard let definition = catalogue.snapshot.service(Demonstration.service),
            let organisation = catalogue.snapshot.organisations[definition.organisation]
        else { throw CommandFailure("\(Demonstration.service) is not published in this data folder.") }
        let zone = Zone(name: organisation.timeZone) ?? .utc
        let replay = CaseReplay(
            definition: definition, organisation: organisation, zone: zone, begun: zone.startOfDay(lastDay))
        let agents = try await store.database.read {
            try store.agents.list(organisation: definition.organisation, limit: 1_000, in: $0)
        }
        let colleagues = agents.compactMap { agent in
            Role(rawValue: agent.role).flatMap { role in
                agent.isActive ? CaseCaster.Colleague(id: agent.id, role: role) : nil
            }
        }
        do {
            return try CaseCaster(replay: replay, agents: colleagues, total: total, seed: seed)
        } catch let failure as CaseReplay.Failure { throw CommandFailure(failure.description) }
    }

    /// Stores every case.
    ///
    /// - Throws: `CommandFailure` when cases of this seed are there already; what was stored before stays.
    func run() async throws {
        let repository = CaseRepository(store: store)
        var made = try await cases(from: 0)
        do {
            var start = 0
            while !made.isEmpty {
                start += made.count
                let following = start
                async let next = cases(from: following)
                try await repository.add(made)
                made = try await next
            }
        } catch let error as StorageError {
            switch error {
            case .versionConflict, .duplicate:
                throw CommandFailure("Cases of seed \(caster.seed) are there already: choose another --seed.")
            default: throw error
            }
        }
    }

    private func cases(from start: Int) async throws -> [NewCase] {
        let end = min(start + batch, caster.total)
        let part = max(1, (end - start + parts - 1) / parts)
        return try await withThrowingTaskGroup(of: (Int, [NewCase]).self) { group in
            for first in stride(from: start, to: end, by: part) {
                group.addTask { [caster] in (first, try caster.cases(first..<min(first + part, end))) }
            }
            var made: [(Int, [NewCase])] = []
            for try await one in group { made.append(one) }
            return made.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }
}
