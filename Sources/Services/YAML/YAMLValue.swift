/// A YAML document as a tree in which every part knows its place in the file.
///
/// Scalars keep the text that the author wrote: nothing is guessed to be a number, a date or a truth value.
public enum YAMLValue: Sendable, Hashable {
    /// A text, a number, a date…
    case scalar(YAMLScalar)
    /// A list.
    case sequence(YAMLSequence)
    /// Values by name, in the order of the file.
    case mapping(YAMLMapping)

    /// The place of the value.
    public var range: SourceRange {
        switch self {
        case .scalar(let scalar): scalar.range
        case .sequence(let sequence): sequence.range
        case .mapping(let mapping): mapping.range
        }
    }

    /// The scalar, if it is one.
    public var scalar: YAMLScalar? { if case .scalar(let scalar) = self { scalar } else { nil } }

    /// The list, if it is one.
    public var sequence: YAMLSequence? { if case .sequence(let sequence) = self { sequence } else { nil } }

    /// The mapping, if it is one.
    public var mapping: YAMLMapping? { if case .mapping(let mapping) = self { mapping } else { nil } }

    /// Whether nothing was written: an empty plain scalar, `~` or `null`.
    public var isNull: Bool { scalar?.isNull ?? false }

    /// What it is, as messages name it.
    public var kind: String {
        switch self {
        case .scalar(let scalar): scalar.isNull ? "nothing" : "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}

/// A scalar: its text, and where each part of the text stands in the file.
public struct YAMLScalar: Sendable, Hashable {
    /// How a scalar is written (YAML 1.1, chapter 9).
    public enum Style: String, Sendable, Hashable {
        /// Without quotes.
        case plain
        /// Between apostrophes.
        case singleQuoted
        /// Between quotation marks, with escapes.
        case doubleQuoted
        /// A block after `|`.
        case literal
        /// A block after `>`.
        case folded
    }

    /// The text, quotes and escapes undone.
    public let text: String
    /// How it is written.
    public let style: Style
    /// Its place, with its quotes or its `|`.
    public let range: SourceRange

    /// Whether nothing was written: an empty plain scalar, `~` or `null`.
    public var isNull: Bool { style == .plain && ["", "~", "null", "Null", "NULL"].contains(text) }

    /// The place of a byte of the text, as an empty range; used to point inside an expression.
    ///
    /// Exact for every style; where a file is too unusual to be followed, the place of the whole scalar's start.
    public func location(ofUTF8Offset offset: Int) -> SourceRange {
        guard let map = sourceMap else { return SourceRange(file: range.file, start: range.start, end: range.start) }
        let place = map.start(of: offset)
        return SourceRange(file: range.file, start: place, end: place)
    }

    /// The place of a part of the text.
    public func range(ofUTF8Offsets offsets: Range<Int>) -> SourceRange {
        guard let map = sourceMap else { return range }
        let start = map.start(of: offsets.lowerBound)
        let end = offsets.isEmpty ? start : map.end(of: offsets.upperBound - 1)
        return SourceRange(file: range.file, start: start, end: max(start, end))
    }

    /// Worked out on demand: only diagnostics need it.
    private var sourceMap: ScalarSourceMap? {
        ScalarSourceMap(source: range.file.bytes, start: range.start, style: style, text: Array(text.utf8))
    }
}

/// A list.
public struct YAMLSequence: Sendable, Hashable {
    /// The elements, in order.
    public let elements: [YAMLValue]
    /// Its place.
    public let range: SourceRange
}

/// Values by name, in the order of the file. No name occurs twice.
public struct YAMLMapping: Sendable, Hashable {
    /// A name and its value.
    public struct Entry: Sendable, Hashable {
        /// The name.
        public let key: YAMLScalar
        /// The value.
        public let value: YAMLValue
    }

    /// The entries, in order.
    public let entries: [Entry]
    /// Its place.
    public let range: SourceRange

    /// The value under a name, or nil.
    public subscript(key: String) -> YAMLValue? { entries.first { $0.key.text == key }?.value }
}
