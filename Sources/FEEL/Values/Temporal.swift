/// What the temporal types have in common.
enum Temporal {
    /// The date, time, date and time or duration that a text writes (FEEL `@"…"`).
    static func value(_ text: String) -> Value? {
        if let date = CivilDate(iso8601: text) { return .date(date) }
        if let moment = CivilDateTime(iso8601: text) { return .dateTime(moment) }
        if let time = CivilTime(iso8601: text) { return .time(time) }
        return duration(text)
    }

    /// The duration of either kind that a text writes.
    static func duration(_ text: String) -> Value? {
        if let duration = YearsAndMonthsDuration(iso8601: text) { return .yearsAndMonthsDuration(duration) }
        return DaysAndTimeDuration(iso8601: text).map(Value.daysAndTimeDuration)
    }

    /// The type of a named part of a value, such as `year` of a date; nil when there is none.
    static func member(_ name: String, of type: ValueType) -> ValueType? {
        let numbers: [ValueType: Set<String>] = [
            .date: ["year", "month", "day", "weekday"],
            .time: ["hour", "minute", "second"],
            .dateTime: ["year", "month", "day", "weekday", "hour", "minute", "second"],
            .daysAndTimeDuration: ["days", "hours", "minutes", "seconds"],
            .yearsAndMonthsDuration: ["years", "months"],
        ]
        if numbers[type]?.contains(name) == true { return .number }
        switch (type, name) {
        case (.time, "time offset"), (.dateTime, "time offset"): return .daysAndTimeDuration
        case (.time, "timezone"), (.dateTime, "timezone"): return .string
        case (.range(let element), "start"), (.range(let element), "end"): return element
        case (.range, "start included"), (.range, "end included"): return .boolean
        default: return nil
        }
    }

    /// A named part of a value; nil when there is none.
    static func member(_ name: String, of value: Value) -> Value? {
        switch value {
        case .date(let date): return member(name, of: date)
        case .time(let time): return member(name, of: time)
        case .dateTime(let moment): return member(name, of: moment.date) ?? member(name, of: moment.time)
        case .daysAndTimeDuration(let duration):
            let parts = duration.parts
            switch name {
            case "days": return .integer(parts.days)
            case "hours": return .integer(parts.hours)
            case "minutes": return .integer(parts.minutes)
            case "seconds":
                let left = Number.rounding(duration.totalNanoseconds % 60_000_000_000, exponent: -9)
                return .number((left ?? .zero).trimmed)
            default: return nil
            }
        case .yearsAndMonthsDuration(let duration):
            switch name {
            case "years": return .integer(duration.months / 12)
            case "months": return .integer(duration.months % 12)
            default: return nil
            }
        case .range(let range):
            switch name {
            case "start": return range.low
            case "end": return range.high
            case "start included": return .boolean(range.includesLow)
            case "end included": return .boolean(range.includesHigh)
            default: return nil
            }
        default: return nil
        }
    }

    private static func member(_ name: String, of date: CivilDate) -> Value? {
        switch name {
        case "year": .integer(date.year)
        case "month": .integer(date.month)
        case "day": .integer(date.day)
        case "weekday": .integer(date.weekday)
        default: nil
        }
    }

    private static func member(_ name: String, of time: CivilTime) -> Value? {
        switch name {
        case "hour": .integer(time.hour)
        case "minute": .integer(time.minute)
        case "second":
            // With its fraction (DMN 1.5, 10.3.2.3.4).
            time.nanosecond == 0
                ? .integer(time.second)
                : Number.rounding(Int128(time.second) * 1_000_000_000 + Int128(time.nanosecond), exponent: -9)
                    .map { .number($0.trimmed) } ?? .null
        case "time offset": time.offset.map { .daysAndTimeDuration(DaysAndTimeDuration(seconds: $0)) } ?? .null
        case "timezone": if case .named(let name) = time.zone { .string(name) } else { .null }
        default: nil
        }
    }
}
