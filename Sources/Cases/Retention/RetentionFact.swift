public import FEEL
public import Services

/// What happened to a case at the end of its retention.
public enum RetentionFact: Sendable, Hashable {
    /// The person was told when the case ends to be kept. Nothing is erased without it.
    case announced(RetentionNotice)
    /// The active period has passed: agents have the case no more, and the person may take their copy until the end of
    /// this day.
    case closed(until: CivilDate)
    /// Somebody who answers for the service forbids to erase it.
    case held(LegalHold)
    /// The hold was lifted, for this reason. What the person was not to know of the hold, they learn with it.
    case released(why: String, hiddenUntil: CivilDate?)
    /// It was copied into a package for the archives, under this elimination list.
    case transferred(list: Identifier)

    /// Whether the person may read of it on a day.
    public func isShown(on day: CivilDate) -> Bool {
        switch self {
        case .held(let hold): hold.isShown(on: day)
        case .released(_, let hidden): hidden.map { day > $0 } ?? true
        case .announced, .closed, .transferred: true
        }
    }
}

/// What the person is told before a case ends to be kept.
public struct RetentionNotice: Sendable, Hashable {
    /// The last day of the active period.
    public let endsOn: CivilDate
    /// The last day on which the person can take their copy.
    public let keptUntil: CivilDate
    /// What the service does then.
    public let then: RetentionRule.Fate

    /// A notice.
    public init(endsOn: CivilDate, keptUntil: CivilDate, then: RetentionRule.Fate) {
        self.endsOn = endsOn
        self.keptUntil = keptUntil
        self.then = then
    }
}

/// Why a case is not erased at its time.
public struct LegalHold: Sendable, Hashable {
    /// Why, in the words of whoever holds it.
    public let reason: String
    /// The day by which it is looked at again.
    public let reviewOn: CivilDate
    /// That the person is not to know yet: nil where they are.
    public let delay: Delay?

    /// A delay that the law sets before the person is told.
    public struct Delay: Sendable, Hashable {
        /// The last day of it.
        public let until: CivilDate
        /// The text that says so.
        public let reference: String

        /// A delay.
        public init(until: CivilDate, reference: String) {
            self.until = until
            self.reference = reference
        }
    }

    /// A hold.
    public init(reason: String, reviewOn: CivilDate, delay: Delay? = nil) {
        self.reason = reason
        self.reviewOn = reviewOn
        self.delay = delay
    }

    /// Whether the person may read of it on a day.
    public func isShown(on day: CivilDate) -> Bool { delay.map { day > $0.until } ?? true }
}

/// How far a case is on the way to the end of its retention, as its events tell it.
public struct CaseRetention: Sendable, Hashable {
    /// What the person was told, if they were.
    public internal(set) var notice: RetentionNotice?
    /// The last day of the grace, once agents have the case no more.
    public internal(set) var closedUntil: CivilDate?
    /// What forbids to erase it, if something does.
    public internal(set) var hold: LegalHold?

    /// The case goes on, or ends anew: its time starts again.
    mutating func restart() {
        notice = nil
        closedUntil = nil
    }

    mutating func apply(_ fact: RetentionFact) {
        switch fact {
        case .announced(let notice):
            restart()
            self.notice = notice
        case .closed(let until): closedUntil = until
        // The dates told are true no more: once it is lifted, the person is told others.
        case .held(let hold):
            restart()
            self.hold = hold
        case .released: hold = nil
        case .transferred: break
        }
    }
}
