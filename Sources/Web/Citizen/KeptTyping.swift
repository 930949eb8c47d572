import Cases
import Services
import Storage

extension Visit {
    /// How often a save is tried again when another tab saved the draft meanwhile.
    private static var maximumAttempts: Int { 5 }

    /// Saves what was typed on a page before anything else is done for it: nothing is ever lost.
    ///
    /// - Returns: the draft with what was typed.
    func keepTyped(on pageID: String) async throws -> DraftInHand {
        for attempt in 0..<Self.maximumAttempts {
            let before = try await loadDraft(again: attempt > 0)
            guard before.stored.caseID == nil, let page = before.definition.page(pageID),
                before.isOpen(page)
            else { return before }
            var draft = before.draft
            _ = draft.keep(
                PostedAnswers.read(form, of: before.definition), on: page, of: before.definition, today: before.today)
            guard draft != before.draft else { return before }
            do {
                try await save(draft, over: before.stored, before: before.draft)
                return try await loadDraft(again: true)
            } catch StorageError.versionConflict {
                continue
            }
        }
        throw SiteFailure.busy
    }
}
