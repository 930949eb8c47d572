/// The people who deal with a service's cases in the demonstration.
struct DemonstrationTeam: Sendable {
    let first: DemonstrationAgent
    let second: DemonstrationAgent
    let supervisor: DemonstrationAgent

    /// The town hall's.
    static let town = DemonstrationTeam(first: .first, second: .second, supervisor: .supervisor)
    /// The insurer's: none of them sees the town's cases, nor the other way round.
    static let insurer = DemonstrationTeam(
        first: .insurerFirst, second: .insurerSecond, supervisor: .insurerSupervisor)

    /// The team of an organisation.
    static func of(_ organisation: String) -> DemonstrationTeam {
        organisation == DemonstrationAgent.insurer ? insurer : town
    }
}
