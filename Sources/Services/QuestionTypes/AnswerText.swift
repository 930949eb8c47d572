import Foundation

/// Cleaning of texts that people type or paste, shared by the types of question.
///
/// What comes out is in Unicode normalisation form C, without invisible formatting characters, and a fixed point: cleaning
/// it again changes nothing.
enum AnswerText {
    /// What can't be mended without the person.
    enum Flaw: Error {
        /// A line break where one line is asked.
        case lineBreak
        /// A character that has no visible form (control, private use).
        case unprintable
    }

    /// The most bytes looked at: beyond, a text is too long for any question.
    static let maximumBytes = 200_000

    /// One line: trimmed, each run of white space made one space.
    static func line(_ text: String) throws(Flaw) -> String {
        if isCleanLine(text) { return text }
        let scalars = trimmed(text.unicodeScalars.filter { !isInvisible($0) })
        var line = String.UnicodeScalarView()
        var isAfterSpace = false
        for scalar in scalars {
            if isLineBreak(scalar) { throw .lineBreak }
            if scalar.properties.isWhitespace {
                isAfterSpace = true
                continue
            }
            if isUnprintable(scalar) { throw .unprintable }
            if isAfterSpace { line.append(" ") }
            isAfterSpace = false
            line.append(scalar)
        }
        return composed(String(line))
    }

    /// Whether a text is what `line` makes of it, as most are: seen in its bytes alone, and false when in doubt.
    ///
    /// Characters from `!` to `~` and from U+00A1 to U+02FF, the soft hyphen excepted, are all visible and compose with
    /// nothing; single spaces stand between them.
    private static func isCleanLine(_ text: String) -> Bool {
        var before: UInt8 = 0x20
        for byte in text.utf8 {
            switch byte {
            case 0x20 where before == 0x20: return false
            case 0x20...0x7E, 0xC2...0xCB: break
            case 0x80...0xBF where before == 0xC2: if byte <= 0xA0 || byte == 0xAD { return false }
            case 0x80...0xBF where (0xC3...0xCB).contains(before): break
            default: return false
            }
            before = byte
        }
        return before != 0x20 || text.isEmpty
    }

    /// Several lines, ended by line feeds: trimmed, without white space at the end of lines.
    static func lines(_ text: String) throws(Flaw) -> String {
        var lines: [[Unicode.Scalar]] = [[]]
        var isAfterReturn = false
        for scalar in text.unicodeScalars where !isInvisible(scalar) {
            defer { isAfterReturn = scalar == "\r" }
            if isLineBreak(scalar) {
                if !(scalar == "\n" && isAfterReturn) { lines.append([]) }
            } else if scalar == "\t" {
                lines[lines.count - 1].append(" ")
            } else if isUnprintable(scalar) {
                throw .unprintable
            } else {
                lines[lines.count - 1].append(scalar)
            }
        }
        var result = String.UnicodeScalarView()
        for (index, line) in lines.enumerated() {
            if index > 0 { result.append("\n") }
            result.append(contentsOf: withoutTrailingSpace(line))
        }
        return composed(String(String.UnicodeScalarView(trimmed(Array(result)))))
    }

    /// The text with the decimal digits of any script written 0 to 9.
    static func asciiDigits(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x80, scalar.properties.numericType == .decimal,
                let value = scalar.properties.numericValue,
                let digit = Unicode.Scalar(UInt32(value) + 0x30)
            {
                result.append(digit)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// The text in lower case without its accents, for comparing words.
    static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        let scalars = text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
        return String(String.UnicodeScalarView(scalars.filter { $0.properties.generalCategory != .nonspacingMark }))
    }

    /// Whether a text is longer than so many characters as people count them.
    ///
    /// A character may be made of many scalars (an accent is one more, a family of emoji has seven or so); ten times the
    /// limit bounds those who pile them up.
    static func isLonger(_ text: String, than maximum: Int) -> Bool {
        // No text has more characters than bytes.
        guard text.utf8.count > maximum else { return false }
        return text.count > maximum || text.unicodeScalars.count > 10 * maximum
    }

    /// Normalisation form C (Unicode Standard Annex 15).
    static func composed(_ text: String) -> String {
        // Nothing below U+0300 changes or combines.
        text.unicodeScalars.allSatisfy { $0.value < 0x300 } ? text : text.precomposedStringWithCanonicalMapping
    }

    private static func trimmed(_ scalars: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
        withoutTrailingSpace(Array(scalars.drop { $0.properties.isWhitespace }))
    }

    private static func withoutTrailingSpace(_ scalars: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
        var end = scalars.count
        while end > 0, scalars[end - 1].properties.isWhitespace { end -= 1 }
        return scalars[..<end]
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return properties.generalCategory == .control || properties.generalCategory == .privateUse
            || properties.isNoncharacterCodePoint
    }

    /// Soft hyphens, directional marks and zero-width spaces: they change how text looks or compares without being seen.
    /// The zero-width joiners stay, which some scripts and emoji need.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
