internal import HTML

/// The head of a case's page: what it is, its reference, where it stands.
struct CaseHead: Component, Sendable {
    let title: String
    let reference: String
    var tags: [Tag] = []
    /// A few words each: how and when it came, by whom it is held.
    var facts: [String] = []

    func write(to h: inout HTMLWriter) {
        h.div(.class("case-head")) { h in
            h.h1(title)
            h.div(.class("case-meta")) { h in
                h.span(reference, .class("reference"))
                for tag in tags { h.put(tag) }
                for fact in facts { h.span(fact) }
            }
        }
    }
}
