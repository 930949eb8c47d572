import FEEL
import Testing

@Suite("Built-in functions")
struct BuiltInTests {
    @Test(
        "give their value",
        arguments: [
            ("not(false)", "true"), ("count([1, null])", "2"), ("sum([1, 2.5])", "3.5"), ("sum(1, 2)", "3"),
            ("sum([])", "null"),
            ("sum([1, null])", "null"), ("min([3, 1])", "1"), ("max(\"a\", \"b\")", "\"b\""), ("max([])", "null"),
            ("mean([1, 2])", "1.5"),
            ("median([3, 1, 2, 10])", "2.5"), ("mode([1, 2, 2.0])", "[2]"), ("product([2, 3])", "6"),
            ("stddev([2, 4])", "1.414213562373095048801688724209698"),
            ("all([true, null])", "null"), ("all([false, null])", "false"), ("all([])", "true"), ("any([])", "false"),
            ("any(true, null)", "true"),
            ("list contains([1, null], null)", "true"), ("append([1], 2, 3)", "[1, 2, 3]"),
            ("concatenate([1], [2])", "[1, 2]"),
            ("concatenate([[1], [2]])", "[[1], [2]]"), ("distinct values([1, 1.0, 2])", "[1, 2]"),
            ("flatten([1, [2, [3]]])", "[1, 2, 3]"),
            ("reverse([1, 2])", "[2, 1]"), ("index of([1, 2, 1], 1)", "[1, 3]"), ("sublist([1, 2, 3], 2)", "[2, 3]"),
            ("sublist([1, 2, 3], -2, 1)", "[2]"),
            ("sublist([1], 2)", "null"), ("union([1], [1, 2])", "[1, 2]"), ("remove([1, 2], 1)", "[2]"),
            ("insert before([1, 3], 2, 2)", "[1, 2, 3]"),
            ("list replace([1, 2], 1, 9)", "[9, 2]"), ("sort([3, 1, 2])", "[1, 2, 3]"),
            ("sort([1, 3, 2], function(x, y) x > y)", "[3, 2, 1]"),
            ("string(1.50)", "\"1.5\""), ("string(null)", "null"), ("string([1, \"a\"])", "\"[1, \\\"a\\\"]\""),
            ("string(@\"P1D\")", "\"P1D\""),
            ("number(\"1 000,5\", \" \", \",\")", "1000.5"), ("number(\"x\")", "null"),
            ("number(\"1.000\", null, \",\")", "null"),
            ("string length(\"🐎ab\")", "3"), ("upper case(\"été\")", "\"ÉTÉ\""), ("lower case(\"ÉTÉ\")", "\"été\""),
            ("contains(\"foobar\", \"ob\")", "true"), ("starts with(\"foo\", \"fo\")", "true"),
            ("ends with(\"foo\", \"fo\")", "false"),
            ("substring(\"foobar\", 3)", "\"obar\""), ("substring(\"foobar\", -2, 1)", "\"a\""),
            ("substring(\"\\U01F40Eab\", 2)", "\"ab\""),
            ("substring before(\"foobar\", \"bar\")", "\"foo\""), ("substring after(\"foobar\", \"ob\")", "\"ar\""),
            ("substring after(\"a\", \"z\")", "\"\""),
            ("@\"2021-01-02T10:10:10@Europe/Paris\" - @\"2021-01-01T10:10:10@Asia/Dhaka\"", "@\"P1DT5H\""),
            ("@\"2021-07-01T12:00:00@Europe/Paris\" = @\"2021-07-01T10:00:00Z\"", "true"),
            ("@\"2021-01-01T12:00:00@Europe/Paris\" < @\"2021-01-01T11:30:00Z\"", "true"),
            ("date and time(\"2021-01-01T12:00:00@Nowhere/Land\")", "null"),
            ("before(1, 10)", "true"), ("before(1, (1..10])", "true"), ("before([1..10], 10)", "false"),
            ("after((11..20], 11)", "true"), ("after([11..20], [1..11))", "true"),
            ("meets([1..5], [5..10])", "true"), ("meets([1..5), [5..10])", "false"),
            ("met by([5..10], [1..5])", "true"), ("overlaps([1..5], [3..8])", "true"),
            ("overlaps([1..5), [5..8])", "false"), ("overlaps before([1..5], [3..8])", "true"),
            ("overlaps after([3..8], [1..5])", "true"), ("finishes(10, [1..10])", "true"),
            ("finishes([5..10], [1..10])", "true"), ("finished by([1..10], [5..10))", "false"),
            ("includes([1..10], 5)", "true"), ("includes([1..10), 10)", "false"), ("during(5, [1..10])", "true"),
            ("starts([1..5], [1..10])", "true"), ("started by([1..10], (1..5])", "false"),
            ("coincides([1..5], [1..5])", "true"), ("coincides(3, 3)", "true"), ("before(1, \"a\")", "null"),
            ("range(\"[1..3]\") = [1..3]", "true"), ("range(\"1\")", "null"), ("range(\"[1..\")", "null"),
            ("matches(\"abracadabra\", \"bra\")", "true"), ("matches(\"ABC\", \"b\")", "false"),
            ("matches(\"ABC\", \"b\", \"i\")", "true"), ("matches(\"a.b\", \".b\", \"q\")", "true"),
            ("matches(\"a\", \"[\")", "null"), ("matches(\"a\", \"a\", \"z\")", "null"),
            ("replace(\"abracadabra\", \"(a)(b)\", \"[$2$1]\")", "\"[ba]racad[ba]ra\""),
            ("replace(\"banana\", \"a\", \"$x\")", "null"), ("replace(\"aaa\", \"a*?\", \"b\")", "null"),
            ("replace(\"été\", \"t\", \"\\\\$\")", "\"é$é\""),
            ("split(\"a1b22c\", \"[0-9]+\")", "[\"a\", \"b\", \"c\"]"),
            ("split(\"a;b;;c\", \";\")", "[\"a\", \"b\", \"\", \"c\"]"),
            ("string join([\"a\", null, \"c\"], \"-\")", "\"a-c\""),
            ("abs(-1.5)", "1.5"), ("abs(@\"-P1D\")", "@\"P1D\""), ("floor(-1.5)", "-2"), ("ceiling(-1.5)", "-1"),
            ("decimal(2.5, 0)", "2"),
            ("round half up(1.005, 2)", "1.01"), ("round half down(1.005, 2)", "1"), ("round half even(2.5, 0)", "2"),
            ("round up(1.01, 1)", "1.1"),
            ("round down(-1.09, 1)", "-1"), ("round half up(155, -1)", "160"), ("modulo(-12, 5)", "3"),
            ("modulo(12, -5)", "-3"), ("modulo(1, 0)", "null"),
            ("even(2)", "true"), ("odd(2.5)", "false"), ("sqrt(16)", "4"), ("sqrt(-1)", "null"),
            ("date(\"2026-10-01\")", "@\"2026-10-01\""), ("date(2026, 2, 30)", "null"),
            ("date(@\"2026-10-01T10:00:00\")", "@\"2026-10-01\""),
            ("time(10, 30, 15.5)", "@\"10:30:15.5\""),
            ("date and time(@\"2026-10-01\", @\"10:00:00\")", "@\"2026-10-01T10:00:00\""),
            ("duration(\"P1DT1H\")", "@\"P1DT1H\""),
            ("years and months duration(@\"2024-02-29\", @\"2026-02-28\")", "@\"P1Y11M\""),
            ("years and months duration(@\"2026-05-10\", @\"2025-05-11\")", "@\"-P11M\""),
            ("today()", "@\"2026-10-01\""),
            ("now()", "@\"2026-10-01T00:00:00\""), ("day of week(@\"2026-10-01\")", "\"Thursday\""),
            ("day of year(@\"2026-12-31\")", "365"),
            ("month of year(today())", "\"October\""), ("week of year(@\"2026-01-01\")", "1"),
            ("is(@\"10:00:00Z\", @\"11:00:00+01:00\")", "false"),
            ("get value({a: 1}, \"a\")", "1"), ("get entries({a: 1})", "[{key: \"a\", value: 1}]"),
            ("context put({a: 1}, \"b\", 2)", "{a: 1, b: 2}"),
            ("context merge([{a: 1}, {a: 2}])", "{a: 2}"), ("context([{key: \"a\", value: 1}])", "{a: 1}"),
            ("abs(n: -1)", "1"),
            ("date(from: @\"2026-10-01T10:00:00\")", "@\"2026-10-01\""), ("count(null)", "null"), ("count(1)", "1"),
            ("exp(0)", "1"), ("log(1)", "0"),
        ])
    func values(source: String, expected: String) {
        #expect(value(source).description == expected)
    }

    @Test("tell which argument is wrong")
    func problems() {
        #expect(evaluation("floor(x)", ["x": "a"]).diagnostics.last?.code == "argument-type")
        #expect(evaluation("floor(x)", ["x": .null]).diagnostics.last?.code == "null-argument")
        #expect(
            evaluation("floor(x)", ["x": .null]).diagnostics.last?.message == "The argument `n` of `floor` is null.")
    }
}
