import Cases
import FEEL
import Services
import Storage
import Testing

@testable import Web

/// Events, the lists' row, the emptied draft and the access code are written together or not at all.
@Suite struct TransactionTests {
    @Test func `a submission whose row is refused leaves no event, and the draft as it was`() async throws {
        let town = try await TestTown.make()
        let store = town.store
        let repository = CaseRepository(store: store)
        let sentBefore = try await town.submittedCase(SiteClient(site: town.site))
        let taken = try #require(Identifier(sentBefore))
        let first = try #require(try await repository.load(taken))
        let client = SiteClient(site: town.site)
        let begun = try await town.completedDraft(client)
        let id = try #require(Identifier(begun))
        let stored = try #require(
            try await store.database.read { try store.drafts.find(id, now: TestTown.now, in: $0) })

        // The same reference as the first case's: the row of the list can't be written, after the events were.
        let definition = try #require(town.site.catalogue.snapshot.service("acte-naissance"))
        let organisation = try #require(town.site.catalogue.snapshot.organisations["mairie"])
        let draft = try DraftCodec.decode(stored.content)
        let events = try Case.submit(
            draft, definition: definition, reference: first.submission.reference,
            today: try #require(CivilDate(year: 2026, month: 11, day: 24)),
            in: CommandContext(actor: .person(nil), channel: .web, at: TestTown.now)
        ).get()
        let summary = try Case(id: id, events: events).summary(
            definition: definition, organisation: organisation, zone: .utc)
        await #expect(throws: StorageError.duplicate("cases.reference")) {
            try await repository.create(
                events, from: stored, emptied: draft.emptied(), accessCode: SecretHash(of: draft.accessCode),
                session: nil, linkExpiresAt: TestTown.now.adding(seconds: 60), summary: summary)
        }

        #expect(try await repository.load(id) == nil)
        let after = try await store.database.read { try store.drafts.find(id, now: TestTown.now, in: $0) }
        #expect(after == stored)
        // Sent again, it is a case under a reference of its own.
        let sent = try await client.postForm("/fr/drafts/\(id)/submit", [], from: "/fr/drafts/\(id)/check")
        #expect(sent.location == "/fr/cases/\(id)/receipt")
        let second = try #require(try await repository.load(id))
        #expect(second.submission.reference != first.submission.reference)
        await town.remove()
    }
}
