import FEEL
import Testing

@testable import DMN

/// What the standard asks of models, where it is easily done otherwise.
@Suite struct DecisionStandardTests {
    private static let clock = EvaluationContext(values: [:], today: CivilDate(daysSinceEpoch: 20_000))

    private func run(
        _ elements: String, _ given: [String: Value] = [:], also others: [DecisionModel] = [],
        steps: Int? = nil
    ) throws -> DecisionRun {
        var clock = Self.clock
        if let steps { clock.maximumSteps = steps }
        return DecisionRun(DecisionModels([try model(elements)] + others), given: given, context: clock)
    }

    private func model(_ elements: String, namespace: String = "test") throws -> DecisionModel {
        try DecisionModel(
            Array(
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="\(namespace)" name="m">
                \(elements)</definitions>
                """.utf8))
    }

    /// What the decision `result` gives, of this logic.
    private func value(
        _ logic: String, types: String = "", type: String = "", inputs: [String: Value] = [:]
    ) throws -> Value {
        let data = inputs.keys.map { "<inputData id=\"\($0)\" name=\"\($0)\"><variable name=\"\($0)\"/></inputData>" }
        let needs = inputs.keys.map {
            "<informationRequirement><requiredInput href=\"#\($0)\"/></informationRequirement>"
        }
        let reference = type.isEmpty ? "" : " typeRef=\"\(type)\""
        let decision =
            "<decision id=\"result\" name=\"result\"><variable name=\"result\"\(reference)/>" + needs.joined() + logic
            + "</decision>"
        return try run(types + data.joined() + decision, inputs).value(of: "result", in: "test") ?? .null
    }

    private func literal(_ text: String) -> String { "<literalExpression><text>\(text)</text></literalExpression>" }

    // MARK: Types

    @Test func `a constraint is of the whole collection, allowed values of each element`() throws {
        let types = """
            <itemDefinition name="tPair" isCollection="true"><typeRef>number</typeRef>
              <allowedValues><text>&gt; 5</text></allowedValues>
              <typeConstraint><text>count(?) = 2</text></typeConstraint></itemDefinition>
            <itemDefinition name="tBand"><typeRef>number</typeRef>
              <allowedValues><text>&gt; 5</text></allowedValues>
              <typeConstraint><text>&lt; 10</text></typeConstraint></itemDefinition>
            <itemDefinition name="tNarrow"><typeRef>tBand</typeRef>
              <allowedValues><text>not(7)</text></allowedValues></itemDefinition>
            """
        func typed(_ type: String, _ text: String) throws -> Value {
            try value(literal(text), types: types, type: type)
        }
        #expect(try typed("tPair", "[6, 7]") == [6, 7])
        #expect(try typed("tPair", "[6]") == .null && typed("tPair", "[6, 5]") == .null)
        #expect(try typed("tBand", "7") == 7 && typed("tBand", "5") == .null && typed("tBand", "12") == .null)
        #expect(try typed("tNarrow", "8") == 8 && typed("tNarrow", "7") == .null && typed("tNarrow", "12") == .null)
    }

    @Test func `expressions name the types of their model and of those it imports`() throws {
        let types = """
            <itemDefinition name="tPerson"><itemComponent name="age"><typeRef>number</typeRef></itemComponent>
            </itemDefinition>
            """
        #expect(try value(literal("{age: 5} instance of tPerson"), types: types) == true)
        #expect(try value(literal("{name: \"a\"} instance of tPerson"), types: types) == false)
        #expect(try value(literal("(function(p: tPerson) p.age)({age: 5})"), types: types) == 5)
        #expect(try value(literal("(function(p: tPerson) p)(5)"), types: types) == .null)
        let elements =
            "<import name=\"office\" namespace=\"other\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>"
            + "<decision id=\"result\" name=\"result\"><variable name=\"result\"/>"
            + literal("[{age: 5}] instance of list&lt;office.tPerson&gt;") + "</decision>"
        let run = try run(elements, also: [model(types, namespace: "other")])
        #expect(run.value(of: "result", in: "test") == true)
    }

    @Test func `a type may stand within itself`() throws {
        let branches = (1...8).map { "<itemComponent name=\"b\($0)\"><typeRef>tTree</typeRef></itemComponent>" }
        let types = """
            <itemDefinition name="tTree"><itemComponent name="size"><typeRef>number</typeRef></itemComponent>
            \(branches.joined())</itemDefinition>
            <itemDefinition name="tOne"><typeRef>tOther</typeRef></itemDefinition>
            <itemDefinition name="tOther"><typeRef>tOne</typeRef></itemDefinition>
            """
        func tree(_ size: Value, _ branch: Value = .null) -> Value {
            var context = Context((1...8).map { ("b\($0)", .null) })
            context["b1"] = branch
            context["size"] = size
            return .context(context)
        }
        func typed(_ tree: Value) throws -> Value {
            try value(literal("tree"), types: types, type: "tTree", inputs: ["tree": tree])
        }
        #expect(try typed(tree(1, tree(2, tree(3)))) != .null)
        #expect(try typed(tree(1, tree(2, tree("three")))) == .null)
        #expect(try value(literal("1"), types: types, type: "tOne") == 1)
    }

    @Test func `every box is brought to its type, and every column`() throws {
        let (one, two) = (literal("1"), literal("2"))
        #expect(try value("<list typeRef=\"number\">\(one)</list>") == 1)
        #expect(try value("<list typeRef=\"number\">\(one)\(two)</list>") == .null)
        let condition = "<if>\(literal("true"))</if><then>\(one)</then><else>\(two)</else>"
        #expect(try value("<conditional typeRef=\"string\">\(condition)</conditional>") == .null)
        #expect(try value("<conditional typeRef=\"number\">\(condition)</conditional>") == 1)
        let context = "<contextEntry><variable name=\"a\"/>\(one)</contextEntry>"
        #expect(try value("<context typeRef=\"number\">\(context)</context>") == .null)
        let relation = "<column name=\"a\" typeRef=\"string\"/><column name=\"b\"/><row>\(one)\(two)</row>"
        #expect(try value("<relation>\(relation)</relation>") == .list([.context(["a": .null, "b": 2])]))
    }

    // MARK: Boxes

    @Test func `boxes go through ranges`() throws {
        func box(_ kind: String, _ word: String, _ text: String) throws -> Value {
            try value(
                "<\(kind) iteratorVariable=\"i\"><in>\(literal("[1..4)"))</in><\(word)>\(literal(text))</\(word)></\(kind)>"
            )
        }
        #expect(try box("for", "return", "i * 2") == [2, 4, 6])
        #expect(try box("some", "satisfies", "i = 3") == true && box("some", "satisfies", "i = 4") == false)
        #expect(try box("every", "satisfies", "i &lt; 4") == true)
    }

    @Test func `a built-in function is invoked without what may be left out`() throws {
        func invoked(_ parameters: [(String, String)]) throws -> Value {
            let bindings = parameters.map { "<binding><parameter name=\"\($0.0)\"/>\(literal($0.1))</binding>" }
            return try value("<invocation>\(literal("substring"))\(bindings.joined())</invocation>")
        }
        #expect(try invoked([("string", "\"abc\""), ("start position", "2")]) == "bc")
        #expect(try invoked([("string", "\"abc\""), ("start position", "2"), ("length", "1")]) == "b")
        #expect(try invoked([("string", "\"abc\""), ("start", "2")]) == .null)
    }

    // MARK: Tables

    @Test func `a result that its output does not list is null`() throws {
        func result(_ input: Int, _ values: String, _ entry: String) throws -> Value {
            try value(
                """
                <decisionTable><input><inputExpression><text>n</text></inputExpression></input>
                <output><outputValues><text>\(values)</text></outputValues></output>
                <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>\(entry)</text></outputEntry></rule>
                </decisionTable>
                """, inputs: ["n": .integer(input)])
        }
        #expect(try result(1, "\"low\", \"high\"", "\"high\"") == "high")
        #expect(try result(1, "\"low\", \"high\"", "\"middle\"") == .null)
        #expect(try result(1, "\"low\", \"high\"", "[\"low\", \"high\"]") == ["low", "high"])
        #expect(try result(7, "[0..10]", "n") == 7 && result(12, "[0..10]", "n") == .null)
        #expect(try result(1, "true, false", "false") == false)
    }

    @Test func `a condition on what is not given matches no rule`() throws {
        let table = """
            <decisionTable hitPolicy="FIRST"><input><inputExpression><text>n</text></inputExpression></input><output/>
            <rule><inputEntry><text>? &gt; 0</text></inputEntry><outputEntry><text>"above"</text></outputEntry></rule>
            <rule><inputEntry><text>true</text></inputEntry><outputEntry><text>"yes"</text></outputEntry></rule>
            <rule><inputEntry><text>null</text></inputEntry><outputEntry><text>"none"</text></outputEntry></rule>
            </decisionTable>
            """
        #expect(try value(table, inputs: ["n": .null]) == "none")
        #expect(try value(table, inputs: ["n": 1]) == "above")
    }

    // MARK: Limits

    @Test func `functions and loops without end use up the steps of the run`() throws {
        let twice = """
            <businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic>
            <formalParameter name="x"/>\(literal("f(x + 1) + f(x + 1)"))</encapsulatedLogic></businessKnowledgeModel>
            <decision id="result" name="result"><variable name="result"/>
            <knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>\(literal("f(1)"))</decision>
            """
        let recursion = try run(twice, steps: 2_000)
        #expect(recursion.value(of: "result", in: "test") == .null)
        let range = "<in>\(literal("[1..1000]"))</in>"
        let loops = try run(
            "<decision id=\"result\" name=\"result\"><variable name=\"result\"/><for iteratorVariable=\"i\">\(range)"
                + "<return><for iteratorVariable=\"j\">\(range)<return>\(literal("i + j"))</return></for></return></for>"
                + "</decision>", steps: 2_000)
        #expect(loops.value(of: "result", in: "test") == .null)
        #expect(loops.failures.contains { $0.contains("too many steps") })
    }

    @Test func `what is nested too deep is null, and does not use up the stack`() throws {
        let chain = (1...3_000).map { number in
            "<decision id=\"d\(number)\" name=\"d\(number)\"><variable name=\"d\(number)\"/>"
                + "<informationRequirement><requiredDecision href=\"#d\(number - 1)\"/></informationRequirement>"
                + literal("d\(number - 1) + 1") + "</decision>"
        }
        let first = "<decision id=\"d0\" name=\"d0\"><variable name=\"d0\"/>\(literal("0"))</decision>"
        let decisions = try run(first + chain.joined())
        #expect(decisions.value(of: "d3000", in: "test") == .null)
        #expect(decisions.failures.contains { $0.contains("too deep") })
        #expect(try run(first + chain.joined()).value(of: "d200", in: "test") == 200)

        func recursion(_ body: String, depth: Int) throws -> DecisionRun {
            let run = try run(
                "<businessKnowledgeModel id=\"f\" name=\"f\"><variable name=\"f\"/><encapsulatedLogic>"
                    + "<formalParameter name=\"x\"/>\(body)</encapsulatedLogic></businessKnowledgeModel>"
                    + "<decision id=\"result\" name=\"result\"><variable name=\"result\"/><knowledgeRequirement>"
                    + "<requiredKnowledge href=\"#f\"/></knowledgeRequirement>\(literal("f(\(depth))"))</decision>")
            _ = run.value(of: "result", in: "test")
            return run
        }
        let boxes =
            String(repeating: "<list>", count: 60) + literal("f(x + 1)")
            + String(repeating: "</list>", count: 60)
        #expect(try recursion(boxes, depth: 1).failures.contains { $0.contains("too deep") })
        let loops = String(repeating: "for a in [1] return ", count: 30)
        let sorting = literal(loops + "sort([x, 2], function(a, b) f(x + 1) &gt; 0)")
        #expect(try recursion(sorting, depth: 1).failures.contains { $0.contains("too deep") })
        let factorial = literal("if x &lt; 2 then 1 else f(x - 1) + x")
        #expect(try recursion(factorial, depth: 100).value(of: "result", in: "test") == 5_050)
    }

    @Test func `a text is read anew where what stands around it differs`() throws {
        // Only the entries of what `n` is tell that `a b` is one name.
        let loop = """
            <for iteratorVariable="n"><in>\(literal("[{a b: 1}, {a b: 2, c: 3}, {d: 4}]"))</in>
            <return>\(literal("n.a b"))</return></for>
            """
        #expect(try value(loop) == [1, 2, .null])
    }
}
