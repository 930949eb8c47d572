extension Checker {
    mutating func checkNegation(_ operand: Syntax, _ range: Range<Int>) -> Checked {
        let checked = check(operand)
        let type = checked.type
        guard type == .any || type == .null || type == .number || type.isDuration else {
            report("operand-type", "`-` can't negate \(type.inWords).", range)
            return Checked(node: NegationNode(checked.node, range), type: .any)
        }
        return folded(NegationNode(checked.node, range), type == .null ? .any : type, from: [checked])
    }

    mutating func checkArithmetic(
        _ operation: ArithmeticOperator, _ left: Syntax, _ right: Syntax, _ range: Range<Int>
    ) -> Checked {
        let (first, second) = (check(left), check(right))
        let node = ArithmeticNode(
            operation, first.node, second.node, range, monthEnds: scope.monthEnds ?? .lastDay)
        checkMonthEnds(first.type, second.type, range)
        guard let type = Arithmetic.type(operation, first.type, second.type) else {
            report(
                "operand-type",
                "`\(operation.rawValue)` can't be used on \(first.type.inWords) and \(second.type.inWords).", range)
            return Checked(node: node, type: .any)
        }
        return folded(node, type, from: [first, second])
    }

    /// Months added to a date, where nothing says what happens at the end of a month.
    private mutating func checkMonthEnds(_ left: ValueType, _ right: ValueType, _ range: Range<Int>) {
        let isDate = [left, right].contains { $0 == .date || $0 == .dateTime }
        guard scope.monthEnds == nil, isDate, [left, right].contains(.yearsAndMonthsDuration) else { return }
        report(
            "month-ends", "Months are added to a date, and nothing says what happens at the end of a month.", range)
    }

    mutating func checkComparison(
        _ operation: ComparisonOperator, _ left: Syntax, _ right: Syntax, _ range: Range<Int>
    ) -> Checked {
        let (first, second) = (check(left), check(right))
        checkComparable(operation, first.type, second.type, range)
        checkEnumeration(first, against: second.type, left.range)
        checkEnumeration(second, against: first.type, right.range)
        return Checked(node: ComparisonNode(operation, first.node, second.node, range), type: .boolean)
    }

    private mutating func checkComparable(
        _ operation: ComparisonOperator, _ left: ValueType, _ right: ValueType, _ range: Range<Int>
    ) {
        let ordering = operation != .equal && operation != .notEqual
        let comparable = left.overlaps(right) || left.disjointEnumerations(right)
        guard !comparable || (ordering && !(left.isOrdered && right.isOrdered)) else { return }
        report(
            "operand-type",
            "`\(operation.rawValue)` can't compare \(left.inWords) with \(right.inWords).", range)
    }

    /// A known text that the type it is compared with does not allow.
    mutating func checkEnumeration(_ value: Checked, against type: ValueType, _ range: Range<Int>) {
        guard case .enumeration(let allowed) = type, let constant = value.constant else { return }
        let texts: [Value]
        if case .list(let values) = constant { texts = values } else { texts = [constant] }
        for case .string(let text) in texts where !allowed.contains(text) {
            let nearest = Spelling.nearest(to: text, among: allowed)
            let list = allowed.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ") + (allowed.count > 8 ? "…" : "")
            let hint = nearest.map { " Did you mean \"\($0)\"?" } ?? ""
            report(
                "enumeration-value", "\"\(text)\" is none of the possible values: \(list).\(hint)", range,
                suggestion: nearest.map { "\"\($0)\"" })
        }
    }

    /// Operands of `and` and `or`, and conditions.
    mutating func checkCondition(_ syntax: Syntax, _ what: String) -> Checked {
        let checked = check(syntax)
        if !checked.type.conforms(to: .boolean) {
            report("condition-type", "\(what) must be true or false, not \(checked.type.inWords).", syntax.range)
        }
        return checked
    }

    mutating func checkLogical(_ operation: LogicalOperator, _ operands: [Syntax]) -> Checked {
        let nodes = operands.map { checkCondition($0, "Each side of `\(operation.rawValue)`").node }
        return Checked(node: LogicalNode(operation, nodes), type: .boolean)
    }

    mutating func checkBetween(_ value: Syntax, _ low: Syntax, _ high: Syntax, _ range: Range<Int>) -> Checked {
        let (value, low, high) = (check(value), check(low), check(high))
        checkComparable(.greaterOrEqual, value.type, low.type, range)
        checkComparable(.lessOrEqual, value.type, high.type, range)
        return Checked(node: BetweenNode(value.node, low.node, high.node, range), type: .boolean)
    }

    mutating func checkConditional(_ condition: Syntax, _ then: Syntax, _ otherwise: Syntax) -> Checked {
        let ranges = Conditional(condition: condition.range, then: then.range, otherwise: otherwise.range)
        let condition = checkCondition(condition, "The condition after `if`")
        let (then, otherwise) = (check(then), check(otherwise))
        let node = ConditionalNode(condition.node, then.node, otherwise.node, position: conditionals.count)
        conditionals.append(ranges)
        return Checked(node: node, type: then.type.union(otherwise.type))
    }

    mutating func checkInstance(_ value: Syntax, _ type: Syntax.TypeSyntax) -> Checked {
        let value = check(value)
        guard let wanted = type.type else {
            return failure("unknown-type", "There is no type `\(type.text)`.", type.range, type: .boolean)
        }
        return Checked(node: InstanceNode(value.node, wanted), type: .boolean)
    }

    // MARK: Tests

    mutating func checkMembership(_ value: Syntax, _ tests: [Syntax], _ range: Range<Int>) -> Checked {
        let checked = check(value)
        let node = membership(checked, tests, negated: false, range)
        return Checked(node: node, type: .boolean)
    }

    /// Tests of a value, which they see as `?`.
    mutating func membership(_ value: Checked, _ tests: [Syntax], negated: Bool, _ range: Range<Int>) -> any Node {
        let slot = newSlot()
        locals.append(Local(role: .input, type: value.type, slot: slot))
        defer { locals.removeLast() }
        let nodes = tests.map { checkTest($0, value.type) }
        return MembershipNode(value.node, slot: slot, nodes, negated: negated, range)
    }

    private mutating func checkTest(_ test: Syntax, _ input: ValueType) -> TestNode {
        if case .test(let operation, let bound) = test.kind {
            let checked = check(bound)
            checkComparable(operation, input, checked.type, test.range)
            checkEnumeration(checked, against: input, bound.range)
            return .comparison(operation, checked.node)
        }
        let slot = locals.last?.slot ?? 0
        usedSlots.remove(slot)
        let checked = check(test)
        let looksAtInput = usedSlots.contains(slot)
        checkEnumeration(checked, against: input, test.range)
        if !checked.type.tests(input) {
            report(
                "operand-type", "\(checked.type.inWords.capitalizedFirst) can't test \(input.inWords).", test.range)
        }
        if case .range(let range) = checked.constant { return .range(range) }
        if looksAtInput, checked.type == .boolean { return .condition(checked.node) }
        return .expression(checked.node, range: test.range, looksAtInput: looksAtInput)
    }

    mutating func checkHalfRange(_ operation: ComparisonOperator, _ bound: Syntax, _ range: Range<Int>) -> Checked {
        guard operation != .notEqual else {
            return failure("syntax", "`!=` needs a left side here.", range)
        }
        let checked = check(bound)
        return folded(HalfRangeNode(operation, checked.node), .range(checked.type), from: [checked])
    }
}

extension ValueType {
    /// Two sets of texts without a common one: told better text by text.
    fileprivate func disjointEnumerations(_ other: ValueType) -> Bool {
        if case .enumeration = self, case .string = other.withoutEnumeration { return true }
        return false
    }

    /// Whether a value of this type can be a test of another.
    fileprivate func tests(_ input: ValueType) -> Bool {
        switch self {
        case .boolean: true
        case .list(let element): element.tests(input) || overlaps(input)
        case .range(let element): element.overlaps(input) || overlaps(input)
        default: overlaps(input) || disjointEnumerations(input)
        }
    }
}
