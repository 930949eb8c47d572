/// The law a service applies, as its page, letters and receipts state it.
public struct LegalFrame: Sendable {
    /// The legal basis of the processing of personal data.
    public let basis: LegalBasis
    /// The texts applied.
    public let texts: [LegalText]
    /// What the absence of an answer means.
    public let silence: SilenceRule
    /// Before whom, and until when, a decision can be challenged.
    public let appeal: AppealRule
    /// How long data are kept.
    public let retention: RetentionRule
    /// Who receives the data.
    public let recipients: [LocalizedText]
    /// Whether agents see what else the same household asks of the same office; nil when they don't.
    public let household: HouseholdRule?
    /// Whose readings the person learns of later, where a law says so; nil where they learn of all at once.
    public let delayedDisclosure: DelayedDisclosure?

    /// That of a simulation: nothing is asked for, decided or kept, and nothing of this is ever shown.
    static let ofSimulation = LegalFrame(
        basis: .publicTask, texts: [],
        silence: SilenceRule(after: Period(1, .day), means: .nothing, reference: nil, text: nil),
        appeal: AppealRule(before: "", within: nil, text: nil),
        retention: RetentionRule(active: Period(1, .day), then: .destroy), recipients: [], household: nil,
        delayedDisclosure: nil)
}

/// That agents see the other requests of the same household to the same office: by which text, and why.
public struct HouseholdRule: Sendable, Hashable {
    /// The text that allows it, as a lawyer cites it.
    public let reference: String
    /// What it is for, in words for the people concerned.
    public let why: LocalizedText
}

/// That readings by some agents are told to the person after a time, because a law says so (GDPR, article 23(1)).
public struct DelayedDisclosure: Sendable, Hashable {
    /// The longest delay that a definition may declare.
    public static let longest = Period(1, .year)

    /// The groups whose readings are told later: those that carry out a control, say.
    public let groups: [String]
    /// How long after a reading it is told.
    public let after: Period
    /// The text that allows it, as a lawyer cites it.
    public let reference: String
}

/// Lawfulness of processing: GDPR (Regulation (EU) 2016/679), article 6(1)(a) to (f).
public enum LegalBasis: String, Sendable, CaseIterable {
    case consent
    case contract
    case legalObligation = "legal_obligation"
    case vitalInterests = "vital_interests"
    case publicTask = "public_task"
    case legitimateInterests = "legitimate_interests"
}

/// A text of law.
public struct LegalText: Sendable, Hashable {
    /// As a lawyer cites it.
    public let reference: String
    /// Where to read it, if online.
    public let url: String?
}

/// What the absence of an answer means, and from when: for an administration, CRPA, L. 231-1 to L. 231-5.
public struct SilenceRule: Sendable {
    /// What silence means in the end.
    public enum Meaning: String, Sendable, CaseIterable {
        case acceptance, refusal
        /// No decision is born of silence: a private body, or something told to an administration rather than asked of it.
        case nothing
    }
    /// How long after submission.
    public let after: Period
    /// Its meaning then.
    public let means: Meaning
    /// The text that says so.
    public let reference: String?
    /// What the person can do then; always there when silence means nothing.
    public let text: LocalizedText?
}

/// The way to challenge a decision.
public struct AppealRule: Sendable {
    /// Identifier of a court or authority of `organisation.yaml`.
    public let before: String
    /// Time allowed from notification; nil where the law sets none, and `text` then says what to do.
    public let within: Period?
    /// What the person should know besides.
    public let text: LocalizedText?
}
