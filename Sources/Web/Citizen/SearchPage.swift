import Assistant
import Foundation
import HTML
import Services

/// Finding services and sheets with one's own words. The same box leads on to the assistant.
enum SearchPage {
    /// Longer searches are cut: nobody types as much in one line.
    private static let maximumLength = 200
    /// How many results a page shows.
    private static let maximumResults = 10
    /// The smallest share of the best result's measure that is worth showing.
    private static let leastShare = 0.3

    static func show(_ visit: Visit) async throws -> Reply {
        let texts = visit.texts
        let wanted = String((visit.query["q"] ?? "").prefix(maximumLength))
        let hits = try await results(wanted, visit)
        let services = hits.compactMap { visit.service(of: $0.sheet) }
        let sheets = hits.filter { visit.service(of: $0.sheet) == nil }
        let title = wanted.isEmpty ? texts.searchTitle : texts.searchResultsTitle(hits.count)
        let numbers = EmergencyList.reviewed.numbers(for: wanted, in: visit.language)
        var frame = PageFrame(title: title)
        if !numbers.isEmpty { frame.stylesheets = ["assistant.css"] }
        return visit.page(frame) { h in
            h.h1(title)
            if !numbers.isEmpty {
                h.p(EmergencyList.introduction(in: visit.language), .class("lede"))
                h.put(EmergencyNumbers(numbers: numbers))
            }
            h.put(
                SearchBox(
                    label: texts.searchLabel, button: texts.searchButton, action: visit.address("/search"),
                    value: wanted))
            let isSheetBest = hits.first.map { visit.service(of: $0.sheet) == nil } ?? false
            if isSheetBest { write(sheets, visit, &h) }
            if !services.isEmpty {
                h.h2(texts.servicesTitle)
                h.put(ServiceList(items: services.map(visit.listItem)))
            }
            if !isSheetBest { write(sheets, visit, &h) }
            if hits.isEmpty, !wanted.isEmpty {
                h.p(texts.nothingFound, .class("lede"))
                h.h2(texts.servicesTitle)
                h.put(ServiceList(items: visit.catalogue.services.map(visit.listItem)))
            }
            if !wanted.isEmpty { h.put(AssistantOffer(visit: visit, words: wanted)) }
        }
    }

    private static func write(_ sheets: [Findings.Hit], _ visit: Visit, _ h: inout HTMLWriter) {
        guard !sheets.isEmpty else { return }
        h.h2(visit.texts.sheetsTitle)
        h.put(FoundSheets(hits: sheets, language: visit.language))
    }

    /// What is worth showing, each service and sheet once.
    private static func results(_ wanted: String, _ visit: Visit) async throws -> [Findings.Hit] {
        guard !wanted.allSatisfy(\.isWhitespace) else { return [] }
        let findings = await visit.site.knowledge.search(wanted, in: visit.language, limit: maximumResults)
        guard let best = findings.hits.first?.score else { return [] }
        return findings.hits.filter { $0.score >= best * leastShare }
    }
}

extension Visit {
    /// The service whose own sheet it is, if it is one's.
    func service(of sheet: Sheet) -> ServiceDefinition? {
        if case .service(let id) = sheet.origin { catalogue.service(id) } else { nil }
    }
}

extension Visit {
    /// The organisation's own sheets that a moment of life concerns: those filed under its title.
    func sheets(of event: LifeEvent) -> [Sheet] {
        catalogue.home.map { site.knowledge.shelf.own(under: event.title[language], of: $0.id, in: language) } ?? []
    }
}

/// Sheets that were found, each with the passage that answers best.
struct FoundSheets: Component {
    let hits: [Findings.Hit]
    let language: Language

    func write(to h: inout HTMLWriter) {
        h.ul(.class("proposals")) { h in
            for hit in hits {
                let other = hit.sheet.language == language ? nil : hit.sheet.language.rawValue
                h.li(.lang(other)) { h in
                    h.a(hit.sheet.title, .href(URLReference(checking: hit.sheet.link)))
                    let excerpt = Conversation.Passage(hit).excerpt
                    h.p(excerpt.count > 200 ? String(excerpt.prefix(200)) + "…" : excerpt, .class("soft"))
                }
            }
        }
    }
}

/// The way to the assistant with what was searched.
struct AssistantOffer: Component {
    let visit: Visit
    let words: String

    func write(to h: inout HTMLWriter) {
        let texts = visit.texts
        h.form(.method(.post), .action(visit.address("/assistant"))) { h in
            h.put(visit.formToken)
            h.put(HiddenValue(name: AssistantPage.field, value: words))
            h.put(
                ButtonRow(
                    buttons: [Button(label: texts.askTheAssistant, act: .submit(), busy: texts.oneMoment)],
                    note: texts.askTheAssistantText))
        }
    }
}
