public import FEEL

/// What a letter may say besides answers and computed values: the facts of the case and of the decision.
public struct LetterFacts: Sendable {
    /// The case's reference, as people dictate it.
    public let reference: String
    /// The local date of submission.
    public let submittedOn: CivilDate
    /// The local date of the decision.
    public let decidedOn: CivilDate
    /// The reasons chosen.
    public let reasons: [Reason]
    /// What the agent wrote besides, if anything.
    public let explanation: String?
    /// Who offers the service, with its offices and courts as they are now.
    public let organisation: Organisation

    /// The facts of a decision.
    public init(
        reference: String, submittedOn: CivilDate, decidedOn: CivilDate, reasons: [Reason] = [],
        explanation: String? = nil, organisation: Organisation
    ) {
        self.reference = reference
        self.submittedOn = submittedOn
        self.decidedOn = decidedOn
        self.reasons = reasons
        self.explanation = explanation
        self.organisation = organisation
    }

    /// The names that letters can use besides questions and rules, with their types.
    static let types: [(name: String, type: ValueType)] = [
        ("case", .context([("reference", .string), ("submitted_on", .date)])),
        ("decision", .context([("on", .date), ("reasons", .list(.string)), ("explanation", .string)])),
        ("service", .context([("title", .string)])),
        ("organisation", .context([("name", .string)])),
        ("office", .context([("name", .string), ("address", .string), ("phone", .string), ("email", .string)])),
        ("appeal", .context([("court", .string), ("address", .string), ("within", .string), ("text", .string)])),
    ]

    /// The values of those names, in a language. What is not known is null.
    func values(for definition: ServiceDefinition, in language: Language) -> [String: Value] {
        let office = organisation.office(definition.office)
        let court = organisation.court(definition.legal.appeal.before)
        return [
            "case": .context(["reference": .string(reference), "submitted_on": .date(submittedOn)]),
            "decision": .context([
                "on": .date(decidedOn), "reasons": .list(reasons.map { .string($0.text[language]) }),
                "explanation": Self.text(explanation),
            ]),
            "service": .context(["title": .string(definition.presentation.title[language])]),
            "organisation": .context(["name": .string(organisation.name[language])]),
            "office": .context([
                "name": Self.text(office?.name[language]),
                "address": Self.line(office?.contact.address),
                "phone": Self.text(office?.contact.phone),
                "email": Self.text(office?.contact.email),
            ]),
            "appeal": .context([
                "court": Self.text(court?.name[language]),
                "address": Self.line(court?.contact.address),
                "within": .string(definition.legal.appeal.within?.words(in: language) ?? ""),
                "text": Self.text(definition.legal.appeal.text?[language]),
            ]),
        ]
    }

    private static func text(_ text: String?) -> Value { text.map { .string($0) } ?? .null }

    private static func line(_ lines: [String]?) -> Value {
        guard let lines, !lines.isEmpty else { return .null }
        return .string(lines.joined(separator: ", "))
    }
}
