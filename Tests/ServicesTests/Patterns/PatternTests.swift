import FEEL
import Services
import Testing

struct PatternTests {
    @Test func matchesWholeTextsOnly() throws {
        let pattern = try Pattern("[A-Z]{2}\\d+|x")
        #expect(pattern.match("AB12") == .match)
        #expect(pattern.match("x") == .match)
        #expect(pattern.match("AB12 ") == .mismatch)
        #expect(pattern.match(" AB12") == .mismatch)
        #expect(pattern.match("AB12\n") == .mismatch)
        #expect(pattern.match("") == .mismatch)
        #expect(try Pattern("a|ab").match("ab") == .match)
        #expect(try Pattern("").match("") == .match)
    }

    @Test func knowsUnicode() throws {
        #expect(try Pattern("\\w+").match("Éléonore") == .match)
        #expect(try Pattern(".").match("é") == .match)
        #expect(try Pattern("(?i)É").match("é") == .match)
        #expect(try Pattern("\\p{Lu}\\p{Ll}*").match("Ça") == .match)
        #expect(try Pattern("a.b").match("a\u{0}b") == .match)
    }

    @Test(arguments: ["(a+)+$", "(a|a)*b", "(a|aa)+$", "(.*)*x", "^(([a-z])+.)+[A-Z]([a-z])+$"])
    func explosivePatternsAreStoppedQuickly(source: String) throws {
        let pattern = try Pattern(source)
        let clock = ContinuousClock()
        let start = clock.now
        #expect(pattern.match(String(repeating: "a", count: 5_000) + "!") == .limitExceeded)
        #expect(clock.now - start < .seconds(2))
    }

    @Test func ordinaryPatternsAreNotStopped() throws {
        let email = try Pattern(#"[^@\s]+@[^@\s]+\.[a-z]{2,}"#)
        #expect(email.match(String(repeating: "a", count: 200) + "@example.org") == .match)
        #expect(email.match(String(repeating: "a", count: 2000)) == .mismatch)
        #expect(try Pattern(".{0,60}").match(String(repeating: "é", count: 61)) == .mismatch)
    }

    @Test func textsAndSourcesAreBounded() throws {
        #expect(try Pattern(".*").match(String(repeating: "a", count: 200_000)) == .limitExceeded)
        #expect(throws: Pattern.CompileError.self) { try Pattern(String(repeating: "a", count: 3000)) }
        #expect(throws: Pattern.CompileError.self) { try Pattern("(((a{1000}){1000}){1000})") }
        #expect(throws: Pattern.CompileError.self) { try Pattern(String(repeating: "(", count: 900)) }
    }

    @Test func mistakesAreShownWhereTheyAre() throws {
        let bag = DiagnosticBag()
        let root = YAMLLoader.load(SourceFile(path: "f.yaml", text: "p: \"é(a\"\nq: '[a-'\n"), diagnostics: bag)
        for entry in try #require(root?.mapping).entries {
            let scalar = try #require(entry.value.scalar)
            #expect(Pattern.compile(scalar, diagnostics: bag) == nil)
        }
        #expect(
            reports(bag) == [
                "1:8 error invalid-pattern: this regular expression can't be read: missing closing parenthesis",
                "2:8 error invalid-pattern: this regular expression can't be read: missing terminating ] for character class",
            ])
    }

    @Test func threadsShareAPattern() async throws {
        let pattern = try Pattern("(\\d{2,4}-?)+")
        let wrong = await withTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask {
                    (0..<500).reduce(0) { wrong, number in
                        let isMatch = (number + task) % 2 == 0
                        let outcome = pattern.match(isMatch ? "12-345-\(1000 + number)" : "12-x")
                        return wrong + (outcome == (isMatch ? .match : .mismatch) ? 0 : 1)
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
