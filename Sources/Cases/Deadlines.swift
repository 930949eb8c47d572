public import FEEL
public import Services

/// The dates a case is held to.
public struct Deadlines: Sendable, Hashable {
    /// The date by which the current state should be left, if the workflow sets one. While time stands still, what it
    /// becomes if the person answers on the last day.
    public let state: CivilDate?
    /// The last date before silence has its legal meaning; nil once decided, and while that time does not run. While it
    /// stands still, what it becomes if the person answers on the last day.
    public let silence: CivilDate?
    /// What silence means then.
    public let silenceMeans: SilenceRule.Meaning
    /// The last day given to the person, while time stands still for them.
    public let pausedUntil: CivilDate?

    /// The day by which the organisation must do something: the first of the dates, or, while the person is awaited, the
    /// last day given to them.
    public var next: CivilDate? { pausedUntil ?? [state, silence].compactMap { $0 }.min() }
}

extension Case {
    /// The dates this case is held to, in local dates.
    ///
    /// Time runs from the day after the event (`WorkingCalendar.workingDeadline` says how days are counted), and stands
    /// still while the person is awaited (`Clock`).
    public func deadlines(definition: ServiceDefinition, zone: Zone, calendar: WorkingCalendar) -> Deadlines {
        let rule = silenceRule(definition)
        guard isOpen else {
            return Deadlines(state: nil, silence: nil, silenceMeans: rule.means, pausedUntil: nil)
        }
        let paused = pauses.map { $0.days(in: zone) }
        let current = definition.workflow.state(state)
        return Deadlines(
            state: current?.deadline.map {
                Clock.workingDeadline(after: zone.date(at: stateSince), $0, pauses: paused, calendar: calendar)
            },
            silence: Clock.silenceDate(after: zone.date(at: rule.from), (rule.after, rule.means), pauses: paused),
            silenceMeans: rule.means, pausedUntil: isClockStopped ? pendingCorrection?.request.answerBy : nil)
    }

    /// The date by which the service promises an answer, if it does: put off by the working days on which the person was
    /// awaited.
    public func answerPromisedBy(
        definition: ServiceDefinition, zone: Zone, calendar: WorkingCalendar
    ) -> CivilDate? {
        definition.objectives.decidedWithin.map { within in
            Clock.workingDeadline(
                after: zone.date(at: submittedAt), within, pauses: pauses.map { $0.days(in: zone) }, calendar: calendar)
        }
    }

    /// Whether time stands still now because the person is awaited.
    public var isClockStopped: Bool { pendingCorrection.map { $0.request.stopsClock && !$0.isOverdue } ?? false }

    /// The date from which the absence of an answer to what was submitted has its legal meaning, had time never stood
    /// still: what the receipt says.
    public func silenceDate(definition: ServiceDefinition, zone: Zone) -> CivilDate {
        definition.legal.silence.after.added(to: zone.date(at: submittedAt))
    }

    /// From when, after how long and with what meaning silence counts: a request to reconsider has its own
    /// (CRPA, L. 231-4, 2°).
    private func silenceRule(
        _ definition: ServiceDefinition
    ) -> (from: Instant, after: Period, means: SilenceRule.Meaning) {
        if isUnderReconsideration, let reconsideration {
            let means = definition.legal.silence.means == .nothing ? SilenceRule.Meaning.nothing : .refusal
            return (reconsideration.at, reconsideration.request.answerWithin, means)
        }
        return (submittedAt, definition.legal.silence.after, definition.legal.silence.means)
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
    /// Whether time stands still because the person is awaited.
    public let isClockStopped: Bool
    /// Whether words of the person wait for an agent.
    public let awaitsReply: Bool
    /// The agent in charge.
    public let assignee: Identifier?
    /// The group of agents that deals with it; nil where cases are not shared out.
    public let group: String?
    /// Number of events folded.
    public let version: Int
    /// The values that lists show, printed in each of the service's languages, in the order of the definition.
    public let columns: [LocalizedText]
    /// The delegation whose holder is to sign what is prepared; nil when nothing is, or when it must be prepared again.
    public let awaitsSignature: String?
    /// What it has in common with other requests for the same thing (`ServiceDefinition.duplicateKey`); nil when nothing
    /// is known of it.
    public let duplicateKey: String?
    /// What it is found by among the values that lists show (`ServiceDefinition.searchKeys`).
    public let searchKeys: [String]
    /// What is to be done with it at the end of its retention, and from when on; nil while it is open.
    public let retention: RetentionTime?
}

/// What is to be done with a case at the end of its retention, as the store has it.
public struct RetentionTime: Sendable, Hashable {
    /// What.
    public let step: RetentionStep
    /// From when on: a day's beginning where the organisation is.
    public let at: Instant
    /// Until when the person's link opens the case at least, or the page that says that it was erased.
    public let linkUntil: Instant
}

extension Case {
    /// How long after the end of its retention a person who comes back reads what became of their case.
    private static let rememberedDays = 365

    /// What is to be done with it, as moments where the organisation is.
    public func retentionTime(definition: ServiceDefinition, zone: Zone) -> RetentionTime? {
        guard let endedAt, let due = retentionDue(definition: definition, zone: zone) else { return nil }
        let rule = definition.legal.retention
        let (on, ended) = (zone.startOfDay(due.on), zone.date(at: endedAt))
        let last = rule.grace.added(to: rule.notice.added(to: max(rule.lastDay(endedOn: ended), due.on)))
        return RetentionTime(
            step: due.step, at: on, linkUntil: zone.startOfDay(last.adding(days: Self.rememberedDays)))
    }
}

extension Case {
    /// The row of this case in the lists' projection.
    public func summary(definition: ServiceDefinition, organisation: Organisation, zone: Zone) -> CaseSummary {
        let deadlines = deadlines(definition: definition, zone: zone, calendar: organisation.calendar)
        let values = definition.columnValues(
            answers: answers, computed: computed, on: evaluatedOn)
        return CaseSummary(
            id: id, organisation: submission.organisation, service: submission.service,
            definition: submission.definition, reference: submission.reference, state: state, outcome: outcome,
            channel: channel, submittedAt: submittedAt, endedAt: endedAt,
            dueAt: deadlines.next.map { zone.startOfDay($0.adding(days: 1)) }, isClockStopped: isClockStopped,
            awaitsReply: awaitsReply, assignee: assignee, group: group, version: version, columns: values,
            awaitsSignature: prepared.flatMap { waiting in
                waiting.isStale ? nil : definition.workflow.action(waiting.act.action)?.signedBy
            },
            duplicateKey: definition.duplicateKey(of: answers),
            searchKeys: definition.searchKeys(answers, columns: values),
            retention: retentionTime(definition: definition, zone: zone))
    }
}
