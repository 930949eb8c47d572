import Cases
import FEEL
import HTML
import Services
import Storage

/// Where the cases of a service stand, for everyone: only the values that its definition publishes, only of cases that an
/// agent has looked at, and never a reference, a word or a name.
enum PublicFollowUpPage {
    /// How many cases are read for a page; those that are not public yet leave it shorter.
    private static let pageSize = 50

    static func show(_ visit: Visit) async throws -> Reply {
        guard let service = visit.catalogue.service(try visit.parameter("service")), service.publicFollowUp != nil,
            let organisation = visit.catalogue.organisations[service.organisation]
        else { throw SiteFailure.notFound }
        let cursor = visit.query["after"].flatMap(CaseCursor.init(text:))
        let store = visit.site.store
        let list = try await store.database.read { connection in
            try store.cases.listReceived(
                organisation: service.organisation, service: service.id, after: cursor, limit: pageSize, in: connection)
        }
        var rows: [Row] = []
        let zone = visit.site.zone(of: organisation)
        for entry in list.entries {
            guard let definition = try await visit.site.catalogue.definition(hash: entry.definition),
                let row = try Row(entry, definition: definition, language: visit.language, zone: zone)
            else { continue }
            rows.append(row)
        }
        var frame = PageFrame(title: visit.texts.publicFollowUpTitle)
        frame.isPublic = true
        frame.organisation = organisation
        frame.office = service.office
        return visit.page(frame) { h in
            h.h1(frame.title)
            h.p(service.presentation.title[service.language(preferring: visit.language)], .class("lede"))
            h.p(visit.texts.publicFollowUpText)
            if rows.isEmpty {
                h.p(visit.texts.publicFollowUpEmpty)
            } else {
                h.put(PublicFollowUpList(rows: rows, received: { visit.texts.publiclyReceived(on: $0) }))
            }
            h.put(pagination(list, isContinued: cursor != nil, service: service, visit: visit))
            h.p { h in
                h.a(visit.texts.backToTheService, .href(visit.address("/services/\(service.id)")))
            }
        }
    }

    /// A case as everyone sees it.
    struct Row: Sendable, Hashable {
        let values: [String]
        let state: String
        let outcome: Outcome?
        let received: String

        /// Nil when the case is not public: its state is not, or the version that it was submitted under published none.
        init?(_ entry: CaseEntry, definition: ServiceDefinition, language: Language, zone: Zone) throws {
            guard let followUp = definition.publicFollowUp, followUp.states.contains(entry.state),
                let state = definition.workflow.state(entry.state)
            else { return nil }
            let language = definition.language(preferring: language)
            let columns = try entry.columns()
            values = followUp.columns.filter(columns.indices.contains).map { columns[$0][language] }
                .filter { !$0.isEmpty }
            self.state = Typography.typeset(state.label[language], in: language.rawValue)
            outcome = state.outcome
            received = Formatting.date(zone.date(at: entry.submittedAt), in: language)
        }
    }

    private static func pagination(
        _ list: CasePage, isContinued: Bool, service: ServiceDefinition, visit: Visit
    ) -> Pagination {
        let start = visit.address("/services/\(service.id)/follow-up")
        var pagination = Pagination(label: visit.texts.publicFollowUpTitle)
        if isContinued { pagination.newer = Layout.Item(label: visit.texts.latestReports, reference: start) }
        if let next = list.next {
            pagination.older = Layout.Item(
                label: visit.texts.olderReports, reference: start.adding("after", next.text))
        }
        return pagination
    }
}

/// The cases of a service, latest first, each with what is published of it.
private struct PublicFollowUpList: Component {
    let rows: [PublicFollowUpPage.Row]
    let received: (String) -> String

    func write(to h: inout HTMLWriter) {
        h.ul(.class("service-list follow-up"), .role(.list)) { h in
            for row in rows {
                h.li { h in
                    h.h2(row.values.first ?? row.state)
                    h.p(
                        [row.values.dropFirst().joined(separator: ", "), received(row.received)]
                            .filter { !$0.isEmpty }.joined(separator: " · "))
                    h.p { h in h.put(Tag(text: row.state, tone: row.outcome?.tone ?? .wait)) }
                }
            }
        }
    }
}
