/// How bytes reach the buffer. Everything that is written passes through here.
extension HTMLWriter {
    /// Appends a literal of the program.
    mutating func append(_ literal: StaticString) {
        // A literal of one scalar (such as ">") may be held as that scalar instead of as a pointer.
        guard literal.hasPointerRepresentation else {
            bytes.append(contentsOf: Array(String(literal.unicodeScalar).utf8))
            return
        }
        bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Appends a whole number in decimal digits.
    mutating func append(_ number: Int) {
        if (0...9).contains(number) {
            bytes.append(UInt8(48 + number))
        } else {
            bytes.append(contentsOf: Array(String(number).utf8))
        }
    }

    /// Appends a string; each byte that `table` names is replaced.
    ///
    /// It works on UTF-8 bytes, never on `Character`s: `<` followed by a combining mark is one `Character` that
    /// doesn't equal `<`, while a browser still sees the bare byte.
    mutating func appendEscaped(_ string: String, _ table: Escape) {
        let written: Void? = string.utf8.withContiguousStorageIfAvailable { append($0, table) }
        if written == nil {
            Array(string.utf8).withUnsafeBufferPointer { append($0, table) }
        }
    }

    private mutating func append(_ source: UnsafeBufferPointer<UInt8>, _ table: Escape) {
        let low = table.low
        var start = 0
        for index in source.indices {
            let byte = source[index]
            // Most bytes are letters or belong to longer sequences: they leave at the first comparison.
            let isPlain = byte < 0x40 ? low & (1 << UInt64(byte)) == 0 : byte != 0x60 && byte != 0x7F
            if isPlain { continue }
            guard let replacement = table.replacement(of: byte) else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
            append(replacement)
            start = index + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }
}

/// Which bytes are replaced, in text and in attribute values.
///
/// Beyond the characters with a meaning in HTML, control characters other than tab and line ends become U+FFFD:
/// HTML doesn't allow them (WHATWG HTML, 13.1 and 13.2.3.5), and browsers disagree on what to do with them.
enum Escape {
    /// Between tags: `&`, `<` and `>`.
    case text
    /// Between double quotes: those, both quotes, and the grave accent that old parsers took for a quote.
    case attribute

    /// The bytes below 0x40 that are replaced, one bit each.
    var low: UInt64 {
        let controls: UInt64 = 0xFFFF_FFFF & ~(1 << 0x09 | 1 << 0x0A | 1 << 0x0D)
        let markup: UInt64 = 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
        let quotes: UInt64 = 1 << 0x22 | 1 << 0x27
        return self == .text ? controls | markup : controls | markup | quotes
    }

    /// What to write instead of `byte`, or nil when it stands as it is.
    func replacement(of byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): self == .attribute ? "&quot;" : nil
        case UInt8(ascii: "'"): self == .attribute ? "&#39;" : nil
        case UInt8(ascii: "`"): self == .attribute ? "&#96;" : nil
        case 0x09, 0x0A, 0x0D: nil
        case 0x00...0x1F, 0x7F: "\u{FFFD}"
        default: nil
        }
    }
}
