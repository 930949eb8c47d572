/// Checks that what a renewal asks again is asked, and that what can be changed is a page of the form.
struct ContinuationCheck {
    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        let asked = service.outline.questions.map(\.name)
        for question in service.source.renewal?.askAgain ?? [] where !asked.contains(question.value) {
            diagnostics.error(
                .unknownValue, "the form asks no question `\(question.value)`", at: question.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: question.value, among: asked)))
        }
        let pages = service.source.pages.map(\.id.value)
        for page in service.source.changes?.pages ?? [] where !pages.contains(page.value) {
            diagnostics.error(
                .unknownValue, "the form has no page `\(page.value)`", at: page.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: page.value, among: pages)))
        }
    }
}
