/// Checks that what pages and groups show are rules.
struct ShownRulesCheck {
    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        let rules = service.rules.map(\.source.id.value)
        let shown = service.pages.flatMap(\.source.shows) + service.groups.flatMap(\.source.shows)
        for name in shown where !rules.contains(name.value) {
            diagnostics.error(
                .unknownRule, "there is no rule `\(name.value)`", at: name.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: name.value, among: rules)))
        }
    }
}
