import Services
import Testing

struct SourceFileTests {
    @Test func positionsCountCharactersAndLinesFromOne() {
        let file = SourceFile(path: "a.yaml", text: "é: 1\r\nab\n\ncafe\u{301}s\rz")
        #expect(file.lineCount == 5)
        #expect(file.lineText(1) == "é: 1")
        #expect(file.lineText(3) == "")
        #expect(file.lineText(4) == "cafe\u{301}s")
        #expect(file.lineText(9) == "")
        #expect(file.position(ofUTF8Offset: 0) == SourcePosition(line: 1, column: 1))
        #expect(file.position(ofUTF8Offset: 2) == SourcePosition(line: 1, column: 2))
        #expect(file.position(ofUTF8Offset: 8) == SourcePosition(line: 2, column: 2))
        let lastLetter = file.utf8Offset(line: 4, column: 5)
        #expect(file.range(lastLetter..<(lastLetter + 1)).text == "s")
        #expect(file.position(ofUTF8Offset: 10_000) == SourcePosition(line: 5, column: 2))
    }

    @Test func byteOrderMarkIsDropped() {
        let file = SourceFile(path: "a.yaml", text: "\u{FEFF}a: 1")
        #expect(file.text == "a: 1")
        #expect(file.range.text == "a: 1")
    }

    @Test func offsetsAndPositionsAreInverse() {
        for seed in UInt64(1)...200 {
            var random = SeededGenerator(seed: seed)
            let text = (0..<random.number(0...40)).map { _ in
                random.pick(["a", "é", "\n", "\r\n", "\r", "日", "👩‍🏫", "e\u{301}", "\t", " "])
            }.joined(separator: "")
            let file = SourceFile(path: "a", text: text)
            for (index, character) in zip(text.indices, text) where !character.isNewline {
                let offset = text.utf8.distance(from: text.startIndex, to: index)
                let position = file.position(ofUTF8Offset: offset)
                #expect(file.utf8Offset(line: position.line, column: position.column) == offset, "seed \(seed)")
            }
        }
    }
}

struct NearestNameTests {
    @Test(arguments: [
        ("ttile", "title"), ("titel", "title"), ("Title", "title"), ("summry", "summary"), ("show_fi", "show_if"),
        ("showif", "show_if"), ("questoins", "questions"),
    ])
    func misspeltNamesAreFound(misspelt: String, expected: String) {
        #expect(nearestName(to: misspelt, among: ["summary", "title", "show_if", "questions", "help"]) == expected)
    }

    @Test func farNamesAreNotProposed() {
        #expect(nearestName(to: "colour", among: ["title", "summary"]) == nil)
        #expect(nearestName(to: "a", among: ["b"]) == nil)
        #expect(nearestName(to: "title", among: ["title"]) == nil)
        #expect(nearestName(to: "", among: ["a"]) == nil)
    }

    @Test func nearestWinsThenFirst() {
        #expect(nearestName(to: "parts", among: ["ports", "part", "parts_"]) == "ports")
        #expect(nearestName(to: "quotien", among: ["quotidien", "quotient"]) == "quotient")
    }
}
