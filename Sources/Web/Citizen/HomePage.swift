import Assistant
import HTML
import Services

/// The home page: what do you need?
enum HomePage {
    static func show(_ visit: Visit) async throws -> Reply {
        let texts = visit.texts
        var frame = PageFrame(title: visit.catalogue.home?.name[visit.language] ?? "Parvis")
        frame.isPublic = true
        return visit.page(frame) { h in
            h.put(
                Hero(
                    title: texts.homeTitle, text: texts.homeText,
                    search: SearchBox(
                        label: texts.searchLabel, button: texts.searchButton, action: visit.address("/search")),
                    more: Hero.More(label: texts.orAskTheAssistant, reference: visit.address("/assistant"))))
            let events = visit.lifeEvents
            if !events.isEmpty {
                h.section(.ariaLabelledBy("life-events")) { h in
                    h.h2(texts.lifeEventsTitle, .id("life-events"))
                    h.put(LifeEventGrid(items: events))
                }
            }
            if !BenefitsPage.services(visit).isEmpty {
                h.section(.ariaLabelledBy("benefits")) { h in
                    h.h2(texts.benefitsTitle, .id("benefits"))
                    h.p(texts.benefitsText)
                    h.put(
                        ButtonRow(
                            buttons: [
                                Button(
                                    label: texts.benefitsOffer, act: .go(BenefitsPage.address(visit)),
                                    style: .quiet)
                            ], note: texts.eligibilityOfferNote))
                }
            }
            h.section(.ariaLabelledBy("services")) { h in
                h.h2(texts.servicesTitle, .id("services"))
                if visit.catalogue.services.isEmpty {
                    h.p(texts.nothingPublished)
                } else {
                    h.put(ServiceList(items: visit.catalogue.services.map(visit.listItem)))
                }
            }
        }
    }
}

extension Visit {
    /// Life events of the organisation under which at least one service or sheet is found.
    var lifeEvents: [LifeEventGrid.Item] {
        let used = Set(catalogue.services.flatMap(\.presentation.lifeEvents))
        let events = (catalogue.home?.lifeEvents ?? []).filter { used.contains($0.id) || !sheets(of: $0).isEmpty }
        return events.map { event in
            LifeEventGrid.Item(
                title: event.title[language], reference: address("/life-events/\(event.id)"),
                icon: Icon(named: event.icon))
        }
    }

    /// A service as lists show it.
    func listItem(_ service: ServiceDefinition) -> ServiceList.Item {
        let language = service.language(preferring: language)
        return ServiceList.Item(
            title: service.presentation.title[language], summary: service.presentation.summary[language],
            reference: address("/services/\(service.id)"), facts: facts(of: service),
            organisation: organisation(of: service))
    }

    /// Who offers a service, where that is not the organisation whose site it is.
    private func organisation(of service: ServiceDefinition) -> String? {
        guard service.organisation != catalogue.home?.id else { return nil }
        return (catalogue.organisations[service.organisation]?.name[language]).map { texts.offeredBy($0) }
    }

    /// How long it takes and what it costs, in a few words.
    private func facts(of service: ServiceDefinition) -> [String] {
        let time = service.objectives.medianTime.map { texts.about($0.words(in: language)) }
        return [time, service.presentation.cost?[language]].compactMap { $0 }
    }
}

/// The services and the sheets of one moment of life.
enum LifeEventPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let id = try visit.parameter("event")
        guard let event = visit.catalogue.home?.lifeEvents.first(where: { $0.id == id }) else {
            throw SiteFailure.notFound
        }
        let services = visit.catalogue.services.filter { $0.presentation.lifeEvents.contains(id) }
        let sheets = visit.sheets(of: event)
        var frame = PageFrame(title: event.title[visit.language])
        frame.isPublic = true
        return visit.page(frame) { h in
            h.h1(frame.title)
            if services.isEmpty, sheets.isEmpty { h.p(visit.texts.nothingPublished) }
            if !services.isEmpty { h.put(ServiceList(items: services.map(visit.listItem), headingLevel: 2)) }
            if !sheets.isEmpty {
                h.h2(visit.texts.sheetsTitle)
                h.ul { h in
                    for sheet in sheets { h.li { h in h.a(sheet.title, .href(URLReference(checking: sheet.link))) } }
                }
            }
        }
    }
}
