import FEEL
import Testing

@Suite("Expressions")
struct ExpressionTests {
    @Test(
        "give their value",
        arguments: [
            ("1 + 2 * 3", "7"), ("-3 ** 2", "9"), ("2 ** 3 ** 2", "64"), ("7 / 2", "3.5"), ("0.1 + 0.2", "0.3"),
            ("10 - 2 - 3", "5"), ("1 = 1.0", "true"), ("\"a\" + \"b\"", "\"ab\""), ("1 / 0", "null"),
            ("1 + null", "null"),
            ("if 1 < 2 then \"a\" else \"b\"", "\"a\""), ("if null then 1 else 2", "2"),
            ("5 between 1 and 5", "true"), ("5 in [1..5)", "false"), ("5 in (<3, >4)", "true"), ("5 in ]4..6[", "true"),
            ("\"a\" in (\"a\", \"b\")", "true"), ("1 in [[2..4], [1..3]]", "true"), ("10 in !=10", "false"),
            ("for i in 1..3 return i * i", "[1, 4, 9]"), ("for i in 3..1 return i", "[3, 2, 1]"),
            ("for x in [1, 2], y in [10, 20] return x + y", "[11, 21, 12, 22]"),
            ("for i in 0..5 return if i < 2 then 1 else partial[-1] + partial[-2]", "[1, 1, 2, 3, 5, 8]"),
            ("some x in [1, 2] satisfies x > 1", "true"), ("every x in [1, 2] satisfies x > 1", "false"),
            ("every x in [] satisfies false", "true"), ("[1, 2, 3][item > 1]", "[2, 3]"), ("[1, 2, 3][-1]", "3"),
            ("[1, 2, 3][4]", "null"), ("[{a: 1}, {a: 2}][a = 2].a", "[2]"), ("{a: 1, b: a + 1}.b", "2"),
            ("{first name: \"Zoé\"}.first name", "\"Zoé\""), ("{f: function(x, y) x - y, r: f(y: 1, x: 3)}.r", "2"),
            ("(function(x: number) x * 2)(4)", "8"), ("1 instance of number", "true"),
            ("null instance of number", "false"),
            ("@\"2026-02-28\" + @\"P1D\"", "@\"2026-03-01\""), ("@\"2024-01-31\" + @\"P1M\"", "@\"2024-02-29\""),
            ("@\"2026-10-01\" - @\"2026-09-01\"", "@\"P30D\""), ("@\"PT1H\" * 36", "@\"P1DT12H\""),
            ("date(2026, 10, 1).weekday", "4"), ("@\"P1Y6M\".months", "6"), ("today()", "@\"2026-10-01\""),
            ("/* a comment */ 1 // and another", "1"), ("\"\\u00e9\\n\\\"\"", "\"é\\n\\\"\""), ("[1..3].end", "3"),
        ])
    func values(source: String, expected: String) {
        #expect(value(source).description == expected)
    }

    @Test(
        "join conditions in three-valued logic",
        arguments: [
            ("true and null", "null"), ("false and null", "false"), ("true or null", "true"), ("false or null", "null"),
            ("not(null)", "null"), ("null = null", "true"), ("null = 1", "false"), ("null < 1", "null"),
            ("some x in [null, false] satisfies x", "null"), ("every x in [null, false] satisfies x", "false"),
        ])
    func threeValuedLogic(source: String, expected: String) {
        #expect(value(source).description == expected)
    }

    @Test("use the names of a scope, with spaces and signs, by name or by slot")
    func names() throws {
        let scope = Scope([("foyer", .context([("nombre de parts", .number)])), ("a-b", .number), ("a", .number)])
        let compilation = Expression.compile("foyer.nombre de parts + a-b + a", scope: scope, expecting: .number)
        let expression = try #require(compilation.expression)
        #expect(compilation.type == .number)
        #expect(expression.references.map(\.name) == ["foyer", "a-b", "a"])
        #expect(expression.references.map(\.path) == [["nombre de parts"], [], []])
        #expect(expression.references.map(\.range) == [0..<21, 24..<27, 30..<31])
        let household: Value = .context(["nombre de parts": 2])
        let named = EvaluationContext(values: ["foyer": household, "a-b": 10, "a": 100], today: testDay)
        #expect(expression.evaluate(in: named).value == 112)
        var slots = EvaluationContext(scope: scope, today: testDay)
        slots["foyer"] = household
        slots["a-b"] = 10
        slots[slot: 2] = 100
        #expect(expression.evaluate(in: slots).value == 112)
    }

    @Test(
        "tell why they are null",
        arguments: [
            ("1 / 0", "division-by-zero", 0..<5), ("2 * (1 + null)", "null-operand", 5..<13),
            ("[1][2]", "list-position", 0..<6), ("date(\"nonsense\")", "function-result", 0..<16),
            ("1 + \"a\"", "operand-type", 0..<7), ("substring(\"abc\", 9)", "function-result", 0..<19),
        ])
    func reasons(source: String, code: String, range: Range<Int>) {
        let result = evaluation(source)
        #expect(result.value == .null)
        #expect(result.diagnostics.first?.code == code)
        #expect(result.diagnostics.first?.range == range)
    }
}
