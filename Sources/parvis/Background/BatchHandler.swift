import Cases
import Services
import Storage
import Web

/// Does to several cases what an agent asked for, once the time to undo it has passed.
struct BatchHandler: JobHandler {
    let site: Site

    func run(_ job: ClaimedJob, at now: Instant) async throws {
        guard let id = Identifier(String(decoding: job.content, as: UTF8.self)) else {
            throw JobFailure("batch.arguments")
        }
        try await site.doBatch(id, at: now)
    }
}
