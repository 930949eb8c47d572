/// Private-use characters that stand for insertions while Markdown is parsed. To CommonMark they are letters.
enum InsertionMark {
    /// The most insertions in a text.
    static let limit = 1000
    private static let first: UInt32 = 0xE000

    /// The character that stands for the insertion at an index below `limit`.
    static func scalar(_ index: Int) -> Unicode.Scalar {
        Unicode.Scalar(first + UInt32(min(index, limit))) ?? "\u{FFFD}"
    }

    /// The index of the insertion that a character stands for, if it stands for one.
    static func index(of scalar: Unicode.Scalar) -> Int? {
        guard scalar.value >= first, scalar.value < first + UInt32(limit) else { return nil }
        return Int(scalar.value - first)
    }
}

/// Finds the insertions of a text and replaces each by its mark, before Markdown is parsed: what is inside an
/// expression (`a * b`, `list[1]`) must not be taken for formatting.
struct InsertionScanner {
    let source: MarkdownSource
    let diagnostics: DiagnosticBag

    /// The text with marks, and the insertions in order. `\{{` is left alone: Markdown turns it into `{{`.
    func scan() -> (text: String, insertions: [TemplateInsertion]) {
        let bytes = Array(sanitised().utf8)
        var output: [UInt8] = []
        var insertions: [TemplateInsertion] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
                output += bytes[index...(index + 1)]
                index += 2
                // `\{{` and `\{\{` both show braces.
                if bytes[index - 1] == UInt8(ascii: "{"), index < bytes.count, bytes[index] == UInt8(ascii: "{") {
                    output += [UInt8(ascii: "\\"), bytes[index]]
                    index += 1
                }
                continue
            }
            guard isPair(bytes, index, UInt8(ascii: "{")) else {
                output.append(bytes[index])
                index += 1
                continue
            }
            guard let end = self.end(in: bytes, from: index + 2) else {
                diagnostics.error(
                    "insertion-not-closed", "this insertion is not closed on its line",
                    at: source.range(index..<(index + 2)), suggestion: "close it with `}}`; write `\\{{` for the braces"
                )
                output += bytes[index...(index + 1)]
                index += 2
                continue
            }
            if let insertion = insertion(bytes, index..<end, count: insertions.count) {
                output += Array(String(InsertionMark.scalar(insertions.count)).utf8)
                insertions.append(insertion)
            }
            index = end
        }
        return (String(decoding: output, as: UTF8.self), insertions)
    }

    /// The text without the private-use characters that marks are made of; same length, same lines.
    private func sanitised() -> String {
        guard source.text.unicodeScalars.contains(where: { InsertionMark.index(of: $0) != nil }) else {
            return source.text
        }
        var offset = 0
        var output = String.UnicodeScalarView()
        for scalar in source.text.unicodeScalars {
            let length = UTF8.width(scalar)
            if InsertionMark.index(of: scalar) != nil {
                diagnostics.error(
                    "private-character", "this character has no agreed meaning and can't be used",
                    at: source.range(offset..<(offset + length)), suggestion: "delete it")
                output.append("\u{FFFD}")
            } else {
                output.append(scalar)
            }
            offset += length
        }
        return String(output)
    }

    private func isPair(_ bytes: [UInt8], _ index: Int, _ byte: UInt8) -> Bool {
        index + 1 < bytes.count && bytes[index] == byte && bytes[index + 1] == byte
    }

    /// The offset after the `}}` that closes an insertion, or nil when its line ends first. Braces inside an expression
    /// (contexts) go by pairs, and texts between quotation marks may hold any.
    private func end(in bytes: [UInt8], from start: Int) -> Int? {
        var depth = 0
        var isInText = false
        var index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n"), bytes[index] != UInt8(ascii: "\r") {
            switch bytes[index] {
            case UInt8(ascii: "\\") where isInText: index += 1
            case UInt8(ascii: "\""): isInText.toggle()
            case UInt8(ascii: "{") where !isInText: depth += 1
            case UInt8(ascii: "}") where !isInText && depth > 0: depth -= 1
            case UInt8(ascii: "}") where !isInText && isPair(bytes, index, UInt8(ascii: "}")): return index + 2
            default: break
            }
            index += 1
        }
        return nil
    }

    /// The insertion between two offsets, braces included; nil, reported, when it is empty or one too many.
    private func insertion(_ bytes: [UInt8], _ offsets: Range<Int>, count: Int) -> TemplateInsertion? {
        let blanks: [UInt8] = [UInt8(ascii: " "), UInt8(ascii: "\t")]
        var start = offsets.lowerBound + 2
        var end = offsets.upperBound - 2
        while start < end, blanks.contains(bytes[start]) { start += 1 }
        while end > start, blanks.contains(bytes[end - 1]) { end -= 1 }
        guard start < end else {
            diagnostics.error("insertion-empty", "this insertion says nothing", at: source.range(offsets))
            return nil
        }
        guard count < InsertionMark.limit else {
            diagnostics.error(
                "too-many-insertions", "a text can't have more than \(InsertionMark.limit) insertions",
                at: source.range(offsets))
            return nil
        }
        return TemplateInsertion(source: String(decoding: bytes[start..<end], as: UTF8.self), in: source, offset: start)
    }

    /// Reports the insertions that did not end in plain text: in code, in an address, in HTML.
    static func reportMisplaced(
        _ insertions: [TemplateInsertion], in text: RichText, _ diagnostics: DiagnosticBag
    ) {
        var placed: Set<Int> = []
        _ = text.replacingText { piece in
            placed.formUnion(piece.unicodeScalars.compactMap { InsertionMark.index(of: $0) })
            return []
        }
        for (index, insertion) in insertions.enumerated() where !placed.contains(index) {
            diagnostics.error(
                "insertion-misplaced", "an insertion can only stand in text, not in code, in an address or in HTML",
                at: insertion.range)
        }
    }
}
