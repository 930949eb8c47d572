import Testing

@testable import Services

/// Cleaning of lines, whichever way it is done.
@Suite struct AnswerTextTests {
    /// What `line` makes of a text, or nil where it refuses it.
    private func line(_ text: String) -> String? { try? AnswerText.line(text) }

    @Test func `each of the first characters is kept, made a space, left out or refused by its own nature`() {
        for value in UInt32(0)..<0x400 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a" + String(scalar) + "b"
            let expected: String? =
                switch scalar {
                case "\n", "\u{B}", "\u{C}", "\r", "\u{85}": nil
                case "\t", " ", "\u{A0}": "a b"
                case "\u{AD}": "ab"
                case _ where scalar.properties.generalCategory == .control: nil
                default: AnswerText.composed(text)
                }
            #expect(line(text) == expected, "U+\(String(value, radix: 16))")
        }
    }

    @Test(arguments: [
        ("", ""), (" ", ""), ("a", "a"), (" a", "a"), ("a ", "a"), ("a  b", "a b"), ("Leïla", "Leïla"),
        ("Leï\u{AD}la", "Leïla"), ("\u{FEFF}Zoé", "Zoé"), ("Zoe\u{301}", "Zoé"), ("~!", "~!"), ("œuvre", "œuvre"),
    ])
    func `a line is cleaned`(typed: String, cleaned: String) {
        #expect(line(typed).map { Array($0.utf8) } == Array(cleaned.utf8))
    }
}
