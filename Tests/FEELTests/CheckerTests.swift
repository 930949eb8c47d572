import FEEL
import Testing

@Suite("Checker")
struct CheckerTests {
    static let scope = Scope([
        ("age", .number), ("nom", .string), ("majeur", .boolean), ("naissance", .date), ("libre", .any),
        ("document", .enumeration(["copie", "extrait avec filiation", "extrait sans filiation"])),
        ("jours", .list(.enumeration(["lun", "mar", "jeu", "ven"]))),
        ("enfants", .list(.context([("prenom", .string), ("jours", .list(.string)), ("age", .number)]))),
        ("adresse", .context([("code postal", .string), ("commune", .string)])),
        ("tarif", .function(parameters: [.number], result: .number)),
    ])

    @Test(
        "accepts what makes sense, and knows its type",
        arguments: [
            ("age + 1", "number"), ("if majeur then nom else null", "string"), ("enfants.prenom", "list<string>"),
            ("enfants[age > 3].prenom", "list<string>"), ("enfants[1].age", "number"),
            ("naissance + @\"P18Y\" <= today()", "boolean"),
            ("today() - naissance", "days and time duration"), ("document = \"copie\"", "boolean"),
            ("document in (\"copie\", \"extrait avec filiation\")", "boolean"),
            ("list contains(jours, \"lun\")", "boolean"),
            ("sum(for e in enfants return count(e.jours))", "number"), ("adresse.code postal", "string"),
            ("some e in enfants satisfies e.age < 3", "boolean"), ("libre.quoi + 1", "Any"), ("tarif(age)", "number"),
            ("{a: 1, b: a > 0}", "context<a: number, b: boolean>"), ("min(1, age)", "number"),
            ("max(enfants.age)", "number"),
            ("[1, \"a\"]", "list<Any>"), ("age in [18..65)", "boolean"), ("string(age) + nom", "string"),
            ("nom = null", "boolean"), ("duration(\"P1Y\")", "years and months duration"),
            ("substring(string: nom, start position: 2)", "string"),
        ])
    func accepted(source: String, type: String) {
        let compilation = Expression.compile(source, scope: CheckerTests.scope)
        #expect(compilation.diagnostics == [])
        #expect(compilation.type.description == type)
        #expect(compilation.expression?.type == compilation.type)
    }

    @Test(
        "reports what can't be right, where it stands",
        arguments: [
            ("agge + 1", "unknown-name", 0..<4, "age"), ("age > \"18\"", "operand-type", 0..<10, nil),
            ("coutn(enfants)", "unknown-function", 0..<5, "count"),
            ("document = \"copies\"", "enumeration-value", 11..<19, "\"copie\""),
            ("\"lundi\" = jours[1]", "enumeration-value", 0..<7, "\"lun\""),
            ("list contains(jours, \"vem\")", "enumeration-value", 21..<26, "\"ven\""),
            ("document in (\"copie\", \"extrai\")", "enumeration-value", 22..<30, nil),
            ("enfants.prenon", "unknown-member", 8..<14, "prenom"), ("naissance.anee", "unknown-member", 10..<14, nil),
            ("if age then 1 else 2", "condition-type", 3..<6, nil), ("age and majeur", "condition-type", 0..<3, nil),
            ("count(1, 2)", "arity", 0..<11, nil), ("string length(age)", "argument-type", 14..<17, nil),
            ("tarif(nom)", "argument-type", 6..<9, nil), ("tarif()", "arity", 0..<7, nil),
            ("nom()", "not-a-function", 0..<5, nil),
            ("naissance + 1", "operand-type", 0..<13, nil), ("for x in age return x", "iteration", 9..<12, nil),
            ("enfants[nom]", "condition-type", 8..<11, nil), ("1 +", "syntax", 3..<3, nil),
            ("(1", "syntax", 2..<2, nil),
            ("\"abc", "syntax", 0..<4, nil), ("1 # 2", "syntax", 2..<3, nil),
            ("@\"2026-02-30\"", "temporal-literal", 0..<13, nil),
            ("date(\"2026-02-30\")", "function-result", 0..<18, nil), ("1 / 0", "division-by-zero", 0..<5, nil),
            ("age instance of nombre", "unknown-type", 16..<22, nil), ("{a: 1, a: 2}", "duplicate-entry", 7..<8, nil),
            ("?", "unknown-name", 0..<1, nil), ("", "empty", 0..<0, nil),
            ("function() external {}", "external-function", 11..<19, nil),
            ("substring(texte: nom, start position: 2)", "argument-name", 0..<40, nil),
            ("é + agé", "unknown-name", 0..<2, nil),
        ] as [(String, String, Range<Int>, String?)])
    func refused(source: String, code: String, range: Range<Int>, suggestion: String?) {
        let compilation = Expression.compile(source, scope: CheckerTests.scope)
        #expect(compilation.expression == nil)
        let first = compilation.diagnostics.first
        #expect(first?.code == code)
        #expect(first?.range == range)
        #expect(first?.suggestion == suggestion)
        #expect(first?.message.hasSuffix(".") == true || first?.message.hasSuffix("?") == true)
    }

    @Test("wants the type that is expected")
    func expected() {
        let scope = CheckerTests.scope
        #expect(problems("age + 1", scope, expecting: .boolean) == ["result-type"])
        #expect(problems("age > 1", scope, expecting: .boolean) == [])
        #expect(problems("null", scope, expecting: .boolean) == [])
        #expect(problems("\"copies\"", scope, expecting: .enumeration(["copie"])) == ["enumeration-value"])
        let open = Expression.compile("libre", scope: scope, expecting: .number).expression
        let context = EvaluationContext(values: ["libre": "texte"], today: testDay)
        #expect(open?.evaluate(in: context).value == .null)
        #expect(open?.evaluate(in: context).diagnostics.first?.code == "result-type")
    }

    @Test("tells which names an expression uses, and whether it looks at the clock")
    func references() throws {
        let source = "adresse.commune = nom and naissance < today()"
        let expression = try #require(Expression.compile(source, scope: CheckerTests.scope).expression)
        #expect(expression.references.map(\.name) == ["adresse", "nom", "naissance"])
        #expect(expression.references.map(\.path) == [["commune"], [], []])
        #expect(expression.usesClock)
        let local = try #require(Expression.compile("for age in [1] return age", scope: CheckerTests.scope).expression)
        #expect(local.references.isEmpty)
        #expect(!local.usesClock)
    }

    @Test("only warns in the standard's own mode")
    func standard() {
        let compilation = Expression.compile("1 + \"a\"", scope: Scope(), mode: .standard)
        #expect(compilation.diagnostics.map(\.severity) == [.warning])
        #expect(compilation.expression != nil)
        #expect(Expression.compile("1 +", scope: Scope(), mode: .standard).expression == nil)
    }

    @Test(
        "Unary tests hold for a value or don't",
        arguments: [
            ("[18..65)", 18, "true"), ("[18..65)", 65, "false"), ("> limite", 11, "true"), ("< 5, > 10", 7, "false"),
            ("-", 1, "true"),
            ("not(1, 2)", 3, "true"), ("not(1, 2)", 1, "false"), ("1, 2, 3", 2, "true"), ("? > 2 and ? < 4", 3, "true"),
            ("[18..65)", nil, "null"), ("null", nil, "true"), ("even(?)", 3, "false"), ("limite", 10, "true"),
            ("[limite..20]", 9, "false"),
        ] as [(String, Int?, String)])
    func unaryTests(source: String, input: Int?, expected: String) throws {
        let compilation = UnaryTests.compile(source, input: .number, scope: Scope([("limite", .number)]))
        let tests = try #require(compilation.tests)
        let context = EvaluationContext(values: ["limite": 10], today: testDay)
        #expect(tests.evaluate(input.map { .integer($0) } ?? .null, in: context).value.description == expected)
    }

    @Test("Unary tests are checked against the input's type")
    func unaryTestsRefused() {
        func codes(_ source: String, _ input: ValueType) -> [String] {
            UnaryTests.compile(source, input: input, scope: Scope()).diagnostics.map(\.code)
        }
        #expect(codes("\"a\"", .number) == ["operand-type"])
        #expect(codes("< \"a\"", .number) == ["operand-type"])
        #expect(codes("[\"a\"..\"b\"]", .number) == ["operand-type"])
        #expect(codes("\"oui\", \"nom\"", .enumeration(["oui", "non"])) == ["enumeration-value"])
        #expect(codes("1,", .number) == ["syntax"])
        #expect(codes("[@\"2012-01-01\"..today()]", .date) == [])
    }
}
