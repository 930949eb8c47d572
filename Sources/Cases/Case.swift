import FEEL
public import Services

/// A case, as its events tell it.
public struct Case: Sendable {
    /// Its identifier, which was its draft's.
    public let id: Identifier
    /// The form as submitted.
    public let submission: Submission
    /// When it was received.
    public let submittedAt: Instant
    /// By which channel it came.
    public let channel: Channel
    /// The person who submitted it, if known by an account.
    public let person: Identifier?
    /// Where it stands: a state of the workflow.
    public private(set) var state: String
    /// Since when it stands there.
    public private(set) var stateSince: Instant
    /// How it ended, if it did.
    public private(set) var outcome: Outcome?
    /// When it ended.
    public private(set) var endedAt: Instant?
    /// The agent in charge, if any.
    public private(set) var assignee: Identifier?
    /// Everything that happened, oldest first. Event `i` has version `i + 1`.
    public private(set) var history: [CaseEvent]
    /// Version of the last event that changed the case (openings and restored accesses do not).
    public private(set) var changeVersion: Int

    /// Number of events: the version expected by the next append.
    public var version: Int { history.count }

    /// Whether a decision is still awaited.
    public var isOpen: Bool { outcome == nil }

    /// Why a stream of events makes no case.
    public enum FoldError: Error, Sendable, Hashable {
        /// There is no event.
        case empty
        /// The first event is not a submission.
        case noSubmission
        /// A second submission stands at this version.
        case submittedTwice(version: Int)
    }

    /// Folds a stream.
    public init(id: Identifier, events: some Sequence<CaseEvent>) throws(FoldError) {
        var iterator = events.makeIterator()
        guard let first = iterator.next() else { throw .empty }
        try self.init(id: id, first: first)
        while let event = iterator.next() { try apply(event) }
    }

    private init(id: Identifier, first: CaseEvent) throws(FoldError) {
        guard case .submitted(let submission) = first.fact else { throw .noSubmission }
        self.id = id
        self.submission = submission
        submittedAt = first.at
        channel = first.channel
        if case .person(let person) = first.author { self.person = person } else { person = nil }
        state = submission.initialState
        stateSince = first.at
        history = [first]
        changeVersion = 1
    }

    /// Adds what happened next.
    public mutating func apply(_ event: CaseEvent) throws(FoldError) {
        history.append(event)
        switch event.fact {
        case .submitted:
            throw .submittedTwice(version: version)
        case .opened, .accessRestored:
            return
        case .taken:
            if case .agent(let agent, _) = event.author { assignee = agent }
        case .released:
            assignee = nil
        case .acted(let act):
            if case .agent(let agent, _) = event.author { assignee = agent }
            state = act.state
            stateSince = event.at
            outcome = act.outcome
            endedAt = act.outcome == nil ? nil : event.at
        }
        changeVersion = version
    }

    /// The last event that changed the case.
    public var lastChange: CaseEvent { history[changeVersion - 1] }

    /// The letters sent, oldest first, each with the moment it was.
    public var letters: [(at: Instant, letter: Letter)] {
        history.compactMap { event in
            if case .acted(let act) = event.fact, let letter = act.letter { (event.at, letter) } else { nil }
        }
    }

    /// The act that ended the case, if it has ended.
    public var decision: (at: Instant, act: Act)? {
        guard outcome != nil else { return nil }
        for event in history.reversed() {
            if case .acted(let act) = event.fact, act.outcome != nil { return (event.at, act) }
        }
        return nil
    }
}
