/// Compiles expressions, and what stands around them, into a kernel.
///
/// Registers are given out in order; whoever builds a kernel says which hold the slots of the scope.
public struct KernelBuilder {
    /// What kernels do not do: the expression is for the evaluator.
    public struct Unsupported: Error {
        /// Something that kernels do not do.
        public init() {}
    }

    /// A place in the code to jump to, told later.
    public struct Jump: Sendable { fileprivate let instruction: Int }

    private var instructions: [Kernel.Instruction] = []
    private var tables: [Kernel.DatedTable] = []
    private var roundings: [Kernel.RoundingRule] = []
    private var textSets: [Set<Int>] = []
    private var initial: [Cell] = []
    private var texts: [String: Int] = [:]
    private var constants: [Cell: Int] = [:]
    /// The register of what is named inside an expression.
    private var locals: [Int: Int] = [:]
    /// The register of each slot of the scope.
    private var slots: [Int: Int] = [:]
    private let today: CivilDate

    /// A kernel that runs on a day: what `today()` gives.
    public init(today: CivilDate) { self.today = today }

    /// The kernel of what was written.
    public func build() -> Kernel {
        Kernel(
            instructions: instructions, tables: tables, roundings: roundings, textSets: textSets, initial: initial,
            texts: texts)
    }

    // MARK: Registers

    /// A register of its own, null at first.
    public mutating func register() -> Int {
        initial.append(.null)
        return initial.count - 1
    }

    /// The register that holds a slot of the scope.
    public mutating func register(of slot: Int) -> Int {
        if let known = slots[slot] { return known }
        let register = register()
        slots[slot] = register
        return register
    }

    /// The position of a text, by which a value is compared with it.
    public mutating func text(_ text: String) -> Int {
        if let known = texts[text] { return known }
        texts[text] = texts.count
        return texts.count - 1
    }

    /// The register of a number that is always the same.
    public mutating func constant(_ number: Number) -> Int { constant(Cell(number)) }

    /// The register of a day that is always the same.
    public mutating func constant(_ day: CivilDate) -> Int { constant(Cell(day)) }

    private mutating func constant(_ value: Value) throws -> Int {
        let cell: Cell
        switch value {
        case .null: cell = .null
        case .boolean(let isTrue): cell = Cell(isTrue)
        case .number(let number): cell = Cell(number)
        case .date(let date): cell = Cell(date)
        case .string(let text): cell = Cell(text: self.text(text))
        default: throw Unsupported()
        }
        return constant(cell)
    }

    private mutating func constant(_ cell: Cell) -> Int {
        if let known = constants[cell] { return known }
        initial.append(cell)
        constants[cell] = initial.count - 1
        return initial.count - 1
    }

    // MARK: Code

    private mutating func emit(_ operation: Kernel.Operation, _ target: Int, _ left: Int = 0, _ right: Int = 0) {
        instructions.append(
            Kernel.Instruction(operation: operation, target: Int32(target), left: Int32(left), right: Int32(right)))
    }

    /// Copies a register into another.
    public mutating func copy(_ source: Int, into target: Int) { emit(.copy, target, source) }

    /// Makes a register null.
    public mutating func clear(_ target: Int) throws { emit(.copy, target, try constant(Value.null)) }

    /// Goes elsewhere unless a register is true; `land` says where.
    public mutating func jump(unlessTrue register: Int) -> Jump {
        emit(.jumpUnlessTrue, 0, register)
        return Jump(instruction: instructions.count - 1)
    }

    /// Goes elsewhere.
    public mutating func jump() -> Jump {
        emit(.jump, 0)
        return Jump(instruction: instructions.count - 1)
    }

    /// Jumps come here.
    public mutating func land(_ jump: Jump) {
        instructions[jump.instruction].target = Int32(instructions.count)
    }

    /// Makes a register what a rule of a type gives: null when it is of another.
    public mutating func settle(_ register: Int, as type: ValueType) throws {
        switch type {
        case .any: break
        case .boolean: emit(.expect, register, 0, Int(Cell.Kind.boolean.rawValue))
        case .number: emit(.expect, register, 0, Int(Cell.Kind.number.rawValue))
        case .string: emit(.expect, register, 0, Int(Cell.Kind.text.rawValue))
        case .date: emit(.expect, register, 0, Int(Cell.Kind.date.rawValue))
        case .enumeration(let allowed):
            var positions: Set<Int> = []
            for option in allowed { positions.insert(text(option)) }
            textSets.append(positions)
            emit(.expectText, register, 0, textSets.count - 1)
        default: throw Unsupported()
        }
    }

    /// Rounds a number in its register.
    public mutating func round(_ register: Int, _ apply: @escaping @Sendable (Number) -> Number?) {
        roundings.append(.multiple(apply))
        emit(.roundToStep, register, register, roundings.count - 1)
    }

    /// Reads what is in force on the day in a register, null when that is no day.
    ///
    /// - Parameters:
    ///   - days: The days on which something changes, in order.
    ///   - rows: What is in force before the first day, then from each on; null for nothing.
    ///   - registers: Where each value of a row goes.
    public mutating func look(on day: Int, days: [CivilDate], rows: [[Number?]], into registers: [Int]) {
        tables.append(
            Kernel.DatedTable(
                days: days.map(\.daysSinceEpoch), rows: rows.map { $0.map { $0.map { Cell($0) } ?? .null } },
                registers: registers.map(Int32.init)))
        emit(.look, 0, day, tables.count - 1)
    }

    /// Writes the code of an expression, and tells the register of its value, which is not to be written to.
    public mutating func value(of expression: Expression) throws -> Int { try lower(expression.node) }

    private mutating func lower(_ node: any Node) throws -> Int {
        switch node {
        case let node as ConstantNode: return try constant(node.value)
        case let node as InputNode: return register(of: node.slot)
        case let node as ArithmeticNode:
            let operation: Kernel.Operation =
                switch node.operation {
                case .add: .add
                case .subtract: .subtract
                case .multiply: .multiply
                case .divide: .divide
                case .power: throw Unsupported()
                }
            return try binary(operation, node.left, node.right)
        case let node as NegationNode: return try unary(.negate, node.operand)
        case let node as ComparisonNode: return try binary(Self.operation(node.operation), node.left, node.right)
        case let node as LogicalNode: return try join(node.operands, decisive: node.decisive)
        case let node as BetweenNode:
            let value = try lower(node.value)
            return try join([
                comparison(.greaterOrEqual, value, lower(node.low)), comparison(.lessOrEqual, value, lower(node.high)),
            ])
        case let node as ConditionalNode: return try conditional(node)
        case let node as Coercion.ResultNode:
            let target = register()
            copy(try lower(node.node), into: target)
            try settle(target, as: node.type)
            return target
        case let node as PathNode:
            let parts: [String: Kernel.Operation] = ["year": .year, "month": .month, "day": .day]
            guard let operation = parts[node.member] else { throw Unsupported() }
            return try unary(operation, node.value)
        case let node as BuiltInNode: return try call(node)
        case let node as MembershipNode: return try membership(node)
        case let node as LocalNode:
            guard let register = locals[node.slot] else { throw Unsupported() }
            return register
        default: throw Unsupported()
        }
    }

    private static func operation(_ comparison: ComparisonOperator) -> Kernel.Operation {
        switch comparison {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        }
    }

    private mutating func unary(_ operation: Kernel.Operation, _ operand: any Node) throws -> Int {
        let value = try lower(operand)
        let target = register()
        emit(operation, target, value)
        return target
    }

    private mutating func binary(_ operation: Kernel.Operation, _ left: any Node, _ right: any Node) throws -> Int {
        let (first, second) = (try lower(left), try lower(right))
        return comparison(operation, first, second)
    }

    private mutating func comparison(_ operation: Kernel.Operation, _ left: Int, _ right: Int) -> Int {
        let target = register()
        emit(operation, target, left, right)
        return target
    }

    private mutating func join(_ operands: [any Node], decisive: Bool) throws -> Int {
        let target = register()
        var jumps: [Int] = []
        for operand in operands {
            let value = try lower(operand)
            let operation: Kernel.Operation =
                jumps.isEmpty ? (decisive ? .firstOfOr : .firstOfAnd) : (decisive ? .nextOfOr : .nextOfAnd)
            emit(operation, target, value)
            jumps.append(instructions.count - 1)
        }
        for jump in jumps { instructions[jump].right = Int32(instructions.count) }
        return target
    }

    /// An `and` of values that are there already.
    private mutating func join(_ values: [Int]) throws -> Int {
        let target = register()
        copy(try constant(.boolean(true)), into: target)
        for value in values { emit(.and, target, value) }
        return target
    }

    /// Whether one of the tests holds, in three-valued logic; no test at all always does.
    private mutating func membership(_ node: MembershipNode) throws -> Int {
        let value = try lower(node.value)
        guard !node.tests.isEmpty else { return try constant(.boolean(true)) }
        locals[node.slot] = value
        defer { locals[node.slot] = nil }
        // One test is its own answer.
        if node.tests.count == 1, !node.negated { return try holds(node.tests[0], value) }
        let target = register()
        copy(try constant(.boolean(false)), into: target)
        for test in node.tests { emit(.or, target, try holds(test, value)) }
        guard node.negated else { return target }
        let negation = register()
        emit(.not, negation, target)
        return negation
    }

    private mutating func holds(_ test: TestNode, _ value: Int) throws -> Int {
        switch test {
        case .comparison(let operation, let node):
            return comparison(Self.operation(operation), value, try lower(node))
        case .range(let range):
            var ends: [Int] = []
            if !range.low.isNull {
                ends.append(comparison(range.includesLow ? .greaterOrEqual : .greater, value, try constant(range.low)))
            }
            if !range.high.isNull {
                ends.append(comparison(range.includesHigh ? .lessOrEqual : .less, value, try constant(range.high)))
            }
            guard !ends.isEmpty else { throw Unsupported() }
            return try join(ends)
        case .condition(let node): return try lower(node)
        case .expression(let node, _, let looksAtInput):
            guard !looksAtInput else { throw Unsupported() }
            if let constant = node as? ConstantNode, case .boolean = constant.value {
                return comparison(.equal, value, try lower(node))
            }
            return comparison(.matches, value, try lower(node))
        }
    }

    private mutating func conditional(_ node: ConditionalNode) throws -> Int {
        let target = register()
        let otherwise = jump(unlessTrue: try lower(node.condition))
        copy(try lower(node.then), into: target)
        let end = jump()
        land(otherwise)
        copy(try lower(node.otherwise), into: target)
        land(end)
        return target
    }

    private mutating func call(_ node: BuiltInNode) throws -> Int {
        guard let name = node.overloads.first?.name else { throw Unsupported() }
        switch (name, node.arguments.count) {
        case ("today", 0): return try constant(.date(today))
        case ("not", 1): return try unary(.not, node.arguments[0])
        case ("abs", 1): return try unary(.magnitude, node.arguments[0])
        case ("min", _), ("max", _):
            let operands = (node.arguments.first as? ListNode)?.items ?? node.arguments
            guard operands.count > 1, node.arguments.count == 1 || operands.count == node.arguments.count else {
                throw Unsupported()
            }
            var value = try lower(operands[0])
            for operand in operands.dropFirst() {
                value = comparison(name == "min" ? .minimum : .maximum, value, try lower(operand))
            }
            return value
        case ("date", 3):
            let parts = try node.arguments.map { try lower($0) }
            let first = register()
            let others = [register(), register()]
            for (part, place) in zip(parts, [first] + others) { copy(part, into: place) }
            let target = register()
            emit(.date, target, first)
            return target
        default: return try round(name, node)
        }
    }

    private static let modes: [String: RoundingMode] = [
        "decimal": .halfEven, "floor": .floor, "ceiling": .ceiling, "round up": .up, "round down": .down,
        "round half up": .halfUp, "round half down": .halfDown, "round half even": .halfEven,
    ]

    private mutating func round(_ name: String, _ node: BuiltInNode) throws -> Int {
        guard let mode = Self.modes[name], (1...2).contains(node.arguments.count) else { throw Unsupported() }
        var scale = 0
        if node.arguments.count == 2 {
            guard case .number(let number)? = (node.arguments[1] as? ConstantNode)?.value,
                let whole = Int(exactly: number)
            else { throw Unsupported() }
            scale = whole
        }
        let value = try lower(node.arguments[0])
        roundings.append(.decimals(scale, mode))
        let target = register()
        emit(.round, target, value, roundings.count - 1)
        return target
    }
}
