/// A piece of an expression as it was written, with its place in the source.
struct Syntax {
    let kind: Kind
    /// Offsets in the source's UTF-8.
    let range: Range<Int>
    /// How many pieces are nested in one another here, this one included.
    let depth: Int

    indirect enum Kind {
        case literal(Value)
        case name(String)
        /// `?`, the value that unary tests look at.
        case input
        case negation(Syntax)
        case arithmetic(ArithmeticOperator, Syntax, Syntax)
        case comparison(ComparisonOperator, Syntax, Syntax)
        /// `and` or `or` of two or more.
        case logical(LogicalOperator, [Syntax])
        case between(Syntax, low: Syntax, high: Syntax)
        /// `in`, with the tests of which one must hold.
        case membership(Syntax, tests: [Syntax])
        /// A comparison without a left side, as in `< 5`.
        case test(ComparisonOperator, Syntax)
        case conditional(Syntax, then: Syntax, otherwise: Syntax)
        case loop([Iterator], body: Syntax)
        case quantified(every: Bool, [Iterator], condition: Syntax)
        case filter(Syntax, condition: Syntax)
        case path(Syntax, member: String, range: Range<Int>)
        case list([Syntax])
        case context([Entry])
        case range(low: Syntax, includesLow: Bool, high: Syntax, includesHigh: Bool)
        case function([Parameter], body: Syntax)
        /// The body of a function that is written in another language.
        case external
        case call(Syntax, [Argument])
        case instance(Syntax, of: TypeSyntax)
    }

    /// `name in domain`, or `name in domain..end`.
    struct Iterator {
        let name: String
        let domain: Syntax
        let end: Syntax?
    }

    /// One `name: value` of a context.
    struct Entry {
        let name: String
        let nameRange: Range<Int>
        let value: Syntax
    }

    /// One parameter of a function literal.
    struct Parameter {
        let name: String
        let type: TypeSyntax?
    }

    /// One argument of a call, perhaps by name.
    struct Argument {
        let name: String?
        let nameRange: Range<Int>
        let value: Syntax
    }

    /// A type as it was written; nil stands for a name that is no type.
    struct TypeSyntax {
        let type: ValueType?
        let text: String
        let range: Range<Int>
    }
}

/// An operator that computes.
enum ArithmeticOperator: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "**"
}

/// An operator that compares.
enum ComparisonOperator: String, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}

/// An operator that joins conditions.
enum LogicalOperator: String, Sendable {
    case and
    case or
}
