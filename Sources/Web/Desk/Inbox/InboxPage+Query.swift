import Cases
import FEEL
import HTML
import Services
import Storage

extension InboxPage {
    static func show(_ visit: Visit) async throws -> Reply {
        // Whoever deals with no case has a desk of their own.
        if try visit.signedInAgent().role == .dataProtectionOfficer {
            return .redirect(to: visit.address("/desk/data-protection").description)
        }
        let model = try await load(visit)
        // A cursor whose cases have all been dealt with meanwhile: back to the beginning, where there may be others.
        if model.rows.isEmpty, model.isContinued { return .redirect(to: model.place.address(visit).description) }
        return try view(model, visit: visit)
    }

    /// The organisation's services, as the catalogue orders them.
    static func services(of organisation: Organisation, _ visit: Visit) -> [ServiceDefinition] {
        visit.catalogue.services.filter { $0.organisation == organisation.id }
    }

    /// Reads a stretch of the list and the counts, in one read of the store.
    static func load(_ visit: Visit) async throws -> Model {
        let agent = try visit.signedInAgent()
        let organisation = try visit.agentOrganisation()
        let services = services(of: organisation, visit)
        // Where boxes are ticked, the form says which list it is.
        func parameter(_ name: String) -> String? { visit.query[name] ?? visit.form[name] }
        let place = InboxPlace(
            tab: parameter("show"), service: parameter("service"), group: parameter("group"),
            among: services, organisation.groups)
        let cursor = visit.query["after"].flatMap(CaseCursor.init(text:))
        let (store, desk) = (visit.site.store, try visit.agentDesk())
        let read = try await store.database.read { connection in
            let workplace = try desk.workplace(in: connection)
            let list = try store.cases.list(
                place.filter(for: workplace), organisation: agent.organisation, after: cursor, limit: pageSize,
                in: connection)
            let counts = try desk.counts(of: workplace, in: connection)
            let views = try store.savedViews.all(of: agent.id, in: connection)
            let held = Set(try desk.held(in: connection).map(\.name))
            let toSign = try held.reduce(0) { sum, delegation in
                try sum
                    + store.cases.countToSign(
                        organisation: agent.organisation, delegation: delegation, in: connection)
            }
            let opinions = try store.cases.countOpinions(
                askedOf: agent.id, groups: workplace.groups, organisation: agent.organisation, in: connection)
            return (
                list: list, counts: counts, views: views, workplace: workplace, toSign: held.isEmpty ? nil : toSign,
                opinions: opinions, planned: try store.batches.waiting(of: agent.id, in: connection)
            )
        }
        var definitions: [String: ServiceDefinition] = [:]
        for hash in Set(read.list.entries.map(\.definition)) {
            definitions[hash] = try await visit.site.catalogue.definition(hash: hash)
        }
        let zone = visit.site.zone(of: organisation)
        let context = Context(
            workplace: read.workplace, groups: organisation.groups, language: visit.language, zone: zone,
            today: desk.today, definitions: definitions)
        return Model(
            place: place,
            views: read.views.map { ($0.name, InboxPlace(code: $0.place, among: services, organisation.groups)) },
            rows: try context.rows(read.list.entries), entries: read.list.entries, definitions: definitions,
            organisation: organisation, counts: read.counts,
            toSign: read.toSign, opinions: read.opinions, planned: read.planned,
            hasGroup: !read.workplace.groups.isEmpty,
            next: read.list.next?.text,
            isContinued: cursor != nil, today: context.today)
    }
}
