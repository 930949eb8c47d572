import Cases
import FEEL
import Services
import Storage

/// Who looked at a case, from everything that says so: readings, openings and looks of experts in its history, exports.
struct AccessHistory: Sendable {
    /// Somebody looked.
    struct Entry: Sendable {
        let source: AccessSource
        let at: Instant
        /// Who, by name where it is asked by whoever may know it.
        let author: Author
        let office: String?
        let task: AccessTask?
        let parts: AccessParts
        /// The export, where it is one.
        var export: CaseExport?
        /// Until when the person is not told, and by which text.
        var delayed: (until: Instant, reference: String)?
    }

    /// How many readings a page shows.
    static let pageSize = 100

    /// Newest first.
    let entries: [Entry]
    /// The last reading of the page, when older ones follow.
    let next: Identifier?

    /// Reads who looked at a case.
    ///
    /// - Parameters:
    ///   - before: only what is older than this reading; nil for the newest.
    ///   - includingDelayed: whether what the person is told later is among them: for the data-protection officer.
    static func load(
        _ whole: Case, before: Identifier? = nil, includingDelayed: Bool, at now: Instant, store: Store
    ) async throws -> AccessHistory {
        let read = try await store.database.read { connection in
            (
                accesses: try store.accesses.list(
                    of: whole.id, before: before, limit: pageSize + 1, in: connection),
                concealed: try store.accesses.list(of: whole.id, disclosedAfter: now, in: connection),
                exports: try ExportTraces.list(of: whole, in: connection, store: store)
            )
        }
        let hasMore = read.accesses.count > pageSize
        let shown = read.accesses.prefix(pageSize)
        let concealed = read.concealed
        let own = events(of: whole, concealing: includingDelayed ? [] : concealed) + exports(read.exports)
        let readings = shown.filter { includingDelayed || $0.disclosedAt <= now }.map(entry)
        // What else happened in the time that the page spans.
        let oldest = hasMore ? shown.last?.access.at : nil
        let newest = before.map(\.instant)
        let within = own.filter { entry in
            (oldest.map { entry.at >= $0 } ?? true) && (newest.map { entry.at < $0 } ?? true)
        }
        return AccessHistory(
            entries: (readings + within).sorted { $0.at > $1.at }, next: hasMore ? shown.last?.access.id : nil)
    }

    /// One entry; nil when it is not of this case.
    static func find(_ source: AccessSource, of whole: Case, store: Store) async throws -> Entry? {
        switch source {
        case .reading(let id):
            return try await store.database.read {
                try store.accesses.find(id, of: whole.id, in: $0).map(entry)
            }
        case .event:
            return events(of: whole, concealing: []).first { $0.source == source }
        case .export:
            let all = try await store.database.read { try ExportTraces.list(of: whole, in: $0, store: store) }
            return exports(all).first { $0.source == source }
        }
    }

    static func entry(_ read: SubjectAccess) -> Entry {
        var author = Author.system
        var office: String?
        if case .agent(let agent, let role, let place) = read.access.reader {
            (author, office) = (.agent(agent, role), place)
        }
        return Entry(
            source: .reading(read.access.id), at: read.access.at, author: author, office: office,
            task: read.access.task, parts: read.parts,
            delayed: read.access.delayedBy.map { (read.disclosedAt, $0) })
    }

    private static func exports(_ all: [CaseExport]) -> [Entry] {
        all.map { export in
            Entry(
                source: .export(export.id), at: export.madeAt,
                author: .agent(export.agent, Role(rawValue: export.role) ?? .supervisor), office: nil, task: nil,
                parts: .listed, export: export)
        }
    }

    /// Openings and looks in the history of the case.
    ///
    /// - Parameter concealed: readings of which the person is told later: the openings that they were are left out too.
    private static func events(of whole: Case, concealing concealed: [SubjectAccess]) -> [Entry] {
        whole.history.enumerated().compactMap { index, event in
            switch event.fact {
            case .opened(let office):
                guard !event.isPart(of: concealed) else { return nil }
                return Entry(
                    source: .event(index + 1), at: event.at, author: event.author, office: office, task: .caseWork,
                    parts: .content)
            case .retention(.transferred):
                return Entry(
                    source: .event(index + 1), at: event.at, author: event.author, office: nil, task: .archives,
                    parts: [.content, .documents])
            case .opinion(.shown):
                return Entry(
                    source: .event(index + 1), at: event.at, author: event.author, office: nil, task: .opinion,
                    parts: .content)
            default: return nil
            }
        }
    }
}

extension CaseEvent {
    /// Whether it is the opening that a reading, told later, was.
    func isPart(of readings: [SubjectAccess]) -> Bool {
        guard case .opened = fact, case .agent(let agent, _) = author else { return false }
        return readings.contains { read in
            guard case .agent(agent, _, _) = read.access.reader else { return false }
            let end = at.adding(seconds: AccessRecorder.windowSeconds)
            return read.access.at >= at.adding(seconds: -60) && read.access.at <= end
        }
    }
}

/// The words for who looked.
struct AccessWords {
    let organisation: Organisation
    let texts: any Texts
    /// Names of agents, for whoever may know them; empty for anybody else.
    var names: [Identifier: String] = [:]
    var found: CaseInHand?

    func who(_ entry: AccessHistory.Entry) -> String {
        switch entry.author {
        case .system: return texts.readByPlatform
        case .person: return texts.thePerson
        case .expert(let request):
            guard let found, let asked = found.case.opinion(request) else { return texts.outsideExpert }
            return OpinionWords(found: found, texts: texts).advisorForPerson(asked.request.advisor)
        case .agent(let agent, let role):
            let office = entry.office.flatMap { organisation.office($0)?.name[texts.language] }
            let words = "\(office ?? organisation.name[texts.language]) (\(texts.role(role)))"
            return names[agent].map { "\($0), \(words)" } ?? words
        }
    }

    func what(_ entry: AccessHistory.Entry, definition: ServiceDefinition?) -> String {
        if let export = entry.export, let definition,
            let columns = ExportTraces.columns(of: export, definition: definition, texts: texts)
        {
            return columns
        }
        if case .expert = entry.author { return texts.sharedPart }
        return AccessParts.each.filter { entry.parts.contains($0) }.map(texts.accessPart)
            .joined(separator: "; ".typographic(texts.language)).uppercasedFirst
    }

    func why(_ entry: AccessHistory.Entry) -> String? { entry.task.map(texts.accessTask) }

    func how(_ entry: AccessHistory.Entry) -> String {
        if entry.export != nil { return texts.seenInFile }
        return switch entry.author {
        case .system: texts.seenByPlatform
        case .expert: texts.seenByLink
        case .person, .agent: texts.seenOnScreen
        }
    }
}

extension String {
    /// A separator as a language sets it.
    fileprivate func typographic(_ language: Language) -> String { language == .fr ? "\u{A0}" + self : self }
}

extension Visit {
    /// Readings of a case of which its person is told later; none where no law delays any.
    func concealedReadings(of found: CaseInHand) async throws -> [SubjectAccess] {
        guard found.definition.legal.delayedDisclosure != nil else { return [] }
        let (store, now) = (site.store, now)
        return try await store.database.read { connection in
            try store.accesses.list(of: found.case.id, disclosedAfter: now, in: connection)
        }
    }
}
