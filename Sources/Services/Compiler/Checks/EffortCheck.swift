/// Checks that declared times of work are those of steps that exist.
struct EffortCheck {
    private let source: ServiceSource
    private let diagnostics: DiagnosticBag

    init(_ source: ServiceSource, diagnostics: DiagnosticBag) {
        self.source = source
        self.diagnostics = diagnostics
    }

    func run() {
        guard let workflow = source.workflow else { return }
        let steps = [Effort.receiving, Effort.message] + workflow.actions.map(\.id.value)
        for effort in source.effort where !steps.contains(effort.step.value) {
            diagnostics.error(
                .unknownAction,
                "`effort` says how long `\(effort.step.value)` takes, which is no action of the workflow",
                at: effort.step.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: effort.step.value, among: steps)))
        }
    }
}
