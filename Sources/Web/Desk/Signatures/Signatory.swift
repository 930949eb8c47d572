import Cases
import Services
import Storage

extension AgentDesk {
    /// The delegations that the agent holds today.
    func held(in connection: any SQLConnection) throws -> [HeldDelegation] {
        try store.delegations.held(by: agent.id, on: today, in: connection)
    }
}

extension Visit {
    /// The signature of the agent who is signed in, under the delegation that an action names; nil when the action is not
    /// signed, or when they do not hold it today.
    func signature(for delegation: String?) async throws -> Signature? {
        guard let delegation, let title = try agentOrganisation().delegation(delegation)?.title else { return nil }
        let desk = try agentDesk()
        let held = try await site.store.database.read { try desk.held(in: $0) }
        return held.first { $0.name == delegation }.map {
            Signature(name: desk.agent.name, title: title, text: $0.text)
        }
    }
}

extension DeskCase {
    /// The delegation under which the prepared decision is signed.
    var delegation: Delegation? {
        self.case.prepared.flatMap { definition.workflow.action($0.act.action)?.signedBy }
            .flatMap(found.organisation.delegation)
    }
}
