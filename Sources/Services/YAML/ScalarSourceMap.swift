/// Where each byte of a scalar's text stands in the file.
///
/// The YAML library gives a scalar's text and where the scalar starts. This walks the source and the text side by side,
/// undoing quotes, escapes, line folding and indentation as YAML 1.1 lays down (sections 9.1 to 9.3), which also finds
/// where the scalar ends. The text decides at each step, so the walk can't disagree with the library: it fails (nil)
/// rather than guess.
struct ScalarSourceMap {
    /// For each byte of the text, where the character that gave it starts in the file.
    private(set) var starts: [Int] = []
    /// For each byte of the text, where the character that gave it ends in the file.
    private(set) var ends: [Int] = []
    /// Where the scalar ends in the file, with its closing quote.
    private(set) var end: Int
    /// Where the text ends in the file, before the closing quote.
    private var contentEnd: Int

    private let source: [UInt8]
    private let text: [UInt8]
    /// The place reached in the file.
    private var position: Int

    /// The map of the scalar that starts (quote or `|` included) at an offset of the source, or nil.
    init?(source: [UInt8], start: Int, style: YAMLScalar.Style, text: [UInt8]) {
        self.source = source
        self.text = text
        position = start
        end = start
        contentEnd = start
        starts.reserveCapacity(text.count)
        ends.reserveCapacity(text.count)
        let succeeded =
            switch style {
            case .plain: walkPlain()
            case .singleQuoted: walkQuoted(UInt8(ascii: "'"))
            case .doubleQuoted: walkQuoted(UInt8(ascii: "\""))
            case .literal: walkBlock(folds: false)
            case .folded: walkBlock(folds: true)
            }
        guard succeeded, starts.count == text.count else { return nil }
    }

    /// Where the byte at an offset of the text comes from; offsets past the text's end give the end of the content.
    func start(of offset: Int) -> Int {
        offset < starts.count ? starts[max(offset, 0)] : contentEnd
    }

    /// Where the character that gave the byte ends.
    func end(of offset: Int) -> Int {
        offset < ends.count ? ends[max(offset, 0)] : contentEnd
    }

    // MARK: Reading the source

    private func byte(at offset: Int) -> UInt8? { offset < source.count ? source[offset] : nil }

    private func isBlank(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// The length of the line break at an offset, or 0. Definitions break lines with LF, CR LF or CR; where one of the
    /// rarer breaks of YAML 1.1 is folded, the walk fails.
    private func breakLength(at offset: Int) -> Int {
        switch byte(at: offset) {
        case UInt8(ascii: "\n"): 1
        case UInt8(ascii: "\r"): byte(at: offset + 1) == UInt8(ascii: "\n") ? 2 : 1
        default: 0
        }
    }

    private func skippingBlanks(from offset: Int) -> Int {
        var offset = offset
        while isBlank(byte(at: offset)) { offset += 1 }
        return offset
    }

    private func lineEnd(from offset: Int) -> Int {
        var offset = offset
        while offset < source.count, breakLength(at: offset) == 0 { offset += 1 }
        return offset
    }

    // MARK: Writing the map

    private mutating func record(bytes count: Int, from start: Int, to end: Int) {
        for _ in 0..<count {
            starts.append(start)
            ends.append(end)
        }
    }

    /// Records a byte that stands in the source as it does in the text.
    private mutating func recordVerbatim() -> Bool {
        guard starts.count < text.count, byte(at: position) == text[starts.count] else { return false }
        record(bytes: 1, from: position, to: position + 1)
        position += 1
        return true
    }

    /// Records so many line feeds of the text, given by a part of the source.
    private mutating func recordLineFeeds(_ count: Int, from start: Int, to end: Int) -> Bool {
        let first = starts.count
        guard first + count <= text.count, text[first..<(first + count)].allSatisfy({ $0 == UInt8(ascii: "\n") })
        else { return false }
        record(bytes: count, from: start, to: end)
        return true
    }

    /// Folds the blanks and line breaks at the current position into one space, or into line feeds.
    private mutating func recordFold() -> Bool {
        let start = position
        var breaks = 0
        position = skippingBlanks(from: position)
        while breakLength(at: position) > 0 {
            breaks += 1
            position = skippingBlanks(from: position + breakLength(at: position))
        }
        guard breaks == 1 else { return recordLineFeeds(breaks - 1, from: start, to: position) }
        guard starts.count < text.count, text[starts.count] == UInt8(ascii: " ") else { return false }
        record(bytes: 1, from: start, to: position)
        return true
    }

    private func isFold(at offset: Int) -> Bool { breakLength(at: skippingBlanks(from: offset)) > 0 }

    // MARK: Flow styles

    private mutating func walkPlain() -> Bool {
        while starts.count < text.count {
            guard isFold(at: position) ? recordFold() : recordVerbatim() else { return false }
        }
        end = position
        contentEnd = position
        return true
    }

    private mutating func walkQuoted(_ quote: UInt8) -> Bool {
        guard byte(at: position) == quote else { return false }
        let isDouble = quote == UInt8(ascii: "\"")
        position += 1
        while let next = byte(at: position) {
            let succeeded: Bool
            if next == quote, isDouble || byte(at: position + 1) != quote {
                contentEnd = position
                end = position + 1
                return true
            } else if next == quote {
                succeeded = recordEscape(length: 2)
            } else if isDouble, next == UInt8(ascii: "\\") {
                succeeded = recordBackslash()
            } else {
                succeeded = isFold(at: position) ? recordFold() : recordVerbatim()
            }
            guard succeeded else { return false }
        }
        return false
    }

    /// Records one character of the text, given by so many bytes of the source.
    private mutating func recordEscape(length: Int) -> Bool {
        guard starts.count < text.count else { return false }
        let width = Self.utf8Length(leading: text[starts.count])
        guard starts.count + width <= text.count, position + length <= source.count else { return false }
        record(bytes: width, from: position, to: position + length)
        position += length
        return true
    }

    private mutating func recordBackslash() -> Bool {
        let start = position
        switch byte(at: position + 1) {
        case UInt8(ascii: "x"): return recordEscape(length: 4)
        case UInt8(ascii: "u"): return recordEscape(length: 6)
        case UInt8(ascii: "U"): return recordEscape(length: 10)
        case nil: return false
        default: break
        }
        let firstBreak = breakLength(at: position + 1)
        guard firstBreak > 0 else { return recordEscape(length: 2) }
        // An escaped line break gives nothing; each further one gives a line feed.
        var breaks = 0
        position = skippingBlanks(from: position + 1 + firstBreak)
        while breakLength(at: position) > 0 {
            breaks += 1
            position = skippingBlanks(from: position + breakLength(at: position))
        }
        return recordLineFeeds(breaks, from: start, to: position)
    }

    private static func utf8Length(leading byte: UInt8) -> Int {
        switch byte {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    // MARK: Block styles

    private mutating func walkBlock(folds: Bool) -> Bool {
        position = lineEnd(from: position)
        end = position
        contentEnd = position
        guard let indentation = blockIndentation() else {
            // Nothing but line feeds.
            return recordLineFeeds(text.count, from: position, to: position)
        }
        guard indentation >= 0 else { return false }
        while starts.count < text.count {
            let lineBreak = position
            guard breakLength(at: position) > 0 else {
                // The file ends: what is left are line feeds that chomping keeps.
                return recordLineFeeds(text.count - starts.count, from: contentEnd, to: contentEnd)
            }
            if folds {
                guard enterFoldedLine(indentation, from: lineBreak) else { return false }
            } else {
                enterLine(indentation)
            }
            while breakLength(at: position) == 0, starts.count < text.count, position < source.count {
                guard recordVerbatim() else { return false }
                contentEnd = position
            }
            end = contentEnd
            guard folds || starts.count == text.count || recordLineFeeds(1, from: position, to: position) else {
                return false
            }
        }
        return true
    }

    /// How many spaces each line of the block begins with, or nil if the text holds nothing but line feeds.
    private func blockIndentation() -> Int? {
        guard let first = text.firstIndex(where: { $0 != UInt8(ascii: "\n") }) else { return nil }
        let inText = text[first...].prefix { $0 == UInt8(ascii: " ") }.count
        var offset = position
        while breakLength(at: offset) > 0 {
            offset += breakLength(at: offset)
            let content = source[offset...].prefix { $0 == UInt8(ascii: " ") }
            if content.endIndex < source.count, breakLength(at: content.endIndex) == 0 { return content.count - inText }
            offset = content.endIndex
        }
        return -1
    }

    /// Moves past the line break, and past the next line's indentation.
    private mutating func enterLine(_ indentation: Int) {
        position += breakLength(at: position)
        var left = indentation
        while left > 0, byte(at: position) == UInt8(ascii: " ") {
            position += 1
            left -= 1
        }
    }

    /// Moves to the next line of a folded block that isn't empty, recording the space or line feeds that lead to it.
    private mutating func enterFoldedLine(_ indentation: Int, from lineBreak: Int) -> Bool {
        let isFirst = starts.isEmpty
        var empty = -1
        repeat {
            enterLine(indentation)
            empty += 1
        } while breakLength(at: position) > 0
        let rest = text[starts.count...]
        let lineFeeds = rest.prefix { $0 == UInt8(ascii: "\n") }.count
        if isFirst || lineFeeds == rest.count { return recordLineFeeds(lineFeeds, from: lineBreak, to: position) }
        if lineFeeds == 0, empty == 0, rest.first == UInt8(ascii: " ") {
            record(bytes: 1, from: lineBreak, to: position)
            return true
        }
        guard lineFeeds == empty || lineFeeds == empty + 1 else { return false }
        return recordLineFeeds(lineFeeds, from: lineBreak, to: position)
    }
}
