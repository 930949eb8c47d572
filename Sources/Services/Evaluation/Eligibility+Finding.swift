public import FEEL

extension ServiceDefinition {
    /// What some answers say of eligibility. Pure; nil when no rule of the service tells it.
    ///
    /// The rule is evaluated as the form evaluates it, and watched while it is (`RuleInquiry`).
    ///
    /// - Parameters:
    ///   - answers: what is known so far; answers to other questions than the eligibility's are left aside.
    ///   - today: the local date.
    public func eligibility(_ answers: Answers, on today: CivilDate) -> EligibilityFinding? {
        guard let eligibility, let goal = plan.rulePositions[eligibility.rule] else { return nil }
        let asked = Set(eligibility.questions)
        let evaluation = evaluate(answers.filter { asked.contains($0.key) }, on: today)
        var inquiry = RuleInquiry(evaluation)
        let outcome = inquiry.finding(ofRule: goal).outcome
        let verdict: EligibilityFinding.Verdict =
            if case .value(let value) = outcome { value == .boolean(true) ? .yes : .no } else { .unknown }
        var missing: [String] = if case .unknown(let paths) = outcome { paths } else { [] }
        var looked = inquiry.looked(from: goal)
        var told: (rule: Rule, outcome: RuleOutcome)?
        if verdict == .yes, let amount = amount.flatMap({ plan.rulePositions[$0] }) {
            let outcome = inquiry.finding(ofRule: amount).outcome
            told = (rules[amount], outcome)
            if case .unknown(let paths) = outcome { missing = paths }
            let more = inquiry.looked(from: amount)
            looked.questions.formUnion(more.questions)
            let known = Set(looked.rules.map(\.index))
            looked.rules += more.rules.filter { !known.contains($0.index) }
        }
        let decisive = looked.questions.filter { !inquiry.isMissing($0) }
        return EligibilityFinding(
            verdict: verdict, decidedBy: eligibility.questions.filter(decisive.contains),
            missing: eligibility.questions.filter(missing.contains),
            applied: looked.rules.map { index, value in (rules[index], value) }, exit: inquiry.certainExit(),
            amount: told)
    }
}

extension RuleInquiry {
    /// What a rule looked at, directly or not: the questions by name, and the rules that apply with their values, itself
    /// first. What is hidden decides nothing: what hides it does.
    mutating func looked(from rule: Int) -> (questions: Set<String>, rules: [(index: Int, value: Value)]) {
        var questions: Set<String> = []
        var rules: [(index: Int, value: Value)] = []
        var seen: Set<EvaluationPlan.SlotInput> = []
        var pending: [EvaluationPlan.SlotInput] = [.rule(rule)]
        while let input = pending.popLast() {
            guard seen.insert(input).inserted else { continue }
            var reads: Set<Int> = []
            switch input {
            case .rule(let index):
                let finding = finding(ofRule: index)
                reads = finding.reads
                guard finding.applies else { break }
                let value: Value = if case .value(let value) = finding.outcome { value } else { .null }
                rules.append((index, value))
            case .question(let index):
                let planned = definition.plan.form.questions[index]
                if evaluation.state.questions[index] { questions.insert(planned.question.id) }
                reads = readsOfConditions(of: planned)
            case .parameter, .lawDate:
                reads = definition.plan.lawDate.map { Set($0.slots) } ?? []
            case .list, .other: continue
            }
            pending += reads.sorted(by: >).map { definition.plan.inputs[$0] }
        }
        return (questions, rules)
    }

    /// The first way out that these answers already decide.
    mutating func certainExit() -> ExitPage? {
        for (index, page) in definition.pages.enumerated() where isCertain(container: index) {
            if let exit = page.exits.first(where: { isCertain($0.when) }) { return exit }
        }
        return nil
    }
}
