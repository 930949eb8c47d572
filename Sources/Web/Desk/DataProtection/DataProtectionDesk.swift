import Cases
import FEEL
import HTML
import Services
import Storage

/// The data-protection officer's first page: what people ask about their data, by the day on which the answer is due.
enum DataProtectionDesk {
    private static let pageSize = 50

    static func show(_ visit: Visit) async throws -> Reply {
        let (texts, organisation) = (visit.texts, try visit.agentOrganisation())
        let (store, isDone) = (visit.site.store, visit.query["show"] == "done")
        let after = visit.query["after"].flatMap(RightsCursor.init(code:))
        let read = try await store.database.read { connection in
            try store.cases.rights(
                organisation: organisation.id, isOpen: !isDone, after: after, limit: pageSize + 1, in: connection)
        }
        let entries = read.prefix(pageSize)
        let today = visit.site.zone(of: organisation).date(at: visit.now)
        return try visit.deskPage(texts.dataProtectionDesk, place: .dataProtection, counts: nil) { h in
            h.h1(texts.dataProtectionDesk)
            h.p(texts.rightsDeskLead, .class("lede"))
            tabs(isDone: isDone, visit, &h)
            if entries.isEmpty { h.p(isDone ? texts.noRightsDone : texts.noRightsToAnswer) }
            h.ul(.class("plain-list"), .role(.list)) { h in
                for entry in entries { h.li { h in write(entry, isDone: isDone, today: today, visit, &h) } }
            }
            if read.count > pageSize, let last = entries.last {
                var address = visit.address("/desk/data-protection").adding("after", RightsCursor(after: last).code)
                if isDone { address = address.adding("show", "done") }
                h.p { h in h.a(texts.rightsMore, .href(address)) }
            }
        }
    }

    private static func tabs(isDone: Bool, _ visit: Visit, _ h: inout HTMLWriter) {
        let address = visit.address("/desk/data-protection")
        h.nav(.class("space-nav"), .ariaLabel(visit.texts.dataProtectionDesk)) { h in
            h.ul(.role(.list)) { h in
                h.li { h in
                    h.a(visit.texts.rightsToAnswer, .href(address), .ariaCurrent(isDone ? nil : .page))
                }
                h.li { h in
                    h.a(
                        visit.texts.rightsDone, .href(address.adding("show", "done")),
                        .ariaCurrent(isDone ? .page : nil))
                }
            }
        }
    }

    private static func write(
        _ entry: RightsEntry, isDone: Bool, today: CivilDate, _ visit: Visit, _ h: inout HTMLWriter
    ) {
        let texts = visit.texts
        let service = visit.catalogue.service(entry.service)?.presentation.title[visit.language] ?? entry.service
        let address = visit.address(
            "/desk/data-protection/requests/\(entry.case.description)/\(String(entry.version))")
        h.h2(.class("card-title")) { h in
            h.a(entry.kind.map(texts.rightsKind) ?? entry.reference, .href(address))
        }
        h.p(.class("case-meta")) { h in
            h.span(entry.reference, .class("reference"))
            h.text(service)
        }
        guard !isDone else { return }
        h.p(
            texts.rightsDueBy(Formatting.date(entry.answerBy, in: visit.language), isLate: entry.answerBy < today),
            .class(entry.answerBy < today ? "late" : "soft"))
    }
}
