import Cases
import FEEL
import Services
import Storage
import Web

/// Erases what has expired, once an hour.
enum Cleanup {
    /// How long an upload that stopped, or a file that belongs to nothing, is kept.
    static let unsentFilesSeconds: Int64 = 2 * 86_400
    /// How long a finished job is remembered, so that it is not recorded anew.
    static let doneJobsSeconds: Int64 = 90 * 86_400

    /// Records this hour's job, unless that is done: whatever the number of servers, there is one an hour.
    static func schedule(in store: Store, at now: Instant) async throws {
        let hour = now.milliseconds / 3_600_000
        let isScheduled = try await store.database.read {
            try store.settings.value(of: settingKey, in: $0) == String(hour)
        }
        guard !isScheduled else { return }
        var random = SystemRandomNumberGenerator()
        let job = NewJob(
            id: Identifier(at: now, using: &random), organisation: SettingsStore.installation, kind: JobKind.cleanup,
            idempotencyKey: "\(JobKind.cleanup):\(hour)", subject: nil, runAt: now, maxAttempts: 5, content: [])
        try await store.database.write { transaction in
            try store.jobs.enqueue(job, now: now, in: transaction)
            try store.settings.set(settingKey, to: String(hour), in: transaction)
        }
    }

    private static let settingKey = "cleanup.hour"
}

/// Erases drafts, of the desk too, sessions, links, codes, files of exports and finished jobs that have expired, a
/// bounded number at a time so that nobody waits behind it.
struct CleanupHandler: JobHandler {
    let store: Store
    /// The site whose queues are closed with its offices; nil where none is.
    var site: Site?
    /// How many rows a transaction removes.
    var batch = 500
    /// How many transactions a run makes of each kind; what is left waits for the next hour.
    var maximumBatches = 200

    func run(_ job: ClaimedJob, at now: Instant) async throws {
        let store = store
        let today = Zone.utc.date(at: now)
        try await site?.tidyReceptions(at: now)
        try await repeated { transaction, limit in
            try store.requests.removeWithExpiredDrafts(now: now, limit: limit, in: transaction)
            let forgotten = try store.drafts.deleteExpired(now: now, limit: limit, in: transaction)
            try store.figures.count(forgotten, on: today, in: transaction)
            return forgotten.count
        }
        try await repeated { try store.codes.deleteExpired(now: now, limit: $1, in: $0) }
        try await repeated { try store.sessions.deleteExpired(now: now, limit: $1, in: $0) }
        // A day's margin: days end at different moments around the world.
        try await store.database.write {
            try store.absences.forget(before: Zone.utc.date(at: now).adding(days: -1), in: $0)
        }
        let old = now.adding(seconds: -BatchStore.lifeSeconds)
        try await repeated { try store.batches.deleteOld(before: old, limit: $1, in: $0) }
        try await repeated { try store.deskDrafts.deleteExpired(now: now, limit: $1, in: $0) }
        try await repeated { try store.conversations.deleteExpired(now: now, limit: $1, in: $0) }
        try await repeated { try store.assistantSums.deleteExpired(on: today, limit: $1, in: $0) }
        try await repeated { try store.receptions.deleteExpired(now: now, limit: $1, in: $0) }
        try await store.database.write {
            try store.callbacks.forget(before: Zone.utc.date(at: now).adding(days: -1), in: $0)
        }
        try await repeated { try store.links.deleteExpired(now: now, limit: $1, in: $0) }
        let abandoned = now.adding(seconds: -Cleanup.unsentFilesSeconds)
        try await repeated { try store.files.discardAbandoned(before: abandoned, now: now, limit: $1, in: $0) }
        try await repeated { try store.files.discardOrphans(before: abandoned, now: now, limit: $1, in: $0) }
        for _ in 0..<maximumBatches where try await store.eraseDiscardedFiles(limit: batch) < batch { break }
        for _ in 0..<maximumBatches
        where try await store.eraseExpiredExports(now: now, limit: batch) < batch { break }
        let before = now.adding(seconds: -Cleanup.doneJobsSeconds)
        try await repeated { try store.jobs.deleteDone(before: before, limit: $1, in: $0) }
    }

    private func repeated(_ delete: @escaping @Sendable (any SQLTransaction, Int) throws -> Int) async throws {
        let batch = batch
        for _ in 0..<maximumBatches {
            let count = try await store.database.write { try delete($0, batch) }
            if count < batch { return }
        }
    }
}
