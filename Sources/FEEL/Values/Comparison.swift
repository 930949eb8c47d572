/// FEEL's equality and order (DMN 1.5, 10.3.2.14 and table 53): nil where the standard answers null.
public enum Comparison {
    /// Whether two values are equal. Null equals null alone; values of different kinds can't be compared.
    public static func equal(_ left: Value, _ right: Value) -> Bool? {
        var budget = 100_000
        return equal(left, right, &budget)
    }

    /// `budget` bounds the elements visited, since nested lists that share their parts are small in memory and huge to
    /// walk.
    static func equal(_ left: Value, _ right: Value, _ budget: inout Int) -> Bool? {
        switch (left, right) {
        case (.null, .null): return true
        case (.null, _), (_, .null): return false
        case (.boolean(let left), .boolean(let right)): return left == right
        case (.number(let left), .number(let right)): return left == right
        case (.string(let left), .string(let right)): return sameText(left, right)
        case (.date(let left), .date(let right)): return left == right
        case (.time(let left), .time(let right)):
            return order(left, right).map { $0 == 0 } ?? false
        case (.dateTime(let left), .dateTime(let right)):
            return order(left, right).map { $0 == 0 } ?? false
        case (.daysAndTimeDuration(let left), .daysAndTimeDuration(let right)): return left == right
        case (.yearsAndMonthsDuration(let left), .yearsAndMonthsDuration(let right)): return left == right
        case (.list(let left), .list(let right)): return equal(left, right, &budget)
        case (.context(let left), .context(let right)): return equal(left, right, &budget)
        case (.range(let left), .range(let right)): return equal(left, right, &budget)
        case (.function(let left), .function(let right)): return left == right
        default: return nil
        }
    }

    private static func equal(_ left: [Value], _ right: [Value], _ budget: inout Int) -> Bool? {
        guard left.count == right.count else { return false }
        for (first, second) in zip(left, right) {
            budget -= 1
            guard budget > 0 else { return nil }
            guard equal(first, second, &budget) == true else { return false }
        }
        return true
    }

    private static func equal(_ left: Context, _ right: Context, _ budget: inout Int) -> Bool? {
        guard left.count == right.count else { return false }
        for (name, value) in left.entries {
            budget -= 1
            guard budget > 0 else { return nil }
            guard let other = right[name], equal(value, other, &budget) == true else { return false }
        }
        return true
    }

    private static func equal(_ left: RangeValue, _ right: RangeValue, _ budget: inout Int) -> Bool? {
        guard left.includesLow == right.includesLow, left.includesHigh == right.includesHigh else { return false }
        guard let low = equal(left.low, right.low, &budget), let high = equal(left.high, right.high, &budget)
        else { return nil }
        return low && high
    }

    /// Texts are equal when their code points are; Swift's own `==` also equates canonically equivalent ones.
    private static func sameText(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }

    /// Negative, zero or positive as `left` comes before, with or after `right`; nil when they have no order.
    public static func order(_ left: Value, _ right: Value) -> Int? {
        switch (left, right) {
        case (.number(let left), .number(let right)): return left < right ? -1 : (left == right ? 0 : 1)
        case (.string(let left), .string(let right)):
            // UTF-8 sorts as code points do.
            if left.utf8.lexicographicallyPrecedes(right.utf8) { return -1 }
            return sameText(left, right) ? 0 : 1
        case (.date(let left), .date(let right)): return sign(left.daysSinceEpoch, right.daysSinceEpoch)
        case (.time(let left), .time(let right)): return order(left, right)
        case (.dateTime(let left), .dateTime(let right)): return order(left, right)
        case (.daysAndTimeDuration(let left), .daysAndTimeDuration(let right)):
            return left < right ? -1 : (left == right ? 0 : 1)
        case (.yearsAndMonthsDuration(let left), .yearsAndMonthsDuration(let right)):
            return sign(left.months, right.months)
        default: return nil
        }
    }

    private static func sign(_ left: Int, _ right: Int) -> Int { left < right ? -1 : (left == right ? 0 : 1) }

    private static func order(_ left: CivilTime, _ right: CivilTime) -> Int? {
        guard let shift = shift(left, right) else { return nil }
        let seconds = sign(left.secondOfDay - shift.0, right.secondOfDay - shift.1)
        return seconds != 0 ? seconds : sign(left.nanosecond, right.nanosecond)
    }

    private static func order(_ left: CivilDateTime, _ right: CivilDateTime) -> Int? {
        guard let shift = shift(left, right) else { return nil }
        let seconds = sign(left.localSeconds - shift.0, right.localSeconds - shift.1)
        return seconds != 0 ? seconds : sign(left.time.nanosecond, right.time.nanosecond)
    }

    /// The same of moments, whose day says what a named zone means.
    static func shift(_ left: CivilDateTime, _ right: CivilDateTime) -> (Int, Int)? {
        if left.time.zone == nil, right.time.zone == nil { return (0, 0) }
        guard let leftOffset = left.offset, let rightOffset = right.offset else { return nil }
        return (leftOffset, rightOffset)
    }

    /// The offsets to subtract from both before comparing: none when the zones are the same. Nil when only one has a
    /// zone, or a named zone meets another.
    static func shift(_ left: CivilTime, _ right: CivilTime) -> (Int, Int)? {
        if left.zone == right.zone { return (0, 0) }
        guard let leftOffset = left.offset, let rightOffset = right.offset else { return nil }
        return (leftOffset, rightOffset)
    }
}
