import FEEL

/// Expressions in boxes (DMN 1.5, 10.2).
extension DecisionRun {
    /// What an expression gives.
    func evaluate(_ expression: DecisionModel.BoxedExpression, in environment: Environment) -> Value {
        if case .literal(let text, let reference) = expression {
            return conform(literal(text, in: environment), to: reference, in: environment.namespace)
        }
        guard budget.enter(Self.boxDepth) else { return tooDeep() }
        defer { budget.leave(Self.boxDepth) }
        switch expression {
        case .empty: return .null
        case .literal(let text, let reference):
            return conform(literal(text, in: environment), to: reference, in: environment.namespace)
        case .context(let entries): return context(entries, in: environment)
        case .invocation(let callee, let bindings): return invoke(callee, bindings, in: environment)
        case .list(let items): return .list(items.map { evaluate($0, in: environment) })
        case .relation(let columns, let rows):
            return .list(
                rows.map { row in
                    .context(
                        Context(
                            zip(columns, row).map { column, cell in
                                let value = evaluate(cell, in: environment)
                                return (
                                    column.name,
                                    conform(value, to: column.typeReference, in: environment.namespace)
                                )
                            }))
                })
        case .typed(let box, let reference):
            return conform(evaluate(box, in: environment), to: reference, in: environment.namespace)
        case .function(let definition): return function(definition, in: environment)
        case .table(let table): return evaluate(table, in: environment)
        case .conditional(let condition, let then, let otherwise):
            switch evaluate(condition, in: environment) {
            case .boolean(true): return evaluate(then, in: environment)
            case .boolean(false), .null: return evaluate(otherwise, in: environment)
            default: return fail("a condition is neither true nor false")
            }
        case .filter(let list, let match): return filter(list, match, in: environment)
        case .iteration(let kind, let variable, let list, let body):
            return iterate(kind, variable, list, body, in: environment)
        }
    }

    /// What a box takes of the depth of a run.
    private static let boxDepth = 3

    /// What reading an expression costs of the steps of a run.
    static let reading = 10

    /// Null, where a run has no steps left.
    func tooLong() -> Value { fail("this takes too many steps; the evaluation was stopped") }

    /// What an expression of a model may name.
    func scope(of environment: Environment) -> Scope {
        environment.scope(types: models.types[environment.namespace] ?? [:])
    }

    /// What a FEEL expression gives.
    func literal(_ text: String, in environment: Environment) -> Value {
        guard !text.isEmpty else { return .null }
        guard budget.spend(Self.reading) else { return tooLong() }
        let compiled = expressions.compiled(text, in: environment) {
            Expression.compile(text, scope: scope(of: environment), mode: .standard)
        }
        guard let expression = compiled.expression else {
            return fail(compiled.diagnostics.first?.message ?? "this can't be read")
        }
        guard budget.enter(expression.depth) else { return tooDeep() }
        defer { budget.leave(expression.depth) }
        let evaluation = budget.share(context.maximumSteps) {
            expression.evaluate(in: environment.context(like: context), steps: &$0)
        }
        for diagnostic in evaluation.diagnostics { _ = fail(diagnostic.message) }
        return evaluation.value
    }

    /// Entries one after the other, each of which sees those before it; the last without a name is the result.
    private func context(
        _ entries: [(variable: DecisionModel.Variable?, expression: DecisionModel.BoxedExpression)],
        in environment: Environment
    ) -> Value {
        var inner = environment
        var values: [(String, Value)] = []
        for entry in entries {
            guard let variable = entry.variable else { return evaluate(entry.expression, in: inner) }
            if case .function(let definition) = entry.expression {
                inner.isRecursive = variable.name
                let value = function(definition, in: inner)
                inner.isRecursive = environment.isRecursive
                inner.add(variable.name, value, .any)
                values.append((variable.name, value))
                continue
            }
            let value = conform(
                evaluate(entry.expression, in: inner), to: variable.typeReference, in: environment.namespace)
            inner.add(
                variable.name, value, models.resolve(variable.typeReference, in: environment.namespace).type)
            values.append((variable.name, value))
        }
        return .context(Context(values))
    }

    private func invoke(
        _ callee: DecisionModel.BoxedExpression,
        _ bindings: [(name: String, expression: DecisionModel.BoxedExpression)],
        in environment: Environment
    ) -> Value {
        guard case .function(let function) = evaluate(callee, in: environment) else {
            return fail("what is invoked is not a function")
        }
        guard function.order(of: Set(bindings.map(\.name))) != nil else {
            return fail("the function does not have these parameters")
        }
        let arguments = bindings.map { ($0.name, evaluate($0.expression, in: environment)) }
        return call(function, Dictionary(arguments, uniquingKeysWith: { _, last in last }))
    }

    /// The values that a box goes through: a list's, or a single value's only one.
    private func values(_ expression: DecisionModel.BoxedExpression, in environment: Environment) -> [Value]? {
        switch evaluate(expression, in: environment) {
        case .null: nil
        case .list(let values): values
        case .range(let range): elements(of: range)
        case let value: [value]
        }
    }

    /// The values of a range, as a loop goes through them.
    private func elements(of range: RangeValue) -> [Value]? {
        var environment = Environment(namespace: "")
        environment.add("range", .range(range), .any)
        guard case .list(let values) = literal("for value in range return value", in: environment) else { return nil }
        return values
    }

    private func filter(
        _ list: DecisionModel.BoxedExpression, _ match: DecisionModel.BoxedExpression, in environment: Environment
    ) -> Value {
        guard let values = values(list, in: environment) else { return fail("there is nothing to filter") }
        var kept: [Value] = []
        for value in values {
            guard budget.spend(1) else { return tooLong() }
            var inner = environment
            if case .context(let context) = value {
                for entry in context.entries { inner.add(entry.name, entry.value, .any) }
            }
            inner.add("item", value, .any)
            switch evaluate(match, in: inner) {
            case .boolean(true): kept.append(value)
            case .boolean(false), .null: continue
            default: return fail("the condition of a filter is neither true nor false")
            }
        }
        return .list(kept)
    }

    private func iterate(
        _ kind: DecisionModel.Iteration, _ variable: String, _ list: DecisionModel.BoxedExpression,
        _ body: DecisionModel.BoxedExpression, in environment: Environment
    ) -> Value {
        guard let values = values(list, in: environment) else { return fail("there is nothing to go through") }
        var results: [Value] = []
        for value in values {
            guard budget.spend(1) else { return tooLong() }
            var inner = environment
            inner.add(variable, value, .any)
            if kind == .for { inner.add("partial", .list(results), .any) }
            results.append(evaluate(body, in: inner))
        }
        guard kind != .for else { return .list(results) }
        let decisive = Value.boolean(kind == .some)
        if results.contains(decisive) { return decisive }
        let isKnown = results.allSatisfy { if case .boolean = $0 { true } else { false } }
        return isKnown ? .boolean(kind == .every) : fail("a condition is neither true nor false")
    }
}
