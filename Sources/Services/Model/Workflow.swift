/// What happens to a case after submission: states and the actions that lead from one to another.
public struct Workflow: Sendable {
    /// The state of a case just received.
    public let start: String
    /// States by identifier, in the order of the definition.
    public let states: [WorkflowState]
    /// Actions, in the order of the definition.
    public let actions: [WorkflowAction]
    /// What happens when the person asks for a decision to be reconsidered; nil when the service does not offer it.
    public let reconsideration: ReconsiderationRule?

    /// That of a simulation: nothing is submitted.
    static let ofSimulation = Workflow(start: "", states: [], actions: [], reconsideration: nil)

    /// The state with this identifier, or nil.
    public func state(_ id: String) -> WorkflowState? { states.first { $0.id == id } }

    /// The action with this identifier, or nil.
    public func action(_ id: String) -> WorkflowAction? { actions.first { $0.id == id } }
}

/// Where a case stands.
public struct WorkflowState: Sendable {
    /// Identifier.
    public let id: String
    /// What people read.
    public let label: LocalizedText
    /// How the case ended, when this state is an end.
    public let outcome: Outcome?
    /// Time within which the case should leave this state.
    public let deadline: Period?
    /// Identifiers of the actions possible here, in order.
    public let actions: [String]
}

/// How a case ended.
public enum Outcome: String, Sendable, CaseIterable { case granted, refused, closed }

/// Something an agent can do to a case.
public struct WorkflowAction: Sendable {
    /// Identifier.
    public let id: String
    /// What the button says.
    public let label: LocalizedText
    /// What it does, whom it tells, from when: said before the act.
    public let consequence: LocalizedText?
    /// The state it leads to; nil for one that asks the person to correct answers, after which the case stays where it is.
    public let to: String?
    /// The least role that may do it.
    public let by: Role
    /// The letter it sends, if any.
    public let letter: String?
    /// The closed list of reasons from which at least one is chosen; empty when none is asked.
    public let reasons: [Reason]
    /// What the list is called on screen, where it holds something else than reasons: the conditions of an order.
    public let reasonsLabel: LocalizedText?
    /// Whether the agent must say why in their own words.
    public let isReasonRequired: Bool
    /// What it asks of the person, when it is a request for corrections.
    public let correction: CorrectionRule?
    /// How long after the decision it can be done: what takes a decision back does so within the law's time (an unlawful
    /// decision that gave a right, four months: CRPA, L. 242-1); nil for one that knows no limit.
    public let within: Period?
    /// The delegation whose holder signs it: others prepare it only. Nil for one that nobody signs.
    public let signedBy: String?
}

/// How an action asks the person to correct or complete answers.
public struct CorrectionRule: Sendable, Hashable {
    /// Whether time stands still until the person has answered (CRPA, L. 114-5).
    public let stopsClock: Bool
    /// The time given for the answer.
    public let answerWithin: Period

    /// The time given when the definition names none.
    public static let defaultAnswerWithin = Period(1, .month)
}

/// How a decision is reconsidered when the person asks for it (recours gracieux: CRPA, L. 411-2).
public struct ReconsiderationRule: Sendable, Hashable {
    /// The state to which the case goes back. Only a supervisor decides then.
    public let to: String
    /// The time during which it can be asked, from the decision; nil when no text sets any.
    public let within: Period?
    /// The time after which the absence of an answer means refusal (CRPA, L. 231-4, 2°).
    public let answerWithin: Period

    /// Two months: the silence that refuses a "recours administratif" (CRPA, L. 231-4).
    public static let defaultAnswerWithin = Period(2, .month)
}

/// A reason for a decision, from a closed list.
public struct Reason: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// As the person reads it.
    public let text: LocalizedText

    /// A reason; also one read back from a case decided earlier.
    public init(id: String, text: LocalizedText) {
        self.id = id
        self.text = text
    }
}

/// What a person working for an organisation may do; of those who deal with cases, each may do what those before it may.
public enum Role: String, Sendable, CaseIterable, Comparable {
    case agent, supervisor, administrator
    /// Answers people about their data, and watches over it (GDPR, articles 37 to 39). Deals with no case: whoever judges
    /// how data are used is not among those who use them (article 38(6)).
    case dataProtectionOfficer = "data_protection_officer"

    /// Those who deal with cases, in the order of their powers.
    public static let ofCases: [Role] = [.agent, .supervisor, .administrator]

    /// Order of powers over cases.
    public static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .dataProtectionOfficer: -1
        case .agent: 0
        case .supervisor: 1
        case .administrator: 2
        }
    }
}
