internal import HTML

/// An act on a case, with its consequence said before: who is told what, and when.
struct ActionCard: Component, Sendable {
    /// Unique in the page.
    let id: String
    let title: String
    /// "La personne reçoit la lettre aujourd'hui ; vous pouvez la relire avant."
    let consequence: String
    let action: URLReference
    var method = Attribute.Method.post
    let hidden: [HiddenValue]
    /// What the act needs: a reason, a message.
    var fields: [Field] = []
    let button: Button
    /// Whether the act comes unfolded; the others wait under their title.
    var isOpen = true

    func write(to h: inout HTMLWriter) {
        if isOpen {
            h.section(.class("action-card"), .ariaLabelledBy(id)) { h in
                h.h3(title, .id(id))
                form(&h)
            }
        } else {
            h.details(.class("action-card")) { h in
                h.summary(.id(id)) { h in h.span(title) }
                form(&h)
            }
        }
    }

    private func form(_ h: inout HTMLWriter) {
        h.p(consequence, .class("consequence"), .id(id + "-consequence"))
        h.form(.method(method), .action(action), .novalidate(), .ariaDescribedBy(id + "-consequence")) { h in
            for value in hidden { h.put(value) }
            for field in fields { h.put(field) }
            h.put(button)
        }
    }
}

/// A box for what stands beside the subject: help, a price, the office.
struct Card: Component, Sendable {
    var title: String?
    let body: Prose
    var links: [Layout.Item] = []

    func write(to h: inout HTMLWriter) {
        h.div(.class("card")) { h in
            if let title { h.h2(title) }
            h.put(body)
            if !links.isEmpty {
                h.ul(.class("card-links"), .role(.list)) { h in
                    for link in links { h.li { h in h.a(link.label, .href(link.reference)) } }
                }
            }
        }
    }
}

/// Words that unfold on demand.
struct Disclosure: Component, Sendable {
    let summary: String
    let body: Prose
    var isOpen = false

    func write(to h: inout HTMLWriter) {
        h.details(.class("disclosure"), .open(isOpen)) { h in
            h.summary(summary)
            h.put(body)
        }
    }
}
