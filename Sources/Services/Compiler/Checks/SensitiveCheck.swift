/// Checks that what the GDPR protects most (article 9) is asked for on a condition that is met, and stays out of lists.
struct SensitiveCheck {
    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        let questions = service.questions.map(\.source)
        let hasConsent = questions.contains { $0.type is ConsentQuestion }
        for question in questions {
            guard let place = question.sensitive, let condition = place.value.condition else { continue }
            if condition.needsText, place.value.text == nil {
                diagnostics.error(
                    .sensitiveWithoutText,
                    "`\(condition.rawValue)` holds only where the law says so (GDPR, article 9(2)(\(condition.point)))",
                    at: place.range,
                    suggestion: "cite the law: `sensitive: {condition: \(condition.rawValue), text: \"…\"}`")
            }
            if condition == .explicitConsent, !hasConsent {
                diagnostics.error(
                    .sensitiveWithoutConsent, "nothing asks for the consent on which `\(question.id.value)` rests",
                    at: place.range, suggestion: "add a question of type `consent`")
            }
        }
        let names = Set(
            zip(service.outline.questions, questions).filter { $0.1.sensitive != nil }.map(\.0.name))
        for column in service.columns {
            guard let value = column.value, !value.uses.isDisjoint(with: names) else { continue }
            diagnostics.error(
                .sensitiveInList, "a list would show a sensitive answer to all who see the list",
                at: value.source.range, suggestion: "remove this column")
        }
    }
}
