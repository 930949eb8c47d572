public import FEEL
public import Services

/// When an office receives in conversation, and when it calls back.
public struct ReceptionHours: Sendable {
    /// The office.
    public let office: Office
    /// How it receives.
    public let rule: ReceptionRule
    /// The organisation's local time.
    public let zone: Zone
    /// Its holidays and closures.
    public let calendar: WorkingCalendar

    /// How far ahead a call-back is promised, in days: beyond it, a date would be no promise.
    public static let farthestDays = 31

    /// The hours of an office; nil when it doesn't receive in conversation.
    public init?(_ office: Office, zone: Zone, calendar: WorkingCalendar) {
        guard let rule = office.reception else { return nil }
        self.office = office
        self.rule = rule
        self.zone = zone
        self.calendar = calendar
    }

    /// Whether the office is open at a moment, and if not, when it opens.
    public func status(at instant: Instant) -> OpeningStatus {
        office.status(at: instant, zone: zone, calendar: calendar)
    }

    /// Whether it is open at a moment.
    public func isOpen(at instant: Instant) -> Bool {
        if case .open = status(at: instant) { true } else { false }
    }

    /// Every moment for which a call could be promised from a moment on, the earliest first: within the hours declared, on
    /// days that are worked, not sooner than one call's time from now.
    public func callbackTimes(after instant: Instant) -> [CallbackTime] {
        guard let callbacks = rule.callbacks else { return [] }
        let today = zone.date(at: instant)
        let soonest = zone.minuteOfDay(at: instant) + callbacks.minutes
        return (0...Self.farthestDays).flatMap { offset -> [CallbackTime] in
            let day = today.adding(days: offset)
            guard !calendar.isClosed(day) else { return [] }
            return callbacks.starts(onWeekday: day.weekday).compactMap { minute in
                offset == 0 && minute < soonest ? nil : CallbackTime(day: day, minute: minute)
            }
        }
    }

    /// The earliest moment that is promised to nobody yet; nil when all are.
    public func earliestCallback(after instant: Instant, except promised: Set<CallbackTime>) -> CallbackTime? {
        callbackTimes(after: instant).first { !promised.contains($0) }
    }

    /// The earliest free moment of each day, at most so many days: what a person chooses among.
    public func callbackChoices(
        after instant: Instant, except promised: Set<CallbackTime>, days: Int
    ) -> [CallbackTime] {
        var choices: [CallbackTime] = []
        for time in callbackTimes(after: instant) where !promised.contains(time) {
            // A morning and an afternoon of the same day are two choices.
            if let last = choices.last, last.day == time.day, (last.minute < 720) == (time.minute < 720) { continue }
            if choices.count == days { break }
            choices.append(time)
        }
        return choices
    }

    /// How many calls can be promised on a day.
    public func callbackPlaces(on day: CivilDate) -> Int {
        guard let callbacks = rule.callbacks, !calendar.isClosed(day) else { return 0 }
        return callbacks.starts(onWeekday: day.weekday).count
    }
}
