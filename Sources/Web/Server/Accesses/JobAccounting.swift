import Cases
import Logging
public import Services
public import Storage

extension JobKind {
    /// What a kind of job reads people's data for, and what it reads of the case or account that it is about; nil for
    /// kinds that read none, or that have a record of their own.
    static func reading(_ kind: String) -> (task: AccessTask, parts: AccessParts)? {
        switch kind {
        case mail: (.message, .content)
        case examineFile: (.fileExamination, .documents)
        case correctionOverdue, relateCases, takeUpCase: (.upkeep, .content)
        case batch: (.batch, .content)
        default: nil
        }
    }
}

extension Site {
    /// Does a job whose readings of people's data are on record: those of the case or account that it is about before it
    /// begins, since it may send something out; those of others before it counts as done.
    ///
    /// - Throws: `UnaccountedReading` when it read what its kind does not say it reads.
    public func accounting(
        for job: ClaimedJob, at now: Instant, _ body: @Sendable () async throws -> Void
    ) async throws {
        // The making of an export is recorded once for all the cases in it (`ExportTraces`).
        // What retention reads, it records case by case (`applyRetention`), since a day's work is of many.
        if job.kind == JobKind.exportCases || job.kind == JobKind.retention {
            return try await ReadingLedger.$current.withValue(nil) { try await body() }
        }
        let ledger = ReadingLedger()
        let reading = JobKind.reading(job.kind)
        if let reading, let subject = try await subject(of: job) {
            try await accesses.record(
                [subject: reading.parts], by: .platform, for: reading.task, organisation: job.organisation, at: now)
            ledger.settle(subject)
        }
        try await ReadingLedger.$current.withValue(ledger) { try await body() }
        let rest = ledger.unrecorded
        guard !rest.isEmpty else { return }
        guard let reading else { throw UnaccountedReading() }
        try await accesses.record(
            rest, by: .platform, for: reading.task, organisation: job.organisation, at: now)
    }

    /// Whose data a job is about: a file is its owner's.
    private func subject(of job: ClaimedJob) async throws -> Identifier? {
        guard job.kind == JobKind.examineFile, let id = job.subject else { return job.subject }
        let store = store
        return try await store.database.read { try store.files.find(id, in: $0)?.owner }
    }
}
