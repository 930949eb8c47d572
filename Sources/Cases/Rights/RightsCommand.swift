import FEEL
public import Services

/// What is asked and answered about the data of a case.
public enum RightsCommand: Sendable {
    /// The person asks. `seen` is how many requests the page showed.
    case ask(RightsRequest.Kind, about: AccessSource?, text: String, seen: Int)
    /// The data-protection officer needs more time for the request at a version, and says why.
    case extend(request: Int, why: String)
    /// The data-protection officer answers it.
    case answer(request: Int, RightsAnswer.Outcome?, text: String)
}

/// Why it is refused. Nothing has changed.
public enum RightsRefusal: Error, Sendable, Hashable {
    /// The actor is neither the person nor the organisation's data-protection officer, or there is no such request.
    case notFound
    /// It must be said in words.
    case textRequired
    /// The words are longer than they can be.
    case tooLong(maximum: Int)
    /// What was done must be said.
    case outcomeRequired
    /// It was answered already.
    case answeredAlready
    /// The time was extended already: the law allows it once.
    case extendedAlready
    /// The law does not give this right here.
    case notGiven
    /// The case is under way: it is decided or withdrawn before it can be erased.
    case stillOpen
    /// As many requests as may wait at once are waiting.
    case tooMany
}

extension Case {
    /// The most requests about data that may wait for their answer on one case.
    public static let maximumOpenRights = 20

    /// What it does to the case: the events to append, or why it is refused. Pure.
    ///
    /// The answer is due one month after the request, two months later still when that is extended (GDPR, article 12(3));
    /// a period that would end on a day that is not worked ends on the next one (Regulation 1182/71, article 3(4)).
    public func decide(
        _ command: RightsCommand, in context: CommandContext, definition: ServiceDefinition, zone: Zone,
        calendar: WorkingCalendar
    ) -> Result<[CaseEvent], RightsRefusal> {
        let today = zone.date(at: context.at)
        switch command {
        case .ask(let kind, let about, let text, let seen):
            guard context.actor.isPerson else { return .failure(.notFound) }
            return ask(
                RightsRequest(
                    kind: kind, about: about, text: text.trimmed,
                    answerBy: calendar.workingDay(onOrAfter: Period(1, .month).added(to: today))),
                seen: seen, basis: definition.legal.basis, in: context)
        case .extend(let version, let why):
            guard isOfficer(context), let asked = rights.first(where: { $0.version == version }) else {
                return .failure(.notFound)
            }
            guard asked.answer == nil else { return .failure(.answeredAlready) }
            guard asked.extendedBecause == nil else { return .failure(.extendedAlready) }
            if let problem = Self.problem(of: why) { return .failure(problem) }
            let start = zone.date(at: asked.at)
            let until = calendar.workingDay(onOrAfter: Period(3, .month).added(to: start))
            return .success([
                CaseEvent(.rights(.extended(request: version, until: until, why: why.trimmed)), in: context)
            ])
        case .answer(let version, let outcome, let text):
            guard isOfficer(context), let asked = rights.first(where: { $0.version == version }) else {
                return .failure(.notFound)
            }
            if let given = asked.answer?.content {
                let isSame = given.outcome == outcome && given.text == text.trimmed
                return isSame ? .success([]) : .failure(.answeredAlready)
            }
            guard let outcome else { return .failure(.outcomeRequired) }
            if let problem = Self.problem(of: text) { return .failure(problem) }
            if asked.request.kind == .erasure, outcome == .granted, isOpen { return .failure(.stillOpen) }
            let answer = RightsAnswer(request: version, outcome: outcome, text: text.trimmed)
            return .success([CaseEvent(.rights(.answered(answer)), in: context)])
        }
    }

    private func ask(
        _ request: RightsRequest, seen: Int, basis: LegalBasis, in context: CommandContext
    ) -> Result<[CaseEvent], RightsRefusal> {
        let asked = rights
        // A second click.
        if asked.count > seen, let last = asked.last?.request, last.kind == request.kind, last.about == request.about,
            last.text == request.text
        {
            return .success([])
        }
        guard request.kind.isGiven(under: basis) else { return .failure(.notGiven) }
        if let about = request.about, !holds(about) { return .failure(.notFound) }
        // About a reading the click says it all; any other right needs words.
        if request.about == nil, request.text.isEmpty { return .failure(.textRequired) }
        guard request.text.count <= Self.maximumTextLength else {
            return .failure(.tooLong(maximum: Self.maximumTextLength))
        }
        guard asked.count(where: { $0.answer == nil }) < Self.maximumOpenRights else { return .failure(.tooMany) }
        return .success([CaseEvent(.rights(.asked(request)), in: context)])
    }

    private func holds(_ source: AccessSource) -> Bool {
        guard case .event(let version) = source else { return true }
        guard history.indices.contains(version - 1) else { return false }
        switch history[version - 1].fact {
        case .opened, .opinion(.shown): return true
        default: return false
        }
    }

    private func isOfficer(_ context: CommandContext) -> Bool {
        guard case .agent(_, .dataProtectionOfficer) = context.actor else { return false }
        return context.organisation == submission.organisation
    }

    private static func problem(of text: String) -> RightsRefusal? {
        if text.trimmed.isEmpty { return .textRequired }
        return text.trimmed.count > maximumTextLength ? .tooLong(maximum: maximumTextLength) : nil
    }
}

extension RightsRequest.Kind {
    /// Whether the law gives the right when data are processed on this basis.
    ///
    /// Everyone may ask why their data were read, and have them put right. An objection is for a public task or legitimate
    /// interests (GDPR, article 21(1)). There is no erasure on request of what a legal obligation or a public task needs
    /// (article 17(3)(b)).
    public func isGiven(under basis: LegalBasis) -> Bool {
        switch self {
        case .question, .rectification: true
        case .objection: basis == .publicTask || basis == .legitimateInterests
        case .erasure: basis != .legalObligation && basis != .publicTask
        }
    }
}
