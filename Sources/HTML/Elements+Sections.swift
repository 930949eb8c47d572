/// Elements that give a page its structure.
extension HTMLWriter {
    /// The whole document.
    public mutating func html(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("html", attributes, content)
    }

    /// What the page says of itself.
    public mutating func head(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("head", attributes, content)
    }

    /// What the page shows.
    public mutating func body(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("body", attributes, content)
    }

    /// The introduction of a page or section.
    public mutating func header(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("header", attributes, content)
    }

    /// What this page is about; one a page.
    public mutating func main(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("main", attributes, content)
    }

    /// The end of a page or section.
    public mutating func footer(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("footer", attributes, content)
    }

    /// A set of links for finding one's way; it needs a label when there are several.
    public mutating func nav(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("nav", attributes, content)
    }

    /// A part of the page with a heading.
    public mutating func section(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("section", attributes, content)
    }

    /// A part that makes sense alone.
    public mutating func article(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("article", attributes, content)
    }

    /// A part beside the subject.
    public mutating func aside(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("aside", attributes, content)
    }

    /// A box without meaning.
    public mutating func div(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("div", attributes, content)
    }

    /// A box without meaning, holding text.
    public mutating func div(_ text: String, _ attributes: Attribute...) {
        element("div", attributes, text: text)
    }

    /// A place to search.
    public mutating func search(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("search", attributes, content)
    }

    /// The page's heading.
    public mutating func h1(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("h1", attributes, content)
    }

    /// The page's heading, holding text.
    public mutating func h1(_ text: String, _ attributes: Attribute...) {
        element("h1", attributes, text: text)
    }

    /// A heading of the second level.
    public mutating func h2(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("h2", attributes, content)
    }

    /// A heading of the second level, holding text.
    public mutating func h2(_ text: String, _ attributes: Attribute...) {
        element("h2", attributes, text: text)
    }

    /// A heading of the third level.
    public mutating func h3(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("h3", attributes, content)
    }

    /// A heading of the third level, holding text.
    public mutating func h3(_ text: String, _ attributes: Attribute...) {
        element("h3", attributes, text: text)
    }

    /// A heading of the fourth level.
    public mutating func h4(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("h4", attributes, content)
    }

    /// A heading of the fourth level, holding text.
    public mutating func h4(_ text: String, _ attributes: Attribute...) {
        element("h4", attributes, text: text)
    }

    /// The document's title, holding text.
    public mutating func title(_ text: String, _ attributes: Attribute...) {
        element("title", attributes, text: text)
    }

    /// Something the document says of itself.
    public mutating func meta(_ attributes: Attribute...) { void("meta", attributes) }

    /// A resource that the document needs.
    public mutating func link(_ attributes: Attribute...) { void("link", attributes) }

    /// A script that is loaded; pages hold none themselves.
    public mutating func script(_ attributes: Attribute...) { element("script", attributes, text: "") }
}
