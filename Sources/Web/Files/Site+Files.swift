public import Cases
import Services
import Storage

extension Site {
    /// Examines a file in quarantine, for the job that does so later.
    ///
    /// - Returns: false when the virus scanner still does not answer.
    public func examineLater(_ id: Identifier) async throws -> Bool {
        let store = store
        guard let file = try await store.database.read({ try store.files.find(id, in: $0) }) else { return true }
        switch try await FileExaminer(site: self).examine(id, keepsRefusal: true) {
        case .waiting: return false
        case .accepted, .over: return true
        case .refused:
            if file.isKept {
                try await tell(of: file)
            } else {
                try await reflectFiles(of: file.owner, field: file.facts.slot)
            }
            return true
        }
    }

    /// Writes to the person whose case has lost a file.
    private func tell(of file: StoredFile) async throws {
        var random = SystemRandomNumberGenerator()
        let (store, now) = (store, now())
        let job = NewJob(
            id: Identifier(at: now, using: &random), organisation: file.organisation, kind: JobKind.mail,
            idempotencyKey: "\(JobKind.mail):\(file.owner):\(file.id)", subject: file.owner, runAt: now,
            content: Array(MailNotice.fileRefused.rawValue.utf8))
        try await store.database.write { try store.jobs.enqueue(job, now: now, in: $0) }
    }
}
