public import Cases
import FEEL
public import Services
public import Storage

/// The kinds of work done later.
public enum JobKind {
    /// Tell a person by e-mail that something happened to their case.
    public static let mail = "mail"
    /// Erase what has expired.
    public static let cleanup = "cleanup"
}

/// What a message to a person is about.
public enum MailNotice: String, Sendable, Hashable, CaseIterable {
    /// Their request has arrived.
    case received
    /// A decision was made, or the case closed.
    case decided
    /// A letter waits for them, and the case goes on.
    case letter
}

/// The work that follows from what happened to a case: written in the same transaction as the events.
public enum CaseJobs {
    /// The jobs that follow from events. Pure.
    ///
    /// A message goes only to the address that the person gave in the form, and is rendered when it is sent: a job says
    /// only which case and what about.
    ///
    /// - Parameters:
    ///   - events: what has just been decided.
    ///   - updated: the case with these events applied.
    ///   - random: source of the jobs' identifiers.
    public static func following(
        _ events: [CaseEvent], on updated: Case, definition: ServiceDefinition,
        using random: inout some RandomNumberGenerator
    ) -> [NewJob] {
        guard emailAddress(of: updated, definition: definition) != nil else { return [] }
        let first = updated.version - events.count + 1
        var jobs: [NewJob] = []
        for (offset, event) in events.enumerated() {
            guard let notice = notice(of: event) else { continue }
            jobs.append(
                NewJob(
                    id: Identifier(at: event.at, using: &random), organisation: updated.submission.organisation,
                    kind: JobKind.mail, idempotencyKey: "\(JobKind.mail):\(updated.id):\(first + offset)",
                    subject: updated.id, runAt: event.at, content: Array(notice.rawValue.utf8)))
        }
        return jobs
    }

    /// The e-mail address that the person gave, if the form asks for one and they did.
    public static func emailAddress(of current: Case, definition: ServiceDefinition) -> String? {
        // An address in an element of a list is somebody else's: only what is asked once is the person's own.
        for question in definition.pages.flatMap(\.questions) where question.name == question.id {
            guard case .line(let line) = question.type.control, line.keyboard == .email,
                case .string(let address)? = current.submission.answers[question.id]?.value
            else { continue }
            return address
        }
        return nil
    }

    private static func notice(of event: CaseEvent) -> MailNotice? {
        switch event.fact {
        case .submitted: .received
        case .acted(let act): act.outcome != nil ? .decided : act.letter != nil ? .letter : nil
        case .opened, .taken, .released: nil
        }
    }
}
