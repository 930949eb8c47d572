internal import HTML

/// What there is to mend, at the top of the page, each line leading to its control.
struct ErrorSummary: Component, Sendable {
    /// One thing to mend.
    struct Item: Sendable {
        let message: String
        /// The identifier of the control that gets the focus (``Field/focusTarget``).
        let target: String
    }

    /// "Il reste deux points à corriger"
    let title: String
    let items: [Item]

    func write(to h: inout HTMLWriter) {
        h.div(
            .class("error-summary"), .id("error-summary"), .role(.alert), .tabindex(-1),
            .ariaLabelledBy("error-summary-title")
        ) { h in
            h.h2(.id("error-summary-title")) { h in
                h.put(Icon.error)
                h.text(title)
            }
            h.ul { h in
                for item in items {
                    h.li { h in h.a(item.message, .href(.fragment(item.target))) }
                }
            }
        }
    }
}
