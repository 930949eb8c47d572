public import Cases
public import Services

/// Work to be done later, about to be recorded.
public struct NewJob: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier
    /// The organisation for which it is done.
    public let organisation: String
    /// What is to be done: a code that says who does it.
    public let kind: String
    /// Two jobs with the same key are one job ("letter:…case…:3").
    public let idempotencyKey: String
    /// The case whose key seals the arguments, if any.
    public let subject: Identifier?
    /// Not before then.
    public let runAt: Instant
    /// How often it is tried.
    public let maxAttempts: Int
    /// Its arguments, which the codec seals.
    public let content: [UInt8]

    /// A job.
    public init(
        id: Identifier, organisation: String, kind: String, idempotencyKey: String, subject: Identifier?,
        runAt: Instant, maxAttempts: Int = 12, content: [UInt8]
    ) {
        self.id = id
        self.organisation = organisation
        self.kind = kind
        self.idempotencyKey = idempotencyKey
        self.subject = subject
        self.runAt = runAt
        self.maxAttempts = maxAttempts
        self.content = content
    }
}

/// A job that a worker has claimed.
public struct ClaimedJob: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier
    /// The organisation for which it is done.
    public let organisation: String
    /// What is to be done.
    public let kind: String
    /// The case it is about, if any.
    public let subject: Identifier?
    /// Which attempt this is, from 1. It also proves the claim: once somebody else has claimed the job, it is another.
    public let attempt: Int
    /// How often it is tried.
    public let maxAttempts: Int
    /// When it was due.
    public let runAt: Instant
    /// Its arguments, unsealed.
    public let content: [UInt8]
}

/// A job that failed too often, for an operator to look at.
public struct DeadJob: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier
    /// What was to be done.
    public let kind: String
    /// The case it is about, if any.
    public let subject: Identifier?
    /// Attempts made.
    public let attempts: Int
    /// Code of the last error.
    public let lastError: String
    /// When it was recorded.
    public let createdAt: Instant
    /// When it was given up.
    public let endedAt: Instant
}

/// Where a job stands.
public enum JobState: String, Sendable, Hashable, CaseIterable {
    /// It waits for its time.
    case ready
    /// A worker has claimed it.
    case running
    /// It was done.
    case done
    /// It failed too often and waits for an operator.
    case dead
}

/// Work recorded in the same transaction as its cause and done later, at least once.
///
/// A claim is a lease: a worker that dies with a job loses it when the lease ends, and the job is done by another. So
/// doing a job twice must do no harm.
public struct JobQueue: Sendable {
    private let codec: any PayloadCodec

    /// Jobs whose arguments pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Records a job.
    ///
    /// - Returns: false when a job with the same idempotency key is there already; then nothing was recorded.
    @discardableResult
    public func enqueue(_ job: NewJob, now: Instant, in transaction: any SQLTransaction) throws -> Bool {
        let payload = try codec.encode(job.content, context: context(job.id, job.subject))
        return try transaction.execute(
            JobStatements.insert,
            [
                .identifier(job.id), .text(job.organisation), .text(job.kind), .text(job.idempotencyKey),
                .identifier(job.subject), .instant(job.runAt), .integer(job.maxAttempts), .instant(now),
                .text(payload.keyID), .blob(payload.bytes),
            ]) == 1
    }

    /// When there is next something to claim; nil when nothing waits. Workers read it instead of claiming in vain.
    public func nextDue(in connection: any SQLConnection) throws -> Instant? {
        let ready = try connection.first(JobStatements.nextReady, [])?.instant(0)
        let lease = try connection.first(JobStatements.nextLease, [])?.instant(0)
        return [ready, lease].compactMap { $0 }.min()
    }

    /// Claims the jobs that are due, longest overdue first, among them those whose worker let the lease end.
    ///
    /// - Parameters:
    ///   - limit: how many at most.
    ///   - leaseUntil: until when they are this worker's.
    public func claim(
        limit: Int, now: Instant, leaseUntil: Instant, in transaction: any SQLTransaction
    ) throws -> [ClaimedJob] {
        try transaction.execute(JobStatements.buryAbandoned, [.instant(now), .instant(now)])
        try transaction.execute(JobStatements.releaseAbandoned, [.instant(now), .instant(now)])
        let rows = try transaction.query(
            JobStatements.claim, [.instant(leaseUntil), .instant(now), .integer(limit)])
        return try rows.compactMap { row in
            do {
                return try job(row)
            } catch StorageError.erased {
                // Nothing is left to do for what was erased.
                try transaction.execute(JobStatements.delete, [.identifier(row.identifier(0))])
                return nil
            }
        }.sorted { ($0.runAt, $0.id) < ($1.runAt, $1.id) }
    }

    /// Prolongs the lease of a job that takes long.
    ///
    /// - Returns: false when the lease had ended and the job is somebody else's: whoever does it must stop.
    public func renew(_ job: ClaimedJob, until: Instant, in transaction: any SQLTransaction) throws -> Bool {
        try transaction.execute(
            JobStatements.renew, [.instant(until), .identifier(job.id), .integer(job.attempt)]) == 1
    }

    /// Puts a claimed job back untried, for later: whoever claimed it has its hands full.
    public func postpone(_ job: ClaimedJob, until: Instant, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            JobStatements.postpone, [.instant(until), .identifier(job.id), .integer(job.attempt)])
    }

    /// Records that a job was done. Its arguments are emptied; its key remains, so that it is not recorded anew.
    ///
    /// - Returns: false when the lease had ended and the job is somebody else's.
    @discardableResult
    public func complete(_ job: ClaimedJob, now: Instant, in transaction: any SQLTransaction) throws -> Bool {
        let payload = try codec.encode([], context: context(job.id, job.subject))
        return try transaction.execute(
            JobStatements.complete,
            [
                .instant(now), .text(payload.keyID), .blob(payload.bytes), .identifier(job.id), .integer(job.attempt),
            ]) == 1
    }

    /// Records that a job failed: it is tried again later, or given up after its last attempt.
    ///
    /// - Parameters:
    ///   - error: a code; never text that came from outside.
    ///   - retryAt: when to try again (`BackOff` says when).
    /// - Returns: where the job stands now; nil when the lease had ended and the job is somebody else's.
    @discardableResult
    public func fail(
        _ job: ClaimedJob, error: String, now: Instant, retryAt: Instant, in transaction: any SQLTransaction
    ) throws -> JobState? {
        let isLast = job.attempt >= job.maxAttempts
        let changed = try transaction.execute(
            isLast ? JobStatements.bury : JobStatements.retry,
            [.instant(isLast ? now : retryAt), .text(error), .identifier(job.id), .integer(job.attempt)])
        guard changed == 1 else { return nil }
        return isLast ? .dead : .ready
    }

    /// The jobs that an organisation's operator should look at, newest first.
    ///
    /// - Parameters:
    ///   - id: only those recorded before this one, to turn pages.
    ///   - limit: how many at most.
    public func dead(
        organisation: String, before id: Identifier? = nil, limit: Int, in connection: any SQLConnection
    ) throws -> [DeadJob] {
        let before = id?.bytes ?? Array(repeating: UInt8.max, count: 16)
        let arguments: [SQLValue] = [.text(organisation), .blob(before), .integer(limit)]
        return try connection.query(JobStatements.dead, arguments).map { row in
            DeadJob(
                id: try row.identifier(0), kind: try row.text(1), subject: try row.optionalIdentifier(2),
                attempts: try row.integer(3), lastError: try row.text(4), createdAt: try row.instant(5),
                endedAt: try row.instant(6))
        }
    }

    /// Gives a dead job further attempts.
    ///
    /// - Returns: whether the organisation has such a dead job.
    @discardableResult
    public func requeue(
        _ id: Identifier, organisation: String, attempts: Int = 3, now: Instant, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            JobStatements.requeue, [.instant(now), .integer(attempts), .identifier(id), .text(organisation)]) == 1
    }

    /// How many jobs stand where, in the whole installation.
    public func counts(in connection: any SQLConnection) throws -> [JobState: Int] {
        var counts: [JobState: Int] = [:]
        for row in try connection.query(JobStatements.counts, []) {
            counts[try row.code(0, as: JobState.self)] = try row.integer(1)
        }
        return counts
    }

    /// Removes jobs done before a moment and returns how many. From then on their keys can be used again.
    @discardableResult
    public func deleteDone(before: Instant, limit: Int, in transaction: any SQLTransaction) throws -> Int {
        try transaction.execute(JobStatements.deleteDone, [.instant(before), .integer(limit)])
    }

    private func job(_ row: SQLRow) throws -> ClaimedJob {
        let id = try row.identifier(0)
        let subject = try row.optionalIdentifier(3)
        return ClaimedJob(
            id: id, organisation: try row.text(1), kind: try row.text(2), subject: subject, attempt: try row.integer(4),
            maxAttempts: try row.integer(5), runAt: try row.instant(6),
            content: try codec.decode(row.payload(7), context: context(id, subject)))
    }

    private func context(_ id: Identifier, _ subject: Identifier?) -> PayloadContext {
        PayloadContext(place: .job, row: id.bytes, subject: subject)
    }
}
