import Cases
import FEEL
import Foundation
import Journal
import Services
import Storage
import Web

@testable import parvis

/// The demonstration's town with something in every table that is sealed or made of events, all of it in its log.
struct FilledTown {
    static let begun = Instant(milliseconds: 1_795_600_000_000)
    private static let later = begun.adding(seconds: 86_400)

    let installation: Installation
    let signer: NoteSigner
    private let catalogue: LiveCatalogue

    init(data: String) async throws {
        installation = try await PreparedTown.copy(to: data, begun: Self.begun)
        signer = try LogSigner.make(keys: installation.keys, address: "http://localhost:8080")
        catalogue = LiveCatalogue(store: installation.store, compiled: PreparedTown.compiled)
        try await catalogue.refresh()
        try await fillCases()
        let store = installation.store
        try await store.database.write { try Self.fill(store, in: $0) }
        try await LogSequencer.integrate(in: store, signer: signer, at: Self.begun)
    }

    // MARK: Cases

    private struct Found {
        let whole: Case
        let definition: ServiceDefinition
        let organisation: Organisation
        let zone: Zone
    }

    private func found(_ isWanted: (Found) -> Bool) async throws -> Found {
        let store = installation.store
        let ids = try await store.database.read { try store.cases.identifiers(after: nil, limit: 500, in: $0) }
        // The first and the last cases are for whoever tampers with rows.
        for id in ids.dropFirst(3).dropLast(3) {
            guard let whole = try await CaseRepository(store: store).load(id),
                let definition = try await catalogue.definition(hash: whole.submission.definition),
                let organisation = catalogue.snapshot.organisations[whole.submission.organisation]
            else { continue }
            let zone = Zone(name: organisation.timeZone) ?? .utc
            let found = Found(whole: whole, definition: definition, organisation: organisation, zone: zone)
            if isWanted(found) { return found }
        }
        throw CommandFailure("The demonstration has no such case.")
    }

    private func append(_ facts: [CaseEvent.Fact], to found: Found, by author: Author = .system) async throws {
        let events = facts.map { CaseEvent(at: Self.later, author: author, channel: .web, fact: $0) }
        try await CaseRepository(store: installation.store).append(events, to: found.whole) { changed in
            changed.summary(definition: found.definition, organisation: found.organisation, zone: found.zone)
        }
    }

    private func fillCases() async throws {
        let store = installation.store
        let day = Zone.utc.date(at: Self.later)
        // What somebody asks about their data, and an opinion asked of a group.
        let open = try await found { $0.whole.isOpen && $0.whole.version < 3 }
        let right = RightsRequest(kind: .question, about: nil, text: "Pourquoi ?", answerBy: day.adding(days: 30))
        try await append([.rights(.asked(right))], to: open, by: .person(nil))
        let asked = try await found { $0.whole.isOpen && $0.whole.id > open.whole.id }
        let opinion = OpinionRequest(
            advisor: .group("etat-civil"), question: "Qu’en pensez-vous ?", answerBy: day.adding(days: 9), shared: [])
        try await append(
            [.opinion(.asked(opinion))], to: asked, by: .agent(asked.whole.id, .agent))
        // A case that waits for the archives, and one that is erased.
        let listed = try await found { !$0.whole.isOpen && $0.definition.legal.retention.needsArchives }
        let notice = RetentionNotice(endsOn: day, keptUntil: day, then: listed.definition.legal.retention.then)
        try await append([.retention(.announced(notice)), .retention(.closed(until: day))], to: listed)
        try await list(listed)
        let ended = try await found {
            !$0.whole.isOpen && $0.whole.id != listed.whole.id && !$0.definition.legal.retention.needsArchives
        }
        let summary = ended.whole.summary(
            definition: ended.definition, organisation: ended.organisation, zone: ended.zone)
        try await CaseEraser(store: store, keys: installation.keys).erase(
            ended.whole.id, organisation: summary.organisation, searchKeys: summary.searchKeys, reason: "art. 17",
            at: Self.later, receipt: (reference: summary.reference.description, unreadableFrom: day))
    }

    private func list(_ found: Found) async throws {
        let (store, whole) = (installation.store, found.whole)
        let item = EliminationItem(
            id: whole.id, reference: whole.submission.reference.description,
            outcome: whole.outcome?.rawValue ?? "", submittedAt: whole.submittedAt,
            endedAt: whole.endedAt ?? Self.begun, files: 0, bytes: 0)
        let rule = EliminationRule(found.definition.legal.retention).description
        try await store.database.write { transaction in
            try store.eliminations.add(
                item, organisation: whole.submission.organisation, service: whole.submission.service, rule: rule,
                fresh: whole.id, now: Self.later, in: transaction)
        }
    }

    // MARK: Rows of their own

    private static func fill(_ store: Store, in transaction: any SQLTransaction) throws {
        var random = SystemRandomNumberGenerator()
        let (now, content) = (begun, Array("secret".utf8))
        func fresh() -> Identifier { Identifier(at: now, using: &random) }
        let ids = try store.cases.identifiers(after: nil, limit: 2, in: transaction)
        let (id, agent) = (ids[1], fresh())
        try store.sessions.create(
            NewSession(token: SecretHash(of: "t"), formSecret: [1], content: content), now: now, expiresAt: later,
            in: transaction)
        try store.codes.create(
            NewOneTimeCode(token: SecretHash(of: "c"), purpose: "p", content: content), now: now, expiresAt: later,
            in: transaction)
        try store.savedViews.add(SavedView(id: fresh(), name: "v", place: "all"), of: agent, in: transaction)
        try store.deskDrafts.put(
            DeskDraft(agent: agent, caseID: id, form: "note", savedAt: now, content: content), expiresAt: later,
            in: transaction)
        try store.accesses.record(
            AccessRecord(
                id: fresh(), at: now, organisation: "o", reader: .agent(agent, .agent, office: "b"), task: .inbox,
                channel: .web),
            of: [id: (.listed, now)], in: transaction)
        try store.conversations.create(
            fresh(), organisation: "o", language: .fr, content: content, now: now, expiresAt: later, in: transaction)
        try store.assistantSums.addTerm(
            "mot", lookup: [1], organisation: "o", language: .fr, on: Zone.utc.date(at: now), in: transaction)
        try store.assistantCases.add(
            AssistantCase(id: fresh(), language: .fr, createdAt: now, agent: agent, content: content),
            organisation: "o", in: transaction)
        _ = try store.receptions.ask(
            NewReception(
                id: fresh(), organisation: "o", team: "t", service: nil, isUrgent: false, content: content),
            now: now, expiresAt: later, in: transaction)
        try store.secondFactors.begin(content, of: agent, in: transaction)
        try store.batches.create(
            fresh(), of: agent, organisation: "o", now: now, runsAt: later, content: content,
            items: [BatchItem(number: 0, case: id, reference: "r", content: content)], in: transaction)
        try store.breaches.append(
            StoredBreachEntry(breach: fresh(), number: 1, at: now, author: agent, content: content),
            organisation: "o", in: transaction)
        try store.jobs.enqueue(
            NewJob(
                id: fresh(), organisation: "o", kind: "k", idempotencyKey: "tampered", subject: id, runAt: later,
                content: content),
            now: now, in: transaction)
        let (person, other) = (fresh(), fresh())
        for one in [person, other] { try store.people.create(one, now: now, in: transaction) }
        try store.people.add(
            StoredContact(
                new: fresh(), person: person, kind: .email, value: "a@b.example", verifiedAt: now, effectiveAt: now),
            lookup: [1], in: transaction)
        try store.people.record(
            PersonEvent(.contactAdded, at: now, detail: "d"), id: fresh(), of: person, in: transaction)
        try store.checklists.add(
            StoredChecklist(id: fresh(), event: "e", keptAt: now, content: content), to: person, in: transaction)
        try store.requests.add(HouseholdMember(id: fresh(), label: "l"), to: person, now: now, in: transaction)
    }
}
