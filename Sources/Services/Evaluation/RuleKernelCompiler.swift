import FEEL

/// Writes the code of rules and of what they need: what is shown, what is answered, the law of the day.
struct RuleKernelCompiler {
    private let definition: ServiceDefinition
    private let plan: EvaluationPlan
    private let today: CivilDate
    private let changes: [String: Number]
    private var builder: KernelBuilder
    /// The register of a container that says whether it is shown.
    private var containers: [Int: Int] = [:]
    private var inputs: [(question: Question, register: Int)] = []

    init(_ definition: ServiceDefinition, on today: CivilDate, with changes: [String: Number]) {
        self.definition = definition
        plan = definition.plan
        self.today = today
        self.changes = changes
        builder = KernelBuilder(today: today)
    }

    /// What was compiled.
    struct Compiled {
        let kernel: Kernel
        /// The questions, with the registers where answers go.
        let inputs: [(question: Question, register: Int)]
        /// The register of each rule wanted.
        let rules: [Int]
    }

    mutating func compile(_ goals: [Int]) throws -> Compiled {
        let needed = try needs(of: goals)
        // The plan has each step after what it uses.
        for step in plan.form.steps {
            switch step {
            case .container(let index) where needed.containers.contains(index): try container(index)
            case .question(let index) where needed.questions.contains(index): try question(index)
            case .rule(let index) where needed.rules.contains(index): try rule(index)
            case .lawDate where needed.isLawRead: try law()
            default: continue
            }
        }
        let registers = try goals.map { goal in
            guard let slot = plan.slots[definition.rules[goal].id] else { throw KernelBuilder.Unsupported() }
            return builder.register(of: slot)
        }
        return Compiled(kernel: builder.build(), inputs: inputs, rules: registers)
    }

    // MARK: What is needed

    private struct Needs {
        var containers: Set<Int> = []
        var questions: Set<Int> = []
        var rules: Set<Int> = []
        var isLawRead = false
    }

    private func needs(of goals: [Int]) throws -> Needs {
        var needs = Needs()
        var pending: [EvaluationPlan.SlotInput] = goals.map { .rule($0) }
        func want(_ expression: Expression?) { pending += (expression?.slots ?? []).map { plan.inputs[$0] } }
        func want(container: Int?) {
            var current = container
            while let index = current, needs.containers.insert(index).inserted {
                want(plan.form.containers[index].showIf)
                current = plan.form.containers[index].parent
            }
        }
        while let input = pending.popLast() {
            switch input {
            case .rule(let index):
                guard needs.rules.insert(index).inserted else { continue }
                want(definition.rules[index].appliesIf)
                want(definition.rules[index].formula)
            case .question(let index):
                guard needs.questions.insert(index).inserted else { continue }
                let planned = plan.form.questions[index]
                guard planned.question.proves.isEmpty else { throw KernelBuilder.Unsupported() }
                want(planned.question.showIf)
                want(container: planned.container)
            case .parameter, .lawDate:
                guard !needs.isLawRead else { continue }
                needs.isLawRead = true
                want(plan.lawDate)
            case .list, .other: throw KernelBuilder.Unsupported()
            }
        }
        return needs
    }

    // MARK: Code

    /// Whether something is shown: within its container, and by its own condition. Nil for always.
    private mutating func shown(_ condition: Expression?, in container: Int?) throws -> Int? {
        let around = container.flatMap { containers[$0] }
        guard let condition else { return around }
        let own = try builder.value(of: condition)
        guard let around else { return own }
        let both = builder.register()
        let end = builder.jump(unlessTrue: around)
        builder.copy(own, into: both)
        let done = builder.jump()
        builder.land(end)
        builder.copy(around, into: both)
        builder.land(done)
        return both
    }

    private mutating func container(_ index: Int) throws {
        let container = plan.form.containers[index]
        containers[index] = try shown(container.showIf, in: container.parent)
    }

    private mutating func question(_ index: Int) throws {
        let planned = plan.form.questions[index]
        guard let slot = planned.slot else { throw KernelBuilder.Unsupported() }
        if case .enumeration(let options) = planned.question.type.valueType {
            for option in options { _ = builder.text(option) }
        }
        let answer = builder.register()
        inputs.append((planned.question, answer))
        try take(answer, into: builder.register(of: slot), when: shown(planned.question.showIf, in: planned.container))
    }

    /// Copies a value where a condition is true, and nothing elsewhere.
    private mutating func take(_ source: Int, into target: Int, when condition: Int?) throws {
        guard let condition else {
            builder.copy(source, into: target)
            return
        }
        let otherwise = builder.jump(unlessTrue: condition)
        builder.copy(source, into: target)
        let end = builder.jump()
        builder.land(otherwise)
        try builder.clear(target)
        builder.land(end)
    }

    private mutating func rule(_ index: Int) throws {
        let rule = definition.rules[index]
        guard let slot = plan.slots[rule.id] else { throw KernelBuilder.Unsupported() }
        let target = builder.register(of: slot)
        let condition = try rule.appliesIf.map { try builder.value(of: $0) }
        let skip = condition.map { builder.jump(unlessTrue: $0) }
        builder.copy(try builder.value(of: rule.formula), into: target)
        try builder.settle(target, as: rule.type)
        if let rounding = rule.rounding { builder.round(target) { rounding.apply(to: $0) } }
        guard let skip else { return }
        let end = builder.jump()
        builder.land(skip)
        try builder.clear(target)
        builder.land(end)
    }

    /// The day at which the law is read, and every parameter on that day.
    private mutating func law() throws {
        let day = builder.register()
        if let lawDate = plan.lawDate {
            builder.copy(try builder.value(of: lawDate), into: day)
            try builder.settle(day, as: .date)
        } else {
            builder.copy(builder.constant(today), into: day)
        }
        if let slot = plan.lawDateSlot { builder.copy(day, into: builder.register(of: slot)) }
        var days: Set<CivilDate> = []
        for place in plan.parameters { days.formUnion(place.parameter.values.map(\.from)) }
        let sorted = days.sorted()
        let rows = [nil] + sorted.map { Optional($0) }
        builder.look(
            on: day, days: sorted,
            rows: rows.map { day in
                plan.parameters.map { place in day.flatMap { place.parameter.inForce(on: $0)?.value } }
            }, into: plan.parameters.map { builder.register(of: $0.slot) })
        // A reform takes the place of what is in force, whatever the day.
        for place in plan.parameters {
            guard let value = changes[place.parameter.id] else { continue }
            builder.copy(builder.constant(value), into: builder.register(of: place.slot))
        }
    }
}
