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
        let asked = eligibility.asked
        let isAll = answers.keys.allSatisfy(asked.contains)
        var run = EvaluationRun(
            self, answers: isAll ? answers : answers.filter { asked.contains($0.key) }, today: today, isBare: true)
        let evaluation = run.run()
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
            looked = inquiry.looked(from: amount, after: looked)
        }
        // The form's order is that of the eligibility's questions.
        let decisive = looked.questions.filter { !inquiry.isMissing(question: $0) }
            .map { plan.form.questions[$0].question.id }
        return EligibilityFinding(
            verdict: verdict, decidedBy: decisive,
            missing: eligibility.questions.filter(missing.contains),
            applied: looked.rules.map { index, value in (rules[index], value) }, exit: inquiry.certainExit(),
            amount: told)
    }
}

extension RuleInquiry {
    /// What rules looked at, directly or not.
    struct Looked {
        /// The questions, by their positions in the form.
        var questions: PositionSet = []
        /// The rules that apply with their values, the first asked about first.
        var rules: [(index: Int, value: Value)] = []
        fileprivate var seen: PositionSet = []
        fileprivate var seenRules: PositionSet = []
        fileprivate var isLawSeen = false
    }

    /// What a rule looked at, besides what another did. What is hidden decides nothing: what hides it does.
    mutating func looked(from rule: Int, after before: Looked = Looked()) -> Looked {
        var looked = before
        var pending: [EvaluationPlan.SlotInput] = [.rule(rule)]
        while let input = pending.popLast() {
            var reads: PositionSet = []
            switch input {
            case .rule(let index):
                guard looked.seenRules.insert(index) else { continue }
                let finding = finding(ofRule: index)
                reads = finding.reads
                guard finding.applies else { break }
                let value: Value = if case .value(let value) = finding.outcome { value } else { .null }
                looked.rules.append((index, value))
            case .question(let index):
                guard looked.seen.insert(index) else { continue }
                if evaluation.state.questions[index] { looked.questions.insert(index) }
                reads = readsOfConditions(ofQuestion: index)
            case .parameter, .lawDate:
                guard !looked.isLawSeen else { continue }
                looked.isLawSeen = true
                reads = definition.plan.lawDate.map { PositionSet($0.slots) } ?? []
            case .list, .other: continue
            }
            // The lowest slot is looked at next.
            let above = pending.count
            for slot in reads { pending.append(definition.plan.inputs[slot]) }
            pending[above...].reverse()
        }
        return looked
    }

    /// The first way out that these answers already decide.
    mutating func certainExit() -> ExitPage? {
        for (index, page) in definition.pages.enumerated() where isCertain(container: index) {
            if let exit = page.exits.first(where: { isCertain($0.when) }) { return exit }
        }
        return nil
    }
}
