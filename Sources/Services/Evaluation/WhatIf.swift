public import FEEL

/// What other answers would change of a rule, and why.
public struct WhatIf: Codable, Sendable, Hashable {
    /// The rule's identifier.
    public let rule: String
    /// What it is, in words.
    public let label: String
    /// Its value as people read it, before; empty when there is none.
    public let before: String
    /// Its value with the other answers.
    public let after: String
    /// The values that the formula uses and that changed: why.
    public let because: [Change]

    /// A value that is not the same.
    public struct Change: Codable, Sendable, Hashable {
        /// What it is, in words.
        public let label: String
        /// Before.
        public let before: String
        /// With the other answers.
        public let after: String
    }
}

extension ServiceDefinition {
    /// The rules that other answers would change, in the order of the definition, each with what it is due to. Pure.
    ///
    /// - Parameters:
    ///   - answers: the answers as they are.
    ///   - changed: those to give instead; questions that are left out keep theirs.
    public func whatIf(_ answers: Answers, changed: Answers, on day: CivilDate, in language: Language) -> [WhatIf] {
        whatIf(from: answers, to: answers.merging(changed) { $1 }, on: day, in: language)
    }

    /// The rules whose values differ between two lists of answers, in the order of the definition, each with what it is due
    /// to. Pure.
    public func whatIf(
        from answers: Answers, to others: Answers, on day: CivilDate, in language: Language
    ) -> [WhatIf] {
        let (before, after) = (evaluate(answers, on: day).computed, evaluate(others, on: day).computed)
        // What no longer applies has no explanation: it is explained with the value it has not.
        let names = Set(before.keys).union(after.keys)
        func complete(_ values: [String: Value]) -> [String: Value] {
            Dictionary(uniqueKeysWithValues: names.map { ($0, values[$0] ?? .null) })
        }
        let first = explanations(answers: answers, computed: complete(before), on: day, in: language)
        let second = explanations(answers: others, computed: complete(after), on: day, in: language)
        return zip(first, second).compactMap { old, new in
            guard old.value != new.value else { return nil }
            let because = new.inputs.compactMap { input -> WhatIf.Change? in
                let former = old.inputs.first { $0.label == input.label }?.value ?? ""
                return former == input.value
                    ? nil : WhatIf.Change(label: input.label, before: former, after: input.value)
            }
            return WhatIf(
                rule: new.rule.id, label: new.rule.label[language], before: old.value, after: new.value,
                because: because)
        }
    }
}
