public import Cases
public import Services

/// A file of a service's cases, as somebody at the desk asked for it: the record of who took what, kept after the file is
/// erased.
public struct CaseExport: Sendable, Hashable {
    /// Which of the cases of a period are taken.
    public enum Standing: String, Sendable, Hashable, CaseIterable {
        /// All of them.
        case all
        /// Those that await a decision when the file is made.
        case open
        /// Those that are decided then.
        case decided

        /// Whether a case that is open, or not, is taken.
        public func takes(isOpen: Bool) -> Bool { self == .all || (self == .open) == isOpen }
    }

    /// Where the making of the file stands.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// It has not begun.
        case waiting
        /// It is being made.
        case running
        /// The file can be fetched until it expires.
        case done
        /// It could not be made; nothing of it is left.
        case failed
        /// The file is erased; the record stays.
        case erased
    }

    /// Identifier, which is the file's too.
    public let id: Identifier
    /// The organisation whose cases are taken.
    public let organisation: String
    /// The service.
    public let service: String
    /// Hash of the definition from which the columns were chosen.
    public let definition: String
    /// Who asked for it, and alone may fetch it.
    public let agent: Identifier
    /// The role in which they asked.
    public let role: String
    /// The language of its headings.
    public let language: String
    /// The format's code.
    public let format: String
    /// The columns' codes, in order.
    public let columns: [String]
    /// Cases received from this moment on.
    public let from: Instant
    /// Cases received before this moment.
    public let before: Instant
    /// Which of them.
    public let standing: Standing
    /// Where it stands.
    public let state: State
    /// How many cases are in the file so far.
    public let taken: Int
    /// How many cases of the period were looked at so far.
    public let looked: Int
    /// How many cases the period has; nil before it begins.
    public let candidates: Int?
    /// When it was asked for.
    public let createdAt: Instant
    /// When the file that can be fetched was begun.
    public let startedAt: Instant?
    /// When it was finished.
    public let endedAt: Instant?
    /// From when on the file is worth nothing and is erased.
    public let expiresAt: Instant

    /// Whether its agent may fetch the file at a moment.
    public func isReady(at now: Instant) -> Bool { state == .done && now < expiresAt }

    /// When the file was finished, or asked for if it was not.
    public var madeAt: Instant { endedAt ?? createdAt }

    /// Whether a file was ever made: cases of it were seen outside.
    public var wasMade: Bool { endedAt != nil && state != .failed }
}

/// An export about to be recorded.
public struct NewCaseExport: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier
    /// The organisation whose cases are taken.
    public let organisation: String
    /// The service.
    public let service: String
    /// Hash of the definition from which the columns were chosen.
    public let definition: String
    /// Who asks.
    public let agent: Identifier
    /// In which role.
    public let role: String
    /// The language of the headings.
    public let language: String
    /// The format's code.
    public let format: String
    /// The columns' codes, in order: no code holds a line feed.
    public let columns: [String]
    /// Cases received from this moment on.
    public let from: Instant
    /// Cases received before this moment.
    public let before: Instant
    /// Which of them.
    public let standing: CaseExport.Standing

    /// An export.
    public init(
        id: Identifier, organisation: String, service: String, definition: String, agent: Identifier, role: String,
        language: String, format: String, columns: [String], from: Instant, before: Instant,
        standing: CaseExport.Standing
    ) {
        self.id = id
        self.organisation = organisation
        self.service = service
        self.definition = definition
        self.agent = agent
        self.role = role
        self.language = language
        self.format = format
        self.columns = columns
        self.from = from
        self.before = before
        self.standing = standing
    }
}
