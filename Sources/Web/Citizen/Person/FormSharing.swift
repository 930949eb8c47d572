import Assistant
import Cases
import HTML
import Services
import Storage

/// Showing one's form to whoever answers, during a conversation, and no longer: the person alone chooses.
struct FormSharing: Sendable {
    /// A form that the person can show.
    struct Held: Sendable {
        let draft: Identifier
        let title: String
    }

    /// The form that is shown.
    let shown: Held?
    /// Those that could be, the newest first.
    let others: [Held]

    /// The most forms that are proposed.
    private static let most = 5

    /// What a conversation shows and could show.
    static func load(_ found: ReceptionInHand, _ visit: Visit) async throws -> FormSharing {
        let drafts = try await held(by: visit).filter { $0.organisation == found.stored.organisation }
        let forms = drafts.compactMap { draft in
            visit.catalogue.service(draft.service).map { service in
                Held(
                    draft: draft.id,
                    title: service.presentation.title[service.language(preferring: visit.language)])
            }
        }
        return FormSharing(
            shown: forms.first { $0.draft == found.draft },
            others: Array(forms.filter { $0.draft != found.draft }.prefix(most)))
    }

    /// The unsent forms that the browser holds, and those of the person's space.
    private static func held(by visit: Visit) async throws -> [StoredDraft] {
        guard let key = visit.session?.key else { return [] }
        let (store, now, person) = (visit.site.store, visit.now, visit.person)
        return try await store.database.read { connection in
            let held = try store.drafts.list(heldBy: key, now: now, limit: most * 4, in: connection)
            let kept = try person.map {
                try store.drafts.list(ofPerson: $0, now: now, limit: most * 4, in: connection)
            }
            return held + (kept ?? []).filter { draft in !held.contains { $0.id == draft.id } }
        }.filter { $0.caseID == nil }
    }

    /// Shows a form, or no form any more.
    static func choose(_ visit: Visit) async throws -> Reply {
        let found = try await PersonTalkPage.load(visit)
        guard found.stored.status != .closed else { return PersonTalkPage.back(visit, found.id) }
        let sharing = try await load(found, visit)
        let site = visit.site
        if let chosen = visit.form["draft"].flatMap({ Identifier($0) }) {
            guard let form = sharing.others.first(where: { $0.draft == chosen }) else {
                return PersonTalkPage.back(visit, found.id)
            }
            try await visit.reception.change(found.id) { change, _ in
                change.details.draft = form.draft.description
                change.details.withdrawProposals()
                change.say(.platform, site.texts(in: change.language).receptionFormShown(form.title))
                return true
            }
        } else if sharing.shown != nil {
            try await visit.reception.change(found.id) { change, _ in
                change.details.draft = nil
                // What was proposed for it can't be looked at any more.
                change.details.withdrawProposals()
                change.say(.platform, site.texts(in: change.language).receptionFormHidden)
                return true
            }
        }
        return PersonTalkPage.back(visit, found.id)
    }

    /// The person's choice, under the conversation.
    func write(_ visit: Visit, _ id: Identifier, to h: inout HTMLWriter) {
        guard shown != nil || !others.isEmpty else { return }
        let texts = visit.texts
        let address = visit.personAddress(id, "/form")
        h.section(.class("form-sharing"), .ariaLabelledBy("your-form")) { h in
            h.h2(texts.personYourForm, .id("your-form"))
            if let shown {
                h.p(texts.personShowsForm(shown.title))
                h.form(.method(.post), .action(address)) { h in
                    h.put(visit.formToken)
                    h.put(
                        ButtonRow(buttons: [
                            Button(label: texts.carryOn, act: .go(visit.draftAddress(shown.draft)), style: .quiet),
                            Button(label: texts.personHideForm, act: .submit(), style: .link),
                        ]))
                }
            } else {
                h.p(texts.personShowFormText)
                for form in others {
                    h.form(.method(.post), .action(address)) { h in
                        h.put(visit.formToken)
                        h.put(HiddenValue(name: "draft", value: form.draft.description))
                        h.put(
                            ButtonRow(buttons: [
                                Button(label: texts.personShowForm(form.title), act: .submit(), style: .quiet)
                            ]))
                    }
                }
            }
        }
    }
}
