/// Elements of tables.
extension HTMLWriter {
    /// A table.
    public mutating func table(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("table", attributes, content)
    }

    /// What a table shows.
    public mutating func caption(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("caption", attributes, content)
    }

    /// What a table shows, holding text.
    public mutating func caption(_ text: String, _ attributes: Attribute...) {
        element("caption", attributes, text: text)
    }

    /// Its header rows.
    public mutating func thead(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("thead", attributes, content)
    }

    /// Its rows.
    public mutating func tbody(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("tbody", attributes, content)
    }

    /// A row.
    public mutating func tr(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("tr", attributes, content)
    }

    /// A header cell; see `scope`.
    public mutating func th(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("th", attributes, content)
    }

    /// A header cell; see `scope`, holding text.
    public mutating func th(_ text: String, _ attributes: Attribute...) {
        element("th", attributes, text: text)
    }

    /// A cell.
    public mutating func td(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("td", attributes, content)
    }

    /// A cell, holding text.
    public mutating func td(_ text: String, _ attributes: Attribute...) {
        element("td", attributes, text: text)
    }
}
