import FEEL

/// Checks that a public follow-up shows nothing of a person: no words of theirs, no date, amount, place or file, and no
/// case that nobody has looked at.
struct FollowUpCheck {
    private let followUp: FollowUpSource
    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ followUp: FollowUpSource, service: ResolvedService, diagnostics: DiagnosticBag) {
        self.followUp = followUp
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        let listed = service.source.columns.map(\.value.text)
        for column in followUp.columns {
            guard listed.contains(column.value) else {
                diagnostics.error(
                    .notPublic, "`\(column.value)` is not one of the `lists` columns", at: column.range,
                    suggestion: Diagnostic.didYouMean(nearestName(to: column.value, among: listed))
                        ?? "add it to `lists`, from which the public list takes its values")
                continue
            }
            if !isClosed(column.value) {
                diagnostics.error(
                    .notPublic, "`\(column.value)` could say something of a person to everyone", at: column.range,
                    suggestion: "publish only answers chosen from a list, or yes and no")
            }
        }
        if let workflow = service.source.workflow { check(followUp.states, of: workflow) }
    }

    private func check(_ states: [Located<String>], of workflow: WorkflowSource) {
        let names = workflow.states.map(\.id.value)
        for state in states {
            if !names.contains(state.value) {
                diagnostics.error(
                    .unknownState, "there is no state `\(state.value)`", at: state.range,
                    suggestion: Diagnostic.didYouMean(nearestName(to: state.value, among: names)))
            } else if state.value == workflow.start?.value {
                diagnostics.error(
                    .notPublic, "nobody has looked yet at a case in the state `\(state.value)`", at: state.range,
                    suggestion: "publish cases from a state to which an agent leads them")
            }
        }
    }

    /// Whether a column is a question whose every answer the author wrote, or a rule that is true or false.
    private func isClosed(_ name: String) -> Bool {
        switch service.names.node(of: name) {
        case .rule(let index): return service.rules[index].source.type?.value == .boolean
        case .question(let index)?:
            switch service.questions[index].source.type?.control {
            case .oneOf?, .anyOf?, .yesNo?: return true
            default: return false
            }
        default: return false
        }
    }
}
