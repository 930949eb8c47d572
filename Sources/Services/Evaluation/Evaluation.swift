public import FEEL

/// What a definition makes of some answers on a day: what is shown, what is computed, what is left to mend. Pure.
public struct Evaluation: Sendable {
    /// Values of the rules that apply, by rule.
    public let computed: [String: Value]
    /// The way out that the answers lead to, if any, with the page on which it stands.
    public let exit: ExitPage?
    /// Identifier of the page on which `exit` stands.
    public let exitPage: String?
    let definition: ServiceDefinition
    let state: BlockState
    /// Every value, once all was evaluated.
    let context: EvaluationContext

    init(
        definition: ServiceDefinition, computed: [String: Value], exit: (page: String, exit: ExitPage)?,
        state: BlockState, context: EvaluationContext
    ) {
        self.definition = definition
        self.computed = computed
        self.exit = exit?.exit
        exitPage = exit?.page
        self.state = state
        self.context = context
    }

    /// Whether the page is part of this person's form.
    public func isShown(_ page: Page) -> Bool {
        definition.plan.form.container(page.id).map { state.containers[$0] } ?? false
    }

    /// Whether the question whose answer stands at this path is part of this person's form. Also whether a list is, given
    /// its own path.
    public func isShown(_ path: String) -> Bool {
        if let index = definition.plan.form.question(path) { return state.questions[index] }
        return isShown(path[...], in: definition.plan.form, state)
    }

    private func isShown(_ path: Substring, in block: FormBlock, _ state: BlockState) -> Bool {
        let parts = path.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        let id = String(parts[0])
        if parts.count == 1 {
            return block.question(id).map { state.questions[$0] } ?? block.list(id).map { state.lists[$0] != nil }
                ?? false
        }
        guard parts.count == 3, let list = block.list(id), let elements = state.lists[list]?.elements,
            let element = elements.first(where: { String($0.key) == parts[1] })
        else { return false }
        return isShown(parts[2], in: block.lists[list].element, element.state)
    }

    /// What is left to mend or give on a page, in the order of its questions; each names its question by its path.
    public func problems(on page: Page) -> [AnswerProblem] {
        guard isShown(page) else { return [] }
        var problems: [AnswerProblem] = []
        collect(page.items, in: definition.plan.form, state, prefix: "", &problems)
        return problems
    }

    private func collect(
        _ items: [FormItem], in block: FormBlock, _ state: BlockState, prefix: String, _ problems: inout [AnswerProblem]
    ) {
        for item in items {
            switch item {
            case .question(let question):
                guard let index = block.question(question.id), let reason = state.problems[index] else { continue }
                problems.append(AnswerProblem(question: prefix + question.id, reason: reason))
            case .group(let group) where group.repetition == nil:
                collect(group.items, in: block, state, prefix: prefix, &problems)
            case .group(let group):
                guard let index = block.list(group.id), let list = state.lists[index] else { continue }
                let path = prefix + group.id
                for element in list.elements {
                    collect(
                        group.items, in: block.lists[index].element, element.state,
                        prefix: AnswerPath.element(element.key, of: path) + ".", &problems)
                }
                if let reason = list.problem { problems.append(AnswerProblem(question: path, reason: reason)) }
            }
        }
    }

    /// Whether every question shown is answered rightly and no way out applies.
    public var isComplete: Bool { !state.hasProblems && exit == nil }

    /// Of some answers, those to questions that are part of this person's form, with the elements of its lists.
    public func shownAnswers(of answers: Answers) -> Answers {
        var shown: Answers = [:]
        for (path, answer) in answers where isShown(path) { shown[path] = answer }
        for page in definition.pages where isShown(page) {
            for item in items(on: page) { addElements(of: item, from: answers, to: &shown) }
        }
        return shown
    }

    private func addElements(of item: ShownItem, from answers: Answers, to shown: inout Answers) {
        switch item {
        case .question: return
        case .group(let group): for item in group.items { addElements(of: item, from: answers, to: &shown) }
        case .list(let list):
            let keys = ElementKeys(list.elements.map(\.key))
            shown[list.path] = Answer(keys.value, by: answers[list.path]?.provenance ?? .person)
            for element in list.elements {
                for item in element.items { addElements(of: item, from: answers, to: &shown) }
            }
        }
    }
}

extension ServiceDefinition {
    /// Evaluates the form.
    ///
    /// A hidden question counts as unanswered: its value is null wherever it is used. So does an answer that does not
    /// suit its question.
    ///
    /// - Parameters:
    ///   - answers: what is known so far, by path; others are ignored.
    ///   - today: the local date.
    public func evaluate(_ answers: Answers, on today: CivilDate) -> Evaluation {
        var run = EvaluationRun(self, answers: answers, today: today)
        return run.run()
    }

    /// Evaluates the form with other values of some parameters than those in force: a reform being tried.
    ///
    /// - Parameter changes: the values, by the parameters' names; names that are none are left aside.
    public func evaluate(_ answers: Answers, on today: CivilDate, with changes: [String: Number]) -> Evaluation {
        var run = EvaluationRun(self, answers: answers, today: today, changes: changes)
        return run.run()
    }

    /// The values that lists show, printed for people in each of the service's languages, in the order of the definition.
    public func columnValues(answers: Answers, computed: [String: Value], on day: CivilDate) -> [LocalizedText] {
        let context = valuesContext(answers: answers, computed: computed, on: day)
        return columns.map { column in
            let value = column.expression.evaluate(in: context).value
            let question = column.question.flatMap(question)
            let texts = languages.map { language in
                let form = column.form ?? .plain
                let text = value == .null ? "" : question?.type.print(value, in: language)
                return (language, text ?? form.print(value, in: language))
            }
            return LocalizedText(Dictionary(texts, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// Every value of a case as expressions see it.
    ///
    /// - Parameter scope: the form's names, unless those of letters are wanted.
    func valuesContext(
        answers: Answers, computed: [String: Value], on day: CivilDate, scope: Scope? = nil
    ) -> EvaluationContext {
        var context = EvaluationContext(scope: scope ?? plan.scope, today: day)
        for (id, answer) in answers {
            if let slot = plan.slots[id] { context[slot: slot] = answer.value }
        }
        for list in plan.form.lists {
            if let slot = list.slot { context[slot: slot] = value(of: list, path: list.group.id, answers: answers) }
        }
        context.setFunctions(plan)
        context.readLaw(plan, on: day)
        for (id, value) in computed {
            if let slot = plan.slots[id] { context[slot: slot] = value }
        }
        return context
    }

    /// The value of a list as it was answered; null when it was not part of the form.
    private func value(of list: FormBlock.PlannedList, path: String, answers: Answers) -> Value {
        guard let keys = answers[path].flatMap({ ElementKeys($0.value) }) else { return .null }
        return .list(
            keys.keys.map { key in
                let prefix = AnswerPath.element(key, of: path) + "."
                var element = list.emptyElement
                for question in list.element.questions {
                    if let answer = answers[prefix + question.question.id], element[question.question.id] != nil {
                        element[question.question.id] = answer.value
                    }
                }
                for nested in list.element.lists {
                    element[nested.group.id] = value(of: nested, path: prefix + nested.group.id, answers: answers)
                }
                return .context(element)
            })
    }

    /// Answers by path out of values by name, lists being lists of contexts: as expressions see them, and as tests of
    /// definitions give them. Names that the form does not have are left out.
    public func answers(from values: [String: Value]) -> Answers {
        var answers: Answers = [:]
        add(plan.form, { values[$0] }, prefix: "", to: &answers)
        return answers
    }

    private func add(
        _ block: FormBlock, _ value: (String) -> Value?, prefix: String, to answers: inout Answers
    ) {
        for question in block.questions {
            guard let value = value(question.question.id), value != .null else { continue }
            answers[prefix + question.question.id] = Answer(value)
        }
        for list in block.lists {
            guard case .list(let elements)? = value(list.group.id) else { continue }
            let path = prefix + list.group.id
            let kept = elements.prefix(Repetition.maximumCount)
            answers[path] = Answer(ElementKeys(kept.indices.map { $0 + 1 }).value)
            for (index, element) in kept.enumerated() {
                guard case .context(let entries) = element else { continue }
                add(list.element, { entries[$0] }, prefix: AnswerPath.element(index + 1, of: path) + ".", to: &answers)
            }
        }
    }
}
