import FEEL
import Testing

@Suite("Limits")
struct LimitTests {
    @Test(
        "stop what is nested or chained too deep before it is built",
        arguments: [
            String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000),
            String(repeating: "[", count: 5000), String(repeating: "-", count: 5000) + "1",
            String(repeating: "{a:", count: 3000),
            Array(repeating: "1", count: 10_000).joined(separator: "+"),
            Array(repeating: "x", count: 10_000).joined(separator: "."),
            "x" + String(repeating: "[1]", count: 3000), "x" + String(repeating: "()", count: 3000),
            String(repeating: "if true then ", count: 1000) + "1", String(repeating: "not(", count: 2000),
            String(repeating: "function() ", count: 1000) + "1",
            "x instance of " + String(repeating: "list<", count: 1000),
            String(repeating: "for x in ", count: 1000), String(repeating: "1 in (", count: 1000),
        ])
    func depth(source: String) {
        let diagnostics = Expression.compile(source, scope: Scope([("x", .any)]), mode: .standard).diagnostics
        #expect(diagnostics.contains { $0.code == "too-deep" || $0.code == "too-long" }, "\(source.prefix(30))")
    }

    @Test("allow long chains of conditions and deep expressions within bounds")
    func allowed() {
        #expect(value(Array(repeating: "true", count: 2000).joined(separator: " and ")) == true)
        #expect(value(Array(repeating: "1", count: 150).joined(separator: " + ")) == 150)
        #expect(value(String(repeating: "(", count: 100) + "1" + String(repeating: ")", count: 100)) == 1)
    }

    @Test(
        "stop what runs too long or grows too large, and say so",
        arguments: [
            "count(for a in 1..10000, b in 1..10000 return 1)", "for i in 1..100000000 return i",
            "count(for i in 1..100000 return partial)",
            "some a in 1..10000, b in 1..10000 satisfies a + b < 0", "for i in 1..64 return [partial, partial]",
            "{a: [1, 1], b: [a, a], c: [b, b], d: [c, c], e: [d, d], f: [e, e], g: [f, f], h: [g, g], i: [h, h], j: [i, i], k: [j, j], l: [k, k], m: [l, l], n: [m, m], o: [n, n], p: [o, o], q: [p, p], r: [q, q], s: [r, r], t: [s, s], u: [t, t]}",
            "for i in 1..100000 return function() partial",
            "matches(\"" + String(repeating: "a", count: 5000) + "!\", \"^(a+)+$\")",
            "split(\"" + String(repeating: "a", count: 5000) + "!\", \"(a|aa)+$\")",
            "for i in 1..100000 return matches(string(i), \"a\")", "replace(\"abc\", \"x*\", \"-\")",
            "string join(for i in 1..190000 return upper case(\"" + String(repeating: "a", count: 1000) + "\"))",
            "distinct values(for i in 1..100000 return i)",
        ])
    func budget(source: String) {
        let result = evaluation(source)
        #expect(result.value == .null)
        #expect(result.diagnostics.contains { $0.code == "limit" }, "\(source.prefix(60)): \(result.diagnostics)")
    }

    @Test("stop functions that call one another without end")
    func recursion() {
        let source = "{f: function(g, n) g(g, n + 1), r: f(f, 0)}.r"
        let result = evaluation(source)
        #expect(result.value == .null)
        #expect(result.diagnostics.contains { $0.code == "limit" })
    }

    @Test("obey the caller's own budget")
    func callersBudget() throws {
        let expression = try #require(Expression.compile("sum(for i in 1..100 return i)", scope: Scope()).expression)
        var context = EvaluationContext(values: [:], today: testDay)
        #expect(expression.evaluate(in: context).value == 5050)
        context.maximumSteps = 50
        #expect(expression.evaluate(in: context).diagnostics.map(\.code).contains("limit"))
    }

    static let pieces = [
        "1", "2.5", "-", "+", "*", "/", "**", "(", ")", "[", "]", "{", "}", ",", ":", "..", ".", "a", "b", "x", "item",
        "partial", "?",
        "\"s\"", "\"", "true", "null", "if ", " then ", " else ", "for ", " in ", " return ", "some ", " satisfies ",
        " and ", " or ",
        " between ", "not(", "count(", "sum(", "date(\"2026-10-01\")", "@\"P1D\"", "@", "function(", " instance of ",
        "list<", "number",
        "<", ">", "<=", "=", "!=", "//", "/*", "*/", "é", "🐎", "\\", "\u{0}", "1e6144", "10 ** 1000000000", "string(",
        "sort(", "a: 1", "\u{301}",
    ]

    @Test("A random source never stops the program", arguments: 1...40)
    func fuzz(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let scope = Scope([("a", .number), ("b", .list(.number)), ("x", .any)])
        let context = EvaluationContext(values: ["a": 1, "b": [1, 2, 3], "x": .context(["a": 2])], today: testDay)
        var evaluated = 0
        for _ in 0..<150 {
            var source = (0..<Int.random(in: 1...14, using: &random)).map { _ in
                LimitTests.pieces.randomElement(using: &random) ?? ""
            }.joined()
            if Bool.random(using: &random) {
                source = BuiltInSamples.all.randomElement(using: &random) ?? ""
                source = random.mutated(source)
            }
            for mode in [CheckingMode.strict, .standard] {
                let compilation = Expression.compile(source, scope: scope, mode: mode)
                for diagnostic in compilation.diagnostics {
                    #expect(diagnostic.range.upperBound <= source.utf8.count, "seed \(seed): \(source)")
                }
                #expect(compilation.expression != nil || !compilation.diagnostics.isEmpty, "seed \(seed): \(source)")
                if let expression = compilation.expression {
                    evaluated += 1
                    let result = expression.evaluate(in: context)
                    #expect(
                        result.value == expression.evaluate(in: context).value || source.contains("function"),
                        "seed \(seed): \(source)")
                }
            }
            _ = UnaryTests.compile(source, input: .number, scope: scope, mode: .standard).tests?.evaluate(
                1, in: context)
        }
        #expect(evaluated > 0, "seed \(seed)")
    }
}

/// Sources to start mutations from.
enum BuiltInSamples {
    static let all = [
        "if a > 1 then b[item > 1] else [a..10]", "for i in 1..3, j in b return i * j + a",
        "{f: function(n: number) n + 1, r: f(n: 2)}.r",
        "some i in b satisfies i in (<2, [5..7), 9)", "every i in b satisfies i between 1 and a",
        "substring(\"foobar\", a, 2) + string(b)",
        "date(2026, 10, a) + duration(\"P1M\") >= today()", "x.a ** 2 - (1 + 2) / 3 = null or not(a = 1)",
        "sort(b, function(x, y) x > y)[-1]",
        "@\"2026-10-01T10:00:00+02:00\".time offset", "b instance of list<number> and {\"k y\": 1}.k y = 1",
        "split(\"a,b\", \",\")[1] /* c */",
    ]
}

extension SeededGenerator {
    /// The text with a few pieces removed, doubled or replaced.
    mutating func mutated(_ source: String) -> String {
        var scalars = Array(source.unicodeScalars)
        for _ in 0..<Int.random(in: 1...4, using: &self) where !scalars.isEmpty {
            let place = Int.random(in: 0..<scalars.count, using: &self)
            switch Int.random(in: 0..<3, using: &self) {
            case 0: scalars.remove(at: place)
            case 1: scalars.insert(scalars[Int.random(in: 0..<scalars.count, using: &self)], at: place)
            default:
                scalars.insert(
                    contentsOf: (LimitTests.pieces.randomElement(using: &self) ?? "").unicodeScalars, at: place)
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
