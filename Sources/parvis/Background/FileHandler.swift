import Services
import Storage
import Web

/// Examines a file that is still in quarantine: the process ended before it had, or the virus scanner did not answer.
struct FileHandler: JobHandler {
    let site: Site

    func run(_ job: ClaimedJob, at now: Instant) async throws {
        guard let id = job.subject else { throw JobFailure("file.arguments") }
        guard try await site.examineLater(id) else { throw JobFailure("file.scanner-unavailable") }
    }
}
