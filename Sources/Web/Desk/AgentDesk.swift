import Cases
import FEEL
import Services
import Storage

/// What comes to the agent who is signed in, today: read with whatever a page of the desk shows.
struct AgentDesk: Sendable {
    let store: Store
    let agent: SignedInAgent
    let now: Instant
    let today: CivilDate

    /// The agent's groups, and colleagues in whose place the agent stands.
    func workplace(in connection: any SQLConnection) throws -> Workplace {
        Workplace(
            agent: agent.id, groups: try store.groups.all(of: agent.id, in: connection),
            standsInFor: try store.absences.standingIn(agent.id, on: today, in: connection))
    }

    /// What there is to do.
    func counts(in connection: any SQLConnection) throws -> CaseCounts {
        try counts(of: try workplace(in: connection), in: connection)
    }

    /// The same, of a workplace read already.
    func counts(of workplace: Workplace, in connection: any SQLConnection) throws -> CaseCounts {
        try store.cases.counts(organisation: agent.organisation, of: workplace, now: now, in: connection)
    }
}

extension Visit {
    /// The desk of the agent who is signed in.
    func agentDesk() throws -> AgentDesk {
        let zone = site.zone(of: try agentOrganisation())
        return AgentDesk(store: site.store, agent: try signedInAgent(), now: now, today: zone.date(at: now))
    }
}
