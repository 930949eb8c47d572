import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// Who is in which group, for administrators. Groups themselves are named in `organisation.yaml`.
enum GroupsPage {
    static func show(_ visit: Visit) async throws -> Reply {
        try view(visit, try await load(visit))
    }

    /// Puts an agent in the groups that are ticked.
    static func set(_ visit: Visit) async throws -> Reply {
        let organisation = try visit.agentOrganisation()
        guard let agent = try await visit.colleague(named: "agent") else { throw SiteFailure.notFound }
        let groups = visit.form.all("group").filter { organisation.group($0) != nil }
        let store = visit.site.store
        try await store.database.write {
            try store.groups.set(groups, of: agent, organisation: organisation.id, in: $0)
        }
        return .redirect(to: visit.address("/desk/groups").adding("done", "kept").description)
    }

    /// What the page shows.
    private struct Model: Sendable {
        let organisation: Organisation
        let colleagues: [Colleague]
        /// Who is in each group.
        let members: [String: [Identifier]]
        let counts: CaseCounts
    }

    private static func load(_ visit: Visit) async throws -> Model {
        let (store, organisation, desk) = (visit.site.store, try visit.agentOrganisation(), try visit.agentDesk())
        let (members, counts) = try await store.database.read { connection in
            (try store.groups.members(of: organisation.id, in: connection), try desk.counts(in: connection))
        }
        return Model(
            organisation: organisation, colleagues: try await visit.colleagues(), members: members, counts: counts)
    }

    private static func view(_ visit: Visit, _ model: Model) throws -> Reply {
        let texts = visit.texts
        return try visit.deskPage(texts.groupsTitle, place: .administration, counts: model.counts) { h in
            h.put(BackLink(label: texts.administration, reference: visit.address("/desk/admin")))
            if visit.query["done"] == "kept" {
                h.put(Notice(body: Prose(texts.groupsAreKept), tone: .good, isAnnounced: true))
            }
            h.h1(texts.groupsTitle)
            h.p(texts.groupsLead, .class("lede"))
            guard !model.organisation.groups.isEmpty else {
                h.p(texts.noGroups)
                return
            }
            for group in model.organisation.groups {
                let members = model.colleagues.filter { model.members[group.id]?.contains($0.id) ?? false }
                h.h2(visit.typeset(group.name, in: visit.language))
                if members.isEmpty {
                    h.p(texts.emptyGroup, .class("soft"))
                } else {
                    h.ul { h in for member in members { h.li(member.label) } }
                }
            }
            h.h2(texts.groupsByAgent)
            for colleague in model.colleagues { card(colleague, visit, model, &h) }
        }
    }

    private static func card(_ colleague: Colleague, _ visit: Visit, _ model: Model, _ h: inout HTMLWriter) {
        let texts = visit.texts
        let items = model.organisation.groups.map { group in
            Field.Choices.Item(
                value: group.id, label: visit.typeset(group.name, in: visit.language),
                isChosen: model.members[group.id]?.contains(colleague.id) ?? false)
        }
        let chosen = items.filter(\.isChosen).map(\.label)
        h.details(.class("disclosure")) { h in
            h.summary("\(colleague.label)\u{A0}: \(chosen.isEmpty ? texts.inNoGroup : chosen.joined(separator: ", "))")
            h.form(.method(.post), .action(visit.address("/desk/groups"))) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "agent", value: colleague.id.description))
                h.put(
                    Field(
                        id: "groups-\(colleague.id.description)", label: texts.groupsOf(colleague.label),
                        control: .choices(Field.Choices(kind: .many, name: "group", items: items)),
                        words: visit.fieldWords))
                h.put(
                    Button(
                        label: texts.keepGroups, act: .submit(), style: .quiet, busy: texts.oneMoment,
                        context: "\u{A0}: " + colleague.label))
            }
        }
    }
}
