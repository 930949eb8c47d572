import Cases
import HTML
import Services
import Storage

/// Sending a form: exactly one case, however often the button is pressed.
enum SubmitDraft {
    /// How often a submission is tried again: another reference, or a draft that another tab saved meanwhile.
    private static let maximumAttempts = 5
    /// How long the access code opens the case, from submission.
    private static let linkSeconds: Int64 = 3 * 365 * 86_400

    static func submit(_ visit: Visit) async throws -> Reply {
        var random = SystemRandomNumberGenerator()
        for attempt in 0..<maximumAttempts {
            let draft = try await visit.loadDraft(again: attempt > 0)
            if let submitted = draft.stored.caseID {
                return .redirect(to: visit.caseAddress(submitted, "/receipt").description)
            }
            if draft.newer != nil { return .redirect(to: visit.newVersionAddress(of: draft).description) }
            let store = visit.site.store
            let owner = try await store.database.read { try store.requests.owner(of: draft.stored.id, in: $0) }
            let reference = Reference(prefix: draft.organisation.referencePrefix, using: &random)
            let outcome = Case.submit(
                draft.draft, definition: draft.definition, evaluation: draft.evaluation, reference: reference,
                today: draft.today,
                // The case is the person's whose space the draft is in, wherever it is sent from; otherwise nobody's.
                in: CommandContext(actor: .person(owner), channel: .web, at: visit.now))
            guard case .success(let events) = outcome else {
                return .redirect(to: visit.nextAddress(of: draft).description)
            }
            do {
                try await create(events, from: draft, visit: visit)
                return .redirect(to: visit.caseAddress(draft.stored.id, "/receipt").description)
            } catch StorageError.versionConflict, StorageError.duplicate {
                continue
            }
        }
        throw SiteFailure.busy
    }

    private static func create(_ events: [CaseEvent], from draft: DraftInHand, visit: Visit) async throws {
        let created = try Case(id: draft.stored.id, events: events)
        let summary = created.summary(
            definition: draft.definition, organisation: draft.organisation,
            zone: visit.site.zone(of: draft.organisation))
        var random = SystemRandomNumberGenerator()
        let jobs =
            CaseJobs.following(
                events, on: created, definition: draft.definition, zone: visit.site.zone(of: draft.organisation),
                using: &random) + ContinuationPage.job(for: created, now: visit.now, using: &random)
        let counted = Counted(
            Tally.sent(by: draft.draft.channel, begunAt: draft.stored.createdAt, sentAt: visit.now)
                + Tally.received(in: created.group),
            to: visit.figureKey(
                organisation: draft.stored.organisation, service: draft.stored.service,
                definition: draft.stored.definition))
        try await visit.site.cases.create(
            events, from: draft.stored, emptied: draft.draft.emptied(),
            accessCode: SecretHash(of: draft.draft.accessCode),
            session: visit.person == nil ? visit.session?.key : nil,
            linkExpiresAt: visit.now.adding(seconds: linkSeconds), jobs: jobs,
            counted: counted,
            summary: summary)
    }
}
