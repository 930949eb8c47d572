public import FEEL
import Synchronization

/// One evaluation of models: what is given, and what was found so far. A decision is made once.
public final class DecisionRun: Sendable {
    let models: DecisionModels
    /// What is given by name: inputs, and decisions whose result is known beforehand.
    private let given: [String: Value]
    /// What is given by identifier, within a decision service.
    private let known: [String: Value]
    /// The clock and the limits.
    let context: EvaluationContext
    private let depth: Int
    let budget: Budget
    let expressions: ReadTexts<ExpressionCompilation>
    let tests: ReadTexts<UnaryTests.Compilation>
    private let state = Mutex(State())

    private struct State {
        var found: [String: Value] = [:]
        var underWay: Set<String> = []
        var failures: [String] = []
    }

    /// How many times what one expression may take a whole run may.
    private static let evaluations = 10
    /// How deep functions of models may call one another.
    private static let maximumDepth = 120
    /// What an element and a function take of the depth of a run.
    private static let decisionDepth = 4

    /// An evaluation.
    ///
    /// - Parameters:
    ///   - given: what is given, by the names of inputs.
    ///   - context: the clock and the limits; its values are not used.
    public convenience init(_ models: DecisionModels, given: [String: Value], context: EvaluationContext) {
        self.init(
            models, given: given, known: [:], context: context, depth: 0,
            budget: Budget(steps: context.maximumSteps * Self.evaluations), expressions: ReadTexts(),
            tests: ReadTexts())
    }

    private init(
        _ models: DecisionModels, given: [String: Value], known: [String: Value], context: EvaluationContext,
        depth: Int,
        budget: Budget, expressions: ReadTexts<ExpressionCompilation>, tests: ReadTexts<UnaryTests.Compilation>
    ) {
        self.models = models
        self.given = given
        self.known = known
        self.context = context
        self.depth = depth
        self.budget = budget
        self.expressions = expressions
        self.tests = tests
    }

    /// Why parts of what was found are null, the first reasons first.
    public var failures: [String] { state.withLock { $0.failures } }

    /// Null, where elements, functions and boxes are nested too deep.
    func tooDeep() -> Value { fail("functions, decisions and boxes are nested too deep") }

    func fail(_ message: String) -> Value {
        state.withLock { if $0.failures.count < 32 { $0.failures.append(message) } }
        return .null
    }

    /// What a decision, a decision service or an input of a model is, by name. Nil when the model has none.
    public func value(of name: String, in namespace: String) -> Value? {
        guard let model = models.models[namespace] else { return nil }
        if let decision = model.decisions.first(where: { $0.variable.name == name }) { return value(of: decision.id) }
        if let service = model.services.first(where: { $0.variable.name == name }) {
            return function(value(of: service.id)).map { call($0, given) }
        }
        if let input = model.inputs.first(where: { $0.variable.name == name }) { return value(of: input.id) }
        return nil
    }

    /// What a function of a model gives for arguments by name: a decision service or business knowledge. Nil when the model
    /// has none of that name.
    public func call(_ name: String, in namespace: String) -> Value? {
        guard let model = models.models[namespace] else { return nil }
        let service = model.services.first { $0.variable.name == name }?.id
        guard let id = service ?? model.functions.first(where: { $0.variable.name == name })?.id else { return nil }
        return function(value(of: id)).map { call($0, given) } ?? .null
    }

    /// Calls a function with arguments by name.
    func call(_ function: FunctionValue, _ arguments: [String: Value]) -> Value {
        budget.share(context.maximumSteps) { function.call(arguments, in: context, steps: &$0) }
    }

    private func function(_ value: Value) -> FunctionValue? {
        if case .function(let function) = value { function } else { nil }
    }

    // MARK: Elements

    /// What an element is: a value, or a function.
    func value(of id: String) -> Value {
        if let value = known[id] { return value }
        guard let element = models.elements[id] else { return fail("there is no element `\(id)`") }
        let found: Value? = state.withLock { state in
            if let value = state.found[id] { return value }
            if state.underWay.insert(id).inserted { return nil }
            state.failures.append("`\(element.variable.name)` depends on itself")
            return Value.null
        }
        if let found { return found }
        let isEntered = budget.enter(Self.decisionDepth)
        let value = isEntered ? compute(element) : tooDeep()
        if isEntered { budget.leave(Self.decisionDepth) }
        state.withLock { state in
            state.found[id] = value
            state.underWay.remove(id)
        }
        return value
    }

    private func compute(_ element: DecisionModels.Element) -> Value {
        let namespace = element.namespace
        switch element {
        case .input(let input, _):
            return conform(given[input.variable.name] ?? .null, to: input.variable.typeReference, in: namespace)
        case .decision(let decision, _):
            if let value = given[decision.variable.name] { return value }
            guard let expression = decision.expression else {
                return fail("`\(decision.variable.name)` has no logic")
            }
            let value = evaluate(expression, in: environment(of: decision.requirements, in: namespace))
            return conform(value, to: decision.variable.typeReference, in: namespace)
        case .knowledge(let knowledge, _):
            var environment = environment(of: knowledge.requirements, in: namespace)
            environment.isRecursive = knowledge.variable.name
            return function(
                knowledge.function, in: environment,
                result: models.result(of: knowledge.variable.typeReference, in: namespace))
        case .service(let service, _): return function(service, in: namespace)
        }
    }

    /// What stands beside an element's logic: what it requires, under its name or within that of the model it comes from.
    private func environment(of requirements: [String], in namespace: String) -> Environment {
        var environment = Environment(namespace: namespace)
        var imported: [(name: String, entries: [(String, Value)])] = []
        for id in requirements {
            guard let element = models.elements[id] else { continue }
            let (name, value) = (element.variable.name, value(of: id))
            let used = models.models[namespace]?.imports.first { $0.namespace == element.namespace }
            guard element.namespace != namespace, let used, !used.name.isEmpty else {
                let type = models.resolve(element.variable.typeReference, in: element.namespace).type
                environment.add(name, value, type)
                continue
            }
            if let index = imported.firstIndex(where: { $0.name == used.name }) {
                imported[index].entries.append((name, value))
            } else {
                imported.append((used.name, [(name, value)]))
            }
        }
        for (name, entries) in imported { environment.add(name, .context(Context(entries)), .any) }
        return environment
    }

    // MARK: Functions

    /// A function with a boxed body, over what stands beside it.
    func function(
        _ definition: DecisionModel.FunctionDefinition, in environment: Environment, result: String? = nil
    ) -> Value {
        let namespace = environment.namespace
        let parameters = definition.parameters.map {
            (name: $0.name, type: models.resolve($0.typeReference, in: namespace).type)
        }
        let body: @Sendable ([Value], Int) -> Value = { [self] arguments, level in
            guard budget.enter(Self.decisionDepth + level) else { return tooDeep() }
            defer { budget.leave(Self.decisionDepth + level) }
            guard definition.isFEEL else { return fail("functions that are not written in FEEL are not called") }
            guard let expression = definition.body else { return fail("a function without a body gives nothing") }
            var inner = environment
            inner.depth += 1
            guard depth + inner.depth <= Self.maximumDepth else { return fail("functions call one another too deep") }
            for (parameter, argument) in zip(definition.parameters, arguments) {
                inner.add(
                    parameter.name, conform(argument, to: parameter.typeReference, in: namespace),
                    models.resolve(parameter.typeReference, in: namespace).type)
            }
            if let name = environment.isRecursive {
                var again = environment
                again.depth = inner.depth
                inner.add(name, function(definition, in: again, result: result), .any)
            }
            return conform(evaluate(expression, in: inner), to: result, in: namespace)
        }
        return .function(
            FunctionValue(parameters: parameters, result: models.resolve(result, in: namespace).type, body: body))
    }

    /// A decision service as a function of its input decisions and input data.
    private func function(_ service: DecisionModel.DecisionService, in namespace: String) -> Value {
        let inputs = (service.inputData + service.inputDecisions).compactMap { id in
            models.elements[id].map { (id: id, element: $0) }
        }
        let parameters = inputs.map { input in
            (
                name: input.element.variable.name,
                type: models.resolve(input.element.variable.typeReference, in: input.element.namespace).type
            )
        }
        let body: @Sendable ([Value], Int) -> Value = { [self] arguments, level in
            guard budget.enter(Self.decisionDepth + level) else { return tooDeep() }
            defer { budget.leave(Self.decisionDepth + level) }
            guard depth < Self.maximumDepth else { return fail("decision services call one another too deep") }
            var known: [String: Value] = [:]
            for (input, argument) in zip(inputs, arguments) {
                known[input.id] = conform(
                    argument, to: input.element.variable.typeReference, in: input.element.namespace)
            }
            let run = DecisionRun(
                models, given: [:], known: known, context: context, depth: depth + 1, budget: budget,
                expressions: expressions, tests: tests)
            let outputs = service.outputs.compactMap { id in
                models.elements[id].map { ($0.variable.name, run.value(of: id)) }
            }
            for failure in run.failures { _ = fail(failure) }
            let value = outputs.count == 1 ? outputs[0].1 : .context(Context(outputs))
            return conform(
                value, to: models.result(of: service.variable.typeReference, in: namespace), in: namespace)
        }
        return .function(FunctionValue(parameters: parameters, body: body))
    }

    // MARK: Types

    /// A value as a type wants it; null, and why, when it is not of that type or fails its tests.
    func conform(_ value: Value, to reference: String?, in namespace: String) -> Value {
        guard let reference, !value.isNull else { return value }
        let resolved = models.resolve(reference, in: namespace)
        guard let coerced = resolved.type.coerced(value), passes(coerced, resolved) else {
            return fail("a value is not of the type `\(reference)`")
        }
        return coerced
    }

    private func passes(_ value: Value, _ resolved: DecisionModels.Resolved, depth: Int = 0) -> Bool {
        // A type may be nothing but itself.
        if value.isNull || depth > Self.maximumDepth { return true }
        if let later = resolved.later {
            let type = models.resolve(later.name, in: later.namespace)
            return type.type.admits(value) && passes(value, type, depth: depth + 1)
        }
        guard resolved.base.allSatisfy({ passes(value, $0, depth: depth + 1) }) else { return false }
        if let constraint = resolved.constraint, !passes(value, constraint) { return false }
        if case .list(let values) = value, case .list = resolved.type {
            return values.allSatisfy { one in
                (resolved.allowed.map { passes(one, $0) } ?? true)
                    && (resolved.element.first.map { passes(one, $0, depth: depth + 1) } ?? true)
            }
        }
        if case .context(let context) = value {
            let fits = resolved.entries.allSatisfy { entry in
                context[entry.name].map { passes($0, entry.resolved, depth: depth + 1) } ?? true
            }
            guard fits else { return false }
        }
        return resolved.allowed.map { passes(value, $0) } ?? true
    }

    private func passes(_ value: Value, _ tests: String) -> Bool {
        let compiled = UnaryTests.compile(tests, input: ValueType(of: value), scope: Scope(), mode: .standard)
        guard let compiled = compiled.tests else { return true }
        return budget.share(context.maximumSteps) { compiled.evaluate(value, in: context, steps: &$0).value }
            == .boolean(true)
    }
}

/// The names that an expression of a model can use, with their values.
struct Environment: Sendable {
    let namespace: String
    private(set) var names: [(name: String, value: Value, type: ValueType)] = []
    /// The name under which a function may call itself.
    var isRecursive: String?
    /// How many functions are at work.
    var depth = 0

    init(namespace: String) { self.namespace = namespace }

    /// Adds a name, in place of one that is the same.
    mutating func add(_ name: String, _ value: Value, _ type: ValueType) {
        names.removeAll { $0.name == name }
        // What is known of a value by its type tells where names with spaces end; what is not is read off the value.
        let known = type == .any && !value.isNull ? ValueType(of: value) : type
        names.append((name, value, known))
    }

    /// The names with what is known of their values, beside types that have names.
    func scope(types: [String: ValueType]) -> Scope {
        var scope = Scope(names.map { ($0.name, $0.type) })
        scope.types = types
        return scope
    }

    func context(like clock: EvaluationContext) -> EvaluationContext {
        var context = EvaluationContext(
            values: Dictionary(names.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last }),
            today: clock.today, now: clock.now)
        context.maximumSteps = clock.maximumSteps
        return context
    }
}
