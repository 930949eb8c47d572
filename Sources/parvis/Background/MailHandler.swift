import Cases
import Services
import Storage
import Web

/// Writes a message about a person's account and hands it over.
struct AccountMailHandler: JobHandler {
    let site: Site
    let transport: any MailTransport

    func run(_ job: ClaimedJob, at now: Instant) async throws {
        guard let message = site.accountMessage(job.content, identifier: job.id.description) else {
            throw JobFailure("mail.arguments")
        }
        try await transport.deliver(message, at: now)
    }
}

/// Writes a message about a conversation with an agent and hands it over.
struct ReceptionMailHandler: JobHandler {
    let site: Site
    let transport: any MailTransport

    func run(_ job: ClaimedJob, at now: Instant) async throws {
        guard let message = site.receptionMessage(job.content, identifier: job.id.description) else {
            throw JobFailure("mail.arguments")
        }
        try await transport.deliver(message, at: now)
    }
}

/// Writes a message from the case as it is now and hands it over.
struct MailHandler: JobHandler {
    let site: Site
    let transport: any MailTransport

    func run(_ job: ClaimedJob, at now: Instant) async throws {
        guard let id = job.subject, let notice = MailNotice(rawValue: String(decoding: job.content, as: UTF8.self))
        else {
            throw JobFailure("mail.arguments")
        }
        // Nobody to write to, or nothing to write about any more: done.
        guard let message = try await site.message(notice, about: id, identifier: job.id.description) else { return }
        try await transport.deliver(message, at: now)
    }
}
