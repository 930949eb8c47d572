import Cases
import Foundation
import Services

/// What is done to several cases.
enum BatchOperation: Sendable, Hashable {
    /// The agent takes charge of them.
    case take
    /// They go to a group.
    case route(group: String)
    /// A workflow action of a service.
    case act(service: String, action: String)

    /// Reads what `code` wrote.
    init?(code: String) {
        let parts = code.split(separator: " ").map(String.init)
        switch (parts.first, parts.count) {
        case ("take", 1): self = .take
        case ("route", 2): self = .route(group: parts[1])
        case ("act", 3): self = .act(service: parts[1], action: parts[2])
        default: return nil
        }
    }

    /// In one line, as forms carry it.
    var code: String {
        switch self {
        case .take: "take"
        case .route(let group): "route \(group)"
        case .act(let service, let action): "act \(service) \(action)"
        }
    }

    /// Whether people are told: what tells them waits, so that it can be undone.
    var tells: Bool { if case .act = self { true } else { false } }
}

/// What is done to several cases, and why: the same for all.
struct BatchOrder: Sendable, Hashable, Codable {
    /// For how long what tells people waits before it is done.
    static let graceSeconds: Int64 = 10 * 60
    /// The most cases at once: as many as one reads.
    static let mostCases = InboxPage.pageSize

    var operation: String
    var reasons: [String] = []
    var explanation = ""
}

/// What is done to one of them: what the agent was shown.
struct BatchStep: Sendable, Hashable, Codable {
    /// The change version of the case as it was shown.
    let seen: Int
    /// The letter as it was shown, without what the law adds.
    let subject: String?
    let body: String?
}

extension BatchOrder {
    /// What is asked of a case; nil when the operation is of another service, or means nothing.
    ///
    /// - Parameters:
    ///   - mentions: what the law adds to the letter of the action.
    func command(
        for found: CaseInHand, seen: Int, letter: ActionForm.LetterText?,
        mentions: (WorkflowAction) -> LetterMentions
    ) -> CaseCommand? {
        switch BatchOperation(code: operation) {
        case .take: return .take(seen: seen)
        case .route(let group):
            return .route(to: found.organisation.group(group)?.id, why: explanation, seen: seen)
        case .act(let service, let id):
            guard service == found.definition.id, let action = found.definition.workflow.action(id),
                Self.isOffered(action, in: found.definition.workflow)
            else { return nil }
            let language = found.definition.language(preferring: found.case.submission.language)
            return .act(
                ActRequest(
                    action: id, reasons: reasons, explanation: explanation,
                    letter: letter.map { Cases.Letter(language: language, subject: $0.subject, body: $0.body) },
                    mentions: action.letter == nil ? nil : mentions(action), seen: seen, zone: found.zone))
        case nil: return nil
        }
    }

    /// Whether an action can be done to several cases at once: never one that decides against people, nor one that asks
    /// each of them something.
    static func isOffered(_ action: WorkflowAction, in workflow: Workflow) -> Bool {
        guard let target = action.to.flatMap(workflow.state) else { return false }
        return target.outcome != .refused && action.correction == nil
    }
}
