public import FEEL

/// A sheet that an organisation writes itself, beside its services: a Markdown file with a front matter.
public struct OwnSheet: Sendable, Hashable {
    /// Its name: that of its file, without language and extension.
    public let id: String
    /// The language it is written in.
    public let language: Language
    /// Its title.
    public let title: String
    /// The subjects it is filed under, from the widest.
    public let themes: [String]
    /// Other words that people use for it.
    public let keywords: [String]
    /// The services that it leads to, by identifier.
    public let services: [String]
    /// When somebody last read it again; nil when unknown.
    public let reviewedOn: CivilDate?
    /// The last day on which it holds; nil when it holds until it is changed.
    public let validUntil: CivilDate?
    /// Where its text comes from, when somebody else answers for it: an address.
    public let source: String?
    /// What it says, in CommonMark.
    public let markdown: String

    /// A sheet.
    public init(
        id: String, language: Language, title: String, themes: [String] = [], keywords: [String] = [],
        services: [String] = [], reviewedOn: CivilDate? = nil, validUntil: CivilDate? = nil, source: String? = nil,
        markdown: String
    ) {
        self.id = id
        self.language = language
        self.title = title
        self.themes = themes
        self.keywords = keywords
        self.services = services
        self.reviewedOn = reviewedOn
        self.validUntil = validUntil
        self.source = source
        self.markdown = markdown
    }

    /// What it says, ready to be shown; what is not safe to show is dropped.
    public var text: RichText {
        RichText(
            markdown: MarkdownSource(file: SourceFile(path: id, text: markdown)), diagnostics: DiagnosticBag()
        ).typeset(in: language)
    }
}
