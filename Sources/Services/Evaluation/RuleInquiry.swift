public import FEEL

/// What is known of a rule's value.
///
/// Four different things, none of which is zero: a value, nothing because the rule does not apply, nothing yet because
/// answers are missing, nothing because the formula can't be computed.
public enum RuleOutcome: Sendable, Hashable {
    /// Its value, which no further answer can change.
    case value(Value)
    /// It does not apply to these answers, or is made of something that does not.
    case notApplicable
    /// Its value depends on answers that are missing or wrong: their paths, those to be given first.
    case unknown([String])
    /// All is known, and there is no value all the same: why.
    case error([ExpressionDiagnostic])
}

/// Asks rules for their values, watching what they look at. What was found is kept: each expression is evaluated once.
///
/// Only what is looked at counts: an answer that is missing and was never looked at cannot change the value, and one that
/// was looked at makes it unknown. An optional question left empty is an answer, as it is in the form; so is a hidden one.
struct RuleInquiry {
    let definition: ServiceDefinition
    let evaluation: Evaluation
    private var context: EvaluationContext
    /// What was found of each slot, container and rule.
    private var inputs: [Input?]
    private var containers: [Condition?]
    private var findings: [Finding?]
    /// The slots that the conditions of questions and of containers looked at.
    private var questionReads: [PositionSet?]
    private var containerReads: [PositionSet?]
    /// What is known of the day at which the law is read.
    private var lawInput: Input?

    /// What is known of the value in a slot.
    private enum Input {
        case known
        /// Nothing is asked for it, or the rule does not apply.
        case notApplicable
        /// The paths of the answers that it needs first, and of those that may matter then.
        case missing(first: [String], later: [String])
        /// It can't be computed.
        case failed([ExpressionDiagnostic])
    }

    /// What is known of a condition.
    private enum Condition {
        case holds
        case fails
        case missing(first: [String], later: [String])
    }

    /// What an expression gave, and the paths of the answers that it lacks: those needed first, those that may matter then.
    private struct Appraised {
        let appraisal: Appraisal
        let first: [String]
        let later: [String]

        /// The same, of a condition.
        var condition: Condition {
            if !first.isEmpty { return .missing(first: first, later: later) }
            return appraisal.value == .boolean(true) ? .holds : .fails
        }
    }

    /// What was found about a rule.
    struct Finding {
        var outcome: RuleOutcome
        /// Whether its condition holds, as far as is known.
        var applies = true
        /// Paths of answers that matter only if those of `outcome` turn out so.
        var later: [String] = []
        /// The slots that its condition and its formula looked at.
        var reads: PositionSet = []
        /// The branches that its formula took.
        var branches: [BranchTaken] = []
    }

    init(_ evaluation: Evaluation) {
        definition = evaluation.definition
        self.evaluation = evaluation
        context = evaluation.context
        inputs = Array(repeating: nil, count: definition.plan.inputs.count)
        containers = Array(repeating: nil, count: definition.plan.form.containers.count)
        findings = Array(repeating: nil, count: definition.rules.count)
        questionReads = Array(repeating: nil, count: definition.plan.form.questions.count)
        containerReads = Array(repeating: nil, count: definition.plan.form.containers.count)
    }

    /// What is known of a rule, by its position in the definition.
    mutating func finding(ofRule index: Int) -> Finding {
        if let known = findings[index] { return known }
        // Most need nothing that is not known.
        if definition.plan.ruleNeeds[index].allSatisfy({ findings[$0] != nil }) {
            return keep(find(definition.rules[index]), of: index)
        }
        // What it needs goes first, so that a long chain of rules does not exhaust the thread's stack. The definition has
        // each rule after those it uses.
        var needed: PositionSet = [index]
        var pending = [index]
        while let rule = pending.popLast() {
            for other in definition.plan.ruleNeeds[rule] where findings[other] == nil && needed.insert(other) {
                pending.append(other)
            }
        }
        var last = Finding(outcome: .notApplicable)
        for rule in needed {
            last = keep(find(definition.rules[rule]), of: rule)
        }
        return last
    }

    /// Keeps what was found, with the value where other rules look for it.
    private mutating func keep(_ finding: Finding, of rule: Int) -> Finding {
        findings[rule] = finding
        if let slot = definition.plan.ruleSlots[rule] {
            if case .value(let value) = finding.outcome {
                context[slot: slot] = value
            } else {
                context[slot: slot] = .null
            }
        }
        return finding
    }

    private mutating func find(_ rule: Rule) -> Finding {
        var finding = Finding(outcome: .notApplicable)
        if let condition = rule.appliesIf {
            let known = appraise(condition)
            finding.reads = known.appraisal.reads
            switch known.condition {
            case .holds: break
            case .fails:
                finding.applies = false
                return finding
            case .missing(let first, let later):
                let formula = appraise(rule.formula)
                finding.applies = false
                finding.outcome = .unknown(first)
                finding.later = Self.merged(later, formula.first + formula.later, without: first)
                return finding
            }
        }
        let formula = appraise(rule.formula)
        finding.reads.formUnion(formula.appraisal.reads)
        finding.branches = formula.appraisal.branches
        finding.later = formula.later
        finding.outcome = formula.first.isEmpty ? outcome(rule, formula.appraisal) : .unknown(formula.first)
        return finding
    }

    /// What a formula gave whose inputs are all known.
    private func outcome(_ rule: Rule, _ appraisal: Appraisal) -> RuleOutcome {
        let value = Rule.settle(appraisal.value, type: rule.type, rounding: rule.rounding)
        if value != .null { return .value(value) }
        var failures = appraisal.diagnostics
        for slot in appraisal.reads {
            switch inputs[slot] {
            case .failed(let reasons): return .error(reasons)
            // What is made of something that does not apply does not apply either.
            case .notApplicable: failures = []
            default: continue
            }
            if failures.isEmpty { return .notApplicable }
        }
        return failures.isEmpty ? .notApplicable : .error(failures)
    }

    // MARK: Expressions

    private mutating func appraise(_ expression: Expression) -> Appraised {
        var unknown: PositionSet = []
        for slot in expression.slots {
            // What a list lacks depends on which of its entries are looked at; of all else, what is known stays so.
            if inputs[slot] == nil || isList(slot) { inputs[slot] = input(slot, of: expression) }
            if case .missing? = inputs[slot] { unknown.insert(slot) }
        }
        let appraisal = expression.appraise(in: context, unknown: unknown)
        // Nothing can be lacking of what lacks nothing: mostly so.
        guard !unknown.isEmpty else { return Appraised(appraisal: appraisal, first: [], later: []) }
        let (first, later) = missing(of: appraisal)
        return Appraised(appraisal: appraisal, first: first, later: later)
    }

    private func missing(of appraisal: Appraisal) -> (first: [String], later: [String]) {
        var (first, later): ([String], [String]) = ([], [])
        for slot in appraisal.missing {
            guard case .missing(let needed, let more)? = inputs[slot] else { continue }
            first = Self.merged(first, needed)
            later = Self.merged(later, more)
        }
        for slot in appraisal.later {
            guard case .missing(let needed, let more)? = inputs[slot] else { continue }
            later = Self.merged(Self.merged(later, needed), more)
        }
        return (first, Self.merged([], later, without: first))
    }

    private static func merged(_ paths: [String], _ more: [String], without known: [String] = []) -> [String] {
        // Mostly nothing is missing. No path is twice in a list made here.
        if known.isEmpty {
            if more.isEmpty { return paths }
            if paths.isEmpty { return more }
        }
        var merged = paths.filter { !known.contains($0) }
        for path in more where !merged.contains(path) && !known.contains(path) { merged.append(path) }
        return merged
    }

    // MARK: Inputs

    private func isList(_ slot: Int) -> Bool {
        if case .list = definition.plan.inputs[slot] { true } else { false }
    }

    /// A rule's outcome, without the rest of what was found.
    private mutating func outcome(ofRule index: Int) -> RuleOutcome {
        if let known = findings[index]?.outcome { return known }
        return finding(ofRule: index).outcome
    }

    private mutating func input(_ slot: Int, of expression: Expression) -> Input {
        switch definition.plan.inputs[slot] {
        case .question(let index): return question(index)
        case .list(let index): return list(index, entries: expression)
        case .rule(let index):
            switch outcome(ofRule: index) {
            case .value: return .known
            case .notApplicable: return .notApplicable
            case .unknown(let paths): return .missing(first: paths, later: findings[index]?.later ?? [])
            case .error(let reasons): return .failed(reasons)
            }
        case .parameter, .lawDate: return law()
        case .other: return .known
        }
    }

    /// Parameters are known once the day is at which they are read.
    private mutating func law() -> Input {
        guard let lawDate = definition.plan.lawDate else { return .known }
        if let known = lawInput { return known }
        var input = Input.known
        if case .missing(let first, let later) = appraise(lawDate).condition {
            input = .missing(first: first, later: later)
        }
        lawInput = input
        return input
    }

    private mutating func question(_ index: Int) -> Input {
        let planned = definition.plan.form.questions[index]
        let (shown, reads) = isShown(planned.question.showIf, in: planned.container)
        questionReads[index] = reads
        switch shown {
        case .fails: return .notApplicable
        case .missing(let first, let later):
            return .missing(first: first, later: Self.merged(later, [planned.question.id], without: first))
        case .holds: break
        }
        guard evaluation.state.questions[index] else { return .known }
        let isMissing = evaluation.state.problems[index].map { $0.code != Self.furtherCondition } ?? false
        return isMissing ? .missing(first: [planned.question.id], later: []) : .known
    }

    private mutating func list(_ index: Int, entries expression: Expression) -> Input {
        let planned = definition.plan.form.lists[index]
        switch isShown(planned.group.showIf, in: planned.container).condition {
        case .fails: return .notApplicable
        case .missing(let first, let later): return .missing(first: first, later: later)
        case .holds: break
        }
        guard let state = evaluation.state.lists[index] else { return .known }
        let isWhole = expression.source == planned.group.id
        var paths: [String] = []
        collect(planned, state, path: planned.group.id, &paths) { isWhole || expression.members.contains($0) }
        return paths.isEmpty ? .known : .missing(first: paths, later: [])
    }

    /// The answers that the elements of a list lack.
    private func collect(
        _ list: FormBlock.PlannedList, _ state: ListState, path: String, _ paths: inout [String],
        where isUsed: (String) -> Bool
    ) {
        if state.problem != nil { paths.append(path) }
        for element in state.elements {
            let prefix = AnswerPath.element(element.key, of: path) + "."
            for (index, reason) in element.state.problems.sorted(by: { $0.key < $1.key }) {
                let id = list.element.questions[index].question.id
                if reason.code != Self.furtherCondition, isUsed(id) { paths.append(prefix + id) }
            }
            for (index, nested) in list.element.lists.enumerated() {
                guard let state = element.state.lists[index] else { continue }
                collect(nested, state, path: prefix + nested.group.id, &paths, where: isUsed)
            }
        }
    }

    /// Whether something is shown, and the slots that its own condition looked at: nil when it was not looked at, as what
    /// it stands in is not shown for certain.
    private mutating func isShown(_ condition: Expression?, in container: Int?) -> (
        condition: Condition, reads: PositionSet?
    ) {
        if let container {
            let around = self.container(container)
            guard case .holds = around else { return (around, nil) }
        }
        guard let condition else { return (.holds, []) }
        let known = appraise(condition)
        return (known.condition, known.appraisal.reads)
    }

    private mutating func container(_ index: Int) -> Condition {
        if let known = containers[index] { return known }
        let container = definition.plan.form.containers[index]
        let (known, reads) = isShown(container.showIf, in: container.parent)
        containers[index] = known
        containerReads[index] = reads
        return known
    }

    // MARK: What else was asked for

    /// Whether a question's answer is missing where it was looked at.
    func isMissing(question index: Int) -> Bool {
        guard let slot = definition.plan.form.questions[index].slot, case .missing? = inputs[slot] else { return false }
        return true
    }

    /// The slots that decide whether a question is shown.
    mutating func readsOfConditions(ofQuestion index: Int) -> PositionSet {
        let planned = definition.plan.form.questions[index]
        var reads = questionReads[index] ?? planned.question.showIf.map { appraise($0).appraisal.reads } ?? []
        var around = planned.container
        while let index = around {
            let container = definition.plan.form.containers[index]
            if let known = containerReads[index] {
                reads.formUnion(known)
            } else if let condition = container.showIf {
                reads.formUnion(appraise(condition).appraisal.reads)
            }
            around = container.parent
        }
        return reads
    }

    /// Whether a condition holds whatever is answered next.
    mutating func isCertain(_ condition: Expression) -> Bool {
        if case .holds = appraise(condition).condition { true } else { false }
    }

    /// Whether a page or a group is shown whatever is answered next.
    mutating func isCertain(container index: Int) -> Bool {
        if case .holds = container(index) { true } else { false }
    }

    /// The code of a problem that does not make an answer unknown: a further condition that it does not meet.
    private static let furtherCondition = "validation"
}

extension Evaluation {
    /// What is known of a rule.
    public func outcome(of rule: Rule) -> RuleOutcome {
        guard let index = definition.plan.rulePositions[rule.id] else { return .notApplicable }
        var inquiry = RuleInquiry(self)
        return inquiry.finding(ofRule: index).outcome
    }
}
