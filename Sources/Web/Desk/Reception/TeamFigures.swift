import Cases
import Services
import Storage

/// What was counted of those whom an office received, over some days: sums, never by agent.
struct TeamFigures: Sendable {
    /// What tells how many asked for a person, and what became of them.
    static let measures: [ReceptionMeasure] = [.asked, .taken, .abandoned, .promised]

    let team: ReceptionTeam
    let sums: [ReceptionSum]

    /// How often something was counted.
    ///
    /// - Parameter detail: one of its kinds; nil for all.
    func count(_ measure: ReceptionMeasure, _ detail: String? = nil) -> Int {
        sums.filter { $0.measure == measure && (detail == nil || $0.detail == detail) }.reduce(0) { $0 + $1.count }
    }

    /// Those of every office that receives.
    static func all(of organisation: Organisation, over period: FigurePeriod, _ visit: Visit) async throws
        -> [TeamFigures]
    {
        let zone = visit.site.zone(of: organisation)
        let teams = organisation.receivingOffices.compactMap { ReceptionTeam($0, of: organisation, zone: zone) }
        return try await all(of: teams, organisation: organisation.id, over: period, visit)
    }

    /// Those of some offices.
    static func all(
        of teams: [ReceptionTeam], organisation: String, over period: FigurePeriod, _ visit: Visit
    ) async throws -> [TeamFigures] {
        let store = visit.site.store
        return try await store.database.read { connection in
            try teams.map { team in
                TeamFigures(
                    team: team,
                    sums: try store.receptions.sums(
                        organisation: organisation, team: team.id, from: period.first, through: period.last,
                        in: connection))
            }
        }
    }
}
