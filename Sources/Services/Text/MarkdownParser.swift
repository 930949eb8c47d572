internal import CCmark

extension RichText {
    /// Parses CommonMark (by libcmark), reporting what is dropped: raw HTML, images, and links that aren't safe.
    public init(markdown source: MarkdownSource, diagnostics: DiagnosticBag) {
        self = MarkdownParser(source: source, diagnostics: diagnostics).parse(source.text)
    }
}

/// Turns libcmark's tree into ours.
struct MarkdownParser {
    /// The most bytes of Markdown that are parsed.
    static let maximumBytes = 200_000
    /// The deepest nesting that is kept.
    static let maximumDepth = 30

    let source: MarkdownSource
    let diagnostics: DiagnosticBag

    /// The text parsed; it has the lines of `source`, in which problems are placed.
    func parse(_ text: String) -> RichText {
        guard text.utf8.count <= Self.maximumBytes else {
            diagnostics.error(
                "file-too-large", "a text can't exceed \(Self.maximumBytes / 1000) kB", at: source.range(0..<0))
            return RichText()
        }
        let bytes = Array(text.utf8)
        let document = bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                cmark_parse_document(characters.baseAddress, characters.count, 0)
            }
        }
        guard let document else { return RichText() }
        defer { cmark_node_free(document) }
        return RichText(blocks: children(of: document).compactMap { block($0, depth: 1) })
    }

    // MARK: Blocks

    private func block(_ node: OpaquePointer, depth: Int) -> RichText.Block? {
        guard isWithinDepth(node, depth) else { return nil }
        let line = Int(cmark_node_get_start_line(node))
        let blocks = { children(of: node).compactMap { block($0, depth: depth + 1) } }
        let inlines = { self.inlines(of: node, line: line, depth: depth) }
        let content: RichText.Content
        switch cmark_node_get_type(node) {
        case CMARK_NODE_PARAGRAPH: content = .paragraph(inlines())
        case CMARK_NODE_HEADING: content = .heading(level: Int(cmark_node_get_heading_level(node)), inlines())
        case CMARK_NODE_BLOCK_QUOTE: content = .quote(blocks())
        case CMARK_NODE_LIST: content = list(node, depth: depth)
        case CMARK_NODE_CODE_BLOCK: content = .code(trimmingFinalLineFeed(literal(of: node)))
        case CMARK_NODE_THEMATIC_BREAK: content = .thematicBreak
        case CMARK_NODE_HTML_BLOCK:
            reportHTML(literal(of: node), line: line)
            return nil
        default: return nil
        }
        if case .paragraph(let inlines) = content, inlines.isEmpty { return nil }
        return RichText.Block(content, line: line)
    }

    private func list(_ node: OpaquePointer, depth: Int) -> RichText.Content {
        let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        let items = children(of: node).map { item in
            children(of: item).compactMap { block($0, depth: depth + 1) }
        }
        return .list(
            start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
            isTight: cmark_node_get_list_tight(node) != 0, items: items)
    }

    // MARK: Inlines

    private func inlines(of node: OpaquePointer, line: Int, depth: Int) -> [RichText.Inline] {
        var output: [RichText.Inline] = []
        var line = line
        for child in children(of: node) {
            let type = cmark_node_get_type(child)
            for inline in inline(child, line: line, depth: depth + 1) {
                if case .text(let next) = inline, case .text(let previous)? = output.last {
                    output[output.count - 1] = .text(previous + next)
                } else {
                    output.append(inline)
                }
            }
            if type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK { line += 1 }
        }
        return output
    }

    private func inline(_ node: OpaquePointer, line: Int, depth: Int) -> [RichText.Inline] {
        guard isWithinDepth(node, depth) else { return [] }
        let children = { inlines(of: node, line: line, depth: depth) }
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: return [.text(literal(of: node))]
        case CMARK_NODE_SOFTBREAK: return [.softBreak]
        case CMARK_NODE_LINEBREAK: return [.lineBreak]
        case CMARK_NODE_CODE: return [.code(literal(of: node))]
        case CMARK_NODE_EMPH: return [.emphasis(children())]
        case CMARK_NODE_STRONG: return [.strong(children())]
        case CMARK_NODE_LINK: return link(node, children(), line: line)
        case CMARK_NODE_HTML_INLINE:
            reportHTML(literal(of: node), line: line)
            return []
        case CMARK_NODE_IMAGE:
            diagnostics.error(
                "markdown-image", "images are not supported", at: source.range(ofLine: line, containing: "!["),
                suggestion: "describe it in words")
            return children()
        default: return []
        }
    }

    private func link(_ node: OpaquePointer, _ children: [RichText.Inline], line: Int) -> [RichText.Inline] {
        let destination = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
        if SafeLink.isSafe(destination) { return [.link(destination: destination, children)] }
        diagnostics.error(
            "unsafe-link", "this link can't be followed safely",
            at: source.range(ofLine: line, containing: destination),
            suggestion: "begin the address with `https://`, `mailto:`, `tel:` or `sms:`, or with `/` on this site")
        return children
    }

    // MARK: Nodes

    private func children(of node: OpaquePointer) -> [OpaquePointer] {
        var output: [OpaquePointer] = []
        var next = cmark_node_first_child(node)
        while let child = next {
            output.append(child)
            next = cmark_node_next(child)
        }
        return output
    }

    private func literal(of node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }

    private func trimmingFinalLineFeed(_ text: String) -> String {
        text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    private func isWithinDepth(_ node: OpaquePointer, _ depth: Int) -> Bool {
        if depth <= Self.maximumDepth { return true }
        diagnostics.error(
            "markdown-too-deep", "a text can't be nested more than \(Self.maximumDepth) deep", at: source.range(0..<0))
        return false
    }

    private func reportHTML(_ html: String, line: Int) {
        // A comment is a way of leaving a note to other authors: nothing is lost when it is dropped.
        if html.hasPrefix("<!--") { return }
        let firstLine = html.prefix { $0 != "\n" }
        diagnostics.error(
            "markdown-html", "HTML is not supported in texts",
            at: source.range(ofLine: line, containing: String(firstLine)),
            suggestion: "use Markdown; write `\\<` for the sign itself")
    }
}

/// Which addresses a text may lead to.
public enum SafeLink {
    /// Whether an address is relative to this site, or uses one of the schemes `http`, `https`, `mailto`, `tel` and `sms`.
    ///
    /// An address that browsers could read otherwise (control characters, spaces, backslashes, `//host`) is not safe.
    public static func isSafe(_ address: String) -> Bool {
        guard !address.isEmpty, !address.hasPrefix("//"), address.utf8.count <= 2000 else { return false }
        for scalar in address.unicodeScalars {
            if scalar.value <= 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\\" { return false }
        }
        let head = address.prefix { !"/?#".contains($0) }
        guard let colon = head.firstIndex(of: ":") else { return true }
        return ["http", "https", "mailto", "tel", "sms"].contains(head[..<colon].lowercased())
    }
}
