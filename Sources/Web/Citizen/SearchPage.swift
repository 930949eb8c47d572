import Foundation
import HTML
import Services

/// Finding a service with one's own words.
enum SearchPage {
    /// Longer searches are cut: nobody types as much in one line.
    private static let maximumLength = 200

    static func show(_ visit: Visit) async throws -> Reply {
        let texts = visit.texts
        let wanted = String((visit.query["q"] ?? "").prefix(maximumLength))
        let found = ServiceSearch(catalogue: visit.catalogue, language: visit.language).find(wanted)
        let title = wanted.isEmpty ? texts.searchTitle : texts.searchResultsTitle(found.count)
        return visit.page(PageFrame(title: title)) { h in
            h.h1(title)
            h.put(
                SearchBox(
                    label: texts.searchLabel, button: texts.searchButton, action: visit.address("/search"),
                    value: wanted))
            if !found.isEmpty {
                h.put(ServiceList(items: found.map(visit.listItem), headingLevel: 2))
            } else if !wanted.isEmpty {
                h.p(texts.nothingFound, .class("lede"))
                h.h2(texts.servicesTitle)
                h.put(ServiceList(items: visit.catalogue.services.map(visit.listItem)))
            }
        }
    }
}

/// Matches words against what services say of themselves. Pure.
struct ServiceSearch: Sendable {
    let catalogue: CatalogueSnapshot
    let language: Language

    /// Services in which at least half of the meaningful words are found, best first.
    func find(_ wanted: String) -> [ServiceDefinition] {
        let words = Self.words(wanted)
        guard !words.isEmpty else { return [] }
        let scored = catalogue.services.map { (service: $0, score: score(of: $0, words: words)) }
        return scored.filter { $0.score > 0 }
            .sorted { ($0.score, $1.service.id) > ($1.score, $0.service.id) }.map(\.service)
    }

    private func score(of service: ServiceDefinition, words: [String]) -> Int {
        let presentation = service.presentation
        let fields: [(weight: Int, text: String)] = [
            (4, presentation.title[language]),
            (3, (presentation.keywords[language] ?? []).joined(separator: " ")),
            (2, presentation.summary[language]),
            (1, [presentation.gives?[language], presentation.who?[language]].compactMap { $0 }.joined(separator: " ")),
        ]
        var total = 0
        var found = 0
        for word in words {
            let best = fields.filter { Self.words($0.text).contains { Self.isSame($0, word) } }.map(\.weight).max() ?? 0
            total += best
            if best > 0 { found += 1 }
        }
        return found * 2 >= words.count ? total : 0
    }

    /// Words without case, accents or elisions, the very short ones left out.
    static func words(_ text: String) -> [String] {
        let folded = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        return folded.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter {
            $0.count > 2 && !stopWords.contains($0)
        }
    }

    /// The same word, or one is the beginning of the other, or they differ by one letter.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        if short.count >= 4, long.hasPrefix(short) { return true }
        return short.count >= 5 && differByOne(Array(short), Array(long))
    }

    private static func differByOne(_ short: [Character], _ long: [Character]) -> Bool {
        guard long.count - short.count <= 1 else { return false }
        var index = 0
        while index < short.count, short[index] == long[index] { index += 1 }
        if short.count == long.count {
            if index + 1 < short.count, short[index] == long[index + 1], short[index + 1] == long[index] {
                return short[(index + 2)...] == long[(index + 2)...]
            }
            return short[(index + 1)...] == long[(index + 1)...]
        }
        return short[index...] == long[(index + 1)...]
    }

    private static let stopWords: Set<String> = [
        "les", "des", "une", "pour", "mon", "mes", "ma", "avec", "dans", "sur", "que", "qui", "est", "faut", "avoir",
        "comment", "besoin", "faire", "obtenir", "demander", "demande", "the", "for", "and", "with", "how", "get",
        "need", "want", "from", "request", "ask", "apply", "vous", "votre", "your", "you", "par",
    ]
}
