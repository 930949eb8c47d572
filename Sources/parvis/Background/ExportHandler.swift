import Cases
import Services
import Storage
import Web

/// Makes the file of an export. One that can't be made is given up at the last attempt, so that its page says so.
struct ExportHandler: JobHandler {
    let site: Site

    func run(_ job: ClaimedJob, at now: Instant) async throws {
        guard let id = Identifier(String(decoding: job.content, as: UTF8.self)) else {
            throw JobFailure("export.arguments")
        }
        let (store, site) = (site.store, site)
        // A large file takes longer than a lease: it is prolonged as the file grows, and lost at once with the claim.
        let production = ExportProduction(site: site) { transaction in
            try store.jobs.renew(
                job, until: site.now().adding(seconds: JobRunner.usualLeaseSeconds), in: transaction)
        }
        do {
            try await production.make(id, at: now)
        } catch {
            if let failure = error as? ExportFailure, failure == .takenOver { throw JobFailure(failure.code) }
            // What is too large today is too large tomorrow.
            if job.attempt >= job.maxAttempts || error as? ExportFailure == .tooLarge {
                try await production.giveUp(id)
            }
            if let failure = error as? ExportFailure {
                if failure == .tooLarge { return }
                throw JobFailure(failure.code)
            }
            throw error
        }
    }
}
