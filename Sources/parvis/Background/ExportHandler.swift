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
        let production = ExportProduction(site: site)
        do {
            try await production.make(id, at: now)
        } catch {
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
