import FEEL
import Testing

/// What expressions give while some of their inputs are not known.
@Suite struct AppraisalTests {
    private static let scope = Scope([
        ("a", ValueType.boolean), ("b", .boolean), ("c", .boolean), ("x", .number), ("y", .number),
        ("values", .list(.number)),
    ])
    private static let today = CivilDate(daysSinceEpoch: 20_000)

    private func appraise(_ source: String, _ values: [String: Value]) throws -> (Appraisal, Set<String>, Set<String>) {
        let expression = try #require(Expression.compile(source, scope: Self.scope).expression)
        var context = EvaluationContext(scope: Self.scope, today: Self.today)
        for (name, value) in values { context[name] = value }
        let unknown = Set(Self.scope.variables.indices.filter { values[Self.scope.variables[$0].name] == nil })
        let appraisal = expression.appraise(in: context, unknown: PositionSet(unknown))
        let names = { (slots: PositionSet) in Set(slots.map { Self.scope.variables[$0].name }) }
        return (appraisal, names(appraisal.missing), names(appraisal.later))
    }

    @Test(
        arguments: [
            ("a and b", ["a": false], Value.boolean(false)), ("b and a", ["a": false], false),
            ("a or b", ["b": true], true), ("x * y", ["x": 0], 0), ("y * x", ["x": 0], 0),
            ("if a then 1 else 1", [:], 1), ("if a then x else y", ["a": true, "x": 5], 5),
            ("if a and b then x else 3", ["b": false], 3),
            ("some v in values satisfies v > 3 or a", ["values": [1, 5]], true),
            ("every v in values satisfies v > 3 and a", ["values": [5, 1]], false),
            ("a = null or x > 1", ["a": true, "x": 2], true),
        ] as [(String, [String: Value], Value)])
    func `what is settled without the unknown is certain`(
        source: String, values: [String: Value], expected: Value
    ) throws {
        let (appraisal, missing, _) = try appraise(source, values)
        #expect(appraisal.value == expected, "\(source)")
        #expect(missing.isEmpty, "\(source)")
    }

    @Test(
        arguments: [
            ("a and b", ["a": true], ["b"], []), ("x + y", ["x": 1], ["y"], []), ("x * y", ["x": 2], ["y"], []),
            // Null is an answer; not known is none: nothing can be told from a comparison with null.
            ("a = null", [:], ["a"], []), ("if a = null then 0 else 1", [:], ["a"], []),
            ("if a then x else y", [:], ["a"], ["x", "y"]), ("if a then 1 else y", ["a": false], ["y"], []),
            ("sum(values) + x", ["x": 1], ["values"], []),
        ] as [(String, [String: Value], Set<String>, Set<String>)])
    func `what depends on the unknown is unknown, and says on what, gates first`(
        source: String, values: [String: Value], first: Set<String>, later: Set<String>
    ) throws {
        let (_, missing, after) = try appraise(source, values)
        #expect(missing == first, "\(source)")
        #expect(after == later, "\(source)")
    }

    @Test func `the branches taken are noted, with their places`() throws {
        let source = "if x < 10 then 1 else if x < 20 then 2 else 3"
        let expression = try #require(Expression.compile(source, scope: Self.scope).expression)
        let (appraisal, _, _) = try appraise(source, ["x": 15])
        let taken = appraisal.branches.map { branch -> String in
            let conditional = expression.conditionals[branch.conditional]
            return String(decoding: Array(source.utf8)[conditional.condition], as: UTF8.self) + " \(branch.holds)"
        }
        #expect(taken == ["x < 10 false", "x < 20 true"])
    }

    /// Whatever is called certain is the value that every completion gives; and what is called missing is all that is
    /// needed to make it certain.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `certainty is never belied`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let names = ["a", "b", "c"]
        var certain = 0
        for _ in 0..<300 {
            let source = formula(&random, depth: 4)
            var known: [String: Value] = ["x": 1, "y": 2, "values": []]
            for name in names where Bool.random(using: &random) { known[name] = .boolean(.random(using: &random)) }
            let (appraisal, missing, later) = try appraise(source, known)
            let open = names.filter { known[$0] == nil }
            #expect(missing.union(later).isSubset(of: Set(open)), "seed \(seed): \(source)")
            var results: Set<Value> = []
            for pattern in 0..<(1 << open.count) {
                var whole = known
                for (index, name) in open.enumerated() { whole[name] = .boolean(pattern >> index & 1 == 1) }
                let (completed, rest, _) = try appraise(source, whole)
                #expect(rest.isEmpty)
                results.insert(completed.value)
            }
            guard missing.isEmpty else { continue }
            certain += 1
            #expect(results == [appraisal.value], "seed \(seed): \(source) with \(known)")
        }
        #expect(certain > 60, "seed \(seed)")
    }

    private func formula(_ random: inout SeededGenerator, depth: Int) -> String {
        let kind = depth == 0 ? 0 : Int.random(in: 0...4, using: &random)
        switch kind {
        case 1: return "(\(formula(&random, depth: depth - 1)) and \(formula(&random, depth: depth - 1)))"
        case 2: return "(\(formula(&random, depth: depth - 1)) or \(formula(&random, depth: depth - 1)))"
        case 3: return "not(\(formula(&random, depth: depth - 1)))"
        case 4:
            let parts = (0..<3).map { _ in formula(&random, depth: depth - 1) }
            return "(if \(parts[0]) then \(parts[1]) else \(parts[2]))"
        default: return ["a", "b", "c", "true", "false"].randomElement(using: &random) ?? "a"
        }
    }
}
