/// A value known when the expression is compiled.
final class ConstantNode: Node {
    let value: Value
    init(_ value: Value) { self.value = value }
    func evaluate(_ machine: Machine) -> Value { value }
}

/// One of the caller's values.
final class InputNode: Node {
    let slot: Int
    init(_ slot: Int) { self.slot = slot }
    func evaluate(_ machine: Machine) -> Value {
        machine.trace?.read(slot)
        return machine.inputs[slot]
    }
}

/// A value named inside the expression.
final class LocalNode: Node {
    let slot: Int
    init(_ slot: Int) { self.slot = slot }
    func evaluate(_ machine: Machine) -> Value { machine.locals[slot] }
}

/// Something that the checker found wrong, in an expression that is evaluated all the same: null, and why.
final class FailureNode: Node {
    let diagnostic: ExpressionDiagnostic
    init(_ diagnostic: ExpressionDiagnostic) { self.diagnostic = diagnostic }
    func evaluate(_ machine: Machine) -> Value {
        machine.fail(diagnostic.code, diagnostic.message, at: diagnostic.range)
    }
}

/// A computation with two operands.
final class ArithmeticNode: Node {
    let operation: ArithmeticOperator
    let left: any Node
    let right: any Node
    let range: Range<Int>
    let monthEnds: MonthEnds

    init(
        _ operation: ArithmeticOperator, _ left: any Node, _ right: any Node, _ range: Range<Int>,
        monthEnds: MonthEnds = .lastDay
    ) {
        self.monthEnds = monthEnds
        self.operation = operation
        self.left = left
        self.right = right
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        if operation == .multiply, let trace = machine.trace { return product(machine, trace) }
        let (left, right) = (left.evaluate(machine), right.evaluate(machine))
        if case .number(let first) = left, case .number(let second) = right,
            let result = Arithmetic.compute(operation, first, second)
        {
            return .number(result)
        }
        return Arithmetic.compute(operation, left, right, monthEnds: monthEnds, machine: machine, at: range)
    }
}

extension ArithmeticNode {
    /// A product, which is zero when one factor is, whatever the other turns out to be.
    private func product(_ machine: Machine, _ trace: Trace) -> Value {
        let first = trace.apart { left.evaluate(machine) }
        let second = trace.apart { right.evaluate(machine) }
        guard first.missing.isEmpty != second.missing.isEmpty,
            case .number(.zero) = first.missing.isEmpty ? first.value : second.value
        else {
            trace.add(first.missing)
            trace.add(second.missing)
            if case .number(let left) = first.value, case .number(let right) = second.value,
                let result = Arithmetic.compute(.multiply, left, right)
            {
                return .number(result)
            }
            return Arithmetic.compute(
                .multiply, first.value, second.value, monthEnds: monthEnds, machine: machine, at: range)
        }
        return .number(.zero)
    }
}

/// A minus sign.
final class NegationNode: Node {
    let operand: any Node
    let range: Range<Int>

    init(_ operand: any Node, _ range: Range<Int>) {
        self.operand = operand
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        switch operand.evaluate(machine) {
        case .number(let number): .number(number.negated)
        case .daysAndTimeDuration(let duration): .daysAndTimeDuration(duration.negated)
        case .yearsAndMonthsDuration(let duration): .yearsAndMonthsDuration(.init(months: 0 &- duration.months))
        case .null: machine.fail("null-operand", "What follows `-` is null.", at: range)
        case let other: machine.fail("operand-type", "`-` can't negate \(other.kindInWords).", at: range)
        }
    }
}

/// `=`, `<` and the like.
final class ComparisonNode: Node {
    let operation: ComparisonOperator
    let left: any Node
    let right: any Node
    let range: Range<Int>

    init(_ operation: ComparisonOperator, _ left: any Node, _ right: any Node, _ range: Range<Int>) {
        self.operation = operation
        self.left = left
        self.right = right
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        operation.compare(left.evaluate(machine), right.evaluate(machine), machine: machine, at: range)
    }
}

extension ComparisonOperator {
    /// The comparison's answer, null when the values can't be compared.
    func compare(_ left: Value, _ right: Value, machine: Machine, at range: Range<Int>) -> Value {
        switch self {
        case .equal, .notEqual:
            guard let equal = machine.equal(left, right) else { return incomparable(left, right, machine, range) }
            return .boolean(equal == (self == .equal))
        default:
            guard let order = Comparison.order(left, right) else { return incomparable(left, right, machine, range) }
            return .boolean(holds(order))
        }
    }

    private func holds(_ order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }

    private func incomparable(_ left: Value, _ right: Value, _ machine: Machine, _ range: Range<Int>) -> Value {
        if left.isNull || right.isNull {
            return machine.fail("null-operand", "One side of `\(rawValue)` is null.", at: range)
        }
        return machine.fail(
            "operand-type", "`\(rawValue)` can't compare \(left.kindInWords) with \(right.kindInWords).", at: range)
    }
}

/// `and` or `or`, in three-valued logic (DMN 1.5, table 50): what is neither true nor false counts as null.
final class LogicalNode: Node {
    let decisive: Bool
    let operands: [any Node]

    init(_ operation: LogicalOperator, _ operands: [any Node]) {
        decisive = operation == .or
        self.operands = operands
    }

    func evaluate(_ machine: Machine) -> Value {
        if let trace = machine.trace { return evaluate(machine, trace) }
        var unknown = false
        for operand in operands {
            guard case .boolean(let value) = operand.evaluate(machine) else {
                unknown = true
                continue
            }
            if value == decisive { return .boolean(decisive) }
        }
        return unknown ? .null : .boolean(!decisive)
    }

    /// The same, and what it depends on: nothing more once an operand that is known settles it.
    private func evaluate(_ machine: Machine, _ trace: Trace) -> Value {
        var isNull = false
        var missing = Missing()
        for operand in operands {
            let (value, needed) = trace.apart { operand.evaluate(machine) }
            missing.add(needed)
            guard case .boolean(let answer) = value, needed.isEmpty else {
                isNull = true
                continue
            }
            if answer == decisive { return .boolean(decisive) }
        }
        trace.add(missing)
        return isNull ? .null : .boolean(!decisive)
    }
}

/// `if`: what is not true takes the other branch.
final class ConditionalNode: Node {
    let condition: any Node
    let then: any Node
    let otherwise: any Node
    /// Its position among the conditionals of the expression.
    let position: Int

    init(_ condition: any Node, _ then: any Node, _ otherwise: any Node, position: Int) {
        self.condition = condition
        self.then = then
        self.otherwise = otherwise
        self.position = position
    }

    func evaluate(_ machine: Machine) -> Value {
        if let trace = machine.trace { return evaluate(machine, trace) }
        if case .boolean(true) = condition.evaluate(machine) { return then.evaluate(machine) }
        return otherwise.evaluate(machine)
    }

    /// The same, and what it depends on: both branches while the condition is not known, unless they give the same.
    private func evaluate(_ machine: Machine, _ trace: Trace) -> Value {
        let (condition, needed) = trace.apart { self.condition.evaluate(machine) }
        guard !needed.isEmpty else {
            let holds = condition == .boolean(true)
            trace.branches.append(BranchTaken(conditional: position, holds: holds))
            return holds ? then.evaluate(machine) : otherwise.evaluate(machine)
        }
        let first = trace.apart { then.evaluate(machine) }
        let second = trace.apart { otherwise.evaluate(machine) }
        if first.missing.isEmpty, second.missing.isEmpty, first.value == second.value { return first.value }
        trace.add(needed)
        for branch in [first.missing, second.missing] {
            trace.add(later: branch.first.union(branch.later))
        }
        return .null
    }
}

/// `between`, as two comparisons of one value.
final class BetweenNode: Node {
    let value: any Node
    let low: any Node
    let high: any Node
    let range: Range<Int>

    init(_ value: any Node, _ low: any Node, _ high: any Node, _ range: Range<Int>) {
        self.value = value
        self.low = low
        self.high = high
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        let value = value.evaluate(machine)
        let above = ComparisonOperator.greaterOrEqual.compare(value, low.evaluate(machine), machine: machine, at: range)
        let below = ComparisonOperator.lessOrEqual.compare(value, high.evaluate(machine), machine: machine, at: range)
        switch (above, below) {
        case (.boolean(let first), .boolean(let second)): return .boolean(first && second)
        case (.boolean(false), _), (_, .boolean(false)): return .boolean(false)
        default: return .null
        }
    }
}

/// `instance of`.
final class InstanceNode: Node {
    /// Whether a value is of a type; functions by what they take and give.
    private static func holds(_ value: Value, _ type: ValueType) -> Bool {
        switch (type, value) {
        case (.function(let parameters, let result), .function(let function)):
            function.conforms(parameters: parameters, result: result)
        case (.list(.function), .list(let values)):
            if case .list(let element) = type { values.allSatisfy { $0.isNull || holds($0, element) } } else { false }
        default: type.admits(value)
        }
    }

    let value: any Node
    let type: ValueType

    init(_ value: any Node, _ type: ValueType) {
        self.value = value
        self.type = type
    }

    func evaluate(_ machine: Machine) -> Value {
        let value = value.evaluate(machine)
        // Null is of the type Null alone.
        if value.isNull { return .boolean(type == .null) }
        return .boolean(InstanceNode.holds(value, type))
    }
}
