extension RichText {
    /// The text without formatting, for e-mails, search and screens that show nothing else.
    ///
    /// Blocks are separated by an empty line, list items are marked, and a link is followed by its address where the
    /// words don't already say it. No final line feed.
    public var plainText: String { Self.lines(of: blocks).joined(separator: "\n") }

    /// The words alone, on one line: what search reads.
    public var words: String {
        Self.words(of: blocks).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The beginning of the words, of at most so many characters, cut between words and ended by "…" if it is cut.
    public func excerpt(maximumLength: Int = 160) -> String {
        let words = words
        guard words.count > maximumLength else { return words }
        let room = words.prefix(max(maximumLength - 1, 0))
        let isAtWordEnd = words.dropFirst(room.count).first == " "
        let whole = isAtWordEnd ? room : room.lastIndex(of: " ").map { room[..<$0] } ?? room
        let end = whole.lastIndex { !$0.isWhitespace && !",;:–".contains($0) }
        return end.map { String(whole[...$0]) + "…" } ?? "…"
    }

    // MARK: Lines

    private static func lines(of blocks: [Block]) -> [String] {
        var output: [String] = []
        for block in blocks {
            if !output.isEmpty { output.append("") }
            output += lines(of: block)
        }
        return output
    }

    private static func lines(of block: Block) -> [String] {
        switch block.content {
        case .heading(_, let inlines), .paragraph(let inlines):
            return separated(plain(inlines, showsAddresses: true))
        case .list(let start, let isTight, let items): return lines(ofList: items, start: start, isTight: isTight)
        case .quote(let blocks): return lines(of: blocks).map { $0.isEmpty ? ">" : "> " + $0 }
        case .code(let text): return separated(text).map { $0.isEmpty ? "" : "    " + $0 }
        case .thematicBreak: return ["* * *"]
        }
    }

    private static func lines(ofList items: [[Block]], start: Int?, isTight: Bool) -> [String] {
        var output: [String] = []
        for (index, item) in items.enumerated() {
            if index > 0, !isTight { output.append("") }
            let marker = start.map { "\($0 + index). " } ?? "- "
            let indentation = String(repeating: " ", count: marker.count)
            var itemLines = isTight ? item.flatMap { lines(of: $0) } : lines(of: item)
            if itemLines.isEmpty { itemLines = [""] }
            for (number, line) in itemLines.enumerated() {
                output.append(line.isEmpty ? "" : (number == 0 ? marker : indentation) + line)
            }
        }
        return output
    }

    private static func separated(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    // MARK: Words

    private static func words(of blocks: [Block]) -> String {
        blocks.map { block in
            switch block.content {
            case .heading(_, let inlines), .paragraph(let inlines): plain(inlines, showsAddresses: false)
            case .list(_, _, let items): items.map { words(of: $0) }.joined(separator: " ")
            case .quote(let blocks): words(of: blocks)
            case .code(let text): text
            case .thematicBreak: ""
            }
        }.joined(separator: " ")
    }

    private static func plain(_ inlines: [Inline], showsAddresses: Bool) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text), .code(let text): text
            case .softBreak: " "
            case .lineBreak: "\n"
            case .emphasis(let children), .strong(let children): plain(children, showsAddresses: showsAddresses)
            case .link(let destination, let children):
                linked(plain(children, showsAddresses: showsAddresses), destination, showsAddress: showsAddresses)
            }
        }.joined()
    }

    private static func linked(_ words: String, _ destination: String, showsAddress: Bool) -> String {
        let address =
            ["mailto:", "tel:", "sms:"].first { destination.hasPrefix($0) }.map {
                String(destination.dropFirst($0.count))
            }
            ?? destination
        guard showsAddress, !words.contains(address) else { return words }
        return "\(words) (\(address))"
    }
}
