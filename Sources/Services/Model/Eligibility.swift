public import FEEL

/// How people learn whether they may ask for the service before they fill in its form.
public struct Eligibility: Sendable {
    /// The yes-or-no rule that tells.
    public let rule: String
    /// The questions that the rule depends on, directly or not, in the order of the form: no other is ever asked.
    public let questions: [String]
    /// What is said to those who may ask.
    public let yes: [Language: RichText]
    /// What is said to those who may not, as far as the rule can tell: why, and what to do instead.
    public let no: [Language: RichText]
    /// What is said when the rule cannot tell; empty when the platform's own words will do.
    public let unknown: [Language: RichText]
    /// Answers that an interview about today takes for granted ("for which year?"), by question. They depend on the day
    /// alone.
    public let assumed: [(question: String, value: Expression)]
    /// Whether it is a benefit that people may be missing, and so part of an interview about all of them.
    public let isBenefit: Bool
    /// The same questions, to look one up.
    let asked: Set<String>
}

/// What the answers given so far say of somebody's eligibility.
public struct EligibilityFinding: Sendable {
    /// What the rule says.
    public enum Verdict: Sendable, Hashable { case yes, no, unknown }

    /// Yes or no only when no further answer could change it. What is not known is never a no.
    public let verdict: Verdict
    /// The answers that decided it, in the order of the form.
    public let decidedBy: [String]
    /// The questions that have to be answered before the rule can tell more, in the order of the form.
    public let missing: [String]
    /// The rules that were applied, the one that tells first, with their values.
    public let applied: [(rule: Rule, value: Value)]
    /// The way out that these answers lead to in the form, if any: what to do instead.
    public let exit: ExitPage?

    /// What is known of the rule that tells how much, once it is known that one may ask; nil when the service has none.
    public let amount: (rule: Rule, outcome: RuleOutcome)?

    /// The same, where an interview found that nothing more can change the outcomes: whether one may ask first, then how
    /// much. What every completion gives is certain, though some of its inputs are not known.
    func settled(by outcomes: [(rule: Rule, outcome: RuleOutcome)]) -> EligibilityFinding {
        guard case .value(.boolean(let isTrue))? = outcomes.first?.outcome else { return self }
        return EligibilityFinding(
            verdict: isTrue ? .yes : .no, decidedBy: decidedBy, missing: verdict == .unknown ? [] : missing,
            applied: applied, exit: exit, amount: isTrue && outcomes.count > 1 ? outcomes[1] : amount)
    }
}
