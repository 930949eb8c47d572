import FEEL

/// Gives names their meaning and compiles every expression: the second step of compiling.
struct Resolver {
    private let source: ServiceSource
    private let names: NameTable
    private let expressions: ExpressionCompiler
    private let diagnostics: DiagnosticBag

    init(_ source: ServiceSource, diagnostics: DiagnosticBag) {
        self.source = source
        self.diagnostics = diagnostics
        names = NameTable(source, diagnostics: diagnostics)
        expressions = ExpressionCompiler(names: names, diagnostics: diagnostics)
    }

    func resolve() -> ResolvedService {
        IdentifierCheck(source, diagnostics: diagnostics).run()
        let pages = source.pages.map(page)
        let rules = source.rules.map(rule)
        let service = ResolvedService(
            source: source, pages: pages, rules: rules, columns: source.columns.map(column),
            letters: source.letters.map { LetterResolver(expressions, diagnostics: diagnostics).resolve($0) },
            names: names, dependencies: dependencies(pages, rules))
        if case .failure(let cycle) = service.dependencies.sorted() { report(cycle, in: service) }
        return service
    }

    private func page(_ page: PageSource) -> ResolvedPage {
        ResolvedPage(
            source: page,
            showIf: expressions.condition(page.showIf),
            questions: page.questions.map(question),
            exits: page.exits.map { ResolvedExit(source: $0, when: expressions.condition($0.when)) })
    }

    private func question(_ question: QuestionSource) -> ResolvedQuestion {
        ResolvedQuestion(
            source: question,
            showIf: expressions.condition(question.showIf),
            validations: question.validations.map { (expressions.condition($0.that), $0.message) })
    }

    private func rule(_ rule: RuleSource) -> ResolvedRule {
        ResolvedRule(
            source: rule,
            formula: rule.formula.flatMap { expressions.compile($0, as: rule.type?.value) },
            appliesIf: expressions.condition(rule.appliesIf))
    }

    private func column(_ column: ColumnSource) -> ResolvedColumn {
        let value = expressions.compile(column.value, as: nil)
        if value != nil, column.label == nil, names.node(of: column.value.text) == nil {
            diagnostics.error(
                "missing-key", "a column that is neither an answer nor a rule needs a heading", at: column.value.range,
                suggestion: "write `{value: …, label: {fr: …, en: …}}`")
        }
        return ResolvedColumn(source: column, value: value)
    }

    // MARK: Dependencies

    private func dependencies(_ pages: [ResolvedPage], _ rules: [ResolvedRule]) -> DependencyGraph {
        var graph = DependencyGraph()
        for (number, page) in pages.enumerated() {
            graph.add(.page(number), needing: nodes(page.showIf?.names ?? []))
            for (index, question) in page.questions.enumerated() {
                graph.add(
                    .question(page: number, index: index),
                    needing: [.page(number)] + nodes(question.showIf?.names ?? []))
            }
        }
        for (index, rule) in rules.enumerated() { graph.add(.rule(index), needing: nodes(rule.names)) }
        return graph
    }

    private func nodes(_ names: Set<String>) -> [DependencyGraph.Node] { names.sorted().compactMap(self.names.node) }

    private func report(_ cycle: DependencyGraph.Cycle, in service: ResolvedService) {
        let parts = cycle.nodes.map { service.description(of: $0) }
        guard let first = parts.first else { return }
        let chain = parts.dropFirst().map(\.name) + [first.name]
        diagnostics.error(
            .cycle, "\(first.name) depends on itself", at: first.range,
            suggestion: "\(first.name) needs " + chain.joined(separator: ", which needs "),
            notes: parts.dropFirst().map { Diagnostic.Note("\($0.name) is written here", at: $0.range) })
    }
}

extension ResolvedService {
    /// What a part is called, and where it is written.
    func description(of node: DependencyGraph.Node) -> (name: String, range: SourceRange) {
        switch node {
        case .page(let page): ("the page `\(pages[page].source.id.value)`", pages[page].source.id.range)
        case .question(let page, let index):
            (
                "`\(question(page: page, index: index).source.id.value)`",
                question(page: page, index: index).source.id.range
            )
        case .rule(let rule): ("`\(rules[rule].source.id.value)`", rules[rule].source.id.range)
        }
    }

    /// Whether everything written was read and compiled.
    var isFullyCompiled: Bool {
        let conditions =
            pages.map { isCompiled($0.source.showIf, $0.showIf) }
            + pages.flatMap(\.questions).map { isCompiled($0.source.showIf, $0.showIf) && $0.source.type != nil }
            + rules.map { isCompiled($0.source.appliesIf, $0.appliesIf) && $0.formula != nil }
        let values =
            pages.flatMap(\.exits).map { $0.when != nil }
            + pages.flatMap(\.questions).flatMap(\.validations).map { $0.that != nil }
            + columns.map { $0.value != nil }
        return (conditions + values).allSatisfy { $0 } && letters.count == source.letters.count
            && letters.allSatisfy { $0.texts.count == $0.fileCount }
    }

    private func isCompiled(_ written: ExpressionSource?, _ compiled: CompiledExpression?) -> Bool {
        (written == nil) == (compiled == nil)
    }
}
