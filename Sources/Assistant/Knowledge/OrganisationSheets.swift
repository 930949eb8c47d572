public import Services

/// What an organisation says of itself, as sheets: its offices with their hours, and the sheets it writes.
public enum OrganisationSheets {
    /// A sheet for each office and language: when it is open, and how to reach it.
    public static func offices(of organisation: Organisation) -> [Sheet] {
        organisation.offices.flatMap { office in
            organisation.languages.compactMap { sheet(of: office, in: $0, of: organisation) }
        }
    }

    /// What identifiers of offices' sheets begin with.
    static let officePrefix = "office:"

    /// An office's sheet; nil when nothing is known of it.
    static func sheet(of office: Office, in language: Language, of organisation: Organisation) -> Sheet? {
        let words = KnowledgeWords(language: language)
        let contact = office.contact
        let ways = contact.address + [contact.phone, contact.email].compactMap { $0 }
        let sections = [
            Sheet.Section(heading: words.hours, text: hours(of: office, in: language)),
            Sheet.Section(heading: words.howToReach, text: ways.joined(separator: "\n")),
        ].filter { !$0.text.isEmpty }
        guard !sections.isEmpty else { return nil }
        return Sheet(
            id: officePrefix + office.id, language: language, origin: .folder, organisation: organisation.id,
            title: office.name[language], keywords: [words.hours], sections: sections,
            link: "/\(language.rawValue)/contact")
    }

    /// "lundi : 8 h 30 – 12 h, 13 h 30 – 17 h 30", a line for each day.
    private static func hours(of office: Office, in language: Language) -> String {
        guard !office.hours.isEmpty else { return "" }
        return (1...7).map { weekday in
            let spans = office.hours.filter { $0.weekday == weekday }.map {
                "\(Formatting.timeOfDay($0.opens, in: language)) – \(Formatting.timeOfDay($0.closes, in: language))"
            }
            let words = spans.isEmpty ? KnowledgeWords(language: language).closed : spans.joined(separator: ", ")
            return "\(Formatting.weekdayName(weekday, in: language)) : \(words)"
        }.joined(separator: "\n")
    }

    /// The identifier of a sheet of the organisation's own folder.
    public static func identifier(ofOwn name: String) -> String { "sheet:\(name)" }

    /// A sheet of the organisation's folder, or one that it imported.
    ///
    /// - Parameter collection: the collection it was imported with; nil for the organisation's own.
    public static func sheet(_ own: OwnSheet, of organisation: String, collection: String? = nil) -> Sheet {
        let id = collection.map { "\($0)/\(own.id)" } ?? identifier(ofOwn: own.id)
        let place = collection.map { "collections/\($0)" } ?? "sheets"
        let reading = "/\(own.language.rawValue)/\(place)/\(own.id)"
        return Sheet(
            id: id, language: own.language, origin: collection.map { .imported($0) } ?? .folder,
            organisation: organisation, title: own.title, themes: own.themes, keywords: own.keywords,
            sections: SheetSections.split(own.text), link: reading, services: own.services,
            reviewedOn: own.reviewedOn, validUntil: own.validUntil)
    }
}
