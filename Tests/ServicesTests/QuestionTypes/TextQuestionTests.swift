import FEEL
import Testing

@testable import Services

struct TextQuestionTests {
    @Test(arguments: [
        ("  Jean-Luc  ", "Jean-Luc"), ("de\u{A0}la \t Tour", "de la Tour"), ("Zoe\u{308}", "Zo\u{EB}"),
        ("\u{200B}Anne\u{FEFF}\n", "Anne"), ("\u{202E}abc\u{202C}", "abc"), ("👩‍🏫", "👩‍🏫"), ("שלום", "שלום"),
        ("\u{212B}ngström", "Ångström"),
    ])
    func cleans(given: String, expected: String) {
        let value = TextQuestion().parse(RawAnswer(given), in: .fr).value
        guard case .string(let text)? = value else {
            Issue.record("\(String(describing: value))")
            return
        }
        #expect(Array(text.unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test func `asks for one line without control characters`() {
        #expect(TextQuestion().code(for: "a\nb") == "line-break")
        #expect(TextQuestion().code(for: "a\u{2028}b") == "line-break")
        #expect(TextQuestion().code(for: "a\u{0}b") == "unprintable")
        #expect(TextQuestion().code(for: "a\u{1B}[31mb") == "unprintable")
    }

    @Test func `counts characters as people do`() throws {
        let type = try QuestionSample.valid(TextQuestion.self, "{min: 2, max: 3}")
        #expect(type.code(for: "a") == "too-short")
        #expect(type.code(for: "👩‍🏫👩‍🏫👩‍🏫") == nil)
        #expect(type.code(for: "abcd") == "too-long")
        #expect(type.code(for: "a" + String(repeating: "\u{301}", count: 100) + "b") == "too-long")
        #expect(type.reason(for: "abcd")?.message[.fr] == "Raccourcissez cette réponse\u{A0}: 3 caractères au plus.")
        #expect(type.reason(for: "a")?.message[.en] == "Complete this answer: it needs at least 2 characters.")
        #expect(TextQuestion().code(for: String(repeating: "é", count: 201)) == "too-long")
        #expect(TextQuestion().code(for: String(repeating: "é", count: 200)) == nil)
    }

    @Test func `a pattern is matched by the whole answer, with the author's message`() throws {
        let type = try QuestionSample.valid(
            TextQuestion.self,
            """
            pattern: "[0-9]{13}"
            pattern_message: {fr: "Saisissez 13 chiffres.", en: "Enter 13 digits."}
            """)
        #expect(type.code(for: "1234567890123") == nil)
        #expect(type.reason(for: "12345678901234")?.message[.en] == "Enter 13 digits.")
        #expect(type.code(for: "x1234567890123") == "pattern")
    }

    @Test func `settings are checked`() throws {
        let codes = try QuestionSample.question(
            TextQuestion.self, "{min: 5, max: 3, pattern: '[a', autocomplete: familly-name, maximum: 3}"
        ).diagnostics.sorted.map(\.code.rawValue)
        #expect(codes.sorted() == ["invalid-pattern", "missing-key", "out-of-range", "unknown-key", "unknown-value"])
        let bag = try QuestionSample.question(TextQuestion.self, "{pattern_message: {fr: a, en: b}}").diagnostics
        #expect(bag.sorted.map(\.code) == ["unused-key"])
    }

    @Test func `the control tells its autocomplete token`() throws {
        let type = try QuestionSample.valid(TextQuestion.self, "{autocomplete: family-name, max: 30}")
        guard case .line(let line) = type.control else {
            Issue.record("not a line")
            return
        }
        #expect(line.autocomplete == "family-name")
        #expect(line.width == 30)
    }

    @Test func `a value that was not normalised is refused`() {
        #expect(TextQuestion().problem(with: .string("a "), on: QuestionSample.today)?.code == "not-normalised")
        #expect(TextQuestion().problem(with: .string("e\u{301}"), on: QuestionSample.today)?.code == "not-normalised")
        #expect(TextQuestion().problem(with: .string("\u{E9}"), on: QuestionSample.today) == nil)
        #expect(TextQuestion().problem(with: .boolean(true), on: QuestionSample.today)?.code == "required")
    }
}

struct LongTextQuestionTests {
    @Test(arguments: [
        ("a\r\nb\rc\u{2028}d", "a\nb\nc\nd"), ("\n\n a  b \t\n\n", "a  b"), ("a  \n\n\nb", "a\n\n\nb"), ("a\tb", "a b"),
        ("\r\n\r\nx\r\n", "x"),
    ])
    func keepsLines(given: String, expected: String) {
        #expect(LongTextQuestion().parse(RawAnswer(given), in: .fr) == .value(.string(expected)))
    }

    @Test func `is bounded`() throws {
        #expect(LongTextQuestion().code(for: String(repeating: "a", count: 4_000)) == nil)
        let reason = LongTextQuestion().reason(for: String(repeating: "a", count: 4_001))
        #expect(reason?.message[.fr] == "Raccourcissez cette réponse\u{A0}: 4\u{202F}000 caractères au plus.")
        #expect(reason?.message[.en] == "Shorten this answer to 4,000 characters or fewer.")
        #expect(LongTextQuestion().code(for: "a\u{7}") == "unprintable")
        #expect(try QuestionSample.valid(LongTextQuestion.self, "{min: 5000}").length == 5_000...5_000)
    }
}
