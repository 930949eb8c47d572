/// Checks that consent is asked for only where it is free and of use (GDPR, articles 4(11), 6(1)(a) and 7).
///
/// A service that rests on the law and asks for consent all the same makes people believe that they have a choice.
struct ConsentCheck {
    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        // A missing basis is reported where it is missing.
        guard let basis = service.source.legal.basis, basis != .consent else { return }
        for question in service.questions.map(\.source) {
            guard let consent = question.type as? ConsentQuestion else { continue }
            if consent.purpose == nil {
                diagnostics.error(
                    .consentWithoutPurpose,
                    "the service rests on `\(basis.rawValue)`, not on consent: `\(question.id.value)` would make people "
                        + "believe that they have a choice",
                    at: question.id.range,
                    suggestion: "say for which `purpose` of its own the consent is asked, or don't ask for it")
            }
            if question.isRequired {
                diagnostics.error(
                    .consentNotFree,
                    "the form can't be completed without the consent `\(question.id.value)`: it would not be freely given "
                        + "(GDPR, article 7(4))",
                    at: question.id.range, suggestion: "write `required: false`")
            }
        }
    }
}
