/// Markdown with its place in a file: a whole file, what follows a front matter, or a scalar of a YAML file.
public struct MarkdownSource: Sendable {
    /// The Markdown.
    public let text: String
    private let place: Place

    private enum Place: Sendable {
        case file(SourceFile, offset: Int)
        case scalar(YAMLScalar)
    }

    /// The Markdown from an offset of a file to its end.
    public init(file: SourceFile, from offset: Int = 0) {
        let offset = min(max(offset, 0), file.utf8Count)
        text = String(decoding: file.bytes[offset...], as: UTF8.self)
        place = .file(file, offset: offset)
    }

    /// The Markdown that a YAML scalar holds.
    public init(scalar: YAMLScalar) {
        text = scalar.text
        place = .scalar(scalar)
    }

    /// The place in the file of a part of the text, given by UTF-8 offsets.
    public func range(_ offsets: Range<Int>) -> SourceRange {
        switch place {
        case .file(let file, let offset):
            file.range((offsets.lowerBound + offset)..<(offsets.upperBound + offset))
        case .scalar(let scalar): scalar.range(ofUTF8Offsets: offsets)
        }
    }

    /// The place of some words on a line of the text (from 1), or of the line's content where they aren't found.
    func range(ofLine line: Int, containing words: String) -> SourceRange {
        let bytes = Array(text.utf8)
        var start = 0
        for _ in 1..<max(line, 1) {
            start = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
        }
        var end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        let wanted = Array(words.utf8)
        if !wanted.isEmpty, let found = bytes[start..<end].firstRange(of: wanted) { return range(found) }
        let blanks: [UInt8] = [UInt8(ascii: " "), UInt8(ascii: "\t")]
        start = bytes[start..<end].firstIndex { !blanks.contains($0) } ?? start
        return range(start..<end)
    }
}
