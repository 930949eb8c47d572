public import FEEL
public import Services

/// What is counted of a service.
public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Forms begun, by channel.
    case started
    /// Forms of which a page is completed, by page.
    case page
    /// Forms sent, by channel.
    case sent
    /// Forms that ended without being sent: erased by the person, or forgotten after their time.
    case givenUp = "given_up"
    /// Forms sent, by the time since they were begun (`TimeClass`).
    case time
    /// Cases decided, by the working days since they were received (`DelayClass`).
    case decided
    /// Cases decided, by whether it was within the service's objective: `yes` or `no`.
    case onTime = "on_time"
    /// Cases decided, by outcome (`Outcome`).
    case outcome
    /// Questions that agents asked people to correct or complete, by question.
    case corrected
    /// Steps of work done at the desk, by step (`Effort`): an action of the workflow, a message. Never by whom.
    case step
    /// The same of cases that belong to a group, by group and step.
    case groupStep = "group_step"
    /// Cases decided, by group.
    case groupDecided = "group_decided"
    /// Answers to the question on the receipt, by answer (`Satisfaction`).
    case satisfaction
}

/// How a person found it to use a service.
public enum Satisfaction: String, Sendable, Hashable, CaseIterable {
    /// From the best to the worst.
    case veryGood = "very_good"
    case good, fair, bad
    case veryBad = "very_bad"
}

/// One more, or one less, of something that is counted.
///
/// Nothing but sums is ever kept: a count belongs to a service, a version of it and a day, never to a person or a case.
public struct Tally: Sendable, Hashable {
    /// What is counted.
    public let measure: Measure
    /// Of which kind: a page, a channel, a class of times.
    public let detail: String
    /// How many: 1, or -1 where something counted has been undone.
    public let count: Int

    /// A tally.
    public init(_ measure: Measure, _ detail: String = "", count: Int = 1) {
        self.measure = measure
        self.detail = detail
        self.count = count
    }

    /// A form is begun.
    public static func started(by channel: Channel) -> [Tally] { [Tally(.started, channel.rawValue)] }

    /// A form is saved: the pages completed by it, less those that are not complete any more, so that each form counts once
    /// whatever is changed and mended.
    public static func saved(_ before: Draft, _ after: Draft) -> [Tally] {
        after.completedPages.subtracting(before.completedPages).sorted().map { Tally(.page, $0) }
            + before.completedPages.subtracting(after.completedPages).sorted().map { Tally(.page, $0, count: -1) }
    }

    /// A form is sent.
    ///
    /// - Parameters:
    ///   - begunAt: when it was begun.
    ///   - sentAt: when it is sent.
    public static func sent(by channel: Channel, begunAt: Instant, sentAt: Instant) -> [Tally] {
        let seconds = max(0, Int(clamping: (sentAt.milliseconds - begunAt.milliseconds) / 1000))
        return [Tally(.sent, channel.rawValue), Tally(.time, TimeClass.classes.code(of: seconds))]
    }

    /// A form ends without being sent.
    public static let givenUp = [Tally(.givenUp)]

    /// A case is decided.
    ///
    /// - Parameters:
    ///   - received: the local date on which it was received.
    ///   - decided: the local date of the decision.
    ///   - outcome: how it was decided.
    ///   - objective: the time within which the service means to decide.
    public static func decided(
        received: CivilDate, decided: CivilDate, outcome: Outcome, objective: Period?, calendar: WorkingCalendar
    ) -> [Tally] {
        let days = calendar.workingDays(after: received, through: decided)
        var tallies = [Tally(.decided, DelayClass.classes.code(of: days)), Tally(.outcome, outcome.rawValue)]
        if let objective {
            let isOnTime = decided <= calendar.workingDeadline(after: received, objective)
            tallies.append(Tally(.onTime, isOnTime ? "yes" : "no"))
        }
        return tallies
    }

    /// What agents did to a case: the steps, and the questions asked again. A question of a list counts once, whatever its
    /// elements.
    ///
    /// - Parameter group: the group to which the case belongs, if one.
    public static func worked(_ events: some Sequence<CaseEvent>, in group: String? = nil) -> [Tally] {
        let steps = steps(events)
        guard let group else { return steps }
        return steps
            + steps.filter { $0.measure == .step }.map { Tally(.groupStep, detail(group, $0.detail)) }
    }

    /// A case comes to its first group.
    public static func received(in group: String?) -> [Tally] {
        group.map { [Tally(.groupStep, detail($0, Effort.receiving))] } ?? []
    }

    /// A case that belongs to a group is decided.
    public static func decided(in group: String?) -> [Tally] { group.map { [Tally(.groupDecided, $0)] } ?? [] }

    /// Identifiers hold no space.
    private static func detail(_ group: String, _ step: String) -> String { "\(group) \(step)" }

    private static func steps(_ events: some Sequence<CaseEvent>) -> [Tally] {
        events.flatMap { event -> [Tally] in
            guard event.author.agent != nil else { return [] }
            switch event.fact {
            case .acted(let act): return [Tally(.step, act.action)]
            case .correctionAsked(let request):
                let questions = Set(request.items.map { AnswerPath.name(of: $0.question) })
                return [Tally(.step, request.action)] + questions.sorted().map { Tally(.corrected, $0) }
            case .messageSent: return [Tally(.step, Effort.message)]
            default: return []
            }
        }
    }

    /// A person answers the question on the receipt.
    public static func answered(_ satisfaction: Satisfaction) -> [Tally] {
        [Tally(.satisfaction, satisfaction.rawValue)]
    }
}

/// What a sum is kept of.
public struct FigureKey: Sendable, Hashable {
    /// The organisation that offers the service.
    public let organisation: String
    /// The service.
    public let service: String
    /// Hash of the version that was used.
    public let definition: String
    /// The local day.
    public let day: CivilDate

    /// A key.
    public init(organisation: String, service: String, definition: String, day: CivilDate) {
        self.organisation = organisation
        self.service = service
        self.definition = definition
        self.day = day
    }
}
