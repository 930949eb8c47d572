public import Services

/// What is known of a breach of personal data, each time it is described (GDPR, article 33(3)): what is learned later is
/// a further description, and the earlier ones stay (article 33(4) and (5)).
public struct BreachDescription: Sendable, Hashable, Codable {
    /// What was lost, altered or disclosed (article 4(12)).
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Somebody read what was not for them.
        case confidentiality
        /// Something was altered.
        case integrity
        /// Something was lost, or can't be reached.
        case availability
    }

    /// How likely it is to harm people's rights and freedoms.
    public enum Risk: String, Sendable, Hashable, Codable, CaseIterable {
        /// Unlikely: the authority need not be told (article 33(1)).
        case unlikely
        /// The authority is told.
        case risk
        /// The people concerned are told too (article 34(1)).
        case high
    }

    /// When it became known, in milliseconds since 1970: the clock's start.
    public var knownAt: Int64
    /// What happened, in words.
    public var nature: String
    /// What was lost, altered or disclosed.
    public var kinds: [Kind]
    /// The people concerned, by category.
    public var people: String
    /// Approximately how many; nil while nobody knows.
    public var peopleCount: Int?
    /// The records concerned, by category.
    public var records: String
    /// Approximately how many; nil while nobody knows.
    public var recordCount: Int?
    /// What it is likely to lead to.
    public var consequences: String
    /// What was done or is proposed against it.
    public var measures: String
    /// How much harm is likely.
    public var risk: Risk

    /// A description.
    public init(
        knownAt: Instant, nature: String, kinds: [Kind], people: String, peopleCount: Int?, records: String,
        recordCount: Int?, consequences: String, measures: String, risk: Risk
    ) {
        self.knownAt = knownAt.milliseconds
        self.nature = nature
        self.kinds = kinds
        self.people = people
        self.peopleCount = peopleCount
        self.records = records
        self.recordCount = recordCount
        self.consequences = consequences
        self.measures = measures
        self.risk = risk
    }

    /// The clock that started when it became known.
    public var clock: BreachClock { BreachClock(knownAt: Instant(milliseconds: knownAt)) }
}

/// Something that is written down about a breach. Moments are in milliseconds since 1970.
public enum BreachEntry: Sendable, Hashable, Codable {
    /// What is known of it.
    case described(BreachDescription)
    /// The authority was told: when, under which reference, and why so late if it was late (article 33(1)).
    case authorityTold(at: Int64, reference: String, delay: String)
    /// Why the authority need not be told.
    case authorityNotTold(reason: String)
    /// The people concerned were told: when and how.
    case peopleTold(at: Int64, how: String)
    /// Why the people concerned need not be told (article 34(3)).
    case peopleNotTold(reason: String)
    /// Anything else worth keeping.
    case note(String)
}

/// Why an entry can't be made.
public enum BreachRefusal: String, Error, Sendable, Hashable, CaseIterable {
    /// The first entry describes the breach.
    case notDescribed = "not-described"
    /// A moment that has not come yet.
    case inTheFuture = "in-the-future"
    /// People or the authority can't be told of what is not known.
    case beforeKnown = "before-known"
    /// The authority was told after 72 hours, and the reasons are not said.
    case delayUnexplained = "delay-unexplained"
    /// The authority has to be told: harm is not unlikely.
    case authorityMustBeTold = "authority-must-be-told"
    /// There are as many entries as one page can show.
    case tooMany = "too-many"
}
