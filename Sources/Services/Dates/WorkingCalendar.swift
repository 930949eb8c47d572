public import FEEL

/// Which days an organisation works, and the arithmetic of time limits that follows.
public struct WorkingCalendar: Sendable, Hashable {
    /// The days of the week without work, by ISO number (1 is Monday).
    public let weekend: Set<Int>
    /// Where the public holidays are those of.
    public let region: PublicHoliday.Region
    /// Days on which everything is closed besides.
    public let closures: Set<CivilDate>

    /// A calendar: Saturday and Sunday without work, the holidays of France, and one's own closures.
    ///
    /// A week must have a working day: a weekend of seven days is taken for none.
    public init(
        closures: Set<CivilDate> = [], weekend: Set<Int> = [6, 7], region: PublicHoliday.Region = .france
    ) {
        self.closures = closures
        self.weekend = weekend.isSuperset(of: 1...7) ? [] : weekend
        self.region = region
    }

    /// The public holiday that a date is, if it is one.
    public func holiday(on date: CivilDate) -> PublicHoliday? {
        PublicHoliday.all(in: region).first { $0.falls(on: date) }
    }

    /// Whether everything is closed on a date, whatever the day of the week: a public holiday or a closure.
    public func isClosed(_ date: CivilDate) -> Bool { closures.contains(date) || holiday(on: date) != nil }

    /// Whether the organisation works on a date.
    public func isWorkingDay(_ date: CivilDate) -> Bool { !weekend.contains(date.weekday) && !isClosed(date) }

    /// The date itself if it is worked, else the first working day after it.
    public func workingDay(onOrAfter date: CivilDate) -> CivilDate {
        var date = date
        while !isWorkingDay(date) { date = date.adding(days: 1) }
        return date
    }

    /// The date so many working days after a date, which itself does not count; the date itself for none.
    public func adding(workingDays count: Int, to date: CivilDate) -> CivilDate {
        var date = date
        for _ in 0..<max(count, 0) { date = workingDay(onOrAfter: date.adding(days: 1)) }
        return date
    }

    /// The number of working days after a date, up to another and included; 0 when the other does not come later.
    public func workingDays(after start: CivilDate, through end: CivilDate) -> Int {
        guard end > start else { return 0 }
        return (1...(end.daysSinceEpoch - start.daysSinceEpoch)).count { isWorkingDay(start.adding(days: $0)) }
    }

    /// The last day of a time that the organisation sets itself, which starts the day after an event.
    ///
    /// Days are working days; months, years and weeks are those of the calendar, and a last day without work is put off to
    /// the next working day.
    public func workingDeadline(after event: CivilDate, _ period: Period) -> CivilDate {
        let calendarPart = event.adding(months: period.months).adding(days: period[.week] * 7)
        if period[.day] > 0 { return adding(workingDays: period[.day], to: calendarPart) }
        return workingDay(onOrAfter: calendarPart)
    }

    /// How a time limit set by law for an act is counted.
    public enum Counting: Sendable, Hashable {
        /// Code de procédure civile, articles 641 and 642: the day of the event does not count, a time in months ends on
        /// the day of the same number, and the last day counts until midnight.
        case ordinary
        /// The "délai franc" of administrative courts (Conseil d'État, on code de justice administrative, R. 421-1):
        /// neither the day of the event nor the last day counts, which gives one day more.
        case frank
    }

    /// The last day on which an act can be done, for a time limit set by law that an event starts.
    ///
    /// A last day that is a Saturday, a Sunday or a public holiday is put off to the first working day (code de procédure
    /// civile, article 642, second paragraph). The organisation's own closures do not count here: the law ignores them.
    public func proceduralDeadline(
        after event: CivilDate, _ period: Period, counting: Counting = .ordinary
    ) -> CivilDate {
        let last = period.added(to: event).adding(days: counting == .frank ? 1 : 0)
        return WorkingCalendar(region: region).workingDay(onOrAfter: last)
    }
}
