public import FEEL
public import Services

/// Who acts, for whom, by which channel and when: borne by every command.
public struct CommandContext: Sendable {
    /// Who acts.
    public let actor: Author
    /// The organisation the actor works for, when an agent.
    public let organisation: String?
    /// The person on whose behalf the actor acts, if another.
    public let onBehalfOf: Identifier?
    /// The mandate that allows it.
    public let mandate: Identifier?
    /// By which channel.
    public let channel: Channel
    /// When.
    public let at: Instant

    /// A context.
    public init(
        actor: Author, organisation: String? = nil, onBehalfOf: Identifier? = nil, mandate: Identifier? = nil,
        channel: Channel, at: Instant
    ) {
        self.actor = actor
        self.organisation = organisation
        self.onBehalfOf = onBehalfOf
        self.mandate = mandate
        self.channel = channel
        self.at = at
    }
}

/// What can be asked of an existing case.
public enum CaseCommand: Sendable {
    /// Record that an agent of an office is about to be shown the case.
    case open(office: String)
    /// Take charge of it. `seen` is the change version of the page from which it is asked.
    case take(seen: Int)
    /// Give it back to the group.
    case release(seen: Int)
    /// Do a workflow action.
    case act(ActRequest)
    /// Record that the person, seen at the counter, gets access to the case again.
    case restoreAccess(IdentityDocument)
    /// Ask the person to correct or complete answers.
    case askCorrection(CorrectionAsk)
    /// Go on without the person's answer, saying why.
    case endCorrection(explanation: String, seen: Int)
    /// Send words to the person. `seen` is how many messages the page showed.
    case write(CaseMessage, seen: Int)
    /// Mark the person's messages as needing no answer. `seen` is how many the page showed.
    case settleMessages(seen: Int)
    /// Write a note for colleagues. `seen` is how many notes the page showed.
    case note(String, seen: Int)
    /// Give the case to an active colleague of the organisation; nil when the one named is none. `seen` is the change
    /// version of the page from which it is asked.
    case assign(to: Identifier?, seen: Int)
    /// Give the case to another group of the organisation, saying why; nil when the one named is none. `seen` is the
    /// change version of the page from which it is asked.
    case route(to: String?, why: String, seen: Int)
    /// Enter or correct answers for the person.
    case amend(AmendmentAsk)
    /// Link it to another case of the organisation; nil when the one named is none.
    case link(to: RelatedCase?, why: String)
    /// Sign the prepared decision, under a delegation that the actor holds; nil when they hold none. `seen` is the version of
    /// the preparation that was read; days are counted in `zone`.
    case sign(Signature?, seen: Int, zone: Zone)
    /// Send the prepared decision back, or take it back. `seen` is the version of the preparation that was read.
    case endPreparation(why: String, seen: Int, isSignatory: Bool)
    /// Join it to an older case of the same person, which goes on for both.
    case merge(MergeAsk)
    /// Take that back. `seen` is the change version of the page from which it is asked.
    case separate(why: String, seen: Int)
    /// Record that another case was joined to this one.
    case absorb(RelatedCase?, why: String)
    /// Say that another case of the organisation is not the same request; nil when the one named is none.
    case distinguish(from: RelatedCase?)
    /// Ask for an opinion.
    case askOpinion(OpinionAsk)
    /// Give the opinion asked at a version, as an agent of these groups.
    case giveOpinion(request: Int, Opinion.Stance?, String, groups: Set<String>)
    /// Say that the opinion asked at a version is no longer needed.
    case endOpinion(request: Int, why: String)
}

/// A workflow action, as an agent asks for it.
public struct ActRequest: Sendable {
    /// The action's identifier.
    public var action: String
    /// Identifiers of the reasons chosen.
    public var reasons: [String]
    /// Why, in the agent's own words.
    public var explanation: String
    /// The letter as previewed and perhaps edited, without what the law adds.
    public var letter: Letter?
    /// The actor's signature, where the action is signed and they hold the delegation: it is then done at once.
    public var signature: Signature?
    /// What the law has the letter say besides: added at its end when the act is done.
    public var mentions: LetterMentions?
    /// The change version of the page from which it is asked: what the agent knew.
    public var seen: Int
    /// The organisation's local time, in which days are counted.
    public var zone: Zone

    /// A request.
    public init(
        action: String, reasons: [String] = [], explanation: String = "", letter: Letter? = nil,
        signature: Signature? = nil, mentions: LetterMentions? = nil, seen: Int, zone: Zone = .utc
    ) {
        self.signature = signature
        self.zone = zone
        self.mentions = mentions
        self.action = action
        self.reasons = reasons
        self.explanation = explanation
        self.letter = letter
        self.seen = seen
    }

    /// The letter as it is sent: what the agent wrote, and what the law adds.
    public var completeLetter: Letter? {
        letter.map { letter in
            Letter(
                language: letter.language, subject: letter.subject,
                body: mentions?.completing(letter.body) ?? letter.body)
        }
    }
}

/// A request for corrections, as an agent makes it.
public struct CorrectionAsk: Sendable {
    /// The workflow action.
    public var action: String
    /// The questions, each with what is wrong in the agent's words, or an empty text.
    public var items: [(question: String, why: String)]
    /// Why, in the agent's words.
    public var explanation: String
    /// The last day for the answer.
    public var answerBy: CivilDate
    /// The change version of the page from which it is asked.
    public var seen: Int

    /// A request.
    public init(
        action: String, items: [(question: String, why: String)], explanation: String, answerBy: CivilDate, seen: Int
    ) {
        self.action = action
        self.items = items
        self.explanation = explanation
        self.answerBy = answerBy
        self.seen = seen
    }
}

/// Why a command is refused. Nothing has changed.
public enum CaseRefusal: Error, Sendable, Hashable {
    /// The actor is not an agent of the organisation: to them, the case does not exist.
    case notFound
    /// The action needs a higher role.
    case roleTooLow(needed: Role)
    /// The case has changed since the agent's page was shown.
    case changedSince(CaseEvent)
    /// The workflow offers no such action in this state.
    case actionNotAvailable
    /// Another agent is in charge.
    case takenByAnother
    /// A reason from the list must be chosen.
    case reasonRequired
    /// A chosen reason is not in the list.
    case unknownReason
    /// The agent must say why in their own words.
    case explanationRequired
    /// The time in which the decision could be taken back ended on this day.
    case tooLate(since: CivilDate)
    /// The action sends a letter and it is missing or blank.
    case letterRequired
    /// The letter or explanation is longer than a letter can be.
    case tooLong(maximum: Int)
    /// The person has until this day to answer: going on without them is an act of its own.
    case personAwaited(until: CivilDate)
    /// No question is chosen, or one that is not in the form.
    case questionRequired
    /// Nothing waits for the person.
    case nothingAsked
    /// There is nothing in the message.
    case messageRequired
    /// There is nothing in the note.
    case noteRequired
    /// The note is longer than a note can be.
    case noteTooLong(maximum: Int)
    /// The agent must be in charge of the case first.
    case notInCharge
    /// No colleague is named, or one that can't be given the case.
    case colleagueRequired
    /// No other group is named.
    case groupRequired
    /// The other case is of another service, or has ended.
    case notTheSameMatter
    /// No decision waits for a signature.
    case nothingPrepared
    /// A decision waits for its signature already.
    case alreadyPrepared
    /// The actor holds no delegation to sign it.
    case notSignatory
    /// The case changed after the decision had been prepared.
    case preparedBeforeChange
    /// The older of the two cases goes on.
    case olderGoesOn
    /// The agent must say that both are the same person's.
    case samePersonRequired
    /// Answers to mend or give, in the order of the form.
    case answersToMend([AnswerProblem])
    /// With these answers, another body serves the person.
    case answersLeadAway
    /// Every answer stays as it was.
    case nothingChanges
    /// What the agent relies on must be said.
    case basisRequired
    /// No other case of the organisation is named.
    case relatedCaseRequired
    /// Nobody is named whose opinion is asked, or somebody who can't be asked.
    case advisorRequired
    /// What is asked must be said.
    case opinionQuestionRequired
    /// No day is named, one in the past, or one too far away.
    case opinionDayRequired
    /// The opinion is asked of somebody else.
    case notAdvisor
    /// The opinion was given, is no longer needed, or its time has passed.
    case opinionNotAwaited
    /// For or against must be said.
    case stanceRequired
    /// There are no words in the opinion.
    case opinionRequired
    /// The question or the opinion is longer than it can be.
    case opinionTooLong(maximum: Int)

    /// Stable code, for programs and tests.
    public var code: String {
        switch self {
        case .notFound: "case.not-found"
        case .roleTooLow: "case.role-too-low"
        case .changedSince: "case.changed-since"
        case .actionNotAvailable: "case.action-not-available"
        case .takenByAnother: "case.taken-by-another"
        case .reasonRequired: "case.reason-required"
        case .unknownReason: "case.unknown-reason"
        case .explanationRequired: "case.explanation-required"
        case .tooLate: "case.too-late"
        case .letterRequired: "case.letter-required"
        case .tooLong: "case.too-long"
        case .personAwaited: "case.person-awaited"
        case .questionRequired: "case.question-required"
        case .nothingAsked: "case.nothing-asked"
        case .messageRequired: "case.message-required"
        case .noteRequired: "case.note-required"
        case .noteTooLong: "case.note-too-long"
        case .notInCharge: "case.not-in-charge"
        case .colleagueRequired: "case.colleague-required"
        case .groupRequired: "case.group-required"
        case .notTheSameMatter: "case.not-the-same-matter"
        case .nothingPrepared: "case.nothing-prepared"
        case .alreadyPrepared: "case.already-prepared"
        case .notSignatory: "case.not-signatory"
        case .preparedBeforeChange: "case.prepared-before-change"
        case .olderGoesOn: "case.older-goes-on"
        case .samePersonRequired: "case.same-person-required"
        case .answersToMend: "case.answers-to-mend"
        case .answersLeadAway: "case.answers-lead-away"
        case .nothingChanges: "case.nothing-changes"
        case .basisRequired: "case.basis-required"
        case .relatedCaseRequired: "case.related-case-required"
        case .advisorRequired: "case.advisor-required"
        case .opinionQuestionRequired: "case.opinion-question-required"
        case .opinionDayRequired: "case.opinion-day-required"
        case .notAdvisor: "case.not-advisor"
        case .opinionNotAwaited: "case.opinion-not-awaited"
        case .stanceRequired: "case.stance-required"
        case .opinionRequired: "case.opinion-required"
        case .opinionTooLong: "case.opinion-too-long"
        }
    }
}
