public import FEEL

/// Asks only the questions that matter to some rules: the next one is the one that leaves the fewest expected questions, and
/// nothing more is asked once the answer is certain.
///
/// The expected number is worked out exactly, over every combination of the answers that still matter, each option being
/// as likely as any other, as long as there are few enough; beyond, the first question that the rules need, gates first.
/// An answer is certain when no completion changes it: told by the rules themselves (`RuleInquiry`), or by trying every
/// option of questions that have few.
public struct Interview: Sendable {
    /// What comes next.
    public enum Step: Sendable {
        /// A question to ask.
        case ask(Question)
        /// Nothing more can change the answer: what is known of each rule, in the order they were given.
        case done([(rule: Rule, outcome: RuleOutcome)])
    }

    /// The most situations looked at to choose one question.
    public static let maximumSituations = 2_000
    /// The most questions weighed against each other.
    static let maximumCandidates = 6

    /// How long ago the dates are that are tried: the law counts ages and periods in years.
    private static let yearsBefore = [0, 10, 30, 60, 100]

    private let definition: ServiceDefinition
    private let goals: [Int]
    private let today: CivilDate
    private let skipped: Set<String>

    /// An interview about some rules of a service; nil when one of them is none of its rules.
    ///
    /// - Parameter skipped: questions to which the person has no answer: they are not asked, and stay unknown.
    public init?(_ definition: ServiceDefinition, goals: [String], on today: CivilDate, skipped: Set<String> = []) {
        let positions = goals.compactMap { definition.plan.rulePositions[$0] }
        guard positions.count == goals.count, !goals.isEmpty else { return nil }
        self.definition = definition
        self.goals = positions
        self.today = today
        self.skipped = skipped
    }

    /// The rules that a service is asked about: whether one may ask, then how much.
    public static func goals(of definition: ServiceDefinition) -> [String] {
        [definition.eligibility?.rule, definition.amount].compactMap { $0 }
    }

    /// What to ask after some answers.
    public func next(_ answers: Answers) -> Step {
        switch weigh(answers) {
        case .settled(let outcomes): return .done(outcomes)
        case .open(let candidates):
            var best = candidates[0]
            for candidate in candidates where candidate.cost < best.cost - 1e-9 { best = candidate }
            return .ask(best.question)
        }
    }

    /// What can be asked after some answers.
    enum Weighing {
        /// The questions that may matter, each with the number of questions to expect when it is asked next, itself
        /// included. There is one at least.
        case open([(question: Question, cost: Double)])
        /// Nothing more can change the answer.
        case settled([(rule: Rule, outcome: RuleOutcome)])
    }

    /// Weighs the questions that may matter against each other.
    ///
    /// - Parameter situations: the most situations looked at.
    func weigh(_ answers: Answers, situations: Int = maximumSituations) -> Weighing {
        var search = Search(interview: self, budget: situations)
        let situation = search.situation(answers)
        guard !situation.candidates.isEmpty else { return .settled(outcomes(situation)) }
        let (costs, certain) = search.costs(answers, situation)
        if let certain { return .settled(outcomes(situation, certain: certain)) }
        let guess = Double(situation.candidates.count)
        return .open(
            situation.candidates.enumerated().map { index, question in
                (question, index < costs.count ? costs[index] : guess)
            })
    }

    private func outcomes(
        _ situation: Situation, certain: [RuleOutcome]? = nil
    ) -> [(rule: Rule, outcome: RuleOutcome)] {
        zip(goals, certain ?? situation.outcomes).map { (definition.rules[$0], $1) }
    }

    // MARK: Situations

    /// What is known after some answers.
    fileprivate struct Situation {
        let outcomes: [RuleOutcome]
        /// The questions that may matter and can be asked now, those that the rules need first before the others.
        let candidates: [Question]
    }

    fileprivate func look(_ answers: Answers) -> Situation {
        var run = EvaluationRun(definition, answers: answers, today: today, isBare: true)
        var inquiry = RuleInquiry(run.run())
        var (first, later, outcomes): ([String], [String], [RuleOutcome]) = ([], [], [])
        for goal in goals {
            let finding = inquiry.finding(ofRule: goal)
            outcomes.append(finding.outcome)
            guard case .unknown(let paths) = finding.outcome else {
                // Who may not ask is not asked how much.
                if case .value(.boolean(false)) = finding.outcome { break }
                continue
            }
            first += paths
            later += finding.later
        }
        while outcomes.count < goals.count { outcomes.append(.notApplicable) }
        var seen: Set<String> = []
        let candidates = (first + later).compactMap { path -> Question? in
            // The elements of a list are not asked about: a rule over them stays unknown.
            guard !path.contains("."), seen.insert(path).inserted, answers[path] == nil, !skipped.contains(path),
                inquiry.evaluation.isShown(path)
            else { return nil }
            return definition.question(path)
        }
        return Situation(outcomes: outcomes, candidates: candidates)
    }

    /// The values of a question that are worth telling apart, and whether they are all that it can have.
    fileprivate func values(of question: Question) -> (values: [Value], isWhole: Bool) {
        switch question.type.valueType {
        case .boolean: return ([.boolean(true), .boolean(false)], true)
        case .enumeration(let options): return (options.map { .string($0) }, true)
        case .number:
            let points = [0, 1, 10_000].map { Value.integer($0) }
            let sound = points.filter { question.type.problem(with: $0, on: today) == nil }
            return (sound, false)
        case .date:
            let points = Self.yearsBefore.compactMap { years in
                CivilDate(year: today.year - years, month: today.month, day: 1).map { Value.date($0) }
            }
            return (points.filter { question.type.problem(with: $0, on: today) == nil }, false)
        default: return ([], false)
        }
    }
}

/// One search for the best question. What was found of a situation is kept.
private struct Search {
    let interview: Interview
    private var known: [Answers: Found] = [:]
    private var budget: Int

    init(interview: Interview, budget: Int) {
        self.interview = interview
        self.budget = budget
    }

    struct Found {
        /// The expected number of questions.
        let cost: Double
        /// What every completion gives; nil when that is not certain.
        let result: [RuleOutcome]?
    }

    mutating func situation(_ answers: Answers) -> Interview.Situation {
        budget -= 1
        return interview.look(answers)
    }

    /// The expected number of questions when each of the first candidates is asked next, as far as the budget goes; and
    /// what is certain already, whatever is answered.
    mutating func costs(_ answers: Answers, _ situation: Interview.Situation) -> (costs: [Double], [RuleOutcome]?) {
        var costs: [Double] = []
        for question in situation.candidates.prefix(Interview.maximumCandidates) {
            guard budget > 0 else { break }
            let (cost, result) = ask(question, answers)
            if let result { return (costs, result) }
            costs.append(cost)
        }
        return (costs, nil)
    }

    private mutating func best(_ answers: Answers, _ situation: Interview.Situation) -> Found {
        guard !situation.candidates.isEmpty else { return Found(cost: 0, result: situation.outcomes) }
        let (costs, certain) = costs(answers, situation)
        if let certain { return Found(cost: 0, result: certain) }
        return Found(cost: costs.min() ?? Double(situation.candidates.count), result: nil)
    }

    /// The expected number of questions when this one is asked next; and what is certain whatever is answered to it.
    private mutating func ask(_ question: Question, _ answers: Answers) -> (cost: Double, result: [RuleOutcome]?) {
        let (values, isWhole) = interview.values(of: question)
        guard !values.isEmpty else { return (Double(answers.count + 2), nil) }
        var total = 0.0
        var results: Set<[RuleOutcome]?> = []
        for value in values {
            var more = answers
            more[question.id] = Answer(value)
            let found = find(more)
            total += found.cost
            results.insert(found.result)
        }
        let certain = isWhole && results.count == 1 ? results.first ?? nil : nil
        return (1 + total / Double(values.count), certain)
    }

    private mutating func find(_ answers: Answers) -> Found {
        if let found = known[answers] { return found }
        guard budget > 0 else { return Found(cost: 1, result: nil) }
        let found = best(answers, situation(answers))
        known[answers] = found
        return found
    }
}
