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

    /// A case as it was sent, and what it is read with: documents, what the rules made of it. Beside each other at the
    /// width of a desk.
    mutating func beside(main: (inout HTMLWriter) -> Void, beside: ((inout HTMLWriter) -> Void)?) {
        guard let beside else { return div(.class("sheet-main"), content: main) }
        div(.class("case-sheet")) { h in
            h.div(.class("sheet-main"), content: main)
            h.div(.class("sheet-beside"), content: beside)
        }
    }

    /// Text and questions at a width that reads well.
    mutating func column(content: (inout HTMLWriter) -> Void) {
        div(.class("column"), content: content)
    }
}
