extension Checker {
    mutating func checkList(_ items: [Syntax]) -> Checked {
        let checked = items.map { check($0) }
        let type = checked.isEmpty ? ValueType.any : checked.reduce(.null) { $0.union($1.type) }
        return folded(ListNode(checked.map(\.node)), .list(type), from: checked)
    }

    mutating func checkContext(_ entries: [Syntax.Entry]) -> Checked {
        let outer = locals.count
        defer { locals.removeSubrange(outer...) }
        var nodes: [ContextNode.Entry] = []
        var fields: [ValueType.Field] = []
        for entry in entries {
            if fields.contains(where: { $0.name == entry.name }) {
                return failure("duplicate-entry", "The context has `\(entry.name)` twice.", entry.nameRange)
            }
            let slot = newSlot()
            let value = check(entry, slot)
            nodes.append(ContextNode.Entry(name: entry.name, slot: slot, value: value.node))
            fields.append(ValueType.Field(entry.name, value.type))
            locals.append(Local(role: .variable(entry.name), type: value.type, slot: slot))
        }
        return Checked(node: ContextNode(nodes), type: .context(fields))
    }

    /// The value of an entry. By the standard, a function knows itself by the entry's name; services do without recursion.
    private mutating func check(_ entry: Syntax.Entry, _ slot: Int) -> Checked {
        guard mode == .standard, case .function(let parameters, let body) = entry.value.kind else {
            return check(entry.value)
        }
        locals.append(Local(role: .variable(entry.name), type: .any, slot: slot))
        let known = locals.count - 1
        let value = checkFunction(parameters, body, ownSlot: slot)
        locals.remove(at: known)
        return value
    }

    mutating func checkRange(
        _ low: Syntax, _ includesLow: Bool, _ high: Syntax, _ includesHigh: Bool, _ range: Range<Int>
    ) -> Checked {
        let (first, second) = (check(low), check(high))
        if !first.type.overlaps(second.type) || !first.type.isOrdered || !second.type.isOrdered {
            report("operand-type", "A range can't go from \(first.type.inWords) to \(second.type.inWords).", range)
        }
        let node = RangeNode(first.node, includesLow, second.node, includesHigh, range)
        return folded(node, .range(first.type.union(second.type)), from: [first, second])
    }

    // MARK: Paths and filters

    mutating func checkPath(_ value: Syntax, _ member: String, _ memberRange: Range<Int>, _ range: Range<Int>)
        -> Checked
    {
        let checked = check(value)
        let node = PathNode(checked.node, member, range)
        switch memberType(member, of: checked.type) {
        case .found(let type):
            members.insert(member)
            if let reference = checked.reference {
                references[reference].path.append(member)
                references[reference].range = references[reference].range.lowerBound..<range.upperBound
            }
            return Checked(node: node, type: type, reference: checked.reference)
        case .missing(let known):
            let nearest = Spelling.nearest(to: member, among: known)
            let hint = nearest.map { " Did you mean `\($0)`?" } ?? ""
            let message = "There is no `\(member)` in \(checked.type.inWords).\(hint)"
            report("unknown-member", message, memberRange, suggestion: nearest)
            return Checked(node: node, type: .any)
        }
    }

    private enum Member {
        case found(ValueType)
        case missing([String])
    }

    private func memberType(_ member: String, of type: ValueType) -> Member {
        switch type {
        case .any, .null: return .found(.any)
        case .context(let fields):
            if let field = fields.first(where: { $0.name == member }) { return .found(field.type) }
            return fields.isEmpty ? .found(.any) : .missing(fields.map(\.name))
        case .list(let element):
            switch memberType(member, of: element) {
            case .found(let type): return .found(.list(type))
            case .missing(let known): return .missing(known)
            }
        default:
            if let type = Temporal.member(member, of: type) { return .found(type) }
            return .missing(
                [
                    "year", "month", "day", "weekday", "hour", "minute", "second", "years", "months", "days", "hours",
                    "minutes", "seconds", "start", "end",
                ].filter { Temporal.member($0, of: type) != nil })
        }
    }

    mutating func checkFilter(_ list: Syntax, _ condition: Syntax, _ range: Range<Int>) -> Checked {
        let checked = check(list)
        let element: ValueType
        if case .list(let type) = checked.type { element = type } else { element = checked.type }
        let slot = newSlot()
        locals.append(Local(role: .item, type: element == .null ? .any : element, slot: slot))
        let filter = check(condition)
        locals.removeLast()
        let node = FilterNode(checked.node, filter.node, slot: slot, range)
        switch filter.type {
        case .number: return Checked(node: node, type: element)
        case .boolean, .null: return Checked(node: node, type: .list(element))
        case .any: return Checked(node: node, type: .any)
        default:
            report(
                "condition-type", "A filter must be a condition or a position, not \(filter.type.inWords).",
                condition.range)
            return Checked(node: node, type: .any)
        }
    }

    // MARK: Iteration

    /// Checks the iterators and makes their variables known; the caller takes them back.
    private mutating func checkIterators(_ iterators: [Syntax.Iterator]) -> [IteratorNode] {
        iterators.map { iterator in
            let domain = check(iterator.domain)
            let end = iterator.end.map { check($0) }
            let type = elementType(domain, end, iterator)
            let slot = newSlot()
            locals.append(Local(role: .variable(iterator.name), type: type, slot: slot))
            return IteratorNode(slot: slot, domain: domain.node, end: end?.node, range: iterator.domain.range)
        }
    }

    private mutating func elementType(_ domain: Checked, _ end: Checked?, _ iterator: Syntax.Iterator) -> ValueType {
        if let end {
            let type = domain.type.union(end.type)
            if ![.number, .date, .any, .null].contains(type) {
                report("iteration", "There is no way to go through \(type.inWords).", iterator.domain.range)
            }
            return type
        }
        switch domain.type {
        case .list(let element), .range(let element): return element
        case .any, .null: return .any
        default:
            report(
                "iteration", "A list or a range is needed here, not \(domain.type.inWords).", iterator.domain.range)
            return domain.type
        }
    }

    mutating func checkLoop(_ iterators: [Syntax.Iterator], _ body: Syntax, _ range: Range<Int>) -> Checked {
        let outer = locals.count
        defer { locals.removeSubrange(outer...) }
        let nodes = checkIterators(iterators)
        let slot = newSlot()
        // A variable called `partial` hides the results so far.
        locals.insert(Local(role: .variable("partial"), type: .list(.any), slot: slot), at: outer)
        let checked = check(body)
        let partial = usedSlots.contains(slot) ? slot : nil
        return Checked(node: LoopNode(nodes, checked.node, partialSlot: partial, range), type: .list(checked.type))
    }

    mutating func checkQuantified(_ every: Bool, _ iterators: [Syntax.Iterator], _ condition: Syntax) -> Checked {
        let outer = locals.count
        defer { locals.removeSubrange(outer...) }
        let nodes = checkIterators(iterators)
        let checked = checkCondition(condition, "What follows `satisfies`")
        return Checked(node: QuantifiedNode(every: every, nodes, checked.node), type: .boolean)
    }
}
