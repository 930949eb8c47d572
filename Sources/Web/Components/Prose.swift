internal import HTML

/// Running text with its structure: what an author wrote in Markdown, as a tree, without any markup of its own.
struct Prose: Component, Sendable, Hashable {
    /// A run of text.
    indirect enum Inline: Sendable, Hashable {
        case text(String)
        case strong([Inline])
        case emphasis([Inline])
        case link([Inline], URLReference)
        /// Words to be taken literally.
        case code(String)
        case lineBreak
    }

    /// A block.
    indirect enum Block: Sendable, Hashable {
        /// Level 1 is the highest that the text uses; it is written under the page's own headings.
        case heading(level: Int, [Inline])
        case paragraph([Inline])
        /// A list; `start` is its first number, nil for bullets.
        case list(start: Int?, items: [[Block]])
        case quote([Block])
        /// Lines to be shown as they are.
        case code(String)
        /// A change of subject.
        case separator
    }

    let blocks: [Block]
    /// The level of HTML heading that the text's first level becomes.
    var topHeading = 2

    init(_ blocks: [Block], topHeading: Int = 2) {
        self.blocks = blocks
        self.topHeading = topHeading
    }

    /// One paragraph of plain text.
    init(_ text: String) {
        self.init([.paragraph([.text(text)])])
    }

    func write(to h: inout HTMLWriter) {
        h.div(.class("prose")) { h in write(blocks, to: &h) }
    }

    private func write(_ blocks: [Block], to h: inout HTMLWriter) {
        for block in blocks {
            switch block {
            case .heading(let level, let content):
                switch min(max(level, 1) - 1 + topHeading, 4) {
                case 2: h.h2 { h in write(content, to: &h) }
                case 3: h.h3 { h in write(content, to: &h) }
                default: h.h4 { h in write(content, to: &h) }
                }
            case .paragraph(let content):
                h.p { h in write(content, to: &h) }
            case .list(let start, let items):
                if let start {
                    h.ol(start == 1 ? .none : .start(start)) { h in write(items, to: &h) }
                } else {
                    h.ul { h in write(items, to: &h) }
                }
            case .quote(let blocks):
                h.blockquote { h in write(blocks, to: &h) }
            case .code(let text):
                h.pre(text)
            case .separator:
                h.hr()
            }
        }
    }

    private func write(_ items: [[Block]], to h: inout HTMLWriter) {
        for item in items {
            h.li { h in
                // A short item is written without a paragraph around it.
                if case .paragraph(let content)? = item.first {
                    write(content, to: &h)
                    write(Array(item.dropFirst()), to: &h)
                } else {
                    write(item, to: &h)
                }
            }
        }
    }

    private func write(_ content: [Inline], to h: inout HTMLWriter) {
        for run in content {
            switch run {
            case .text(let text): h.text(text)
            case .strong(let content): h.strong { h in write(content, to: &h) }
            case .emphasis(let content): h.em { h in write(content, to: &h) }
            case .link(let content, let reference): h.a(.href(reference)) { h in write(content, to: &h) }
            case .code(let text): h.code(text)
            case .lineBreak: h.br()
            }
        }
    }
}
