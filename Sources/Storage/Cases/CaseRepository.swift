public import Cases
public import Services

/// Cases as values of the domain, over the events and their projection.
///
/// An append writes events, the row that lists show and whatever the caller adds in one transaction: what was
/// acknowledged can be read at once, in lists too.
public struct CaseRepository: Sendable {
    let store: Store

    /// The cases of a store.
    public init(store: Store) { self.store = store }

    /// The case with this identifier, folded from its events; nil when there is none.
    public func load(_ id: Identifier) async throws -> Case? {
        try await store.database.read { connection in try load(id, in: connection) }
    }

    /// The same, within a read or write under way.
    public func load(_ id: Identifier, in connection: any SQLConnection) throws -> Case? {
        let stored = try store.events.load(id, in: connection)
        guard !stored.isEmpty else { return nil }
        return try Case(id: id, events: stored.map { try EventCodec.decode($0.content) })
    }

    /// The cases that a person keeps in their space, newest first, within a read under way.
    ///
    /// - Parameters:
    ///   - before: only requests begun before this one; nil for the newest.
    ///   - limit: how many requests at most, drafts counted.
    public func list(
        keptBy person: Identifier, before: Identifier? = nil, limit: Int, in connection: any SQLConnection
    ) throws -> [Case] {
        let streams = try store.events.load(keptBy: person, before: before, limit: limit, in: connection)
        return try streams.reversed().compactMap { events in
            guard let id = events.first?.stream else { return nil }
            return try Case(id: id, events: events.map { try EventCodec.decode($0.content) })
        }
    }

    /// Appends what was decided of an existing case.
    ///
    /// - Parameters:
    ///   - events: what was decided; nothing happens when empty.
    ///   - current: the case on which it was decided; a newer one in the store is a `versionConflict`.
    ///   - summary: computes the lists' row of the case once the events are applied.
    ///   - jobs: work to do afterwards, written in the same transaction.
    ///   - counted: what is counted of it, and under which key.
    ///   - more: whatever else is written with it.
    /// - Returns: the case with its new events.
    @discardableResult
    public func append(
        _ events: [CaseEvent], to current: Case, jobs: [NewJob] = [], counted: Counted? = nil,
        also more: @escaping @Sendable (any SQLTransaction) throws -> Void = { _ in },
        summary: @escaping @Sendable (Case) -> CaseSummary
    ) async throws -> Case {
        guard let last = events.last else { return current }
        var updated = current
        for event in events { try updated.apply(event) }
        let result = updated
        let lists = summary(result)
        let entry = CaseEntry(lists)
        // What the case has in common with others changes with its answers only.
        let isKeyNew = result.answers != current.answers
        let words = isKeyNew ? wordHashes(lists.searchKeys) : []
        let former = isKeyNew ? wordHashes(summary(current).searchKeys) : []
        try await store.database.write { transaction in
            try store.events.append(
                to: current.id, expectedVersion: current.version,
                events.map { NewEvent($0, organisation: entry.organisation) },
                in: transaction)
            try store.cases.put(entry, in: transaction)
            if isKeyNew {
                try setKey(lists, in: transaction)
                try store.cases.setWords(
                    adding: words.subtracting(former), removing: former.subtracting(words), of: current.id,
                    organisation: entry.organisation, in: transaction)
            }
            if result.awaitedOpinions != current.awaitedOpinions {
                try store.cases.setOpinions(
                    result.awaitedOpinions, of: current.id, organisation: entry.organisation, in: transaction)
            }
            try setRetention(lists, isNew: Self.isRetentionNew(result, after: current), in: transaction)
            if events.contains(where: \.isAboutRights) {
                try store.cases.setRights(
                    result.rights, of: current.id, organisation: entry.organisation, in: transaction)
            }
            try store.files.keep(events.flatMap(Self.files), of: current.id, now: last.at, in: transaction)
            for job in jobs { try store.jobs.enqueue(job, now: last.at, in: transaction) }
            if let counted { try store.figures.add(counted.tallies, to: counted.key, in: transaction) }
            try more(transaction)
        }
        return result
    }

    /// The files that a submission, a message or a correction brings: they stay with the case.
    static func files(of event: CaseEvent) -> [FileReference] {
        switch event.fact {
        case .submitted(let submission): submission.answers.values.flatMap { FileReference.all(in: $0.value) }
        case .messageSent(let message): message.files
        case .correctionAnswered(let answer): answer.newFiles
        default: []
        }
    }

    /// Makes a case of a draft, exactly once; the files that it names become the case's, others of the draft are removed.
    ///
    /// - Parameters:
    ///   - events: what `Case.submit` decided.
    ///   - draft: the stored draft on which it was decided.
    ///   - emptied: what remains of the draft: its access code, without answers.
    ///   - accessCode: hash of the draft's access code, which opens the case from now on.
    ///   - session: the browser that submits, which holds the case from now on.
    ///   - linkExpiresAt: until when the access code opens the case.
    ///   - summary: the lists' row of the case.
    /// - Throws: `versionConflict` when the draft changed or was submitted meanwhile; `duplicate` when the reference is
    ///   already taken. Nothing is written then.
    public func create(
        _ events: [CaseEvent], from draft: StoredDraft, emptied: Draft, accessCode: SecretHash, session: SecretHash?,
        linkExpiresAt: Instant, jobs: [NewJob] = [], counted: Counted? = nil, summary: CaseSummary
    ) async throws {
        guard let first = events.first else { return }
        let entry = CaseEntry(summary)
        let words = wordHashes(summary.searchKeys)
        try await store.database.write { transaction in
            try store.events.append(
                to: draft.id, expectedVersion: 0, events.map { NewEvent($0, organisation: entry.organisation) },
                in: transaction)
            try store.cases.put(entry, in: transaction)
            if summary.duplicateKey != nil { try setKey(summary, in: transaction) }
            try store.cases.setWords(adding: words, of: draft.id, organisation: entry.organisation, in: transaction)
            try store.files.keep(Self.files(of: first), of: draft.id, now: first.at, in: transaction)
            try store.files.discardUnkept(of: draft.id, now: first.at, in: transaction)
            try store.drafts.markSubmitted(
                draft.id, as: draft.id, content: DraftCodec.encode(emptied), expectedVersion: draft.version,
                now: first.at, expiresAt: linkExpiresAt, in: transaction)
            try store.links.create(
                accessCode, kind: .follow, case: draft.id, organisation: entry.organisation, now: first.at,
                expiresAt: linkExpiresAt, in: transaction)
            if let session { try store.sessions.add(SessionGrant(.case, draft.id), to: session, in: transaction) }
            for job in jobs { try store.jobs.enqueue(job, now: first.at, in: transaction) }
            if let counted { try store.figures.add(counted.tallies, to: counted.key, in: transaction) }
        }
    }
}

extension NewEvent {
    /// A case's event, encoded.
    init(_ event: CaseEvent, organisation: String) {
        self.init(
            organisation: organisation, kind: EventCodec.kind(of: event), at: event.at,
            content: EventCodec.encode(event))
    }
}

extension CaseEntry {
    /// The stored row of a summary.
    public init(_ summary: CaseSummary) {
        self.init(
            id: summary.id, organisation: summary.organisation, service: summary.service,
            definition: summary.definition, reference: summary.reference.description,
            channel: summary.channel.rawValue, state: summary.state, outcome: summary.outcome?.rawValue,
            submittedAt: summary.submittedAt, decidedAt: summary.endedAt, deadlineAt: summary.dueAt,
            isClockStopped: summary.isClockStopped, awaitsReply: summary.awaitsReply, assignee: summary.assignee,
            group: summary.group, awaitsSignature: summary.awaitsSignature,
            version: summary.version,
            content: ListValuesCodec.encode(summary.columns))
    }

    /// The values that lists show, in the order of the definition's columns.
    public func columns() throws -> [LocalizedText] { try ListValuesCodec.decode(content) }

    /// The same in one language.
    public func columns(in language: Language) throws -> [String] {
        try ListValuesCodec.decode(content, in: language)
    }
}
