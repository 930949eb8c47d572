extension Expression {
    /// Finds the unit of an expression, and what it brings together that can't be: euros added to kilograms, an amount for a
    /// month compared with one for a year.
    ///
    /// A number written in the formula takes the unit of what it stands beside, and may be a conversion in a product
    /// (`UnitOfMeasure.conversions`). What can't be told is never a mistake.
    ///
    /// - Parameters:
    ///   - source: An expression that compiles.
    ///   - scope: The names it may use.
    ///   - units: The unit of what a path of names leads to.
    public static func units(
        of source: String, scope: Scope, _ units: (_ path: [String]) -> UnitFinding
    ) -> (unit: UnitFinding, diagnostics: [ExpressionDiagnostic]) {
        guard var parser = try? Parser(source, names: NameTable(scope: scope), types: scope.types),
            let syntax = try? parser.wholeExpression()
        else { return (.anything, []) }
        return withoutActuallyEscaping(units) { units in
            var inference = UnitInference(named: units)
            let found = inference.find(syntax)
            return (found.asFinding, inference.diagnostics)
        }
    }
}

/// Finds units, piece by piece.
private struct UnitInference {
    /// The unit of a piece while it is looked for.
    enum Found {
        case anything
        /// A number written in the formula, with what it may convert.
        case literal(Set<UnitOfMeasure>)
        case oneOf(Set<UnitOfMeasure>)
        case entries(of: [String])

        var asFinding: UnitFinding {
            switch self {
            case .anything, .literal: .anything
            case .oneOf(let units): .oneOf(units)
            case .entries(let path): .entries(of: path)
            }
        }

        init(_ finding: UnitFinding) {
            switch finding {
            case .anything: self = .anything
            case .oneOf(let units): self = .oneOf(units)
            case .entries(let path): self = .entries(of: path)
            }
        }
    }

    /// More possible units than this, and nothing is told of them.
    private static let maximumUnits = 64

    let named: ([String]) -> UnitFinding
    var diagnostics: [ExpressionDiagnostic] = []
    /// What the names given inside the expression stand for, the innermost last.
    private var locals: [(name: String, found: Found)] = []
    /// What `?` stands for.
    private var input = Found.anything

    init(named: @escaping ([String]) -> UnitFinding) { self.named = named }

    mutating func find(_ syntax: Syntax) -> Found {
        switch syntax.kind {
        case .literal(.number(let number)): return .literal(UnitOfMeasure.conversions(of: number))
        case .literal: return .anything
        case .name(let name):
            return locals.last { $0.name == name }?.found ?? Found(named([name]))
        case .input: return input
        case .path(let base, let member, _):
            guard case .entries(let path) = find(base) else { return .anything }
            return Found(named(path + [member]))
        case .negation(let operand): return find(operand)
        case .arithmetic(let operation, let left, let right):
            return arithmetic(operation, find(left), find(right), right, at: syntax.range)
        case .comparison(_, let left, let right):
            _ = together(find(left), find(right), "compares", at: syntax.range)
            return .anything
        case .between(let value, let low, let high):
            let found = find(value)
            _ = together(found, find(low), "compares", at: low.range)
            _ = together(found, find(high), "compares", at: high.range)
            return .anything
        case .membership(let value, let tests):
            test(tests, of: find(value))
            return .anything
        case .logical(_, let operands):
            for operand in operands { _ = find(operand) }
            return .anything
        case .conditional(let condition, let then, let otherwise):
            _ = find(condition)
            return together(find(then), find(otherwise), "gives, as the case may be,", at: otherwise.range)
        case .list(let elements): return elements.reduce(.literal([.one])) { same($0, find($1)) }
        case .filter(let list, let condition):
            let found = find(list)
            let outer = locals.count
            locals.append(("item", found))
            if case .entries = found { _ = find(condition) }
            locals.removeSubrange(outer...)
            return found
        case .loop(let iterators, let body): return within(iterators) { $0.find(body) }
        case .quantified(_, let iterators, let condition):
            _ = within(iterators) { $0.find(condition) }
            return .anything
        case .call(let callee, let arguments): return call(callee, arguments)
        case .context(let entries):
            for entry in entries { _ = find(entry.value) }
            return .anything
        case .range(let low, _, let high, _): return together(find(low), find(high), "goes from", at: high.range)
        case .test(_, let bound): return find(bound)
        case .function, .external, .instance: return .anything
        }
    }

    // MARK: Numbers

    private mutating func arithmetic(
        _ operation: ArithmeticOperator, _ left: Found, _ right: Found, _ exponent: Syntax, at range: Range<Int>
    ) -> Found {
        switch operation {
        case .add: return together(left, right, "adds", at: range)
        case .subtract: return together(left, right, "subtracts", at: range)
        case .multiply: return product(left, right) { $0.times($1) }
        case .divide: return product(left, right) { $0.per($1) }
        case .power:
            guard case .literal(.number(let number)) = exponent.kind, let power = Int(exactly: number),
                (-4...4).contains(power), case .oneOf(let units) = left
            else { return .anything }
            return .oneOf(Set(units.map { $0.raised(to: power) }))
        }
    }

    private func product(
        _ left: Found, _ right: Found, _ combine: (UnitOfMeasure, UnitOfMeasure) -> UnitOfMeasure
    ) -> Found {
        let (first, second): (Set<UnitOfMeasure>, Set<UnitOfMeasure>)
        var isLiteral = false
        switch (left, right) {
        case (.literal(let a), .literal(let b)): (first, second, isLiteral) = (a, b, true)
        case (.literal(let a), .oneOf(let b)), (.oneOf(let a), .literal(let b)), (.oneOf(let a), .oneOf(let b)):
            (first, second) = (a, b)
        default: return .anything
        }
        let units = Set(first.flatMap { unit in second.map { combine(unit, $0) } })
        guard units.count <= Self.maximumUnits else { return .anything }
        return isLiteral ? .literal(units) : .oneOf(units)
    }

    /// What two values that stand beside each other count: the same thing, or there is a mistake.
    private mutating func together(_ left: Found, _ right: Found, _ verb: String, at range: Range<Int>) -> Found {
        guard case .oneOf(let first) = left, case .oneOf(let second) = right else { return same(left, right) }
        let common = first.intersection(second)
        guard common.isEmpty else { return .oneOf(common) }
        diagnostics.append(
            ExpressionDiagnostic(
                code: "unlike-units", message: "This \(verb) \(Self.written(first)) and \(Self.written(second)).",
                range: range))
        return .anything
    }

    /// The same, where unlike things may well stand beside each other.
    private func same(_ left: Found, _ right: Found) -> Found {
        switch (left, right) {
        case (.literal(let first), .literal(let second)): .literal(first.union(second))
        case (.literal, let other), (let other, .literal): other
        case (.oneOf(let first), .oneOf(let second)):
            first.isDisjoint(with: second) ? .anything : .oneOf(first.intersection(second))
        case (.entries(let first), .entries(let second)) where first == second: left
        default: .anything
        }
    }

    private static func written(_ units: Set<UnitOfMeasure>) -> String {
        let names = units.map(\.description).sorted { ($0.count, $0) < ($1.count, $1) }
        return names.first.map { $0 == "1" ? "a plain number" : "`\($0)`" } ?? "nothing"
    }

    // MARK: The rest

    private mutating func test(_ tests: [Syntax], of value: Found) {
        let outer = input
        input = value
        defer { input = outer }
        for test in tests {
            switch test.kind {
            case .test, .range, .literal, .name, .arithmetic:
                _ = together(value, find(test), "compares", at: test.range)
            default: _ = find(test)
            }
        }
    }

    private mutating func within(_ iterators: [Syntax.Iterator], _ body: (inout Self) -> Found) -> Found {
        let outer = locals.count
        for iterator in iterators {
            let domain = find(iterator.domain)
            if let end = iterator.end { _ = find(end) }
            locals.append((iterator.name, domain))
        }
        defer { locals.removeSubrange(outer...) }
        return body(&self)
    }

    /// Functions that give what they are given.
    private static let keeping: Set<String> = [
        "abs", "floor", "ceiling", "decimal", "round up", "round down", "round half up", "round half down", "modulo",
    ]
    /// Functions over numbers that count the same.
    private static let gathering: Set<String> = ["min", "max", "sum", "mean", "median"]
    private static let counting: Set<String> = ["count", "string length"]

    private mutating func call(_ callee: Syntax, _ arguments: [Syntax.Argument]) -> Found {
        guard case .name(let name) = callee.kind, !locals.contains(where: { $0.name == name }) else {
            for argument in arguments { _ = find(argument.value) }
            return .anything
        }
        if Self.keeping.contains(name) {
            let found = arguments.map { find($0.value) }
            return found.first ?? .anything
        }
        if Self.gathering.contains(name) {
            var all = Found.literal([.one])
            for argument in arguments {
                if case .list(let elements) = argument.value.kind {
                    for element in elements { all = together(all, find(element), "brings together", at: element.range) }
                } else {
                    all = together(all, find(argument.value), "brings together", at: argument.value.range)
                }
            }
            return all
        }
        for argument in arguments { _ = find(argument.value) }
        return Self.counting.contains(name) ? .oneOf([.one]) : .anything
    }
}
