import Cases
import HTML
import Services
import Storage

/// Check your answers: everything that will be sent, each answer with its way to be changed.
enum CheckPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let draft = try await visit.loadDraft()
        if let submitted = draft.stored.caseID { return .redirect(to: visit.caseAddress(submitted).description) }
        guard draft.firstIncompletePage == nil, draft.evaluation.exit == nil else {
            return .redirect(to: visit.nextAddress(of: draft).description)
        }
        return view(visit, draft: draft)
    }

    private static func view(_ visit: Visit, draft: DraftInHand) -> Reply {
        let texts = visit.texts
        let service = draft.definition
        let language = service.language(preferring: visit.language)
        var frame = PageFrame(title: "\(texts.checkTitle) – \(service.presentation.title[language])")
        frame.organisation = draft.organisation
        frame.office = service.office
        let count = draft.pages.count + 1
        return visit.page(frame) { h in
            if let last = draft.pages.last {
                h.put(BackLink(label: texts.back, reference: visit.draftAddress(draft.stored.id, "/pages/\(last.id)")))
            }
            h.put(
                StepProgress(
                    service: service.presentation.title[language], text: texts.step(count, of: count), current: count,
                    count: count))
            h.h1(texts.checkTitle)
            for page in draft.pages {
                let rows = rows(of: page, draft: draft, visit: visit, language: language)
                if !rows.isEmpty {
                    h.h2(page.title[language])
                    h.put(SummaryList(rows: rows))
                }
            }
            h.h2(texts.beforeSendingTitle)
            h.p(texts.whoWillSee(recipients(of: draft, language: language)))
            h.form(.method(.post), .action(visit.draftAddress(draft.stored.id, "/submit"))) { h in
                h.put(visit.formToken)
                h.put(
                    ButtonRow(buttons: [
                        Button(label: texts.send, act: .submit(), busy: texts.sending),
                        Button(
                            label: texts.saveAndLeave, act: .go(visit.draftAddress(draft.stored.id, "/saved")), style: .quiet),
                    ]))
            }
        }
    }

    private static func recipients(of draft: DraftInHand, language: Language) -> String {
        let named = draft.definition.legal.recipients.map { $0[language] }
        return named.isEmpty ? draft.organisation.name[language] : named.map(\.lowercasedFirst).joined(separator: ", ")
    }

    private static func rows(
        of page: Page, draft: DraftInHand, visit: Visit, language: Language
    ) -> [SummaryList.Row] {
        page.questions.compactMap { question -> SummaryList.Row? in
            guard draft.evaluation.isShown(question.id), !question.type.control.parts.isEmpty else { return nil }
            let address = visit.draftAddress(draft.stored.id, "/pages/\(page.id)").adding("change", "1")
            let value = draft.draft.answers[question.id]?.value
            var row = SummaryList.Row(
                term: question.ask[language],
                lines: value.map { question.type.print($0, in: language).splitLines } ?? [visit.texts.notAnswered])
            row.isAbsent = value == nil
            row.change = SummaryList.Change(
                label: visit.texts.change, context: question.ask[language], reference: address.fragment(question.id))
            return row
        }
    }
}

extension String {
    /// The lines of a printed value.
    var splitLines: [String] { split(separator: "\n", omittingEmptySubsequences: true).map(String.init) }
}
