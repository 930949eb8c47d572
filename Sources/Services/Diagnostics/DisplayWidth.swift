/// How many terminal columns text takes, so that a caret stands under the right character.
enum DisplayWidth {
    /// A character as it can safely be shown, and the columns it takes.
    ///
    /// Control and invisible formatting characters are replaced: a definition must not be able to move the cursor,
    /// colour the terminal or reverse the direction of reading (the "Trojan source" trick).
    static func cell(_ character: Character) -> (text: String, width: Int) {
        guard let first = character.unicodeScalars.first else { return ("", 0) }
        switch first.properties.generalCategory {
        case .control where first.value < 0x20:
            return (String(Unicode.Scalar(0x2400 + first.value) ?? "\u{FFFD}"), 1)
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            return ("\u{FFFD}", 1)
        case .nonspacingMark, .enclosingMark:
            // A mark without a base: a no-break space carries it.
            return ("\u{00A0}" + String(character), 1)
        default:
            return (visible(character), isWide(first) || hasEmojiSelector(character) ? 2 : 1)
        }
    }

    /// A text with its control and invisible formatting characters replaced.
    static func sanitised(_ text: String) -> String {
        text.reduce(into: "") { result, character in result += cell(character).text }
    }

    /// The columns that a text takes.
    static func width(of text: String) -> Int { text.reduce(0) { $0 + cell($1).width } }

    /// Drops directional controls that are attached to a visible character.
    private static func visible(_ character: Character) -> String {
        guard character.unicodeScalars.count > 1 else { return String(character) }
        var scalars = String.UnicodeScalarView()
        for scalar in character.unicodeScalars {
            let isJoiner = scalar.value == 0x200D || scalar.value == 0x200C
            let isTag = (0xE0020...0xE007F).contains(scalar.value)
            if scalar.properties.generalCategory != .format || isJoiner || isTag { scalars.append(scalar) }
        }
        return String(scalars)
    }

    /// Whether variation selector 16 asks for the emoji form of the character, which is wide.
    private static func hasEmojiSelector(_ character: Character) -> Bool {
        character.unicodeScalars.dropFirst().contains { $0.value == 0xFE0F }
    }

    /// Whether the scalar is wide or full-width (Unicode Standard Annex 11), to the precision of whole blocks.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x1100 { return false }
        if scalar.properties.isEmojiPresentation { return true }
        return wideBlocks.contains { $0.contains(scalar.value) }
    }

    private static let wideBlocks: [ClosedRange<UInt32>] = [
        0x1100...0x115F,  // Hangul Jamo, initial consonants
        0x2E80...0x303E,  // CJK radicals and punctuation
        0x3041...0x4DBF,  // kana to CJK extension A
        0x4E00...0xA4CF,  // CJK ideographs, Yi
        0xA960...0xA97F,  // Hangul Jamo extended A
        0xAC00...0xD7A3,  // Hangul syllables
        0xF900...0xFAFF,  // CJK compatibility ideographs
        0xFE10...0xFE19,  // vertical forms
        0xFE30...0xFE6F,  // CJK compatibility forms
        0xFF01...0xFF60,  // full-width forms
        0xFFE0...0xFFE6,  // full-width signs
        0x1F200...0x1F2FF,  // enclosed ideographs
        0x20000...0x3FFFD,  // supplementary ideographs
    ]
}
