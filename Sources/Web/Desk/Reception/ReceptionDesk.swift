import Cases
import FEEL
import HTML
import Services
import Storage

/// What the reception's pages need of the agent who is signed in: for which offices they receive, and whether they are
/// there.
struct ReceptionDesk: Sendable {
    let agent: SignedInAgent
    let organisation: Organisation
    /// The offices that they receive for.
    let teams: [ReceptionTeam]
    /// For which office they are there; nil when they are away.
    let presence: (team: String, presence: ReceptionPresence, until: Instant, held: Int)?

    func team(_ id: String?) -> ReceptionTeam? { teams.first { $0.id == id } }

    /// Whether they may deal with what an office receives.
    func receives(for stored: StoredReception) -> Bool {
        stored.organisation == agent.organisation && team(stored.team) != nil
    }

    static func load(_ visit: Visit) async throws -> ReceptionDesk {
        let (agent, organisation) = (try visit.signedInAgent(), try visit.agentOrganisation())
        let offices = organisation.receivingOffices
        // Whoever works in an office that receives does so for it; others, and supervisors, for all.
        let own = agent.role >= .supervisor ? [] : offices.filter { $0.id == agent.office }
        let zone = visit.site.zone(of: organisation)
        let teams = (own.isEmpty ? offices : own).compactMap { ReceptionTeam($0, of: organisation, zone: zone) }
        let (store, now) = (visit.site.store, visit.now)
        let presence = try await store.database.read {
            try store.receptionPresence.find(agent.id, now: now, in: $0)
        }
        if let presence, presence.until < now.adding(seconds: ReceptionPresenceStore.idleSeconds - 60) {
            try await store.database.write { try store.receptionPresence.prolong(agent.id, now: now, in: $0) }
        }
        return ReceptionDesk(agent: agent, organisation: organisation, teams: teams, presence: presence)
    }
}

extension Visit {
    /// The address of a conversation at the desk.
    func deskTalkAddress(_ id: Identifier, _ rest: URLReference = "") -> URLReference {
        address("/desk/conversations/\(id.description)\(rest)")
    }
}
