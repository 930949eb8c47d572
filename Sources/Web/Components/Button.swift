internal import HTML

/// Something to press. A page has one primary button: the act that goes on.
struct Button: Component, Sendable {
    /// How much a button stands out.
    enum Style: Sendable {
        /// The act that the page is for.
        case primary
        /// Another act.
        case quiet
        /// An act that looks like a link.
        case link
        /// An act against someone, or one that can't be undone.
        case danger

        var classes: String {
            switch self {
            case .primary: "button"
            case .quiet: "button button-quiet"
            case .link: "button button-link"
            case .danger: "button button-danger"
            }
        }
    }

    /// What a press does.
    enum Act: Sendable {
        /// Goes to another page.
        case go(URLReference)
        /// Sends the form around it, with a name and value when there are several buttons.
        case submit(name: String? = nil, value: String? = nil)
        /// Sends the form around it to an address of its own, without its files.
        case submitTo(URLReference)
    }

    let label: String
    let act: Act
    var style = Style.primary
    var icon: Icon?
    /// Whether the icon stands after the label, as an arrow does.
    var iconLast = false
    /// What the button says while its form is being sent.
    var busy: String?
    /// More words for those who hear the button alone: what "Modifier" is about.
    var context: String?
    /// The key that presses it at the desk.
    var shortcut: Shortcut?

    func write(to h: inout HTMLWriter) {
        switch act {
        case .go(let reference):
            h.a(.class(style.classes), .href(reference)) { h in content(&h) }
        case .submit(let name, let value):
            h.button(
                .class(style.classes), .type(.submit), .name(name), .value(value), .data("busy", busy),
                .aria("keyshortcuts", shortcut?.rawValue)
            ) { h in content(&h) }
        case .submitTo(let reference):
            h.button(
                .class(style.classes), .type(.submit), .formaction(reference), .formenctype(.form), .data("busy", busy)
            ) { h in content(&h) }
        }
    }

    private func content(_ h: inout HTMLWriter) {
        if !iconLast { h.put(icon) }
        h.span(label, .data("label"))
        if let context { h.visuallyHidden(" " + context) }
        if iconLast { h.put(icon) }
    }
}

/// Buttons side by side, with what is said beside them ("Brouillon enregistré à 14 h 02").
struct ButtonRow: Component, Sendable {
    let buttons: [Button]
    var note: String?
    /// Whether a script brings the note up to date; it then stands there even without words.
    var isLive = false

    func write(to h: inout HTMLWriter) {
        h.div(.class("button-row")) { h in
            for button in buttons { h.put(button) }
            if let note { h.p(note, .class("soft"), .role(.status), .data("saved", isLive)) }
        }
    }
}

/// The way back to the page before, above the heading.
struct BackLink: Component, Sendable {
    let label: String
    let reference: URLReference

    func write(to h: inout HTMLWriter) {
        h.p(.class("back")) { h in
            h.a(.href(reference)) { h in
                h.put(Icon.back)
                h.text(label)
            }
        }
    }
}
