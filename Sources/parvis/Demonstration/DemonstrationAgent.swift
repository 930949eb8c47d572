import Cases
import Services

/// Somebody who works for the demonstration town.
struct DemonstrationAgent: Sendable {
    /// The name typed to sign in.
    let login: String
    /// The name colleagues see.
    let name: String
    /// What they may do.
    let role: Role
    /// Whom they work for.
    var organisation = "mairie"
    /// The delegations that the agent holds.
    var delegations: [String] = []
    /// The text that gives them, invented as everything else.
    static let delegationText = "arrêté n° 2026-12"
    /// The groups that the agent is in.
    var groups: [String] = []

    /// The password of every account of the demonstration; it is no secret.
    static let password = "bienvenue-a-val-clair"

    static let first = DemonstrationAgent(
        login: "agent", name: "Camille Rivière", role: .agent, groups: ["education", "voirie"])
    static let second = DemonstrationAgent(
        login: "collegue", name: "Noé Lacombe", role: .agent, groups: ["espaces-verts", "proprete"])
    static let supervisor = DemonstrationAgent(
        login: "responsable", name: "Inaya Ferrand", role: .supervisor,
        delegations: ["domaine-public"])
    static let administrator = DemonstrationAgent(login: "admin", name: "Maud Castaing", role: .administrator)
    static let officer = DemonstrationAgent(
        login: "donnees", name: "Salomé Arnaud", role: .dataProtectionOfficer)

    /// The insurer that shares the installation with the town.
    static let insurer = "mutuelle-des-rives"
    static let insurerFirst = DemonstrationAgent(
        login: "gestionnaire", name: "Lina Sabatier", role: .agent, organisation: insurer)
    static let insurerSecond = DemonstrationAgent(
        login: "gestionnaire2", name: "Tom Vernet", role: .agent, organisation: insurer)
    static let insurerSupervisor = DemonstrationAgent(
        login: "responsable-sinistres", name: "Awa Marchand", role: .supervisor, organisation: insurer)

    /// Everyone.
    static let all = [
        first, second, supervisor, administrator, officer, insurerFirst, insurerSecond, insurerSupervisor,
    ]

    /// The agent's identifier: the same at each start, so that an interrupted preparation is taken up where it stopped.
    func identifier(begun: Instant) -> Identifier {
        var random = SeededGenerator(seed: login.utf8.reduce(5381) { $0 &* 33 &+ UInt64($1) })
        return Identifier(at: begun, using: &random)
    }
}
