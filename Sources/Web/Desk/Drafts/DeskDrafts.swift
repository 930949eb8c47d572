import Cases
import Foundation
import HTML
import HTTPTypes
import Services
import Storage

/// What an agent has begun to type in a form of a case's pages and not sent, kept for them alone until it is sent, put
/// aside or thirty days old. A script saves it while they type; a button does without one. Of two tabs, the last save
/// stays, and says when it was.
struct BegunForm: Sendable {
    /// The note for colleagues, and the message to the person.
    static let note = "note"
    static let message = "message"
    /// How long it is kept.
    static let keptSeconds: Int64 = 30 * 86_400
    /// The most that is kept of a form, in bytes of its text.
    static let maximumSize = 128 * 1024

    /// Which form it is.
    let form: String
    /// When it was saved.
    let savedAt: Instant
    /// What was typed.
    let fields: FormData

    /// The letter of an action.
    static func letter(_ action: String) -> String { "letter-" + action }

    /// What a draft holds.
    init(_ draft: DeskDraft) {
        form = draft.form
        savedAt = draft.savedAt
        let typed = try? JSONDecoder().decode([String: [String]].self, from: Data(draft.content))
        fields = FormData(fields: typed ?? [:])
    }

    /// What is kept of a form; nil when nothing is typed in it.
    static func content(of form: FormData) -> [UInt8]? {
        let typed = form.values.filter { !["csrf", "seen", "shown", "by"].contains($0.key) }
        guard typed.values.joined().contains(where: { !$0.trimmingSpaces.isEmpty }) else { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(typed)).map(Array.init)
    }
}

extension DeskCase {
    /// What this agent has begun to type in a form.
    func begun(_ form: String) -> BegunForm? { begun.first { $0.form == form } }
}

extension Visit {
    /// Where the draft of a form is saved; `rest` leads to putting it aside.
    func draftAddress(_ form: String, of id: Identifier, _ rest: URLReference = "") -> URLReference {
        deskAddress(id, "/drafts/\(form)\(rest)")
    }

    /// When a draft was saved, in words.
    func draftWords(_ begun: BegunForm, zone: Zone) -> String {
        texts.draftKept(LocalTime(zone: zone, texts: texts).dateAndTime(begun.savedAt))
    }

    /// Forgets what was begun in a form that has been sent.
    func forgetDraft(_ form: String, of current: DeskCase) async throws {
        guard current.begun(form) != nil else { return }
        let (store, agent, id) = (site.store, current.agent.id, current.case.id)
        try await store.database.write { try store.deskDrafts.delete(form, of: agent, onCase: id, in: $0) }
    }
}

/// The button that sends a form, with those that keep what is typed for later and put it aside, and when it was kept.
struct DraftButtons: Component {
    let visit: Visit
    let current: DeskCase
    let form: String
    /// The button that sends, where it stands with the others.
    let send: Button?

    func write(to h: inout HTMLWriter) {
        let begun = current.begun(form)
        var buttons = [send].compactMap { $0 }
        buttons.append(
            Button(
                label: visit.texts.saveDraft, act: .submitTo(visit.draftAddress(form, of: current.case.id)),
                style: .link, busy: visit.texts.oneMoment, context: visit.texts.subjectOfDraft(form)))
        if begun != nil { buttons.append(discard) }
        let words = begun.map { visit.draftWords($0, zone: current.found.zone) }
        h.put(ButtonRow(buttons: buttons, note: words ?? "", isLive: true))
    }

    private var discard: Button {
        Button(
            label: visit.texts.discardDraft, act: .submitTo(visit.draftAddress(form, of: current.case.id, "/discard")),
            style: .link, busy: visit.texts.oneMoment, context: visit.texts.subjectOfDraft(form))
    }
}

/// Saving a draft, and putting it aside.
enum DeskDrafts {
    private struct Saved: Encodable { let saved: String }

    static func save(_ visit: Visit) async throws -> Reply {
        let (form, agent, id) = (try form(visit), try visit.signedInAgent(), try visit.authorisedTarget())
        let (store, now) = (visit.site.store, visit.now)
        let zone = visit.site.zone(of: try visit.agentOrganisation())
        let isScript = visit.form["by"] == "script"
        guard let content = BegunForm.content(of: visit.form) else {
            try await store.database.write { try store.deskDrafts.delete(form, of: agent.id, onCase: id, in: $0) }
            return isScript ? .json(Saved(saved: "")) : back(visit, form, isSaved: false)
        }
        guard content.count <= BegunForm.maximumSize else { throw SiteFailure.tooLarge }
        let draft = DeskDraft(agent: agent.id, caseID: id, form: form, savedAt: now, content: content)
        try await store.database.write {
            try store.deskDrafts.put(draft, expiresAt: now.adding(seconds: BegunForm.keptSeconds), in: $0)
        }
        let words = visit.draftWords(BegunForm(draft), zone: zone)
        return isScript ? .json(Saved(saved: words)) : back(visit, form, isSaved: true)
    }

    static func discard(_ visit: Visit) async throws -> Reply {
        let (form, agent, id) = (try form(visit), try visit.signedInAgent(), try visit.authorisedTarget())
        let store = visit.site.store
        try await store.database.write { try store.deskDrafts.delete(form, of: agent.id, onCase: id, in: $0) }
        return back(visit, form, isSaved: false)
    }

    /// The page on which the form is.
    private static func back(_ visit: Visit, _ form: String, isSaved: Bool) -> Reply {
        guard let id = visit.target else { return .redirect(to: visit.address("/desk").description) }
        if form.hasPrefix(BegunForm.letter("")) {
            let action = String(form.dropFirst(BegunForm.letter("").count))
            return .redirect(to: visit.deskAddress(id, "/actions/\(action)").description)
        }
        var address = visit.deskAddress(id)
        if isSaved { address = address.adding("done", DeskCasePage.Done.drafted.rawValue) }
        return .redirect(to: "\(address)#\(form == BegunForm.note ? "notes" : "messages")")
    }

    /// The form that the route names: one of the case's pages, or the letter of an action.
    private static func form(_ visit: Visit) throws -> String {
        let form = try visit.parameter("form")
        let isLetter = form.wholeMatch(of: /letter-[A-Za-z0-9_-]{1,60}/) != nil
        guard isLetter || form == BegunForm.note || form == BegunForm.message else { throw SiteFailure.notFound }
        return form
    }
}
