import FEEL

/// What each name of a definition's expressions means, and where its value is kept.
struct NameTable {
    /// Names usable in the form's expressions.
    let scope: Scope
    /// Names usable in letters: those of `scope`, then the facts of the case and the decision.
    let letterScope: Scope
    /// Where the value of each question and rule is kept, in both scopes.
    let slots: [String: Int]
    private let nodes: [String: DependencyGraph.Node]
    private let labels: [String: LocalizedText]

    /// The names of a service; reports those given twice, and those that mean something else already.
    init(_ source: ServiceSource, diagnostics: DiagnosticBag) {
        var names = NameCollector(diagnostics: diagnostics)
        for (number, page) in source.pages.enumerated() {
            for (index, question) in page.questions.enumerated() {
                guard let type = question.type else {
                    names.add(question.id, type: .any, node: .question(page: number, index: index), question.ask)
                    continue
                }
                // What is only told has no value, and no use for a name in expressions.
                // Options that could not be read are reported where they are written, not where they are compared with.
                let valueType: ValueType =
                    type.missing == nil ? .null : type.valueType == .enumeration([]) ? .any : type.valueType
                names.add(question.id, type: valueType, node: .question(page: number, index: index), question.ask)
            }
        }
        for (index, rule) in source.rules.enumerated() {
            names.add(rule.id, type: rule.type?.value ?? .any, node: .rule(index), rule.label)
        }
        nodes = names.nodes
        labels = names.labels
        scope = Scope(names.types)
        letterScope = Scope(names.types + LetterFacts.types)
        slots = Dictionary(uniqueKeysWithValues: names.types.enumerated().map { ($1.name, $0) })
    }

    /// The question or rule that a name means.
    func node(of name: String) -> DependencyGraph.Node? { nodes[name] }

    /// The question that an expression is, when it is nothing but its name.
    func question(named text: String) -> String? {
        guard case .question? = nodes[text] else { return nil }
        return text
    }

    /// The words of the question or rule that an expression is, when it is nothing but its name.
    func label(of text: String) -> LocalizedText? { labels[text] }
}

/// Gathers names, each once.
private struct NameCollector {
    let diagnostics: DiagnosticBag
    var types: [(name: String, type: ValueType)] = []
    var nodes: [String: DependencyGraph.Node] = [:]
    var labels: [String: LocalizedText] = [:]
    private var places: [String: SourceRange] = [:]

    init(diagnostics: DiagnosticBag) { self.diagnostics = diagnostics }

    mutating func add(
        _ name: Located<String>, type: ValueType, node: DependencyGraph.Node, _ label: LocalizedText?
    ) {
        // A missing name is reported where it is missing.
        guard !name.value.isEmpty else { return }
        if let first = places[name.value] {
            diagnostics.error(
                .duplicateIdentifier, "`\(name.value)` is the name of something else already", at: name.range,
                notes: [Diagnostic.Note("it is first given here", at: first)])
            return
        }
        if Self.reserved.contains(name.value) {
            diagnostics.error(
                .reservedName, "`\(name.value)` has a meaning of its own in expressions", at: name.range,
                suggestion: "choose another name, `my_\(name.value)` for instance")
            return
        }
        places[name.value] = name.range
        types.append((name.value, type))
        nodes[name.value] = node
        labels[name.value] = label
    }

    private static let reserved = ReservedNames.all.union(LetterFacts.types.map(\.name))
}
