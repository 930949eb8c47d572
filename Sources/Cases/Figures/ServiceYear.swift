public import FEEL
public import Services

/// How a service does over a calendar year, month by month: for those who work there. Pure.
///
/// Made of sums by day: nothing of it is about one case, and nothing about who did what.
public struct ServiceYear: Sendable, Hashable {
    /// Sums of a month.
    public struct Month: Sendable, Hashable {
        /// From 1 to 12.
        public let number: Int
        /// What was counted in it.
        public let sums: FigureSums

        /// Requests received.
        public var received: Int { sums.total(.sent) }
        /// Cases decided.
        public var decided: Int { sums.total(.decided) }
        /// The share decided within the objective, of a hundred; nil when none was decided.
        public var onTimePercent: Int? { ServiceYear.onTimePercent(sums) }
    }

    /// A question that people were asked to correct.
    public struct Cause: Sendable, Hashable {
        /// The question's name.
        public let question: String
        /// How many requests for correction named it.
        public let count: Int
    }

    /// What work on cases took, by declared times.
    public struct Work: Sendable, Hashable {
        /// Seconds of work, in all.
        public let seconds: Int
        /// Seconds for each case decided; nil when none was.
        public let perDecision: Int?
        /// Each step with how often it was done and the seconds declared for it, the heaviest first.
        public let steps: [(step: String, count: Int, seconds: Int)]

        public static func == (left: Work, right: Work) -> Bool {
            left.seconds == right.seconds && left.perDecision == right.perDecision
                && left.steps.elementsEqual(right.steps) { $0 == $1 }
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(seconds)
            hasher.combine(perDecision)
        }
    }

    /// The year.
    public let year: Int
    /// Its months, twelve.
    public let months: [Month]
    /// The whole year.
    public let sums: FigureSums

    /// The year of some tallies.
    ///
    /// - Parameter days: what was counted on each day; other years' days are left out.
    public init(_ year: Int, of days: [(day: CivilDate, tally: Tally)]) {
        self.year = year
        let own = days.filter { $0.day.year == year }
        let byMonth = Dictionary(grouping: own) { $0.day.month }
        months = (1...12).map { Month(number: $0, sums: FigureSums((byMonth[$0] ?? []).map(\.tally))) }
        sums = FigureSums(own.map(\.tally))
    }

    /// The share decided within the objective over the year, of a hundred.
    public var onTimePercent: Int? { Self.onTimePercent(sums) }

    /// The questions asked again, the most often first.
    public var causes: [Cause] {
        sums.details(.corrected).filter { $0.value > 0 }.map { Cause(question: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.question) < ($0.count, $1.question) }
    }

    /// What the work took, by the times that a definition declares; nil when it declares none.
    public func work(_ effort: Effort) -> Work? {
        guard effort.isDeclared else { return nil }
        var counts = sums.details(.step)
        counts[Effort.receiving] = sums.total(.sent)
        let steps = effort.seconds.map { (step: $0.key, count: counts[$0.key] ?? 0, seconds: $0.value) }
            .sorted { ($1.count * $1.seconds, $0.step) < ($0.count * $0.seconds, $1.step) }
        let seconds = steps.reduce(0) { $0 + $1.count * $1.seconds }
        let decided = sums.total(.decided)
        return Work(seconds: seconds, perDecision: decided > 0 ? seconds / decided : nil, steps: steps)
    }

    /// What the work of each group took, by the times that a definition declares, in the order of their identifiers; nil when
    /// it declares none.
    ///
    /// - Parameter people: how many are in each group. What fewer than `fewest` did is not told apart: it would tell of
    ///   somebody.
    public func workByGroup(_ effort: Effort, people: [String: Int]) -> [(group: String, work: Work)]? {
        guard effort.isDeclared else { return nil }
        var seconds: [String: Int] = [:]
        for (detail, count) in sums.details(.groupStep) {
            let parts = detail.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            seconds[parts[0], default: 0] += count * (effort.seconds[parts[1]] ?? 0)
        }
        return seconds.keys.sorted().filter { people[$0, default: 0] >= Self.fewest }.map { group in
            let (total, decided) = (seconds[group] ?? 0, sums.count(.groupDecided, group))
            return (group, Work(seconds: total, perDecision: decided > 0 ? total / decided : nil, steps: []))
        }
    }

    /// The fewest people of a group whose work is told apart.
    public static let fewest = 3

    private static func onTimePercent(_ sums: FigureSums) -> Int? {
        let (yes, no) = (sums.count(.onTime, "yes"), sums.count(.onTime, "no"))
        return yes + no > 0 ? yes * 100 / (yes + no) : nil
    }
}

extension HourlyCost {
    /// What so many seconds of work cost, to the cent.
    public func cost(seconds: Int) -> Number? {
        amount.multiplied(by: Number(seconds))?.divided(by: Number(3_600))?.rounded(scale: 2, .halfUp)
    }
}
