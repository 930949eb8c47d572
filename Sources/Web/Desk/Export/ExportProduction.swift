public import Cases
public import Services
public import Storage

/// Makes the file of an export, a page of cases at a time: what is in memory is a page, whatever the number of cases.
public struct ExportProduction: Sendable {
    let site: Site
    /// How many cases are read at once.
    var pageSize = 500
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

    private func write(
        _ export: CaseExport, as table: ExportTable, with writer: inout any ExportWriter,
        to appender: any BlobAppender
    ) async throws -> (taken: Int, looked: Int) {
        let (store, repository, limit) = (site.store, site.cases, pageSize)
        var counts = (taken: 0, looked: 0)
        var cursor: CaseCursor?
        var pages = 0
        repeat {
            let after = cursor
            let (page, cases) = try await store.database.read { connection in
                let page = try store.cases.listReceived(
                    organisation: export.organisation, service: export.service, from: export.from,
                    before: export.before, after: after, limit: limit, in: connection)
                // Entries and histories of one view of the store.
                let cases = try page.entries.map { entry -> Case? in
                    guard table.needsHistory, export.standing.takes(isOpen: entry.outcome == nil) else { return nil }
                    return try repository.load(entry.id, in: connection)
                }
                return (page, cases)
            }
            var rows: [[ExportCell]] = []
            for (entry, whole) in zip(page.entries, cases)
            where export.standing.takes(isOpen: entry.outcome == nil) {
                guard let definition = try await site.catalogue.definition(hash: entry.definition) else {
                    throw ExportFailure.unknown
                }
                rows.append(try table.row(entry, whole: whole, definition: definition))
            }
            try await appender.write(writer.rows(rows))
            counts.taken += rows.count
            counts.looked += page.entries.count
            cursor = page.next
            pages += 1
            if pages.isMultiple(of: pagesPerNote), cursor != nil {
                let (taken, looked) = counts
                try await store.database.write { [keepsClaim] transaction in
                    guard try keepsClaim(transaction) else { throw ExportFailure.takenOver }
                    try store.exports.advance(export.id, taken: taken, looked: looked, in: transaction)
                }
            }
        } while cursor != nil
        return counts
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
        case .xlsx: XLSXWriter(name: export.service, at: now, in: zone)
        case nil: nil
        }
    }
}
