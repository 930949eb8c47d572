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
    func condition(_ source: ExpressionSource?, of subject: String) -> CompiledExpression? {
        source.flatMap { compile($0, as: .boolean, of: subject) }
    }

    /// An expression of the form.
    ///
    /// - Parameters:
    ///   - type: the type that its value must have; nil when any will do.
    ///   - subject: what it is, as messages name it.
    func compile(_ source: ExpressionSource, as type: ValueType?, of subject: String) -> CompiledExpression? {
        guard let compiled = compile(source, in: names.scope) else { return nil }
        if let type, !compiled.expression.type.conforms(to: type) {
            diagnostics.error(
                .typeMismatch, "\(subject) needs \(type.inWords), and this is \(compiled.expression.type.inWords)",
                at: source.range)
            return nil
        }
        return compiled
    }

    /// An expression that a letter inserts.
    func insertion(_ source: ExpressionSource) -> CompiledExpression? {
        guard let compiled = compile(source, in: names.letterScope) else { return nil }
        return compiled
    }
}
