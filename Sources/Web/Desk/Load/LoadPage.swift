import Cases
import FEEL
import HTML
import Services
import Storage

/// How much waits, by service, by office and by group, for supervisors. Never by person: the journal of cases serves residents'
/// rights, and nothing here can be turned into a watch over staff (docs/work.md).
enum LoadPage {
    /// What waits under one name.
    struct Line: Sendable, Hashable {
        let name: String
        var load: CaseLoad
    }

    static func show(_ visit: Visit) async throws -> Reply {
        let organisation = try visit.agentOrganisation()
        let (store, now) = (visit.site.store, visit.now)
        let (loads, byGroup) = try await store.database.read { connection in
            (
                try store.cases.loads(organisation: organisation.id, now: now, in: connection),
                try store.cases.loadsByGroup(organisation: organisation.id, now: now, in: connection)
            )
        }
        let texts = visit.texts
        let services = services(loads, visit: visit)
        let offices = offices(loads, of: organisation, visit: visit)
        let groups = groups(byGroup, of: organisation, visit: visit)
        return try visit.deskPage(texts.loadTitle, place: .load, counts: nil) { h in
            h.h1(texts.loadTitle)
            h.p(texts.loadLead, .class("lede"))
            guard !loads.isEmpty else {
                h.p(texts.nothingOpen)
                return
            }
            table(texts.loadByService, texts.loadService, services, texts, &h)
            table(texts.loadByOffice, texts.loadOffice, offices, texts, &h)
            if !organisation.groups.isEmpty { table(texts.loadByGroup, texts.loadGroup, groups, texts, &h) }
            h.p { h in h.a(texts.absences, .href(visit.address("/desk/absences"))) }
            h.h2(texts.loadWords)
            h.p(texts.loadWordsText)
            h.p(texts.loadOfNobody, .class("soft"))
        }
    }

    /// A line for each service, in the order of their names: no order that ranks.
    private static func services(_ loads: [ServiceLoad], visit: Visit) -> [Line] {
        loads.map { Line(name: name(of: $0.service, visit), load: $0.load) }.sorted { $0.name < $1.name }
    }

    /// A line for each office that answers for services; services that are no longer published come together.
    private static func offices(_ loads: [ServiceLoad], of organisation: Organisation, visit: Visit) -> [Line] {
        var lines: [String: CaseLoad] = [:]
        for entry in loads {
            let office = visit.catalogue.service(entry.service).flatMap { organisation.office($0.office) }
            let name = office?.name[visit.language] ?? visit.texts.noOffice
            lines[name, default: CaseLoad()] += entry.load
        }
        return lines.map { Line(name: $0.key, load: $0.value) }.sorted { $0.name < $1.name }
    }

    /// A line for each group, in the order of their names; what belongs to none, and to groups that are no more, together
    /// at the end.
    private static func groups(_ loads: [GroupLoad], of organisation: Organisation, visit: Visit) -> [Line] {
        var (lines, others): ([Line], CaseLoad) = ([], CaseLoad())
        for entry in loads {
            guard let group = entry.group.flatMap(organisation.group) else {
                others += entry.load
                continue
            }
            lines.append(Line(name: visit.typeset(group.name, in: visit.language), load: entry.load))
        }
        lines.sort { $0.name < $1.name }
        return others.open == 0 ? lines : lines + [Line(name: visit.texts.loadNoGroup, load: others)]
    }

    private static func name(of service: String, _ visit: Visit) -> String {
        guard let definition = visit.catalogue.service(service) else { return service }
        let language = definition.language(preferring: visit.language)
        return visit.typeset(definition.presentation.title, in: language)
    }

    private static func table(
        _ caption: String, _ heading: String, _ lines: [Line], _ texts: any Texts, _ h: inout HTMLWriter
    ) {
        h.div(.class("figures table-scroll"), .role(.region), .ariaLabel(caption), .tabindex(0)) { h in
            h.table { h in
                h.caption(caption)
                h.thead { h in
                    h.tr { h in
                        for word in [
                            heading, texts.loadOpen, texts.loadLate, texts.loadAwaited, texts.loadUnassigned,
                        ] { h.th(word, .scope(.column)) }
                    }
                }
                h.tbody { h in
                    for line in lines {
                        h.tr { h in
                            h.th(line.name, .scope(.row))
                            for count in [
                                line.load.open, line.load.late, line.load.awaitingPerson, line.load.unassigned,
                            ] { h.td(Formatting.integer(count, in: texts.language), .class("figure")) }
                        }
                    }
                }
            }
        }
    }
}
