import FEEL

/// Compiles the expressions of a definition, and says what is wrong with them where they are written.
struct ExpressionCompiler {
    /// The names they can use.
    let names: NameTable
    private let diagnostics: DiagnosticBag

    init(names: NameTable, diagnostics: DiagnosticBag) {
        self.names = names
        self.diagnostics = diagnostics
    }

    /// A condition: true, false or null.
    func condition(_ source: ExpressionSource?) -> CompiledExpression? {
        source.flatMap { compile($0, as: .boolean) }
    }

    /// An expression of the form.
    ///
    /// - Parameter type: the type that its value must have; nil when any will do.
    func compile(_ source: ExpressionSource, as type: ValueType?) -> CompiledExpression? {
        compile(source, as: type, in: names.scope)
    }

    /// An expression that a letter inserts.
    func insertion(_ source: ExpressionSource) -> CompiledExpression? {
        guard let compiled = compile(source, as: nil, in: names.letterScope) else { return nil }
        if case .enumeration = compiled.expression.type, names.question(named: source.text) == nil {
            diagnostics.warning(
                .printsIdentifier, "this shows the name of an option, not what people read", at: source.range,
                suggestion: "insert the question alone, or write the words: `if … then \"…\" else \"…\"`")
        }
        return compiled
    }

    private func compile(_ source: ExpressionSource, as type: ValueType?, in scope: Scope) -> CompiledExpression? {
        let result = Expression.compile(source.text, scope: scope, expecting: type)
        for problem in result.diagnostics { diagnostics.add(Diagnostic(problem, in: source)) }
        guard let expression = result.expression else { return nil }
        for reference in expression.references where scope.type(of: reference.name) == .null {
            diagnostics.error(
                .hasNoValue, "`\(reference.name)` is only told: it has no value", at: source.locate(reference.range))
            return nil
        }
        let known = expression.references.map(\.name).filter { names.node(of: $0) != nil }
        return CompiledExpression(source: source, expression: expression, names: Set(known))
    }
}

extension Diagnostic {
    /// What the expression language says of an expression, where it is written.
    init(_ problem: ExpressionDiagnostic, in source: ExpressionSource) {
        self.init(
            problem.severity == .error ? .error : .warning, Code(rawValue: problem.code),
            Self.withoutFullStop(problem.message), at: source.locate(problem.range),
            suggestion: Diagnostic.didYouMean(problem.suggestion))
    }

    /// The language speaks in sentences; diagnostics don't.
    private static func withoutFullStop(_ sentence: String) -> String {
        var message = sentence[...]
        if let hint = message.firstRange(of: " Did you mean") { message = message[..<hint.lowerBound] }
        if message.last == "." { message.removeLast() }
        return message.prefix(1).lowercased() + message.dropFirst()
    }
}
