import FEEL

/// An explanation as data, for other programs: the same as people read, in one language, with the four parts that the law
/// asks for (CRPA, R. 311-3-1-2): the part the computation had, the data and their sources, the parameters, the operations.
public struct ExplanationDocument: Codable, Sendable, Hashable {
    /// The rule's identifier.
    public let rule: String
    /// What it is, in words.
    public let label: String
    /// Its value as people read it; empty when there is none.
    public let value: String
    /// The text of law in force on the day at which the law was read.
    public let reference: String?
    /// What part the computation has: it helps whoever decides.
    public let contribution: String
    /// The data used, with where each comes from.
    public let data: [Datum]
    /// The other rules used, each explained under its own name.
    public let rules: [Datum]
    /// The parameters used, with since when each is in force and the text that sets it.
    public let parameters: [ParameterUsed]
    /// The operations: when it applies, the formula, the conditions tried, the value before rounding.
    public let operations: Operations

    /// A value that was used.
    public struct Datum: Codable, Sendable, Hashable {
        /// What it is.
        public let label: String
        /// Its value as people read it.
        public let value: String
        /// Where it comes from.
        public let source: String
    }

    /// A parameter that was used.
    public struct ParameterUsed: Codable, Sendable, Hashable {
        /// What it is.
        public let label: String
        /// Its value as people read it.
        public let value: String
        /// The first day of this value, as 2026-09-01.
        public let from: String
        /// The text that sets it.
        public let reference: String?
    }

    /// What was computed.
    public struct Operations: Codable, Sendable, Hashable {
        /// When the rule applies; nil when it always does.
        public let condition: String?
        /// The formula in words.
        public let formula: String
        /// The conditions tried, in order, down to the one that held.
        public let branches: [BranchTried]
        /// The value before rounding, and how it was rounded.
        public let rounding: String?
    }

    /// A condition that was tried.
    public struct BranchTried: Codable, Sendable, Hashable {
        /// In words; nil for what is given in every other case.
        public let condition: String?
        /// Whether it held.
        public let holds: Bool
        /// What is given when it did.
        public let value: String?
    }

    /// The explanation of a rule as data.
    public init(_ explanation: RuleExplanation, in language: Language) {
        rule = explanation.rule.id
        label = explanation.rule.label[language]
        value = explanation.value
        reference = explanation.reference
        contribution =
            language == .fr
            ? "Valeur calculée par un programme, qui aide l’agent ; le calcul ne décide jamais seul."
            : "Value worked out by a program, which helps the agent; the computation never decides by itself."
        var (data, rules, parameters): ([Datum], [Datum], [ParameterUsed]) = ([], [], [])
        for input in explanation.inputs {
            switch input.source {
            case .answer:
                let source = input.provenance.map { Self.name(of: $0) } ?? "answer"
                data.append(Datum(label: input.label, value: input.value, source: source))
            case .rule(let reference):
                rules.append(Datum(label: input.label, value: input.value, source: reference ?? "rule"))
            case .parameter(let from, let reference):
                parameters.append(
                    ParameterUsed(
                        label: input.label, value: input.value, from: from.description, reference: reference))
            }
        }
        (self.data, self.rules, self.parameters) = (data, rules, parameters)
        operations = Operations(
            condition: explanation.condition, formula: explanation.formula,
            branches: explanation.branches.map {
                BranchTried(condition: $0.condition, holds: $0.holds, value: $0.value)
            },
            rounding: explanation.rounding.map { "\($0.before), \($0.words)" })
    }

    private static func name(of provenance: Provenance) -> String {
        switch provenance {
        case .person: "person"
        case .helper: "helper"
        case .agent: "agent"
        case .register(let id): "register \(id)"
        case .correction(let register, _): "person, correcting register \(register)"
        case .reused(let reference): "request \(reference)"
        case .scan: "scan"
        case .assistant: "assistant"
        }
    }
}
