import FEEL

/// The order in which a definition's form is evaluated, and the slots of its values.
///
/// Worked out once, when the definition is compiled, so that evaluating looks nothing up by name but the answers.
struct EvaluationPlan: Sendable {
    /// Names usable in every expression of the form, with their types and slots.
    let scope: Scope
    /// Names usable in letters: those of the form in the same slots, then the facts of the decision.
    let letterScope: Scope
    /// The form. Its first containers are the pages.
    let form: FormBlock
    /// Slot of each question's, list's, rule's and parameter's value.
    let slots: [String: Int]
    /// The parameters, in the order of the definition.
    let parameters: [ParameterSlot]
    /// What each slot holds.
    let inputs: [SlotInput]
    /// The slot of each rule.
    let ruleSlots: [Int?]
    /// The position of each rule in the definition.
    let rulePositions: [String: Int]

    /// The rules that each rule needs, directly or through what is shown and asked, but not through other rules.
    let ruleNeeds: [[Int]]

    /// The decisions of models that rules stand for, by the names of their functions.
    let decisions: [String: DecisionFunction]
    /// The same as values, by slot.
    let functions: [(slot: Int, function: Value)]
    /// Whether what is shown, or how often a list is asked, depends on a rule.
    let showsByRules: Bool
    /// The day at which the law is read, worked out from answers; nil for the day of the evaluation.
    let lawDate: Expression?
    /// Where that day is kept.
    let lawDateSlot: Int?

    /// What a slot holds. Numbers are positions in the form's block, and for rules in the definition.
    enum SlotInput: Sendable, Hashable {
        case question(Int)
        case list(Int)
        case rule(Int)
        case parameter
        case lawDate
        case other
    }

    /// - Parameter rules: the rules in the order of the definition.
    init(
        scope: Scope, letterScope: Scope, form: FormBlock, slots: [String: Int], parameters: [ParameterSlot],
        rules: [Rule], ruleNeeds: [[Int]], lawDate: Expression?,
        decisions: [String: DecisionFunction]
    ) {
        self.ruleNeeds = ruleNeeds
        self.decisions = decisions
        functions = decisions.compactMap { name, decision in
            slots[name].map { ($0, Value.function(decision.function)) }
        }
        self.lawDate = lawDate
        lawDateSlot = slots[LawDate.name]
        self.scope = scope
        self.letterScope = letterScope
        self.form = form
        self.slots = slots
        self.parameters = parameters
        ruleSlots = rules.map { slots[$0.id] }
        rulePositions = Dictionary(
            rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var inputs = [SlotInput](repeating: .other, count: scope.variables.count)
        for place in parameters { inputs[place.slot] = .parameter }
        if let lawDateSlot { inputs[lawDateSlot] = .lawDate }
        for (index, rule) in rules.enumerated() { slots[rule.id].map { inputs[$0] = .rule(index) } }
        for (index, planned) in form.questions.enumerated() { planned.slot.map { inputs[$0] = .question(index) } }
        for (index, planned) in form.lists.enumerated() { planned.slot.map { inputs[$0] = .list(index) } }
        self.inputs = inputs
        showsByRules = form.conditions.contains { condition in
            condition.slots.contains { if case .rule = inputs[$0] { true } else { false } }
        }
    }

    /// A parameter and where its value is kept.
    struct ParameterSlot: Sendable {
        let slot: Int
        let parameter: Parameter
    }
}

/// What is asked as a whole: the form, or one element of a repeated group.
struct FormBlock: Sendable {
    /// One step of the evaluation; numbers are positions in the block, and for rules in the definition.
    enum Step: Sendable, Hashable {
        case container(Int)
        case question(Int)
        case list(Int)
        case rule(Int)
        case lawDate
    }

    /// A page or a group asked once: what it holds is shown when it is.
    struct Container: Sendable {
        let id: String
        let showIf: Expression?
        /// Another container of the block around it.
        let parent: Int?
    }

    /// A question where it is asked. Shared, never copied: a question has some twenty texts and conditions, and copying
    /// two thousand of them was a fifth of an evaluation.
    final class PlannedQuestion: Sendable {
        let question: Question
        let container: Int?
        /// The slot of its value; in an element, values are entries of the element instead.
        let slot: Int?

        init(question: Question, container: Int?, slot: Int?) {
            self.question = question
            self.container = container
            self.slot = slot
        }
    }

    struct PlannedList: Sendable {
        let group: FormGroup
        let repetition: Repetition
        let container: Int?
        /// The slot of the list; in an element, it is an entry of the element instead.
        let slot: Int?
        /// The slot of the element at hand.
        let elementSlot: Int
        /// What an element is before anything is answered: every entry null.
        let emptyElement: Context
        let element: FormBlock
    }

    let containers: [Container]
    let questions: [PlannedQuestion]
    let lists: [PlannedList]
    /// Everything, each after what it uses.
    let steps: [Step]
    /// Whether an answer of the block must meet further conditions.
    let hasValidations: Bool
    /// The questions whose answers must.
    let validated: [Int]
    private let containerPositions: [String: Int]
    private let questionPositions: [String: Int]
    private let listPositions: [String: Int]

    init(containers: [Container], questions: [PlannedQuestion], lists: [PlannedList], steps: [Step]) {
        self.containers = containers
        self.questions = questions
        self.lists = lists
        self.steps = steps
        validated = questions.indices.filter { !questions[$0].question.validations.isEmpty }
        hasValidations = !validated.isEmpty || lists.contains { $0.element.hasValidations }
        containerPositions = Self.positions(containers.map(\.id))
        questionPositions = Self.positions(questions.map(\.question.id))
        listPositions = Self.positions(lists.map(\.group.id))
    }

    private static func positions(_ names: [String]) -> [String: Int] {
        Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Every condition of what is shown, and every number of elements, lists included.
    var conditions: [Expression] {
        containers.compactMap(\.showIf) + questions.compactMap(\.question.showIf)
            + lists.flatMap { list in
                [list.group.showIf, list.repetition.minimum, list.repetition.maximum].compactMap { $0 }
                    + list.element.conditions
            }
    }

    func container(_ id: String) -> Int? { containerPositions[id] }
    func question(_ id: String) -> Int? { questionPositions[id] }
    func list(_ id: String) -> Int? { listPositions[id] }
}
