internal import HTML

/// Figures by line, each with its bar: read by those who see it and by those who hear it, and good to print.
struct FigureTable: Component, Sendable {
    /// A line.
    struct Row: Sendable {
        /// What is counted.
        let term: String
        /// The figure, in words.
        let value: String
        /// More about it, in a column of its own.
        var note = ""
        /// The bar's length, from 0 to 100; nil for none.
        var percent: Int?
    }

    /// What the table shows.
    let caption: String
    /// The headings of the first columns: what is counted, the figure, and the note if the rows have any.
    let headings: [String]
    let rows: [Row]

    private var hasBars: Bool { rows.contains { $0.percent != nil } }

    func write(to h: inout HTMLWriter) {
        h.div(.class("figures")) { h in
            h.table { h in
                h.caption(caption)
                h.thead { h in
                    h.tr { h in
                        for heading in headings { h.th(heading, .scope(.column)) }
                        if hasBars { h.td(.class("figure-bar")) { _ in } }
                    }
                }
                h.tbody { h in
                    for row in rows { line(row, &h) }
                }
            }
        }
    }

    private func line(_ row: Row, _ h: inout HTMLWriter) {
        h.tr { h in
            h.th(row.term, .scope(.row))
            h.td(row.value, .class("figure"))
            if headings.count > 2 { h.td(row.note) }
            if hasBars {
                h.td(.class("figure-bar")) { h in
                    if let percent = row.percent { h.put(Bar(percent: percent)) }
                }
            }
        }
    }
}

/// A bar out of a hundred. It says nothing that the figure beside it doesn't.
private struct Bar: Component {
    let percent: Int

    func write(to h: inout HTMLWriter) {
        h.svg(.class("bar"), .viewBox(width: 100, height: 8), .stretched, .ariaHidden()) { h in
            h.rect(.class("bar-whole"), .width(100), .height(8))
            h.rect(.class("bar-part"), .width(min(max(percent, 0), 100)), .height(8))
        }
    }
}
