import Cases
import FEEL
import Foundation
import Services
import Storage
import Web

/// Applies the periods for which services keep cases, once a day.
enum Retention {
    /// Records this day's job, unless that is done: whatever the number of servers, there is one a day.
    static func schedule(in store: Store, at now: Instant) async throws {
        let day = now.milliseconds / 86_400_000
        let isScheduled = try await store.database.read {
            try store.settings.value(of: settingKey, in: $0) == String(day)
        }
        guard !isScheduled else { return }
        var random = SystemRandomNumberGenerator()
        let job = NewJob(
            id: Identifier(at: now, using: &random), organisation: SettingsStore.installation, kind: JobKind.retention,
            idempotencyKey: "\(JobKind.retention):\(day)", subject: nil, runAt: now, maxAttempts: 5, content: [])
        try await store.database.write { transaction in
            try store.jobs.enqueue(job, now: now, in: transaction)
            try store.settings.set(settingKey, to: String(day), in: transaction)
        }
    }

    private static let settingKey = "retention.day"
}

/// Tells people, closes cases to agents, puts them on elimination lists, and erases those that nothing keeps, a page at a time.
/// What one case makes impossible does not stop the others. A run that stops is taken up by the next.
struct RetentionHandler: JobHandler {
    let site: Site
    let keys: KeyRing
    /// For how many days back-ups of the keys are kept.
    let keyBackupDays: Int
    /// How many cases are read at once.
    var batch = 100
    /// Lets other processes see that the key of lists is about to change.
    var pause: @Sendable () async throws -> Void = {
        try await Task.sleep(for: .seconds(ListKeyRenewal.waitSeconds))
    }

    func run(_ job: ClaimedJob, at now: Instant) async throws {
        let (store, site) = (site.store, site)
        let keep: @Sendable () async throws -> Void = {
            let until = site.now().adding(seconds: JobRunner.usualLeaseSeconds)
            let isOurs = try await store.database.write { try store.jobs.renew(job, until: until, in: $0) }
            guard isOurs else { throw JobFailure("retention.taken-over") }
        }
        var failures = 0
        for step in [RetentionStep.compute, .announce, .close, .list] {
            failures += try await each(step, at: now, keep) { try await site.applyRetention(to: $0, at: now) }
        }
        var erased = 0
        failures += try await each(.erase, at: now, keep) { due in
            guard let erasure = try await site.dueErasure(of: due.id, visa: nil, at: now) else { return }
            try await erase(erasure, at: now) { _ in }
            erased += 1
        }
        let listed = try await eraseListed(at: now, keep)
        (erased, failures) = (erased + listed.erased, failures + listed.failures)
        if erased > 0 {
            // From here on the next start finishes what stops.
            try await ListKeyRenewal(store: store, keys: keys).run { try await pause() }
        }
        if failures > 0 { throw JobFailure("retention.some-failed") }
    }

    /// Does something with each case that is due.
    ///
    /// - Returns: how many could not be done.
    private func each(
        _ step: RetentionStep, at now: Instant, _ keep: @Sendable () async throws -> Void,
        _ work: (DueCase) async throws -> Void
    ) async throws -> Int {
        let (store, batch) = (site.store, batch)
        var (last, failures): (DueCase?, Int) = (nil, 0)
        while true {
            let after = last
            let page = try await store.database.read {
                try store.retention.due(step, at: now, after: after, limit: batch, in: $0)
            }
            guard let end = page.last else { return failures }
            for due in page {
                do { try await work(due) } catch { failures += 1 }
            }
            last = end
            try await keep()
        }
    }

    /// Erases what the archives let be destroyed.
    private func eraseListed(
        at now: Instant, _ keep: @Sendable () async throws -> Void
    ) async throws -> (erased: Int, failures: Int) {
        let (store, batch) = (site.store, batch)
        var (last, erased, failures): (Identifier?, Int, Int) = (nil, 0, 0)
        while true {
            let after = last
            let lists = try await store.database.read {
                try store.eliminations.list(in: .signed, after: after, limit: batch, in: $0)
            }
            guard let end = lists.last else { return (erased, failures) }
            for list in lists {
                let done = try await erase(list, at: now, keep)
                (erased, failures) = (erased + done.erased, failures + done.failures)
            }
            last = end.id
        }
    }

    private func erase(
        _ list: EliminationList, at now: Instant, _ keep: @Sendable () async throws -> Void
    ) async throws -> (erased: Int, failures: Int) {
        let (store, batch, id) = (site.store, batch, list.id)
        guard let visa = ArchivesVisa(list.visa)?.ground else { return (0, 1) }
        var (last, erased, failures): (Identifier?, Int, Int) = (nil, 0, 0)
        while true {
            let after = last
            let page = try await store.database.read {
                try store.eliminations.waiting(.destroy, of: id, after: after, limit: batch, in: $0)
            }
            guard let end = page.last else { break }
            for item in page {
                do {
                    guard let erasure = try await site.dueErasure(of: item.id, visa: visa, at: now) else { continue }
                    try await erase(erasure, at: now) { transaction in
                        try store.eliminations.settle(item.id, of: id, as: .erased, in: transaction)
                    }
                    erased += 1
                } catch {
                    failures += 1
                }
            }
            last = end.id
            try await keep()
        }
        try await store.database.write { transaction in
            guard try store.eliminations.waiting(.destroy, of: id, limit: 1, in: transaction).isEmpty else { return }
            try store.eliminations.finish(id, at: now, in: transaction)
        }
        return (erased, failures)
    }

    private func erase(
        _ due: DueErasure, at now: Instant, also more: @escaping @Sendable (any SQLTransaction) throws -> Void
    ) async throws {
        let store = site.store
        try await CaseEraser(store: store, keys: keys).erase(
            due.id, organisation: due.organisation, searchKeys: due.searchKeys, reason: due.ground.description, at: now,
            receipt: (reference: due.reference, unreadableFrom: due.today.adding(days: keyBackupDays))
        ) { transaction in
            // Whoever held it, or took it up again, meanwhile comes first.
            try store.cases.expect(due.version, of: due.id, in: transaction)
            try more(transaction)
        }
    }
}
