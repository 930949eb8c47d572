import Cases
import Crypto
import Inspection
import Services
import Storage

/// For whom files are received, and what is taken.
struct UploadIntake: Sendable {
    /// The draft or case.
    let owner: Identifier
    /// The organisation that receives them.
    let organisation: String
    /// What each field takes; nil for a field that takes no file.
    let control: @Sendable (_ field: String) -> FileControl?
}

/// A file that a form or an upload brought, and what became of it.
struct ReceivedFile: Sendable {
    /// What became of it.
    enum Outcome: Sendable {
        /// Stored, accepted or in quarantine.
        case success(StoredFile)
        /// Not taken, and what to tell the person.
        case failure(AnswerProblem.Reason)
    }

    /// The field it was chosen in.
    let field: String
    /// Its name, cleaned.
    let name: String
    /// What became of it.
    let outcome: Outcome
}

/// Takes the bytes of files to disk as they come, whatever their size, and has them examined once whole.
struct FileReceiver: Sendable {
    let site: Site
    let intake: UploadIntake

    /// Why a file can't begin to arrive; nil when it can.
    ///
    /// - Parameter size: its size when it is announced, else 0.
    func obstacle(to field: String, size: Int) async throws -> AnswerProblem.Reason? {
        guard site.files.inspector != nil, let control = intake.control(field) else {
            return FileRefusal.notExamined.reason
        }
        if size > control.maximumSize { return .fileTooLarge(control.maximumSize) }
        let (store, owner, limits) = (site.store, intake.owner, site.configuration.files)
        let files = try await store.database.read { try store.files.all(of: owner, in: $0) }
        let waiting = files.filter { !$0.isKept && $0.state != .refused }
        let inField = waiting.filter { $0.facts.slot == field && $0.reference != nil }
        if control.maximumCount > 1, inField.count >= control.maximumCount {
            return .tooManyFiles(maximum: control.maximumCount)
        }
        guard waiting.count < limits.filesPerOwner,
            waiting.reduce(size, { $0 + $1.size }) <= limits.bytesPerOwner
        else { return .noMoreRoom }
        guard try await store.blobs.availableBytes() - size > limits.bytesKeptFree else { return .noRoomToday }
        return nil
    }

    /// Records a file that begins to arrive.
    ///
    /// - Parameter origin: the earlier case of which it is a copy, if it is one.
    func begin(
        field: String, name: String, size: Int, fingerprint: String, origin: FileOrigin? = nil
    ) async throws -> StoredFile {
        var random = SystemRandomNumberGenerator()
        let clean = FileReference.cleanName(name)
        let facts = FileFacts(
            slot: field, name: clean.isEmpty ? "document" : clean, fingerprint: fingerprint, origin: origin)
        let new = NewFile(
            id: Identifier(at: site.now(), using: &random), owner: intake.owner, organisation: intake.organisation,
            size: size, facts: facts)
        let (store, now) = (site.store, site.now())
        let found = try await store.database.write { transaction in
            try store.files.create(new, now: now, in: transaction)
            return try store.files.find(new.id, in: transaction)
        }
        guard let found else { throw SiteFailure.notFound }
        return found
    }

    /// Once the last byte is on disk: the file is whole, examined, and taken or refused.
    func complete(_ file: StoredFile) async throws -> ReceivedFile {
        let blob = file.blob
        try await site.store.blobs.finish(blob)
        var file = file
        var hash = SHA256()
        var size = 0
        var first: [UInt8] = []
        if let reader = try await site.store.blobs.open(blob) {
            while let bytes = try await reader.next() {
                if first.isEmpty { first = Array(bytes.prefix(FileSniffer.length)) }
                hash.update(data: bytes)
                size += bytes.count
            }
        }
        guard let control = intake.control(file.facts.slot) else { throw SiteFailure.notFound }
        // A look at the first bytes spares most wrong files an examination.
        if let reason = Self.reason(against: first, control: control) {
            try await discard(file)
            return result(of: file, .failure(reason))
        }
        file.size = size
        file.facts.sha256 = FileHash.text(hash.finalize())
        file.state = .received
        try await quarantine(file)
        let outcome = try await FileExaminer(site: site).examine(file.id, keepsRefusal: false)
        switch outcome {
        case .accepted(let stored), .waiting(let stored):
            guard let reference = stored.reference, control.kinds.contains(reference.kind) else {
                try await discard(stored)
                return result(of: file, .failure(.fileOfAnotherKind(control.kinds)))
            }
            if control.maximumCount == 1 { try await replaceOthers(by: stored) }
            return result(of: stored, .success(stored))
        case .refused(let refusal): return result(of: file, .failure(refusal.reason))
        case .over: return result(of: file, .failure(FileRefusal.notExamined.reason))
        }
    }

    /// Removes a file that was not taken.
    func discard(_ file: StoredFile) async throws {
        let (store, now) = (site.store, site.now())
        try await store.database.write { transaction in
            _ = try store.files.discard(file.id, of: file.owner, now: now, in: transaction)
        }
        try await store.eraseDiscardedFiles()
    }

    func result(of file: StoredFile, _ outcome: ReceivedFile.Outcome) -> ReceivedFile {
        ReceivedFile(field: file.facts.slot, name: file.facts.name, outcome: outcome)
    }

    private static func reason(against first: [UInt8], control: FileControl) -> AnswerProblem.Reason? {
        switch FileSniffer.look(at: first) {
        case .refused(let refusal): refusal.reason
        case .kind(let kind): control.kinds.contains(kind) ? nil : .fileOfAnotherKind(control.kinds)
        case .container: nil
        }
    }

    /// Whole, and in quarantine; a job examines it later should this process end before it has.
    private func quarantine(_ file: StoredFile) async throws {
        var random = SystemRandomNumberGenerator()
        let (store, now) = (site.store, site.now())
        let job = NewJob(
            id: Identifier(at: now, using: &random), organisation: file.organisation, kind: JobKind.examineFile,
            idempotencyKey: "\(JobKind.examineFile):\(file.id)", subject: file.id, runAt: now.adding(seconds: 90),
            maxAttempts: 500, content: [])
        try await store.database.write { transaction in
            try store.files.update(file, now: now, in: transaction)
            try store.jobs.enqueue(job, now: now, in: transaction)
        }
    }

    /// Where one file is asked, another takes its place.
    private func replaceOthers(by file: StoredFile) async throws {
        let (store, now) = (site.store, site.now())
        let count = try await store.database.write { transaction -> Int in
            let others = try store.files.all(of: file.owner, in: transaction).filter { other in
                other.facts.slot == file.facts.slot && other.id != file.id && other.state != .uploading
            }
            for other in others { _ = try store.files.discard(other.id, of: file.owner, now: now, in: transaction) }
            return others.count
        }
        if count > 0 { try await store.eraseDiscardedFiles() }
    }
}

extension AnswerProblem.Reason {
    static let sessionHadEnded = AnswerProblem.Reason(
        code: "file-session-ended",
        message: LocalizedText(
            fr: "Votre session s'était terminée\u{A0}: choisissez-le de nouveau.",
            en: "Your session had ended: choose it again."))
    static let noMoreRoom = AnswerProblem.Reason(
        code: "files-too-much",
        message: LocalizedText(
            fr: "Retirez un fichier avant d'en ajouter un autre\u{A0}: cette demande en a déjà beaucoup.",
            en: "Remove a file before you add another: this request has many already."))
    static let noRoomToday = AnswerProblem.Reason(
        code: "files-no-room",
        message: LocalizedText(
            fr:
                "Nous ne pouvons pas recevoir de fichier pour le moment\u{A0}: enregistrez votre demande et revenez demain.",
            en: "We can't take files at the moment: save your request and come back tomorrow."))
}
