import FEEL
import Testing

@testable import DMN

/// Decisions of models written in the tests.
@Suite struct DecisionTests {
    /// What the decision `result` of a model gives.
    private func result(
        _ elements: String, _ given: [String: Value] = [:], also others: [DecisionModel] = []
    ) throws -> Value {
        let model = try DecisionModel(Self.document(elements))
        let clock = EvaluationContext(values: [:], today: CivilDate(daysSinceEpoch: 20_000))
        let run = DecisionRun(DecisionModels([model] + others), given: given, context: clock)
        return try #require(run.value(of: "result", in: "test"))
    }

    private static func document(_ elements: String, namespace: String = "test") -> [UInt8] {
        Array(
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="\(namespace)" name="m">
            \(elements)</definitions>
            """.utf8)
    }

    private static func decision(_ logic: String, requires: [String] = [], type: String = "") -> String {
        let type = type.isEmpty ? "" : " typeRef=\"\(type)\""
        return "<decision id=\"result\" name=\"result\"><variable name=\"result\"\(type)/>"
            + requires.map {
                "<informationRequirement><requiredInput href=\"#\($0)\"/></informationRequirement>"
            }.joined() + logic + "</decision>"
    }

    private static func literal(_ text: String) -> String {
        "<literalExpression><text>\(text)</text></literalExpression>"
    }

    private func value(_ text: String) throws -> Value {
        let expression = try #require(Expression.compile(text, scope: Scope(), mode: .standard).expression)
        return expression.evaluate(in: EvaluationContext(values: [:], today: CivilDate(daysSinceEpoch: 20_000))).value
    }

    // MARK: Tables

    /// A table over `age`: its hit policy, the type of its output, and rules of a test and a result.
    private func table(
        _ policy: String, _ rules: [(String, String)], age: Int, output: String = "", aggregation: String = ""
    ) throws -> Value {
        let aggregation = aggregation.isEmpty ? "" : " aggregation=\"\(aggregation)\""
        let rules = rules.map { test, result in
            "<rule><inputEntry><text>\(test)</text></inputEntry><outputEntry><text>\(result)</text></outputEntry></rule>"
        }.joined()
        let table = """
            <decisionTable hitPolicy="\(policy)"\(aggregation)>
            <input><inputExpression typeRef="number"><text>age</text></inputExpression></input>
            <output>\(output)</output>\(rules)</decisionTable>
            """
        let input = "<inputData id=\"age\" name=\"age\"><variable name=\"age\" typeRef=\"number\"/></inputData>"
        return try result(input + Self.decision(table, requires: ["age"]), ["age": .integer(age)])
    }

    @Test func `each hit policy chooses among the rules that match`() throws {
        let rules = [("&gt;= 18", "\"adult\""), ("&gt;= 65", "\"senior\""), ("&lt; 18", "\"minor\"")]
        #expect(try table("UNIQUE", rules, age: 12) == "minor")
        #expect(try table("UNIQUE", rules, age: 70) == .null, "several match where one may")
        #expect(try table("FIRST", rules, age: 70) == "adult")
        #expect(try table("RULE ORDER", rules, age: 70) == ["adult", "senior"])
        #expect(try table("COLLECT", rules, age: 70) == ["adult", "senior"])
        #expect(try table("ANY", rules, age: 70) == .null, "they differ")
        #expect(try table("ANY", [("-", "\"a\""), ("&gt; 1", "\"a\"")], age: 2) == "a")
        let order = "<outputValues><text>\"senior\", \"adult\", \"minor\"</text></outputValues>"
        #expect(try table("PRIORITY", rules, age: 70, output: order) == "senior")
        #expect(try table("OUTPUT ORDER", rules, age: 70, output: order) == ["senior", "adult"])
    }

    @Test func `collected results are summed, counted, and the least and greatest found`() throws {
        let rules = [("-", "10"), ("&gt; 5", "30"), ("&gt; 7", "20"), ("&gt; 90", "1000")]
        #expect(try table("COLLECT", rules, age: 8, aggregation: "SUM") == 60)
        #expect(try table("COLLECT", rules, age: 8, aggregation: "MIN") == 10)
        #expect(try table("COLLECT", rules, age: 8, aggregation: "MAX") == 30)
        #expect(try table("COLLECT", rules, age: 8, aggregation: "COUNT") == 3)
    }

    @Test func `where no rule matches there is the default, or nothing`() throws {
        let rules = [("&gt; 100", "\"old\"")]
        let otherwise = "<defaultOutputEntry><text>\"young\"</text></defaultOutputEntry>"
        #expect(try table("UNIQUE", rules, age: 3) == .null)
        #expect(try table("UNIQUE", rules, age: 3, output: otherwise) == "young")
        #expect(try table("COLLECT", rules, age: 3) == [])
        #expect(try table("COLLECT", [("&gt; 100", "1")], age: 3, aggregation: "COUNT") == 0)
    }

    // MARK: Boxes

    @Test func `entries of a context see those before them; the last without a name is the result`() throws {
        let entries = """
            <contextEntry><variable name="net price"/>\(Self.literal("10"))</contextEntry>
            <contextEntry><variable name="tax"/>\(Self.literal("net price * 0.2"))</contextEntry>
            """
        let whole = try result(Self.decision("<context>\(entries)</context>"))
        #expect(whole == (try value("{ net price: 10, tax: 2.0 }")))
        let last = "<contextEntry>\(Self.literal("net price + tax"))</contextEntry>"
        #expect(try result(Self.decision("<context>\(entries)\(last)</context>")) == 12)
    }

    @Test func `lists, relations, conditions, filters and loops give what FEEL's do`() throws {
        let list = "<list>\(Self.literal("1"))\(Self.literal("\"b\""))</list>"
        #expect(try result(Self.decision(list)) == (try value("[1, \"b\"]")))
        let relation = """
            <relation><column name="full name"/><column name="age"/>
            <row>\(Self.literal("\"Ada\""))\(Self.literal("36"))</row></relation>
            """
        #expect(try result(Self.decision(relation)) == (try value("[{ full name: \"Ada\", age: 36 }]")))
        func choose(_ condition: String) throws -> Value {
            try result(
                Self.decision(
                    "<conditional><if>\(Self.literal(condition))</if><then>\(Self.literal("1"))</then>"
                        + "<else>\(Self.literal("2"))</else></conditional>"))
        }
        #expect(try choose("true") == 1 && choose("false") == 2 && choose("null") == 2 && choose("\"x\"") == .null)
        let filter =
            "<filter><in>\(Self.literal("[1, 5, 9]"))</in><match>\(Self.literal("item &gt; 3"))</match></filter>"
        #expect(try result(Self.decision(filter)) == [5, 9])
        func loop(_ kind: String, _ body: String, _ text: String) throws -> Value {
            try result(
                Self.decision(
                    "<\(kind) iteratorVariable=\"n\"><in>\(Self.literal("[1, 2, 3]"))</in><\(body)>\(Self.literal(text))"
                        + "</\(body)></\(kind)>"))
        }
        #expect(try loop("for", "return", "n * sum([0, count(partial)])") == [0, 2, 6])
        #expect(try loop("every", "satisfies", "n &gt; 0") == true && loop("every", "satisfies", "n &gt; 1") == false)
        #expect(try loop("some", "satisfies", "n &gt; 2") == true && loop("some", "satisfies", "n &gt; 3") == false)
    }

    // MARK: Functions

    private static let factorial = """
        <businessKnowledgeModel id="f" name="factorial"><variable name="factorial"/>
        <encapsulatedLogic><formalParameter name="n" typeRef="number"/>
        \(literal("if n &lt;= 1 then 1 else n * factorial(n - 1)"))</encapsulatedLogic></businessKnowledgeModel>
        """

    private func calling(_ logic: String) throws -> Value {
        try result(
            Self.factorial + "<decision id=\"result\" name=\"result\"><knowledgeRequirement>"
                + "<requiredKnowledge href=\"#f\"/></knowledgeRequirement>\(logic)</decision>")
    }

    @Test func `business knowledge is called by position, by name and from a box, itself included`() throws {
        #expect(try calling(Self.literal("factorial(5)")) == 120)
        #expect(try calling(Self.literal("factorial(n: 4)")) == 24)
        let invocation = """
            <invocation>\(Self.literal("factorial"))
            <binding><parameter name="n"/>\(Self.literal("3"))</binding></invocation>
            """
        #expect(try calling(invocation) == 6)
        #expect(try calling(Self.literal("factorial(\"x\")")) == .null)
        #expect(try calling(Self.literal("factorial(1, 2)")) == .null)
        #expect(try calling(invocation.replacing("name=\"n\"", with: "name=\"m\"")) == .null)
        // A call that never ends is stopped, not a crash.
        #expect(try calling(Self.literal("factorial(100000)")) == .null)
    }

    @Test func `a decision service is a function of what it needs, and what is written elsewhere is refused`() throws {
        let service = """
            <inputData id="x" name="x"><variable name="x" typeRef="number"/></inputData>
            <decision id="double" name="double"><variable name="double"/>
            <informationRequirement><requiredInput href="#x"/></informationRequirement>\(Self.literal("x * 2"))</decision>
            <decisionService id="s" name="service"><variable name="service"/>
            <outputDecision href="#double"/><inputData href="#x"/></decisionService>
            <decision id="result" name="result"><knowledgeRequirement><requiredKnowledge href="#s"/>
            </knowledgeRequirement>\(Self.literal("service(21)"))</decision>
            """
        #expect(try result(service) == 42)
        let java = """
            <functionDefinition kind="Java"><formalParameter name="x"/>\(Self.literal("{ class: \"a\" }"))</functionDefinition>
            """
        let called = """
            <context><contextEntry><variable name="f"/>\(java)</contextEntry>
            <contextEntry>\(Self.literal("f(1)"))</contextEntry></context>
            """
        #expect(try result(Self.decision(called)) == .null)
    }

    // MARK: Types and imports

    @Test func `what is not of its type, or fails its type's tests, is null`() throws {
        let types = """
            <itemDefinition name="tLevel"><typeRef>string</typeRef><allowedValues><text>"low", "high"</text></allowedValues>
            </itemDefinition>
            <itemDefinition name="tLevels" isCollection="true"><typeRef>tLevel</typeRef></itemDefinition>
            <itemDefinition name="tRisk"><itemComponent name="risk level"><typeRef>tLevel</typeRef></itemComponent>
            </itemDefinition>
            """
        func typed(_ type: String, _ text: String) throws -> Value {
            try result(types + Self.decision(Self.literal(text), type: type))
        }
        #expect(try typed("tLevel", "\"low\"") == "low" && typed("tLevel", "\"middle\"") == .null)
        #expect(try typed("tLevels", "[\"low\", \"high\"]") == ["low", "high"])
        #expect(try typed("tLevels", "\"low\"") == ["low"], "one stands for a list of one")
        #expect(try typed("tLevels", "[\"low\", \"middle\"]") == .null)
        #expect(try typed("tRisk", "{ risk level: \"high\" }") != .null)
        #expect(try typed("tRisk", "{ risk level: \"none\" }") == .null)
        #expect(try typed("number", "\"1\"") == .null && typed("number", "[1]") == 1)
    }

    @Test func `what another model decides is used under the name it is imported by`() throws {
        let other = try DecisionModel(
            Self.document(
                "<decision id=\"rate\" name=\"rate\"><variable name=\"rate\"/>\(Self.literal("0.2"))</decision>",
                namespace: "law"))
        let own = """
            <import name="law" namespace="law" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
            <decision id="result" name="result"><informationRequirement>
            <requiredDecision href="law#rate"/></informationRequirement>\(Self.literal("100 * law.rate"))</decision>
            """
        #expect(try result(own, also: [other]) == 20)
        #expect(try result(own) == .null, "the other model is not there")
    }

    // MARK: Mistakes

    @Test
    func `a decision that depends on itself is null, and a document that is no model is refused where it is wrong`()
        throws
    {
        let circle = """
            <decision id="result" name="result"><informationRequirement><requiredDecision href="#b"/>
            </informationRequirement>\(Self.literal("b"))</decision>
            <decision id="b" name="b"><informationRequirement><requiredDecision href="#result"/>
            </informationRequirement>\(Self.literal("result"))</decision>
            """
        #expect(try result(circle) == .null)
        #expect(throws: ModelFailure.self) { try DecisionModel(Array("<definitions>\n<open></definitions>".utf8)) }
        #expect(throws: ModelFailure(message: "a model begins with `definitions`, not `html`", line: 1)) {
            try DecisionModel(Array("<html/>".utf8))
        }
        let deep = String(repeating: "<a>", count: 5_000)
        #expect(throws: ModelFailure.self) { try DecisionModel(Array(deep.utf8)) }
        #expect(throws: ModelFailure.self) {
            try DecisionModel(Self.document(Self.decision("<decisionTable hitPolicy=\"BEST\"/>")))
        }
    }

    @Test(arguments: ["20180521/MODEL", "20191111/MODEL", "20211108/MODEL", "20230324/MODEL"])
    func `models of 1.2 to 1.5 are read alike`(version: String) throws {
        let text = String(decoding: Self.document(Self.decision(Self.literal("1 + 1"))), as: UTF8.self)
        let model = try DecisionModel(Array(text.replacing("20230324/MODEL", with: version).utf8))
        let clock = EvaluationContext(values: [:], today: CivilDate(daysSinceEpoch: 20_000))
        let run = DecisionRun(DecisionModels([model]), given: [:], context: clock)
        #expect(run.value(of: "result", in: "test") == 2)
    }
}
