import Cases
import HTML
import Services
import Storage

/// Leaving for now: how to come back, from any device.
enum SavedPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let draft = try await visit.loadDraft()
        if let submitted = draft.stored.caseID { return .redirect(to: visit.caseAddress(submitted).description) }
        let texts = visit.texts
        let organisation = draft.organisation
        let language = draft.definition.language(preferring: visit.language)
        let keptUntil = visit.site.zone(of: organisation).date(at: draft.stored.expiresAt)
        let invitation = try await KeepInSpace.make(
            draft.stored.id, action: visit.draftAddress(draft.stored.id, "/keep"), visit: visit)
        var frame = PageFrame(title: texts.savedTitle)
        frame.organisation = organisation
        frame.office = draft.definition.office
        return visit.page(frame) { h in
            h.h1(texts.savedTitle)
            h.p(texts.savedText(service: draft.definition.presentation.title[language]), .class("lede"))
            h.put(
                AccessCodePanel(
                    code: draft.draft.accessCode, link: visit.resumeLink(draft.draft.accessCode), texts: texts))
            h.p(texts.keptUntil(Formatting.date(keptUntil, in: language)))
            h.put(ButtonRow(buttons: [Button(label: texts.carryOn, act: .go(visit.draftAddress(draft.stored.id)))]))
            h.put(invitation)
            h.h2(texts.deleteDraftTitle)
            h.p(texts.deleteDraftText)
            h.form(.method(.post), .action(visit.draftAddress(draft.stored.id, "/delete"))) { h in
                h.put(visit.formToken)
                h.put(ButtonRow(buttons: [Button(label: texts.deleteDraft, act: .submit(), style: .danger)]))
            }
        }
    }

    /// Erases a draft at once. What was submitted is not a draft any more.
    static func delete(_ visit: Visit) async throws -> Reply {
        let draft = try await visit.loadDraft()
        if let submitted = draft.stored.caseID { return .redirect(to: visit.caseAddress(submitted).description) }
        let (store, stored, now) = (visit.site.store, draft.stored, visit.now)
        let key = visit.figureKey(
            organisation: stored.organisation, service: stored.service, definition: stored.definition)
        try await store.database.write { transaction in
            guard try store.drafts.delete(stored.id, in: transaction) else { return }
            try store.files.discardUnkept(of: stored.id, now: now, in: transaction)
            try store.requests.remove(stored.id, in: transaction)
            try store.figures.add(Tally.givenUp, to: key, in: transaction)
        }
        try await store.eraseDiscardedFiles()
        var frame = PageFrame(title: visit.texts.draftDeletedTitle)
        frame.organisation = draft.organisation
        return visit.page(frame) { h in
            h.h1(visit.texts.draftDeletedTitle)
            h.p(visit.texts.draftDeletedText, .class("lede"))
            h.p { h in h.a(visit.texts.backToHome, .href(visit.address(""))) }
        }
    }
}

/// The access code and its link, to note or copy.
struct AccessCodePanel: Component {
    let code: String
    let link: String
    let texts: any Texts

    func write(to h: inout HTMLWriter) {
        h.put(
            CopyLink(
                id: "access-link", label: texts.secretLinkLabel, hint: texts.secretLinkHint, address: link,
                copy: texts.copy, copied: texts.copied))
        h.put(FactsList(facts: [FactsList.Fact(term: texts.accessCode, lines: [code])]))
    }
}

extension Visit {
    /// The whole address by which a draft or a case is opened from elsewhere.
    func resumeLink(_ code: String) -> String {
        site.configuration.publicURL + address("/resume/\(code)").description
    }
}

/// The way out: another body serves this person, and the page says which.
enum ExitPageView {
    static func show(_ visit: Visit) async throws -> Reply {
        let draft = try await visit.loadDraft()
        guard draft.stored.caseID == nil, draft.newer == nil, let exit = draft.evaluation.exit,
            let page = draft.evaluation.exitPage
        else {
            return .redirect(to: visit.draftAddress(draft.stored.id).description)
        }
        let language = draft.definition.language(preferring: visit.language)
        var frame = PageFrame(title: exit.title[language])
        frame.organisation = draft.organisation
        frame.office = draft.definition.office
        return visit.page(frame) { h in
            h.put(BackLink(label: visit.texts.back, reference: visit.draftAddress(draft.stored.id, "/pages/\(page)")))
            h.h1(exit.title[language])
            if let content = exit.content[language] { h.put(Prose(content)) }
            if let link = exit.link, let url = URLReference(checking: link.url) {
                h.put(
                    ButtonRow(buttons: [Button(label: link.text[language], act: .go(url), icon: .arrow, iconLast: true)]
                    ))
            }
            h.p(visit.texts.exitNothingSent, .class("soft"))
        }
    }
}
