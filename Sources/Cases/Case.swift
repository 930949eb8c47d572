public import FEEL
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
    /// The group of agents that deals with it; nil where cases are not shared out.
    public private(set) var group: String?
    /// Everything that happened, oldest first. Event `i` has version `i + 1`.
    public private(set) var history: [CaseEvent]
    /// Version of the last event that changed the case (openings, restored accesses, notes, links, requests
    /// for opinions and the end of its retention do not).
    public private(set) var changeVersion: Int

    private var standing: StandingAnswers
    /// The correction that waits for the person, if any.
    public private(set) var pendingCorrection: PendingCorrection?
    /// When time stood still, oldest first.
    public private(set) var pauses: [Pause] = []
    /// Whether words of the person wait for an agent.
    public private(set) var awaitsReply = false
    /// Version of the last message that the person was shown.
    public private(set) var lastReadByPerson = 0
    /// Whether the person withdrew the request.
    public private(set) var isWithdrawn = false
    /// The decision that waits for its signature, if any.
    public private(set) var prepared: PreparedDecision?
    /// The older case that goes on for this one, when an agent joined it to one.
    public private(set) var mergedInto: RelatedCase?
    /// Where it stood before that.
    private var stateBeforeMerge: String?
    /// The request to reconsider the decision, if one was made.
    public private(set) var reconsideration: (at: Instant, request: Reconsideration)?
    /// Whether that request waits for a decision.
    public private(set) var isUnderReconsideration = false
    /// How far it is on the way to the end of its retention.
    public private(set) var retention = CaseRetention()

    /// The state of a case that its person withdrew: in no workflow, since no definition's name begins so.
    public static let withdrawnState = "@withdrawn"

    /// The state of a case that was joined to another.
    public static let mergedState = "@merged"

    /// The answers as they stand: those submitted, with the corrections since.
    public var answers: Answers { standing.answers }
    /// The values of the rules for these answers.
    public var computed: [String: Value] { standing.computed }
    /// The local date at which rules were last evaluated.
    public var evaluatedOn: CivilDate { standing.evaluatedOn }

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
        standing = StandingAnswers(submission)
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
        case .opened, .accessRestored, .noted, .linked, .distinguished, .absorbed, .continuation, .rights:
            return
        case .retention(let fact):
            retention.apply(fact)
            return
        case .opinion(let fact):
            // Whoever decides reads an opinion first; that one is asked, or seen, changes nothing for them.
            guard case .given = fact else { return }
        case .merged(let other, _):
            endWait(at: event.at, isAnswered: false)
            (mergedInto, stateBeforeMerge) = (other, state)
            prepared = nil
            end(in: Self.mergedState, outcome: .closed, at: event.at)
        case .separated:
            end(in: stateBeforeMerge ?? submission.initialState, outcome: nil, at: event.at)
            (mergedInto, stateBeforeMerge) = (nil, nil)
        case .taken:
            if case .agent(let agent, _) = event.author { assignee = agent }
        case .released:
            assignee = nil
        case .assigned(let to):
            assignee = to
        case .routed(let to, _):
            group = to
            assignee = nil
        case .acted(let act):
            apply(act, of: event)
        case .prepared(let act):
            if case .agent(let agent, _) = event.author { assignee = agent }
            prepared = PreparedDecision(version: version, act: act, author: event.author, at: event.at)
        case .preparationEnded:
            prepared = nil
        case .messageSent:
            awaitsReply = event.author.isPerson
            if event.author.isPerson { prepared?.isStale = true }
        case .messagesRead:
            lastReadByPerson = version
            return
        case .messagesSettled:
            awaitsReply = false
        case .withdrawn:
            endWait(at: event.at, isAnswered: false)
            isWithdrawn = true
            prepared = nil
            isUnderReconsideration = false
            end(in: Self.withdrawnState, outcome: .closed, at: event.at)
        case .reconsiderationAsked(let request):
            reconsideration = (event.at, request)
            isUnderReconsideration = true
            assignee = nil
            end(in: request.state, outcome: nil, at: event.at)
        case .answersAmended:
            standing.apply(event.fact)
            prepared?.isStale = true
        case .correctionAsked, .correctionAnswered, .correctionOverdue, .correctionEnded:
            applyCorrection(event)
            prepared?.isStale = true
        }
        changeVersion = version
    }

    private mutating func apply(_ act: Act, of event: CaseEvent) {
        // Whoever signs what a colleague prepared leaves the case with them.
        if case .agent(let agent, _) = event.author, prepared == nil { assignee = agent }
        prepared = nil
        endWait(at: event.at, isAnswered: false)
        // A letter answers what the person wrote before it.
        if act.letter != nil { awaitsReply = false }
        if act.outcome != nil { isUnderReconsideration = false }
        end(in: act.state, outcome: act.outcome, at: event.at)
    }

    private mutating func end(in state: String, outcome: Outcome?, at instant: Instant) {
        self.state = state
        stateSince = instant
        self.outcome = outcome
        endedAt = outcome == nil ? nil : instant
        retention.restart()
    }

    private mutating func applyCorrection(_ event: CaseEvent) {
        switch event.fact {
        case .correctionAsked(let request):
            endWait(at: event.at, isAnswered: false)
            pendingCorrection = PendingCorrection(version: version, at: event.at, request: request)
            if request.stopsClock { pauses.append(Pause(from: event.at, answerBy: request.answerBy)) }
        case .correctionAnswered:
            standing.apply(event.fact)
            endWait(at: event.at, isAnswered: true)
        case .correctionOverdue:
            pendingCorrection?.isOverdue = true
            if let last = pauses.indices.last, pauses[last].end == nil { pauses[last].isOverdue = true }
        default:
            endWait(at: event.at, isAnswered: false)
        }
    }

    /// The person is not awaited any more: time goes on.
    private mutating func endWait(at instant: Instant, isAnswered: Bool) {
        if pendingCorrection?.request.stopsClock == true, let last = pauses.indices.last, pauses[last].end == nil {
            pauses[last].end = instant
            pauses[last].isAnswered = isAnswered
        }
        pendingCorrection = nil
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
        guard outcome != nil, mergedInto == nil else { return nil }
        for event in history.reversed() {
            if case .acted(let act) = event.fact, act.outcome != nil { return (event.at, act) }
        }
        return nil
    }
}
