import FoundationEssentials
import Services
import Testing

struct DiagnosticRendererTests {
    private let renderer = DiagnosticRenderer()

    private func file(_ text: String) -> SourceFile { SourceFile(path: "services/cantine/service.yaml", text: text) }

    @Test func rendersPlaceLineCaretSuggestionAndNotes() {
        let file = file("service: cantine\nttile: {fr: \"Cantine\"}\n")
        let diagnostic = Diagnostic(
            .error, "unknown-key", "unknown key `ttile`", at: file.range(17..<22),
            suggestion: Diagnostic.didYouMean("title"),
            notes: [.init("the service is named here", at: file.range(0..<7)), .init("keys are in English")])
        #expect(
            renderer.render(diagnostic) == """
                services/cantine/service.yaml:2:1: error: unknown key `ttile` [unknown-key]
                    2 | ttile: {fr: "Cantine"}
                      | ^~~~~
                      = did you mean `title`?
                services/cantine/service.yaml:1:1: note: the service is named here
                    1 | service: cantine
                      | ^~~~~~~
                      = note: keys are in English

                """)
    }

    @Test func caretsFollowTabsWideAndCombiningCharacters() {
        let file = file("\tété: 日本 👩‍🏫 e\u{301}x")
        let offset = file.utf8Offset(line: 1, column: 13)
        #expect(file.range(offset..<(offset + 1)).text == "x")
        #expect(
            renderer.render(Diagnostic(.warning, "w", "m", at: file.range(offset..<(offset + 1)))) == """
                services/cantine/service.yaml:1:13: warning: m [w]
                    1 |     été: 日本 👩‍🏫 e\u{301}x
                      |                   ^

                """)
        let wide = file.utf8Offset(line: 1, column: 7)
        let wideEnd = file.utf8Offset(line: 1, column: 9)
        #expect(
            renderer.render(Diagnostic(.note, "n", "m", at: file.range(wide..<wideEnd))).hasSuffix(
                "      |          ^~~~\n"))
    }

    @Test func longLinesAreCutAroundTheCaret() {
        let text = String(repeating: "abcdefghi ", count: 30)
        let file = file(text)
        let renderer = DiagnosticRenderer(maximumWidth: 40)
        let lines = renderer.render(Diagnostic(.error, "e", "m", at: file.range(150..<159))).split(separator: "\n")
        #expect(lines[1] == "    1 | …hi abcdefghi abcdefghi abcdefghi abcdefg…")
        #expect(lines[2] == "      |               ^~~~~~~~~")
    }

    @Test func aRangeOverSeveralLinesIsUnderlinedOnTheFirst() {
        let file = file("a: [1,\n  2]\n")
        let lines = renderer.render(Diagnostic(.error, "e", "m", at: file.range(3..<11))).split(separator: "\n")
        #expect(lines[2] == "      |    ^~~")
    }

    @Test func terminalControlsAreShownNotObeyed() {
        let file = file("a\u{1B}[31m\u{202E}b")
        let output = renderer.render(
            Diagnostic(.error, "e", "bad \u{1B}]0;x\u{07}", at: file.range(0..<1), suggestion: "\u{202E}"))
        #expect(!output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E || $0.value == 7 })
        #expect(output.contains("a␛[31m\u{FFFD}b"))
    }

    @Test func emptyFileAndEndOfFileHaveACaret() {
        let file = file("")
        #expect(
            renderer.render(Diagnostic(.error, "yaml-empty", "the file is empty", at: file.range)) == """
                services/cantine/service.yaml:1:1: error: the file is empty [yaml-empty]
                    1 |
                      | ^

                """)
    }

    @Test func coloursSurroundOnlyLabelsAndCarets() {
        let file = file("abc")
        let output = DiagnosticRenderer(usesColour: true).render(
            Diagnostic(.error, "e", "m", at: file.range(0..<3)))
        #expect(output.contains("\u{1B}[1;31merror:\u{1B}[0m"))
        #expect(output.contains("\u{1B}[1;32m^~~\u{1B}[0m"))
    }

    @Test func summaryCounts() {
        let file = file("abc")
        let error = Diagnostic(.error, "e", "m", at: file.range)
        let note = Diagnostic(.note, "e", "m", at: file.range)
        #expect(DiagnosticRenderer.summary([error, error, note]) == "2 errors, no warnings")
        #expect(DiagnosticRenderer.summary([error]) == "1 error, no warnings")
    }

    @Test func jsonHasFlatObjects() throws {
        struct Entry: Decodable {
            let file: String
            let line, column, endLine, endColumn: Int
            let severity, code, message: String
            let suggestion: String?
        }
        let file = file("a: 1\nttile: \"x\"\n")
        let data = try DiagnosticJSON.encode([
            Diagnostic(.error, "unknown-key", "unknown \"key\"", at: file.range(5..<10), suggestion: "s"),
            Diagnostic(.warning, "w", "m", at: file.range(0..<0), notes: [.init("n", at: file.range(0..<1))]),
        ])
        let entries = try JSONDecoder().decode([Entry].self, from: data)
        #expect(entries.count == 2)
        #expect(entries[0].file == "services/cantine/service.yaml")
        #expect((entries[0].line, entries[0].column, entries[0].endLine, entries[0].endColumn) == (2, 1, 2, 6))
        #expect(entries[0].severity == "error")
        #expect(entries[0].message == "unknown \"key\"")
        #expect(entries[0].suggestion == "s")
        #expect(entries[1].suggestion == nil)
    }
}

struct DiagnosticBagTests {
    private let file = SourceFile(path: "a.yaml", text: "0123456789")

    @Test func keepsEachOnceInOrderOfReading() {
        let bag = DiagnosticBag()
        bag.warning("b", "second", at: file.range(5..<6))
        bag.error("a", "first", at: file.range(1..<2))
        bag.error("a", "first", at: file.range(1..<2))
        #expect(bag.sorted.map(\.message) == ["first", "second"])
        #expect(bag.hasErrors)
        #expect(bag.dropped == 0)
    }

    @Test func isBoundedAndNeverForgetsThatThereWasAnError() {
        let bag = DiagnosticBag(limit: 2)
        bag.note("n", "0", at: file.range)
        bag.note("n", "1", at: file.range)
        bag.error("e", "2", at: file.range)
        #expect(bag.sorted.count == 2)
        #expect(bag.dropped == 1)
        #expect(bag.hasErrors)
        #expect(DiagnosticRenderer().render(bag).hasSuffix("1 more not shown\n"))
    }
}
