/// A value of the expression language (DMN 1.5, 10.3.2).
///
/// `==` compares structure, for tests and collections; FEEL's own `=`, which may answer null, is
/// `Comparison.equal`.
public enum Value: Sendable, Hashable {
    /// No value, or the result of an error.
    case null
    /// True or false.
    case boolean(Bool)
    /// An exact decimal number.
    case number(Number)
    /// A text.
    case string(String)
    /// A day.
    case date(CivilDate)
    /// A time of day.
    indirect case time(CivilTime)
    /// A day and a time of day.
    indirect case dateTime(CivilDateTime)
    /// A length of time in days, hours, minutes and seconds.
    case daysAndTimeDuration(DaysAndTimeDuration)
    /// A length of time in years and months.
    case yearsAndMonthsDuration(YearsAndMonthsDuration)
    /// Values in order.
    case list([Value])
    /// Named values in order.
    case context(Context)
    /// All values between two ends.
    indirect case range(RangeValue)
    /// Something that can be called.
    case function(FunctionValue)

    /// Whether this is null.
    public var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    /// The number equal to an integer, as a value.
    public static func integer(_ value: Int) -> Value { .number(Number(value)) }

    /// A name for the value's kind, to use in a sentence: "a number".
    var kindInWords: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .date: "a date"
        case .time: "a time"
        case .dateTime: "a date and time"
        case .daysAndTimeDuration: "a days and time duration"
        case .yearsAndMonthsDuration: "a years and months duration"
        case .list: "a list"
        case .context: "a context"
        case .range: "a range"
        case .function: "a function"
        }
    }
}

/// All values between two ends, each end included or not. An end may be missing: `< 5` has no low end.
public struct RangeValue: Sendable, Hashable {
    /// The low end, or null when there is none.
    public let low: Value
    /// Whether the low end belongs to the range.
    public let includesLow: Bool
    /// The high end, or null when there is none.
    public let high: Value
    /// Whether the high end belongs to the range.
    public let includesHigh: Bool

    /// The range between two ends; null stands for a missing end.
    public init(low: Value, includesLow: Bool, high: Value, includesHigh: Bool) {
        self.low = low
        self.includesLow = includesLow
        self.high = high
        self.includesHigh = includesHigh
    }

    /// Whether a value lies in the range; nil when it can't be compared with the ends.
    public func contains(_ value: Value) -> Bool? {
        if !low.isNull {
            guard let order = Comparison.order(low, value) else { return nil }
            if order > 0 || (order == 0 && !includesLow) { return false }
        }
        if !high.isNull {
            guard let order = Comparison.order(value, high) else { return nil }
            if order > 0 || (order == 0 && !includesHigh) { return false }
        }
        return low.isNull && high.isNull ? nil : true
    }
}

extension Value: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
    ExpressibleByArrayLiteral
{
    /// The boolean that a literal writes.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }

    /// The number that a literal writes.
    public init(integerLiteral value: Int) { self = .integer(value) }

    /// The string that a literal writes.
    public init(stringLiteral value: String) { self = .string(value) }

    /// The list that a literal writes.
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
}
