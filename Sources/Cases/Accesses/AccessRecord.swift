public import Services

/// A reading of personal data by anyone but the person, as the person may know of it. What was shown of whom stands
/// beside it (`AccessParts`), since one page may show something of many.
public struct AccessRecord: Sendable, Hashable {
    /// Identifier: it begins with the moment.
    public let id: Identifier
    /// When, before the data left.
    public let at: Instant
    /// The organisation for which it was read.
    public let organisation: String
    /// Who read.
    public let reader: AccessReader
    /// What for.
    public let task: AccessTask
    /// By which channel.
    public let channel: Channel
    /// The text of law that lets the person know of it later, where one does.
    public let delayedBy: String?

    /// A reading.
    public init(
        id: Identifier, at: Instant, organisation: String, reader: AccessReader, task: AccessTask, channel: Channel,
        delayedBy: String? = nil
    ) {
        self.id = id
        self.at = at
        self.organisation = organisation
        self.reader = reader
        self.task = task
        self.channel = channel
        self.delayedBy = delayedBy
    }
}

/// Who reads personal data of others.
public enum AccessReader: Sendable, Hashable {
    /// An agent, in a role, for an office where they work in one. Residents are told office and role; who it was is for the
    /// data-protection officer and a court.
    case agent(Identifier, Role, office: String?)
    /// The platform itself, for work that it does without anyone looking.
    case platform
}

/// What personal data are read for: the work to which a page or a job belongs.
public enum AccessTask: String, Sendable, Hashable, CaseIterable {
    /// Finding what there is to do, in a list.
    case inbox
    /// Finding a case among others.
    case search
    /// Dealing with the case.
    case caseWork = "case-work"
    /// Dealing with another case, beside which this one is shown.
    case besideAnother = "beside-another"
    /// Signing decisions.
    case signing
    /// Dealing with several cases at once.
    case batch
    /// Giving an opinion that a colleague asked for.
    case opinion
    /// Answering the person about their data.
    case rights
    /// Sending the person a message.
    case message
    /// Checking a document for what could do harm.
    case fileExamination = "file-examination"
    /// Keeping dates and links between cases up to date.
    case upkeep
    /// Applying the periods for which cases are kept.
    case retention
    /// Giving cases to the archives, or listing what may be destroyed.
    case archives
    /// Helping the person in a conversation that they asked for.
    case conversation
    /// Answering a programme that the person, or a portal for them, asks.
    case portal
}

/// What was read of a case or an account.
public struct AccessParts: OptionSet, Sendable, Hashable {
    /// The parts as a number: each has its bit, which never changes meaning.
    public let rawValue: Int

    /// Parts read back.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// What lists show of the case.
    public static let listed = AccessParts(rawValue: 1)
    /// Answers, messages and history.
    public static let content = AccessParts(rawValue: 2)
    /// Documents, or their names.
    public static let documents = AccessParts(rawValue: 4)
    /// Contacts, household and what happened to the account.
    public static let account = AccessParts(rawValue: 8)
    /// A form not sent yet.
    public static let draft = AccessParts(rawValue: 16)

    /// Each part, in the order in which people read them.
    public static let each: [AccessParts] = [.listed, .content, .documents, .account, .draft]
}
