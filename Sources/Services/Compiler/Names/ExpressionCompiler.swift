import FEEL

/// Compiles the expressions of a definition, and says what is wrong with them where they are written.
struct ExpressionCompiler {
    /// The names they can use.
    let names: NameTable
    private let outline: FormOutline
    private let scopes: [Int?: Scope]
    private let diagnostics: DiagnosticBag

    init(names: NameTable, outline: FormOutline, diagnostics: DiagnosticBag) {
        self.names = names
        self.outline = outline
        self.diagnostics = diagnostics
        scopes = Dictionary(
            uniqueKeysWithValues: ([nil] + names.lists.keys.map { $0 }).map { ($0, names.scope(in: $0)) })
    }

    /// A condition: true, false or null.
    ///
    /// - Parameter list: the repeated group of whose elements it tells; nil when it is the form's.
    func condition(_ source: ExpressionSource?, in list: Int? = nil) -> CompiledExpression? {
        source.flatMap { compile($0, as: .boolean, in: list) }
    }

    /// An expression of the form.
    ///
    /// - Parameter type: the type that its value must have; nil when any will do.
    func compile(_ source: ExpressionSource, as type: ValueType?, in list: Int? = nil) -> CompiledExpression? {
        compile(source, as: type, in: scopes[list] ?? names.scope, list: list)
    }

    /// An expression that the title of an element inserts.
    func insertion(_ source: ExpressionSource, in list: Int) -> CompiledExpression? {
        compile(source, as: nil, in: list)
    }

    /// An expression that a letter inserts.
    func insertion(_ source: ExpressionSource) -> CompiledExpression? {
        guard let compiled = compile(source, as: nil, in: names.letterScope, list: nil) else { return nil }
        if compiled.expression.type.holdsEnumeration, names.question(named: source.text) == nil,
            names.form(of: source.text) == nil
        {
            diagnostics.warning(
                .printsIdentifier, "this shows the name of an option, not what people read", at: source.range,
                suggestion: "insert the question alone, or write the words: `if … then \"…\" else \"…\"`")
        }
        return compiled
    }

    private func compile(
        _ source: ExpressionSource, as type: ValueType?, in scope: Scope, list: Int?
    ) -> CompiledExpression? {
        let result = Expression.compile(source.text, scope: scope, expecting: type)
        for problem in result.diagnostics {
            diagnostics.add(Diagnostic(problem, in: source, meaning: entry(at: problem, in: source, list: list)))
        }
        guard let expression = result.expression else { return nil }
        for reference in expression.references where scope.type(of: reference.name) == .null {
            diagnostics.error(
                .hasNoValue, "`\(reference.name)` is only told: it has no value", at: source.locate(reference.range))
            return nil
        }
        let named = Set(expression.references.compactMap { name(of: $0, in: list) })
        return CompiledExpression(
            source: source, expression: expression, names: named, uses: named.union(entries(named, in: expression)),
            parameters: names.parameters.intersection(expression.references.map(\.name)))
    }

    /// What a reference means: an entry of the element at hand (`enfants.prenom` for `enfant.prenom`), or itself.
    private func name(of reference: NameReference, in list: Int?) -> String? {
        var current = list
        while let names = current.flatMap({ self.names.lists[$0] }) {
            if names.elementName == reference.name {
                let entry = reference.path.first.map { names.name + "." + $0 }
                return entry.flatMap { self.names.node(of: $0) == nil ? nil : $0 } ?? names.name
            }
            current = names.parent
        }
        return names.node(of: reference.name) == nil ? nil : reference.name
    }

    /// The entries of lists that an expression looks at: those it names, all of them when it is nothing but the list.
    private func entries(_ named: Set<String>, in expression: Expression) -> [String] {
        named.flatMap { name -> [String] in
            guard case .list(let list)? = names.node(of: name) else { return [] }
            let isWhole = expression.source == name
            return outline.leaves(of: list).map { outline.questions[$0] }
                .filter { isWhole || expression.members.contains($0.source.id.value) }.map(\.name)
        }
    }

    /// The entry of the element at hand that an unknown name may stand for.
    private func entry(at problem: ExpressionDiagnostic, in source: ExpressionSource, list: Int?) -> String? {
        guard problem.code == "unknown-name", let list else { return nil }
        let name = String(decoding: Array(source.text.utf8)[problem.range], as: UTF8.self)
        for list in [list] + outline.lists(around: list) {
            guard let names = names.lists[list], names.fields.contains(where: { $0.name == name }) else { continue }
            return "\(names.elementName).\(name)"
        }
        return nil
    }
}

extension Diagnostic {
    /// What the expression language says of an expression, where it is written.
    ///
    /// - Parameter meaning: what the author most likely means, when that is known better here.
    init(_ problem: ExpressionDiagnostic, in source: ExpressionSource, meaning: String? = nil) {
        self.init(
            problem.severity == .error ? .error : .warning, Code(rawValue: problem.code),
            Self.withoutFullStop(problem.message), at: source.locate(problem.range),
            suggestion: problem.code == "month-ends"
                ? "say it once for the whole definition: `month_ends: last_day`, or `first_of_next`"
                : Diagnostic.didYouMean(meaning ?? problem.suggestion))
    }

    /// The language speaks in sentences; diagnostics don't.
    private static func withoutFullStop(_ sentence: String) -> String {
        var message = sentence[...]
        if let hint = message.firstRange(of: " Did you mean") { message = message[..<hint.lowerBound] }
        if message.last == "." { message.removeLast() }
        return message.prefix(1).lowercased() + message.dropFirst()
    }
}

extension ValueType {
    /// Whether its values hold names of options, which people don't read.
    fileprivate var holdsEnumeration: Bool {
        switch self {
        case .enumeration: true
        case .list(let element): element.holdsEnumeration
        case .context(let fields): fields.contains { $0.type.holdsEnumeration }
        default: false
        }
    }
}
