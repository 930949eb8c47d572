import Cases
import Services
import Storage
import Web

/// Says on a case what an agent said of it on another.
struct RelateCasesHandler: JobHandler {
    let site: Site

    func run(_ job: ClaimedJob, at now: Instant) async throws {
        guard let id = job.subject else { throw JobFailure("relate-cases.arguments") }
        try await site.relate(id, content: job.content, at: now)
    }
}

/// Says on a case that a later request takes it up.
struct TakeUpCaseHandler: JobHandler {
    let site: Site

    func run(_ job: ClaimedJob, at now: Instant) async throws {
        guard let id = job.subject else { throw JobFailure("take-up-case.arguments") }
        try await site.takeUp(id, content: job.content, at: now)
    }
}
