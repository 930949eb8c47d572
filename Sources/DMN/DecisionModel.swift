/// A model of decisions as it is written (DMN 1.2 to 1.5): names and references are not resolved yet.
public struct DecisionModel: Sendable {
    /// What identifies it among models.
    public let namespace: String
    /// What it is called.
    public let name: String
    let imports: [Import]
    let types: [ItemDefinition]
    let inputs: [InputData]
    let decisions: [Decision]
    let functions: [BusinessKnowledge]
    let services: [DecisionService]

    /// Another model whose elements are used under a name.
    struct Import: Sendable {
        let name: String
        let namespace: String
    }

    /// A type of the model.
    struct ItemDefinition: Sendable {
        let name: String
        let typeReference: String?
        /// Unary tests that a value must pass, or each element of a collection; nil when any does.
        let allowed: String?
        /// Unary tests that the whole must pass, a collection included; nil when any does.
        let constraint: String?
        let isCollection: Bool
        let components: [ItemDefinition]
        /// Whether it is a function.
        let isFunction: Bool
        /// The type of that function's results.
        let output: String?
    }

    /// Something given.
    struct InputData: Sendable {
        let id: String
        let variable: Variable
    }

    /// A name and its type.
    struct Variable: Sendable {
        let name: String
        let typeReference: String?
    }

    /// Something to find.
    struct Decision: Sendable {
        let id: String
        let variable: Variable
        let requirements: [String]
        let expression: BoxedExpression?
    }

    /// A function that decisions call.
    struct BusinessKnowledge: Sendable {
        let id: String
        let variable: Variable
        let requirements: [String]
        let function: FunctionDefinition
    }

    /// Decisions offered together as a function of what they need.
    struct DecisionService: Sendable {
        let id: String
        let variable: Variable
        let outputs: [String]
        let inputDecisions: [String]
        let inputData: [String]
    }

    /// Parameters and a body.
    struct FunctionDefinition: Sendable {
        /// Written in FEEL; anything else is refused when it is called.
        let isFEEL: Bool
        let parameters: [Variable]
        let body: BoxedExpression?
    }

    /// An expression in boxes.
    indirect enum BoxedExpression: Sendable {
        case literal(String, typeReference: String?)
        case context([(variable: Variable?, expression: BoxedExpression)])
        case invocation(BoxedExpression, [(name: String, expression: BoxedExpression)])
        case list([BoxedExpression])
        case relation([Variable], [[BoxedExpression]])
        case function(FunctionDefinition)
        case table(DecisionTable)
        case conditional(BoxedExpression, then: BoxedExpression, otherwise: BoxedExpression)
        case filter(BoxedExpression, BoxedExpression)
        case iteration(Iteration, variable: String, over: BoxedExpression, body: BoxedExpression)
        /// A box whose result must be of a type.
        case typed(BoxedExpression, String)
        /// A box without content.
        case empty
    }

    /// What a loop makes.
    enum Iteration: String, Sendable { case `for`, every, some }

    /// Rules in a table.
    struct DecisionTable: Sendable {
        /// Which of the rules that match count.
        enum HitPolicy: String, Sendable {
            case unique = "UNIQUE"
            case any = "ANY"
            case priority = "PRIORITY"
            case first = "FIRST"
            case ruleOrder = "RULE ORDER"
            case outputOrder = "OUTPUT ORDER"
            case collect = "COLLECT"
        }

        /// What collected results are made into.
        enum Aggregation: String, Sendable {
            case sum = "SUM"
            case count = "COUNT"
            case least = "MIN"
            case greatest = "MAX"
        }

        struct Input: Sendable {
            let expression: String
            let typeReference: String?
            let allowed: String?
        }

        struct Output: Sendable {
            let name: String?
            let typeReference: String?
            let allowed: String?
            let otherwise: String?
        }

        struct Rule: Sendable {
            let tests: [String]
            let results: [String]
        }

        let hitPolicy: HitPolicy
        let aggregation: Aggregation?
        let inputs: [Input]
        let outputs: [Output]
        let rules: [Rule]
    }
}
