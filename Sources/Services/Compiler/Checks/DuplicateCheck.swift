/// Checks that the questions by whose answers two requests are perhaps the same are asked once and answered with
/// something to compare.
struct DuplicateCheck {
    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        let asked = service.outline.questions.filter { $0.list == nil }.map(\.name)
        for question in service.source.duplicates where !asked.contains(question.value) {
            diagnostics.error(
                .unknownValue, "`\(question.value)` is not a question that the form asks once", at: question.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: question.value, among: asked)))
        }
    }
}
