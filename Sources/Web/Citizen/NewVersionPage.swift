import Cases
import HTML
import Services
import Storage

/// Told once, before a draft goes on: the service has another version, and this is what it does to the answers.
///
/// Looking changes nothing: the draft follows its version until the person goes on.
enum NewVersionPage {
    /// How often going on is tried again when another tab saved the draft meanwhile.
    private static let maximumAttempts = 5

    static func show(_ visit: Visit) async throws -> Reply {
        let draft = try await visit.loadDraft()
        if let submitted = draft.stored.caseID { return .redirect(to: visit.caseAddress(submitted).description) }
        guard let newer = draft.newer else { return .redirect(to: visit.nextAddress(of: draft).description) }
        let report = draft.draft.migrated(from: draft.definition, to: newer, today: draft.today).report
        return NewVersionView(visit: visit, draft: draft, newer: newer, report: report).reply()
    }

    /// Moves the draft to the version of which the person has been told.
    static func accept(_ visit: Visit) async throws -> Reply {
        for attempt in 0..<maximumAttempts {
            let draft = try await visit.loadDraft(again: attempt > 0)
            if let submitted = draft.stored.caseID { return .redirect(to: visit.caseAddress(submitted).description) }
            guard let newer = draft.newer else { return .redirect(to: visit.nextAddress(of: draft).description) }
            guard visit.form["to"] == newer.hash else {
                // Another version came into force since the page was read: that one is told first.
                return .redirect(to: visit.newVersionAddress(of: draft).description)
            }
            let migrated = draft.draft.migrated(from: draft.definition, to: newer, today: draft.today).draft
            let (moved, gone) = draft.files(under: newer)
            do {
                try await visit.save(
                    migrated, over: draft.stored, before: draft.draft, following: newer, discarding: gone,
                    moving: moved)
                return .redirect(to: visit.draftAddress(draft.stored.id).description)
            } catch StorageError.versionConflict {
                continue
            }
        }
        throw SiteFailure.busy
    }
}

/// What another version of the service changes for a draft.
private struct NewVersionView {
    let visit: Visit
    let draft: DraftInHand
    let newer: ServiceDefinition
    let report: DraftMigration

    private var texts: any Texts { visit.texts }
    private var language: Language { newer.language(preferring: visit.language) }

    func reply() -> Reply {
        let service = newer.presentation.title[language]
        var frame = PageFrame(title: "\(texts.newVersionTitle) – \(service)")
        frame.organisation = draft.organisation
        frame.office = newer.office
        return visit.page(frame) { h in
            h.h1(texts.newVersionTitle)
            h.p(texts.newVersionText(service: service), .class("lede"))
            if report.changesNothing {
                h.put(Notice(body: Prose(texts.newVersionChangesNothing), tone: .good))
            }
            section(texts.newVersionDroppedTitle, texts.newVersionDroppedText, report.dropped, &h)
            section(texts.newVersionAgainTitle, texts.newVersionAgainText, report.askedAgain, &h)
            section(texts.newVersionRewordedTitle, texts.newVersionRewordedText, report.reworded, &h)
            newQuestions(&h)
            h.p(texts.newVersionKept(report.kept.count))
            h.form(.method(.post), .action(visit.newVersionAddress(of: draft))) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "to", value: newer.hash))
                h.put(
                    ButtonRow(
                        buttons: [
                            Button(label: texts.newVersionContinue, act: .submit(), busy: texts.oneMoment),
                            Button(
                                label: texts.saveAndLeave, act: .go(visit.draftAddress(draft.stored.id, "/saved")),
                                style: .quiet),
                        ], note: texts.newVersionNote))
            }
        }
    }

    private func section(
        _ title: String, _ text: String, _ changes: [DraftMigration.Change], _ h: inout HTMLWriter
    ) {
        guard !changes.isEmpty else { return }
        h.h2(title)
        h.p(text)
        h.put(
            SummaryList(
                rows: changes.map { change in
                    SummaryList.Row(term: change.asked[language], lines: change.given.splitLines + remarks(on: change))
                }))
    }

    /// What to mend in an answer, and the question in its new words.
    private func remarks(on change: DraftMigration.Change) -> [String] {
        let question = change.question.flatMap(newer.question)
        let isReworded = question.map { $0.ask[language] != change.words[language] } ?? false
        let asked = isReworded ? question.map { texts.newVersionNowAsked($0.ask[language]) } : nil
        let reason = (change.reason?[language]).map { Typography.typeset($0, in: language.rawValue) }
        return [asked, reason].compactMap { $0 }
    }

    private func newQuestions(_ h: inout HTMLWriter) {
        guard !report.newlyAsked.isEmpty else { return }
        h.h2(texts.newVersionNewTitle)
        h.ul { h in
            for id in report.newlyAsked {
                if let question = newer.question(id) { h.li(question.ask[language]) }
            }
        }
    }
}
