public import Cases
import Foundation
public import Services
import Storage

extension Site {
    /// How often a case of a batch is tried again when somebody else's change came first.
    private static let batchAttempts = 5

    /// Does to several cases what an agent asked for, each on its own: what can't be done to one keeps nothing from the
    /// others. Done twice, or taken up after a stop, it is done once.
    public func doBatch(_ id: Identifier, at now: Instant) async throws {
        let store = store
        let isBegun = try await store.database.write { try store.batches.begin(id, now: now, in: $0) }
        guard isBegun else { return }
        let read = try await store.database.read { connection in
            let batch = try store.batches.find(id, in: connection)
            return (
                batch: batch, items: try store.batches.items(of: id, in: connection),
                agent: try batch.flatMap { try store.agents.find($0.agent, in: connection) }
            )
        }
        guard let batch = read.batch else { return }
        let order = try JSONDecoder().decode(BatchOrder.self, from: Data(batch.content))
        let role = read.agent.flatMap { $0.isActive ? Role(rawValue: $0.role) : nil }
        for item in read.items where item.outcome == nil {
            let outcome: String?
            if let role {
                let step = try JSONDecoder().decode(BatchStep.self, from: Data(item.content))
                let actor = Author.agent(batch.agent, role)
                outcome = try await doStep(step, of: order, item: item, batch: batch, actor: actor, at: now)
            } else {
                // Whoever may not sign in any more does nothing any more.
                outcome = CaseRefusal.notFound.code
            }
            if let outcome {
                try await store.database.write {
                    try store.batches.settle(item.number, of: id, as: outcome, in: $0)
                }
            }
        }
        try await store.database.write { try store.batches.finish(id, in: $0) }
    }

    /// Does what is asked to one case.
    ///
    /// - Returns: nothing when it is done and recorded; otherwise what is to be recorded.
    private func doStep(
        _ step: BatchStep, of order: BatchOrder, item: BatchItem, batch: StoredBatch, actor: Author, at now: Instant
    ) async throws -> String? {
        for _ in 0..<Self.batchAttempts {
            guard let current = try await cases.load(item.case), current.submission.organisation == batch.organisation,
                let definition = try await catalogue.definition(hash: current.submission.definition),
                let organisation = catalogue.snapshot.organisations[batch.organisation]
            else { return CaseRefusal.notFound.code }
            let found = CaseInHand(
                case: current, definition: definition, organisation: organisation, zone: zone(of: organisation))
            let letter = step.body.map { ActionForm.LetterText(subject: step.subject ?? "", body: $0) }
            let command = order.command(for: found, seen: step.seen, letter: letter) {
                LetterDraft.mentions(of: $0, on: found)
            }
            guard let command else { return CaseRefusal.actionNotAvailable.code }
            let context = CommandContext(actor: actor, organisation: batch.organisation, channel: .web, at: now)
            switch current.decide(command, in: context, definition: definition) {
            case .failure(let refusal): return refusal.code
            case .success(let events):
                guard !events.isEmpty else { return BatchItem.done }
                do {
                    try await append(events, to: found, settling: item, of: batch)
                    return nil
                } catch StorageError.versionConflict {
                    continue
                }
            }
        }
        return CaseRefusal.changedSince(CaseEvent(at: now, author: actor, channel: .web, fact: .taken)).code
    }

    /// Appends what was decided, and that it was, in one transaction.
    private func append(
        _ events: [CaseEvent], to found: CaseInHand, settling item: BatchItem, of batch: StoredBatch
    ) async throws {
        var (updated, random) = (found.case, SystemRandomNumberGenerator())
        for event in events { try updated.apply(event) }
        let jobs = CaseJobs.following(
            events, on: updated, definition: found.definition, zone: found.zone, using: &random)
        let batches = store.batches
        let settle = { @Sendable (transaction: any SQLTransaction) in
            try batches.settle(item.number, of: batch.id, as: BatchItem.done, in: transaction)
        }
        try await cases.append(
            events, to: found.case, jobs: jobs, counted: found.counted(updated, after: found.case), also: settle
        ) { changed in
            changed.summary(definition: found.definition, organisation: found.organisation, zone: found.zone)
        }
    }
}
