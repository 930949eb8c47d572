/// Something that can be called: a built-in function, or one written in an expression, with the values it closes over.
/// Two functions are equal when they are the same one.
public struct FunctionValue: Sendable, Hashable, CustomStringConvertible {
    enum Form: Sendable {
        case builtIn([BuiltIn])
        case closure(Closure)
        case native(Native)
    }

    /// A parameter and the slot that its argument takes.
    struct Parameter: Sendable {
        let name: String
        let type: ValueType
        let slot: Int
    }

    final class Closure: Sendable {
        let parameters: [Parameter]
        let body: any Node
        let depth: Int
        let inputs: [Value]
        let locals: [Value]

        init(parameters: [Parameter], body: any Node, depth: Int, inputs: [Value], locals: [Value]) {
            self.parameters = parameters
            self.body = body
            self.depth = depth
            self.inputs = inputs
            self.locals = locals
        }
    }

    /// A function of the program that uses FEEL: a decision, a table.
    final class Native: Sendable {
        let parameters: [(name: String, type: ValueType)]
        let body: @Sendable ([Value]) -> Value

        init(_ parameters: [(name: String, type: ValueType)], _ body: @escaping @Sendable ([Value]) -> Value) {
            self.parameters = parameters
            self.body = body
        }
    }

    let form: Form

    init(form: Form) { self.form = form }

    /// A function of the program, for expressions to call by position or by name.
    ///
    /// - Parameters:
    ///   - parameters: names and types, in order; arguments that are not of these types make the call null.
    ///   - body: is given as many values, each of its type or null.
    public init(
        parameters: [(name: String, type: ValueType)], body: @escaping @Sendable ([Value]) -> Value
    ) {
        form = .native(Native(parameters, body))
    }

    /// The parameters' names.
    public var parameters: [String] {
        switch form {
        case .builtIn(let overloads): overloads.first?.parameters.map(\.name) ?? []
        case .closure(let closure): closure.parameters.map(\.name)
        case .native(let native): native.parameters.map(\.name)
        }
    }

    public static func == (left: FunctionValue, right: FunctionValue) -> Bool {
        switch (left.form, right.form) {
        case (.builtIn(let left), .builtIn(let right)): left.first?.name == right.first?.name
        case (.closure(let left), .closure(let right)): left === right
        case (.native(let left), .native(let right)): left === right
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch form {
        case .builtIn(let overloads): hasher.combine(overloads.first?.name)
        case .closure(let closure): hasher.combine(ObjectIdentifier(closure))
        case .native(let native): hasher.combine(ObjectIdentifier(native))
        }
    }

    /// The function's signature: `function(a, b)`.
    public var description: String { "function(" + parameters.joined(separator: ", ") + ")" }

    /// Calls it from outside any expression, with values by name; a name that is missing is null.
    public func call(_ arguments: [String: Value], in context: EvaluationContext) -> Value {
        let machine = Machine(
            inputs: [], localCount: 0, today: context.today, now: context.now, steps: context.maximumSteps)
        return machine.call(self, parameters.map { arguments[$0] ?? .null }, at: 0..<0)
    }
}
