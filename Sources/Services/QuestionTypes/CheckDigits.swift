/// Check characters of identifiers, and what people put between their digits.
enum CheckDigits {
    /// Whether a number in ASCII digits passes the Luhn check (ISO/IEC 7812-1, annex B).
    static func passesLuhn(_ digits: some StringProtocol) -> Bool {
        var sum = 0
        for (index, byte) in digits.utf8.reversed().enumerated() {
            let digit = Int(byte) - 0x30
            let weighted = index.isMultiple(of: 2) ? digit : digit * 2
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return sum.isMultiple(of: 10)
    }

    /// The remainder by 97 of a text in which letters stand for numbers, A for 10 to Z for 35 (ISO/IEC 7064, MOD 97-10);
    /// nil for other characters.
    static func remainder97(_ text: some StringProtocol) -> Int? {
        var remainder = 0
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: remainder = (remainder * 10 + Int(byte) - 0x30) % 97
            case 0x41...0x5A: remainder = (remainder * 100 + Int(byte) - 0x41 + 10) % 97
            default: return nil
            }
        }
        return remainder
    }

    /// An identifier without what people put in it for the eye: capital letters and ASCII digits.
    ///
    /// Nil when it holds anything else than letters, digits and separators, or is far too long.
    static func compact(_ text: String) -> String? {
        guard text.utf8.count <= 1_000, let line = try? AnswerText.line(text) else { return nil }
        var compact = String.UnicodeScalarView()
        for scalar in AnswerText.asciiDigits(line).unicodeScalars {
            switch scalar {
            case "0"..."9", "A"..."Z": compact.append(scalar)
            case "a"..."z": compact.append(Unicode.Scalar(UInt8(scalar.value - 0x20)))
            // Letters as wide as ideographs, which Asian keyboards give.
            case "\u{FF21}"..."\u{FF3A}": compact.append(Unicode.Scalar(UInt8(scalar.value - 0xFF21 + 0x41)))
            case "\u{FF41}"..."\u{FF5A}": compact.append(Unicode.Scalar(UInt8(scalar.value - 0xFF41 + 0x41)))
            case " ", ".", "-", "/", "_", "\u{2010}"..."\u{2015}": continue
            default: return nil
            }
        }
        return String(compact)
    }

    /// Whether a text is so many ASCII digits.
    static func isDigits(_ text: some StringProtocol, count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// A text cut in groups of the given lengths; what is left over makes a last group.
    static func grouped(_ text: String, _ lengths: [Int], by separator: String) -> String {
        var rest = text[...]
        var groups: [Substring] = []
        for length in lengths where !rest.isEmpty {
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        if !rest.isEmpty { groups.append(rest) }
        return groups.joined(separator: separator)
    }
}
