import FEEL
import Testing

/// What the standard asks of expressions, where it is easily done otherwise.
@Suite("By the standard")
struct StandardTests {
    @Test(
        "regular expressions are XPath's",
        arguments: [
            // Classes without others, the characters of names, and what a word is made of.
            (#"matches("acc", "^[a-z-[b]]{3}$")"#, "true"), (#"matches("abc", "^[a-z-[b]]{3}$")"#, "false"),
            (#"matches("b", "[^a-z-[b]]")"#, "false"), (#"matches("-", "[a-]")"#, "true"),
            (#"matches("a1", "^\\i\\c*$")"#, "true"), (#"matches("1a", "^\\i")"#, "false"),
            (#"matches("1 a", "^\\C")"#, "false"), (#"matches("_", "\\w")"#, "false"),
            (#"matches("a+", "^\\w\\w$")"#, "true"), (#"matches("é", "\\p{IsLatin-1Supplement}")"#, "true"),
            (#"matches("é", "\\P{IsLatin-1Supplement}")"#, "false"), (#"matches("A", "\\p{Lu}")"#, "true"),
            // Groups: one without part is the empty text; a number is as long as there are groups.
            (#"matches("b", "^(?:(a)|b)\\1$")"#, "true"), (#"matches("aba0", "^(a)b\\10$")"#, "true"),
            (#"matches("hh", "(.)\\1")"#, "true"), (#"matches("h", "(.)\\3")"#, "null"),
            (#"matches("h", "(h\\1)")"#, "null"),
            // Flags.
            (#"matches("hello world", " hello[ ]world", "x")"#, "true"), (#"matches("a#b", "a#b", "x")"#, "true"),
            (#"matches("a\r\nb", "a.*b")"#, "false"), (#"matches("a\r\nb", "a.*b", "s")"#, "true"),
            (#"matches("a.b", "A.B", "iq")"#, "true"), (#"matches("a", "a", "z")"#, "null"),
            // What XPath does not know.
            (#"matches("a", "\\b")"#, "null"), (#"matches("a", "(?=a)")"#, "null"), (#"matches("a", "a++")"#, "null"),
            (#"matches("a]", "a]")"#, "null"), (#"matches("a{", "a{")"#, "null"), (#"matches("a", "[]")"#, "null"),
            (#"matches("a", "[b-a]")"#, "null"), (#"matches("a", "(a")"#, "null"), (#"matches("a", "a)")"#, "null"),
            (#"matches("a", "\\p{Foo}")"#, "null"),
        ])
    func regularExpressions(source: String, expected: String) {
        #expect(value(source).description == expected)
    }

    @Test(
        "a replacement names groups that took no part, and as many digits as there are groups",
        arguments: [
            (#"replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")"#, #""[1=ab][2=]cd""#),
            (#"replace("abc", "(b)", "$12")"#, #""ab2c""#), (#"replace("abc", "(b)", "[$2]")"#, #""a[]c""#),
            (#"replace("abc", "b", "$a")"#, "null"), (#"replace("abc", "b", "\\a")"#, "null"),
            (#"replace("abc", "b", "$0$0")"#, #""abbc""#),
        ])
    func replacements(source: String, expected: String) {
        #expect(value(source).description == expected)
    }

    @Test(
        "a range is read off a literal, one end of which may be missing",
        arguments: [
            ("range(\"[2..)\") = (>=2)", "true"), ("range(\"(2..)\") = (>2)", "true"),
            ("range(\"(..2)\") = (<2)", "true"), ("range(\"(..2]\") = (<=2)", "true"),
            ("range(\"]1..3[\") = (1..3)", "true"), ("range(\"[-1..3]\") = [-1..3]", "true"),
            (#"range("[@\"2026-01-01\"..date(\"2026-02-01\")]").end.month"#, "2"),
            (#"range("[\"a..b\"..\"c\"]").start"#, "\"a..b\""), ("range(\"[..2]\")", "null"),
            ("range(\"[2..]\")", "null"), ("range(\"(..)\")", "null"), ("range(\"[1+1..5]\")", "null"),
            ("range(\"<3\")", "null"), ("range(\"[1..3] \")", "[1..3]"), ("range(\"[1..\\\"a\\\"]\")", "null"),
            ("range(\"[null..3]\")", "null"), ("range(\"[true..)\")", "null"),
        ])
    func ranges(source: String, expected: String) {
        #expect(value(source).description == expected)
    }

    @Test(
        "functions are of a type by what they take and give, and know themselves in a context",
        arguments: [
            ("(function(x: number) x + 1) instance of function<number> -> number", "true"),
            ("(function(x: number) x + 1) instance of function<string> -> number", "false"),
            ("(function(x: number) x + 1) instance of function<number> -> string", "false"),
            ("(function(x: number) x) instance of function<Any> -> Any", "false"),
            ("(function(x) x) instance of function<number> -> Any", "true"),
            ("abs instance of function<number> -> number", "true"),
            ("abs instance of function<string> -> number", "false"),
            ("[abs, 1] instance of list<function<number> -> number>", "false"),
            ("{f: function(n) if n < 2 then 1 else n * f(n - 1), r: f(5)}.r", "120"),
            ("{f: function(n) f(n + 1), r: f(5)}.r", "null"),
            ("{s: substring, r: s(string: \"abc\", start position: 2)}.r", "\"bc\""),
            ("{s: substring, r: s(string: \"abc\")}.r", "null"),
            ("{f: function(x) external {java: {class: \"a\", method signature: \"b\"}}, a: 1}.a", "1"),
            ("(function(x) external {java: {class: \"a\", method signature: \"b\"}})(1)", "null"),
        ])
    func functions(source: String, expected: String) {
        #expect(value(source).description == expected)
    }

    @Test(
        "filters look for entries that only some items have, and take conditions and positions alone",
        arguments: [
            ("[{x: 1, y: 2}, {x: 2}][y = 2].x", "[1]"), ("count([{x: 1, y: 2}, {x: 2}][y = null])", "1"),
            ("[1, 2, 3][\"a\"]", "null"), ("[1, 2, 3][[true]]", "null"), ("[1, 2, 3][null]", "[]"),
        ])
    func filters(source: String, expected: String) {
        #expect(value(source).description == expected)
    }

    @Test(
        "an entry's name may begin with a keyword",
        arguments: [
            ("{in stock: 1, r: in stock + 1}.r", "2"), ("{if any: 1}.if any", "1"), ("{for: 1}.for", "1"),
            ("{if: 1} instance of context<if: number>", "true"),
        ])
    func keys(source: String, expected: String) {
        #expect(value(source).description == expected)
    }

    @Test(
        "seconds have their fraction",
        arguments: [
            ("@\"10:11:12.5\".second", "12.5"), ("@\"2026-10-01T10:11:12.25\".second", "12.25"),
            ("@\"10:11:12\".second", "12"), ("@\"P1DT2H3M4.5S\".seconds", "4.5"), ("@\"-PT4.5S\".seconds", "-4.5"),
        ])
    func seconds(source: String, expected: String) {
        #expect(value(source).description == expected)
    }

    @Test(
        "tests that look at the value hold when they are true; null is no boolean",
        arguments: [
            ("? > 0", Value.null, false), ("starts with(?, \"a\")", .null, false), ("not(?)", .boolean(false), true),
            ("? = false", .boolean(false), true), ("? = false", .boolean(true), false), ("true", .null, false),
            ("false", .null, false), ("true", .boolean(true), true), ("null", .null, true), ("? = null", .null, true),
            ("if ? = null then true else null", .null, true), ("if ? = 1 then 1 else 2", .integer(1), true),
        ])
    func unaryTests(source: String, input: Value, expected: Bool) throws {
        for type in [ValueType.any, ValueType(of: input)] {
            let tests = UnaryTests.compile(source, input: type, scope: Scope(), mode: .standard).tests
            let context = EvaluationContext(values: [:], today: testDay)
            let found = try #require(tests).evaluate(input, in: context).value
            #expect((found == .boolean(true)) == expected, "as \(type)")
        }
    }

    @Test func `types that a scope names are known after instance of and of parameters`() throws {
        var scope = Scope()
        scope.types = ["tAge": .number, "other.home address": .context([("street", .string)])]
        func value(_ source: String) throws -> Value {
            let compiled = Expression.compile(source, scope: scope, mode: .standard)
            return try #require(compiled.expression).evaluate(
                in: EvaluationContext(values: [:], today: testDay)
            ).value
        }
        #expect(try value("5 instance of tAge") == true && value("\"a\" instance of tAge") == false)
        #expect(try value("[5] instance of list<tAge> and true") == true)
        #expect(try value("{street: \"a\"} instance of other.home address") == true)
        #expect(try value("(function(age: tAge) age)(\"a\")") == .null)
        #expect(try value("5 instance of tSize") == .null)
    }

    @Test func `evaluations that share steps stop together`() throws {
        let loop = try #require(
            Expression.compile("for i in 1..1000 return i", scope: Scope(), mode: .standard).expression)
        let context = EvaluationContext(values: [:], today: testDay)
        var steps = 5_000
        #expect(loop.evaluate(in: context, steps: &steps).value != .null)
        #expect(steps < 4_001 && steps > 0)
        for _ in 0..<5 { _ = loop.evaluate(in: context, steps: &steps) }
        #expect(steps == 0 && loop.evaluate(in: context, steps: &steps).value == .null)
    }
}
