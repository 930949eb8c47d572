extension RichText {
    /// The text as CommonMark, which parses to the same text again: what was plain stays plain, whatever it holds.
    ///
    /// Line feeds end lines; none at the end. Formatting that CommonMark has no way to write (stressed words glued to
    /// others by a sign) is left out, never the words.
    public var markdown: String { MarkdownWriter.lines(of: blocks).joined(separator: "\n") }
}

/// Writes blocks as lines of CommonMark 0.30.
private enum MarkdownWriter {
    static func lines(of blocks: [RichText.Block], isTight: Bool = false) -> [String] {
        var output: [String] = []
        var alternates = false
        var previous: RichText.Content?
        for block in blocks {
            // Two lists that follow each other would be read as one: they take different signs.
            alternates = previous.map { areSameList($0, block.content) } == true ? !alternates : false
            let lines = lines(of: block.content, alternates: alternates)
            if lines.isEmpty { continue }
            if !output.isEmpty, !isTight || needsSpace(previous, block.content) { output.append("") }
            output += lines
            previous = block.content
        }
        return output
    }

    private static func lines(of content: RichText.Content, alternates: Bool) -> [String] {
        switch content {
        case .heading(let level, let inlines):
            let line = InlineWriter.write(inlines, isHeading: true).joined(separator: " ")
            return [String(repeating: "#", count: min(max(level, 1), 6)) + (line.isEmpty ? "" : " " + line)]
        case .paragraph(let inlines): return InlineWriter.write(inlines, isHeading: false)
        case .list(let start, let isTight, let items):
            return items.enumerated().flatMap { index, item in
                let sign = start == nil ? (alternates ? "*" : "-") : (alternates ? ")" : ".")
                let marker = start.map { "\($0 + index)\(sign) " } ?? "\(sign) "
                let lines = indented(lines(of: item, isTight: isTight), marker: marker)
                return isTight || index == 0 ? lines : [""] + lines
            }
        case .quote(let blocks):
            let lines = lines(of: blocks)
            return lines.isEmpty ? [">"] : lines.map { $0.isEmpty ? ">" : "> " + $0 }
        case .code(let text): return fenced(text)
        case .thematicBreak: return ["***"]
        }
    }

    private static func indented(_ lines: [String], marker: String) -> [String] {
        guard let first = lines.first else { return [String(marker.dropLast())] }
        let indentation = String(repeating: " ", count: marker.count)
        return [marker + first] + lines.dropFirst().map { $0.isEmpty ? "" : indentation + $0 }
    }

    private static func fenced(_ text: String) -> [String] {
        let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return [fence] + lines + [fence]
    }

    private static func areSameList(_ left: RichText.Content, _ right: RichText.Content) -> Bool {
        guard case .list(let first, _, _) = left, case .list(let second, _, _) = right else { return false }
        return (first == nil) == (second == nil)
    }

    /// Whether an empty line must part two blocks even in a tight list.
    private static func needsSpace(_ left: RichText.Content?, _ right: RichText.Content) -> Bool {
        guard case .paragraph? = left else { return false }
        if case .list(let start, _, _) = right { return start.map { $0 != 1 } ?? false }
        if case .paragraph = right { return true }
        return false
    }
}

/// The longest run of a character.
private func longestRun(of character: Character, in text: String) -> Int {
    var longest = 0
    var current = 0
    for next in text {
        current = next == character ? current + 1 : 0
        longest = max(longest, current)
    }
    return longest
}

/// Writes the parts of a line as CommonMark, escaping what would be taken for formatting.
private struct InlineWriter {
    private var lines: [String] = [""]
    private let isHeading: Bool

    /// The lines of a paragraph or heading, without empty ones.
    static func write(_ inlines: [RichText.Inline], isHeading: Bool) -> [String] {
        var writer = InlineWriter(isHeading: isHeading)
        writer.append(inlines, next: nil)
        writer.finishLine()
        // A line that ends with the backslash of a break that nothing follows would show it.
        while let last = writer.lines.last, last.isEmpty || last == "\\" { writer.lines.removeLast() }
        if let last = writer.lines.last, writer.endsWithBreak(last) {
            writer.lines[writer.lines.count - 1] = String(last.dropLast())
        }
        return writer.lines
    }

    private init(isHeading: Bool) { self.isHeading = isHeading }

    private func endsWithBreak(_ line: String) -> Bool {
        !line.reversed().prefix { $0 == "\\" }.count.isMultiple(of: 2)
    }

    /// - Parameter next: the character that follows the inlines on their line.
    private mutating func append(_ inlines: [RichText.Inline], next: Character?) {
        for (index, inline) in inlines.enumerated() {
            let following = inlines[(index + 1)...].lazy.compactMap { Self.edges(of: [$0]) }.first?.first ?? next
            append(inline, next: following)
        }
    }

    private mutating func append(_ inline: RichText.Inline, next: Character?) {
        switch inline {
        case .text(let text): append(text, next: next)
        case .softBreak: breakLine(isHard: false)
        case .lineBreak: breakLine(isHard: true)
        case .emphasis(let children): append(children, marker: "*", next: next)
        case .strong(let children): append(children, marker: "**", next: next)
        case .code(let text): appendCode(text)
        case .link(let destination, let children):
            lines[lines.count - 1] += "["
            append(children, next: "]")
            lines[lines.count - 1] += "](\(Self.written(destination)))"
        }
    }

    private mutating func breakLine(isHard: Bool) {
        finishLine()
        if isHeading {
            lines[lines.count - 1] += lines[lines.count - 1].isEmpty ? "" : " "
        } else if !lines[lines.count - 1].isEmpty {
            if isHard { lines[lines.count - 1] += "\\" }
            lines.append("")
        }
    }

    /// Spaces at the end of a line mean nothing, or a break.
    private mutating func finishLine() {
        var line = lines[lines.count - 1]
        while line.last == " " || line.last == "\t" { line.removeLast() }
        lines[lines.count - 1] = line
    }

    // MARK: Emphasis

    private mutating func append(_ children: [RichText.Inline], marker: String, next: Character?) {
        let line = lines[lines.count - 1]
        let edges = Self.edges(of: children)
        let canOpen = Self.canOpen(before: line.last, inside: edges?.first)
        let canClose = Self.canOpen(before: next, inside: edges?.last)
        // Markers next to other markers would be counted together.
        let isApart = line.last != "*" && next != "*" && edges?.first != "*" && edges?.last != "*"
        guard canOpen, canClose, isApart else {
            append(children, next: next)
            return
        }
        lines[lines.count - 1] += marker
        append(children, next: "*")
        lines[lines.count - 1] += marker
    }

    /// Whether a marker between two characters can open (or, seen in a mirror, close): it must be next to something, and
    /// next to a sign only if the outside is a space or a sign (CommonMark, 6.2).
    private static func canOpen(before outside: Character?, inside: Character?) -> Bool {
        guard let inside, !inside.isWhitespace else { return false }
        guard isSign(inside) else { return true }
        return outside.map { $0.isWhitespace || isSign($0) } ?? true
    }

    private static func isSign(_ character: Character) -> Bool { character.isPunctuation || character.isSymbol }

    /// The first and last characters that inlines show; `*` stands for the markers of emphasis. Nil when they show nothing.
    private static func edges(of inlines: [RichText.Inline]) -> (first: Character, last: Character)? {
        var edges: (first: Character, last: Character)?
        for inline in inlines {
            let next: (first: Character, last: Character)?
            switch inline {
            case .text(let text): next = text.first.flatMap { first in text.last.map { (first, $0) } }
            case .softBreak, .lineBreak: next = (" ", " ")
            case .code: next = ("`", "`")
            case .link: next = ("[", ")")
            case .emphasis(let children), .strong(let children): next = self.edges(of: children).map { _ in ("*", "*") }
            }
            guard let next else { continue }
            edges = (edges?.first ?? next.first, next.last)
        }
        return edges
    }

    // MARK: Text

    private mutating func append(_ text: String, next: Character?) {
        var line = lines[lines.count - 1]
        // The only owner of its text, which grows in place.
        lines[lines.count - 1] = ""
        var rest = text[...]
        while let first = rest.first {
            if !line.isEmpty {
                // What means nothing to CommonMark, wherever it stands, is taken in one stretch.
                let plain = rest.utf8.prefix { !Self.mayMeanSomething($0) }
                if !plain.isEmpty {
                    line += rest[..<plain.endIndex]
                    rest = rest[plain.endIndex...]
                    continue
                }
            }
            rest.removeFirst()
            let character = first.isNewline || first == "\t" ? " " : first
            let following = rest.first.map { $0.isNewline || $0 == "\t" ? " " : $0 } ?? next
            if line.isEmpty {
                if character == " " { continue }
                line += Self.isMarkerAtLineStart(character, following) ? "\\" : ""
            } else if Self.isListNumber(line), character == "." || character == ")",
                following.map({ $0 == " " }) ?? true
            {
                line += "\\"
            }
            if needsEscape(character, previous: line.last, next: following), line.isEmpty || !endsWithBreak(line) {
                line += "\\"
            }
            line.append(character)
        }
        lines[lines.count - 1] = line
    }

    /// Whether a byte may begin a sign of CommonMark, or what ends a line. What stands beside it decides.
    private static func mayMeanSomething(_ byte: UInt8) -> Bool {
        switch byte {
        // Controls; `&`, `!`, `#`, `*`, `_`, brackets, quotes of code: ASCII signs but the harmless ones.
        case 0x00..<0x20: true
        case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "/"), UInt8(ascii: "-"): false
        case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "+"): false
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): false
        case UInt8(ascii: "a")...UInt8(ascii: "z"): false
        case 0x21..<0x80: true
        // Lead bytes of the line ends U+0085, U+2028 and U+2029, and of what may combine with the sign before.
        case 0xC2, 0xCC, 0xCD, 0xE2: true
        default: false
        }
    }

    private func needsEscape(_ character: Character, previous: Character?, next: Character?) -> Bool {
        switch character {
        case "\\", "`", "*", "[", "]", "<": return true
        case "#": return isHeading
        case "_":
            // Inside of a word it means nothing.
            let isInWord =
                previous.map { $0.isLetter || $0.isNumber } == true && next.map { $0.isLetter || $0.isNumber } == true
            return !isInWord
        case "&": return next.map { $0 == "#" || $0.isASCII && $0.isLetter } ?? true
        case "!": return next == nil || next == "["
        default: return false
        }
    }

    /// Whether a character would begin a block if it came first on a line.
    private static func isMarkerAtLineStart(_ character: Character, _ next: Character?) -> Bool {
        switch character {
        case "#", ">", "=", "~": true
        case "-", "+": next.map { $0 == " " || $0 == "-" } ?? true
        default: false
        }
    }

    private static func isListNumber(_ line: String) -> Bool {
        line.utf8.count <= 9 && line.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private mutating func appendCode(_ text: String) {
        let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
        let isPadded = text.first == "`" || text.last == "`" || (text.first == " " && text.last == " ")
        let padding = isPadded && !text.allSatisfy({ $0 == " " }) ? " " : ""
        lines[lines.count - 1] += fence + padding + text + padding + fence
    }

    private static func written(_ destination: String) -> String {
        guard destination.contains(where: { "()<>".contains($0) }) else { return destination }
        let escaped = destination.map { "<>".contains($0) ? "\\\($0)" : String($0) }.joined()
        return "<\(escaped)>"
    }
}
