/// The state of one evaluation: the values at hand, the limits, and what went wrong. It lives as long as the call.
final class Machine {
    /// The caller's values, by slot.
    var inputs: [Value]
    /// What loops, functions and contexts inside the expression name, by slot.
    var locals: [Value]
    let today: CivilDate
    let now: CivilDateTime
    private(set) var diagnostics: [ExpressionDiagnostic] = []
    /// What is noted on the way, when somebody wants to know; nil otherwise.
    let trace: Trace?
    private var steps: Int
    private var depth = 0

    /// Elements and iterations that one evaluation may go through.
    static let maximumSteps = 500_000
    /// The longest list that a range may make.
    static let maximumListLength = 200_000
    /// Nested pieces that may be at work at once, calls included.
    static let maximumDepth = 1_500
    /// Diagnostics kept; the first ones tell the cause.
    private static let maximumDiagnostics = 16

    init(
        inputs: [Value], localCount: Int, today: CivilDate, now: CivilDateTime, steps: Int, trace: Trace? = nil
    ) {
        self.trace = trace
        self.inputs = inputs
        locals = localCount == 0 ? [] : [Value](repeating: .null, count: localCount)
        self.today = today
        self.now = now
        self.steps = steps
    }

    /// What is left of the budget.
    var stepsLeft: Int { max(steps, 0) }

    /// Uses up part of the budget; false, with a diagnostic, when none is left.
    func spend(_ amount: Int = 1, at range: Range<Int>) -> Bool {
        if steps >= amount {
            steps -= amount
            return true
        }
        if steps >= 0 {
            steps = -1
            fail("limit", "This takes too many steps; the evaluation was stopped.", at: range)
        }
        return false
    }

    /// Notes why a result is null, and gives that null.
    @discardableResult
    func fail(_ code: String, _ message: @autoclosure () -> String, at range: Range<Int>) -> Value {
        if diagnostics.count < Machine.maximumDiagnostics {
            diagnostics.append(ExpressionDiagnostic(code: code, message: message(), range: range))
        }
        return .null
    }

    /// FEEL's equality within the budget.
    func equal(_ left: Value, _ right: Value) -> Bool? {
        let before = max(steps, 0)
        var budget = before
        let result = Comparison.equal(left, right, &budget)
        steps -= before - max(budget, 0)
        return result
    }

    /// Calls a function with arguments in order.
    func call(_ function: FunctionValue, _ arguments: [Value], at range: Range<Int>) -> Value {
        switch function.form {
        case .builtIn(let overloads):
            return BuiltIns.call(overloads, arguments, machine: self, at: range)
        case .closure(let closure):
            return call(closure, of: function, arguments, at: range)
        case .native(let native):
            return call(native, arguments, at: range)
        }
    }

    private func call(_ native: FunctionValue.Native, _ arguments: [Value], at range: Range<Int>) -> Value {
        guard arguments.count == native.parameters.count else {
            return fail(
                "arity", "This function takes \(native.parameters.count) arguments, not \(arguments.count).", at: range)
        }
        guard spend(at: range) else { return .null }
        var values: [Value] = []
        for (parameter, argument) in zip(native.parameters, arguments) {
            guard let value = Coercion.value(argument, for: parameter.type) else {
                return fail(
                    "argument-type",
                    "The argument `\(parameter.name)` must be \(parameter.type.inWords), not \(argument.kindInWords).",
                    at: range)
            }
            values.append(value)
        }
        return native.body(values, depth)
    }

    private func call(
        _ closure: FunctionValue.Closure, of function: FunctionValue, _ arguments: [Value], at range: Range<Int>
    ) -> Value {
        guard arguments.count == closure.parameters.count else {
            return fail(
                "arity", "This function takes \(closure.parameters.count) arguments, not \(arguments.count).", at: range
            )
        }
        guard spend(at: range) else { return .null }
        guard depth + closure.depth <= Machine.maximumDepth else {
            return fail("limit", "Functions call one another too deep; the evaluation was stopped.", at: range)
        }
        var frame = closure.locals
        if let own = closure.ownSlot { frame[own] = .function(function) }
        for (parameter, argument) in zip(closure.parameters, arguments) {
            guard let value = Coercion.value(argument, for: parameter.type) else {
                return fail(
                    "argument-type",
                    "The argument `\(parameter.name)` must be \(parameter.type.inWords), not \(argument.kindInWords).",
                    at: range)
            }
            frame[parameter.slot] = value
        }
        depth += closure.depth
        swap(&locals, &frame)
        let outer = inputs
        inputs = closure.inputs
        defer {
            inputs = outer
            locals = frame
            depth -= closure.depth
        }
        return closure.body.evaluate(self)
    }

    /// Whether a value is small enough to walk: nested lists may share their parts, and so be far larger than the
    /// memory they take.
    func admits(_ value: Value, functions: Bool = true, depth: Int = 0, at range: Range<Int>) -> Bool {
        let parts: [Value]
        switch value {
        case .function:
            if !functions { fail("limit", "A loop that uses `partial` can't return functions.", at: range) }
            return functions
        case .list(let values): parts = values
        case .context(let context): parts = context.entries.map(\.value)
        default: return true
        }
        guard depth < 200, spend(parts.count, at: range) else {
            if depth >= 200 { fail("limit", "This value is nested too deep.", at: range) }
            return false
        }
        return parts.allSatisfy { admits($0, functions: functions, depth: depth + 1, at: range) }
    }
}

/// One compiled piece of an expression.
protocol Node: AnyObject, Sendable {
    func evaluate(_ machine: Machine) -> Value
}
