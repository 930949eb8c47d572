public import FEEL
public import Services

extension Case {
    /// Asks the person to correct or complete answers.
    func askCorrection(
        _ ask: CorrectionAsk, by agent: Identifier, role: Role, in context: CommandContext,
        definition: ServiceDefinition
    ) -> Result<[CaseEvent], CaseRefusal> {
        if case .failure(let refusal) = unchanged(since: ask.seen) { return .failure(refusal) }
        guard let action = definition.workflow.action(ask.action), let rule = action.correction,
            pendingCorrection == nil,
            definition.workflow.state(state)?.actions.contains(ask.action) == true
        else { return .failure(.actionNotAvailable) }
        guard role >= least(for: action) else { return .failure(.roleTooLow(needed: least(for: action))) }
        if let assignee, assignee != agent { return .failure(.takenByAnother) }

        let wanted = Dictionary(
            ask.items.map { ($0.question, $0.why.trimmed) }, uniquingKeysWith: { first, _ in first })
        let askable = askableQuestions(definition: definition)
        guard !wanted.isEmpty, wanted.keys.allSatisfy(askable.contains) else { return .failure(.questionRequired) }
        let explanation = ask.explanation.trimmed
        guard !explanation.isEmpty else { return .failure(.explanationRequired) }
        guard ([explanation] + wanted.values).allSatisfy({ $0.count <= Self.maximumTextLength }) else {
            return .failure(.tooLong(maximum: Self.maximumTextLength))
        }
        let items = askable.compactMap { question in
            wanted[question].map { CorrectionRequest.Item(question: question, why: $0.isEmpty ? nil : $0) }
        }
        let request = CorrectionRequest(
            action: action.id, items: items, explanation: explanation, answerBy: ask.answerBy,
            stopsClock: rule.stopsClock)
        return .success([CaseEvent(.correctionAsked(request), in: context)])
    }

    /// The questions that this person's form asks and that take an answer, in the order of the form.
    public func askableQuestions(definition: ServiceDefinition) -> [String] {
        let evaluation = definition.evaluate(answers, on: evaluatedOn)
        return definition.shownPaths(of: evaluation).filter { path in
            switch definition.question(path)?.type.control {
            case nil, .some(.none): false
            default: true
            }
        }
    }

    /// Goes on without the answer.
    func endCorrection(
        _ explanation: String, seen: Int, by agent: Identifier, in context: CommandContext
    ) -> Result<[CaseEvent], CaseRefusal> {
        guard pendingCorrection != nil else { return .failure(.nothingAsked) }
        if case .failure(let refusal) = unchanged(since: seen) { return .failure(refusal) }
        if let assignee, assignee != agent { return .failure(.takenByAnother) }
        guard !explanation.isEmpty else { return .failure(.explanationRequired) }
        guard explanation.count <= Self.maximumTextLength else {
            return .failure(.tooLong(maximum: Self.maximumTextLength))
        }
        return .success([CaseEvent(.correctionEnded(explanation: explanation), in: context)])
    }

    /// Records that the time given to the person has passed; nothing when the answer came, or the wait ended.
    ///
    /// It decides nothing: agents may go on from then, and the person may still answer until they do.
    ///
    /// - Parameters:
    ///   - request: the version of the event that asked.
    ///   - today: the local date.
    public func correctionOverdue(request: Int, today: CivilDate, at instant: Instant) -> [CaseEvent] {
        guard let pending = pendingCorrection, pending.version == request, !pending.isOverdue,
            today > pending.request.answerBy
        else { return [] }
        return [CaseEvent(at: instant, author: .system, channel: channel, fact: .correctionOverdue)]
    }
}
