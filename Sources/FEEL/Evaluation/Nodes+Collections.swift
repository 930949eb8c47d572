/// A list written out.
final class ListNode: Node {
    let items: [any Node]
    init(_ items: [any Node]) { self.items = items }
    func evaluate(_ machine: Machine) -> Value { .list(items.map { $0.evaluate(machine) }) }
}

/// A context written out; each entry sees the ones before it.
final class ContextNode: Node {
    struct Entry: Sendable {
        let name: String
        let slot: Int
        let value: any Node
    }
    let entries: [Entry]
    init(_ entries: [Entry]) { self.entries = entries }

    func evaluate(_ machine: Machine) -> Value {
        var context = Context()
        for entry in entries {
            let value = entry.value.evaluate(machine)
            machine.locals[entry.slot] = value
            context[entry.name] = value
        }
        return .context(context)
    }
}

/// A range whose ends are computed.
final class RangeNode: Node {
    let low: any Node
    let includesLow: Bool
    let high: any Node
    let includesHigh: Bool
    let range: Range<Int>

    init(_ low: any Node, _ includesLow: Bool, _ high: any Node, _ includesHigh: Bool, _ range: Range<Int>) {
        self.low = low
        self.includesLow = includesLow
        self.high = high
        self.includesHigh = includesHigh
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        let (low, high) = (low.evaluate(machine), high.evaluate(machine))
        if low.isNull || high.isNull { return machine.fail("null-operand", "An end of the range is null.", at: range) }
        if Comparison.order(low, high) == nil {
            return machine.fail(
                "operand-type", "A range can't go from \(low.kindInWords) to \(high.kindInWords).", at: range)
        }
        return .range(RangeValue(low: low, includesLow: includesLow, high: high, includesHigh: includesHigh))
    }
}

/// A comparison without a left side, as a range: `< 5`.
final class HalfRangeNode: Node {
    let operation: ComparisonOperator
    let bound: any Node

    init(_ operation: ComparisonOperator, _ bound: any Node) {
        self.operation = operation
        self.bound = bound
    }

    func evaluate(_ machine: Machine) -> Value {
        let bound = bound.evaluate(machine)
        guard !bound.isNull else { return .null }
        switch operation {
        case .less, .lessOrEqual:
            return .range(
                RangeValue(low: .null, includesLow: false, high: bound, includesHigh: operation == .lessOrEqual))
        case .greater, .greaterOrEqual:
            return .range(
                RangeValue(low: bound, includesLow: operation == .greaterOrEqual, high: .null, includesHigh: false))
        case .equal, .notEqual:
            return .range(RangeValue(low: bound, includesLow: true, high: bound, includesHigh: true))
        }
    }
}

/// An entry of a context, of each context in a list, or a named part of a value.
final class PathNode: Node {
    let value: any Node
    let member: String
    let range: Range<Int>

    init(_ value: any Node, _ member: String, _ range: Range<Int>) {
        self.value = value
        self.member = member
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value { PathNode.member(member, of: value.evaluate(machine), machine, range) }

    static func member(_ member: String, of value: Value, _ machine: Machine, _ range: Range<Int>) -> Value {
        switch value {
        case .context(let context):
            if let found = context[member] { return found }
            return machine.fail("unknown-member", "The context has no entry `\(member)`.", at: range)
        case .list(let values):
            guard machine.spend(values.count, at: range) else { return .null }
            return .list(values.map { self.member(member, of: $0, machine, range) })
        case .null:
            return machine.fail("null-operand", "What stands before `.\(member)` is null.", at: range)
        default:
            if let found = Temporal.member(member, of: value) { return found }
            return machine.fail("unknown-member", "There is no `\(member)` in \(value.kindInWords).", at: range)
        }
    }
}

/// `list[…]` with a position or a condition. Which one it is shows in the first result when the types don't tell.
final class FilterNode: Node {
    let list: any Node
    let condition: any Node
    let slot: Int
    let range: Range<Int>

    init(_ list: any Node, _ condition: any Node, slot: Int, _ range: Range<Int>) {
        self.list = list
        self.condition = condition
        self.slot = slot
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        let items: [Value]
        switch list.evaluate(machine) {
        case .list(let values): items = values
        case .null: items = []
        case let single: items = [single]
        }
        if items.isEmpty, case .number = condition.evaluate(machine) { return .null }
        var kept: [Value] = []
        for (index, item) in items.enumerated() {
            guard machine.spend(at: range) else { return .null }
            machine.locals[slot] = item
            switch condition.evaluate(machine) {
            case .boolean(true): kept.append(item)
            case .boolean(false), .null: continue
            case .number(let position) where index == 0: return element(at: position, of: items, machine)
            case let other:
                return machine.fail(
                    "condition-type", "A filter must be a condition or a position, not \(other.kindInWords).", at: range
                )
            }
        }
        return .list(kept)
    }

    private func element(at position: Number, of items: [Value], _ machine: Machine) -> Value {
        if let index = Int(exactly: position), index != 0, index.magnitude <= items.count {
            return items[index > 0 ? index - 1 : items.count + index]
        }
        return machine.fail(
            "list-position", "The list has \(items.count) items and none at position \(position).", at: range)
    }
}

/// A name inside a filter that may be an entry of the item at hand or stand for something outside.
final class ItemMemberNode: Node {
    let slot: Int
    let member: String
    let otherwise: any Node

    init(slot: Int, _ member: String, otherwise: any Node) {
        self.slot = slot
        self.member = member
        self.otherwise = otherwise
    }

    func evaluate(_ machine: Machine) -> Value {
        if case .context(let context) = machine.locals[slot], let value = context[member] { return value }
        return otherwise.evaluate(machine)
    }
}
