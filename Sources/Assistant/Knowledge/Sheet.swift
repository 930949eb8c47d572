public import FEEL
public import Services

/// A page of knowledge in one language: what the assistant finds, quotes and links to.
///
/// The same sheet in two languages is two values with the same `id`.
public struct Sheet: Sendable, Hashable {
    /// Where a sheet comes from.
    public enum Origin: Sendable, Hashable {
        /// A published service: its texts, rules and sheet, under the service's identifier.
        case service(String)
        /// A file in the organisation's folder of sheets.
        case folder
        /// A collection that was imported, by its name.
        case imported(String)
    }

    /// A part of a sheet, under a heading of its own.
    public struct Section: Sendable, Hashable {
        /// Its heading; nil for what stands before the first one.
        public let heading: String?
        /// Its words, without markup; paragraphs are separated by a line feed.
        public let text: String
        /// The fragment of the address at which it is read, without `#`; nil when it has none.
        public let anchor: String?

        /// A part of a sheet.
        public init(heading: String?, text: String, anchor: String? = nil) {
            self.heading = heading
            self.text = text
            self.anchor = anchor
        }
    }

    /// What identifies it in an installation, in any language: `service:cantine`, `sheet:marches`, `faq/192`.
    public let id: String
    /// The language it is written in.
    public let language: Language
    /// Where it comes from.
    public let origin: Origin
    /// Identifier of the organisation that answers for it.
    public let organisation: String
    /// Its title, often a question in people's words.
    public let title: String
    /// The subjects it is filed under, from the widest.
    public let themes: [String]
    /// Other words that people use for it.
    public let keywords: [String]
    /// What it says.
    public let sections: [Section]
    /// Where it is read: an address of this site that begins with `/`, or an absolute one.
    public let link: String
    /// The services that it leads to, by identifier.
    public let services: [String]
    /// When somebody last read it again; nil when unknown.
    public let reviewedOn: CivilDate?
    /// The last day on which it holds; nil when it holds until it is changed.
    public let validUntil: CivilDate?

    /// A sheet.
    public init(
        id: String, language: Language, origin: Origin, organisation: String, title: String, themes: [String] = [],
        keywords: [String] = [], sections: [Section], link: String, services: [String] = [],
        reviewedOn: CivilDate? = nil, validUntil: CivilDate? = nil
    ) {
        self.id = id
        self.language = language
        self.origin = origin
        self.organisation = organisation
        self.title = title
        self.themes = themes
        self.keywords = keywords
        self.sections = sections
        self.link = link
        self.services = services
        self.reviewedOn = reviewedOn
        self.validUntil = validUntil
    }
}
