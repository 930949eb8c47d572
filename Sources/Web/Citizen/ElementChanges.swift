import Cases
import HTML
import Services
import Storage

/// What the buttons of a list ask for: `add:enfants`, `remove:enfants.2`, `restore:enfants.2`.
enum ElementChange: Sendable, Hashable {
    case add(list: String)
    case remove(element: String)
    case restore(element: String)

    init?(_ value: String) {
        let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "add": self = .add(list: parts[1])
        case "remove": self = .remove(element: parts[1])
        case "restore": self = .restore(element: parts[1])
        default: return nil
        }
    }

    /// What the button sends.
    var value: String {
        switch self {
        case .add(let list): "add:" + list
        case .remove(let element): "remove:" + element
        case .restore(let element): "restore:" + element
        }
    }
}

/// Adds, removes and puts back elements of lists. What was typed on the page is kept, finished or not.
enum ElementChanges {
    /// - Returns: nil when somebody else saved the draft meanwhile: the change is to be tried again.
    static func make(
        _ change: ElementChange, given: [String: RawAnswer], on page: Page, of before: DraftInHand, _ draft: Draft,
        _ visit: Visit
    ) async throws -> Reply? {
        var draft = draft
        _ = draft.keep(given, on: page, of: before.definition, today: before.today)
        let result: (field: String, element: String)?
        switch change {
        case .add(let list):
            result = draft.addElement(to: list, on: page, of: before.definition, today: before.today).map {
                ("added", $0)
            }
        case .remove(let element):
            result =
                draft.removeElement(element, on: page, of: before.definition, today: before.today)
                ? ("removed", element) : nil
        case .restore(let element):
            result =
                draft.restoreElement(element, on: page, of: before.definition, today: before.today)
                ? ("added", element) : nil
        }
        do {
            try await visit.save(draft, over: before.stored, before: before.draft)
        } catch StorageError.versionConflict {
            return nil
        }
        let after = before.with(draft)
        var address = visit.draftAddress(after.stored.id, "/pages/\(page.id)")
        if visit.query["change"] != nil { address = address.adding("change", "1") }
        // A second click on a button, or one in a page left open, changes nothing: the page is shown as it stands.
        guard let result else { return .redirect(to: address.description) }
        address = address.adding(result.field, result.element)
        return .redirect(
            to: address.fragment(target(of: result.element, in: after, page, visit) ?? "list-notice").description)
    }

    /// The first control of an element, which gets the focus; nil when the element is gone.
    static func target(of element: String, in draft: DraftInHand, _ page: Page, _ visit: Visit) -> String? {
        let first = draft.evaluation.questions(on: page).first {
            $0.path.hasPrefix(element + ".") && !$0.question.type.control.parts.isEmpty
        }
        let fields = QuestionFields(
            texts: visit.texts, language: draft.definition.language(preferring: visit.language), draft: draft.draft,
            evaluation: draft.evaluation)
        return first.map(fields.focusTarget)
    }
}
