internal import HTML

/// "It is done": the receipt's reference, large enough to be dictated or copied by hand.
struct Panel: Component, Sendable {
    /// The page's heading: "Votre demande est reçue".
    let title: String
    let text: String
    /// "Votre référence"
    let referenceLabel: String
    let reference: String

    func write(to h: inout HTMLWriter) {
        h.div(.class("panel")) { h in
            h.span(.class("panel-seal"), .ariaHidden()) { h in h.put(Icon.check) }
            h.h1(title)
            h.p(text)
            h.p(.class("panel-reference")) { h in
                h.span(referenceLabel)
                h.strong(reference)
            }
        }
    }
}

/// An address to keep, with a button that copies it where a script can.
struct CopyLink: Component, Sendable {
    /// The identifier of the control, unique in the page.
    let id: String
    /// "Votre lien secret"
    let label: String
    let hint: String?
    /// The whole address, shown as text.
    let address: String
    /// "Copier le lien"
    let copy: String
    /// What is said once it is copied.
    let copied: String

    func write(to h: inout HTMLWriter) {
        h.div(.class("field copy-link")) { h in
            h.label(label, .class("label"), .for(id))
            if let hint { h.p(hint, .class("hint"), .id(id + "-hint")) }
            h.div(.class("copy-link-row")) { h in
                h.input(
                    .type(.text), .class("input"), .id(id), .value(address), .readonly(), .spellcheck(false),
                    .ariaDescribedBy(hint == nil ? nil : id + "-hint"))
                h.button(.class("button button-quiet"), .type(.button), .data("copy", id), .hidden()) { h in
                    h.span(copy, .data("label"))
                }
            }
            h.p(.class("copy-status"), .role(.status), .data("copied", copied)) { _ in }
        }
    }
}
