import FEEL

/// Gives names their meaning and compiles every expression: the second step of compiling.
struct Resolver {
    private let source: ServiceSource
    private let outline: FormOutline
    private let names: NameTable
    private let expressions: ExpressionCompiler
    private let diagnostics: DiagnosticBag

    init(_ source: ServiceSource, diagnostics: DiagnosticBag) {
        self.source = source
        self.diagnostics = diagnostics
        outline = FormOutline(source.pages)
        names = NameTable(
            outline, rules: source.rules, parameters: source.parameters, monthEnds: source.monthEnds,
            diagnostics: diagnostics)
        expressions = ExpressionCompiler(names: names, outline: outline, diagnostics: diagnostics)
    }

    func resolve() -> ResolvedService {
        IdentifierCheck(source, outline: outline, diagnostics: diagnostics).run()
        let pages = source.pages.map(page)
        let groups = outline.groups.indices.map(group)
        let questions = outline.questions.map { question($0.source, in: $0.list) }
        let rules = source.rules.map(rule)
        let lawDate = source.lawDate.flatMap { expressions.compile($0, as: .date) }.flatMap(lawDate)
        let service = ResolvedService(
            source: source, outline: outline, pages: pages, groups: groups, questions: questions, rules: rules,
            columns: source.columns.map(column),
            letters: source.letters.map { LetterResolver(expressions, diagnostics: diagnostics).resolve($0) },
            messages: source.messages.map { LetterResolver(expressions, diagnostics: diagnostics).resolve($0) },
            routing: source.routing.map { ResolvedRoute(source: $0, when: expressions.condition($0.when)) },
            parameters: source.parameters.map(parameter), names: names,
            dependencies: dependencies(pages, groups, questions, rules, lawDate), lawDate: lawDate,
            assumptions: source.eligibility?.assume.map { ($0.question, assumption($0)) } ?? [])
        if case .failure(let cycle) = service.dependencies.sorted() { report(cycle, in: service) }
        return service
    }

    private func page(_ page: PageSource) -> ResolvedPage {
        ResolvedPage(
            source: page,
            showIf: expressions.condition(page.showIf),
            exits: page.exits.map { ResolvedExit(source: $0, when: expressions.condition($0.when)) })
    }

    private func question(_ question: QuestionSource, in list: Int?) -> ResolvedQuestion {
        ResolvedQuestion(
            source: question,
            showIf: expressions.condition(question.showIf, in: list),
            validations: question.validations.map { (expressions.condition($0.that, in: list), $0.message) },
            aboutYear: question.aboutYear.flatMap { expressions.compile($0, as: .number, in: list) })
    }

    private func rule(_ rule: RuleSource) -> ResolvedRule {
        ResolvedRule(
            source: rule,
            formula: (rule.formula?.expression).flatMap { expressions.compile($0, as: rule.type?.value) }.flatMap {
                rule.isDuration ? duration($0) : $0
            },
            appliesIf: expressions.condition(rule.appliesIf),
            lines: rule.formula?.lines.compactMap(line) ?? [])
    }

    /// A line of a notation, for people. What is wrong in it is reported of the whole formula.
    private func line(_ line: FormulaLineSource) -> Rule.Line? {
        let condition = line.condition.flatMap { Expression.compile($0.text, scope: names.scope).expression }
        guard let value = Expression.compile(line.value.text, scope: names.scope).expression,
            line.condition == nil || condition != nil
        else { return nil }
        return Rule.Line(from: line.from, condition: condition, value: value)
    }

    /// The day at which the law is read depends on answers alone: rules and parameters wait for it.
    private func lawDate(_ date: CompiledExpression) -> CompiledExpression? {
        let others = date.names.filter { name in
            if case .question? = names.node(of: name) { false } else { true }
        }
        guard others.isEmpty, date.parameters.isEmpty else {
            diagnostics.error(
                .invalidValue,
                "the date of the law depends on questions alone, not on "
                    + others.union(date.parameters).sorted().map { "`\($0)`" }.joined(separator: ", "),
                at: date.source.range)
            return nil
        }
        return date
    }

    /// An answer taken for granted: of the question's own type, and the same for everybody.
    private func assumption(_ assumed: (question: Located<String>, value: ExpressionSource)) -> CompiledExpression? {
        guard case .question(let index)? = names.node(of: assumed.question.value), outline.questions[index].list == nil
        else {
            diagnostics.error(
                .invalidValue, "there is no question `\(assumed.question.value)`", at: assumed.question.range,
                suggestion: Diagnostic.didYouMean(
                    nearestName(to: assumed.question.value, among: outline.questions.map(\.name))))
            return nil
        }
        guard let type = outline.questions[index].source.type?.valueType,
            let value = expressions.compile(assumed.value, as: type)
        else { return nil }
        guard value.expression.references.isEmpty else {
            diagnostics.error(
                .invalidValue, "what is taken for granted is the same for everybody: it names no answer",
                at: assumed.value.range, suggestion: "write a value, or use `today()`")
            return nil
        }
        return value
    }

    /// An expression of which it is known, or not known otherwise, that it gives a duration.
    private func duration(_ formula: CompiledExpression) -> CompiledExpression? {
        switch formula.expression.type {
        case .daysAndTimeDuration, .yearsAndMonthsDuration, .any, .null: return formula
        default:
            diagnostics.error(
                "wrong-kind", "this gives no duration", at: formula.source.range,
                suggestion: "write `duration(\"P1M\")`, or give the rule another type")
            return nil
        }
    }

    private func parameter(_ parameter: ParameterSource) -> Parameter {
        Parameter(
            id: parameter.id.value, label: parameter.label, form: parameter.form,
            values: parameter.values.map(\.value).sorted { $0.from < $1.from })
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

    // MARK: Groups

    private func group(_ index: Int) -> ResolvedGroup {
        let group = outline.groups[index]
        // A condition on a repeated group tells of the whole list.
        let showIf = expressions.condition(group.source.showIf, in: group.list)
        let isInTwoLists = outline.lists(around: index).count > 1
        if group.depth > 3 || (isInTwoLists && group.source.repetition != nil) {
            diagnostics.error(
                .nestedTooDeep, "the group `\(group.source.id.value)` is nested too deep", at: group.source.id.range,
                suggestion: isInTwoLists
                    ? "a repeated group holds one level of repeated groups" : "groups stand four deep at most")
        }
        return ResolvedGroup(
            source: group.source, showIf: showIf,
            repetition: group.source.repetition.map { repetition($0, of: index, in: group.list) })
    }

    private func repetition(_ source: RepetitionSource, of group: Int, in list: Int?) -> ResolvedRepetition {
        let minimum = expressions.compile(source.from, as: .number, in: list)
        let maximum = source.to.flatMap { expressions.compile($0, as: .number, in: list) }
        checkCounts(minimum, maximum)
        var names: Set<String> = []
        let titles = source.titles.compactMapValues { template in
            template.mapAll { insertion -> LetterInsertion? in
                let source = ExpressionSource(
                    text: insertion.source, range: insertion.range, locate: insertion.range(ofUTF8Offsets:))
                return expressions.insertion(source, in: group).map { compiled in
                    names.formUnion(compiled.uses.union(compiled.parameters))
                    return LetterInsertion(
                        expression: compiled.expression,
                        question: self.names.question(named: insertion.source, in: group),
                        form: self.names.form(of: insertion.source))
                }
            }
        }
        return ResolvedRepetition(minimum: minimum, maximum: maximum, titles: titles, names: names)
    }

    /// Counts that are known already must be possible.
    private func checkCounts(_ minimum: CompiledExpression?, _ maximum: CompiledExpression?) {
        let bounds = 0...Repetition.maximumCount
        var known: [Int] = []
        for count in [minimum, maximum].compactMap({ $0 }) where count.expression.references.isEmpty {
            let context = EvaluationContext(scope: names.scope, today: CivilDate(daysSinceEpoch: 0))
            guard case .number(let number) = count.expression.evaluate(in: context).value,
                let value = Int(exactly: number), bounds.contains(value)
            else {
                diagnostics.error(
                    .impossibleCount, "a number of elements is between 0 and \(Repetition.maximumCount)",
                    at: count.source.range)
                continue
            }
            known.append(value)
        }
        if known.count == 2, let maximum, known[1] < max(known[0], 1) {
            diagnostics.error(
                .impossibleCount, "no list has from \(known[0]) to \(known[1]) elements", at: maximum.source.range)
        }
    }

    // MARK: Dependencies

    private func dependencies(
        _ pages: [ResolvedPage], _ groups: [ResolvedGroup], _ questions: [ResolvedQuestion], _ rules: [ResolvedRule],
        _ lawDate: CompiledExpression?
    ) -> DependencyGraph {
        var graph = DependencyGraph()
        graph.add(.lawDate, needing: nodes(lawDate?.names ?? []))
        for part in outline.parts {
            switch part {
            case .page(let index):
                graph.add(part, needing: nodes(pages[index].showIf?.names ?? []) + law(pages[index].showIf))
            case .question(let index):
                // What a document proves says whether it is asked.
                let names = (questions[index].showIf?.names ?? []).union(questions[index].source.proves.map(\.value))
                graph.add(
                    part, needing: [outline.questions[index].container] + nodes(names) + law(questions[index].showIf))
            case .group(let index):
                let group = groups[index]
                let counts = [group.repetition?.minimum, group.repetition?.maximum].flatMap { $0?.names ?? [] }
                let names = (group.showIf?.names ?? []).union(counts)
                graph.add(
                    part,
                    needing: [outline.groups[index].container] + nodes(names) + law(group.showIf)
                        + law(group.repetition?.minimum) + law(group.repetition?.maximum))
            case .list, .rule, .lawDate: continue
            }
        }
        for (index, group) in groups.enumerated() where group.repetition != nil {
            graph.add(.list(index), needing: [.group(index)] + held(by: index))
        }
        for (index, rule) in rules.enumerated() {
            graph.add(.rule(index), needing: nodes(rule.names) + (rule.readsLaw ? [.lawDate] : []))
        }
        return graph
    }

    /// What a list's elements hold.
    private func held(by list: Int) -> [FormNode] {
        outline.parts.filter { outline.list(of: $0) == list }.map { part in
            if case .group(let index) = part, outline.groups[index].source.repetition != nil {
                .list(index)
            } else {
                part
            }
        }
    }

    /// The date of the law, for what uses a parameter.
    private func law(_ condition: CompiledExpression?) -> [DependencyGraph.Node] {
        condition?.parameters.isEmpty == false ? [.lawDate] : []
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
        case .group(let index), .list(let index):
            ("`\(groups[index].source.id.value)`", groups[index].source.id.range)
        case .question(let index): ("`\(questions[index].source.id.value)`", questions[index].source.id.range)
        case .rule(let rule): ("`\(rules[rule].source.id.value)`", rules[rule].source.id.range)
        case .lawDate: ("the date of the law", source.lawDate?.range ?? source.file.range(0..<0))
        }
    }

    /// Whether everything written was read and compiled.
    var isFullyCompiled: Bool {
        let conditions =
            pages.map { isCompiled($0.source.showIf, $0.showIf) }
            + groups.map { isCompiled($0.source.showIf, $0.showIf) && isCompiled($0) }
            + questions.map { isCompiled($0.source.showIf, $0.showIf) && $0.source.type != nil }
            + routing.map { isCompiled($0.source.when, $0.when) }
            + rules.map { isCompiled($0.source.appliesIf, $0.appliesIf) && $0.formula != nil }
        let values =
            pages.flatMap(\.exits).map { $0.when != nil }
            + questions.flatMap(\.validations).map { $0.that != nil }
            + columns.map { $0.value != nil } + [source.lawDate == nil || lawDate != nil]
        return (conditions + values).allSatisfy { $0 } && letters.count == source.letters.count
            && letters.allSatisfy { $0.texts.count == $0.fileCount }
            && messages.allSatisfy { $0.texts.count == source.languages.count }
    }

    private func isCompiled(_ group: ResolvedGroup) -> Bool {
        guard let written = group.source.repetition else { return true }
        guard let compiled = group.repetition else { return false }
        return compiled.minimum != nil && compiled.maximum != nil && compiled.titles.count == written.titles.count
    }

    private func isCompiled(_ written: ExpressionSource?, _ compiled: CompiledExpression?) -> Bool {
        (written == nil) == (compiled == nil)
    }
}
