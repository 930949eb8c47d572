import FEEL

/// Checks scales and tables: the limits of a scale go up at every date at which a parameter changes, and no two rows of a
/// table fit the same inputs unless it says which one counts.
struct NotationCheck {
    /// The most combinations of inputs tried for one table.
    static let maximumCombinations = 20_000

    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        for rule in service.rules {
            for scale in rule.source.formula?.scales ?? [] { check(scale) }
            for table in rule.source.formula?.tables ?? [] { check(table) }
        }
    }

    // MARK: Dates

    /// The days on which a parameter takes a value while a version is in force, or the first of it: what is true on all of
    /// them is true always.
    private func days(from: CivilDate?) -> [CivilDate] {
        let changes = Set(service.parameters.flatMap { $0.values.map(\.from) })
        let first = from ?? changes.min() ?? CivilDate(daysSinceEpoch: 0)
        return ([first] + changes.filter { $0 > first }).sorted()
    }

    private func context(on day: CivilDate) -> EvaluationContext {
        var context = EvaluationContext(scope: service.names.scope, today: day)
        for parameter in service.parameters {
            guard let slot = service.names.slots[parameter.id] else { continue }
            context[slot: slot] = parameter.inForce(on: day).map { .number($0.value) } ?? .null
        }
        service.names.slots[LawDate.name].map { context[slot: $0] = .date(day) }
        return context
    }

    /// The value of something that depends on parameters alone; nil when it depends on more.
    private func constant(_ source: ExpressionSource, in context: EvaluationContext) -> Value? {
        guard let expression = Expression.compile(source.text, scope: service.names.scope).expression,
            expression.references.allSatisfy({
                service.names.parameters.contains($0.name) || $0.name == LawDate.name
            })
        else { return nil }
        return expression.evaluate(in: context).value
    }

    // MARK: Scales

    private func check(_ scale: ScaleSource) {
        for day in days(from: scale.from) {
            let context = context(on: day)
            var last: Number?
            for limit in scale.limits {
                guard case .number(let number)? = constant(limit, in: context) else { continue }
                if let last, number <= last {
                    let since = service.parameters.isEmpty ? "" : " on \(day)"
                    diagnostics.error(
                        .scaleNotRising, "the limits of a scale go up: \(number) comes after \(last)\(since)",
                        at: limit.range)
                    return
                }
                last = number
            }
        }
    }

    // MARK: Tables

    /// Tries the table on every combination of inputs that its tests tell apart.
    private func check(_ table: TableSource) {
        var types: [ValueType] = []
        for input in table.inputs {
            guard let type = Expression.compile(input.text, scope: service.names.scope).expression?.type else { return }
            types.append(type)
        }
        var tests: [[UnaryTests?]] = []
        for row in table.rows {
            var compiled: [UnaryTests?] = []
            for (cell, type) in zip(row, types) {
                guard cell.text != "-" else {
                    compiled.append(nil)
                    continue
                }
                guard
                    let test = UnaryTests.compile(cell.text, input: type, scope: service.names.scope).tests,
                    test.references.allSatisfy({ service.names.parameters.contains($0.name) })
                else { return }
                compiled.append(test)
            }
            tests.append(compiled)
        }
        for day in days(from: table.from) {
            let context = context(on: day)
            let points = types.indices.map { index in
                self.points(
                    types[index], cells: table.rows.map { $0[index].text }, tests.compactMap { $0[index] }, context)
            }
            guard points.reduce(1, { $0 * max($1.count, 1) }) <= Self.maximumCombinations else { return }
            if let (first, second, values) = overlap(tests, points, context) {
                let given = zip(table.inputs, values).map { "\($0.text) = \(Self.written($1))" }
                diagnostics.error(
                    .tableOverlap,
                    "rows \(first + 1) and \(second + 1) both fit " + given.joined(separator: " and "),
                    at: table.rows[second].first?.range ?? table.inputs[0].range,
                    suggestion: "make them exclude each other, or say which counts: `hit: first`")
                return
            }
        }
    }

    /// Values of an input that its tests may tell apart: each constant, what lies between, below and above.
    private func points(
        _ type: ValueType, cells: [String], _ tests: [UnaryTests], _ context: EvaluationContext
    ) -> [Value] {
        var numbers: Set<Number> = []
        var texts: Set<String> = []
        for cell in cells {
            for piece in ExpressionPiece.pieces(of: cell) {
                switch piece {
                case .number(let digits): Number(digits).map { _ = numbers.insert($0) }
                case .text(let text): texts.insert(text)
                default: continue
                }
            }
        }
        for name in tests.flatMap(\.references).map(\.name) {
            if let slot = service.names.slots[name], case .number(let number) = context[slot: slot] {
                numbers.insert(number)
            }
        }
        switch type {
        case .boolean: return [.boolean(true), .boolean(false)]
        case .enumeration(let options): return options.map { .string($0) }
        case .string: return texts.sorted().map { .string($0) } + [.string("\u{1F}")]
        case .number:
            let sorted = numbers.sorted()
            var points = sorted
            if let first = sorted.first, let last = sorted.last {
                points += [first.subtracting(1), last.adding(1)].compactMap { $0 }
            }
            for (low, high) in zip(sorted, sorted.dropFirst()) {
                low.adding(high).flatMap { $0.divided(by: 2) }.map { points.append($0) }
            }
            return points.sorted().map { .number($0) }
        default: return []
        }
    }

    private func overlap(
        _ tests: [[UnaryTests?]], _ points: [[Value]], _ context: EvaluationContext
    ) -> (first: Int, second: Int, values: [Value])? {
        guard points.allSatisfy({ !$0.isEmpty }) else { return nil }
        // What each cell says of each point is worked out once.
        let fits = tests.map { row in
            row.indices.map { index in
                points[index].map { row[index]?.evaluate($0, in: context).value ?? .boolean(true) == .boolean(true) }
            }
        }
        var position = [Int](repeating: 0, count: points.count)
        while true {
            let rows = fits.indices.filter { row in position.indices.allSatisfy { fits[row][$0][position[$0]] } }
            if rows.count > 1 { return (rows[0], rows[1], position.indices.map { points[$0][position[$0]] }) }
            guard let next = position.indices.first(where: { position[$0] + 1 < points[$0].count }) else { return nil }
            for index in position.indices where index < next { position[index] = 0 }
            position[next] += 1
        }
    }

    private static func written(_ value: Value) -> String {
        switch value {
        case .number(let number): number.description
        case .boolean(let isTrue): isTrue ? "true" : "false"
        case .string("\u{1F}"): "any other text"
        case .string(let text): "\"\(text)\""
        default: ValuePrinter.print(value, in: .en)
        }
    }
}

/// Checks that every rule that decides says which text makes it so: whoever is refused or charged is owed it.
struct ReferenceCheck {
    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        let decisive = Set([service.source.eligibility?.rule, service.source.amount].compactMap { $0?.value })
        for rule in service.rules where rule.source.reference == nil {
            guard decisive.contains(rule.source.id.value), rule.source.formula?.versions.isEmpty != false else {
                continue
            }
            diagnostics.error(
                .ruleWithoutReference, "the rule `\(rule.source.id.value)` decides, and names no text of law",
                at: rule.source.id.range, suggestion: "cite it: `ref: \"…\"`")
        }
        guard let amount = service.source.amount else { return }
        guard case .rule(let index)? = service.names.node(of: amount.value) else {
            let names = service.rules.map { $0.source.id.value }
            diagnostics.error(
                .unknownRule, "there is no rule `\(amount.value)`", at: amount.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: amount.value, among: names)))
            return
        }
        if let type = service.rules[index].source.type, type.value != .number {
            diagnostics.error("wrong-kind", "`amount` is a rule of type `money` or `number`", at: amount.range)
        }
    }
}
