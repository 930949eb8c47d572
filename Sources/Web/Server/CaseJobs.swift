public import Cases
import FEEL
public import Services
public import Storage

/// The kinds of work done later.
public enum JobKind {
    /// Tell a person by e-mail that something happened to their case.
    public static let mail = "mail"
    /// Send a person a message about their account: a code, or what changed.
    public static let accountMail = "account-mail"
    /// Send a person a message about a conversation with an agent: a promised call, or its summary.
    public static let receptionMail = "reception-mail"
    /// Record that the time given to a person for corrections has passed.
    public static let correctionOverdue = "correction-overdue"
    /// Erase what has expired.
    public static let cleanup = "cleanup"
    /// Examine a file that is still in quarantine.
    public static let examineFile = "file"
    /// Say on a case what an agent said of it on another.
    public static let relateCases = "relate-cases"
    /// Say on a case that a later request takes it up.
    public static let takeUpCase = "take-up-case"
    /// Do something to several cases.
    public static let batch = "batch"
    /// Do what is due at the end of cases' retention.
    public static let retention = "retention"
    /// Make a file of a service's cases.
    public static let exportCases = "export"
}

/// What a message to a person is about.
public enum MailNotice: String, Sendable, Hashable, CaseIterable {
    /// Their request has arrived.
    case received
    /// A decision was made, or the case closed.
    case decided
    /// A letter waits for them, and the case goes on.
    case letter
    /// A document that they sent was refused after it was received.
    case fileRefused
    /// A message of the desk waits for them.
    case message
    /// Answers are to be corrected.
    case correction
    /// They still are, and the last day is close.
    case correctionReminder = "correction-reminder"
    /// The last day has passed; nothing is decided.
    case correctionOverdue = "correction-overdue"
    /// The desk goes on without the corrections.
    case correctionEnded = "correction-ended"
    /// An agent entered or corrected answers for them.
    case amended
    /// Their corrections have arrived.
    case corrected
    /// They withdrew the request.
    case withdrawn
    /// It was joined to an older request of theirs.
    case joined
    /// It goes on by itself again.
    case separated
    /// Their request to reconsider the decision has arrived.
    case reconsideration
    /// The time for which their case is kept is nearly over.
    case erasureAnnounced = "erasure-announced"
    /// They were answered about their data.
    case rights
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
    ///   - zone: the organisation's local time.
    ///   - random: source of the jobs' identifiers.
    public static func following(
        _ events: [CaseEvent], on updated: Case, definition: ServiceDefinition, zone: Zone,
        using random: inout some RandomNumberGenerator
    ) -> [NewJob] {
        messages(events, on: updated, definition: definition, using: &random)
            + waits(events, on: updated, definition: definition, zone: zone, using: &random)
    }

    private static func messages(
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

    /// What follows later from a request for corrections: a reminder half-way, at most five days before the last day, and
    /// the record that it has passed.
    private static func waits(
        _ events: [CaseEvent], on updated: Case, definition: ServiceDefinition, zone: Zone,
        using random: inout some RandomNumberGenerator
    ) -> [NewJob] {
        guard let pending = updated.pendingCorrection, pending.version > updated.version - events.count else {
            return []
        }
        let days = pending.request.answerBy.daysSinceEpoch - zone.date(at: pending.at).daysSinceEpoch
        let reminder = pending.request.answerBy.adding(days: -min(5, days / 2))
        let organisation = updated.submission.organisation
        let overdue = NewJob(
            id: Identifier(at: pending.at, using: &random), organisation: organisation, kind: JobKind.correctionOverdue,
            idempotencyKey: "\(JobKind.correctionOverdue):\(updated.id):\(pending.version)", subject: updated.id,
            runAt: zone.startOfDay(pending.request.answerBy.adding(days: 1)),
            content: Array(String(pending.version).utf8))
        guard days > 1, emailAddress(of: updated, definition: definition) != nil else { return [overdue] }
        let remind = NewJob(
            id: Identifier(at: pending.at, using: &random), organisation: organisation, kind: JobKind.mail,
            idempotencyKey: "\(JobKind.mail):\(updated.id):\(pending.version):reminder", subject: updated.id,
            runAt: zone.startOfDay(reminder).adding(seconds: 8 * 3600),
            content: Array(MailNotice.correctionReminder.rawValue.utf8))
        return [overdue, remind]
    }

    /// The e-mail address that the person gave, if the form asks for one and they did.
    public static func emailAddress(of current: Case, definition: ServiceDefinition) -> String? {
        contact(.email, of: current, definition: definition)
    }

    /// The telephone number that the person gave, if the form asks for one and they did.
    static func telephone(of current: Case, definition: ServiceDefinition) -> String? {
        contact(.telephone, of: current, definition: definition)
    }

    private static func contact(
        _ keyboard: LineControl.Keyboard, of current: Case, definition: ServiceDefinition
    ) -> String? {
        // What stands in an element of a list is somebody else's: only what is asked once is the person's own.
        for question in definition.pages.flatMap(\.questions) where question.name == question.id {
            guard case .line(let line) = question.type.control, line.keyboard == keyboard,
                case .string(let text)? = current.answers[question.id]?.value
            else { continue }
            return text
        }
        return nil
    }

    private static func notice(of event: CaseEvent) -> MailNotice? {
        switch event.fact {
        case .submitted: .received
        case .acted(let act): act.outcome != nil ? .decided : act.letter != nil ? .letter : nil
        case .messageSent: event.author.isPerson ? nil : .message
        case .correctionAsked: .correction
        case .correctionAnswered: .corrected
        case .correctionOverdue: .correctionOverdue
        case .correctionEnded: .correctionEnded
        case .answersAmended: .amended
        case .withdrawn: .withdrawn
        case .merged: .joined
        case .separated: .separated
        case .reconsiderationAsked: .reconsideration
        case .retention(.announced): .erasureAnnounced
        case .rights(.answered), .rights(.extended): .rights
        case .opened, .taken, .released, .messagesRead, .messagesSettled, .accessRestored, .noted, .assigned, .linked,
            .distinguished, .routed, .absorbed, .prepared, .preparationEnded, .opinion, .continuation, .rights(.asked),
            .retention:
            nil
        }
    }
}
