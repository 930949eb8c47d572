/// What a loop goes through, one variable after the other.
struct IteratorNode: Sendable {
    let slot: Int
    let domain: any Node
    let end: (any Node)?
    let range: Range<Int>

    /// The values in order, or nil, with a diagnostic, when there is nothing to go through.
    func values(_ machine: Machine) -> [Value]? {
        let domain = domain.evaluate(machine)
        if let end { return series(domain, end.evaluate(machine), machine) }
        switch domain {
        case .list(let values): return values
        case .range(let range):
            guard !range.low.isNull, !range.high.isNull else { return nothing(machine, "a range without an end") }
            guard var values = series(range.low, range.high, machine) else { return nil }
            if !range.includesLow, !values.isEmpty { values.removeFirst() }
            if !range.includesHigh, !values.isEmpty { values.removeLast() }
            return values
        case .null:
            return nothing(machine, "null")
        default: return [domain]
        }
    }

    private func nothing(_ machine: Machine, _ what: String) -> [Value]? {
        machine.fail("iteration", "There is no way to go through \(what).", at: range)
        return nil
    }

    /// Whole numbers or days from one to the other, backwards if need be.
    private func series(_ low: Value, _ high: Value, _ machine: Machine) -> [Value]? {
        let (first, last, make): (Int, Int, (Int) -> Value)
        switch (low, high) {
        case (.number(let low), .number(let high)):
            guard let from = Int(exactly: low), let to = Int(exactly: high) else {
                return nothing(machine, "numbers with a fraction")
            }
            (first, last, make) = (from, to, { .integer($0) })
        case (.date(let low), .date(let high)):
            (first, last) = (low.daysSinceEpoch, high.daysSinceEpoch)
            make = { CivilDate(exactDaysSinceEpoch: $0).map(Value.date) ?? .null }
        default: return nothing(machine, "what lies between \(low.kindInWords) and \(high.kindInWords)")
        }
        let (distance, overflow) = last.subtractingReportingOverflow(first)
        guard !overflow, distance.magnitude < Machine.maximumListLength else {
            machine.fail("limit", "A range has more than \(Machine.maximumListLength) values.", at: range)
            return nil
        }
        return stride(from: first, through: last, by: distance < 0 ? -1 : 1).map(make)
    }
}

extension [IteratorNode] {
    /// Runs a body for every combination of values, the last variable changing fastest, until it answers false.
    /// False when something can't be gone through or the budget is spent.
    func forEach(_ machine: Machine, from level: Int = 0, _ body: () -> Bool) -> Bool {
        guard level < count else { return body() }
        guard let values = self[level].values(machine) else { return false }
        for value in values {
            guard machine.spend(at: self[level].range) else { return false }
            machine.locals[self[level].slot] = value
            guard forEach(machine, from: level + 1, body) else { return false }
        }
        return true
    }
}

/// `for`.
final class LoopNode: Node {
    let iterators: [IteratorNode]
    let body: any Node
    /// Where the results so far are kept, when the body asks for them.
    let partialSlot: Int?
    let range: Range<Int>

    init(_ iterators: [IteratorNode], _ body: any Node, partialSlot: Int?, _ range: Range<Int>) {
        self.iterators = iterators
        self.body = body
        self.partialSlot = partialSlot
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        var results: [Value] = []
        let complete = iterators.forEach(machine) {
            if let partialSlot {
                // The list is copied, and what it holds may grow with every turn.
                guard machine.spend(results.count / 16, at: range) else { return false }
                machine.locals[partialSlot] = .list(results)
            }
            let value = body.evaluate(machine)
            if partialSlot != nil, !machine.admits(value, functions: false, at: range) { return false }
            results.append(value)
            return true
        }
        return complete ? .list(results) : .null
    }
}

/// `some` and `every`, in three-valued logic.
final class QuantifiedNode: Node {
    let iterators: [IteratorNode]
    let condition: any Node
    /// The answer that settles it: true for `some`, false for `every`.
    let decisive: Bool

    init(every: Bool, _ iterators: [IteratorNode], _ condition: any Node) {
        self.iterators = iterators
        self.condition = condition
        decisive = !every
    }

    func evaluate(_ machine: Machine) -> Value {
        var (settled, unknown) = (false, false)
        var missing = Missing()
        let complete = iterators.forEach(machine) {
            let (value, needed) =
                machine.trace?.apart { condition.evaluate(machine) } ?? (condition.evaluate(machine), Missing())
            missing.add(needed)
            guard case .boolean(let answer) = value, needed.isEmpty else {
                unknown = true
                return true
            }
            settled = answer == decisive
            return !settled
        }
        if !settled { machine.trace?.add(missing) }
        if settled { return .boolean(decisive) }
        return complete && !unknown ? .boolean(!decisive) : .null
    }
}

/// A function literal: closes over the values at hand.
final class FunctionNode: Node {
    let parameters: [FunctionValue.Parameter]
    let body: any Node
    let result: ValueType
    let depth: Int
    /// The slot under which it knows itself.
    let ownSlot: Int?

    init(_ parameters: [FunctionValue.Parameter], _ body: any Node, result: ValueType, depth: Int, ownSlot: Int?) {
        self.parameters = parameters
        self.body = body
        self.result = result
        self.depth = depth
        self.ownSlot = ownSlot
    }

    func evaluate(_ machine: Machine) -> Value {
        let closure = FunctionValue.Closure(
            parameters: parameters, body: body, result: result, depth: depth, ownSlot: ownSlot,
            inputs: machine.inputs, locals: machine.locals)
        return .function(FunctionValue(form: .closure(closure)))
    }
}

/// A call of a function that is itself a value; named arguments are put in order when the function is known.
final class CallNode: Node {
    let function: any Node
    let arguments: [any Node]
    let names: [String]?
    let range: Range<Int>

    init(_ function: any Node, _ arguments: [any Node], names: [String]?, _ range: Range<Int>) {
        self.function = function
        self.arguments = arguments
        self.names = names
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        guard case .function(let function) = function.evaluate(machine) else {
            return machine.fail("not-a-function", "What is called here is not a function.", at: range)
        }
        var values = arguments.map { $0.evaluate(machine) }
        if let names {
            // Only built-in functions have parameters that may be left out.
            let isBuiltIn = if case .builtIn = function.form { true } else { false }
            guard Set(names).count == names.count, let order = function.order(of: Set(names)),
                isBuiltIn || order.count == names.count
            else {
                return machine.fail("arity", "The arguments' names are not those of the parameters.", at: range)
            }
            values = order.map { name in names.firstIndex(of: name).map { values[$0] } ?? .null }
        }
        return machine.call(function, values, at: range)
    }
}

/// A call of a built-in function.
final class BuiltInNode: Node {
    let overloads: [BuiltIn]
    let arguments: [any Node]
    let range: Range<Int>

    init(_ overloads: [BuiltIn], _ arguments: [any Node], _ range: Range<Int>) {
        self.overloads = overloads
        self.arguments = arguments
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        BuiltIns.call(overloads, arguments.map { $0.evaluate(machine) }, machine: machine, at: range)
    }
}
