import FEEL

/// Tries every combination of answers that a few parts of a form depend on, when there are few enough.
struct CaseExplorer {
    /// The most combinations tried for one question asked of the form: an answer within a millisecond or so.
    static let maximumCombinations = 1024

    private let service: ResolvedService
    private let order: [DependencyGraph.Node]

    init(_ service: ResolvedService) {
        self.service = service
        if case .success(let order) = service.dependencies.sorted() { self.order = order } else { order = [] }
    }

    /// Whether parts of the form depend on few enough answers for all to be tried.
    func isFinite(_ nodes: [DependencyGraph.Node], expressions: [CompiledExpression?]) -> Bool {
        domains(of: closure(nodes, expressions), expressions) != nil
    }

    /// Calls `body` for each combination of the answers that the parts and expressions depend on.
    ///
    /// - Returns: false, without a call, when they depend on an answer that has no closed list, on the day, or on too many.
    func explore(
        _ nodes: [DependencyGraph.Node], expressions: [CompiledExpression?], _ body: (Situation) -> Void
    ) -> Bool {
        let closure = closure(nodes, expressions)
        guard let domains = domains(of: closure, expressions) else { return false }
        let steps = order.filter(closure.contains)
        var choice = [Int](repeating: 0, count: domains.count)
        while true {
            var situation = Situation(service, day: CivilDate(daysSinceEpoch: 0))
            let answers = Dictionary(
                uniqueKeysWithValues: zip(domains, choice).map { ($0.question, $0.values[$1]) })
            for step in steps { situation.evaluate(step, answers: answers) }
            body(situation)
            guard Self.advance(&choice, domains.map(\.values.count)) else { return true }
        }
    }

    /// Counts up, the first digit fastest; false when every combination has been seen.
    private static func advance(_ choice: inout [Int], _ sizes: [Int]) -> Bool {
        for index in choice.indices {
            choice[index] += 1
            if choice[index] < sizes[index] { return true }
            choice[index] = 0
        }
        return false
    }

    private func closure(
        _ nodes: [DependencyGraph.Node], _ expressions: [CompiledExpression?]
    ) -> Set<DependencyGraph.Node> {
        let named = expressions.flatMap { $0?.names ?? [] }.compactMap(service.names.node)
        return service.dependencies.closure(of: nodes + named)
    }

    /// The questions among some parts with the answers each can have; nil when that is unknown or too much.
    private func domains(
        of closure: Set<DependencyGraph.Node>, _ expressions: [CompiledExpression?]
    ) -> [(question: String, values: [Value])]? {
        guard !expressions.contains(where: { $0?.dependsOnDay ?? false }) else { return nil }
        // A question named by nothing here is only shown or not: its answer does not matter.
        let named = Set((expressions + closure.flatMap(expressionsOf)).flatMap { $0?.names ?? [] })
        var domains: [(question: String, values: [Value])] = []
        var count = 1
        for node in order where closure.contains(node) {
            if expressionsOf(node).contains(where: { $0?.dependsOnDay ?? false }) { return nil }
            // A whole list has no few values.
            if case .list = node { return nil }
            guard case .question(let index) = node else { continue }
            let (question, name) = (service.questions[index].source, service.outline.questions[index].name)
            guard named.contains(name) else { continue }
            guard let values = question.type?.valueType.everyValue else { return nil }
            domains.append((name, question.isRequired ? values : [.null] + values))
            count *= domains.last?.values.count ?? 1
            if count > Self.maximumCombinations { return nil }
        }
        return domains
    }

    private func expressionsOf(_ node: DependencyGraph.Node) -> [CompiledExpression?] {
        switch node {
        case .page(let page): [service.pages[page].showIf]
        case .group(let group): [service.groups[group].showIf]
        case .question(let index): [service.questions[index].showIf]
        case .list: []
        case .lawDate: [service.lawDate]
        case .rule(let rule): [service.rules[rule].formula, service.rules[rule].appliesIf]
        }
    }
}

/// What a form makes of one combination of answers.
struct Situation {
    private let service: ResolvedService
    private var context: EvaluationContext
    private var shown: Set<DependencyGraph.Node> = []

    /// - Parameter day: any: no expression that is explored looks at it.
    init(_ service: ResolvedService, day: CivilDate) {
        self.service = service
        context = EvaluationContext(scope: service.names.scope, today: day)
    }

    /// Whether the page or question is shown.
    func isShown(_ node: DependencyGraph.Node) -> Bool { shown.contains(node) }

    /// Whether a part has all it needs to be shown but its own condition.
    func isContainerShown(of node: DependencyGraph.Node) -> Bool {
        switch node {
        case .question(let index): isShown(service.outline.questions[index].container)
        case .group(let index): isShown(service.outline.groups[index].container)
        case .page, .list, .rule, .lawDate: true
        }
    }

    /// Whether a condition is met.
    func isTrue(_ condition: CompiledExpression) -> Bool {
        condition.expression.evaluate(in: context).value == .boolean(true)
    }

    /// The value of a question or rule.
    func value(of name: String) -> Value {
        if let slot = service.names.slots[name] { return context[slot: slot] }
        guard case .question(let index)? = service.names.node(of: name), let slot = elementSlot(of: index),
            case .context(let element) = context[slot: slot]
        else { return .null }
        return element[service.questions[index].source.id.value] ?? .null
    }

    /// The slot of the element of which a question is an entry.
    private func elementSlot(of question: Int) -> Int? {
        service.outline.questions[question].list.flatMap { service.names.lists[$0]?.elementSlot }
    }

    private mutating func set(_ value: Value, of question: Int) {
        let name = service.outline.questions[question].name
        if let slot = service.names.slots[name] { context[slot: slot] = value }
        guard let slot = elementSlot(of: question), case .context(var element) = context[slot: slot] else { return }
        element[service.questions[question].source.id.value] = value
        context[slot: slot] = .context(element)
    }

    /// Evaluates one part, after those it needs.
    mutating func evaluate(_ node: DependencyGraph.Node, answers: [String: Value]) {
        switch node {
        case .page(let page):
            if service.pages[page].showIf.map(isTrue) ?? true { shown.insert(node) }
        case .group(let index):
            if isContainerShown(of: node), service.groups[index].showIf.map(isTrue) ?? true { shown.insert(node) }
            // One element stands for all.
            if let list = service.names.lists[index] {
                context[slot: list.elementSlot] = .context(Context(list.fields.map { ($0.name, Value.null) }))
            }
        case .question(let index):
            guard isContainerShown(of: node), service.questions[index].showIf.map(isTrue) ?? true else { return }
            shown.insert(node)
            if let answer = answers[service.outline.questions[index].name] { set(answer, of: index) }
        case .list, .lawDate: return
        case .rule(let rule):
            let rule = service.rules[rule]
            guard rule.appliesIf.map(isTrue) ?? true, let formula = rule.formula,
                let slot = service.names.slots[rule.source.id.value]
            else { return }
            context[slot: slot] = Rule.settle(
                formula.expression.evaluate(in: context).value, type: rule.source.type?.value ?? .any,
                rounding: rule.source.rounding)
        }
    }
}

extension ValueType {
    /// Every value of the type, when there are few; nil otherwise.
    fileprivate var everyValue: [Value]? {
        switch self {
        case .boolean: [.boolean(true), .boolean(false)]
        case .enumeration(let options): options.map { .string($0) }
        default: nil
        }
    }
}
