/// A formatted text: what is left of CommonMark once it is parsed. Small on purpose, so that every channel can carry it.
public struct RichText: Sendable, Hashable {
    /// The blocks, in order.
    public let blocks: [Block]

    /// A text made of blocks.
    public init(blocks: [Block] = []) { self.blocks = blocks }

    /// Whether there is nothing to read.
    public var isEmpty: Bool { blocks.isEmpty }

    /// A block and where it was written.
    public struct Block: Sendable, Hashable {
        /// What it is.
        public let content: Content
        /// The line of the Markdown on which it starts, from 1.
        public let line: Int

        /// A block that starts on a line of its source.
        public init(_ content: Content, line: Int = 1) {
            self.content = content
            self.line = line
        }
    }

    /// The kinds of block.
    public indirect enum Content: Sendable, Hashable {
        /// A heading, of level 1 to 6 in its own document: a channel may shift it to suit its page.
        case heading(level: Int, [Inline])
        /// A paragraph.
        case paragraph([Inline])
        /// A list; `start` is the first number of an ordered list, nil for bullets. A tight list has no space between items.
        case list(start: Int?, isTight: Bool, items: [[Block]])
        /// A quotation.
        case quote([Block])
        /// Lines to be shown as they are.
        case code(String)
        /// A change of subject.
        case thematicBreak
    }

    /// The parts of a line.
    public indirect enum Inline: Sendable, Hashable {
        /// Plain text.
        case text(String)
        /// The end of a line of the source, worth a space.
        case softBreak
        /// The end of a line, wanted by the author.
        case lineBreak
        /// Stressed words.
        case emphasis([Inline])
        /// Important words.
        case strong([Inline])
        /// Words to be taken literally.
        case code(String)
        /// A link. The address is relative, or one of the schemes `http`, `https`, `mailto` and `tel`.
        case link(destination: String, [Inline])
    }
}

extension RichText {
    /// The text with every piece of plain text replaced by inlines of one's choice; code and addresses stay.
    func replacingText(_ replace: (String) -> [Inline]) -> RichText {
        RichText(blocks: blocks.map { Self.replacing(in: $0, replace) })
    }

    private static func replacing(in block: Block, _ replace: (String) -> [Inline]) -> Block {
        let content: Content =
            switch block.content {
            case .heading(let level, let inlines): .heading(level: level, replacing(in: inlines, replace))
            case .paragraph(let inlines): .paragraph(replacing(in: inlines, replace))
            case .list(let start, let isTight, let items):
                .list(start: start, isTight: isTight, items: items.map { $0.map { replacing(in: $0, replace) } })
            case .quote(let blocks): .quote(blocks.map { replacing(in: $0, replace) })
            case .code, .thematicBreak: block.content
            }
        return Block(content, line: block.line)
    }

    private static func replacing(in inlines: [Inline], _ replace: (String) -> [Inline]) -> [Inline] {
        inlines.flatMap { inline -> [Inline] in
            switch inline {
            case .text(let text): replace(text)
            case .softBreak, .lineBreak, .code: [inline]
            case .emphasis(let children): [.emphasis(replacing(in: children, replace))]
            case .strong(let children): [.strong(replacing(in: children, replace))]
            case .link(let destination, let children):
                [.link(destination: destination, replacing(in: children, replace))]
            }
        }
    }

    /// The text without the paragraphs that hold no words, nor the items and quotations left empty.
    func withoutEmptyParagraphs() -> RichText { RichText(blocks: Self.withoutEmpty(blocks)) }

    private static func withoutEmpty(_ blocks: [Block]) -> [Block] {
        blocks.compactMap { block in
            switch block.content {
            case .paragraph(let inlines):
                return inlines.allSatisfy(isBlank) ? nil : block
            case .quote(let blocks):
                let kept = withoutEmpty(blocks)
                return kept.isEmpty ? nil : Block(.quote(kept), line: block.line)
            case .list(let start, let isTight, let items):
                let kept = items.map(withoutEmpty).filter { !$0.isEmpty }
                return kept.isEmpty ? nil : Block(.list(start: start, isTight: isTight, items: kept), line: block.line)
            case .heading, .code, .thematicBreak: return block
            }
        }
    }

    private static func isBlank(_ inline: Inline) -> Bool {
        switch inline {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .softBreak, .lineBreak: true
        case .code: false
        case .emphasis(let children), .strong(let children), .link(_, let children): children.allSatisfy(isBlank)
        }
    }
}
