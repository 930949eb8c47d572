import Testing

@testable import Services

@Suite struct RichTextMarkdownTests {
    private func parse(_ markdown: String) -> RichText {
        RichText(
            markdown: MarkdownSource(file: SourceFile(path: "text.md", text: markdown)), diagnostics: DiagnosticBag())
    }

    @Test(arguments: [
        "# Une lettre\n\nBonjour **Awa**, *merci* de votre `code`.",
        "- un\n- deux\n  - trois",
        "1. un\n2. deux\n\n   suite",
        "> une citation\n>\n> deux\n\n***\n\n```\nlignes\n  telles quelles\n```",
        "[le site](https://example.org/a?b=c), [ici](</a(b)>)",
        "Une ligne\\\nune autre\nencore",
        "- un\n\n- deux\n\n* trois",
    ])
    func whatAuthorsWriteIsWrittenBack(_ markdown: String) {
        let text = parse(markdown)
        #expect(RichText.content(of: parse(text.markdown)) == RichText.content(of: text))
    }

    @Test(arguments: [
        "**x**", "*x* _y_ snake_case_name", "# pas un titre", "- pas une liste", "+ 33 1", "1. pas un numéro",
        "12) non",
        "> non", "`code`", "[lien](https://example.org)", "<b>gras</b>", "&amp; &copy; A&B", "![image](x.png)", "---",
        "===",
        "~~~", "\\*", "{{ nom }}", "fin\\", "https://example.org", "a * b * c", "* * *", "| a | b |", "<!-- -->",
        "    indenté", "# #", "2026. année", "!", "\u{A0}x", "a  ", "***", "![", "]()", "_", "__init__",
    ])
    func whatPeopleWriteStaysPlain(_ text: String) {
        for content in [
            RichText.Content.paragraph([.text(text)]),
            .paragraph([.text("avant "), .text(text), .text(" après")]),
            .paragraph([.text("ligne"), .lineBreak, .text(text), .lineBreak, .text("fin")]),
            .heading(level: 2, [.text(text)]),
            .list(
                start: nil, isTight: true,
                items: [[.init(.paragraph([.text(text)]))], [.init(.paragraph([.text(text)]))]]),
            .quote([.init(.paragraph([.text(text)]))]),
            .paragraph([.strong([.text(text)]), .text("suite")]),
            .paragraph([.link(destination: "https://example.org", [.text(text)])]),
        ] {
            let original = RichText(blocks: [.init(content)])
            let read = parse(original.markdown)
            #expect(read.words == original.words, "\(original.markdown)")
        }
    }

    /// Random texts made of the signs of Markdown are read back as the same words, without formatting of their own.
    @Test(arguments: 1...400) func anyTextStaysPlain(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let signs = Array("*_`[]()<>#+-=~!&\\.1 2)a b\"':/|{}\u{A0}é")
        let lines = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            String((0..<Int.random(in: 0...12, using: &random)).compactMap { _ in signs.randomElement(using: &random) })
        }
        var inlines: [RichText.Inline] = []
        for (number, line) in lines.enumerated() {
            if number > 0 { inlines.append(.lineBreak) }
            inlines.append(.text(line))
        }
        let original = RichText(blocks: [.init(.paragraph(inlines))])
        let read = parse(original.markdown)
        #expect(read.words == original.words, "seed \(seed): \(original.markdown)")
        #expect(RichText.isPlain(read), "seed \(seed): \(original.markdown)")
    }
}

extension RichText {
    /// The blocks without their places.
    fileprivate static func content(of text: RichText) -> [Content] { text.blocks.map { content(of: $0.content) } }

    private static func content(of content: Content) -> Content {
        func placeless(_ block: Block) -> Block { Block(self.content(of: block.content), line: 0) }
        return switch content {
        case .list(let start, let isTight, let items):
            .list(start: start, isTight: isTight, items: items.map { $0.map(placeless) })
        case .quote(let blocks): .quote(blocks.map(placeless))
        default: content
        }
    }

    /// Whether there is nothing but paragraphs of text.
    fileprivate static func isPlain(_ text: RichText) -> Bool {
        text.blocks.allSatisfy { block in
            guard case .paragraph(let inlines) = block.content else { return false }
            return inlines.allSatisfy { inline in
                switch inline {
                case .text, .softBreak, .lineBreak: true
                default: false
                }
            }
        }
    }
}
