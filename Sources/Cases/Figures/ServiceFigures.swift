public import FEEL
public import Services

/// Days over which figures are added up, both included.
public struct FigurePeriod: Sendable, Hashable {
    /// The first day.
    public let first: CivilDate
    /// The last day.
    public let last: CivilDate

    /// A period.
    public init(first: CivilDate, last: CivilDate) {
        self.first = first
        self.last = last
    }

    /// The weeks over which figures are published: 52, whole, up to the last Sunday before a day. Whole weeks, so that
    /// comparing what is published on two days never tells what happened in between.
    public static func published(on today: CivilDate) -> FigurePeriod {
        let last = today.adding(days: -today.weekday)
        return FigurePeriod(first: last.adding(days: -52 * 7 + 1), last: last)
    }

    /// The last twelve months or so, today included: for those who work at the service.
    public static func upTo(_ today: CivilDate) -> FigurePeriod {
        FigurePeriod(first: today.adding(days: -364), last: today)
    }
}

/// Sums over a period, as they are kept.
public struct FigureSums: Sendable, Hashable {
    private let counts: [Measure: [String: Int]]

    /// Sums of tallies.
    public init(_ tallies: [Tally]) {
        var counts: [Measure: [String: Int]] = [:]
        for tally in tallies { counts[tally.measure, default: [:]][tally.detail, default: 0] += tally.count }
        self.counts = counts
    }

    /// How many of one kind.
    public func count(_ measure: Measure, _ detail: String) -> Int { max(0, counts[measure]?[detail] ?? 0) }

    /// How many of all kinds.
    public func total(_ measure: Measure) -> Int { details(measure).values.reduce(0, +) }

    /// How many of each kind.
    public func details(_ measure: Measure) -> [String: Int] { (counts[measure] ?? [:]).mapValues { max(0, $0) } }

    /// For each page of a form in order, how many forms have it completed: where people give up, for those who work at
    /// the service. Never to be published as it is.
    public func funnel(of definition: ServiceDefinition) -> [(page: Page, count: Int)] {
        definition.pages.map { ($0, count(.page, $0.id)) }
    }
}

/// How a service does, as it may be published: small counts hidden.
public struct ServiceFigures: Sendable, Hashable {
    /// A count of a list.
    public struct Entry<Kind: Sendable & Hashable>: Sendable, Hashable {
        /// Of what.
        public let kind: Kind
        /// How many; nil when hidden.
        public let count: Int?
    }

    /// The days that are counted.
    public let period: FigurePeriod
    /// Forms begun.
    public let started: Int?
    /// Forms sent, out of those begun.
    public let sent: Int?
    /// Their share.
    public let completed: Share?
    /// Forms that have each page completed, in the order of the form.
    public let pages: [Entry<String>]
    /// Seconds from beginning to sending.
    public let medianTime: ClassMedian?
    /// Forms sent, by channel.
    public let channels: [Entry<Channel>]
    /// Cases decided.
    public let decided: Int?
    /// The share decided within the objective; nil without an objective too.
    public let onTime: Share?
    /// Working days from receipt to decision.
    public let medianDelay: ClassMedian?
    /// Answers to the question on the receipt.
    public let answers: Int?
    /// By answer, from the best.
    public let satisfaction: [Entry<Satisfaction>]
    /// The share of those who found it good or very good.
    public let satisfied: Share?

    /// What may be published of some sums.
    public init(_ sums: FigureSums, of definition: ServiceDefinition, over period: FigurePeriod) {
        self.period = period
        let sentCount = sums.total(.sent)
        // A form begun before the period may be sent in it.
        let startedCount = max(sums.total(.started), sentCount)
        let forms = SmallCounts.publish([sentCount, startedCount - sentCount])
        started = forms.total
        sent = forms.parts[0]
        completed = Share.of(sentCount, rest: startedCount - sentCount)
        let pageCounts = definition.pages.map { min(sums.count(.page, $0.id), startedCount) }
        let shownPages =
            forms.total == nil
            ? pageCounts.map { _ in nil } : SmallCounts.apart(pageCounts, from: [startedCount, sentCount])
        pages = zip(definition.pages, shownPages).map { Entry(kind: $0.id, count: $1) }
        let enough = SmallCounts.threshold
        medianTime = sums.total(.time) >= enough ? TimeClass.classes.median(of: sums.details(.time)) : nil
        let used = Channel.allCases.filter { sums.count(.sent, $0.rawValue) > 0 || definition.channels.contains($0) }
        let byChannel = SmallCounts.publish(used.map { sums.count(.sent, $0.rawValue) })
        channels = zip(used, byChannel.parts).map { Entry(kind: $0, count: forms.parts[0] == nil ? nil : $1) }
        let decidedCount = sums.total(.decided)
        decided = decidedCount >= enough ? decidedCount : nil
        onTime = Share.of(sums.count(.onTime, "yes"), rest: sums.count(.onTime, "no"))
        medianDelay = decidedCount >= enough ? DelayClass.classes.median(of: sums.details(.decided)) : nil
        let given = Satisfaction.allCases.map { sums.count(.satisfaction, $0.rawValue) }
        let byAnswer = SmallCounts.publish(given)
        answers = byAnswer.total
        satisfaction = zip(Satisfaction.allCases, byAnswer.parts).map { Entry(kind: $0, count: $1) }
        let isSafe =
            SmallCounts.admitsSum(given, byAnswer.parts, [0, 1])
            && SmallCounts.admitsSum(given, byAnswer.parts, [2, 3, 4])
        satisfied = isSafe ? Share.of(given[0] + given[1], rest: given[2] + given[3] + given[4]) : nil
    }
}
