/// Something that can be called: a built-in function, or one written in an expression, with the values it closes over.
/// Two functions are equal when they are the same one.
public struct FunctionValue: Sendable, Hashable, CustomStringConvertible {
    enum Form: Sendable {
        case builtIn([BuiltIn])
        case closure(Closure)
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

    let form: Form

    /// The parameters' names.
    public var parameters: [String] {
        switch form {
        case .builtIn(let overloads): overloads.first?.parameters.map(\.name) ?? []
        case .closure(let closure): closure.parameters.map(\.name)
        }
    }

    public static func == (left: FunctionValue, right: FunctionValue) -> Bool {
        switch (left.form, right.form) {
        case (.builtIn(let left), .builtIn(let right)): left.first?.name == right.first?.name
        case (.closure(let left), .closure(let right)): left === right
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch form {
        case .builtIn(let overloads): hasher.combine(overloads.first?.name)
        case .closure(let closure): hasher.combine(ObjectIdentifier(closure))
        }
    }

    /// The function's signature: `function(a, b)`.
    public var description: String { "function(" + parameters.joined(separator: ", ") + ")" }
}
