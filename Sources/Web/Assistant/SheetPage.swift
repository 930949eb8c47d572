import FEEL
import HTML
import Services

/// A sheet of an organisation, to be read.
enum SheetPage {
    /// The list of the organisations' own sheets, by subject.
    static func list(_ visit: Visit) async throws -> Reply {
        let texts = visit.texts
        var seen: Set<String> = []
        let own = visit.site.knowledge.shelf.entries.filter { $0.collection == nil }
        let shown = own.filter { entry in
            let isBest =
                entry.sheet.language == visit.language
                || !own.contains { $0.sheet.id == entry.sheet.id && $0.sheet.language == visit.language }
            return isBest && seen.insert(entry.sheet.id).inserted
        }
        let subjects = Dictionary(grouping: shown) { $0.sheet.themes.first ?? texts.otherSheets }
        var frame = PageFrame(title: texts.sheetsTitle)
        frame.isPublic = true
        return visit.page(frame) { h in
            h.h1(texts.sheetsTitle)
            h.p(texts.sheetsText, .class("lede"))
            for (subject, entries) in subjects.sorted(by: { $0.key < $1.key }) {
                h.h2(subject)
                h.ul { h in
                    for entry in entries {
                        h.li(.lang(entry.sheet.language == visit.language ? nil : entry.sheet.language.rawValue)) { h in
                            h.a(entry.sheet.title, .href(visit.address("/sheets/\(entry.sheet.id)")))
                        }
                    }
                }
            }
        }
    }

    static func show(_ visit: Visit) async throws -> Reply {
        let id = try visit.parameter("sheet")
        let collection = visit.parameters["collection"]
        guard let entry = visit.site.knowledge.shelf.find(id, in: collection, preferring: visit.language) else {
            throw SiteFailure.notFound
        }
        let (sheet, texts) = (entry.sheet, visit.texts)
        let isOther = sheet.language != visit.language
        var frame = PageFrame(title: sheet.title)
        frame.isPublic = true
        frame.organisation = visit.catalogue.organisations[entry.organisation]
        return visit.page(frame) { h in
            if !sheet.themes.isEmpty { h.p(sheet.themes.joined(separator: " › "), .class("soft")) }
            if isOther { h.p(texts.onlyInOtherLanguage, .class("soft")) }
            h.div(.lang(isOther ? sheet.language.rawValue : nil)) { h in
                h.h1(sheet.title)
                h.put(Prose(sheet.text))
            }
            let services = sheet.services.compactMap(visit.catalogue.service)
            if !services.isEmpty {
                h.h2(texts.sheetServices)
                h.put(ServiceList(items: services.map(visit.listItem)))
            }
            h.p(.class("soft")) { h in
                if let reviewed = sheet.reviewedOn {
                    h.text(texts.sheetReviewed(Formatting.date(reviewed, in: visit.language)) + " ")
                }
                if let source = sheet.source.flatMap({ URLReference(checking: $0) }) {
                    h.a(texts.sheetSource, .href(source))
                }
            }
        }
    }
}
