public import FEEL

/// Cases of the DMN Technology Compatibility Kit: models, what is given to them, and what must come out
/// (<https://github.com/dmn-tck/tck>, `testCases.xsd`).
public struct CompatibilityCases: Sendable {
    /// The model that they are about, as its file is called.
    public let model: String
    /// The cases, in order.
    public let cases: [Case]

    /// One case.
    public struct Case: Sendable {
        /// Its identifier within the file.
        public let id: String
        /// What is called: a decision service or business knowledge; nil when decisions are asked for.
        public let invocable: String?
        /// What is given, by name.
        public let given: [String: Value]
        /// What is expected, by the name of a decision.
        public let expected: [Expectation]
    }

    /// What must come out of a decision.
    public struct Expectation: Sendable {
        /// The decision.
        public let name: String
        /// The value.
        public let value: Value
        /// Whether an error is expected, which makes null.
        public let isError: Bool
    }

    /// Reads a file of cases.
    public init(_ bytes: [UInt8]) throws(ModelFailure) {
        let root = try XMLNode.document(bytes, beginning: "testCases", kind: "a file of cases")
        model = root.words("modelName") ?? ""
        cases = root.all("testCase").map(Self.read)
    }

    private static func read(_ node: XMLNode) -> Case {
        let isInvoked = node["invocableName"] != nil && (node["type"] ?? "decision") != "decision"
        return Case(
            id: node["id"] ?? "", invocable: isInvoked ? node["invocableName"] : nil,
            given: Dictionary(
                node.all("inputNode").map { (name(of: $0), value(of: $0)) },
                uniquingKeysWith: { _, last in last }),
            expected: node.all("resultNode").map { result in
                Expectation(
                    name: name(of: result), value: result.first("expected").map(value) ?? .null,
                    isError: result["errorResult"] == "true")
            })
    }

    /// A name with single spaces, as those of models are read.
    private static func name(of node: XMLNode) -> String {
        (node["name"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: Values

    private static func value(of node: XMLNode) -> Value {
        if let list = node.first("list") {
            return list["nil"] == "true" ? .null : .list(list.all("item").map(value))
        }
        let components = node.all("component")
        if !components.isEmpty {
            return .context(Context(components.map { ($0["name"] ?? "", $0["nil"] == "true" ? .null : value(of: $0)) }))
        }
        guard let simple = node.first("value"), simple["nil"] != "true" else { return .null }
        let type = (simple["type"] ?? "xsd:string").split(separator: ":").last.map(String.init) ?? "string"
        let text = simple.text
        return self.text(type == "string" ? text : text.filter { !$0.isWhitespace }, as: type)
    }

    private static func text(_ text: String, as type: String) -> Value {
        switch type {
        case "boolean": return .boolean(text == "true" || text == "1")
        case "decimal", "double", "float", "integer", "int", "long": return Number(text).map(Value.number) ?? .null
        case "date": return CivilDate(iso8601: text).map(Value.date) ?? .null
        case "time": return CivilTime(iso8601: text).map(Value.time) ?? .null
        case "dateTime": return CivilDateTime(iso8601: text).map(Value.dateTime) ?? .null
        case "duration", "dayTimeDuration", "yearMonthDuration":
            return YearsAndMonthsDuration(iso8601: text).map(Value.yearsAndMonthsDuration)
                ?? DaysAndTimeDuration(iso8601: text).map(Value.daysAndTimeDuration) ?? .null
        default: return .string(text)
        }
    }

    // MARK: Running

    /// What came out of one expectation.
    public struct Outcome: Sendable {
        /// The case.
        public let id: String
        /// The decision.
        public let decision: String
        /// What was expected.
        public let expected: Value
        /// What came out.
        public let found: Value
        /// Whether an error was expected.
        public let isError: Bool
        /// Whether they agree.
        public let isPassed: Bool
        /// Why parts of it are null.
        public let reasons: [String]
    }

    /// Runs a case: an outcome for each expectation.
    public static func run(
        _ one: Case, of model: DecisionModel, among models: DecisionModels, context: EvaluationContext
    ) -> [Outcome] {
        let run = DecisionRun(models, given: one.given, context: context)
        let called = one.invocable.map { run.call($0, in: model.namespace) ?? .null }
        return one.expected.map { expectation in
            var found = called ?? run.value(of: expectation.name, in: model.namespace) ?? .null
            // A service of several decisions gives each under its name.
            if let invocable = one.invocable, case .context(let context) = found,
                let part = context[expectation.name], model.gives(expectation.name, by: invocable)
            {
                found = part
            }
            return Outcome(
                id: one.id, decision: expectation.name, expected: expectation.value, found: found,
                isError: expectation.isError, isPassed: agree(expectation.value, found), reasons: run.failures)
        }
    }

    /// Whether two values agree: numbers to eight decimals, as the kit's own values are written.
    static func agree(_ expected: Value, _ found: Value) -> Bool {
        switch (expected, found) {
        case (.number(let left), .number(let right)):
            guard left != right else { return true }
            guard let difference = left.subtracting(right)?.magnitude, let tolerance = Number("0.00000001") else {
                return false
            }
            return difference <= tolerance
        case (.list(let left), .list(let right)):
            return left.count == right.count && zip(left, right).allSatisfy(agree)
        case (.context(let left), .context(let right)):
            return Set(left.names) == Set(right.names)
                && left.entries.allSatisfy { entry in right[entry.name].map { agree(entry.value, $0) } ?? false }
        default: return expected == found || Comparison.equal(expected, found) == true
        }
    }
}

extension DecisionModel {
    /// Whether a decision service gives a decision among several.
    fileprivate func gives(_ decision: String, by service: String) -> Bool {
        guard let service = services.first(where: { $0.variable.name == service }), service.outputs.count > 1 else {
            return false
        }
        return decisions.contains { $0.variable.name == decision && service.outputs.contains($0.id) }
    }

    /// Whether every decision is a FEEL expression alone.
    public var isLiteralOnly: Bool {
        functions.isEmpty && services.isEmpty
            && decisions.allSatisfy {
                switch $0.expression {
                case .literal, nil: true
                default: false
                }
            }
    }

    /// Whether it holds a decision table.
    public var hasTable: Bool {
        decisions.contains { $0.expression?.hasTable ?? false }
            || functions.contains { $0.function.body?.hasTable ?? false }
    }
}

extension DecisionModel.BoxedExpression {
    /// Whether a table stands in it.
    fileprivate var hasTable: Bool {
        switch self {
        case .table: true
        case .context(let entries): entries.contains { $0.expression.hasTable }
        case .invocation(let callee, let bindings):
            callee.hasTable || bindings.contains { $0.expression.hasTable }
        case .list(let items): items.contains(where: \.hasTable)
        case .relation(_, let rows): rows.contains { $0.contains(where: \.hasTable) }
        case .function(let function): function.body?.hasTable ?? false
        case .conditional(let condition, let then, let otherwise):
            condition.hasTable || then.hasTable || otherwise.hasTable
        case .filter(let list, let match): list.hasTable || match.hasTable
        case .iteration(_, _, let list, let body): list.hasTable || body.hasTable
        case .typed(let expression, _): expression.hasTable
        case .literal, .empty: false
        }
    }
}
