public import FEEL
public import Services

extension Case {
    /// The longest letter or explanation, in characters.
    public static let maximumTextLength = 20_000

    /// What a command does to the case: the events to append, or why it is refused. Pure.
    ///
    /// - Parameters:
    ///   - command: what is asked.
    ///   - context: who asks, when and how.
    ///   - definition: the version of the service under which the case was submitted.
    public func decide(
        _ command: CaseCommand, in context: CommandContext, definition: ServiceDefinition
    ) -> Result<[CaseEvent], CaseRefusal> {
        guard case .agent(let agent, let role) = context.actor, context.organisation == submission.organisation else {
            return .failure(.notFound)
        }
        guard !isClosedToAgents else { return .failure(.notFound) }
        switch command {
        case .open(let office):
            return .success([event(.opened(office: office), in: context)])
        case .take(let seen):
            if assignee == agent { return .success([]) }
            return unchanged(since: seen).map { _ in [event(.taken, in: context)] }
        case .release(let seen):
            guard let assignee else { return .success([]) }
            guard assignee == agent || role >= .supervisor else { return .failure(.takenByAnother) }
            return unchanged(since: seen).map { _ in [event(.released, in: context)] }
        case .restoreAccess(let document):
            guard role >= .supervisor else { return .failure(.roleTooLow(needed: .supervisor)) }
            return .success([event(.accessRestored(document), in: context)])
        case .act(let request):
            return act(request, by: agent, role: role, in: context, definition: definition)
        case .askCorrection(let ask):
            return askCorrection(ask, by: agent, role: role, in: context, definition: definition)
        case .endCorrection(let explanation, let seen):
            return endCorrection(explanation.trimmed, seen: seen, by: agent, in: context)
        case .write(let message, let seen):
            switch sending(message, seen: seen, in: context) {
            case .events(let events): return .success(events)
            case .blank: return .failure(.messageRequired)
            case .tooLong: return .failure(.tooLong(maximum: Self.maximumTextLength))
            }
        case .settleMessages(let seen):
            guard awaitsReply else { return .success([]) }
            // Words that came after the page was shown are not settled unread.
            guard seen == messages.count else { return .failure(.changedSince(lastChange)) }
            return .success([CaseEvent(.messagesSettled, in: context)])
        case .note(let text, let seen):
            return writeNote(text, seen: seen, in: context)
        case .assign(let colleague, let seen):
            return handOver(to: colleague, seen: seen, by: agent, role: role, in: context)
        case .route(let group, let why, let seen):
            return route(to: group, why: why.trimmed, seen: seen, by: agent, role: role, in: context)
        case .amend(let ask):
            return amend(ask, by: agent, in: context, definition: definition)
        case .link(let other, let why):
            return relate(other, why: why, in: context)
        case .sign(let signature, let seen, let zone):
            return sign(signature, seen: seen, zone: zone, in: context, definition: definition)
        case .endPreparation(let why, let seen, let isSignatory):
            return endPreparation(why: why.trimmed, seen: seen, isSignatory: isSignatory, role: role, in: context)
        case .merge(let ask):
            return merge(ask, by: agent, role: role, in: context)
        case .separate(let why, let seen):
            return separate(why: why.trimmed, seen: seen, role: role, in: context)
        case .absorb(let other, let why):
            return absorb(other, why: why, in: context)
        case .distinguish(let other):
            return relate(other, why: nil, in: context)
        case .askOpinion(let ask):
            return askOpinion(ask, by: agent, role: role, in: context)
        case .giveOpinion(let request, let stance, let text, let groups):
            return giveOpinion(request, stance, text, groups: groups, by: agent, in: context)
        case .endOpinion(let request, let why):
            return endOpinion(request, why: why.trimmed, by: agent, role: role, in: context)
        }
    }

    /// The actions an agent of this role could do now, in the order of the definition.
    public func availableActions(for role: Role, definition: ServiceDefinition) -> [WorkflowAction] {
        guard let current = definition.workflow.state(state) else { return [] }
        return current.actions.compactMap(definition.workflow.action)
            .filter { role >= least(for: $0) && !($0.correction != nil && pendingCorrection != nil) }
    }

    /// The least role that may do an action now: a decision is reconsidered by a supervisor.
    public func least(for action: WorkflowAction) -> Role {
        isUnderReconsideration ? max(action.by, .supervisor) : action.by
    }

    /// The last day on which an action can be done; nil when it knows no limit, or nothing is decided.
    public func lastDay(for action: WorkflowAction, zone: Zone) -> CivilDate? {
        guard let within = action.within, outcome != nil, let endedAt else { return nil }
        return within.added(to: zone.date(at: endedAt))
    }

    private func act(
        _ request: ActRequest, by agent: Identifier, role: Role, in context: CommandContext,
        definition: ServiceDefinition
    ) -> Result<[CaseEvent], CaseRefusal> {
        if case .failure(let refusal) = unchanged(since: request.seen) { return .failure(refusal) }
        guard let current = definition.workflow.state(state), current.actions.contains(request.action),
            let action = definition.workflow.action(request.action),
            let target = action.to.flatMap(definition.workflow.state)
        else { return .failure(.actionNotAvailable) }
        guard role >= least(for: action) else { return .failure(.roleTooLow(needed: least(for: action))) }
        if let last = lastDay(for: action, zone: request.zone), request.zone.date(at: context.at) > last {
            return .failure(.tooLate(since: last))
        }
        if let assignee, assignee != agent, isOpen { return .failure(.takenByAnother) }
        if let pending = pendingCorrection, !pending.isOverdue {
            return .failure(.personAwaited(until: pending.request.answerBy))
        }

        if let prepared, !prepared.isStale { return .failure(.alreadyPrepared) }
        let reasons = action.reasons.filter { request.reasons.contains($0.id) }
        guard reasons.count == Set(request.reasons).count else { return .failure(.unknownReason) }
        if !action.reasons.isEmpty, reasons.isEmpty { return .failure(.reasonRequired) }
        let explanation = request.explanation.trimmed
        if action.isReasonRequired, explanation.isEmpty { return .failure(.explanationRequired) }
        if action.letter != nil, request.letter.map({ $0.subject.trimmed.isEmpty || $0.body.trimmed.isEmpty }) ?? true {
            return .failure(.letterRequired)
        }
        let longest = max(request.explanation.count, request.letter?.body.count ?? 0)
        guard longest <= Self.maximumTextLength else { return .failure(.tooLong(maximum: Self.maximumTextLength)) }

        let act = Act(
            action: action.id, state: target.id, outcome: target.outcome, reasons: reasons,
            explanation: explanation.isEmpty ? nil : explanation,
            letter: action.letter == nil ? nil : request.completeLetter)
        guard action.signedBy != nil else { return .success([event(.acted(act), in: context)]) }
        if let signature = request.signature { return .success([event(.acted(act.signed(signature)), in: context)]) }
        return .success([event(.prepared(act), in: context)])
    }

    func unchanged(since seen: Int) -> Result<Void, CaseRefusal> {
        seen == changeVersion ? .success(()) : .failure(.changedSince(lastChange))
    }

    private func event(_ fact: CaseEvent.Fact, in context: CommandContext) -> CaseEvent {
        CaseEvent(at: context.at, author: context.actor, channel: context.channel, fact: fact)
    }
}
