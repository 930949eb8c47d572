internal import HTML

/// Moments of a life, each leading to the services that it calls for.
struct LifeEventGrid: Component, Sendable {
    /// A moment.
    struct Item: Sendable {
        let title: String
        var text: String?
        let reference: URLReference
        let icon: Icon
    }

    let items: [Item]

    func write(to h: inout HTMLWriter) {
        h.ul(.class("life-events"), .role(.list)) { h in
            for item in items {
                h.li { h in
                    h.span(.class("disc")) { h in h.put(item.icon) }
                    h.div { h in
                        h.a(item.title, .href(item.reference))
                        if let text = item.text { h.p(text) }
                    }
                }
            }
        }
    }
}

/// Services, each with what it gives and what it takes.
struct ServiceList: Component, Sendable {
    /// A service.
    struct Item: Sendable {
        let title: String
        let summary: String
        let reference: URLReference
        /// A few words each: "3 minutes", "gratuit".
        let facts: [String]
        /// Who offers it, where several organisations share the site.
        var organisation: String?
    }

    let items: [Item]
    /// The level of heading that the titles are, under the page's own; 2 to 4.
    var headingLevel = 3

    func write(to h: inout HTMLWriter) {
        h.ul(.class("service-list"), .role(.list)) { h in
            for item in items {
                h.li { h in
                    heading(item, &h)
                    h.p(item.summary)
                    if let organisation = item.organisation { h.p(organisation, .class("service-by")) }
                    if !item.facts.isEmpty {
                        h.ul(.class("service-facts"), .role(.list)) { h in
                            for fact in item.facts { h.li(fact) }
                        }
                    }
                    h.put(Icon.arrow)
                }
            }
        }
    }

    private func heading(_ item: Item, _ h: inout HTMLWriter) {
        switch headingLevel {
        case 2: h.h2 { h in h.a(item.title, .href(item.reference)) }
        case 3: h.h3 { h in h.a(item.title, .href(item.reference)) }
        default: h.h4 { h in h.a(item.title, .href(item.reference)) }
        }
    }
}

/// What matters most about a service, at a glance: how long, how much, by when.
struct KeyFacts: Component, Sendable {
    /// One of them.
    struct Item: Sendable {
        let icon: Icon
        let term: String
        let value: String
        /// Where the figure comes from: "mesuré sur les 90 derniers jours".
        var note: String?
    }

    let items: [Item]

    func write(to h: inout HTMLWriter) {
        h.dl(.class("key-facts")) { h in
            for item in items {
                h.div { h in
                    h.dt { h in
                        h.put(item.icon)
                        h.text(item.term)
                    }
                    h.dd(item.value)
                    if let note = item.note { h.dd(note, .class("soft")) }
                }
            }
        }
    }
}

/// The head of the home page: a welcome, one box, a drawing of the square.
struct Hero: Component, Sendable {
    let title: String
    let text: String
    let search: SearchBox
    /// Another way to say what one needs.
    var more: More?

    /// A link under the search box.
    struct More: Sendable {
        let label: String
        let reference: URLReference
    }

    func write(to h: inout HTMLWriter) {
        h.section(.class("hero")) { h in
            h.div(.class("hero-words")) { h in
                h.h1(title)
                h.p(text, .class("lede"))
                h.put(search)
                if let more { h.p(.class("hero-more")) { h in h.a(more.label, .href(more.reference)) } }
            }
            h.put(SquareDrawing())
        }
    }
}

/// A public square with its arcades: decoration, hidden from assistive technology, coloured by the tokens.
struct SquareDrawing: Component, Sendable {
    func write(to h: inout HTMLWriter) {
        h.raw(
            """
            <svg class="square" viewBox="0 0 420 284" aria-hidden="true" focusable="false">\
            <circle class="sq-sun" cx="318" cy="84" r="46"/>\
            <path class="sq-hill" d="M2 280C34 214 96 190 160 214s96-36 158-36c58 0 92 52 100 102z"/>\
                        <path class="sq-wall" d="M92 276V150h236v126z"/>\
            <path class="sq-roof" d="M82 150l26-34h204l26 34z"/>\
            <path class="sq-wall" d="M182 116V66h56v50z"/>\
            <path class="sq-roof" d="M174 66l36-40 36 40z"/>\
            <circle class="sq-clock" cx="210" cy="90" r="15"/>\
            <path class="sq-line" d="M210 81v9l6 4M210 26V6"/>\
            <path class="sq-flag" d="M210 6c10-5 16 5 28 0v14c-12 5-18-5-28 0z"/>\
            <path class="sq-window" d="M112 164h16v22h-16zM146 164h16v22h-16zM258 164h16v22h-16zM292 164h16v22h-16zM180 160h60v26h-60z"/>\
            <path class="sq-arch" d="M106 276v-44a17 17 0 0 1 34 0v44zM150 276v-44a17 17 0 0 1 34 0v44zM236 276v-44a17 17 0 0 1 34 0v44zM280 276v-44a17 17 0 0 1 34 0v44z"/>\
            <path class="sq-door" d="M192 276v-48a18 18 0 0 1 36 0v48z"/>\
            <path class="sq-line" d="M92 202h236"/>\
            <path class="sq-trunk" d="M52 278v-34M374 278v-40"/>\
            <circle class="sq-tree" cx="52" cy="226" r="27"/><circle class="sq-tree" cx="374" cy="216" r="31"/>\
            <path class="sq-ground" d="M0 276h420v5H0z"/>\
            </svg>
            """)
    }
}
