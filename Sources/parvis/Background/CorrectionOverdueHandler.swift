import Cases
import Services
import Storage
import Web

/// Brings a case back to the desk once the time given to its person for corrections has passed.
struct CorrectionOverdueHandler: JobHandler {
    let site: Site

    func run(_ job: ClaimedJob, at now: Instant) async throws {
        guard let id = job.subject, let request = Int(String(decoding: job.content, as: UTF8.self)) else {
            throw JobFailure("correction-overdue.arguments")
        }
        try await site.recordOverdueCorrection(of: id, request: request, at: now)
    }
}
