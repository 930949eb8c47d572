public import Services

/// What is said of a service's impact assessment, line by line: why it is required, where it stands, what is feared.
public struct AssessmentWords: Sendable {
    /// How it stands, in a few words.
    public let status: String
    /// Everything else.
    public let lines: [String]
    /// Whether something is missing: it is required and not there, or not accepted.
    public let isWanting: Bool

    /// The words for a service.
    public init(_ service: ServiceDefinition, in language: Language) {
        let texts = language.texts
        let reasons = service.assessmentReasons
        let because = reasons.map { reason in
            let words =
                switch reason {
                case .sensitive(let name): service.question(name)?.ask[language] ?? name
                case .scoring(let id): service.rule(id)?.label[language] ?? id
                }
            return texts.assessmentBecause(reason, words: Typography.typeset(words, in: language.rawValue))
        }
        guard let assessment = service.assessment else {
            status = reasons.isEmpty ? texts.assessmentNotNeeded : texts.assessmentMissing
            lines = because
            isWanting = !reasons.isEmpty
            return
        }
        status = texts.assessmentStatus(assessment.status)
        isWanting = !assessment.status.isAccepted
        lines =
            because
            + [
                assessment.day.map { texts.assessmentDated(Formatting.date($0, in: language)) },
                texts.assessmentBy(author: assessment.author, validator: assessment.validator),
            ].compactMap { $0 } + assessment.risks.map(texts.assessmentRisk)
            + [texts.assessmentActions(assessment.actionsLeft)]
    }
}
