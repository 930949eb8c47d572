public import Cases
public import Services
public import Storage

/// Makes the file of an export, a page of cases at a time: what is in memory is a page, whatever the number of cases.
public struct ExportProduction: Sendable {
    let site: Site
    /// How many cases are read at once.
    var pageSize = 500
    /// By how many tasks the rows of a page are made.
    var parts = 2
    /// After how many pages it is noted how far the file is.
    var pagesPerNote = 10
    /// Keeps the claim on this work, in the transaction that notes how far it is; false when it is lost.
    private let keepsClaim: @Sendable (any SQLTransaction) throws -> Bool

    /// The production of a site.
    ///
    /// - Parameter keepsClaim: prolongs the claim on this work; false when somebody else has it now.
    public init(site: Site, keepsClaim: @escaping @Sendable (any SQLTransaction) throws -> Bool = { _ in true }) {
        self.site = site
        self.keepsClaim = keepsClaim
    }

    /// Makes the file, from nothing: what an interrupted attempt left is removed. Making it twice does no harm.
    ///
    /// - Throws: `ExportFailure`, or what the store throws.
    public func make(_ id: Identifier, at now: Instant) async throws {
        let store = site.store
        guard let export = try await store.database.read({ try store.exports.find(id, in: $0) }) else {
            throw ExportFailure.unknown
        }
        guard export.state != .done, export.state != .erased else { return }
        let table = try await table(of: export)
        guard var writer = writer(of: export, zone: table.zone, at: now) else { throw ExportFailure.unknown }
        try await store.blobs.remove(file: id)
        let isBegun = try await store.database.write { transaction in
            let candidates = try store.cases.countReceived(
                organisation: export.organisation, service: export.service, from: export.from, before: export.before,
                in: transaction)
            return try store.exports.begin(id, candidates: candidates, now: now, in: transaction)
        }
        guard isBegun else { return }
        let blob = Blob(file: id, owner: id)
        let appender = try await store.blobs.append(to: blob)
        try await appender.write(writer.begin(table.headings))
        let counts = try await write(export, as: table, with: &writer, to: appender)
        try await appender.write(writer.end())
        try await appender.close()
        try await store.blobs.finish(blob)
        let ended = site.now()
        try await store.database.write { [keepsClaim] transaction in
            guard try keepsClaim(transaction) else { throw ExportFailure.takenOver }
            try store.exports.finish(id, taken: counts.taken, looked: counts.looked, now: ended, in: transaction)
        }
    }

    /// Records that the file can't be made, and leaves nothing of it.
    public func giveUp(_ id: Identifier) async throws {
        let store = site.store
        try await store.blobs.remove(file: id)
        try await store.database.write { try store.exports.fail(id, in: $0) }
    }

    /// Pages are read, turned into rows and written one after the other: while one is written, the rows of the next are
    /// made, by as many tasks as there are parts, and the one after is read. In memory there are three pages at most.
    private func write(
        _ export: CaseExport, as table: ExportTable, with writer: inout any ExportWriter,
        to appender: any BlobAppender
    ) async throws -> (taken: Int, looked: Int) {
        var counts = (taken: 0, looked: 0)
        var pages = 0
        var page = try await read(export, as: table, after: nil)
        while true {
            let (current, cursor) = (page, page.next)
            async let following = cursor == nil ? nil : read(export, as: table, after: cursor)
            let rows = try await rows(of: current, export, as: table)
            try await appender.write(writer.rows(rows))
            counts.taken += rows.count
            counts.looked += current.entries.count
            pages += 1
            guard let next = try await following else { return counts }
            page = next
            if pages.isMultiple(of: pagesPerNote) {
                let (taken, looked) = counts
                let store = site.store
                try await store.database.write { [keepsClaim] transaction in
                    guard try keepsClaim(transaction) else { throw ExportFailure.takenOver }
                    try store.exports.advance(export.id, taken: taken, looked: looked, in: transaction)
                }
            }
        }
    }

    /// A page of cases, as the store gives it.
    private struct ReadPage: Sendable {
        let entries: [CaseEntry]
        /// What says how the answers of each stand, where a column needs them.
        let events: [Identifier: [StoredEvent]]
        let next: CaseCursor?
    }

    /// Reads a page, rows and answers of one view of the store.
    private func read(_ export: CaseExport, as table: ExportTable, after cursor: CaseCursor?) async throws -> ReadPage {
        let (store, limit) = (site.store, pageSize)
        return try await store.database.read { connection in
            let page = try store.cases.listReceived(
                organisation: export.organisation, service: export.service, from: export.from, before: export.before,
                after: cursor, limit: limit, in: connection)
            let streams =
                table.needsAnswers
                ? try store.events.loadAnswersReceived(
                    organisation: export.organisation, service: export.service, from: export.from,
                    before: export.before, after: cursor, limit: limit, in: connection) : []
            let events = streams.compactMap { events in events.first.map { ($0.stream, events) } }
            return ReadPage(
                entries: page.entries, events: Dictionary(events) { first, _ in first }, next: page.next)
        }
    }

    /// The rows of a page's cases, in their order.
    private func rows(of page: ReadPage, _ export: CaseExport, as table: ExportTable) async throws -> [[ExportCell]] {
        let taken = page.entries.filter { export.standing.takes(isOpen: $0.outcome == nil) }
        var plans: [String: ExportPlan] = [:]
        for hash in Set(taken.map(\.definition)) {
            guard let definition = try await site.catalogue.definition(hash: hash) else { throw ExportFailure.unknown }
            plans[hash] = ExportPlan(table, for: definition)
        }
        let part = max(1, (taken.count + parts - 1) / parts)
        // People who wait for a page come first.
        return try await withThrowingTaskGroup(of: (Int, [[ExportCell]]).self) { [plans] group in
            for start in stride(from: 0, to: taken.count, by: part) {
                group.addTask(priority: .utility) {
                    let entries = taken[start..<min(start + part, taken.count)]
                    return (start, try entries.map { try Self.row($0, page.events[$0.id], plans) })
                }
            }
            var made: [(Int, [[ExportCell]])] = []
            for try await one in group { made.append(one) }
            return made.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    private static func row(
        _ entry: CaseEntry, _ events: [StoredEvent]?, _ plans: [String: ExportPlan]
    ) throws -> [ExportCell] {
        guard let plan = plans[entry.definition] else { throw ExportFailure.unknown }
        let standing = try events.flatMap { events in
            StandingAnswers(events: try events.map { try EventCodec.decode($0.content) })
        }
        return try plan.row(entry, standing: standing)
    }

    private func table(of export: CaseExport) async throws -> ExportTable {
        guard let chosen = try await site.catalogue.definition(hash: export.definition),
            let organisation = site.catalogue.snapshot.organisations[export.organisation],
            let language = Language(rawValue: export.language)
        else { throw ExportFailure.unknown }
        return ExportTable(
            columns: export.columns.compactMap(ExportColumn.init(code:)), chosen: chosen,
            zone: site.zone(of: organisation), language: language)
    }

    private func writer(of export: CaseExport, zone: Zone, at now: Instant) -> (any ExportWriter)? {
        switch ExportFormat(rawValue: export.format) {
        case .csv: Language(rawValue: export.language).map { CSVWriter(language: $0) }
        case .xlsx:
            XLSXWriter(
                name: export.service, language: Language(rawValue: export.language) ?? .fr, at: now, in: zone)
        case nil: nil
        }
    }
}
