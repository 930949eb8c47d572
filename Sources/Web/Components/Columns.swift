internal import HTML

/// How the blocks of a page stand beside each other where there is room; below each other where there isn't.
extension HTMLWriter {
    /// The subject, and beside it what helps: the office, a price.
    mutating func withAside(
        main: (inout HTMLWriter) -> Void, asideLabel: String? = nil, aside: (inout HTMLWriter) -> Void
    ) {
        div(.class("with-aside")) { h in
            h.div(content: main)
            h.aside(.ariaLabel(asideLabel), content: aside)
        }
    }

    /// The desk's page of a case: the case, and beside it what can be done.
    mutating func board(
        main: (inout HTMLWriter) -> Void, asideLabel: String? = nil, aside: (inout HTMLWriter) -> Void
    ) {
        div(.class("board")) { h in
            h.div(content: main)
            h.aside(.ariaLabel(asideLabel), content: aside)
        }
    }

    /// Text and questions at a width that reads well.
    mutating func column(content: (inout HTMLWriter) -> Void) {
        div(.class("column"), content: content)
    }
}
