/// What compiling gave: something to evaluate if there was no error, and everything worth telling.
public struct ExpressionCompilation: Sendable {
    /// The expression, or nil when there is an error.
    public let expression: Expression?
    /// The type of its values; `any` when unknown.
    public let type: ValueType
    /// Errors and warnings, in the order of the source.
    public let diagnostics: [ExpressionDiagnostic]
}

/// What expressions and unary tests have in common once they are compiled.
struct Program: Sendable {
    let node: any Node
    let localCount: Int
    /// The scope's names by slot.
    let names: [String]
    /// The slots that are read.
    let slots: [Int]
    let length: Int
    /// How many pieces are nested in one another.
    let depth: Int

    init(node: any Node, checker: Checker, length: Int, depth: Int) {
        self.node = node
        self.depth = depth
        localCount = checker.slotCount
        names = checker.scope.names
        slots = Set(checker.references.compactMap { checker.scope.slot(of: $0.name) }).sorted()
        self.length = length
    }

    func run(in context: EvaluationContext, locals: (inout [Value]) -> Void = { _ in }) -> ExpressionEvaluation {
        var steps = context.maximumSteps
        return run(in: context, steps: &steps, locals: locals)
    }

    func run(
        in context: EvaluationContext, steps: inout Int, locals: (inout [Value]) -> Void = { _ in }
    ) -> ExpressionEvaluation {
        let machine = Machine(
            inputs: context.inputs(for: names, used: slots), localCount: localCount, today: context.today,
            now: context.now, steps: steps)
        defer { steps = machine.stepsLeft }
        locals(&machine.locals)
        let value = node.evaluate(machine)
        // The caller may compare, print or store the value, so it must be one that can be walked.
        let result = machine.admits(value, at: 0..<length) ? value : .null
        return ExpressionEvaluation(value: result, diagnostics: machine.diagnostics)
    }

    /// Runs, noting what the value depends on.
    func appraise(in context: EvaluationContext, unknown: PositionSet) -> Appraisal {
        let trace = Trace(unknown: unknown)
        let machine = Machine(
            inputs: context.inputs(for: names, used: slots), localCount: localCount, today: context.today,
            now: context.now, steps: context.maximumSteps, trace: trace)
        let value = node.evaluate(machine)
        return Appraisal(
            value: machine.admits(value, at: 0..<length) ? value : .null, missing: trace.missing.first,
            later: trace.missing.later.isEmpty ? [] : trace.missing.later.subtracting(trace.missing.first),
            reads: trace.reads, branches: trace.branches,
            diagnostics: machine.diagnostics)
    }
}

/// A compiled FEEL expression. Two expressions are equal when their sources are.
public struct Expression: Sendable, Hashable {
    /// The text that it was compiled from.
    public let source: String
    /// The type of its values; `any` when unknown.
    public let type: ValueType
    /// The scope's names that it uses, in the order of the source.
    public let references: [NameReference]
    /// Whether it calls `today()` or `now()`, so that its value depends on when it is evaluated.
    public let usesClock: Bool
    /// Names of the entries of contexts that it looks up, wherever the contexts come from.
    public let members: Set<String>
    /// Its conditionals, in the order in which they were written, inner ones first.
    public let conditionals: [Conditional]

    private let program: Program

    /// Reads, checks and compiles an expression.
    ///
    /// - Parameters:
    ///   - source: The text, of 20 000 bytes at most.
    ///   - scope: The names it may use.
    ///   - expected: The type that its values must have, if only one will do.
    ///   - mode: How strict the check is.
    public static func compile(
        _ source: String, scope: Scope, expecting expected: ValueType? = nil, mode: CheckingMode = .strict
    ) -> ExpressionCompilation {
        let syntax: Syntax
        do {
            var parser = try Parser(source, names: NameTable(scope: scope), types: scope.types)
            syntax = try parser.wholeExpression()
        } catch {
            return ExpressionCompilation(expression: nil, type: expected ?? .any, diagnostics: [error.diagnostic])
        }
        var checker = Checker(scope: scope, mode: mode)
        var checked = checker.check(syntax)
        if let expected { checked = checker.checkedResult(checked, expected, syntax.range) }
        let expression = Expression(source: source, checked: checked, checker: checker, depth: syntax.depth)
        return ExpressionCompilation(
            expression: checker.hasErrors ? nil : expression, type: checked.type,
            diagnostics: checker.diagnostics.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }

    private init(source: String, checked: Checker.Checked, checker: Checker, depth: Int) {
        self.source = source
        type = checked.type
        references = checker.references
        usesClock = checker.usesClock
        members = checker.members
        conditionals = checker.conditionals
        program = Program(node: checked.node, checker: checker, length: source.utf8.count, depth: depth)
    }

    /// The expression's value. What goes wrong makes null, and a diagnostic that says why.
    public func evaluate(in context: EvaluationContext) -> ExpressionEvaluation {
        program.run(in: context)
    }

    /// The expression's value, out of steps that several evaluations share: those that it takes are taken off.
    public func evaluate(in context: EvaluationContext, steps: inout Int) -> ExpressionEvaluation {
        program.run(in: context, steps: &steps)
    }

    /// The expression's value while some of its inputs are not known, what it depends on, and how it was found.
    ///
    /// A branch that is not taken, and what stands after the operand that decides an `and` or an `or`, are not looked at:
    /// the value would be the same whatever the other names stand for.
    ///
    /// - Parameter unknown: the slots whose values are not known; what they hold has no meaning.
    public func appraise(in context: EvaluationContext, unknown: PositionSet = []) -> Appraisal {
        program.appraise(in: context, unknown: unknown)
    }

    /// What runs.
    var node: any Node { program.node }

    /// How many of its pieces are nested in one another, which tells how much of a stack it needs.
    public var depth: Int { program.depth }

    /// The slots of the scope that it may read.
    public var slots: [Int] { program.slots }

    public static func == (left: Expression, right: Expression) -> Bool { left.source == right.source }

    public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

extension Checker {
    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// A result of the wanted type. What the checker can't tell is seen to when it is evaluated.
    mutating func checkedResult(_ checked: Checked, _ expected: ValueType, _ range: Range<Int>) -> Checked {
        checkEnumeration(checked, against: expected, range)
        if case .list(let element) = expected { checkEnumeration(checked, against: element, range) }
        if !checked.type.conforms(to: expected) {
            report("result-type", "This gives \(checked.type.inWords); \(expected.inWords) is needed.", range)
        }
        if checked.type == expected || expected == .any { return checked }
        let type = checked.type == .any ? expected : checked.type
        return Checked(node: Coercion.ResultNode(checked.node, expected, range), type: type)
    }
}
