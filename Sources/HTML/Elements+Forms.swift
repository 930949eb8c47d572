/// Elements of forms.
extension HTMLWriter {
    /// A form.
    public mutating func form(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("form", attributes, content)
    }

    /// Controls that belong together.
    public mutating func fieldset(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("fieldset", attributes, content)
    }

    /// What they are, together.
    public mutating func legend(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("legend", attributes, content)
    }

    /// What they are, together, holding text.
    public mutating func legend(_ text: String, _ attributes: Attribute...) {
        element("legend", attributes, text: text)
    }

    /// The name of a control.
    public mutating func label(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("label", attributes, content)
    }

    /// The name of a control, holding text.
    public mutating func label(_ text: String, _ attributes: Attribute...) {
        element("label", attributes, text: text)
    }

    /// A button.
    public mutating func button(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("button", attributes, content)
    }

    /// A button, holding text.
    public mutating func button(_ text: String, _ attributes: Attribute...) {
        element("button", attributes, text: text)
    }

    /// A choice in a closed list.
    public mutating func select(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("select", attributes, content)
    }

    /// One choice in it, holding text.
    public mutating func option(_ text: String, _ attributes: Attribute...) {
        element("option", attributes, text: text)
    }

    /// A result.
    public mutating func output(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("output", attributes, content)
    }

    /// A result, holding text.
    public mutating func output(_ text: String, _ attributes: Attribute...) {
        element("output", attributes, text: text)
    }

    /// A control of one line or one box.
    public mutating func input(_ attributes: Attribute...) { void("input", attributes) }

    /// A control of several lines. The parser drops a line end right after the start tag: one is written for it,
    /// so that a text which itself begins with an empty line comes back whole.
    public mutating func textarea(_ text: String, _ attributes: Attribute...) {
        element("textarea", attributes) { h in
            h.raw("\n")
            h.text(text)
        }
    }
}
