import Cases
import HTML
import Services
import Storage

/// What a person finds in their space.
struct Space: Sendable {
    /// A case, and whom it concerns.
    struct Entry: Sendable {
        let found: CaseInHand
        let member: Identifier?
    }

    /// How many requests a page shows.
    static let pageSize = 20

    let drafts: [(stored: StoredDraft, title: String)]
    let entries: [Entry]
    let members: [HouseholdMember]
    /// The last request of the page, when more come after it.
    let next: Identifier?

    /// Reads a page of a person's own requests: a case belongs to whoever keeps it, and no other is read.
    static func load(_ visit: Visit) async throws -> Space {
        let person = try visit.signedInPerson()
        let (store, cases, now) = (visit.site.store, visit.site.cases, visit.now)
        let before = visit.query["before"].flatMap { Identifier($0) }
        let read = try await store.database.read { connection in
            (
                drafts: try store.drafts.list(ofPerson: person, now: now, limit: Self.pageSize, in: connection),
                cases: try cases.list(keptBy: person, before: before, limit: Self.pageSize, in: connection),
                kept: try store.requests.list(of: person, before: before, limit: Self.pageSize + 1, in: connection),
                members: try store.requests.members(of: person, in: connection)
            )
        }
        let filed = Dictionary(read.kept.map { ($0.id, $0.member) }, uniquingKeysWith: { first, _ in first })
        var entries: [Entry] = []
        for found in read.cases {
            guard let definition = try await visit.site.catalogue.definition(hash: found.submission.definition),
                let organisation = visit.catalogue.organisations[found.submission.organisation]
            else { continue }
            let inHand = CaseInHand(
                case: found, definition: definition, organisation: organisation, zone: visit.site.zone(of: organisation)
            )
            entries.append(Entry(found: inHand, member: filed[found.id] ?? nil))
        }
        var drafts: [(stored: StoredDraft, title: String)] = []
        if before == nil {
            for draft in read.drafts {
                drafts.append((stored: draft, title: try await visit.title(ofDefinition: draft.definition)))
            }
        }
        let hasMore = read.kept.count > Self.pageSize
        return Space(
            drafts: drafts, entries: entries, members: read.members,
            next: hasMore ? read.kept[Self.pageSize - 1].id : nil)
    }

    /// The cases of each member of the household, the person's own first; those of whom nothing is filed left out.
    var groups: [(member: HouseholdMember?, entries: [Entry])] {
        let own = entries.filter { entry in !members.contains { $0.id == entry.member } }
        var groups: [(member: HouseholdMember?, entries: [Entry])] = [(member: nil, entries: own)]
        for member in members {
            groups.append((member: member, entries: entries.filter { $0.member == member.id }))
        }
        return groups.filter { !$0.entries.isEmpty }
    }
}

/// My space: what is under way, where each request stands in words, what comes next and by when.
enum SpacePage {
    static func show(_ visit: Visit) async throws -> Reply {
        let space = try await Space.load(visit)
        let open = try await visit.openConversations()
        let texts = visit.texts
        var frame = PageFrame(title: texts.mySpace)
        frame.stylesheets = ["account.css"]
        return visit.page(frame) { h in
            h.h1(texts.mySpace)
            h.put(SpaceNavigation(visit: visit))
            visit.wayBack(to: open, &h)
            drafts(space, visit, &h)
            let groups = space.groups
            if groups.isEmpty {
                h.h2(texts.myRequests)
                h.p(texts.noRequests)
                h.put(ButtonRow(buttons: [Button(label: texts.findService, act: .go(visit.address("")))]))
            }
            for group in groups {
                if space.members.isEmpty {
                    h.h2(texts.myRequests)
                } else {
                    h.h2(.dir(.auto)) { h in
                        h.text(group.member.map { texts.requestsFor($0.label) } ?? texts.requestsForMe)
                    }
                }
                for entry in group.entries { h.put(RequestCard(found: entry.found, visit: visit)) }
            }
            if let next = space.next {
                h.p { h in
                    h.a(texts.olderRequests, .href(visit.address("/space").adding("before", next.description)))
                }
            }
        }
    }

    private static func drafts(_ space: Space, _ visit: Visit, _ h: inout HTMLWriter) {
        guard !space.drafts.isEmpty else { return }
        let texts = visit.texts
        h.h2(texts.draftsTitle)
        for (draft, title) in space.drafts {
            h.div(.class("card request")) { h in
                h.h3 { h in h.a(title, .href(visit.draftAddress(draft.id))) }
                h.p(
                    texts.draftKept(
                        since: visit.localDate(of: draft.updatedAt, organisation: draft.organisation),
                        until: visit.localDate(of: draft.expiresAt, organisation: draft.organisation)))
                h.put(
                    ButtonRow(buttons: [
                        Button(
                            label: texts.carryOn, act: .go(visit.draftAddress(draft.id)), style: .quiet, context: title)
                    ]))
            }
        }
    }
}

/// The pages of one's space.
struct SpaceNavigation: Component {
    let visit: Visit

    func write(to h: inout HTMLWriter) {
        let items: [(String, URLReference)] = [
            (visit.texts.myRequests, "/space"), (visit.texts.myHousehold, "/space/household"),
            (visit.texts.myChecklists, "/space/checklists"), (visit.texts.myInformation, "/space/information"),
            (visit.texts.dataOfAll, "/space/data"),
        ]
        h.nav(.class("space-nav"), .ariaLabel(visit.texts.mySpace)) { h in
            h.ul(.role(.list)) { h in
                for (label, path) in items {
                    let address = visit.address(path)
                    h.li { h in
                        h.a(label, .href(address), .ariaCurrent(visit.path == address.description ? .page : nil))
                    }
                }
            }
        }
    }
}

/// A request in a few words: where it stands, the last thing that happened, the next and by when, what silence means.
struct RequestCard: Component {
    let found: CaseInHand
    let visit: Visit

    func write(to h: inout HTMLWriter) {
        let texts = visit.texts
        let language = found.definition.language(preferring: visit.language)
        let label = found.definition.workflow.state(found.case.state)?.label[language]
        let state =
            found.case.pendingCorrection != nil
            ? texts.waitsForYou : label ?? texts.ownStateForYou(found.case)
        let continuity = FollowedContinuity(found: found, visit: visit)
        let events = CaseTimeline(found: found, texts: texts, language: language, visit: visit).events()
        let last = events.last { $0.place == .past }
        let shown = [last].compactMap { $0 } + events.filter { $0.place != .past }
        h.div(.class("card request")) { h in
            h.h3 { h in
                h.a(found.definition.presentation.title[language], .href(visit.caseAddress(found.case.id)))
            }
            h.p(.class("case-meta")) { h in
                h.span(found.case.submission.reference.description, .class("reference"))
                h.put(Tag(text: state, tone: FollowedCasePage.tone(of: found.case.outcome)))
            }
            h.put(Timeline(events: shown))
            // What waits for the person, and the dates as they run now: a pause or a new request moves them.
            continuity.notices(&h)
            continuity.dates(&h)
        }
    }
}
