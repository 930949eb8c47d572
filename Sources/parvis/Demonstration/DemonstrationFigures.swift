import Cases
import FEEL
import Services
import Storage

/// The months before the demonstration began, of which only sums remain: some hundreds of people who begin a form, give up
/// or send it, get an answer and perhaps say how it was. Pure; counted by the very functions that count real ones.
struct DemonstrationFigures: Sendable {
    let replay: CaseReplay
    /// The cases whose answers these people give.
    let cases: [DemonstrationCase]

    private static let seed: UInt64 = 0x4649_4755_5245_5321
    private static let people = 260
    /// Of a hundred forms begun, how many are given up.
    private static let givenUpPercent = 17
    /// Of a hundred people who sent one, how many say how it was.
    private static let opinionPercent = 55
    /// How many of a hundred find it so, the best first.
    private static let opinions: [(Satisfaction, Int)] = [
        (.veryGood, 46), (.good, 33), (.fair, 11), (.bad, 6), (.veryBad, 4),
    ]

    /// What is counted of all of them, by key.
    func counted() -> [FigureKey: [Tally]] {
        var random = SeededGenerator(seed: Self.seed)
        let drafts = cases.map { invented -> Draft in
            let files = try? DemonstrationFile.all(in: invented, using: &random)
            return replay.filled(
                invented, files: files?.mapValues(\.reference) ?? [:],
                on: replay.zone.date(at: replay.begun).adding(days: -invented.daysAgo), using: &random)
        }
        var counted: [FigureKey: [Tally]] = [:]
        for number in 0..<Self.people {
            use(drafts[number % drafts.count], counting: &counted, using: &random)
        }
        return counted
    }

    private func use(
        _ filled: Draft, counting counted: inout [FigureKey: [Tally]], using random: inout some RandomNumberGenerator
    ) {
        let begunAt = replay.begun.adding(seconds: -Int64.random(in: 12 * 86_400..<330 * 86_400, using: &random))
        let pages = replay.definition.pages.map(\.id).filter(filled.completedPages.contains)
        let isGivenUp = Int.random(in: 0..<100, using: &random) < Self.givenUpPercent
        // Most who give up do so in the middle of the form.
        let reached =
            isGivenUp
            ? (Int.random(in: 0..<pages.count, using: &random) + Int.random(in: 0..<pages.count, using: &random)) / 2
            : pages.count
        var after = Draft(language: filled.language, accessCode: "")
        let before = after
        after.completedPages = Set(pages.prefix(reached))
        add(Tally.started(by: .web) + Tally.saved(before, after), at: begunAt, to: &counted)
        if isGivenUp { return add(Tally.givenUp, at: begunAt.adding(seconds: 30 * 86_400), to: &counted) }
        // Somewhat under five minutes for half of them, and long for a few who look for a paper.
        let seconds =
            Int64.random(in: 90...420, using: &random)
            + (Int.random(in: 0..<6, using: &random) == 0 ? Int64.random(in: 300...2_400, using: &random) : 0)
        let sentAt = begunAt.adding(seconds: seconds)
        add(Tally.sent(by: .web, begunAt: begunAt, sentAt: sentAt), at: sentAt, to: &counted)
        let outcome: Outcome = Int.random(in: 0..<100, using: &random) < 88 ? .granted : .refused
        let isLate = Int.random(in: 0..<100, using: &random) < 7
        let days = isLate ? Int64.random(in: 8...12, using: &random) : Int64.random(in: 1...5, using: &random)
        let decidedAt = sentAt.adding(seconds: days * 86_400)
        add(
            Tally.decided(
                received: replay.zone.date(at: sentAt), decided: replay.zone.date(at: decidedAt), outcome: outcome,
                objective: replay.definition.objectives.decidedWithin, calendar: replay.organisation.calendar),
            at: decidedAt, to: &counted)
        add(worked(towards: outcome, using: &random), at: decidedAt, to: &counted)
        guard Int.random(in: 0..<100, using: &random) < Self.opinionPercent else { return }
        add(Tally.answered(opinion(using: &random)), at: sentAt, to: &counted)
    }

    /// The steps of an ordinary case: sometimes a correction, a message, then the decision.
    private func worked(towards outcome: Outcome, using random: inout some RandomNumberGenerator) -> [Tally] {
        let workflow = replay.definition.workflow
        func action(_ isWanted: (WorkflowAction) -> Bool) -> WorkflowAction? { workflow.actions.first(where: isWanted) }
        var tallies: [Tally] = []
        let questions = replay.definition.pages.flatMap(\.questions).filter(\.isRequired).map(\.name)
        if let correction = action({ $0.correction != nil }), Int.random(in: 0..<100, using: &random) < 14,
            !questions.isEmpty
        {
            // Some questions are misunderstood more often than others.
            let place = Int.random(in: 0..<questions.count, using: &random) * Int.random(in: 0..<3, using: &random) / 2
            tallies += [Tally(.step, correction.id), Tally(.corrected, questions[min(place, questions.count - 1)])]
        }
        if Int.random(in: 0..<100, using: &random) < 20 { tallies.append(Tally(.step, Effort.message)) }
        if let first = workflow.state(workflow.start)?.actions.first { tallies.append(Tally(.step, first)) }
        if let decision = action({ $0.to.flatMap(workflow.state)?.outcome == outcome }) {
            tallies.append(Tally(.step, decision.id))
        }
        return tallies
    }

    private func opinion(using random: inout some RandomNumberGenerator) -> Satisfaction {
        var drawn = Int.random(in: 0..<Self.opinions.reduce(0) { $0 + $1.1 }, using: &random)
        for (opinion, share) in Self.opinions {
            if drawn < share { return opinion }
            drawn -= share
        }
        return .good
    }

    private func add(_ tallies: [Tally], at moment: Instant, to counted: inout [FigureKey: [Tally]]) {
        counted[replay.figureKey(at: moment), default: []] += tallies
    }
}

extension CaseReplay {
    /// The key under which what happened at a moment is counted.
    func figureKey(at moment: Instant) -> FigureKey {
        FigureKey(
            organisation: definition.organisation, service: definition.id, definition: definition.hash,
            day: zone.date(at: moment))
    }

    /// What is counted of a case's submission and decision.
    func countedSubmission(_ played: Result) -> Counted? {
        guard let sentAt = played.events.first?.at else { return nil }
        return Counted(Tally.sent(by: .web, begunAt: played.draftedAt, sentAt: sentAt), to: figureKey(at: sentAt))
    }

    /// What is counted of the decision of a case, if there is one.
    func countedDecision(_ played: Result) throws -> Counted? {
        let decided = try Case(id: played.id, events: played.events)
        guard let endedAt = decided.endedAt else { return nil }
        return Counted(
            Tally.decided(
                received: zone.date(at: decided.submittedAt), decided: zone.date(at: endedAt),
                outcome: decided.outcome ?? .closed, objective: definition.objectives.decidedWithin,
                calendar: organisation.calendar),
            to: figureKey(at: endedAt))
    }
}
