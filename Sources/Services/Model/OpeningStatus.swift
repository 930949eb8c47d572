public import FEEL

/// Whether an office answers now, and if not, when.
public enum OpeningStatus: Sendable, Hashable {
    /// It is open, until so many minutes after midnight.
    case open(until: Int)
    /// It is closed, and opens on this day at so many minutes after midnight.
    case closed(until: CivilDate, at: Int)
    /// It gives no opening hours, or none in the coming month.
    case unknown
}

extension Office {
    /// The office's status at a moment.
    ///
    /// - Parameters:
    ///   - zone: the organisation's local time.
    ///   - calendar: holidays and closures, on which it stays closed whatever its hours.
    public func status(at instant: Instant, zone: Zone, calendar: WorkingCalendar) -> OpeningStatus {
        let today = zone.date(at: instant)
        let minute = zone.minuteOfDay(at: instant)
        for offset in 0..<31 {
            let day = today.adding(days: offset)
            guard !calendar.closures.contains(day), calendar.holiday(on: day) == nil else { continue }
            let periods = hours.filter { $0.weekday == day.weekday }.sorted { $0.opens < $1.opens }
            if offset > 0 {
                if let first = periods.first { return .closed(until: day, at: first.opens) }
                continue
            }
            if let now = periods.first(where: { $0.opens <= minute && minute < $0.closes }) {
                return .open(until: now.closes)
            }
            if let later = periods.first(where: { $0.opens > minute }) { return .closed(until: day, at: later.opens) }
        }
        return .unknown
    }
}
