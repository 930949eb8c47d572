import Testing

@testable import FEEL

/// Kernels give what the evaluator gives, on formulas drawn at random and on every answer, a missing one included.
@Suite struct KernelTests {
    private static let scope = Scope([
        ("n", .number), ("m", .number), ("b", .boolean), ("c", .boolean), ("d", .date), ("e", .date),
        ("t", .enumeration(["oui", "non", "peut-être"])),
    ])
    private static let today = CivilDate(daysSinceEpoch: 20_700)

    /// A formula of a type.
    private static func formula(_ random: inout SeededGenerator, _ type: String, depth: Int) -> String {
        func sub(_ type: String) -> String { formula(&random, type, depth: depth - 1) }
        func pick(_ options: [String]) -> String { options.randomElement(using: &random) ?? "" }
        let isLeaf = depth == 0
        switch type {
        case "number":
            if isLeaf { return pick(["n", "m", "0", "1", "12", "0.3", "100", "-7.25", "d.year", "e.month", "null"]) }
            switch Int.random(in: 0...9, using: &random) {
            case 0...3: return "(\(sub("number")) \(pick(["+", "-", "*", "/"])) \(sub("number")))"
            case 4: return "(if \(sub("boolean")) then \(sub("number")) else \(sub("number")))"
            case 5: return "\(pick(["min", "max"]))(\(sub("number")), \(sub("number")), \(sub("number")))"
            case 6: return "\(pick(["abs", "floor", "ceiling", "-"]))(\(sub("number")))"
            case 7:
                return
                    "\(pick(["decimal", "round up", "round down", "round half up", "round half down"]))(\(sub("number")), \(pick(["0", "2", "-1"])))"
            default: return pick(["n", "m", "d.day"])
            }
        case "boolean":
            if isLeaf { return pick(["b", "c", "true", "false", "null"]) }
            switch Int.random(in: 0...9, using: &random) {
            case 0...1: return "(\(sub("boolean")) \(pick(["and", "or"])) \(sub("boolean")))"
            case 2: return "not(\(sub("boolean")))"
            case 3...4:
                return "(\(sub("number")) \(pick(["<", "<=", ">", ">=", "=", "!="])) \(sub("number")))"
            case 5: return "(\(sub("date")) \(pick(["<", "<=", ">", ">=", "=", "!="])) \(sub("date")))"
            case 6: return "(t \(pick(["=", "!="])) \(pick(["\"oui\"", "\"non\"", "null"])))"
            case 7 where Bool.random(using: &random):
                return
                    "(\(sub("number")) in (\(pick(["1", "null", "< m", "[0..12)", "(n..100]", "not(3)", "? > 2 and b", ">= -1", "(-3..3)"])), \(pick(["5", "> n", "(0..2]"]))))"
            case 7: return "(\(sub("number")) between \(sub("number")) and \(sub("number")))"
            case 8: return "(\(sub("boolean")) \(pick(["=", "!="])) \(sub("boolean")))"
            default: return "(if \(sub("boolean")) then \(sub("boolean")) else \(sub("boolean")))"
            }
        default:
            if isLeaf { return pick(["d", "e", "today()", "date(\"2024-02-29\")"]) }
            return pick(["date(\(sub("number")), 2, 28)", "(if \(sub("boolean")) then d else e)", "d"])
        }
    }

    private static func answers(_ random: inout SeededGenerator) -> [Value] {
        func number() -> Value {
            let digits = Int64.random(in: -1_000...1_000_000, using: &random)
            return [
                .null, .integer(0), .integer(Int(digits)),
                .number(Number(smallCoefficient: digits, exponent: Int32.random(in: -4...0, using: &random))),
            ].randomElement(using: &random) ?? .null
        }
        func pick(_ values: [Value]) -> Value { values.randomElement(using: &random) ?? .null }
        func day() -> Value { .date(CivilDate(daysSinceEpoch: Int.random(in: 0...30_000, using: &random))) }
        return [
            number(), number(), pick([.null, .boolean(true), .boolean(false)]),
            pick([.boolean(true), .boolean(false)]),
            pick([.null, day(), day()]), day(), pick([.null, .string("oui"), .string("non"), .string("peut-être")]),
        ]
    }

    @Test(arguments: [51, 52, 53] as [UInt64])
    func `kernels give what the evaluator gives`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var (compiled, values) = (0, Set<Value>())
        for _ in 0..<300 {
            let type = ["number", "boolean", "date"].randomElement(using: &random) ?? "number"
            let source = Self.formula(&random, type, depth: Int.random(in: 1...4, using: &random))
            guard let expression = Expression.compile(source, scope: Self.scope, mode: .standard).expression else {
                continue
            }
            var builder = KernelBuilder(today: Self.today)
            let places = (0..<7).map { builder.register(of: $0) }
            let result: Int
            do { result = try builder.value(of: expression) } catch { continue }
            let kernel = builder.build()
            compiled += 1
            for _ in 0..<20 {
                let answers = Self.answers(&random)
                var context = EvaluationContext(scope: Self.scope, today: Self.today)
                var cells = kernel.initial
                for (slot, value) in answers.enumerated() {
                    context[slot: slot] = value
                    cells[places[slot]] = try #require(kernel.cell(value))
                }
                let expected = expression.evaluate(in: context).value
                let isDone = cells.withUnsafeMutableBufferPointer { kernel.run($0) }
                guard isDone else { continue }
                #expect(kernel.value(cells[result]) == expected, "seed \(seed): \(source) of \(answers)")
                values.insert(expected)
            }
        }
        #expect(compiled > 200 && values.count > 100, "seed \(seed): these formulas give something")
    }

    @Test(arguments: [
        "sum([n, m])", "for i in 1..3 return i", "t in [\"oui\", \"non\"]", "d + duration(\"P1D\")", "{a: n}.a",
        "n ** 2",
    ])
    func `what kernels do not do is not compiled`(source: String) throws {
        let expression = try #require(Expression.compile(source, scope: Self.scope).expression)
        var builder = KernelBuilder(today: Self.today)
        #expect(throws: KernelBuilder.Unsupported.self) { try builder.value(of: expression) }
    }

    @Test func `digits are read as they stand`() {
        func read(_ text: String) -> Number? {
            Array(text.utf8).withUnsafeBufferPointer { Number(plainDigits: $0) }
        }
        for text in ["0", "12", "-3.50", "0.001", "999999999999999999"] {
            #expect(read(text) == Number(text), "\(text)")
        }
        for text in ["", "-", ".", "1.", "1.2.3", "1e3", "a", " 1", "1234567890123456789"] {
            #expect(read(text) == nil, "\(text)")
        }
        for text in [
            "0", "-12", "3.50", "0.001", "-0.25", "100", "1e3", "1e-20", "12345678901234567890.5", "10.0",
            "6666.666666666666666666666666666667", "-0.3333333333333333333333333333333333",
            "0.000000000000000000000000000012", "1234567890123456789012345678901234",
            "100000000000000000000.000000000001",
        ] {
            var bytes: [UInt8] = [0x21]
            Number.literal(text).write(to: &bytes)
            #expect(String(decoding: bytes.dropFirst(), as: UTF8.self) == Number.literal(text).description)
        }
        #expect(Number.literal("1.500").decimals == 1 && Number.literal("1.25").decimals == 2)
        #expect(Number.literal("1200").decimals == 0)
    }
}
