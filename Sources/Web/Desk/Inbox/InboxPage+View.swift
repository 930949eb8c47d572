import FEEL
import HTML
import Services
import Storage

extension InboxPage {
    /// The address of a view of the list, from its beginning.
    static func address(of tab: Tab, _ visit: Visit) -> URLReference {
        InboxPlace(tab: tab.rawValue).address(visit)
    }

    static func view(_ model: Model, visit: Visit) throws -> Reply {
        let texts = visit.texts
        let organisation = try visit.agentOrganisation()
        let place: DeskPlace =
            switch model.tab {
            case .toDo: .toDo
            case .done: .decided
            case .mine, .group, .all, .waiting, .messages: .elsewhere
            }
        return try visit.deskPage(texts.tab(model.tab), place: place, counts: model.counts) { h in
            h.h1(texts.tab(model.tab))
            h.p(lead(model, texts: texts), .class("lede"))
            let zone = visit.site.zone(of: organisation)
            PlannedBatches.lines(model.planned, zone: zone, visit, &h)
            if let count = model.toSign, count > 0 {
                h.p { h in
                    h.a(texts.decisionsToSign(texts.figure(count)), .href(visit.address("/desk/signatures")))
                }
            }
            if model.opinions > 0 {
                h.p { h in
                    h.a(
                        texts.opinionsToGive(texts.figure(model.opinions)), .href(visit.address("/desk/opinions")))
                }
            }
            h.put(DeskSearchPage.box(visit, showsLabel: true))
            h.put(Filters(label: texts.tabsLabel, items: filters(model, visit: visit)))
            if !model.views.isEmpty { h.put(Filters(label: texts.savedViews, items: views(model, visit: visit))) }
            if model.tab == .all {
                h.put(
                    Filters(
                        label: texts.servicesLabel, items: services(model, of: organisation, visit: visit)))
                if !organisation.groups.isEmpty {
                    h.put(Filters(label: texts.groupsLabel, items: groups(model, of: organisation, visit: visit)))
                }
            }
            if !model.rows.isEmpty {
                h.put(
                    DeskQueue(
                        label: texts.tab(model.tab),
                        items: model.rows.map { item($0, today: model.today, visit: visit) }))
            }
            h.put(pagination(model, visit: visit))
            if !model.rows.isEmpty, model.tab != .done {
                h.p { h in h.a(texts.batchTitle, .href(batchAddress(model.place, visit))) }
            }
            h.details(.class("disclosure")) { h in
                h.summary(texts.keepThisView)
                SavedViewsPage.form(visit, place: model.place, &h)
                if !model.views.isEmpty {
                    h.p { h in h.a(texts.changeViews, .href(visit.address("/desk/views"))) }
                }
            }
            h.p { h in
                h.a(texts.absences, .href(visit.address("/desk/absences")))
                h.text(" · ")
                h.a(texts.ownSessions, .href(visit.address("/desk/account")))
            }
        }
    }

    /// The same list with boxes to tick.
    private static func batchAddress(_ place: InboxPlace, _ visit: Visit) -> URLReference {
        var address = visit.address("/desk/batch").adding("show", place.tab.rawValue)
        if let service = place.service { address = address.adding("service", service) }
        return place.group.map { address.adding("group", $0) } ?? address
    }

    private static func lead(_ model: Model, texts: any Texts) -> String {
        guard !model.rows.isEmpty else { return texts.emptyTab(model.tab) }
        switch model.tab {
        case .toDo: return texts.toDoLead(count: model.counts.toDo, late: model.counts.late)
        case .mine: return texts.mineLead
        case .group: return texts.groupLead
        case .all: return texts.allLead
        case .waiting: return texts.waitingLead
        case .messages: return texts.messagesLead
        case .done: return texts.doneLead
        }
    }

    private static func filters(_ model: Model, visit: Visit) -> [Filters.Item] {
        Tab.allCases.filter { $0 != .group || model.hasGroup || model.tab == .group }.map { tab in
            Filters.Item(
                label: visit.texts.tab(tab), count: tab.count(in: model.counts).map(visit.texts.figure),
                reference: address(of: tab, visit), isCurrent: tab == model.tab)
        }
    }

    private static func views(_ model: Model, visit: Visit) -> [Filters.Item] {
        model.views.map { view in
            Filters.Item(
                label: view.name, count: nil, reference: view.place.address(visit), isCurrent: view.place == model.place
            )
        }
    }

    private static func services(_ model: Model, of organisation: Organisation, visit: Visit) -> [Filters.Item] {
        let (place, group) = (model.place, model.place.group)
        let every = Filters.Item(
            label: visit.texts.everyService, count: nil,
            reference: place.with(service: nil, group: group).address(visit), isCurrent: place.service == nil)
        return [every]
            + services(of: organisation, visit).map { service in
                Filters.Item(
                    label: visit.typeset(
                        service.presentation.title, in: service.language(preferring: visit.language)), count: nil,
                    reference: place.with(service: service.id, group: group).address(visit),
                    isCurrent: service.id == place.service)
            }
    }

    private static func groups(_ model: Model, of organisation: Organisation, visit: Visit) -> [Filters.Item] {
        let (place, service) = (model.place, model.place.service)
        let every = Filters.Item(
            label: visit.texts.everyGroup, count: nil,
            reference: place.with(service: service, group: nil).address(visit), isCurrent: place.group == nil)
        return [every]
            + organisation.groups.map { group in
                Filters.Item(
                    label: visit.typeset(group.name, in: visit.language), count: nil,
                    reference: place.with(service: service, group: group.id).address(visit),
                    isCurrent: group.id == place.group)
            }
    }

    static func item(_ row: Row, today: CivilDate, visit: Visit) -> DeskQueue.Item {
        let texts = visit.texts
        var item = DeskQueue.Item(
            title: row.title, reference: row.reference, link: visit.deskAddress(row.id), due: tag(row, texts: texts),
            state: row.state, received: dates(row, today: today, texts: texts))
        item.details = row.columns
        item.labels = row.labels
        item.group = row.group
        if row.decided == nil, !row.isClockStopped { item.deadline = row.due.map { texts.dueBy($0, row.duty) } }
        if row.isClockStopped { item.deadline = row.due.map(texts.personAwaitedUntil) }
        if row.awaitsReply { item.notice = texts.messageWaits }
        item.holder = row.holder(texts)
        return item
    }

    private static func tag(_ row: Row, texts: any Texts) -> Tag {
        if let outcome = row.outcome { return Tag(text: texts.outcome(outcome), tone: outcome.tone) }
        if row.isClockStopped { return Tag(text: texts.clockStopped, tone: .neutral) }
        return Tag(text: row.urgency.words(texts), tone: row.urgency.tone)
    }

    private static func dates(_ row: Row, today: CivilDate, texts: any Texts) -> String {
        if let decided = row.decided { return texts.decided(on: decided, today: today) }
        return texts.received(on: row.received, today: today)
    }

    private static func pagination(_ model: Model, visit: Visit) -> Pagination {
        var pagination = Pagination(label: visit.texts.pagesLabel)
        let start = model.place.address(visit)
        if model.isContinued { pagination.newer = Layout.Item(label: visit.texts.backToStart, reference: start) }
        if let next = model.next {
            pagination.older = Layout.Item(label: visit.texts.nextCases, reference: start.adding("after", next))
        }
        return pagination
    }
}

extension InboxPage.Row {
    /// In whose charge it is, in words; nothing once it is decided, unless somebody is.
    func holder(_ texts: any Texts) -> String? {
        switch charge {
        case .nobody: outcome == nil ? texts.inNobodysCharge : nil
        case .me: texts.inMyCharge
        case .another: texts.inAnothersCharge
        case .absent: texts.inAnAbsentsCharge
        }
    }
}
