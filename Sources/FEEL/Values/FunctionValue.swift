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
        /// What is known of its results.
        let result: ValueType
        let depth: Int
        /// The slot under which it knows itself.
        let ownSlot: Int?
        let inputs: [Value]
        let locals: [Value]

        init(
            parameters: [Parameter], body: any Node, result: ValueType, depth: Int, ownSlot: Int?, inputs: [Value],
            locals: [Value]
        ) {
            self.parameters = parameters
            self.body = body
            self.result = result
            self.depth = depth
            self.ownSlot = ownSlot
            self.inputs = inputs
            self.locals = locals
        }
    }

    /// A function of the program that uses FEEL: a decision, a table.
    final class Native: Sendable {
        let parameters: [(name: String, type: ValueType)]
        let result: ValueType
        let body: @Sendable ([Value], Int) -> Value

        init(
            _ parameters: [(name: String, type: ValueType)], _ result: ValueType,
            _ body: @escaping @Sendable ([Value], Int) -> Value
        ) {
            self.parameters = parameters
            self.result = result
            self.body = body
        }
    }

    let form: Form

    init(form: Form) { self.form = form }

    /// A function of the program, for expressions to call by position or by name.
    ///
    /// - Parameters:
    ///   - parameters: names and types, in order; arguments that are not of these types make the call null.
    ///   - result: the type of what it gives, as far as that is known.
    ///   - body: is given as many values, each of its type or null, and how deep functions of the expression that calls it
    ///     are nested.
    public init(
        parameters: [(name: String, type: ValueType)], result: ValueType = .any,
        body: @escaping @Sendable ([Value], Int) -> Value
    ) {
        form = .native(Native(parameters, result, body))
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
    ///
    /// - Parameter steps: steps that several evaluations share; those that it takes are taken off.
    public func call(_ arguments: [String: Value], in context: EvaluationContext, steps: inout Int) -> Value {
        let machine = Machine(
            inputs: [], localCount: 0, today: context.today, now: context.now, steps: steps)
        defer { steps = machine.stepsLeft }
        let names = order(of: Set(arguments.keys)) ?? parameters
        return machine.call(self, names.map { arguments[$0] ?? .null }, at: 0..<0)
    }

    /// The parameters in order, up to the last one that is named or needed, of the form that has all of these names; nil
    /// when no form has.
    public func order(of names: Set<String>) -> [String]? {
        guard case .builtIn(let overloads) = form else { return names.isSubset(of: parameters) ? parameters : nil }
        for form in overloads {
            let known = form.parameters.map(\.name)
            let needed = form.parameters.filter { !$0.isOptional }.map(\.name)
            guard names.isSubset(of: known), names.isSuperset(of: needed) else { continue }
            return Array(known[...(known.lastIndex { names.contains($0) } ?? known.count - 1)])
        }
        return nil
    }

    /// Whether it takes arguments of these types and gives results of that one: what it takes may be wider, what it gives
    /// narrower (DMN 1.5, 10.3.2.9.2).
    func conforms(parameters wanted: [ValueType], result: ValueType) -> Bool {
        func accepts(_ own: [ValueType]) -> Bool {
            own.count == wanted.count
                && zip(own, wanted).allSatisfy { $0 == .any || ($1 != .any && $1.conforms(to: $0)) }
        }
        func gives(_ own: ValueType) -> Bool { result == .any || (own != .any && own.conforms(to: result)) }
        switch form {
        case .builtIn(let overloads):
            return overloads.contains { form in
                form.accepts(count: wanted.count) && accepts(wanted.indices.map { form.type(ofArgument: $0) })
                    && gives(form.result(wanted))
            }
        case .closure(let closure): return accepts(closure.parameters.map(\.type)) && gives(closure.result)
        case .native(let native): return accepts(native.parameters.map(\.type)) && gives(native.result)
        }
    }
}
