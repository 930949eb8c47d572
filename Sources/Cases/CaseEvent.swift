public import FEEL
public import Services

/// Something that happened to a case. Events are never changed: the case is what folding them gives.
public struct CaseEvent: Sendable, Hashable {
    /// When it happened.
    public let at: Instant
    /// Who did it.
    public let author: Author
    /// By which channel.
    public let channel: Channel
    /// What happened.
    public let fact: Fact

    /// An event.
    public init(at: Instant, author: Author, channel: Channel, fact: Fact) {
        self.at = at
        self.author = author
        self.channel = channel
        self.fact = fact
    }

    /// Whether it is something asked or answered about the person's data.
    public var isAboutRights: Bool {
        if case .rights = fact { true } else { false }
    }

    /// What can happen to a case.
    public enum Fact: Sendable, Hashable {
        /// The person submitted the form.
        case submitted(Submission)
        /// An agent of the named office was shown the case. Written before the page is.
        case opened(office: String)
        /// The author takes charge of the case.
        case taken
        /// The author gives the case back to the group.
        case released
        /// A workflow action was done.
        case acted(Act)
        /// The author saw the person at the counter, checked who they are by this document, and gave them a code that
        /// opens the case again.
        case accessRestored(IdentityDocument)
        /// An agent asked the person to correct or complete answers.
        case correctionAsked(CorrectionRequest)
        /// The person answered it.
        case correctionAnswered(CorrectionAnswer)
        /// The time given for it has passed without an answer.
        case correctionOverdue
        /// An agent went on without the answer.
        case correctionEnded(explanation: String)
        /// Words were sent, by the person or by an agent.
        case messageSent(CaseMessage)
        /// The person was shown the messages. Written before the page is.
        case messagesRead
        /// An agent marked the person's messages as needing no answer.
        case messagesSettled
        /// The person withdrew the request.
        case withdrawn(reason: String?)
        /// The person asked for the decision to be reconsidered.
        case reconsiderationAsked(Reconsideration)
        /// An agent wrote a note for colleagues.
        case noted(String)
        /// The author gave the case to this agent of the organisation.
        case assigned(to: Identifier)
        /// An agent entered or corrected answers for the person.
        case answersAmended(Amendment)
        /// An agent linked the case to another of the organisation, for this reason.
        case linked(RelatedCase, why: String)
        /// An agent said that another case is not the same request.
        case distinguished(RelatedCase)
        /// An agent joined the case to an older one of the same person, which goes on for both, for this reason.
        case merged(into: RelatedCase, why: String)
        /// A supervisor took that back: the case goes on by itself.
        case separated(why: String)
        /// Another case was joined to this one, for this reason.
        case absorbed(RelatedCase, why: String)
        /// A decision was prepared: it is done once it is signed, and nobody is told before.
        case prepared(Act)
        /// The prepared decision was sent or taken back, for this reason.
        case preparationEnded(why: String)
        /// The case was given to a group of agents: by the service's routing, or by an agent, who said why.
        case routed(to: String, why: String?)
        /// An opinion was asked, shown to an expert, given or no longer needed.
        case opinion(OpinionFact)
        /// The request takes up a granted one, or a later request takes it up.
        case continuation(ContinuationFact)
        /// The end of its retention was announced or reached, or a hold was set or lifted.
        case retention(RetentionFact)
        /// The person asked something about their data, or was answered.
        case rights(RightsFact)
    }
}

/// By what somebody showed at the counter who they are. Only its kind is kept, never its number.
public enum IdentityDocument: String, Sendable, Hashable, CaseIterable {
    case identityCard = "identity-card"
    case passport
    case residencePermit = "residence-permit"
    /// Another document with a photograph, issued by a public authority.
    case other
}

/// Who does something.
public enum Author: Sendable, Hashable {
    /// The person whose case it is, known or not by an account.
    case person(Identifier?)
    /// An agent, with the role used.
    case agent(Identifier, Role)
    /// The platform itself.
    case system
    /// Somebody outside, by the link of the request for an opinion at this version.
    case expert(request: Int)
}

/// A form as submitted: everything needed to read it the same way in ten years.
public struct Submission: Sendable, Hashable {
    /// Identifier of the organisation that receives it.
    public let organisation: String
    /// Identifier of the service.
    public let service: String
    /// Hash of the definition under which it was submitted.
    public let definition: String
    /// The reference given to the person.
    public let reference: Reference
    /// The language in which the person filled it in.
    public let language: Language
    /// The answers to the questions that were shown.
    public let answers: Answers
    /// The values of the rules.
    public let computed: [String: Value]
    /// The local date at which rules were evaluated.
    public let evaluatedOn: CivilDate
    /// The workflow state in which the case starts.
    public let initialState: String

    /// A submission.
    public init(
        organisation: String, service: String, definition: String, reference: Reference, language: Language,
        answers: Answers, computed: [String: Value], evaluatedOn: CivilDate, initialState: String
    ) {
        self.organisation = organisation
        self.service = service
        self.definition = definition
        self.reference = reference
        self.language = language
        self.answers = answers
        self.computed = computed
        self.evaluatedOn = evaluatedOn
        self.initialState = initialState
    }
}

/// A workflow action, as done.
public struct Act: Sendable, Hashable {
    /// The action's identifier.
    public let action: String
    /// The state it leads to.
    public let state: String
    /// How the case ended, if it did.
    public let outcome: Outcome?
    /// The reasons chosen from the closed list.
    public let reasons: [Reason]
    /// Why, in the agent's own words, where the action asks for it.
    public let explanation: String?
    /// The letter sent with it.
    public let letter: Letter?
    /// Who signed it; nil where nobody does.
    public let signature: Signature?

    /// An act.
    public init(
        action: String, state: String, outcome: Outcome?, reasons: [Reason], explanation: String?, letter: Letter?,
        signature: Signature? = nil
    ) {
        self.signature = signature
        self.action = action
        self.state = state
        self.outcome = outcome
        self.reasons = reasons
        self.explanation = explanation
        self.letter = letter
    }
}

/// A letter as sent.
public struct Letter: Sendable, Hashable {
    /// The language it is written in.
    public let language: Language
    /// Its subject.
    public let subject: String
    /// Its body, in Markdown.
    public let body: String

    /// A letter.
    public init(language: Language, subject: String, body: String) {
        self.language = language
        self.subject = subject
        self.body = body
    }
}
