import Assistant
import FEEL
import HTML
import Services
import Storage

/// The sheets of an organisation by identifier, out-of-date ones included: their names, and where they are read.
struct SheetDirectory: Sendable {
    /// A sheet, in the language of the page where it has it.
    struct Entry: Sendable {
        let id: String
        let title: String
        let language: Language
        /// Where it is read; nil where it no longer is.
        let link: String?
        /// Why it should be read again; nil when it needs not, or is no sheet but the texts of a service or an office.
        let review: SheetReview?
    }

    /// In the order of identifiers.
    let entries: [Entry]
    private let byID: [String: Entry]

    init(_ entries: [Entry]) {
        self.entries = entries.sorted { $0.id < $1.id }
        byID = Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func find(_ id: String) -> Entry? { byID[id] }

    /// A sheet's name; its identifier when it is no more.
    func title(_ id: String) -> String { byID[id]?.title ?? id }

    /// Those that can be shown to people.
    var live: [Entry] { entries.filter { $0.review?.reason != .outOfDate } }

    /// The sheets of an organisation: its services, its offices, and those of its store.
    static func of(_ organisation: Organisation, stored: [StoredSheet], on today: CivilDate, _ visit: Visit)
        -> SheetDirectory
    {
        let wanted = visit.language
        let services = visit.catalogue.services.filter { $0.organisation == organisation.id }.map { service in
            let language = service.language(preferring: wanted)
            return Entry(
                id: ServiceSheets.identifier(of: service.id), title: service.presentation.title[language],
                language: language, link: "/\(language.rawValue)/services/\(service.id)", review: nil)
        }
        let offices = OrganisationSheets.offices(of: organisation).filter { $0.language == wanted }.map { sheet in
            Entry(id: sheet.id, title: sheet.title, language: wanted, link: sheet.link, review: nil)
        }
        var own: [String: Entry] = [:]
        for found in stored {
            guard let read = try? SheetRecord(line: found.content, number: 1).sheet else { continue }
            let collection = found.collection == SheetStore.own ? nil : found.collection
            let sheet = OrganisationSheets.sheet(read, of: organisation.id, collection: collection)
            guard own[sheet.id] == nil || sheet.language == wanted else { continue }
            let review = SheetReview(reviewedOn: read.reviewedOn, validUntil: read.validUntil, today: today)
            own[sheet.id] = Entry(
                id: sheet.id, title: sheet.title, language: sheet.language,
                link: review?.reason == .outOfDate ? nil : sheet.link, review: review)
        }
        return SheetDirectory(services + offices + own.values)
    }
}

extension HTMLWriter {
    /// A sheet's name, with its link where it can be read.
    mutating func sheet(_ id: String, in directory: SheetDirectory, language: Language) {
        guard let entry = directory.find(id) else { return text(id) }
        let other: Attribute = .lang(entry.language == language ? nil : entry.language.rawValue)
        guard let link = entry.link else { return span(entry.title, other) }
        a(entry.title, .href(URLReference(checking: link)), other)
    }
}
