/// How strictly an expression is checked.
public enum CheckingMode: Sendable, Hashable {
    /// Whatever can only give null is an error: for services, where it is a mistake.
    case strict
    /// As the standard has it: only what can't be read is an error; the rest is a warning and evaluates to null.
    case standard
}

/// A name of the scope that an expression uses.
public struct NameReference: Sendable, Hashable {
    /// The name in the scope.
    public let name: String
    /// The entries that follow it: `b`, `c` for `a.b.c`.
    public internal(set) var path: [String]
    /// Where it stands, path included, as offsets into the source's UTF-8.
    public internal(set) var range: Range<Int>
}

/// Turns syntax into nodes: resolves names to slots, finds types, reports what can't be right.
struct Checker {
    /// A checked piece: what runs, and what is known of its value.
    struct Checked {
        let node: any Node
        let type: ValueType
        /// The reference that this is, so that a path can be added to it.
        var reference: Int?

        /// The value, when it is known already.
        var constant: Value? { (node as? ConstantNode)?.value }
    }

    /// A name that is known inside the expression, or the item of a filter, whose entries are known by their names.
    struct Local {
        enum Role {
            case variable(String)
            case item
            case input
        }
        let role: Role
        let type: ValueType
        let slot: Int
    }

    let scope: Scope
    let mode: CheckingMode
    var locals: [Local] = []
    var slotCount = 0
    var diagnostics: [ExpressionDiagnostic] = []
    var references: [NameReference] = []
    var usesClock = false
    /// Names of the entries of contexts that the expression looks up.
    var members: Set<String> = []
    /// The conditionals met so far.
    var conditionals: [Conditional] = []
    /// Slots of variables, `partial` among them, and of `?` that were asked for.
    var usedSlots: Set<Int> = []

    init(scope: Scope, mode: CheckingMode) {
        self.scope = scope
        self.mode = mode
    }

    mutating func report(_ code: String, _ message: String, _ range: Range<Int>, suggestion: String? = nil) {
        diagnostics.append(
            ExpressionDiagnostic(
                severity: mode == .strict ? .error : .warning, code: code, message: message, range: range,
                suggestion: suggestion))
    }

    /// Reports a problem, and gives a piece that is null for that reason.
    mutating func failure(
        _ code: String, _ message: String, _ range: Range<Int>, suggestion: String? = nil, type: ValueType = .any
    ) -> Checked {
        report(code, message, range, suggestion: suggestion)
        let diagnostic = ExpressionDiagnostic(code: code, message: message, range: range, suggestion: suggestion)
        return Checked(node: FailureNode(diagnostic), type: type)
    }

    mutating func newSlot() -> Int {
        slotCount += 1
        return slotCount - 1
    }

    /// Computes a piece of known values once and for all. What fails is reported now, and again when it is evaluated.
    mutating func folded(_ node: any Node, _ type: ValueType, from parts: [Checked]) -> Checked {
        guard parts.allSatisfy({ $0.constant != nil }), let epoch = CivilDate(year: 1970, month: 1, day: 1) else {
            return Checked(node: node, type: type)
        }
        let now = CivilDateTime(date: epoch, time: .midnight)
        let machine = Machine(inputs: [], localCount: 0, today: epoch, now: now, steps: 10_000)
        let value = node.evaluate(machine)
        guard machine.diagnostics.isEmpty else {
            // A null operand is no mistake of the one who wrote a literal null beside it.
            for problem in machine.diagnostics where problem.code != "limit" {
                report(problem.code, problem.message, problem.range)
            }
            return Checked(node: node, type: type)
        }
        return Checked(node: ConstantNode(value), type: type == .any ? ValueType(of: value) : type)
    }

    // MARK: Dispatch

    mutating func check(_ syntax: Syntax) -> Checked {
        switch syntax.kind {
        case .literal(let value): return Checked(node: ConstantNode(value), type: ValueType(of: value))
        case .name(let name): return resolve(name, syntax.range)
        case .input: return checkInput(syntax.range)
        case .negation(let operand): return checkNegation(operand, syntax.range)
        case .arithmetic(let operation, let left, let right):
            return checkArithmetic(operation, left, right, syntax.range)
        case .comparison(let operation, let left, let right):
            return checkComparison(operation, left, right, syntax.range)
        case .logical(let operation, let operands): return checkLogical(operation, operands)
        case .between(let value, let low, let high): return checkBetween(value, low, high, syntax.range)
        case .membership(let value, let tests): return checkMembership(value, tests, syntax.range)
        case .test(let operation, let bound): return checkHalfRange(operation, bound, syntax.range)
        case .conditional(let condition, let then, let otherwise):
            return checkConditional(condition, then, otherwise)
        case .loop(let iterators, let body): return checkLoop(iterators, body, syntax.range)
        case .quantified(let every, let iterators, let condition):
            return checkQuantified(every, iterators, condition)
        case .filter(let list, let condition): return checkFilter(list, condition, syntax.range)
        case .path(let value, let member, let range): return checkPath(value, member, range, syntax.range)
        case .list(let items): return checkList(items)
        case .context(let entries): return checkContext(entries)
        case .range(let low, let includesLow, let high, let includesHigh):
            return checkRange(low, includesLow, high, includesHigh, syntax.range)
        case .function(let parameters, let body): return checkFunction(parameters, body)
        case .external:
            return failure(
                "external-function", "Functions written in another language can't be called from here.", syntax.range)
        case .call(let function, let arguments): return checkCall(function, arguments, syntax.range)
        case .instance(let value, let type): return checkInstance(value, type)
        }
    }

    // MARK: Names

    private mutating func resolve(_ name: String, _ range: Range<Int>) -> Checked {
        if let found = lookUp(name, range) { return found }
        if let overloads = BuiltIns.table[name] {
            let function = FunctionValue(form: .builtIn(overloads))
            return Checked(node: ConstantNode(.function(function)), type: .any)
        }
        let known = visibleNames + BuiltIns.table.keys.sorted()
        let nearest = Spelling.nearest(to: name, among: known)
        let hint = nearest.map { " Did you mean `\($0)`?" } ?? ""
        return failure("unknown-name", "There is no `\(name)` here.\(hint)", range, suggestion: nearest)
    }

    private var visibleNames: [String] {
        var names = scope.visibleNames
        for local in locals {
            switch local.role {
            case .variable(let name): names.append(name)
            case .item: if case .context(let fields) = local.type { names += fields.map(\.name) }
            case .input: continue
            }
        }
        return names
    }

    /// What a name stands for, from the inside out: a variable, an entry of a filter's item, a name of the scope.
    mutating func lookUp(_ name: String, _ range: Range<Int>) -> Checked? {
        // Items of unknown type may have an entry of that name, which only shows when the expression is evaluated.
        var maybe: [Local] = []
        var found: Checked?
        for local in locals.reversed() where found == nil {
            switch local.role {
            case .variable(name):
                usedSlots.insert(local.slot)
                found = Checked(node: LocalNode(local.slot), type: local.type)
            case .item:
                if case .context(let fields) = local.type, let field = fields.first(where: { $0.name == name }) {
                    members.insert(name)
                    found = Checked(node: PathNode(LocalNode(local.slot), name, range), type: field.type)
                } else if name == "item" {
                    found = Checked(node: LocalNode(local.slot), type: local.type)
                } else if mayHold(name, local.type) {
                    members.insert(name)
                    maybe.append(local)
                }
            default: continue
            }
        }
        if found == nil, let slot = scope.slot(of: name) {
            references.append(NameReference(name: name, path: [], range: range))
            found = Checked(node: InputNode(slot), type: scope.variables[slot].type, reference: references.count - 1)
        }
        guard !maybe.isEmpty, found != nil || BuiltIns.table[name] == nil else { return found }
        let outer = found?.node ?? ConstantNode(.null)
        let node = maybe.reversed().reduce(outer) { ItemMemberNode(slot: $1.slot, name, otherwise: $0) }
        return Checked(node: node, type: .any)
    }

    /// Whether items of this type may have an entry that the type doesn't know. By the standard, items of one list need
    /// not have the same entries.
    private func mayHold(_ name: String, _ type: ValueType) -> Bool {
        guard case .context(let fields) = type else { return type == .any }
        return fields.isEmpty || mode == .standard
    }

    private mutating func checkInput(_ range: Range<Int>) -> Checked {
        for local in locals.reversed() {
            guard case .input = local.role else { continue }
            usedSlots.insert(local.slot)
            return Checked(node: LocalNode(local.slot), type: local.type)
        }
        return failure("unknown-name", "`?` has a meaning in tests only.", range)
    }
}
