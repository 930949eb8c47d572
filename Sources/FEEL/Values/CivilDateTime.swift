/// A day and a time of day, with or without a zone (FEEL `date and time`).
public struct CivilDateTime: Sendable, Hashable, CustomStringConvertible {
    /// The day.
    public let date: CivilDate
    /// The time of day, which carries the zone.
    public let time: CivilTime

    /// The moment made of a day and a time of day.
    public init(date: CivilDate, time: CivilTime) {
        self.date = date
        self.time = time
    }

    /// Reads `YYYY-MM-DDThh:mm:ss` with an optional fraction and zone, or a date alone, which means its midnight.
    /// `24:00:00` is the midnight that ends the day.
    public init?(iso8601 text: some StringProtocol) {
        var reader = TemporalReader(text)
        guard let date = reader.date() else { return nil }
        if reader.isAtEnd {
            self.init(date: date, time: .midnight)
            return
        }
        guard reader.skip("T") else { return nil }
        let endsDay = reader.skipEndOfDay()
        guard let time = endsDay ? reader.time(after: .midnight) : reader.time(), reader.isAtEnd,
            let day = endsDay ? date.exactlyAdding(days: 1) : date
        else { return nil }
        self.init(date: day, time: time)
    }

    /// Seconds after 1 January 1970, 00:00 on the clock of its own zone.
    var localSeconds: Int { date.daysSinceEpoch * 86_400 + time.secondOfDay }

    /// The offset from UTC in seconds, that day at that time, when it has one.
    var offset: Int? {
        if let offset = time.offset { return offset }
        guard case .named(let name) = time.zone else { return nil }
        return ZoneTable.offset(name, local: localSeconds)
    }

    /// Seconds after 1 January 1970, 00:00 UTC, when the offset is known.
    var instant: Int? { offset.map { localSeconds - $0 } }

    /// The moment a duration later on the same clock; nil outside the calendar.
    public func adding(_ duration: DaysAndTimeDuration) -> CivilDateTime? {
        var (seconds, overflow) = localSeconds.addingReportingOverflow(duration.seconds)
        guard !overflow else { return nil }
        var nanosecond = time.nanosecond + duration.nanoseconds
        if nanosecond >= 1_000_000_000 {
            nanosecond -= 1_000_000_000
            seconds += 1
        }
        let days = seconds.dividedDown(by: 86_400)
        guard let date = CivilDate(exactDaysSinceEpoch: days) else { return nil }
        let time = CivilTime(secondOfDay: seconds - days * 86_400, nanosecond: nanosecond, zone: time.zone)
        return CivilDateTime(date: date, time: time)
    }

    /// The moment some months later at the same time of day; see `CivilDate.adding(months:)`.
    public func adding(_ duration: YearsAndMonthsDuration) -> CivilDateTime? {
        date.exactlyAdding(months: duration.months).map { CivilDateTime(date: $0, time: time) }
    }

    /// The moment as ISO 8601 writes it: `2026-10-01T10:30:00`.
    public var description: String { date.description + "T" + time.description }
}

extension Int {
    /// The quotient rounded towards minus infinity, for a positive divisor.
    func dividedDown(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
