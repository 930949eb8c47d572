public import FEEL
public import Services

/// A request to reconsider a decision (recours gracieux: CRPA, L. 411-2).
public struct Reconsideration: Sendable, Hashable {
    /// Why the person asks, in their words.
    public let text: String
    /// The workflow state to which the case goes back.
    public let state: String
    /// The time after which the absence of an answer means refusal, as ISO 8601 writes it (CRPA, L. 231-4, 2°).
    public let answerWithin: Period

    /// A request.
    public init(text: String, state: String, answerWithin: Period) {
        self.text = text
        self.state = state
        self.answerWithin = answerWithin
    }
}

/// Whether a decision can be asked to be reconsidered.
public enum ReconsiderationOffer: Sendable, Hashable {
    /// There is no decision or it grants what was asked, it was the person who withdrew, or the service offers none.
    case none
    /// It was asked already: it prolongs the time to go to court only once.
    case askedAlready
    /// It can be asked until this day; nil when no text sets a limit.
    case open(until: CivilDate?)
    /// The time has passed, on this day.
    case tooLate(since: CivilDate)
}

extension Case {
    /// Whether the decision can be asked to be reconsidered today.
    ///
    /// The time is that of the court, a "délai franc" put off to the first working day (Conseil d'État, 19 September 2014,
    /// n° 362568); it is counted from the day of the decision, which is when it could be read.
    public func reconsiderationOffer(
        definition: ServiceDefinition, zone: Zone, calendar: WorkingCalendar, today: CivilDate
    ) -> ReconsiderationOffer {
        guard let rule = definition.workflow.reconsideration, !isWithdrawn, let decision,
            decision.act.outcome != .granted
        else { return .none }
        guard reconsideration == nil else { return .askedAlready }
        guard let within = rule.within else { return .open(until: nil) }
        let last = calendar.proceduralDeadline(after: zone.date(at: decision.at), within, counting: .frank)
        return today <= last ? .open(until: last) : .tooLate(since: last)
    }
}
