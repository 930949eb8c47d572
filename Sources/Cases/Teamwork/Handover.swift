public import Services

/// A case given to a colleague: by whom and when.
public struct Handover: Sendable, Hashable {
    /// Who gave it.
    public let author: Author
    /// When.
    public let at: Instant
}

extension Case {
    /// How the agent in charge got the case, when a colleague gave it to them.
    public var handover: Handover? {
        guard let assignee else { return nil }
        for event in history.reversed() {
            switch event.fact {
            case .assigned(let to): return to == assignee ? Handover(author: event.author, at: event.at) : nil
            case .taken, .released, .reconsiderationAsked, .routed: return nil
            case .acted where event.author.agent != assignee: return nil
            default: continue
            }
        }
        return nil
    }

    /// Whether an agent may give the case to a colleague: the one in charge, and supervisors.
    public func canHandOver(_ agent: Identifier, role: Role) -> Bool {
        isOpen && (assignee == agent || role >= .supervisor)
    }

    /// Whether an agent may give the case to another group: the one in charge, anyone while nobody is, and supervisors.
    public func canRoute(_ agent: Identifier, role: Role) -> Bool {
        isOpen && (assignee == nil || assignee == agent || role >= .supervisor)
    }

    /// Gives the case to another group.
    ///
    /// - Parameter group: a group of the organisation; nil when the one named is none, or none is named.
    func route(
        to group: String?, why: String, seen: Int, by agent: Identifier, role: Role, in context: CommandContext
    ) -> Result<[CaseEvent], CaseRefusal> {
        guard isOpen else { return .failure(.actionNotAvailable) }
        // A double click gives it once.
        if let group, case .routed(group, why) = lastChange.fact, lastChange.author == context.actor {
            return .success([])
        }
        guard canRoute(agent, role: role) else { return .failure(.takenByAnother) }
        if case .failure(let refusal) = unchanged(since: seen) { return .failure(refusal) }
        guard let group, group != self.group else { return .failure(.groupRequired) }
        guard !why.isEmpty else { return .failure(.explanationRequired) }
        guard why.count <= Self.maximumTextLength else { return .failure(.tooLong(maximum: Self.maximumTextLength)) }
        return .success([CaseEvent(.routed(to: group, why: why), in: context)])
    }

    /// Gives the case to a colleague.
    ///
    /// - Parameter colleague: an active agent of the organisation; nil when the one named is none, or none is named.
    func handOver(
        to colleague: Identifier?, seen: Int, by agent: Identifier, role: Role, in context: CommandContext
    ) -> Result<[CaseEvent], CaseRefusal> {
        guard isOpen else { return .failure(.actionNotAvailable) }
        if let handover, handover.author == context.actor, assignee == colleague { return .success([]) }
        guard canHandOver(agent, role: role) else {
            return .failure(assignee == nil ? .notInCharge : .takenByAnother)
        }
        if case .failure(let refusal) = unchanged(since: seen) { return .failure(refusal) }
        guard let colleague, colleague != assignee else { return .failure(.colleagueRequired) }
        return .success([CaseEvent(.assigned(to: colleague), in: context)])
    }
}

extension Author {
    /// The agent, if it is one.
    public var agent: Identifier? { if case .agent(let agent, _) = self { agent } else { nil } }
}
