import FEEL

/// What became of a block: positions are the plan's.
struct BlockState: Sendable {
    var containers: [Bool]
    var questions: [Bool]
    var lists: [ListState?]
    /// What is left to mend or give, by question.
    var problems: [Int: AnswerProblem.Reason] = [:]

    init(_ block: FormBlock) {
        containers = [Bool](repeating: false, count: block.containers.count)
        questions = [Bool](repeating: false, count: block.questions.count)
        lists = [ListState?](repeating: nil, count: block.lists.count)
    }

    var hasProblems: Bool {
        !problems.isEmpty
            || lists.contains { list in
                list.map { $0.problem != nil || $0.elements.contains { $0.state.hasProblems } } ?? false
            }
    }
}

/// What became of a list that is shown.
struct ListState: Sendable {
    let keys: ElementKeys
    let minimum: Int
    let maximum: Int
    var elements: [ElementState] = []
    var problem: AnswerProblem.Reason?
}

/// What became of an element.
struct ElementState: Sendable {
    let key: Int
    var state: BlockState
    /// Its entries, as expressions see them.
    var value: Value
}

/// One evaluation under way.
struct EvaluationRun {
    let definition: ServiceDefinition
    let answers: Answers
    let today: CivilDate
    private(set) var context: EvaluationContext
    private(set) var computed: [String: Value] = [:]

    /// Values of parameters that stand in for those in force: a reform being tried.
    private let changes: [(slot: Int, value: Number)]

    /// Whether rules, further conditions and exits are left to whoever asks for them (`RuleInquiry`).
    private let isBare: Bool

    init(
        _ definition: ServiceDefinition, answers: Answers, today: CivilDate, changes: [String: Number] = [:],
        isBare: Bool = false
    ) {
        // What is shown may depend on rules.
        self.isBare = isBare && !definition.plan.showsByRules
        self.changes = changes.compactMap { name, value in definition.plan.slots[name].map { ($0, value) } }
        self.definition = definition
        self.answers = answers
        self.today = today
        context = EvaluationContext(scope: definition.plan.scope, today: today)
    }

    mutating func run() -> Evaluation {
        context.setFunctions(definition.plan)
        let form = definition.plan.form
        var state = evaluate(form, prefix: "", elementSlot: nil)
        if isBare {
            return Evaluation(definition: definition, computed: [:], exit: nil, state: state, context: context)
        }
        // Further conditions are checked last: they may use any answer and any rule.
        validate(form, &state, elementSlot: nil)
        return Evaluation(
            definition: definition, computed: computed, exit: firstExit(state), state: state, context: context)
    }

    /// - Parameters:
    ///   - prefix: what comes before identifiers in the block's paths.
    ///   - elementSlot: where the element is, when the block is one.
    private mutating func evaluate(_ block: FormBlock, prefix: String, elementSlot: Int?) -> BlockState {
        var state = BlockState(block)
        for step in block.steps {
            switch step {
            case .container(let index):
                let container = block.containers[index]
                state.containers[index] = isShown(container.showIf, in: container.parent, state)
            case .question(let index):
                take(block.questions[index], at: index, prefix: prefix, elementSlot: elementSlot, &state)
            case .list(let index):
                let list = block.lists[index]
                guard isShown(list.group.showIf, in: list.container, state) else { continue }
                let (result, value) = evaluate(list, path: prefix + list.group.id)
                state.lists[index] = result
                set(value, of: list.group.id, slot: list.slot, elementSlot: elementSlot)
            case .rule where isBare: continue
            case .rule(let index): compute(definition.rules[index])
            case .lawDate:
                context.readLaw(definition.plan, on: today)
                for change in changes { context[slot: change.slot] = .number(change.value) }
            }
        }
        return state
    }

    private func isShown(_ condition: Expression?, in container: Int?, _ state: BlockState) -> Bool {
        (container.map { state.containers[$0] } ?? true) && isTrue(condition)
    }

    private mutating func take(
        _ planned: FormBlock.PlannedQuestion, at index: Int, prefix: String, elementSlot: Int?,
        _ state: inout BlockState
    ) {
        guard isShown(planned.question.showIf, in: planned.container, state), !isProved(planned, state) else { return }
        state.questions[index] = true
        guard let answer = answers[prefix.isEmpty ? planned.question.id : prefix + planned.question.id] else {
            if planned.question.isRequired { state.problems[index] = planned.question.type.missing }
            return
        }
        if let reason = planned.question.type.problem(with: answer.value, on: today) {
            state.problems[index] = reason
            return
        }
        set(answer.value, of: planned.question.id, slot: planned.slot, elementSlot: elementSlot)
    }

    /// Whether registers have said everything that a document would prove.
    private func isProved(_ planned: FormBlock.PlannedQuestion, _ state: BlockState) -> Bool {
        !planned.question.proves.isEmpty
            && planned.question.proves.allSatisfy { name in
                guard let index = definition.plan.form.question(name), state.questions[index],
                    state.problems[index] == nil, case .register? = answers[name]?.provenance
                else { return false }
                return true
            }
    }

    private mutating func set(_ value: Value, of id: String, slot: Int?, elementSlot: Int?) {
        if let slot { context[slot: slot] = value }
        guard let elementSlot, case .context(var element) = context[slot: elementSlot] else { return }
        // The element is taken out while it changes, so that it is not copied.
        context[slot: elementSlot] = .null
        element[id] = value
        context[slot: elementSlot] = .context(element)
    }

    private mutating func evaluate(_ list: FormBlock.PlannedList, path: String) -> (ListState, Value) {
        let minimum = count(list.repetition.minimum, in: 0...Repetition.maximumCount)
        let maximum = count(list.repetition.maximum, in: minimum...Repetition.maximumCount)
        let given = answers[path].flatMap { ElementKeys($0.value) } ?? ElementKeys()
        var result = ListState(keys: given.padded(to: minimum), minimum: minimum, maximum: maximum)
        for key in result.keys.keys {
            context[slot: list.elementSlot] = .context(list.emptyElement)
            let state = evaluate(
                list.element, prefix: AnswerPath.element(key, of: path) + ".", elementSlot: list.elementSlot)
            result.elements.append(ElementState(key: key, state: state, value: context[slot: list.elementSlot]))
        }
        context[slot: list.elementSlot] = .null
        if result.elements.count > maximum {
            result.problem = Self.tooMany(result.elements.count, maximum: maximum)
        }
        return (result, .list(result.elements.map(\.value)))
    }

    /// A number of elements; the least of the bounds when it is not known yet.
    private func count(_ expression: Expression, in bounds: ClosedRange<Int>) -> Int {
        guard case .number(let number) = expression.evaluate(in: context).value, let count = Int(exactly: number) else {
            return bounds.lowerBound
        }
        return min(max(count, bounds.lowerBound), bounds.upperBound)
    }

    private static func tooMany(_ count: Int, maximum: Int) -> AnswerProblem.Reason {
        let excess = count - maximum
        return AnswerProblem.Reason(
            code: "too-many-elements",
            message: LocalizedText(
                fr: "Il en faut \(maximum) au plus : retirez-en \(excess).",
                en: "There can be \(maximum) at most: remove \(excess)."))
    }

    private mutating func compute(_ rule: Rule) {
        guard isTrue(rule.appliesIf), let slot = definition.plan.slots[rule.id] else { return }
        let value = Rule.settle(
            rule.formula.evaluate(in: context).value, type: rule.type, rounding: rule.rounding)
        context[slot: slot] = value
        computed[rule.id] = value
    }

    // MARK: Further conditions

    private mutating func validate(_ block: FormBlock, _ state: inout BlockState, elementSlot: Int?) {
        guard block.hasValidations else { return }
        for index in block.validated where state.questions[index] && state.problems[index] == nil {
            let planned = block.questions[index]
            guard value(of: planned, elementSlot: elementSlot) != .null else { continue }
            if let failed = planned.question.validations.first(where: { !isTrue($0.that) }) {
                state.problems[index] = AnswerProblem.Reason(code: "validation", message: failed.message)
            }
        }
        for (index, list) in block.lists.enumerated() where list.element.hasValidations {
            guard var result = state.lists[index] else { continue }
            for element in result.elements.indices {
                context[slot: list.elementSlot] = result.elements[element].value
                validate(list.element, &result.elements[element].state, elementSlot: list.elementSlot)
            }
            context[slot: list.elementSlot] = .null
            state.lists[index] = result
        }
    }

    private func value(of planned: FormBlock.PlannedQuestion, elementSlot: Int?) -> Value {
        if let slot = planned.slot { return context[slot: slot] }
        guard let elementSlot, case .context(let element) = context[slot: elementSlot] else { return .null }
        return element[planned.question.id] ?? .null
    }

    private func firstExit(_ state: BlockState) -> (page: String, exit: ExitPage)? {
        for (index, page) in definition.pages.enumerated() where state.containers[index] {
            for exit in page.exits where isTrue(exit.when) { return (page.id, exit) }
        }
        return nil
    }

    private func isTrue(_ condition: Expression?) -> Bool {
        guard let condition else { return true }
        return condition.evaluate(in: context).value == .boolean(true)
    }
}
