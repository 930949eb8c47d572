public import FEEL

/// A rule in force, in words, as it is published for everyone to read (CRPA, L. 312-1-3).
public struct PublishedRule: Sendable {
    /// What is given, and on which condition.
    public struct Line: Sendable, Hashable {
        /// Nil for what is given in every other case.
        public let condition: String?
        /// What is given, in words.
        public let value: String
    }

    /// The rule.
    public let rule: Rule
    /// The text that sets it on that day.
    public let reference: String?
    /// When it applies, in words; nil when it always does.
    public let condition: String?
    /// How it is computed, line by line; a single one without a condition for a plain formula.
    public let lines: [Line]
    /// How its value is rounded, in words.
    public let rounding: String?
}

extension ServiceDefinition {
    /// The rules in force on a day, in words, in the order of the definition.
    public func publishedRules(on day: CivilDate, in language: Language) -> [PublishedRule] {
        let words = FormulaWords(definition: self, language: language)
        return rules.map { rule in
            PublishedRule(
                rule: rule, reference: rule.reference(on: day), condition: rule.appliesIf.map(words.words),
                lines: lines(of: rule, on: day, words),
                rounding: rule.rounding.map { $0.words(in: language) })
        }
    }

    /// A rule's formula line by line, in words.
    func lines(of rule: Rule, on day: CivilDate, _ words: FormulaWords) -> [PublishedRule.Line] {
        let lines = rule.lines(on: day)
        guard !lines.isEmpty else { return [PublishedRule.Line(condition: nil, value: words.words(for: rule.formula))] }
        return lines.map { line in
            PublishedRule.Line(condition: line.condition.map(words.words), value: words.words(for: line.value))
        }
    }
}

extension Rule {
    /// The lines of the version in force on a day.
    public func lines(on day: CivilDate) -> [Line] {
        guard !versions.isEmpty else { return lines }
        let version = versions.last { $0.from <= day }?.from
        return version == nil ? [] : lines.filter { $0.from == version }
    }
}
