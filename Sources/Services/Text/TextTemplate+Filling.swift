/// What is put in the place of an insertion.
public enum InsertionFilling: Sendable, Hashable {
    /// Plain text; a line feed ends a line.
    case text(String)
    /// Several texts: a bulleted list where the insertion is a paragraph of its own, else separated by semicolons.
    case items([String])
}

extension TextTemplate {
    /// Whether there is nothing to read.
    public var isEmpty: Bool { marked.isEmpty }

    /// The text with each insertion's filling in its place. Paragraphs of which nothing is left are dropped.
    public func filled(with filling: (Insertion) -> InsertionFilling) -> RichText {
        let fillings = insertions.map(filling)
        let listed = RichText(blocks: marked.blocks.map { Self.listing(fillings, in: $0) })
        let template = TextTemplate<InsertionFilling>(marked: listed, insertions: fillings)
        let text = template.filled { filling in
            switch filling {
            case .text(let text): text
            case .items(let items): items.joined(separator: "\u{A0}; ")
            }
        }
        return RichText(blocks: Self.withoutEmpty(text.blocks))
    }

    /// Turns a paragraph that is nothing but an insertion of several texts into a list.
    private static func listing(_ fillings: [InsertionFilling], in block: RichText.Block) -> RichText.Block {
        switch block.content {
        case .paragraph(let inlines):
            guard inlines.count == 1, case .text(let text)? = inlines.first, text.unicodeScalars.count == 1,
                let index = text.unicodeScalars.first.flatMap({ InsertionMark.index(of: $0) }), index < fillings.count,
                case .items(let items) = fillings[index]
            else { return block }
            let blocks = items.map { [RichText.Block(.paragraph([.text($0)]), line: block.line)] }
            return RichText.Block(.list(start: nil, isTight: true, items: blocks), line: block.line)
        case .list(let start, let isTight, let items):
            let items = items.map { $0.map { listing(fillings, in: $0) } }
            return RichText.Block(.list(start: start, isTight: isTight, items: items), line: block.line)
        case .quote(let blocks):
            return RichText.Block(.quote(blocks.map { listing(fillings, in: $0) }), line: block.line)
        case .heading, .code, .thematicBreak: return block
        }
    }

    private static func withoutEmpty(_ blocks: [RichText.Block]) -> [RichText.Block] {
        blocks.compactMap { block in
            switch block.content {
            case .paragraph(let inlines), .heading(_, let inlines): isBlank(inlines) ? nil : block
            case .list(let start, let isTight, let items):
                items.isEmpty
                    ? nil
                    : RichText.Block(
                        .list(start: start, isTight: isTight, items: items.map(withoutEmpty)), line: block.line)
            case .quote(let blocks): RichText.Block(.quote(withoutEmpty(blocks)), line: block.line)
            case .code, .thematicBreak: block
            }
        }
    }

    private static func isBlank(_ inlines: [RichText.Inline]) -> Bool {
        inlines.allSatisfy { inline in
            switch inline {
            case .text(let text): text.allSatisfy(\.isWhitespace)
            case .softBreak, .lineBreak: true
            case .emphasis(let children), .strong(let children), .link(_, let children): isBlank(children)
            case .code: false
            }
        }
    }
}
