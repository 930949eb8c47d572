extension BuiltIns {
    /// Dates, times and durations (DMN 1.5, 10.3.4.1, 10.3.4.6 and 10.3.4.7).
    static let temporal: [BuiltIn] = clocks + dates + times + durations + parts

    private static let clocks: [BuiltIn] = [
        BuiltIn("today", [], returns: .date) { .date($0.machine.today) },
        BuiltIn("now", [], returns: .dateTime) { .dateTime($0.machine.now) },
    ]

    private static let dates: [BuiltIn] = [
        BuiltIn("date", [.required("from", .string)], returns: .date) { call in
            CivilDate(iso8601: call.string(0)).map(Value.date) ?? call.fail("\"\(call.string(0))\" is no date.")
        },
        BuiltIn("date", [.required("from", .date)], returns: .date) { $0[0] },
        BuiltIn("date", [.required("from", .dateTime)], returns: .date) {
            if case .dateTime(let moment) = $0[0] { .date(moment.date) } else { .null }
        },
        BuiltIn(
            "date", [.required("year", .number), .required("month", .number), .required("day", .number)],
            returns: .date
        ) { call in
            guard let year = call.integer(0), let month = call.integer(1), let day = call.integer(2),
                let date = CivilDate(year: year, month: month, day: day)
            else { return call.fail("there is no such day.") }
            return .date(date)
        },
        BuiltIn("date and time", [.required("from", .string)], returns: .dateTime) { call in
            CivilDateTime(iso8601: call.string(0)).map(Value.dateTime)
                ?? call.fail("\"\(call.string(0))\" is no date and time.")
        },
        BuiltIn("date and time", [.required("date", .date), .required("time", .time)], returns: .dateTime) {
            guard case .date(let date) = $0[0], case .time(let time) = $0[1] else { return .null }
            return .dateTime(CivilDateTime(date: date, time: time))
        },
        BuiltIn("date and time", [.required("date", .dateTime), .required("time", .time)], returns: .dateTime) {
            guard case .dateTime(let moment) = $0[0], case .time(let time) = $0[1] else { return .null }
            return .dateTime(CivilDateTime(date: moment.date, time: time))
        },
    ]

    private static let times: [BuiltIn] = [
        BuiltIn("time", [.required("from", .string)], returns: .time) { call in
            CivilTime(iso8601: call.string(0)).map(Value.time) ?? call.fail("\"\(call.string(0))\" is no time.")
        },
        BuiltIn("time", [.required("from", .time)], returns: .time) { $0[0] },
        BuiltIn("time", [.required("from", .dateTime)], returns: .time) {
            if case .dateTime(let moment) = $0[0] { .time(moment.time) } else { .null }
        },
        BuiltIn(
            "time",
            [
                .required("hour", .number), .required("minute", .number), .required("second", .number),
                .init(name: "offset", type: .daysAndTimeDuration, acceptsNull: true, isOptional: true),
            ],
            returns: .time, time),
    ]

    private static func time(_ call: Call) -> Value {
        var zone: TimeZoneReference?
        if case .daysAndTimeDuration(let offset) = call[3] { zone = .offset(seconds: offset.seconds) }
        let second = call.number(2).floor
        guard let hour = call.integer(0), let minute = call.integer(1), let whole = Int(exactly: second),
            let fraction = call.number(2).subtracting(second)?.multiplied(by: 1_000_000_000)?.rounded(.down),
            let nanosecond = Int(exactly: fraction),
            let time = CivilTime(hour: hour, minute: minute, second: whole, nanosecond: nanosecond, zone: zone)
        else { return call.fail("there is no such time.") }
        return .time(time)
    }

    private static let durations: [BuiltIn] = [
        BuiltIn("duration", [.required("from", .string)], returns: .any) { call in
            Temporal.duration(call.string(0)) ?? call.fail("\"\(call.string(0))\" is no duration.")
        },
        BuiltIn(
            "years and months duration", [.required("from", .date), .required("to", .date)],
            returns: .yearsAndMonthsDuration, between),
        BuiltIn(
            "years and months duration", [.required("from", .any), .required("to", .any)],
            returns: .yearsAndMonthsDuration, between),
    ]

    private static func between(_ call: Call) -> Value {
        func moment(_ value: Value) -> CivilDateTime? {
            switch value {
            case .date(let date): CivilDateTime(date: date, time: .midnight)
            case .dateTime(let moment): moment
            default: nil
            }
        }
        guard let from = moment(call[0]), let to = moment(call[1]) else {
            return call.fail("both arguments must be dates or dates and times.")
        }
        return .yearsAndMonthsDuration(YearsAndMonthsDuration(months: from.date.months(until: to.date)))
    }

    private static let parts: [BuiltIn] = [
        part("day of year", .number) { .integer($0.dayOfYear) },
        part("week of year", .number) { .integer($0.weekOfYear) },
        part("day of week", .string) {
            let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
            return .string(names[$0.weekday - 1])
        },
        part("month of year", .string) {
            let names = [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
            return .string(names[$0.month - 1])
        },
    ].flatMap { $0 }

    private static func part(_ name: String, _ type: ValueType, _ get: @escaping @Sendable (CivilDate) -> Value)
        -> [BuiltIn]
    {
        [
            BuiltIn(name, [.required("date", .date)], returns: type) {
                if case .date(let date) = $0[0] { get(date) } else { .null }
            },
            BuiltIn(name, [.required("date", .dateTime)], returns: type) {
                if case .dateTime(let moment) = $0[0] { get(moment.date) } else { .null }
            },
        ]
    }
}
