import Cases
import Services

/// Whom an action tells and from when: what the platform does, derived from the workflow, whatever its author wrote.
enum Telling: Sendable, Hashable {
    /// Told by message as soon as the request for corrections is sent.
    case correction
    /// Told by message as soon as the letter is sent.
    case letter
    /// Told by message of the decision as soon as the action is confirmed, without a letter.
    case decision
    /// Told nothing; seen by whoever follows the case.
    case step

    /// What an action of a workflow does.
    init(_ action: WorkflowAction, in workflow: Workflow) {
        if action.to == nil {
            self = .correction
        } else if action.letter != nil {
            self = .letter
        } else {
            self = action.to.flatMap(workflow.state)?.outcome == nil ? .step : .decision
        }
    }

    /// In words.
    ///
    /// - Parameters:
    ///   - hasAddress: whether the person gave an e-mail address to which messages go.
    ///   - waits: whether it is done some minutes after it is confirmed, with other cases.
    func words(hasAddress: Bool, waits: Bool = false, _ texts: any Texts) -> String {
        guard self != .step else { return texts.toldNothing(waits: waits) }
        let told = texts.told(by: self, hasAddress: hasAddress, waits: waits)
        return [self == .decision ? texts.nobodyIsWritten : nil, told]
            .compactMap { $0 }.joined(separator: " ")
    }
}
