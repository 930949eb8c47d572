/// One form of a built-in function: its parameters, the type of its result, and what it does (DMN 1.5, 10.3.4).
struct BuiltIn: Sendable {
    struct Parameter: Sendable {
        let name: String
        let type: ValueType
        /// Whether null is an argument like any other; elsewhere it makes the result null.
        var acceptsNull = false
        /// Whether the argument may be left out.
        var isOptional = false
        /// Whether the argument is compared with the elements of the first one, a list.
        var isElement = false
    }

    let name: String
    let parameters: [Parameter]
    /// Whether the elements of the only parameter, a list, may also be given one by one.
    let isVariadic: Bool
    /// Whether the last parameter takes any number of arguments.
    let repeatsLast: Bool
    let result: @Sendable ([ValueType]) -> ValueType
    let body: @Sendable (Call) -> Value

    /// A form with a result of one type.
    init(
        _ name: String, _ parameters: [Parameter], variadic: Bool = false, repeating: Bool = false,
        returns type: ValueType, _ body: @escaping @Sendable (Call) -> Value
    ) {
        self.init(name, parameters, variadic: variadic, repeating: repeating, resultType: { _ in type }, body)
    }

    /// A form whose result's type depends on the arguments'.
    init(
        _ name: String, _ parameters: [Parameter], variadic: Bool = false, repeating: Bool = false,
        resultType: @escaping @Sendable ([ValueType]) -> ValueType, _ body: @escaping @Sendable (Call) -> Value
    ) {
        self.name = name
        self.parameters = parameters
        isVariadic = variadic
        repeatsLast = repeating
        result = resultType
        self.body = body
    }

    /// The type of an argument by its position.
    func type(ofArgument index: Int) -> ValueType {
        parameters.isEmpty ? .any : parameters[min(index, parameters.count - 1)].type
    }

    var requiredCount: Int { parameters.filter { !$0.isOptional }.count }

    /// Whether a number of arguments can be passed.
    func accepts(count: Int) -> Bool {
        isVariadic || repeatsLast ? count >= requiredCount : (requiredCount...parameters.count).contains(count)
    }

    /// Brings the arguments into the form that the body expects, or tells which one does not fit.
    func bind(_ arguments: [Value]) -> Result<[Value], Mismatch> {
        var values = arguments
        if isVariadic { values = BuiltIn.gathered(arguments) }
        for index in values.indices {
            let parameter = parameters[min(index, parameters.count - 1)]
            if values[index].isNull {
                guard parameter.acceptsNull else { return .failure(.null(index)) }
            } else if let value = Coercion.value(values[index], for: parameter.type) {
                values[index] = value
            } else {
                return .failure(.type(index))
            }
        }
        return .success(values)
    }

    /// Arguments given one by one as the list that they stand for.
    private static func gathered(_ arguments: [Value]) -> [Value] {
        guard arguments.count == 1 else { return [.list(arguments)] }
        switch arguments[0] {
        case .list, .null: return arguments
        default: return [.list(arguments)]
        }
    }

    enum Mismatch: Error {
        case null(Int)
        case type(Int)
    }
}

extension BuiltIn.Parameter {
    /// A parameter that must be given and must not be null.
    static func required(_ name: String, _ type: ValueType) -> Self { .init(name: name, type: type) }
    /// A parameter that may be left out.
    static func optional(_ name: String, _ type: ValueType) -> Self { .init(name: name, type: type, isOptional: true) }
    /// A parameter for which null is a value like any other.
    static func any(_ name: String) -> Self { .init(name: name, type: .any, acceptsNull: true) }
    /// A value to look for in the list that is the first parameter, or to put into it.
    static func element(_ name: String) -> Self {
        .init(name: name, type: .any, acceptsNull: true, isElement: true)
    }
}

/// One call of a built-in function, its arguments brought into form.
struct Call {
    let name: String
    let arguments: [Value]
    let machine: Machine
    let range: Range<Int>

    subscript(index: Int) -> Value { index < arguments.count ? arguments[index] : .null }

    /// The arguments' types are settled before a body runs, so the other cases below do not occur.
    func number(_ index: Int) -> Number { if case .number(let value) = self[index] { value } else { .zero } }

    func string(_ index: Int) -> String { if case .string(let value) = self[index] { value } else { "" } }

    func list(_ index: Int) -> [Value] { if case .list(let values) = self[index] { values } else { [] } }

    /// A whole number, or nil for one with a fraction or beyond 64 bits.
    func integer(_ index: Int) -> Int? { Int(exactly: number(index)) }

    /// Null, with the reason.
    func fail(_ message: @autoclosure () -> String) -> Value {
        machine.fail("function-result", "`\(name)`: \(message())", at: range)
    }

    func spend(_ amount: Int) -> Bool { machine.spend(amount, at: range) }

    func equal(_ left: Value, _ right: Value) -> Bool { machine.equal(left, right) == true }
}

/// The table of built-in functions.
enum BuiltIns {
    /// The forms of each function, by name.
    static let table: [String: [BuiltIn]] = Dictionary(
        grouping: numeric + textual + patterns + lists + joins + temporal + ranges + conversions + contexts, by: \.name)

    /// Picks the first form that the arguments fit and runs it; the last form tells what is wrong otherwise.
    static func call(_ overloads: [BuiltIn], _ arguments: [Value], machine: Machine, at range: Range<Int>) -> Value {
        var problem: (form: BuiltIn, mismatch: BuiltIn.Mismatch)?
        for form in overloads where form.accepts(count: arguments.count) {
            switch form.bind(arguments) {
            case .success(let values):
                return form.body(Call(name: form.name, arguments: values, machine: machine, range: range))
            case .failure(let mismatch): problem = (form, mismatch)
            }
        }
        guard let problem else {
            let name = overloads.first?.name ?? ""
            return machine.fail("arity", "`\(name)` can't be called with \(arguments.count) arguments.", at: range)
        }
        let name = problem.form.name
        switch problem.mismatch {
        case .null(let index):
            let parameter = problem.form.parameters[min(index, problem.form.parameters.count - 1)].name
            return machine.fail("null-argument", "The argument `\(parameter)` of `\(name)` is null.", at: range)
        case .type(let index):
            let parameter = problem.form.parameters[min(index, problem.form.parameters.count - 1)]
            let given = problem.form.isVariadic && arguments.count > 1 ? Value.list(arguments) : arguments[index]
            let message =
                "The argument `\(parameter.name)` of `\(name)` must be \(parameter.type.inWords), not \(given.kindInWords)."
            return machine.fail("argument-type", message, at: range)
        }
    }
}
