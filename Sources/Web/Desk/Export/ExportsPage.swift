import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// The exports: asking for one, following its making, fetching it, and the record of those made before.
enum ExportsPage {
    /// How many exports a page of the record shows.
    private static let pageSize = 50

    /// An export with who asked for it.
    private struct Row: Sendable {
        let export: CaseExport
        let name: String?
    }

    /// Services to export from; one's own exports, or everybody's for those who administer the organisation.
    static func list(_ visit: Visit) async throws -> Reply {
        let agent = try visit.signedInAgent()
        let organisation = try visit.agentOrganisation()
        let before = visit.query["before"].flatMap { Identifier($0) }
        let store = visit.site.store
        let rows = try await store.database.read { connection in
            let exports = try store.exports.list(
                organisation: agent.organisation, agent: agent.role >= .administrator ? nil : agent.id,
                before: before, limit: pageSize, in: connection)
            // Few people export: each is looked up once.
            var names: [Identifier: String] = [:]
            for asking in Set(exports.map(\.agent)) { names[asking] = try name(asking, store, connection) }
            return exports.map { Row(export: $0, name: names[$0.agent]) }
        }
        let texts = visit.texts
        let services = visit.catalogue.services.filter { $0.organisation == organisation.id }
        return try visit.deskPage(texts.exports, place: .exports, counts: nil) { h in
            h.h1(texts.exports)
            h.p(texts.exportsText, .class("lede"))
            h.h2(texts.exportNew)
            h.ul { h in
                for service in services {
                    h.li { h in
                        h.a(
                            visit.typeset(
                                service.presentation.title, in: service.language(preferring: visit.language)),
                            .href(visit.address("/desk/export/\(service.id)")))
                    }
                }
            }
            h.h2(agent.role >= .administrator ? texts.exportRecordOfAll : texts.exportRecord)
            if rows.isEmpty { h.p(texts.noExports) }
            h.ul(.class("queue"), .role(.list)) { h in
                for row in rows { h.li { h in item(row, visit: visit, organisation: organisation, &h) } }
            }
            var pagination = Pagination(label: texts.pagesLabel)
            let start = visit.address("/desk/exports")
            if before != nil { pagination.newer = Layout.Item(label: texts.backToStart, reference: start) }
            if rows.count == pageSize, let last = rows.last {
                pagination.older = Layout.Item(
                    label: texts.exportsBefore, reference: start.adding("before", last.export.id.description))
            }
            h.put(pagination)
        }
    }

    /// One export: how far it is, and the link while there is one.
    static func show(_ visit: Visit) async throws -> Reply {
        let agent = try visit.signedInAgent()
        let organisation = try visit.agentOrganisation()
        let row = try await read(visit) { $0.agent == agent.id || agent.role >= .administrator }
        let export = row.export
        let definition = try await visit.site.catalogue.definition(hash: export.definition)
        let texts = visit.texts
        let time = LocalTime(zone: visit.site.zone(of: organisation), texts: texts)
        let title = texts.exportOf(serviceName(export, visit))
        let isMine = export.isReady(at: visit.now) && export.agent == agent.id
        return try visit.deskPage(title, place: .exports, counts: nil) { h in
            h.put(BackLink(label: texts.exports, reference: visit.address("/desk/exports")))
            h.h1(title)
            h.put(
                Notice(
                    title: texts.exportState(
                        export, isExpired: export.state == .done && !export.isReady(at: visit.now)),
                    body: Prose(texts.exportProgress(export, until: time.dateAndTime(export.expiresAt))),
                    tone: export.state == .failed ? .bad : export.state == .done ? .good : .neutral))
            if isMine {
                h.put(
                    ButtonRow(buttons: [
                        Button(
                            label: texts.exportFetch,
                            act: .go(visit.address("/desk/exports/\(export.id.description)/file")))
                    ]))
            } else if export.state == .waiting || export.state == .running {
                h.put(
                    ButtonRow(buttons: [
                        Button(
                            label: texts.exportLookAgain,
                            act: .go(visit.address("/desk/exports/\(export.id.description)")), style: .quiet)
                    ]))
            }
            h.h2(texts.exportWhatItHolds)
            var facts = facts(row, time: time, texts: texts)
            if let definition {
                let headings = export.columns.compactMap(ExportColumn.init(code:))
                    .map { $0.heading(in: definition, texts: texts) }
                facts.append(FactsList.Fact(term: texts.exportColumns, lines: headings))
            }
            h.put(FactsList(facts: facts))
        }
    }

    /// Hands out the file, to whoever asked for it and nobody else, until it expires; not to somebody whose role has become
    /// less than the one in which they chose its columns.
    static func file(_ visit: Visit) async throws -> Reply {
        let agent = try visit.signedInAgent()
        let export = try await read(visit) { export in
            export.agent == agent.id && (Role(rawValue: export.role).map { agent.role >= $0 } ?? false)
        }.export
        guard export.isReady(at: visit.now), let format = ExportFormat(rawValue: export.format),
            let reader = try await visit.site.store.blobs.open(Blob(file: export.id, owner: export.id))
        else { throw SiteFailure.notFound }
        let zone = visit.site.zone(of: try visit.agentOrganisation())
        let (from, to) = days(export, in: zone)
        var reply = Reply(
            status: .ok,
            headers: [
                .contentType: format.mediaType, .cacheControl: "private, no-store",
                .contentDisposition: Visit.disposition("\(export.service)-\(from)-\(to).\(format.rawValue)"),
            ])
        reply.isSandboxed = true
        reply.stream = { try await reader.next() }
        return reply
    }

    // MARK: Parts

    /// The export that the route names, of the agent's own organisation, when they may see it; otherwise it does not exist.
    private static func read(_ visit: Visit, _ maySee: (CaseExport) -> Bool) async throws -> Row {
        guard let id = Identifier(try visit.parameter("export")) else { throw SiteFailure.notFound }
        let organisation = try visit.signedInAgent().organisation
        let store = visit.site.store
        let row = try await store.database.read { connection -> Row? in
            guard let export = try store.exports.find(id, in: connection) else { return nil }
            return try Row(export: export, name: name(export.agent, store, connection))
        }
        guard let row, row.export.organisation == organisation, maySee(row.export) else { throw SiteFailure.notFound }
        return row
    }

    private static func name(_ agent: Identifier, _ store: Store, _ connection: any SQLConnection) throws -> String? {
        try store.agents.find(agent, in: connection).map { String(decoding: $0.content, as: UTF8.self) }
    }

    private static func item(_ row: Row, visit: Visit, organisation: Organisation, _ h: inout HTMLWriter) {
        let texts = visit.texts
        let time = LocalTime(zone: visit.site.zone(of: organisation), texts: texts)
        let export = row.export
        h.div(.class("queue-main")) { h in
            h.h3 { h in
                h.a(
                    serviceName(export, visit),
                    .href(visit.address("/desk/exports/\(export.id.description)")))
            }
            h.p(.class("queue-detail")) { h in
                h.span(time.dateAndTime(export.createdAt))
                if let name = row.name { h.span(name) }
                h.span(period(export, time: time, texts: texts))
                h.span(texts.exportStanding(export.standing))
                h.span(texts.exportColumnCount(export.columns.count))
            }
        }
        h.p(.class("queue-state")) { h in
            h.span(texts.exportState(export, isExpired: export.state == .done && !export.isReady(at: visit.now)))
            h.span(texts.exportTaken(export.taken))
        }
    }

    private static func facts(_ row: Row, time: LocalTime, texts: any Texts) -> [FactsList.Fact] {
        let export = row.export
        return [
            FactsList.Fact(term: texts.exportTakenTerm, lines: [texts.exportTaken(export.taken)]),
            FactsList.Fact(term: texts.exportPeriod, lines: [period(export, time: time, texts: texts)]),
            FactsList.Fact(term: texts.exportWhich, lines: [texts.exportStanding(export.standing)]),
            FactsList.Fact(
                term: texts.exportAs,
                lines: [ExportFormat(rawValue: export.format).map { texts.exportFormat($0) } ?? ""]),
            FactsList.Fact(
                term: texts.exportAskedBy,
                lines: [row.name ?? "", time.dateAndTime(export.createdAt)].filter { !$0.isEmpty }),
        ]
    }

    private static func days(_ export: CaseExport, in zone: Zone) -> (from: String, to: String) {
        (
            zone.date(at: export.from).description,
            zone.date(at: Instant(milliseconds: export.before.milliseconds - 1)).description
        )
    }

    private static func period(_ export: CaseExport, time: LocalTime, texts: any Texts) -> String {
        texts.exportPeriod(
            from: time.date(export.from), to: time.date(Instant(milliseconds: export.before.milliseconds - 1)))
    }

    private static func serviceName(_ export: CaseExport, _ visit: Visit) -> String {
        guard let service = visit.catalogue.service(export.service) else { return export.service }
        return visit.typeset(service.presentation.title, in: service.language(preferring: visit.language))
    }
}
