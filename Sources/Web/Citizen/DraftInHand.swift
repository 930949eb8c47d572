import Cases
import FEEL
import HTML
import Services
import Storage
import Synchronization

/// A draft as its pages need it: what is stored, what it means, and what is left to do.
struct DraftInHand: Sendable {
    let stored: StoredDraft
    let draft: Draft
    let definition: ServiceDefinition
    let organisation: Organisation
    let today: CivilDate
    /// The files given to it so far, where its form asks for some.
    let files: [StoredFile]
    private let lazily: LazyEvaluation
    /// The version of the service in force, when the draft follows an earlier one: the person has to be told first.
    let newer: ServiceDefinition?

    init(
        stored: StoredDraft, draft: Draft, definition: ServiceDefinition, organisation: Organisation, today: CivilDate,
        files: [StoredFile], newer: ServiceDefinition? = nil
    ) {
        self.newer = newer
        self.stored = stored
        self.draft = draft
        self.definition = definition
        self.organisation = organisation
        self.today = today
        self.files = files
        lazily = LazyEvaluation {
            let evaluation = definition.evaluate(draft.answers, on: today)
            return (evaluation, definition.pages.filter { evaluation.isShown($0) && draft.isOpen($0, of: definition) })
        }
    }

    /// What the form makes of the answers, worked out when it is first asked for: a change made while typing has no use
    /// for what the form made of the answers before it.
    var evaluation: Evaluation { lazily.value.evaluation }

    /// The pages of this person's form, in order.
    var pages: [Page] { lazily.value.pages }

    /// Whether a page is this person's to answer.
    func isOpen(_ page: Page) -> Bool { evaluation.isShown(page) && draft.isOpen(page, of: definition) }

    /// The first page that is not completed; nil when all are.
    var firstIncompletePage: Page? {
        pages.first { page in
            !draft.completedPages.contains(page.id) || !draft.problems(on: page, evaluation: evaluation).isEmpty
        }
    }

    /// The same with another content.
    func with(_ draft: Draft) -> DraftInHand {
        DraftInHand(
            stored: stored, draft: draft, definition: definition, organisation: organisation, today: today,
            files: files, newer: newer)
    }
}

extension Visit {
    /// The address of one of a draft's pages.
    func draftAddress(_ id: Identifier, _ rest: URLReference = "") -> URLReference {
        address("/drafts/\(id.description)\(rest)")
    }

    /// The address of one of a case's pages.
    func caseAddress(_ id: Identifier, _ rest: URLReference = "") -> URLReference {
        address("/cases/\(id.description)\(rest)")
    }

    /// The draft that the route names.
    ///
    /// - Parameter again: reads it anew, because somebody saved it since the request came.
    func loadDraft(again: Bool = false) async throws -> DraftInHand {
        if !again, let draft { return try await draftInHand(draft) }
        let id = try authorisedTarget()
        let (store, now) = (site.store, now)
        guard let stored = try await store.database.read({ try store.drafts.find(id, now: now, in: $0) }) else {
            throw SiteFailure.notFound
        }
        return try await draftInHand(stored)
    }

    func draftInHand(_ stored: StoredDraft) async throws -> DraftInHand {
        guard let definition = try await site.catalogue.definition(hash: stored.definition),
            let organisation = catalogue.organisations[stored.organisation]
        else { throw SiteFailure.notFound }
        let store = site.store
        let files =
            definition.takesFiles
            ? try await store.database.read { try store.files.all(of: stored.id, in: $0) } : []
        // What was submitted stays on its version; a service that is no longer offered has none in force.
        let current = stored.caseID == nil ? catalogue.service(stored.service) : nil
        return DraftInHand(
            stored: stored, draft: try DraftCodec.decode(stored.content), definition: definition,
            organisation: organisation, today: site.zone(of: organisation).date(at: now), files: files,
            newer: current.flatMap { $0.hash == definition.hash ? nil : $0 })
    }

    /// Saves a draft's content over the version it was read from.
    ///
    /// - Parameters:
    ///   - before: the draft as it was read, so that pages just completed are counted.
    ///   - definition: the version of the service that it follows from now on, when that changes.
    ///   - files: files that go with what is no longer asked.
    ///   - moved: files that follow a question to its new place.
    func save(
        _ draft: Draft, over stored: StoredDraft, before: Draft, following definition: ServiceDefinition? = nil,
        discarding files: [Identifier] = [], moving moved: [StoredFile] = []
    ) async throws {
        let (store, now) = (site.store, now)
        let expiresAt = now.adding(seconds: Int64(site.configuration.draftDays) * 86_400)
        let content = DraftCodec.encode(draft)
        let tallies = Tally.saved(before, draft)
        let key = figureKey(organisation: stored.organisation, service: stored.service, definition: stored.definition)
        try await store.database.write { transaction in
            try store.drafts.save(
                content, of: stored.id, definition: definition?.hash ?? stored.definition,
                expectedVersion: stored.version, now: now,
                expiresAt: expiresAt, in: transaction)
            try store.figures.add(tallies, to: key, in: transaction)
            for file in files { try store.files.discard(file, of: stored.id, now: now, in: transaction) }
            for file in moved { try store.files.update(file, now: now, in: transaction) }
        }
        if !files.isEmpty { try await store.eraseDiscardedFiles() }
    }

    /// Where a draft goes on from here: the way out that applies, the next page to complete, or the check.
    func nextAddress(of draft: DraftInHand) -> URLReference {
        if draft.newer != nil { return newVersionAddress(of: draft) }
        if let page = draft.firstIncompletePage, !isBeyondExit(page, of: draft) {
            return draftAddress(draft.stored.id, "/pages/\(page.id)")
        }
        if draft.evaluation.exit != nil { return draftAddress(draft.stored.id, "/exit") }
        return draftAddress(draft.stored.id, "/check")
    }

    /// Where the person is told what another version of the service changes for their draft.
    func newVersionAddress(of draft: DraftInHand) -> URLReference { draftAddress(draft.stored.id, "/new-version") }

    private func isBeyondExit(_ page: Page, of draft: DraftInHand) -> Bool {
        guard let exit = draft.evaluation.exitPage, let exitIndex = draft.pages.firstIndex(where: { $0.id == exit }),
            let index = draft.pages.firstIndex(where: { $0.id == page.id })
        else { return false }
        return index > exitIndex
    }
}

/// An evaluation and the pages that it shows, made once, and only if somebody asks for them.
private final class LazyEvaluation: Sendable {
    typealias Made = (evaluation: Evaluation, pages: [Page])

    private let made = Mutex<Made?>(nil)
    private let make: @Sendable () -> Made

    init(_ make: @escaping @Sendable () -> Made) { self.make = make }

    var value: Made {
        made.withLock { made in
            if let made { return made }
            let value = make()
            made = value
            return value
        }
    }
}
