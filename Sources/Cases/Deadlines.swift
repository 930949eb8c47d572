public import FEEL
public import Services

/// The dates a case is held to.
public struct Deadlines: Sendable, Hashable {
    /// The date by which the current state should be left, if the workflow sets one.
    public let state: CivilDate?
    /// The last date before silence has its legal meaning; nil once decided.
    public let silence: CivilDate?

    /// The first of the dates.
    public var next: CivilDate? { [state, silence].compactMap { $0 }.min() }
}

extension Case {
    /// The dates this case is held to, in local dates.
    ///
    /// Time runs from the day after the event (`WorkingCalendar.workingDeadline` says how days are counted).
    public func deadlines(definition: ServiceDefinition, zone: Zone, calendar: WorkingCalendar) -> Deadlines {
        guard isOpen else { return Deadlines(state: nil, silence: nil) }
        let current = definition.workflow.state(state)
        return Deadlines(
            state: current?.deadline.map { calendar.workingDeadline(after: zone.date(at: stateSince), $0) },
            silence: silenceDate(definition: definition, zone: zone))
    }

    /// The date from which the absence of an answer has its legal meaning.
    public func silenceDate(definition: ServiceDefinition, zone: Zone) -> CivilDate {
        definition.legal.silence.after.added(to: zone.date(at: submittedAt))
    }
}

/// What lists and look-ups need of a case: the row of its projection, always computable from its events.
public struct CaseSummary: Sendable, Hashable {
    /// The case.
    public let id: Identifier
    /// The organisation that decides.
    public let organisation: String
    /// The service.
    public let service: String
    /// The hash of its definition.
    public let definition: String
    /// Its reference.
    public let reference: Reference
    /// Where it stands.
    public let state: String
    /// How it ended, if it did.
    public let outcome: Outcome?
    /// By which channel it came.
    public let channel: Channel
    /// When it was received.
    public let submittedAt: Instant
    /// When it ended.
    public let endedAt: Instant?
    /// The end of the day by which something must be done; nil once decided. Lists sort by it: most urgent first.
    public let dueAt: Instant?
    /// The agent in charge.
    public let assignee: Identifier?
    /// Number of events folded.
    public let version: Int
    /// The values that lists show, printed in each of the service's languages, in the order of the definition.
    public let columns: [LocalizedText]
}

extension Case {
    /// The row of this case in the lists' projection.
    public func summary(definition: ServiceDefinition, organisation: Organisation, zone: Zone) -> CaseSummary {
        let deadlines = deadlines(definition: definition, zone: zone, calendar: organisation.calendar)
        let values = definition.columnValues(
            answers: submission.answers, computed: submission.computed, on: submission.evaluatedOn)
        return CaseSummary(
            id: id, organisation: submission.organisation, service: submission.service,
            definition: submission.definition, reference: submission.reference, state: state, outcome: outcome,
            channel: channel, submittedAt: submittedAt, endedAt: endedAt,
            dueAt: deadlines.next.map { zone.startOfDay($0.adding(days: 1)) }, assignee: assignee, version: version,
            columns: values)
    }
}
