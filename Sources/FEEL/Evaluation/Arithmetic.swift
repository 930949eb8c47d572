/// What `+ - * / **` mean for values (DMN 1.5, tables 45 to 47).
enum Arithmetic {
    static func compute(_ operation: ArithmeticOperator, _ left: Number, _ right: Number) -> Number? {
        switch operation {
        case .add: left.adding(right)
        case .subtract: left.subtracting(right)
        case .multiply: left.multiplied(by: right)
        case .divide: left.divided(by: right)
        case .power: left.raised(to: right)
        }
    }

    /// The result for operands of any kind, null with a diagnostic where there is none.
    static func compute(
        _ operation: ArithmeticOperator, _ left: Value, _ right: Value, monthEnds: MonthEnds, machine: Machine,
        at range: Range<Int>
    ) -> Value {
        if left.isNull || right.isNull {
            return machine.fail("null-operand", "One side of `\(operation.rawValue)` is null.", at: range)
        }
        if case .number = left, case .number(let divisor) = right {
            if operation == .divide, divisor.isZero {
                return machine.fail("division-by-zero", "A number can't be divided by zero.", at: range)
            }
            let message = "`\(operation.rawValue)` has no result here that a number can hold."
            return machine.fail("number-range", message, at: range)
        }
        if operation == .add, case .string(let first) = left, case .string(let second) = right {
            guard machine.spend((first.utf8.count + second.utf8.count) / 64, at: range) else { return .null }
            return .string(first + second)
        }
        guard type(operation, ValueType(of: left), ValueType(of: right)) != nil else {
            let message =
                "`\(operation.rawValue)` can't be used on \(left.kindInWords) and \(right.kindInWords)."
            return machine.fail("operand-type", message, at: range)
        }
        guard let result = temporal(operation, left, right, monthEnds) else {
            return machine.fail("temporal-range", "The result of `\(operation.rawValue)` is out of range.", at: range)
        }
        return result
    }

    private static func temporal(
        _ operation: ArithmeticOperator, _ left: Value, _ right: Value, _ monthEnds: MonthEnds
    ) -> Value? {
        switch operation {
        case .add: sum(left, right, monthEnds) ?? sum(right, left, monthEnds)
        case .subtract: difference(left, right, monthEnds)
        case .multiply: product(left, right) ?? product(right, left)
        case .divide: quotient(left, right)
        case .power: nil
        }
    }

    private static func sum(_ left: Value, _ right: Value, _ monthEnds: MonthEnds) -> Value? {
        switch (left, right) {
        case (.daysAndTimeDuration(let first), .daysAndTimeDuration(let second)):
            return DaysAndTimeDuration(totalNanoseconds: first.totalNanoseconds + second.totalNanoseconds)
                .map(Value.daysAndTimeDuration)
        case (.yearsAndMonthsDuration(let first), .yearsAndMonthsDuration(let second)):
            let (months, overflow) = first.months.addingReportingOverflow(second.months)
            return overflow ? nil : .yearsAndMonthsDuration(YearsAndMonthsDuration(months: months))
        case (.date(let date), .daysAndTimeDuration(let duration)):
            let midnight = CivilDateTime(date: date, time: .midnight)
            return midnight.adding(duration).map { .date($0.date) }
        case (.date(let date), .yearsAndMonthsDuration(let duration)):
            return date.exactlyAdding(months: duration.months)
                .flatMap { monthEnds.settle($0, wanted: date.day) }.map(Value.date)
        case (.dateTime(let moment), .daysAndTimeDuration(let duration)):
            return moment.adding(duration).map(Value.dateTime)
        case (.dateTime(let moment), .yearsAndMonthsDuration(let duration)):
            return moment.adding(duration).flatMap { later in
                monthEnds.settle(later.date, wanted: moment.date.day).map {
                    Value.dateTime(CivilDateTime(date: $0, time: later.time))
                }
            }
        case (.time(let time), .daysAndTimeDuration(let duration)):
            // A time of day goes round the clock.
            let day = Int128(86_400_000_000_000)
            var total =
                (Int128(time.secondOfDay) * 1_000_000_000 + Int128(time.nanosecond) + duration.totalNanoseconds)
                % day
            if total < 0 { total += day }
            return .time(
                CivilTime(
                    secondOfDay: Int(total / 1_000_000_000), nanosecond: Int(total % 1_000_000_000), zone: time.zone))
        default: return nil
        }
    }

    private static func difference(_ left: Value, _ right: Value, _ monthEnds: MonthEnds) -> Value? {
        switch (left, right) {
        case (_, .daysAndTimeDuration(let duration)):
            return sum(left, .daysAndTimeDuration(duration.negated), monthEnds)
        case (_, .yearsAndMonthsDuration(let duration)):
            return sum(left, .yearsAndMonthsDuration(YearsAndMonthsDuration(months: 0 &- duration.months)), monthEnds)
        case (.date(let first), .date(let second)):
            return DaysAndTimeDuration(days: first.daysSinceEpoch - second.daysSinceEpoch)
                .map(Value.daysAndTimeDuration)
        case (.dateTime(let first), .dateTime(let second)): return between(first, second)
        case (.dateTime(let first), .date(let second)): return between(first, midnight(second))
        case (.date(let first), .dateTime(let second)): return between(midnight(first), second)
        case (.time(let first), .time(let second)):
            guard let shift = Comparison.shift(first, second) else { return nil }
            return .daysAndTimeDuration(
                DaysAndTimeDuration(
                    seconds: first.secondOfDay - shift.0 - second.secondOfDay + shift.1,
                    nanoseconds: first.nanosecond - second.nanosecond))
        default: return nil
        }
    }

    /// A date beside a moment means midnight in UTC (DMN 1.5, 10.3.2.3.6).
    private static func midnight(_ date: CivilDate) -> CivilDateTime {
        CivilDateTime(date: date, time: CivilTime(secondOfDay: 0, nanosecond: 0, zone: .offset(seconds: 0)))
    }

    private static func between(_ first: CivilDateTime, _ second: CivilDateTime) -> Value? {
        guard let shift = Comparison.shift(first, second) else { return nil }
        return .daysAndTimeDuration(
            DaysAndTimeDuration(
                seconds: first.localSeconds - shift.0 - second.localSeconds + shift.1,
                nanoseconds: first.time.nanosecond - second.time.nanosecond))
    }

    private static func product(_ left: Value, _ right: Value) -> Value? {
        guard case .number(let factor) = right else { return nil }
        switch left {
        case .daysAndTimeDuration(let duration):
            return duration.number.multiplied(by: factor).flatMap(seconds)
        case .yearsAndMonthsDuration(let duration):
            return Number(duration.months).multiplied(by: factor).flatMap(months)
        default: return nil
        }
    }

    private static func quotient(_ left: Value, _ right: Value) -> Value? {
        switch (left, right) {
        case (.daysAndTimeDuration(let duration), .number(let divisor)):
            duration.number.divided(by: divisor).flatMap(seconds)
        case (.yearsAndMonthsDuration(let duration), .number(let divisor)):
            Number(duration.months).divided(by: divisor).flatMap(months)
        case (.daysAndTimeDuration(let first), .daysAndTimeDuration(let second)):
            first.number.divided(by: second.number).map(Value.number)
        case (.yearsAndMonthsDuration(let first), .yearsAndMonthsDuration(let second)):
            Number(first.months).divided(by: Number(second.months)).map(Value.number)
        default: nil
        }
    }

    private static func seconds(_ number: Number) -> Value? {
        guard let nanoseconds = number.rounded(scale: 9, .down)?.multiplied(by: Number(1_000_000_000)),
            nanoseconds.magnitudeExponent < 28
        else { return number.isZero ? .daysAndTimeDuration(DaysAndTimeDuration(seconds: 0)) : nil }
        let (coefficient, exponent) = nanoseconds.canonical
        let total = coefficient * Int128(PowersOfTen.value(max(0, exponent)))
        return DaysAndTimeDuration(totalNanoseconds: total).map(Value.daysAndTimeDuration)
    }

    private static func months(_ number: Number) -> Value? {
        number.rounded(.down).flatMap { Int(exactly: $0) }
            .map { .yearsAndMonthsDuration(YearsAndMonthsDuration(months: $0)) }
    }

    /// The type of a result, or nil when the operator can't be used on these types.
    static func type(_ operation: ArithmeticOperator, _ left: ValueType, _ right: ValueType) -> ValueType? {
        if left == .any || right == .any || left == .null || right == .null { return .any }
        switch (operation, left.withoutEnumeration, right.withoutEnumeration) {
        case (_, .number, .number): return .number
        case (.add, .string, .string): return .string
        case (.add, .daysAndTimeDuration, .daysAndTimeDuration),
            (.subtract, .daysAndTimeDuration, .daysAndTimeDuration):
            return .daysAndTimeDuration
        case (.add, .yearsAndMonthsDuration, .yearsAndMonthsDuration),
            (.subtract, .yearsAndMonthsDuration, .yearsAndMonthsDuration):
            return .yearsAndMonthsDuration
        case (.add, let moment, let duration), (.subtract, let moment, let duration):
            if moment.isMoment, duration.isDuration { return accepts(moment, duration) }
            if operation == .add, moment.isDuration, duration.isMoment { return accepts(duration, moment) }
            guard operation == .subtract else { return nil }
            switch (moment, duration) {
            case (.date, .date), (.dateTime, .dateTime), (.date, .dateTime), (.dateTime, .date), (.time, .time):
                return .daysAndTimeDuration
            default: return nil
            }
        case (.multiply, .number, let duration) where duration.isDuration: return duration
        case (.multiply, let duration, .number) where duration.isDuration: return duration
        case (.divide, let duration, .number) where duration.isDuration: return duration
        case (.divide, let first, let second) where first.isDuration && first == second: return .number
        default: return nil
        }
    }

    /// Months can't be added to a time of day.
    private static func accepts(_ moment: ValueType, _ duration: ValueType) -> ValueType? {
        moment == .time && duration == .yearsAndMonthsDuration ? nil : moment
    }
}

extension ValueType {
    var isDuration: Bool { self == .daysAndTimeDuration || self == .yearsAndMonthsDuration }
    var isMoment: Bool { self == .date || self == .time || self == .dateTime }
    var withoutEnumeration: ValueType { if case .enumeration = self { .string } else { self } }
}
