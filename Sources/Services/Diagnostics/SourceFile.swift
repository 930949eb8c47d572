/// A text that people wrote, with what is needed to point at any place in it.
///
/// Positions inside Parvis are UTF-8 offsets from the start of `text`; people see lines and columns. Lines end with LF,
/// CR LF or CR. Columns count characters as people see them (extended grapheme clusters), from 1.
public final class SourceFile: Sendable {
    /// The path as it is shown to people, relative to where they work.
    public let path: String
    /// The whole text, without the byte order mark it may have begun with.
    public let text: String
    /// The text in UTF-8.
    let bytes: [UInt8]
    /// The offset at which each line starts; there is always at least one line.
    let lineStarts: [Int]

    /// A text under the name people know it by.
    public init(path: String, text: String) {
        self.path = path
        var bytes = Array(text.utf8)
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if bytes.starts(with: byteOrderMark) {
            bytes.removeFirst(byteOrderMark.count)
            self.text = String(decoding: bytes, as: UTF8.self)
        } else {
            self.text = text
        }
        self.bytes = bytes
        lineStarts = SourceFile.lineStarts(of: bytes)
    }

    /// The length of the text, in bytes of UTF-8.
    public var utf8Count: Int { bytes.count }

    /// The number of lines; a final line break starts a last, empty line.
    public var lineCount: Int { lineStarts.count }

    /// The line and column of an offset. An offset outside of the text is moved to its nearest end.
    public func position(ofUTF8Offset offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineIndex(containing: offset)
        let start = lineStarts[line]
        let end = max(start, min(offset, contentEnd(ofLineIndex: line)))
        let prefix = String(decoding: bytes[start..<end], as: UTF8.self)
        return SourcePosition(line: line + 1, column: prefix.count + 1)
    }

    /// The offset of a line and column, moved to the nearest place that exists.
    public func utf8Offset(line: Int, column: Int) -> Int {
        let index = min(max(line, 1), lineCount) - 1
        let content = lineText(index + 1)
        let characters = content.prefix(max(column - 1, 0))
        return lineStarts[index] + characters.utf8.count
    }

    /// The text of a line, counted from 1, without its line break; empty where there is no such line.
    public func lineText(_ line: Int) -> String {
        guard line >= 1, line <= lineCount else { return "" }
        return String(decoding: bytes[lineStarts[line - 1]..<contentEnd(ofLineIndex: line - 1)], as: UTF8.self)
    }

    /// The range of the whole text.
    public var range: SourceRange { SourceRange(file: self, start: 0, end: bytes.count) }

    /// The range between two offsets, kept inside the text.
    public func range(_ offsets: Range<Int>) -> SourceRange {
        SourceRange(file: self, start: offsets.lowerBound, end: offsets.upperBound)
    }

    /// The range of a line, counted from 1, without its indentation and its line break.
    public func range(ofLine line: Int) -> SourceRange {
        let index = min(max(line, 1), lineCount) - 1
        let end = contentEnd(ofLineIndex: index)
        var start = lineStarts[index]
        while start < end, bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "\t") { start += 1 }
        return SourceRange(file: self, start: start, end: end)
    }

    /// The index of the line that holds an offset, by binary search.
    private func lineIndex(containing offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Where a line's text ends, before its line break.
    private func contentEnd(ofLineIndex index: Int) -> Int {
        let start = lineStarts[index]
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
        guard index + 1 < lineStarts.count else { return end }
        if end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return end
    }

    private static func lineStarts(of bytes: [UInt8]) -> [Int] {
        var starts = [0]
        for (index, byte) in bytes.enumerated() {
            let isCarriageReturn = byte == UInt8(ascii: "\r")
            let isFollowedByLineFeed = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
            if byte == UInt8(ascii: "\n") || (isCarriageReturn && !isFollowedByLineFeed) { starts.append(index + 1) }
        }
        return starts
    }
}

extension SourceFile: Hashable {
    /// Two files are the same when they have the same path and text.
    public static func == (left: SourceFile, right: SourceFile) -> Bool {
        left === right || (left.path == right.path && left.text == right.text)
    }

    /// Files are told apart by path; two texts under one path are rare.
    public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

/// A place in a text as people see it.
public struct SourcePosition: Sendable, Hashable, Comparable {
    /// The line, from 1.
    public let line: Int
    /// The column in characters, from 1.
    public let column: Int

    /// A place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Order of reading.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A part of a text, as UTF-8 offsets: what a diagnostic underlines.
public struct SourceRange: Sendable, Hashable, Comparable {
    /// The text.
    public let file: SourceFile
    /// The offset of the first byte.
    public let start: Int
    /// The offset after the last byte; equal to `start` for a place between two characters.
    public let end: Int

    /// The part between two offsets, kept inside the text.
    public init(file: SourceFile, start: Int, end: Int) {
        self.file = file
        self.start = min(max(start, 0), file.utf8Count)
        self.end = min(max(end, self.start), file.utf8Count)
    }

    /// The part as UTF-8 offsets.
    public var offsets: Range<Int> { start..<end }

    /// The text of the part.
    public var text: String { String(decoding: file.bytes[start..<end], as: UTF8.self) }

    /// Where it is, as people see it.
    public var location: SourceLocation {
        SourceLocation(
            file: file.path, start: file.position(ofUTF8Offset: start), end: file.position(ofUTF8Offset: end))
    }

    /// The smallest range that holds this one and another of the same file; this one if the files differ.
    public func union(_ other: SourceRange) -> SourceRange {
        guard file == other.file else { return self }
        return SourceRange(file: file, start: min(start, other.start), end: max(end, other.end))
    }

    /// Order by file, then by place.
    public static func < (left: SourceRange, right: SourceRange) -> Bool {
        (left.file.path, left.start, left.end) < (right.file.path, right.start, right.end)
    }
}

/// A part of a file as people see it: what is printed, and what is kept when the text itself is not.
public struct SourceLocation: Sendable, Hashable {
    /// The path of the file.
    public let file: String
    /// Where the part starts.
    public let start: SourcePosition
    /// Where the part ends: the place after its last character.
    public let end: SourcePosition

    /// A part of a file.
    public init(file: String, start: SourcePosition, end: SourcePosition) {
        self.file = file
        self.start = start
        self.end = end
    }
}
