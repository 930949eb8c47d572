import DMN
import FEEL

/// A decision of a `.dmn` file beside the definition, as a function of what a rule gives it.
struct DecisionFunction: Sendable {
    /// The file's path in the service's folder.
    let path: String
    /// The decision's name in the model.
    let decision: String
    /// The names of the model's inputs that are given, in order.
    let inputs: [String]
    private let models: DecisionModels
    private let namespace: String

    init(path: String, model: DecisionModel, decision: String, inputs: [String]) {
        self.path = path
        self.decision = decision
        self.inputs = inputs
        models = DecisionModels([model])
        namespace = model.namespace
    }

    /// The name by which the rule's own expression calls it: one that no author can write.
    static func name(ofRule rule: String) -> String { "decision \(rule)" }

    /// The function: its first argument is the day that `today()` gives in the model.
    var function: FunctionValue {
        let parameters: [(name: String, type: ValueType)] =
            [("day", .date)] + inputs.map { ($0, ValueType.any) }
        return FunctionValue(parameters: parameters) { [models, namespace, decision, inputs] values, _ in
            guard case .date(let day)? = values.first else { return .null }
            let given = Dictionary(zip(inputs, values.dropFirst()), uniquingKeysWith: { first, _ in first })
            let run = DecisionRun(models, given: given, context: EvaluationContext(values: [:], today: day))
            return run.value(of: decision, in: namespace) ?? .null
        }
    }

    /// What it is called in words.
    var label: LocalizedText {
        LocalizedText(
            fr: "la décision « \(decision) » du modèle \(path)", en: "the decision “\(decision)” of the model \(path)")
    }
}
