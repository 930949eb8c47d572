import FEEL

/// Models that use one another, ready to be evaluated.
public struct DecisionModels: Sendable {
    /// The models by namespace.
    let models: [String: DecisionModel]
    /// Every element by its identifier.
    let elements: [String: Element]
    /// The types that expressions of a model may name, by its namespace.
    private(set) var types: [String: [String: ValueType]] = [:]

    /// Something that can be asked for, with the model it stands in.
    enum Element: Sendable {
        case input(DecisionModel.InputData, namespace: String)
        case decision(DecisionModel.Decision, namespace: String)
        case knowledge(DecisionModel.BusinessKnowledge, namespace: String)
        case service(DecisionModel.DecisionService, namespace: String)

        var variable: DecisionModel.Variable {
            switch self {
            case .input(let input, _): input.variable
            case .decision(let decision, _): decision.variable
            case .knowledge(let knowledge, _): knowledge.variable
            case .service(let service, _): service.variable
            }
        }

        var namespace: String {
            switch self {
            case .input(_, let namespace), .decision(_, let namespace), .knowledge(_, let namespace),
                .service(_, let namespace):
                namespace
            }
        }
    }

    /// Models that are read together; of two with the same namespace the first counts.
    public init(_ models: [DecisionModel]) {
        self.models = Dictionary(models.map { ($0.namespace, $0) }, uniquingKeysWith: { first, _ in first })
        var elements: [String: Element] = [:]
        for model in self.models.values {
            for input in model.inputs { elements[input.id] = .input(input, namespace: model.namespace) }
            for decision in model.decisions { elements[decision.id] = .decision(decision, namespace: model.namespace) }
            for function in model.functions { elements[function.id] = .knowledge(function, namespace: model.namespace) }
            for service in model.services { elements[service.id] = .service(service, namespace: model.namespace) }
        }
        self.elements = elements
        for model in self.models.values {
            var types = own(model, after: "")
            for used in model.imports where !used.name.isEmpty {
                guard let other = self.models[used.namespace] else { continue }
                types.merge(own(other, after: used.name + "."), uniquingKeysWith: { first, _ in first })
            }
            self.types[model.namespace] = types
        }
    }

    /// The types that a model defines, by name.
    private func own(_ model: DecisionModel, after prefix: String) -> [String: ValueType] {
        Dictionary(
            model.types.map { (prefix + $0.name, resolve($0.name, in: model.namespace).type) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The names of a model's decisions, in order.
    public func decisions(of namespace: String) -> [String] {
        models[namespace]?.decisions.map(\.variable.name) ?? []
    }

    /// The names of what a model is given, in order.
    public func inputs(of namespace: String) -> [String] {
        models[namespace]?.inputs.map(\.variable.name) ?? []
    }

    // MARK: Types

    /// What a reference to a type stands for: its values, and the tests they must pass.
    struct Resolved: Sendable {
        var type: ValueType
        /// Tests of the value, or of each element of a collection.
        var allowed: String?
        /// Tests of the value, even of a collection.
        var constraint: String?
        /// The type, where it stands within itself: it is looked at as deep as a value goes.
        var later: Reference?
        /// The type that it narrows, whose tests count too.
        var base: [Resolved] = []
        /// Entries whose values have tests of their own.
        var entries: [(name: String, resolved: Resolved)] = []
        /// What the elements of a collection are.
        var element: [Resolved] = []

        /// A type by its name.
        struct Reference: Sendable {
            let name: String
            let namespace: String
        }

        /// The tests that list the values, in their order.
        var values: String? { allowed ?? constraint ?? base.first?.values }
    }

    /// How many types are looked at within one another before there is a value.
    private static let maximumDepth = 12

    /// The type that a reference names, in a model. What is not known is anything.
    ///
    /// - Parameter path: the types that this one stands in.
    func resolve(_ reference: String?, in namespace: String, within path: [String] = []) -> Resolved {
        guard let reference else { return Resolved(type: .any) }
        let plain = reference.split(separator: ":").last.map(String.init) ?? reference
        if let type = Self.builtIn[plain] { return Resolved(type: type) }
        if let own = models[namespace]?.types.first(where: { $0.name == plain || $0.name == reference }) {
            let key = "\(namespace)#\(own.name)"
            guard !path.contains(key), path.count < Self.maximumDepth else {
                return Resolved(type: .any, later: Resolved.Reference(name: reference, namespace: namespace))
            }
            return resolve(own, in: namespace, within: path + [key])
        }
        // `model.type`, of a model that is imported under that name.
        for used in models[namespace]?.imports ?? [] where !used.name.isEmpty {
            for separator in [".", ":"] where reference.hasPrefix(used.name + separator) {
                return resolve(
                    String(reference.dropFirst(used.name.count + 1)), in: used.namespace, within: path)
            }
        }
        return Resolved(type: .any)
    }

    /// The type of the results of what has this type: a function's, or the type itself.
    func result(of reference: String?, in namespace: String) -> String? {
        let item = models[namespace]?.types.first { $0.name == reference && $0.isFunction }
        return item.map { $0.output } ?? reference
    }

    private func resolve(
        _ item: DecisionModel.ItemDefinition, in namespace: String, within path: [String]
    ) -> Resolved {
        guard !item.isFunction else { return Resolved(type: .any) }
        let one: Resolved
        if item.components.isEmpty {
            one = resolve(item.typeReference, in: namespace, within: path)
        } else {
            let entries = item.components.map {
                (name: $0.name, resolved: resolve($0, in: namespace, within: path))
            }
            one = Resolved(type: .context(entries.map { ($0.name, $0.resolved.type) }), entries: entries)
        }
        if item.isCollection {
            return Resolved(
                type: .list(one.type), allowed: item.allowed, constraint: item.constraint, element: [one])
        }
        guard item.allowed != nil || item.constraint != nil else { return one }
        return Resolved(type: one.type, allowed: item.allowed, constraint: item.constraint, base: [one])
    }

    private static let builtIn: [String: ValueType] = [
        "Any": .any, "number": .number, "string": .string, "boolean": .boolean, "date": .date, "time": .time,
        "date and time": .dateTime, "dateTime": .dateTime, "days and time duration": .daysAndTimeDuration,
        "dayTimeDuration": .daysAndTimeDuration, "years and months duration": .yearsAndMonthsDuration,
        "yearMonthDuration": .yearsAndMonthsDuration, "Null": .null, "context": .anyContext, "list": .list(.any),
    ]
}
