import Foundation

/// A reply as plain text.
enum PlainReply {
    /// Whether a reply holds no character that hides or moves others: controls, marks of direction, private use.
    static func isText(_ reply: String) -> Bool {
        reply.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar == "\n" || scalar == "\r" || scalar == "\t"
            case .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
    }

    /// A reply without the bold and bullets that models add unasked.
    static func withoutEmphasis(_ reply: String) -> String {
        reply.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline).map { line in
            let bare = line.drop { $0.isWhitespace }
            let text = ["- ", "* ", "• "].contains { bare.hasPrefix($0) } ? bare.dropFirst(2) : bare
            return text.replacing("**", with: "")
        }.joined(separator: "\n")
    }

    /// Whether a sentence holds nothing but Latin letters, digits and usual marks: no tag, link nor formatting.
    static func isPlain(_ text: String) -> Bool {
        text.precomposedStringWithCanonicalMapping.unicodeScalars.allSatisfy { scalar in
            if scalar.properties.isAlphabetic { return scalar.value < 0x250 || "ᵉʳ".unicodeScalars.contains(scalar) }
            if scalar.value < 0x80, scalar.properties.numericType != nil { return true }
            return scalar.properties.isWhitespace || ".,;:!?…'’\"«»“”()-–—‑/%€$£°º@&+_§".unicodeScalars.contains(scalar)
        }
    }

    /// A sentence without the numbers of passages, and these numbers, ascending.
    static func citations(of sentence: String) -> (text: String, citations: [Int]) {
        var citations: Set<Int> = []
        var text = ""
        var rest = sentence[...]
        while let open = rest.firstIndex(of: "[") {
            guard let close = rest[open...].firstIndex(of: "]") else { break }
            let inside = rest[rest.index(after: open)..<close]
            let numbers = inside.split { $0 == "," || $0 == ";" || $0 == " " }
            // Anything else between brackets stays, and is refused as markup.
            guard !numbers.isEmpty, numbers.allSatisfy({ $0.count <= 2 && Int($0) != nil }) else {
                text += rest[...close]
                rest = rest[rest.index(after: close)...]
                continue
            }
            citations.formUnion(numbers.compactMap { Int($0) })
            text += rest[..<open]
            while text.last?.isWhitespace ?? false { text.removeLast() }
            rest = rest[rest.index(after: close)...]
        }
        text += rest
        return (text.trimmingCharacters(in: .whitespaces), citations.sorted())
    }
}
