import Cases
import Foundation
import HTML
import HTTPTypes
import Services
import Storage

/// The views that an agent keeps: named, opened by a link, forgotten.
enum SavedViewsPage {
    /// The longest name, in characters.
    static let longestName = 60

    /// What is to mend.
    enum Problem: Sendable, Hashable { case name, tooMany }

    static func show(_ visit: Visit) async throws -> Reply {
        try await view(visit, place: nil, name: "", problem: nil)
    }

    /// Keeps a view under a name.
    static func keep(_ visit: Visit) async throws -> Reply {
        let agent = try visit.signedInAgent()
        let organisation = try visit.agentOrganisation()
        let place = InboxPlace(
            tab: visit.form["show"], service: visit.form["service"], group: visit.form["group"],
            among: InboxPage.services(of: organisation, visit), organisation.groups)
        let name = (visit.form["name"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !name.isEmpty, name.count <= longestName else {
            return try await view(visit, place: place, name: name, problem: .name)
        }
        let (store, now) = (visit.site.store, visit.now)
        let isKept = try await store.database.write { transaction in
            // A double click keeps one view.
            let views = try store.savedViews.all(of: agent.id, in: transaction)
            if views.contains(where: { $0.name == name && $0.place == place.code }) { return true }
            var random = SystemRandomNumberGenerator()
            let view = SavedView(id: Identifier(at: now, using: &random), name: name, place: place.code)
            return try store.savedViews.add(view, of: agent.id, in: transaction)
        }
        guard isKept else { return try await view(visit, place: place, name: name, problem: .tooMany) }
        return .redirect(to: place.address(visit).description)
    }

    /// Forgets a view.
    static func forget(_ visit: Visit) async throws -> Reply {
        let agent = try visit.signedInAgent()
        guard let id = Identifier(try visit.parameter("view")) else { throw SiteFailure.notFound }
        let store = visit.site.store
        try await store.database.write { try store.savedViews.delete(id, of: agent.id, in: $0) }
        return .redirect(to: visit.address("/desk/views").description)
    }

    private static func view(_ visit: Visit, place: InboxPlace?, name: String, problem: Problem?) async throws -> Reply
    {
        let agent = try visit.signedInAgent()
        let organisation = try visit.agentOrganisation()
        let services = InboxPage.services(of: organisation, visit)
        let store = visit.site.store
        let views = try await store.database.read { try store.savedViews.all(of: agent.id, in: $0) }
        let texts = visit.texts
        return try visit.deskPage(
            texts.savedViews, counts: nil, hasErrors: problem != nil,
            status: problem == nil ? .ok : .unprocessableContent
        ) { h in
            h.put(BackLink(label: texts.toDo, reference: visit.address("/desk")))
            if let problem {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle,
                        items: [ErrorSummary.Item(message: texts.savedView(problem), target: "name")]))
            }
            h.h1(texts.savedViews)
            h.p(texts.savedViewsLead)
            if let place { form(visit, place: place, name: name, problem: problem, &h) }
            if views.isEmpty { h.p(texts.noSavedViews, .class("soft")) }
            h.ul { h in
                for view in views {
                    h.li { h in
                        let place = InboxPlace(code: view.place, among: services, organisation.groups)
                        h.a(view.name, .href(place.address(visit)))
                        h.form(.method(.post), .action(visit.address("/desk/views/\(view.id.description)/forget"))) {
                            h in
                            h.put(visit.formToken)
                            h.put(Button(label: texts.forgetView(view.name), act: .submit(), style: .link))
                        }
                    }
                }
            }
        }
    }

    /// The form that keeps the list shown.
    static func form(
        _ visit: Visit, place: InboxPlace, name: String = "", problem: Problem? = nil, _ h: inout HTMLWriter
    ) {
        let texts = visit.texts
        h.form(.method(.post), .action(visit.address("/desk/views")), .novalidate()) { h in
            h.put(visit.formToken)
            h.put(HiddenValue(name: "show", value: place.tab.rawValue))
            if let service = place.service { h.put(HiddenValue(name: "service", value: service)) }
            if let group = place.group { h.put(HiddenValue(name: "group", value: group)) }
            var line = Field.Line(name: "name", value: name, autocomplete: "off", spellcheck: true)
            line.maximumLength = longestName
            var field = Field(id: "name", label: texts.viewName, control: .line(line), words: visit.fieldWords)
            field.hint = texts.viewNameHint
            field.error = problem.map(texts.savedView)
            h.put(field)
            h.put(Button(label: texts.keepView, act: .submit(), style: .quiet, busy: texts.oneMoment))
        }
    }
}
