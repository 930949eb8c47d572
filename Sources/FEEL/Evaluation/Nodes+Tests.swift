/// One unary test.
enum TestNode: Sendable {
    case comparison(ComparisonOperator, any Node)
    /// A range whose ends are known.
    case range(RangeValue)
    /// A condition on the value, which it sees as `?`.
    case condition(any Node)
    /// A value to be equal to, a range or list to be in, or a condition that must be true; it may look at the value, in
    /// which case null is no value to be equal to.
    case expression(any Node, range: Range<Int>, looksAtInput: Bool)

    /// Whether the test holds; nil when it can't be told.
    func holds(_ input: Value, _ machine: Machine, _ range: Range<Int>) -> Bool? {
        switch self {
        case .comparison(let operation, let node):
            guard
                case .boolean(let answer) = operation.compare(
                    input, node.evaluate(machine), machine: machine, at: range)
            else { return nil }
            return answer
        case .range(let values):
            return TestNode.contains(values, input, machine, range)
        case .condition(let node):
            if case .boolean(let answer) = node.evaluate(machine) { return answer }
            return nil
        case .expression(let node, let place, let looksAtInput):
            let test = node.evaluate(machine)
            // A range with an unknown end tells nothing, nor does a condition that can't be told.
            if test.isNull, looksAtInput || node is RangeNode { return nil }
            if case .boolean(let answer) = test {
                if looksAtInput { return answer }
                // What is null is neither of the two values.
                if input.isNull, node is ConstantNode { return false }
            }
            return TestNode.matches(input, test, machine, place)
        }
    }

    private static func contains(_ values: RangeValue, _ input: Value, _ machine: Machine, _ range: Range<Int>) -> Bool?
    {
        if let answer = values.contains(input) { return answer }
        let message = "A range can't be compared with \(input.kindInWords)."
        machine.fail(input.isNull ? "null-operand" : "operand-type", message, at: range)
        return nil
    }

    private static func matches(_ input: Value, _ test: Value, _ machine: Machine, _ range: Range<Int>) -> Bool? {
        switch test {
        case .range(let values):
            if case .range = input { return machine.equal(input, test) }
            return contains(values, input, machine, range)
        case .list(let values):
            if case .list = input, machine.equal(input, test) == true { return true }
            guard machine.spend(values.count, at: range) else { return nil }
            return values.contains { value in
                if case .range(let range) = value, range.contains(input) == true { return true }
                return machine.equal(input, value) == true
            }
        case .boolean(let answer):
            if case .boolean(let value) = input { return value == answer }
            return answer
        default:
            if let equal = machine.equal(input, test) { return equal }
            machine.fail(
                "operand-type", "\(test.kindInWords.capitalizedFirst) can't be compared with \(input.kindInWords).",
                at: range)
            return nil
        }
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// `in`: whether one of the tests holds for a value.
final class MembershipNode: Node {
    let value: any Node
    /// Where the value is kept while the tests look at it as `?`.
    let slot: Int
    let tests: [TestNode]
    let negated: Bool
    let range: Range<Int>

    init(_ value: any Node, slot: Int, _ tests: [TestNode], negated: Bool, _ range: Range<Int>) {
        self.value = value
        self.slot = slot
        self.tests = tests
        self.negated = negated
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        let input = value.evaluate(machine)
        machine.locals[slot] = input
        // No tests at all is `-`, which always holds.
        if tests.isEmpty { return .boolean(true) }
        var unknown = false
        for test in tests {
            switch test.holds(input, machine, range) {
            case .some(true): return .boolean(!negated)
            case .some(false): continue
            case .none: unknown = true
            }
        }
        return unknown ? .null : .boolean(negated)
    }
}
