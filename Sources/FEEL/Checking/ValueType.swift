/// What is known of a value before it exists. Every type also admits null.
public indirect enum ValueType: Sendable, Hashable {
    /// Anything: nothing is known, nothing is checked.
    case any
    /// Null alone.
    case null
    /// True or false.
    case boolean
    /// A number.
    case number
    /// A text.
    case string
    /// A text out of a known set; comparing with any other text is a mistake.
    case enumeration([String])
    /// A day.
    case date
    /// A time of day.
    case time
    /// A day and a time of day.
    case dateTime
    /// A length of time in days, hours, minutes and seconds.
    case daysAndTimeDuration
    /// A length of time in years and months.
    case yearsAndMonthsDuration
    /// A list of values of one type.
    case list(ValueType)
    /// A context that has at least these entries; without any, a context of which nothing is known.
    case context([Field])
    /// All values between two of one type.
    case range(ValueType)
    /// A function.
    case function(parameters: [ValueType], result: ValueType)

    /// A named entry of a context type.
    public struct Field: Sendable, Hashable {
        /// The entry's name.
        public let name: String
        /// The type of its value.
        public let type: ValueType

        /// An entry of that name and type.
        public init(_ name: String, _ type: ValueType) {
            self.name = name
            self.type = type
        }
    }

    /// The type of a context with these entries.
    public static func context(_ fields: [(String, ValueType)]) -> ValueType {
        .context(fields.map { Field($0.0, $0.1) })
    }

    /// Whether a value of this type may stand where `other` is wanted. Optimistic where something is unknown.
    public func conforms(to other: ValueType) -> Bool {
        switch (self, other) {
        case (_, .any), (.any, _), (.null, _): return true
        case (.enumeration, .string), (.string, .enumeration): return true
        case (.enumeration(let left), .enumeration(let right)): return !Set(left).isDisjoint(with: right)
        case (.list(let left), .list(let right)), (.range(let left), .range(let right)):
            return left.conforms(to: right)
        case (.context(let left), .context(let right)):
            if left.isEmpty { return true }
            return right.allSatisfy { wanted in
                left.first { $0.name == wanted.name }?.type.conforms(to: wanted.type) ?? false
            }
        case (.function(let leftParameters, let leftResult), .function(let rightParameters, let rightResult)):
            return leftParameters.count == rightParameters.count && leftResult.conforms(to: rightResult)
                && zip(rightParameters, leftParameters).allSatisfy { $0.conforms(to: $1) }
        default: return self == other
        }
    }

    /// Whether values of the two types could be equal.
    func overlaps(_ other: ValueType) -> Bool { conforms(to: other) || other.conforms(to: self) }

    /// The narrowest type that covers both.
    func union(_ other: ValueType) -> ValueType {
        switch (self, other) {
        case _ where self == other: return self
        case (.null, _): return other
        case (_, .null): return self
        case (.enumeration(let left), .enumeration(let right)):
            return .enumeration(left + right.filter { !left.contains($0) })
        case (.enumeration, .string), (.string, .enumeration): return .string
        case (.list(let left), .list(let right)): return .list(left.union(right))
        case (.range(let left), .range(let right)): return .range(left.union(right))
        case (.context(let left), .context(let right)):
            return .context(
                left.compactMap { field in
                    right.first { $0.name == field.name }.map { Field(field.name, field.type.union($0.type)) }
                })
        default: return .any
        }
    }

    /// Whether values of this type have an order (`<`).
    var isOrdered: Bool {
        switch self {
        case .any, .null, .number, .string, .enumeration, .date, .time, .dateTime, .daysAndTimeDuration,
            .yearsAndMonthsDuration:
            true
        default: false
        }
    }

    /// The type of a value at hand.
    public init(of value: Value) {
        switch value {
        case .null: self = .null
        case .boolean: self = .boolean
        case .number: self = .number
        case .string: self = .string
        case .date: self = .date
        case .time: self = .time
        case .dateTime: self = .dateTime
        case .daysAndTimeDuration: self = .daysAndTimeDuration
        case .yearsAndMonthsDuration: self = .yearsAndMonthsDuration
        case .list(let values):
            self = .list(values.isEmpty ? .any : values.reduce(.null) { $0.union(ValueType(of: $1)) })
        case .context(let context): self = .context(context.entries.map { Field($0.name, ValueType(of: $0.value)) })
        case .range(let range): self = .range(ValueType(of: range.low).union(ValueType(of: range.high)))
        case .function(let function):
            self = .function(parameters: function.parameters.map { _ in .any }, result: .any)
        }
    }

    /// A value brought to this type as an argument is: a list of one stands for its element and the reverse, a date for its
    /// midnight in UTC (DMN 1.5, 10.3.2.9.4). Nil when it can't be.
    public func coerced(_ value: Value) -> Value? { Coercion.value(value, for: self) }

    /// Whether a value is of this type. Null is of every type here; `instance of` treats it apart.
    public func admits(_ value: Value) -> Bool {
        switch (self, value) {
        case (.any, _), (_, .null): true
        case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date), (.time, .time),
            (.dateTime, .dateTime), (.daysAndTimeDuration, .daysAndTimeDuration),
            (.yearsAndMonthsDuration, .yearsAndMonthsDuration):
            true
        case (.enumeration(let allowed), .string(let text)): allowed.contains(text)
        case (.list(let type), .list(let values)): type == .any || values.allSatisfy { type.admits($0) }
        case (.context(let fields), .context(let context)):
            fields.allSatisfy { field in context[field.name].map { field.type.admits($0) } ?? false }
        case (.range(let type), .range(let range)): type.admits(range.low) && type.admits(range.high)
        case (.function(let parameters, _), .function(let function)): parameters.count == function.parameters.count
        default: false
        }
    }
}

extension ValueType: CustomStringConvertible {
    /// The type as FEEL writes it: `list<number>`.
    public var description: String {
        switch self {
        case .any: "Any"
        case .null: "Null"
        case .boolean: "boolean"
        case .number: "number"
        case .string: "string"
        case .enumeration(let values): values.map { "\"\($0)\"" }.joined(separator: " | ")
        case .date: "date"
        case .time: "time"
        case .dateTime: "date and time"
        case .daysAndTimeDuration: "days and time duration"
        case .yearsAndMonthsDuration: "years and months duration"
        case .list(let type): "list<\(type)>"
        case .context(let fields):
            fields.isEmpty
                ? "context" : "context<" + fields.map { "\($0.name): \($0.type)" }.joined(separator: ", ") + ">"
        case .range(let type): "range<\(type)>"
        case .function(let parameters, let result):
            "function<" + parameters.map(\.description).joined(separator: ", ") + "> -> \(result)"
        }
    }

    /// The type in a sentence: "a number", "one of "a", "b"".
    var inWords: String {
        switch self {
        case .any: "anything"
        case .null: "null"
        case .enumeration: "a string"
        case .list(.any): "a list"
        case .list(let type): "a list of \(type)"
        case .context: "a context"
        case .function: "a function"
        default: "a \(description)"
        }
    }
}
