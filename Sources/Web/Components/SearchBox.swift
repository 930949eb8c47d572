internal import HTML

/// One box: what do you need?
struct SearchBox: Component, Sendable {
    /// The control's name for those who hear it.
    let label: String
    /// "Chercher"
    let button: String
    let action: URLReference
    var name = "q"
    var value = ""
    var id = "search"
    /// Whether the label shows; otherwise the words around the box say what it is for.
    var showsLabel = false
    /// The key that leads to it at the desk.
    var shortcut: Shortcut?

    func write(to h: inout HTMLWriter) {
        if showsLabel { h.label(label, .class("label"), .for(id)) }
        h.form(.class("search-box"), .role(.search), .method(.get), .action(action)) { h in
            if !showsLabel { h.label(label, .class("visually-hidden"), .for(id)) }
            h.input(
                .type(.search), .class("input"), .id(id), .name(name), .value(value), .autocomplete("off"),
                .dir(.auto), .aria("keyshortcuts", shortcut?.rawValue))
            h.put(Button(label: button, act: .submit(), icon: .search))
        }
    }
}
