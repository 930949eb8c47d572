internal import HTML

/// A piece of a page: a plain value that knows how to write itself.
///
/// A component never holds words: every text on screen is given to it, in the person's language, already typeset
/// (`Typography`). It never decides either: what is shown, and whether, is the page's business.
protocol Component {
    /// Writes the component where the document stands.
    func write(to h: inout HTMLWriter)
}

extension HTMLWriter {
    /// Puts a component at this place of the page.
    mutating func put(_ component: some Component) {
        component.write(to: &self)
    }

    /// Puts a component at this place of the page, if there is one.
    mutating func put(_ component: (some Component)?) {
        component?.write(to: &self)
    }

    /// Words for those who hear the page and don't see it.
    mutating func visuallyHidden(_ text: String) {
        span(text, .class("visually-hidden"))
    }
}

/// A value that a form carries along, unseen: a token, a version.
struct HiddenValue: Component, Sendable {
    let name: String
    let value: String

    func write(to h: inout HTMLWriter) {
        h.input(.type(.hidden), .name(name), .value(value))
    }
}
