import FEEL

/// Rules in tables (DMN 1.5, 8).
extension DecisionRun {
    private typealias Table = DecisionModel.DecisionTable

    /// What a table gives: of the rules that match, those that its hit policy says.
    func evaluate(_ table: DecisionModel.DecisionTable, in environment: Environment) -> Value {
        var inputs: [(value: Value, type: ValueType)] = []
        for input in table.inputs {
            let value = conform(
                literal(input.expression, in: environment), to: input.typeReference, in: environment.namespace)
            if let allowed = input.allowed, !value.isNull, test(allowed, value, .any, environment) != true {
                return fail("`\(input.expression)` is none of the values that the table knows")
            }
            inputs.append((value, models.resolve(input.typeReference, in: environment.namespace).type))
        }
        let matching = table.rules.filter { rule in
            zip(rule.tests, inputs).allSatisfy { test($0, $1.value, $1.type, environment) == true }
        }
        guard !matching.isEmpty else { return otherwise(table, environment) }
        func result(_ rule: Table.Rule) -> Value { self.result(rule.results, of: table, environment) }
        switch table.hitPolicy {
        case .unique:
            guard matching.count == 1 else { return fail("several rules match where only one may") }
            return result(matching[0])
        case .any:
            let results = matching.map(result)
            guard results.allSatisfy({ $0 == results[0] }) else {
                return fail("rules that match give different results")
            }
            return results[0]
        case .first: return result(matching[0])
        case .ruleOrder: return .list(matching.map(result))
        case .priority: return byPriority(matching.map(result), table, environment).first ?? .null
        case .outputOrder: return .list(byPriority(matching.map(result), table, environment))
        case .collect: return aggregate(matching.map(result), table)
        }
    }

    private func test(_ text: String, _ value: Value, _ type: ValueType, _ environment: Environment) -> Bool? {
        if text.isEmpty || text == "-" { return true }
        guard budget.spend(Self.reading) else {
            _ = tooLong()
            return nil
        }
        let known = type == .any ? (value.isNull ? .any : ValueType(of: value)) : type
        let compiled = self.tests.compiled(text, in: environment, input: known) {
            UnaryTests.compile(text, input: known, scope: scope(of: environment), mode: .standard)
        }
        guard let tests = compiled.tests else {
            _ = fail(compiled.diagnostics.first?.message ?? "a test can't be read")
            return nil
        }
        guard budget.enter(tests.depth) else {
            _ = tooDeep()
            return nil
        }
        defer { budget.leave(tests.depth) }
        let evaluation = budget.share(context.maximumSteps) {
            tests.evaluate(value, in: environment.context(like: context), steps: &$0)
        }
        if case .boolean(let holds) = evaluation.value { return holds }
        return nil
    }

    /// One output's value, or a context of several.
    private func result(_ texts: [String], of table: Table, _ environment: Environment) -> Value {
        let values = zip(table.outputs, texts).map { output, text in
            (
                output.name ?? "",
                allowed(
                    conform(literal(text, in: environment), to: output.typeReference, in: environment.namespace),
                    output,
                    environment)
            )
        }
        return table.outputs.count == 1 ? values.first?.1 ?? .null : .context(Context(values))
    }

    /// An output's value; null when it is none of those that the output lists.
    private func allowed(_ value: Value, _ output: Table.Output, _ environment: Environment) -> Value {
        guard let allowed = output.allowed, !value.isNull else { return value }
        // A list's elements may be meant.
        let values = if case .list(let values) = value { values } else { [value] }
        guard test(allowed, value, .any, environment) == false,
            values.contains(where: { test(allowed, $0, .any, environment) == false })
        else { return value }
        return fail("a rule's result is none of the values that its output lists")
    }

    /// What stands where no rule matches.
    private func otherwise(_ table: Table, _ environment: Environment) -> Value {
        if table.outputs.contains(where: { $0.otherwise != nil }) {
            let value = result(table.outputs.map { $0.otherwise ?? "null" }, of: table, environment)
            switch table.hitPolicy {
            case .ruleOrder, .outputOrder: return .list([value])
            case .collect: return table.aggregation == nil ? .list([value]) : value
            default: return value
            }
        }
        switch table.hitPolicy {
        case .ruleOrder, .outputOrder: return .list([])
        case .collect:
            switch table.aggregation {
            case nil: return .list([])
            case .count: return .integer(0)
            default: return .null
            }
        default: return .null
        }
    }

    /// Results in the order in which their outputs' values are listed, the first output first.
    private func byPriority(_ results: [Value], _ table: Table, _ environment: Environment) -> [Value] {
        let orders = table.outputs.map { output -> [Value] in
            guard let allowed = output.allowed ?? resolvedAllowed(output.typeReference, environment.namespace),
                case .list(let values) = literal("[\(allowed)]", in: environment)
            else { return [] }
            return values
        }
        func ranks(_ value: Value) -> [Int] {
            zip(table.outputs, orders).map { output, order in
                let part: Value
                if table.outputs.count > 1, case .context(let context) = value {
                    part = context[output.name ?? ""] ?? .null
                } else {
                    part = value
                }
                return order.firstIndex(of: part) ?? order.count
            }
        }
        return results.enumerated().sorted { left, right in
            let (first, second) = (ranks(left.element), ranks(right.element))
            return first == second ? left.offset < right.offset : first.lexicographicallyPrecedes(second)
        }.map(\.element)
    }

    private func resolvedAllowed(_ reference: String?, _ namespace: String) -> String? {
        models.resolve(reference, in: namespace).values
    }

    private func aggregate(_ results: [Value], _ table: Table) -> Value {
        guard let aggregation = table.aggregation else { return .list(results) }
        if aggregation == .count { return .integer(Set(results).count) }
        let name =
            switch aggregation {
            case .sum: "sum"
            case .least: "min"
            case .greatest: "max"
            case .count: "count"
            }
        var environment = Environment(namespace: "")
        environment.add("results", .list(results), .any)
        return literal("\(name)(results)", in: environment)
    }
}
