public import FEEL
public import Services

/// A time during which a case waits for its person, and its dates with it.
public struct Pause: Sendable, Hashable {
    /// When the person was asked.
    public let from: Instant
    /// The last day given for the answer.
    public let answerBy: CivilDate
    /// When the wait ended; nil while it lasts.
    public var end: Instant?
    /// Whether it ended by the person's answer.
    public var isAnswered = false
    /// Whether the last day passed without an answer.
    public var isOverdue = false

    /// A wait that begins.
    public init(from: Instant, answerBy: CivilDate) {
        self.from = from
        self.answerBy = answerBy
    }

    /// The same in local dates.
    func days(in zone: Zone) -> PausedDays {
        PausedDays(
            from: zone.date(at: from), answerBy: answerBy, end: end.map { zone.date(at: $0) }, isAnswered: isAnswered,
            isOverdue: isOverdue)
    }
}

/// A pause in local dates.
struct PausedDays: Sendable, Hashable {
    let from: CivilDate
    let answerBy: CivilDate
    var end: CivilDate?
    var isAnswered = false
    var isOverdue = false

    /// Whether time stands still now.
    var isRunning: Bool { end == nil && !isOverdue }

    /// The last day on which time stands still at the latest: the day of the answer, else the last day given for it.
    var last: CivilDate { max(from, min(end ?? answerBy, answerBy)) }
}

/// Dates that stand still while the person is awaited. Pure; every date is local.
///
/// A pause that begins after a date has passed does not move it: what time has done is not undone.
enum Clock {
    /// The last day of a time that the organisation sets itself, in working days: those of the pauses do not count.
    static func workingDeadline(
        after event: CivilDate, _ period: Period, pauses: [PausedDays], calendar: WorkingCalendar
    ) -> CivilDate {
        var deadline = calendar.workingDeadline(after: event, period)
        for pause in pauses where pause.last >= event && pause.from < deadline {
            let stopped = calendar.workingDays(after: max(pause.from, event), through: pause.last)
            deadline = calendar.adding(workingDays: stopped, to: deadline)
        }
        return deadline
    }

    /// The date from which silence has its legal meaning; nil while its time does not run.
    ///
    /// CRPA, L. 114-5. Silence that refuses is suspended during the time given to complete the request, until it is
    /// completed. Silence that accepts runs only from the day on which the request is complete.
    static func silenceDate(
        after event: CivilDate, _ rule: (after: Period, means: SilenceRule.Meaning), pauses: [PausedDays]
    ) -> CivilDate? {
        var start = event
        var date = rule.after.added(to: event)
        for pause in pauses where pause.last >= event && pause.from < date {
            switch rule.means {
            case .refusal, .nothing:
                let stopped = pause.last.daysSinceEpoch - max(pause.from, event).daysSinceEpoch
                date = date.adding(days: max(0, stopped))
            case .acceptance:
                // A late answer completes the request as well as one in time.
                guard let end = pause.end else { return nil }
                start = max(start, end)
                date = rule.after.added(to: start)
            }
        }
        return date
    }
}
