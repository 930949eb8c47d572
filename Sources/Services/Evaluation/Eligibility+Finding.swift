public import FEEL

extension ServiceDefinition {
    /// What some answers say of eligibility. Pure; nil when no rule of the service tells it.
    ///
    /// The rule is evaluated as the form evaluates it, and watched while it is. Only what was looked at counts: an answer
    /// that is missing and was never looked at cannot change the verdict, and one that was looked at makes it unknown.
    /// An optional question left empty is an answer, as it is in the form.
    ///
    /// - Parameters:
    ///   - answers: what is known so far; answers to other questions than the eligibility's are left aside.
    ///   - today: the local date.
    public func eligibility(_ answers: Answers, on today: CivilDate) -> EligibilityFinding? {
        guard let eligibility else { return nil }
        let asked = Set(eligibility.questions)
        var search = EligibilitySearch(self, answers: answers.filter { asked.contains($0.key) }, today: today)
        let value = search.lookAt(rule: eligibility.rule)
        let verdict: EligibilityFinding.Verdict =
            switch value {
            case .boolean(let isTrue) where search.missing.isEmpty: isTrue ? .yes : .no
            default: .unknown
            }
        return EligibilityFinding(
            verdict: verdict, decidedBy: eligibility.questions.filter(search.decisive.contains),
            missing: eligibility.questions.filter(search.missing.contains), applied: search.applied,
            exit: search.exit())
    }
}

/// Evaluates a rule while watching what it looks at, and what that depends on in turn.
private struct EligibilitySearch {
    private let definition: ServiceDefinition
    private let answers: Answers
    private let evaluation: Evaluation
    private let rules: [String: Rule]
    private let places: [String: Place]
    private(set) var decisive: Set<String> = []
    private(set) var missing: Set<String> = []
    private(set) var applied: [(rule: Rule, value: Value)] = []
    private var seen: Set<String> = []

    init(_ definition: ServiceDefinition, answers: Answers, today: CivilDate) {
        self.definition = definition
        let evaluation = definition.evaluate(answers, on: today)
        // As in the form, an answer that is hidden or does not suit its question counts as none.
        let wrong = Set(definition.pages.flatMap(evaluation.problems).map(\.question))
        let sound = answers.filter { evaluation.isShown($0.key) && !wrong.contains($0.key) }
        self.answers = sound
        self.evaluation = evaluation
        rules = Dictionary(definition.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var places: [String: Place] = [:]
        for page in definition.pages {
            Self.addPlaces(page.items, on: page, conditions: [page.showIf].compactMap { $0 }, to: &places)
        }
        self.places = places
    }

    /// Where a question stands, with every condition on which it is shown.
    private struct Place {
        let page: Page
        let question: Question
        let conditions: [Expression]
    }

    private static func addPlaces(
        _ items: [FormItem], on page: Page, conditions: [Expression], to places: inout [String: Place]
    ) {
        for item in items {
            switch item {
            case .question(let question):
                let all = conditions + [question.showIf].compactMap { $0 }
                places[question.name] = Place(page: page, question: question, conditions: all)
            case .group(let group) where group.repetition == nil:
                addPlaces(
                    group.items, on: page, conditions: conditions + [group.showIf].compactMap { $0 }, to: &places)
            // The elements of a list are no part of an eligibility: the compiler sees to it.
            case .group: continue
            }
        }
    }

    /// Evaluates a rule, noting what decides it.
    mutating func lookAt(rule name: String) -> Value {
        guard let rule = rules[name] else { return .null }
        let isNew = seen.insert(name).inserted
        let place = applied.count
        if !isTrue(rule.appliesIf) { return .null }
        let (value, names) = rule.formula.watch(in: evaluation.context)
        if isNew {
            lookAt(names)
            applied.insert((rule, value), at: place)
        }
        return value
    }

    /// The first way out that these answers already decide.
    func exit() -> ExitPage? {
        for page in definition.pages where evaluation.isShown(page) {
            for exit in page.exits {
                var search = self
                search.missing = []
                search.seen = []
                if search.isTrue(page.showIf), search.isTrue(exit.when), search.missing.isEmpty { return exit }
            }
        }
        return nil
    }

    private mutating func lookAt(_ names: Set<String>) {
        for name in names.sorted() where !seen.contains(name) {
            if rules[name] != nil {
                _ = lookAt(rule: name)
            } else {
                seen.insert(name)
                lookAt(question: name)
            }
        }
    }

    private mutating func lookAt(question id: String) {
        guard let place = places[id], place.conditions.allSatisfy({ isTrue($0) }) else { return }
        if answers[id] != nil {
            decisive.insert(id)
        } else if place.question.isRequired
            || evaluation.problems(on: place.page).contains(where: { $0.question == id })
        {
            missing.insert(id)
        } else {
            decisive.insert(id)
        }
    }

    private mutating func isTrue(_ condition: Expression?) -> Bool {
        guard let condition else { return true }
        let (value, names) = condition.watch(in: evaluation.context)
        lookAt(names)
        return value == .boolean(true)
    }
}
