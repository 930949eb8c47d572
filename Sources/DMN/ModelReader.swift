/// Why a model can't be read, and where.
public struct ModelFailure: Error, Sendable, Hashable {
    /// What is wrong.
    public let message: String
    /// The line, from 1.
    public let line: Int
}

extension DecisionModel {
    /// Reads a `.dmn` document.
    public init(_ bytes: [UInt8]) throws(ModelFailure) {
        let root = try XMLNode.document(bytes, beginning: "definitions", kind: "a model")
        self = try ModelReader(root: root).model()
    }
}

extension XMLNode {
    /// The first element of a document, which must have a name.
    ///
    /// - Parameter kind: what such a document is, to begin a sentence: "a model".
    static func document(_ bytes: [UInt8], beginning name: String, kind: String) throws(ModelFailure) -> XMLNode {
        let root: XMLNode
        do throws(Failure) {
            root = try read(bytes)
        } catch {
            throw ModelFailure(message: error.message, line: error.line)
        }
        guard root.name == name else {
            throw ModelFailure(message: "\(kind) begins with `\(name)`, not `\(root.name)`", line: root.line)
        }
        return root
    }
}

/// Makes a model out of a document.
private struct ModelReader {
    let root: XMLNode
    private let namespace: String

    init(root: XMLNode) {
        self.root = root
        namespace = root["namespace"] ?? ""
    }

    func model() throws(ModelFailure) -> DecisionModel {
        var (decisions, functions): ([DecisionModel.Decision], [DecisionModel.BusinessKnowledge]) = ([], [])
        for node in root.all("decision") { decisions.append(try decision(node)) }
        for node in root.all("businessKnowledgeModel") { functions.append(try knowledge(node)) }
        return DecisionModel(
            namespace: namespace, name: root["name"] ?? "",
            imports: root.all("import").compactMap { node in
                node["namespace"].map { DecisionModel.Import(name: node["name"] ?? "", namespace: $0) }
            },
            types: root.all("itemDefinition").map(type),
            inputs: root.all("inputData").map { node in
                DecisionModel.InputData(id: id(node), variable: variable(of: node))
            },
            decisions: decisions, functions: functions,
            services: root.all("decisionService").map { node in
                DecisionModel.DecisionService(
                    id: id(node), variable: variable(of: node), outputs: references(node, "outputDecision"),
                    inputDecisions: references(node, "inputDecision"), inputData: references(node, "inputData"))
            })
    }

    // MARK: Elements

    /// An identifier that no other model has.
    private func id(_ node: XMLNode) -> String { "\(namespace)#\(node["id"] ?? node["name"] ?? "")" }

    private func reference(_ href: String) -> String { href.hasPrefix("#") ? namespace + href : href }

    private func references(_ node: XMLNode, _ name: String) -> [String] {
        node.all(name).compactMap { $0["href"].map(reference) }
    }

    private func requirements(_ node: XMLNode) -> [String] {
        (node.all("informationRequirement") + node.all("knowledgeRequirement")).flatMap { requirement in
            ["requiredInput", "requiredDecision", "requiredKnowledge"].flatMap { references(requirement, $0) }
        }
    }

    private func variable(of node: XMLNode) -> DecisionModel.Variable {
        let variable = node.first("variable")
        return DecisionModel.Variable(
            name: Self.name(variable?["name"] ?? node["name"] ?? ""),
            typeReference: variable.flatMap(typeReference) ?? typeReference(node))
    }

    /// A name with single spaces, as FEEL reads it.
    private static func name(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func typeReference(_ node: XMLNode) -> String? { node["typeRef"] ?? node.words("typeRef") }

    private func type(_ node: XMLNode) -> DecisionModel.ItemDefinition {
        DecisionModel.ItemDefinition(
            name: Self.name(node["name"] ?? ""), typeReference: typeReference(node),
            allowed: node.first("allowedValues")?.words("text"),
            constraint: node.first("typeConstraint")?.words("text"),
            isCollection: node["isCollection"] == "true", components: node.all("itemComponent").map(type),
            isFunction: node.first("functionItem") != nil,
            output: node.first("functionItem")?["outputTypeRef"])
    }

    private func decision(_ node: XMLNode) throws(ModelFailure) -> DecisionModel.Decision {
        DecisionModel.Decision(
            id: id(node), variable: variable(of: node), requirements: requirements(node),
            expression: try expression(in: node))
    }

    private func knowledge(_ node: XMLNode) throws(ModelFailure) -> DecisionModel.BusinessKnowledge {
        guard let logic = node.first("encapsulatedLogic") else {
            return DecisionModel.BusinessKnowledge(
                id: id(node), variable: variable(of: node), requirements: requirements(node),
                function: DecisionModel.FunctionDefinition(isFEEL: true, parameters: [], body: nil))
        }
        return DecisionModel.BusinessKnowledge(
            id: id(node), variable: variable(of: node), requirements: requirements(node),
            function: try function(logic))
    }

    // MARK: Expressions

    private static let boxes: Set<String> = [
        "literalExpression", "context", "invocation", "list", "relation", "functionDefinition", "decisionTable",
        "conditional", "filter", "for", "every", "some",
    ]

    /// The box that an element holds, if it holds one.
    private func expression(in node: XMLNode) throws(ModelFailure) -> DecisionModel.BoxedExpression? {
        guard let box = node.children.first(where: { Self.boxes.contains($0.name) }) else { return nil }
        return try expression(box)
    }

    private func inner(_ node: XMLNode, _ name: String) throws(ModelFailure) -> DecisionModel.BoxedExpression {
        guard let child = node.first(name) else { return .empty }
        return try expression(in: child) ?? .empty
    }

    private func expression(_ node: XMLNode) throws(ModelFailure) -> DecisionModel.BoxedExpression {
        let box = try untyped(node)
        // A literal and a table's outputs have types of their own, and a function's type says what it gives when called.
        guard !["literalExpression", "functionDefinition", "decisionTable"].contains(node.name),
            let type = typeReference(node)
        else { return box }
        return .typed(box, type)
    }

    private func untyped(_ node: XMLNode) throws(ModelFailure) -> DecisionModel.BoxedExpression {
        switch node.name {
        case "literalExpression": return .literal(node.words("text") ?? "", typeReference: typeReference(node))
        case "context":
            var entries: [(DecisionModel.Variable?, DecisionModel.BoxedExpression)] = []
            for entry in node.all("contextEntry") {
                let variable = entry.first("variable").map {
                    DecisionModel.Variable(name: Self.name($0["name"] ?? ""), typeReference: typeReference($0))
                }
                entries.append((variable, try expression(in: entry) ?? .empty))
            }
            return .context(entries)
        case "invocation":
            var bindings: [(String, DecisionModel.BoxedExpression)] = []
            for binding in node.all("binding") {
                bindings.append(
                    (Self.name(binding.first("parameter")?["name"] ?? ""), try expression(in: binding) ?? .empty))
            }
            return .invocation(try expression(in: node) ?? .empty, bindings)
        case "list": return .list(try items(node))
        case "relation":
            var rows: [[DecisionModel.BoxedExpression]] = []
            for row in node.all("row") { rows.append(try items(row)) }
            let columns = node.all("column").map {
                DecisionModel.Variable(name: Self.name($0["name"] ?? ""), typeReference: typeReference($0))
            }
            return .relation(columns, rows)
        case "functionDefinition": return .function(try function(node))
        case "decisionTable": return .table(try table(node))
        case "conditional":
            return .conditional(
                try inner(node, "if"), then: try inner(node, "then"), otherwise: try inner(node, "else"))
        case "filter": return .filter(try inner(node, "in"), try inner(node, "match"))
        default:
            guard let kind = DecisionModel.Iteration(rawValue: node.name) else { return .empty }
            return .iteration(
                kind, variable: Self.name(node["iteratorVariable"] ?? ""), over: try inner(node, "in"),
                body: try inner(node, kind == .for ? "return" : "satisfies"))
        }
    }

    private func items(_ node: XMLNode) throws(ModelFailure) -> [DecisionModel.BoxedExpression] {
        var items: [DecisionModel.BoxedExpression] = []
        for child in node.children where Self.boxes.contains(child.name) { items.append(try expression(child)) }
        return items
    }

    private func function(_ node: XMLNode) throws(ModelFailure) -> DecisionModel.FunctionDefinition {
        DecisionModel.FunctionDefinition(
            isFEEL: (node["kind"] ?? "FEEL") == "FEEL",
            parameters: node.all("formalParameter").map {
                DecisionModel.Variable(name: Self.name($0["name"] ?? ""), typeReference: typeReference($0))
            },
            body: try expression(in: node))
    }

    private func table(_ node: XMLNode) throws(ModelFailure) -> DecisionModel.DecisionTable {
        guard let policy = DecisionModel.DecisionTable.HitPolicy(rawValue: node["hitPolicy"] ?? "UNIQUE") else {
            throw ModelFailure(message: "there is no hit policy `\(node["hitPolicy"] ?? "")`", line: node.line)
        }
        return DecisionModel.DecisionTable(
            hitPolicy: policy,
            aggregation: node["aggregation"].flatMap(DecisionModel.DecisionTable.Aggregation.init(rawValue:)),
            inputs: node.all("input").map { input in
                let expression = input.first("inputExpression")
                return DecisionModel.DecisionTable.Input(
                    expression: expression?.words("text") ?? "", typeReference: expression.flatMap(typeReference),
                    allowed: input.first("inputValues")?.words("text"))
            },
            outputs: node.all("output").map { output in
                DecisionModel.DecisionTable.Output(
                    name: output["name"].map(Self.name), typeReference: typeReference(output),
                    allowed: output.first("outputValues")?.words("text"),
                    otherwise: output.first("defaultOutputEntry")?.words("text"))
            },
            rules: node.all("rule").map { rule in
                DecisionModel.DecisionTable.Rule(
                    tests: rule.all("inputEntry").map { $0.words("text") ?? "" },
                    results: rule.all("outputEntry").map { $0.words("text") ?? "" })
            })
    }
}
