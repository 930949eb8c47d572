/// What the assistant keeps in mind between two messages. Plain values that anybody can look at.
public struct DialogueState: Sendable, Hashable, Codable {
    /// The service that is being talked about.
    public var topic: String? { didSet { turnsSinceTopic = 0 } }
    /// How many messages were about something else since: what is talked about is forgotten after a few.
    public private(set) var turnsSinceTopic: Int?
    /// What was last searched for, to complete a question that leans on it.
    public var lastQuery: String?
    /// The interview in progress, or left for a question.
    public var interview: InterviewState?
    /// What a yes, a no or the next message answers.
    public var pending: Pending?
    /// How many times in a row the assistant did not know for sure.
    public var unsureCount = 0
    /// How many times the person was told that insults are not accepted.
    public var warnings = 0
    /// What agents should know before they take over.
    public var flags: [Flag] = []
    /// Whether the person has chosen the language: it no longer follows what they write in. Nil while they have not.
    public var hasChosenLanguage: Bool?

    /// A state in which nothing was said yet.
    public init() {}

    /// Something agents should know.
    public enum Flag: String, Sendable, Hashable, Codable { case insult, distress, complaint }

    /// After how many messages about other things the service is no longer talked about.
    static let topicLasts = 3

    /// Whether the service was talked about in this message or the one before.
    var isTopicFresh: Bool { topic != nil && turnsSinceTopic ?? 0 <= 1 }
    /// Whether the service was talked about in this very message.
    var isTopicOfThisMessage: Bool { topic != nil && turnsSinceTopic ?? 0 == 0 }

    /// Another message came.
    mutating func ageTopic() {
        if topic != nil { turnsSinceTopic = (turnsSinceTopic ?? 0) + 1 }
    }

    /// Forgets what was talked about once enough was said of other things.
    mutating func forgetStaleTopic() {
        if turnsSinceTopic ?? 0 >= Self.topicLasts { topic = nil }
    }

    /// Notes something for agents, once.
    mutating func raise(_ flag: Flag) {
        if !flags.contains(flag) { flags.append(flag) }
    }

    /// What the assistant waits for.
    public enum Pending: Sendable, Hashable, Codable {
        /// Agreement to run the person's answers through the rules of every benefit.
        case agreeToBenefits
        /// Which of several services is meant, for which purpose.
        case chooseService(forCheck: Bool)
        /// Whether to start checking a right to this service.
        case check(service: String)
        /// The words of a message about a case.
        case messageText(caseID: String, reference: String)
        /// Agreement to send a message.
        case sendMessage(caseID: String, reference: String, text: String)
        /// Which case is meant.
        case chooseCase(toWrite: Bool)
        /// Which of two values holds, for a question that was answered twice.
        case contradiction(ContradictoryAnswer)
        /// Whether a value that was said for another period or unit holds once converted.
        case conversion(said: SaidAnswer, label: String)
        /// Whether the person wants somebody.
        case person(Conversation.PersonOffer.Reason)
        /// Whether to go back to the interview.
        case resume
        /// Whether to keep a checklist.
        case keepChecklist(event: String)
    }

    /// Two answers to one question.
    public struct ContradictoryAnswer: Sendable, Hashable, Codable {
        /// What was said before.
        public let before: SaidAnswer
        /// What was said now.
        public let now: SaidAnswer
    }
}

/// An interview over the rules of one service, or of all the benefits.
public struct InterviewState: Sendable, Hashable, Codable {
    /// A question of a service.
    public struct Subject: Sendable, Hashable, Codable {
        /// The service.
        public let service: String
        /// The question's name.
        public let question: String

        /// A question.
        public init(service: String, question: String) {
            self.service = service
            self.question = question
        }
    }

    /// The service that it is about; nil for all the benefits.
    public let service: String?
    /// What was answered, in the order in which it was.
    public var answers: [SaidAnswer] = []
    /// The questions that the person did not want to answer, or could not.
    public var skipped: [Subject] = []
    /// The question that waits for its answer; nil once the interview is over.
    public var asked: Subject?
    /// How many times in a row the answer to it was not understood.
    public var misunderstood = 0

    /// An interview.
    public init(service: String?) { self.service = service }
}
