import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// The versions of each service that were in force, what two of them say otherwise, and the open cases that stand under the
/// former.
enum VersionsPage {
    /// How many versions are listed, and cases shown.
    private static let (versionsShown, casesShown) = (50, 25)

    /// The services, with the version in force of each.
    static func list(_ visit: Visit) async throws -> Reply {
        let (organisation, desk, texts) = (try visit.agentOrganisation(), try visit.agentDesk(), visit.texts)
        let store = desk.store
        let services = InboxPage.services(of: organisation, visit)
        let (current, counts) = try await store.database.read { connection in
            (
                try services.compactMap {
                    try store.definitions.current(organisation: organisation.id, service: $0.id, in: connection)
                },
                try desk.counts(in: connection)
            )
        }
        let time = LocalTime(zone: visit.site.zone(of: organisation), texts: texts)
        return try visit.deskPage(texts.versions, place: .administration, counts: counts) { h in
            h.put(BackLink(label: texts.administration, reference: visit.address("/desk/admin")))
            h.h1(texts.versions)
            h.p(texts.versionsLead, .class("lede"))
            h.ul { h in
                for service in services {
                    h.li { h in
                        h.a(
                            visit.typeset(
                                service.presentation.title, in: service.language(preferring: visit.language)),
                            .href(visit.address("/desk/admin/services/\(service.id)")))
                        if let publication = current.first(where: { $0.service == service.id }) {
                            h.text("\u{A0}: ")
                            h.text(texts.inForceSince(publication.number, time.dateAndTime(publication.publishedAt)))
                        }
                    }
                }
            }
        }
    }

    /// What is known of one service's versions.
    private struct Model: Sendable {
        let service: ServiceDefinition
        let versions: [Publication]
        /// How many open cases stand under each, by number of the publication.
        let open: [Int: Int]
        let counts: CaseCounts
        /// The two versions that are compared, the former first.
        var compared: (former: Publication, later: Publication)?
        var changes: [DefinitionChange] = []
        /// Open cases under the former.
        var cases: [CaseEntry] = []
    }

    /// One service's versions, and what the one asked for changed.
    static func show(_ visit: Visit) async throws -> Reply {
        let (organisation, desk) = (try visit.agentOrganisation(), try visit.agentDesk())
        guard let service = visit.catalogue.service(try visit.parameter("service")),
            service.organisation == organisation.id
        else { throw SiteFailure.notFound }
        let store = desk.store
        var model = try await store.database.read { connection in
            let versions = try store.definitions.history(
                organisation: organisation.id, service: service.id, limit: versionsShown, in: connection)
            var open: [Int: Int] = [:]
            for version in versions {
                open[version.number] = try store.cases.countOpen(
                    organisation: organisation.id, service: service.id, definition: version.definition, in: connection)
            }
            return Model(service: service, versions: versions, open: open, counts: try desk.counts(in: connection))
        }
        if let number = visit.query["version"].flatMap(Int.init),
            let later = model.versions.first(where: { $0.number == number }),
            let former = model.versions.first(where: { $0.number == number - 1 }),
            let (old, new) = try await definitions(former, later, visit)
        {
            model.compared = (former, later)
            model.changes = new.changes(since: old, in: visit.language)
            model.cases = try await store.database.read {
                try store.cases.listOpen(
                    organisation: organisation.id, service: service.id, definition: former.definition,
                    limit: casesShown, in: $0)
            }
        }
        return try view(model, visit)
    }

    private static func definitions(
        _ former: Publication, _ later: Publication, _ visit: Visit
    ) async throws -> (ServiceDefinition, ServiceDefinition)? {
        let catalogue = visit.site.catalogue
        guard let old = try await catalogue.definition(hash: former.definition),
            let new = try await catalogue.definition(hash: later.definition)
        else { return nil }
        return (old, new)
    }

    private static func view(_ model: Model, _ visit: Visit) throws -> Reply {
        let texts = visit.texts
        let language = model.service.language(preferring: visit.language)
        let title = visit.typeset(model.service.presentation.title, in: language)
        let time = LocalTime(zone: visit.site.zone(of: try visit.agentOrganisation()), texts: texts)
        let address = visit.address("/desk/admin/services/\(model.service.id)")
        return try visit.deskPage(texts.versionsOf(title), place: .administration, counts: model.counts) { h in
            h.put(BackLink(label: texts.versions, reference: visit.address("/desk/admin/services")))
            h.h1(texts.versionsOf(title))
            if let compared = model.compared {
                h.h2(texts.whatChanged(from: compared.former.number, to: compared.later.number))
                changes(model.changes, texts, &h)
                cases(model, visit, &h)
            }
            h.h2(texts.everyVersion)
            h.ul { h in
                for version in model.versions {
                    h.li { h in
                        h.text(texts.inForceSince(version.number, time.dateAndTime(version.publishedAt)))
                        h.text(" ")
                        h.text(texts.openUnder(texts.figure(model.open[version.number] ?? 0)))
                        if model.versions.contains(where: { $0.number == version.number - 1 }) {
                            h.text(" ")
                            h.a(
                                texts.seeChanges(version.number),
                                .href(address.adding("version", String(version.number))))
                        }
                    }
                }
            }
        }
    }

    private static func changes(_ changes: [DefinitionChange], _ texts: any Texts, _ h: inout HTMLWriter) {
        guard !changes.isEmpty else { return h.p(texts.nothingSaidOtherwise) }
        h.ul(.class("plain-list")) { h in
            for change in changes {
                h.li(.class("action-card")) { h in
                    h.p { h in
                        h.strong(texts.change(change.kind, of: change.part))
                        if !change.name.isEmpty { h.text("\u{A0}: \(change.name)") }
                    }
                    for difference in change.differences {
                        h.p(texts.aspect(difference.aspect), .class("soft"))
                        if !difference.before.isEmpty { h.p { h in h.put(PlainText("− " + difference.before)) } }
                        if !difference.after.isEmpty { h.p { h in h.put(PlainText("+ " + difference.after)) } }
                    }
                }
            }
        }
    }

    private static func cases(_ model: Model, _ visit: Visit, _ h: inout HTMLWriter) {
        let texts = visit.texts
        guard let compared = model.compared else { return }
        let count = model.open[compared.former.number] ?? 0
        h.h2(texts.casesUnder(compared.former.number))
        guard count > 0 else { return h.p(texts.noCaseUnder) }
        h.p(texts.casesKeepTheirs(texts.figure(count)))
        h.ul { h in
            for entry in model.cases {
                h.li { h in
                    h.a(entry.reference, .class("reference"), .href(visit.deskAddress(entry.id)))
                }
            }
        }
    }
}
