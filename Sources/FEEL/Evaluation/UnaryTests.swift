/// Compiled unary tests, such as `[18..65)`, `"a", "b"` or `not(null)`: conditions on one value (DMN 1.5, rule 17).
/// Two are equal when their sources are.
public struct UnaryTests: Sendable, Hashable {
    /// What compiling gave.
    public struct Compilation: Sendable {
        /// The tests, or nil when there is an error.
        public let tests: UnaryTests?
        /// Errors and warnings, in the order of the source.
        public let diagnostics: [ExpressionDiagnostic]
    }

    /// The text that they were compiled from.
    public let source: String
    /// The scope's names that they use, in the order of the source.
    public let references: [NameReference]
    /// Whether they call `today()` or `now()`.
    public let usesClock: Bool

    /// How many of their pieces are nested in one another.
    public var depth: Int { program.depth }

    private let program: Program
    private let inputSlot: Int

    /// Reads, checks and compiles tests of a value of a type; they see it as `?`.
    public static func compile(
        _ source: String, input: ValueType, scope: Scope, mode: CheckingMode = .strict
    ) -> Compilation {
        let syntax: UnaryTestsSyntax
        do {
            var parser = try Parser(source, names: NameTable(scope: scope), types: scope.types)
            syntax = try parser.wholeUnaryTests()
        } catch {
            return Compilation(tests: nil, diagnostics: [error.diagnostic])
        }
        var checker = Checker(scope: scope, mode: mode)
        let slot = checker.newSlot()
        let value = Checker.Checked(node: LocalNode(slot), type: input)
        let node = checker.membership(value, syntax.tests, negated: syntax.negated, 0..<source.utf8.count)
        let tests = UnaryTests(source: source, node: node, slot: slot, checker: checker, syntax: syntax)
        return Compilation(
            tests: checker.hasErrors ? nil : tests,
            diagnostics: checker.diagnostics.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }

    private init(source: String, node: any Node, slot: Int, checker: Checker, syntax: UnaryTestsSyntax) {
        self.source = source
        references = checker.references
        usesClock = checker.usesClock
        inputSlot = slot
        program = Program(
            node: node, checker: checker, length: source.utf8.count,
            depth: 1 + (syntax.tests.map(\.depth).max() ?? 0))
    }

    /// True or false as the value passes; null, and why, when that can't be told.
    public func evaluate(_ input: Value, in context: EvaluationContext) -> ExpressionEvaluation {
        program.run(in: context) { $0[inputSlot] = input }
    }

    /// The same, out of steps that several evaluations share: those that it takes are taken off.
    public func evaluate(_ input: Value, in context: EvaluationContext, steps: inout Int) -> ExpressionEvaluation {
        program.run(in: context, steps: &steps) { $0[inputSlot] = input }
    }

    public static func == (left: UnaryTests, right: UnaryTests) -> Bool { left.source == right.source }

    public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
