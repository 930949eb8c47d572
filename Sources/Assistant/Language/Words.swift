import Foundation

/// Cutting a text into words, the same for sheets and for questions.
///
/// A word is a run of letters and digits, in lower case, its accents kept: French stems need them. Apostrophes and hyphens
/// separate. Letters each followed by a full stop are one word: `C.N.I.` is `cni`.
enum Words {
    /// What is longer is cut there: no word of a language is.
    private static let longest = 40

    /// The words of a text, in order, each followed through to `take`. `take` answers whether to go on.
    static func each(of text: some StringProtocol, _ take: (String) -> Bool) {
        var word = ""
        var count = 0
        // Letters of an abbreviation with full stops, seen so far.
        var initials = ""
        var mayBeInitial = false

        func flush() -> Bool {
            guard count > 0 else { return true }
            defer {
                word.removeAll(keepingCapacity: true)
                count = 0
            }
            return take(word)
        }
        func flushInitials() -> Bool {
            guard !initials.isEmpty else { return true }
            defer { initials = "" }
            return take(initials)
        }

        for scalar in text.unicodeScalars {
            if let lowered = lower(scalar) {
                if count == 0, !mayBeInitial, !flushInitials() { return }
                mayBeInitial = false
                if count < longest { word.unicodeScalars.append(lowered) }
                count += 1
            } else if scalar.properties.generalCategory == .nonspacingMark, count > 0 {
                word.unicodeScalars.append(scalar)
            } else if scalar == ".", count == 1 {
                initials += word
                word.removeAll(keepingCapacity: true)
                count = 0
                mayBeInitial = true
            } else {
                // The last letter of an abbreviation may lack its full stop: `C.N.I`.
                if count == 1, !initials.isEmpty {
                    initials += word
                    word.removeAll(keepingCapacity: true)
                    count = 0
                }
                mayBeInitial = false
                guard flushInitials(), flush() else { return }
            }
        }
        if count == 1, !initials.isEmpty {
            _ = take(initials + word)
            return
        }
        guard flushInitials() else { return }
        _ = flush()
    }

    /// The first words of a text.
    static func list(_ text: some StringProtocol, atMost limit: Int = .max) -> [String] {
        var words: [String] = []
        each(of: text) { word in
            words.append(word)
            return words.count < limit
        }
        return words
    }

    /// A letter or digit in lower case; nil for anything else.
    private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: return scalar
        case 0x41...0x5A: return Unicode.Scalar(scalar.value + 32)
        case 0..<0x80: return nil
        case 0xC0...0xDE where scalar.value != 0xD7: return Unicode.Scalar(scalar.value + 32)
        case 0xDF...0xFF where scalar.value != 0xF7: return scalar
        default:
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return nil }
            let mapping = scalar.properties.lowercaseMapping.unicodeScalars
            return mapping.count == 1 ? mapping.first : scalar
        }
    }

    /// A word without its accents and ligatures, as it is typed in haste: `œuvre` is `oeuvre`, `été` is `ete`.
    static func folded(_ word: some StringProtocol) -> String {
        // Most words are plain already.
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return String(word) }
        var result = ""
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0..<0x80: result.unicodeScalars.append(scalar)
            case 0x300...0x36F: continue
            case 0xE0...0xE5: result += "a"
            case 0xE6: result += "ae"
            case 0xE7: result += "c"
            case 0xE8...0xEB: result += "e"
            case 0xEC...0xEF: result += "i"
            case 0xF1: result += "n"
            case 0xF2...0xF6, 0xF8: result += "o"
            case 0xF9...0xFC: result += "u"
            case 0xFD, 0xFF: result += "y"
            case 0xDF: result += "ss"
            case 0x153: result += "oe"
            case 0x100...0x24F, 0x1E00...0x1EFF:
                // Letters that French and English hardly have.
                let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
                result.unicodeScalars += parts.filter { !(0x300...0x36F).contains($0.value) }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A text in lower case without its accents and ligatures.
    static func plain(_ text: some StringProtocol) -> String { folded(text.lowercased()) }
}
