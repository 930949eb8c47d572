import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// What a browser holds and nobody keeps in their space.
struct FoundRequests: Sendable {
    /// One of them.
    struct Item: Sendable {
        let id: Identifier
        let title: String
        let detail: String
    }

    /// How many are shown at once.
    private static let maximum = 30

    let items: [Item]

    var isEmpty: Bool { items.isEmpty }

    static func load(_ visit: Visit) async throws -> FoundRequests {
        guard let session = visit.session else { return FoundRequests(items: []) }
        let (store, now) = (visit.site.store, visit.now)
        let (drafts, cases) = try await store.database.read { connection in
            (
                try store.drafts.list(heldBy: session.key, now: now, limit: maximum, in: connection),
                try store.cases.list(heldBy: session.key, limit: maximum, in: connection)
            )
        }
        var items: [Item] = []
        for entry in cases {
            let title = try await visit.title(ofDefinition: entry.definition)
            items.append(Item(id: entry.id, title: title, detail: visit.texts.referenceIs(entry.reference)))
        }
        for draft in drafts {
            let title = try await visit.title(ofDefinition: draft.definition)
            let day = visit.localDate(of: draft.updatedAt, organisation: draft.organisation)
            items.append(Item(id: draft.id, title: title, detail: visit.texts.draftOf(day)))
        }
        return FoundRequests(items: items)
    }
}

extension Visit {
    /// The title of a service, by the version of its definition.
    func title(ofDefinition hash: String) async throws -> String {
        guard let definition = try await site.catalogue.definition(hash: hash) else { return texts.serviceGone }
        return definition.presentation.title[definition.language(preferring: language)]
    }

    /// The local date of a moment, in words.
    func localDate(of instant: Instant, organisation: String) -> String {
        let zone = catalogue.organisations[organisation].map { site.zone(of: $0) } ?? .utc
        return Formatting.date(zone.date(at: instant), in: language)
    }
}

/// After signing in: what this browser holds is offered to be added to the space, each ticked by the person.
enum FoundRequestsPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let found = try await FoundRequests.load(visit)
        let next = ReturnPath.path(visit.query["next"], language: visit.language)
        if found.isEmpty { return .redirect(to: next) }
        let texts = visit.texts
        var field = Field(
            id: "request", label: texts.foundLegend,
            control: .choices(
                Field.Choices(
                    kind: .many, name: "request",
                    items: found.items.map { item in
                        Field.Choices.Item(value: item.id.description, label: item.title, hint: item.detail)
                    })), words: visit.fieldWords)
        field.hint = texts.foundHint
        return visit.page(PageFrame(title: texts.foundTitle)) { h in
            h.h1(texts.foundTitle)
            h.p(texts.foundText, .class("lede"))
            h.form(.method(.post), .action(visit.address("/space/found").adding("next", next))) { h in
                h.put(visit.formToken)
                h.put(field)
                h.put(
                    ButtonRow(buttons: [
                        Button(label: texts.keepThese, act: .submit(), busy: texts.oneMoment),
                        Button(
                            label: texts.notNow, act: .go(URLReference(checking: next) ?? visit.address("/space")),
                            style: .quiet),
                    ]))
            }
        }
    }

    static func keep(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedInPerson()
        let found = Set(try await FoundRequests.load(visit).items.map(\.id))
        let chosen = visit.form.all("request").compactMap { Identifier($0) }.filter(found.contains)
        let (store, now, session) = (visit.site.store, visit.now, visit.session)
        try await store.database.write { transaction in
            for request in chosen { try store.requests.add(request, to: person, now: now, in: transaction) }
            if let session { try store.sessions.removeGrants(keptBy: person, from: session.key, in: transaction) }
        }
        return .redirect(to: ReturnPath.path(visit.query["next"], language: visit.language))
    }
}

/// Adding to one's space a request that this browser holds: it was begun here, or opened by its access code.
enum KeepRequest {
    static func keep(_ visit: Visit) async throws -> Reply {
        let id = try visit.authorisedTarget()
        let isCase = visit.route.access == .caseHolder
        let page = isCase ? visit.caseAddress(id) : visit.draftAddress(id, "/saved")
        guard let person = visit.person else { throw SiteFailure.personSignInNeeded(path: page.description) }
        let (store, now, session) = (visit.site.store, visit.now, visit.session)
        let isKept = try await store.database.write { transaction in
            let isKept = try store.requests.add(id, to: person, now: now, in: transaction)
            if let session { try store.sessions.removeGrants(keptBy: person, from: session.key, in: transaction) }
            return isKept
        }
        guard isKept else {
            let texts = visit.texts
            var frame = PageFrame(title: texts.keptElsewhereTitle)
            frame.status = .conflict
            return visit.page(frame) { h in
                h.h1(texts.keptElsewhereTitle)
                h.p(texts.keptElsewhereText, .class("lede"))
                h.put(ButtonRow(buttons: [Button(label: texts.back, act: .go(page))]))
            }
        }
        return .redirect(to: page.description)
    }
}

/// The invitation to keep a request in one's space; nothing when it is there already, or in another person's.
struct KeepInSpace: Component {
    let action: URLReference
    let token: HiddenValue
    let texts: any Texts
    let isSignedIn: Bool

    /// The invitation for a request on this page.
    static func make(_ id: Identifier, action: URLReference, visit: Visit) async throws -> KeepInSpace? {
        let store = visit.site.store
        guard try await store.database.read({ try store.requests.owner(of: id, in: $0) }) == nil else { return nil }
        return KeepInSpace(
            action: action, token: visit.formToken, texts: visit.texts, isSignedIn: visit.person != nil)
    }

    func write(to h: inout HTMLWriter) {
        h.h2(texts.keepTitle)
        h.p(isSignedIn ? texts.keepText : texts.keepTextSignedOut)
        h.form(.method(.post), .action(action)) { h in
            h.put(token)
            h.put(ButtonRow(buttons: [Button(label: texts.keepButton, act: .submit(), style: .quiet)]))
        }
    }
}
