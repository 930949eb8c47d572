public import Services

/// The case to which another is to be joined, as the store has it.
public struct MergeTarget: Sendable, Hashable {
    /// The case.
    public let related: RelatedCase
    /// Its service.
    public let service: String
    /// When it was received.
    public let submittedAt: Instant
    /// Whether a decision is still awaited.
    public let isOpen: Bool

    /// A target.
    public init(related: RelatedCase, service: String, submittedAt: Instant, isOpen: Bool) {
        self.related = related
        self.service = service
        self.submittedAt = submittedAt
        self.isOpen = isOpen
    }
}

/// A request to join a case to another, as an agent makes it.
public struct MergeAsk: Sendable {
    /// The case that goes on for both; nil when the one named is none of the organisation.
    public var target: MergeTarget?
    /// Why, in the agent's words: the person reads them.
    public var why: String
    /// Whether the agent says that both requests are the same person's.
    public var isSamePerson: Bool
    /// The change version of the page from which it is asked.
    public var seen: Int

    /// A request.
    public init(target: MergeTarget?, why: String, isSamePerson: Bool, seen: Int) {
        self.target = target
        self.why = why
        self.isSamePerson = isSamePerson
        self.seen = seen
    }
}

extension Case {
    /// Whether an agent may join the case to another: the one in charge, anyone while nobody is, and supervisors.
    public func canMerge(_ agent: Identifier, role: Role) -> Bool { canRoute(agent, role: role) }

    /// Joins the case to an older one of the same person, which goes on for both: the time within which the person must be
    /// answered runs from the first request.
    func merge(
        _ ask: MergeAsk, by agent: Identifier, role: Role, in context: CommandContext
    ) -> Result<[CaseEvent], CaseRefusal> {
        if let mergedInto, mergedInto.id == ask.target?.related.id { return .success([]) }
        guard isOpen else { return .failure(.actionNotAvailable) }
        guard canMerge(agent, role: role) else { return .failure(.takenByAnother) }
        if case .failure(let refusal) = unchanged(since: ask.seen) { return .failure(refusal) }
        guard let target = ask.target, target.related.id != id else { return .failure(.relatedCaseRequired) }
        guard target.isOpen, target.service == submission.service else { return .failure(.notTheSameMatter) }
        guard (target.submittedAt, target.related.id) < (submittedAt, id) else { return .failure(.olderGoesOn) }
        let why = ask.why.trimmed
        guard !why.isEmpty else { return .failure(.explanationRequired) }
        guard why.count <= Self.maximumNoteLength else {
            return .failure(.noteTooLong(maximum: Self.maximumNoteLength))
        }
        guard ask.isSamePerson else { return .failure(.samePersonRequired) }
        return .success([CaseEvent(.merged(into: target.related, why: why), in: context)])
    }

    /// Takes the joining back: for supervisors, who say why.
    func separate(
        why: String, seen: Int, role: Role, in context: CommandContext
    ) -> Result<[CaseEvent], CaseRefusal> {
        guard mergedInto != nil else { return .failure(.actionNotAvailable) }
        guard role >= .supervisor else { return .failure(.roleTooLow(needed: .supervisor)) }
        if case .failure(let refusal) = unchanged(since: seen) { return .failure(refusal) }
        guard !why.isEmpty else { return .failure(.explanationRequired) }
        guard why.count <= Self.maximumNoteLength else {
            return .failure(.noteTooLong(maximum: Self.maximumNoteLength))
        }
        return .success([CaseEvent(.separated(why: why), in: context)])
    }

    /// Records that another case was joined to this one; nothing when that is said already.
    func absorb(
        _ other: RelatedCase?, why: String, in context: CommandContext
    ) -> Result<[CaseEvent], CaseRefusal> {
        guard let other, other.id != id else { return .failure(.relatedCaseRequired) }
        let isKnown = history.contains { if case .absorbed(other, why) = $0.fact { true } else { false } }
        return .success(isKnown ? [] : [CaseEvent(.absorbed(other, why: why), in: context)])
    }

    /// The cases that were joined to this one, the first joined first, each with why.
    public var absorbed: [(other: RelatedCase, why: String)] {
        history.compactMap { event in
            if case .absorbed(let other, let why) = event.fact { (other, why) } else { nil }
        }
    }
}
