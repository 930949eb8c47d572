internal import HTML
internal import Services

extension Prose {
    /// The text of a definition. A link whose address isn't safe in a page leads nowhere.
    init(_ text: RichText, topHeading: Int = 2) {
        // Authors begin at `#` or at `##`: the highest level that they use is the first one here.
        let levels = text.blocks.compactMap { block in
            if case .heading(let level, _) = block.content { level } else { nil }
        }
        let raised = (levels.min() ?? 1) - 1
        self.init(text.blocks.map { Self.block($0, raised: raised) }, topHeading: topHeading)
    }

    private static func block(_ block: RichText.Block, raised: Int = 0) -> Block {
        switch block.content {
        case .heading(let level, let content): .heading(level: level - raised, content.map(run))
        case .paragraph(let content): .paragraph(content.map(run))
        case .list(let start, _, let items): .list(start: start, items: items.map { $0.map { Self.block($0) } })
        case .quote(let blocks): .quote(blocks.map { Self.block($0) })
        case .code(let text): .code(text)
        case .thematicBreak: .separator
        }
    }

    private static func run(_ run: RichText.Inline) -> Inline {
        switch run {
        case .text(let text): .text(text)
        case .softBreak: .text(" ")
        case .lineBreak: .lineBreak
        case .emphasis(let content): .emphasis(content.map(Self.run))
        case .strong(let content): .strong(content.map(Self.run))
        case .code(let text): .code(text)
        case .link(let destination, let content):
            .link(content.map(Self.run), URLReference(checking: destination) ?? .refused)
        }
    }
}
