public import Cases
public import Services

extension CaseRepository {
    /// Brings in a case of another installation, whole: events, what lists show, its files, and a code that opens it.
    ///
    /// - Parameters:
    ///   - files: its files, whose bytes are here, as they are to stand.
    ///   - jobs: work to do afterwards, the examination of its files.
    ///   - definition: the service under which it was submitted: kept, not put in force.
    ///   - accessCode: the hash of the code by which the person opens it.
    ///   - summary: the lists' row of the case.
    /// - Throws: `versionConflict` when the case is here already.
    public func bring(
        _ whole: Case, files: [StoredFile], jobs: [NewJob], definition: StoredDefinition, accessCode: SecretHash,
        now: Instant,
        summary: CaseSummary
    ) async throws {
        let store = store
        let entry = CaseEntry(summary)
        let words = wordHashes(summary.searchKeys)
        let lifetime = Self.linkSeconds
        try await store.database.write { transaction in
            try store.definitions.keep(definition, in: transaction)
            try store.events.append(
                to: whole.id, expectedVersion: 0,
                whole.history.map { NewEvent($0, organisation: entry.organisation) }, in: transaction)
            try store.cases.put(entry, in: transaction)
            if summary.duplicateKey != nil { try setKey(summary, in: transaction) }
            try store.cases.setWords(adding: words, of: whole.id, organisation: entry.organisation, in: transaction)
            try store.cases.setRights(
                whole.rights, of: whole.id, organisation: entry.organisation, in: transaction)
            if summary.retention != nil { try setRetention(summary, isNew: true, in: transaction) }
            for file in files { try store.files.update(file, now: now, in: transaction) }
            try store.files.keep(files.compactMap(\.reference), of: whole.id, now: now, in: transaction)
            for job in jobs { try store.jobs.enqueue(job, now: now, in: transaction) }
            try store.links.create(
                accessCode, kind: .follow, case: whole.id, organisation: entry.organisation, now: now,
                expiresAt: now.adding(seconds: lifetime), in: transaction)
        }
    }

    /// How long the code of a case that was brought in opens it: three years, as for one that was sent here.
    private static var linkSeconds: Int64 { 3 * 365 * 86_400 }
}
