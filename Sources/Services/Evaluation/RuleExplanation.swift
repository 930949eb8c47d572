public import FEEL

/// Why a rule has the value it has, for a case: its formula in words, and every value that the formula names, each with
/// the text that sets it. Worked out again from what the case keeps (the version of the definition, the answers, the
/// computed values and the day), so that it reads the same in ten years.
public struct RuleExplanation: Sendable {
    /// A value that the formula names.
    public struct Input: Sendable, Hashable {
        /// Where a value comes from.
        public enum Source: Sendable, Hashable {
            /// An answer, or a list of them.
            case answer
            /// Another rule, with its text of law.
            case rule(reference: String?)
            /// A parameter: since when its value is in force, and the text that sets it.
            case parameter(from: CivilDate, reference: String?)
        }

        /// What it is, in words.
        public let label: String
        /// Its value as people read it; empty when there is none.
        public let value: String
        /// Where it comes from.
        public let source: Source
        /// Who gave the answer, or what; nil for what is no answer, and for a list.
        public var provenance: Provenance?
    }

    /// The rule.
    public let rule: Rule
    /// Its value as people read it; empty when it has none.
    public let value: String
    /// How it is computed, in words.
    public let formula: String
    /// When it applies, in words; nil when it always does.
    public let condition: String?
    /// What rounding did to the value; nil when nothing was rounded away.
    public let rounding: RoundingExplanation?
    /// The conditions that were tried to find the value, in order: the branch taken.
    public let branches: [Branch]
    /// What the formula and the condition name, each once, in the order in which they do.
    public let inputs: [Input]
    /// The text that sets the rule on the day at which the law was read.
    public let reference: String?

    /// A condition that was tried.
    public struct Branch: Sendable, Hashable {
        /// In words; nil for what is given when none holds.
        public let condition: String?
        /// Whether it held.
        public let holds: Bool
        /// What is given for it, in words, when it held.
        public let value: String?
    }
}

extension ServiceDefinition {
    /// Explains the rules that were evaluated, in the order of the definition.
    ///
    /// - Parameters:
    ///   - answers: the case's answers, by path.
    ///   - computed: the values of its rules.
    ///   - day: the local date at which they were evaluated.
    public func explanations(
        answers: Answers, computed: [String: Value], on day: CivilDate, in language: Language
    ) -> [RuleExplanation] {
        let context = valuesContext(answers: answers, computed: computed, on: day)
        let words = FormulaWords(definition: self, language: language)
        return rules.compactMap { rule in
            guard let value = computed[rule.id] else { return nil }
            var seen: Set<String> = []
            let names = ((rule.appliesIf?.pieces ?? []) + rule.writtenPieces(on: context.lawDate(plan) ?? day))
                .compactMap { piece -> String? in
                    guard case .name(let name, _) = piece, seen.insert(name).inserted else { return nil }
                    return name
                }
            return RuleExplanation(
                rule: rule, value: rule.print(value, in: language),
                formula: lines(of: rule, on: context.lawDate(plan) ?? day, words).sentence(in: language),
                condition: rule.appliesIf.map(words.words),
                rounding: rule.roundingExplanation(of: value, in: context, language: language),
                branches: branches(of: rule, in: context, words),
                inputs: names.compactMap { name in
                    var input = input(name, context: context, day: day, in: language)
                    input?.provenance = answers[name]?.provenance
                    return input
                },
                reference: rule.reference(on: context.lawDate(plan) ?? day))
        }
    }

    /// The conditions that the evaluation tried, those of a notation line by line.
    private func branches(
        of rule: Rule, in context: EvaluationContext, _ words: FormulaWords
    ) -> [RuleExplanation.Branch] {
        let lines = rule.lines(on: context.lawDate(plan) ?? context.today)
        if !rule.lines.isEmpty {
            var branches: [RuleExplanation.Branch] = []
            for line in lines {
                let holds = line.condition.map { $0.evaluate(in: context).value == .boolean(true) } ?? true
                branches.append(
                    RuleExplanation.Branch(
                        condition: line.condition.map(words.words), holds: holds,
                        value: holds ? words.words(for: line.value) : nil))
                if holds { break }
            }
            return branches.count == 1 && branches[0].condition == nil ? [] : branches
        }
        return rule.formula.appraise(in: context).branches.compactMap { taken in
            let conditional = rule.formula.conditionals[taken.conditional]
            guard let condition = words.words(forPart: conditional.condition, of: rule.formula) else { return nil }
            let value = taken.holds ? words.words(forPart: conditional.then, of: rule.formula) : nil
            return RuleExplanation.Branch(condition: condition, holds: taken.holds, value: value)
        }
    }

    private func input(
        _ name: String, context: EvaluationContext, day: CivilDate, in language: Language
    ) -> RuleExplanation.Input? {
        guard let slot = plan.slots[name] else { return nil }
        let value = context[slot: slot]
        if let question = plan.form.question(name).map({ plan.form.questions[$0].question }) {
            let printed = value == .null ? "" : question.type.print(value, in: language)
            return RuleExplanation.Input(label: question.ask[language], value: printed, source: .answer)
        }
        if let list = plan.form.list(name).map({ plan.form.lists[$0] }) {
            let count = if case .list(let elements) = value { elements.count } else { 0 }
            return RuleExplanation.Input(
                label: list.group.title[language], value: Formatting.number(Number(count), in: language),
                source: .answer)
        }
        if let rule = rule(name) {
            return RuleExplanation.Input(
                label: rule.label[language], value: rule.print(value, in: language),
                source: .rule(reference: rule.reference(on: context.lawDate(plan) ?? day)))
        }
        guard let parameter = parameters.first(where: { $0.id == name }),
            let dated = parameter.inForce(on: context.lawDate(plan) ?? day)
        else {
            return nil
        }
        return RuleExplanation.Input(
            label: parameter.label?[language] ?? name, value: parameter.form.print(.number(dated.value), in: language),
            source: .parameter(from: dated.from, reference: dated.reference))
    }
}

extension Rule {
    /// The pieces of what was written of its formula, in the version in force on a day.
    fileprivate func writtenPieces(on day: CivilDate) -> [ExpressionPiece] {
        lines.isEmpty
            ? formula.pieces : lines(on: day).flatMap { ($0.condition?.pieces ?? []) + $0.value.pieces }
    }
}

extension [PublishedRule.Line] {
    /// The lines as one sentence: conditions, arrows and values, then what is given otherwise.
    fileprivate func sentence(in language: Language) -> String {
        map { line in
            if let condition = line.condition { return "\(condition) → \(line.value)" }
            return count == 1 ? line.value : (language == .fr ? "sinon " : "otherwise ") + line.value
        }
        .joined(separator: language == .fr ? "\u{A0}; " : "; ")
    }
}
