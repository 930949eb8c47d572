/// Elements of running text.
extension HTMLWriter {
    /// A paragraph.
    public mutating func p(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("p", attributes, content)
    }

    /// A paragraph, holding text.
    public mutating func p(_ text: String, _ attributes: Attribute...) {
        element("p", attributes, text: text)
    }

    /// A link.
    public mutating func a(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("a", attributes, content)
    }

    /// A link, holding text.
    public mutating func a(_ text: String, _ attributes: Attribute...) {
        element("a", attributes, text: text)
    }

    /// A run of text without meaning of its own.
    public mutating func span(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("span", attributes, content)
    }

    /// A run of text without meaning of its own, holding text.
    public mutating func span(_ text: String, _ attributes: Attribute...) {
        element("span", attributes, text: text)
    }

    /// A run that matters.
    public mutating func strong(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("strong", attributes, content)
    }

    /// A run that matters, holding text.
    public mutating func strong(_ text: String, _ attributes: Attribute...) {
        element("strong", attributes, text: text)
    }

    /// A run that is stressed.
    public mutating func em(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("em", attributes, content)
    }

    /// A run that is stressed, holding text.
    public mutating func em(_ text: String, _ attributes: Attribute...) {
        element("em", attributes, text: text)
    }

    /// A run set apart, without more importance.
    public mutating func b(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("b", attributes, content)
    }

    /// A run set apart, without more importance, holding text.
    public mutating func b(_ text: String, _ attributes: Attribute...) {
        element("b", attributes, text: text)
    }

    /// Side notes.
    public mutating func small(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("small", attributes, content)
    }

    /// Side notes, holding text.
    public mutating func small(_ text: String, _ attributes: Attribute...) {
        element("small", attributes, text: text)
    }

    /// A run of code.
    public mutating func code(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("code", attributes, content)
    }

    /// A run of code, holding text.
    public mutating func code(_ text: String, _ attributes: Attribute...) {
        element("code", attributes, text: text)
    }

    /// The title of a work.
    public mutating func cite(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("cite", attributes, content)
    }

    /// The title of a work, holding text.
    public mutating func cite(_ text: String, _ attributes: Attribute...) {
        element("cite", attributes, text: text)
    }

    /// A short quotation.
    public mutating func q(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("q", attributes, content)
    }

    /// A short quotation, holding text.
    public mutating func q(_ text: String, _ attributes: Attribute...) {
        element("q", attributes, text: text)
    }

    /// A date or an instant; see `datetime`.
    public mutating func time(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("time", attributes, content)
    }

    /// A date or an instant; see `datetime`, holding text.
    public mutating func time(_ text: String, _ attributes: Attribute...) {
        element("time", attributes, text: text)
    }

    /// A run whose direction is its own: what a person wrote, amid a sentence.
    public mutating func bdi(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("bdi", attributes, content)
    }

    /// A run whose direction is its own: what a person wrote, amid a sentence, holding text.
    public mutating func bdi(_ text: String, _ attributes: Attribute...) {
        element("bdi", attributes, text: text)
    }

    /// An abbreviation.
    public mutating func abbr(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("abbr", attributes, content)
    }

    /// An abbreviation, holding text.
    public mutating func abbr(_ text: String, _ attributes: Attribute...) {
        element("abbr", attributes, text: text)
    }

    /// Lines shown as they are. The parser drops a line end right after the start tag: one is written for it.
    public mutating func pre(_ text: String, _ attributes: Attribute...) {
        element("pre", attributes) { h in
            h.raw("\n")
            h.text(text)
        }
    }

    /// A quotation.
    public mutating func blockquote(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("blockquote", attributes, content)
    }

    /// Contact details.
    public mutating func address(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("address", attributes, content)
    }

    /// A figure, with its caption.
    public mutating func figure(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("figure", attributes, content)
    }

    /// The caption of a figure.
    public mutating func figcaption(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("figcaption", attributes, content)
    }

    /// The caption of a figure, holding text.
    public mutating func figcaption(_ text: String, _ attributes: Attribute...) {
        element("figcaption", attributes, text: text)
    }

    /// A list.
    public mutating func ul(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("ul", attributes, content)
    }

    /// An ordered list.
    public mutating func ol(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("ol", attributes, content)
    }

    /// An item of a list.
    public mutating func li(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("li", attributes, content)
    }

    /// An item of a list, holding text.
    public mutating func li(_ text: String, _ attributes: Attribute...) {
        element("li", attributes, text: text)
    }

    /// A list of terms and what is said of them.
    public mutating func dl(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("dl", attributes, content)
    }

    /// A term.
    public mutating func dt(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("dt", attributes, content)
    }

    /// A term, holding text.
    public mutating func dt(_ text: String, _ attributes: Attribute...) {
        element("dt", attributes, text: text)
    }

    /// What is said of a term.
    public mutating func dd(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("dd", attributes, content)
    }

    /// What is said of a term, holding text.
    public mutating func dd(_ text: String, _ attributes: Attribute...) {
        element("dd", attributes, text: text)
    }

    /// Something that opens on demand.
    public mutating func details(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("details", attributes, content)
    }

    /// What is shown of it while it is closed.
    public mutating func summary(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("summary", attributes, content)
    }

    /// What is shown of it while it is closed, holding text.
    public mutating func summary(_ text: String, _ attributes: Attribute...) {
        element("summary", attributes, text: text)
    }

    /// A line break that belongs to the text, as in an address.
    public mutating func br(_ attributes: Attribute...) { void("br", attributes) }

    /// A change of subject.
    public mutating func hr(_ attributes: Attribute...) { void("hr", attributes) }

    /// An image; see `alt`.
    public mutating func img(_ attributes: Attribute...) { void("img", attributes) }
}
