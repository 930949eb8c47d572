public import FEEL

/// What a definition makes of some answers on a day: what is shown, what is computed, what is left to mend. Pure.
public struct Evaluation: Sendable {
    /// Values of the rules that apply, by rule.
    public let computed: [String: Value]
    /// The way out that the answers lead to, if any, with the page on which it stands.
    public let exit: ExitPage?
    /// Identifier of the page on which `exit` stands.
    public let exitPage: String?
    private let shownPages: Set<String>
    private let shownQuestions: Set<String>
    private let problems: [String: AnswerProblem]

    init(
        computed: [String: Value], exit: (page: String, exit: ExitPage)?, shownPages: Set<String>,
        shownQuestions: Set<String>, problems: [String: AnswerProblem]
    ) {
        self.computed = computed
        self.exit = exit?.exit
        exitPage = exit?.page
        self.shownPages = shownPages
        self.shownQuestions = shownQuestions
        self.problems = problems
    }

    /// Whether the page is part of this person's form.
    public func isShown(_ page: Page) -> Bool { shownPages.contains(page.id) }

    /// Whether the question with this identifier is part of this person's form.
    public func isShown(_ question: String) -> Bool { shownQuestions.contains(question) }

    /// What is left to mend or give on a page, in the order of its questions.
    public func problems(on page: Page) -> [AnswerProblem] { page.questions.compactMap { problems[$0.id] } }

    /// What is left to mend in the answer to a question, if anything.
    public func problem(of question: String) -> AnswerProblem? { problems[question] }

    /// Whether every question shown is answered rightly and no way out applies.
    public var isComplete: Bool { problems.isEmpty && exit == nil }
}

/// The order in which a definition's pages, questions and rules are evaluated, and the slots of their values.
///
/// Worked out once, when the definition is compiled.
struct EvaluationPlan: Sendable {
    /// One step; indexes are positions in the definition.
    enum Step: Sendable, Hashable {
        case page(Int)
        case question(page: Int, index: Int)
        case rule(Int)
    }

    /// Names usable in every expression of the form, with their types and slots.
    let scope: Scope
    /// Names usable in letters: those of the form in the same slots, then the facts of the decision.
    let letterScope: Scope
    /// Pages, questions and rules, each after everything it uses.
    let steps: [Step]
    /// Slot of each question's and rule's value.
    let slots: [String: Int]
}

extension ServiceDefinition {
    /// Evaluates the form.
    ///
    /// A hidden question counts as unanswered: its value is null wherever it is used. So does an answer that does not
    /// suit its question.
    ///
    /// - Parameters:
    ///   - answers: what is known so far, by question; others are ignored.
    ///   - today: the local date.
    public func evaluate(_ answers: Answers, on today: CivilDate) -> Evaluation {
        var run = EvaluationRun(definition: self, today: today)
        for step in plan.steps {
            switch step {
            case .page(let index): run.show(pages[index])
            case .question(let page, let index):
                run.take(
                    pages[page].questions[index], on: pages[page], answer: answers[pages[page].questions[index].id])
            case .rule(let index): run.compute(rules[index])
            }
        }
        return run.finish()
    }

    /// The values that lists show, printed for people in each of the service's languages, in the order of the definition.
    public func columnValues(answers: Answers, computed: [String: Value], on day: CivilDate) -> [LocalizedText] {
        let context = valuesContext(answers: answers, computed: computed, on: day)
        return columns.map { column in
            let value = column.expression.evaluate(in: context).value
            let question = column.question.flatMap(question)
            let texts = languages.map { language in
                let text = value == .null ? "" : question?.type.print(value, in: language)
                return (language, text ?? ValuePrinter.print(value, in: language))
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
        for (id, value) in computed {
            if let slot = plan.slots[id] { context[slot: slot] = value }
        }
        return context
    }
}

/// One evaluation under way.
private struct EvaluationRun {
    let definition: ServiceDefinition
    let today: CivilDate
    var context: EvaluationContext
    var shownPages: Set<String> = []
    var shownQuestions: Set<String> = []
    var problems: [String: AnswerProblem] = [:]
    var computed: [String: Value] = [:]

    init(definition: ServiceDefinition, today: CivilDate) {
        self.definition = definition
        self.today = today
        context = EvaluationContext(scope: definition.plan.scope, today: today)
    }

    mutating func show(_ page: Page) {
        if isTrue(page.showIf) { shownPages.insert(page.id) }
    }

    mutating func take(_ question: Question, on page: Page, answer: Answer?) {
        guard shownPages.contains(page.id), isTrue(question.showIf) else { return }
        shownQuestions.insert(question.id)
        guard let answer else {
            if question.isRequired, let missing = question.type.missing {
                problems[question.id] = AnswerProblem(question: question.id, reason: missing)
            }
            return
        }
        if let reason = question.type.problem(with: answer.value, on: today) {
            problems[question.id] = AnswerProblem(question: question.id, reason: reason)
            return
        }
        if let slot = definition.plan.slots[question.id] { context[slot: slot] = answer.value }
    }

    mutating func compute(_ rule: Rule) {
        guard isTrue(rule.appliesIf), let slot = definition.plan.slots[rule.id] else { return }
        let value = rule.formula.evaluate(in: context).value
        context[slot: slot] = value
        computed[rule.id] = value
    }

    /// Further conditions are checked last: they may use any answer and any rule.
    mutating func finish() -> Evaluation {
        for page in definition.pages where shownPages.contains(page.id) {
            for question in page.questions where problems[question.id] == nil { validate(question) }
        }
        return Evaluation(
            computed: computed, exit: firstExit(), shownPages: shownPages, shownQuestions: shownQuestions,
            problems: problems)
    }

    private mutating func validate(_ question: Question) {
        guard shownQuestions.contains(question.id), let slot = definition.plan.slots[question.id],
            context[slot: slot] != .null
        else { return }
        for validation in question.validations where !isTrue(validation.that) {
            problems[question.id] = AnswerProblem(
                question: question.id, reason: .init(code: "validation", message: validation.message))
            return
        }
    }

    private func firstExit() -> (page: String, exit: ExitPage)? {
        for page in definition.pages where shownPages.contains(page.id) {
            for exit in page.exits where isTrue(exit.when) { return (page.id, exit) }
        }
        return nil
    }

    private func isTrue(_ condition: Expression?) -> Bool {
        guard let condition else { return true }
        return condition.evaluate(in: context).value == .boolean(true)
    }
}
