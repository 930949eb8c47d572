extension Checker {
    /// - Parameter ownSlot: where the function finds itself when it is called, if it has a name.
    mutating func checkFunction(
        _ parameters: [Syntax.Parameter], _ body: Syntax, ownSlot: Int? = nil
    ) -> Checked {
        let outer = locals.count
        defer { locals.removeSubrange(outer...) }
        var bound: [FunctionValue.Parameter] = []
        for parameter in parameters {
            if let type = parameter.type, type.type == nil {
                report("unknown-type", "There is no type `\(type.text)`.", type.range)
            }
            let type = parameter.type?.type ?? .any
            let slot = newSlot()
            bound.append(FunctionValue.Parameter(name: parameter.name, type: type, slot: slot))
            locals.append(Local(role: .variable(parameter.name), type: type, slot: slot))
        }
        let checked = check(body)
        return Checked(
            node: FunctionNode(bound, checked.node, result: checked.type, depth: body.depth, ownSlot: ownSlot),
            type: .function(parameters: bound.map(\.type), result: checked.type))
    }

    mutating func checkCall(_ function: Syntax, _ arguments: [Syntax.Argument], _ range: Range<Int>) -> Checked {
        let named = arguments.contains { $0.name != nil }
        if named, arguments.contains(where: { $0.name == nil }) {
            return failure("arity", "Either all arguments have a name, or none has.", range)
        }
        guard case .name(let name) = function.kind else {
            return checkValueCall(check(function), arguments, range)
        }
        if let value = lookUp(name, function.range) { return checkValueCall(value, arguments, range) }
        guard let overloads = BuiltIns.table[name] else {
            let nearest = Spelling.nearest(to: name, among: BuiltIns.table.keys.sorted() + scope.visibleNames)
            let hint = nearest.map { " Did you mean `\($0)`?" } ?? ""
            return failure(
                "unknown-function", "There is no function `\(name)`.\(hint)", function.range, suggestion: nearest)
        }
        if name == "today" || name == "now" { usesClock = true }
        return checkBuiltIn(name, overloads, arguments, range)
    }

    private mutating func checkValueCall(
        _ function: Checked, _ arguments: [Syntax.Argument], _ range: Range<Int>
    ) -> Checked {
        let checked = arguments.map { check($0.value) }
        var result = ValueType.any
        let names = arguments.compactMap(\.name)
        switch function.type {
        case .function(let parameters, let type):
            result = type
            if parameters.count != arguments.count {
                report(
                    "arity", "This function takes \(parameters.count) arguments, not \(arguments.count).", range)
            } else if names.isEmpty {
                for (index, parameter) in parameters.enumerated() where !fits(checked[index].type, parameter) {
                    let message =
                        "This argument must be \(parameter.inWords), not \(checked[index].type.inWords)."
                    report("argument-type", message, arguments[index].value.range)
                }
            }
        case .any: break
        default: report("not-a-function", "What is called here is \(function.type.inWords), not a function.", range)
        }
        let node = CallNode(function.node, checked.map(\.node), names: names.isEmpty ? nil : names, range)
        return Checked(node: node, type: result)
    }

    // MARK: Built-in functions

    private mutating func checkBuiltIn(
        _ name: String, _ overloads: [BuiltIn], _ arguments: [Syntax.Argument], _ range: Range<Int>
    ) -> Checked {
        let forms: [BuiltIn]
        let ordered: [Syntax.Argument?]
        if arguments.contains(where: { $0.name != nil }) {
            guard let match = match(overloads, arguments) else {
                return failure(
                    "argument-name", "`\(name)` has no such parameters: it takes \(signatures(overloads)).", range)
            }
            (forms, ordered) = (match.forms, match.arguments)
        } else {
            forms = overloads.filter { $0.accepts(count: arguments.count) }
            ordered = arguments
        }
        guard !forms.isEmpty else {
            for argument in arguments { _ = check(argument.value) }
            return failure(
                "arity", "`\(name)` takes \(signatures(overloads)), not \(arguments.count) arguments.", range)
        }
        let checked = ordered.map { argument in
            argument.map { check($0.value) } ?? Checked(node: ConstantNode(.null), type: .null)
        }
        let fitting = forms.filter { mismatch($0, checked) == nil }
        if fitting.isEmpty { reportMismatch(forms, checked, ordered, range) }
        checkElements(forms[0], checked, ordered)
        let usable = fitting.isEmpty ? forms : fitting
        let types = checked.map(\.type)
        let type = usable.dropFirst().reduce(usable[0].result(types)) { $0.union($1.result(types)) }
        let node = BuiltInNode(usable, checked.map(\.node), range)
        let isPure = !["today", "now"].contains(name) && !fitting.isEmpty
        return isPure ? folded(node, type, from: checked) : Checked(node: node, type: type)
    }

    /// Puts named arguments in the order of the forms that have parameters of those names.
    private func match(
        _ overloads: [BuiltIn], _ arguments: [Syntax.Argument]
    ) -> (forms: [BuiltIn], arguments: [Syntax.Argument?])? {
        let names = arguments.compactMap(\.name)
        guard Set(names).count == names.count else { return nil }
        for form in overloads {
            let known = form.parameters.map(\.name)
            guard names.allSatisfy(known.contains),
                form.parameters.allSatisfy({ $0.isOptional || names.contains($0.name) })
            else { continue }
            var ordered = form.parameters.map { parameter in arguments.first { $0.name == parameter.name } }
            while let last = ordered.last, last == nil { ordered.removeLast() }
            return (overloads.filter { $0.parameters.map(\.name) == known }, ordered)
        }
        return nil
    }

    private func signatures(_ overloads: [BuiltIn]) -> String {
        overloads.map { form in
            let names = form.parameters.map { $0.isOptional ? "[\($0.name)]" : $0.name }
            return "(" + names.joined(separator: ", ") + (form.isVariadic || form.repeatsLast ? ", …" : "") + ")"
        }
        .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        .joined(separator: " or ")
    }

    /// The first argument whose type a form does not take.
    private func mismatch(_ form: BuiltIn, _ arguments: [Checked]) -> Int? {
        for (index, argument) in arguments.enumerated() {
            let parameter = form.parameters[min(index, form.parameters.count - 1)]
            if form.isVariadic, case .list(let element) = parameter.type, arguments.count > 1 {
                if !argument.type.conforms(to: element) { return index }
            } else if !fits(argument.type, parameter.type) {
                return index
            }
        }
        return nil
    }

    /// Whether an argument can be passed, the implicit conversion to a list of one included.
    private func fits(_ type: ValueType, _ parameter: ValueType) -> Bool {
        if type.conforms(to: parameter) { return true }
        if case .list(let element) = parameter { return type.conforms(to: element) }
        if case .list(let element) = type, mode == .standard { return element.conforms(to: parameter) }
        return parameter == .dateTime && type == .date
    }

    private mutating func reportMismatch(
        _ forms: [BuiltIn], _ arguments: [Checked], _ ordered: [Syntax.Argument?], _ range: Range<Int>
    ) {
        // The form that takes the most arguments before one does not fit is the one that was meant.
        guard let form = forms.max(by: { mismatch($0, arguments) ?? 0 < mismatch($1, arguments) ?? 0 }),
            let index = mismatch(form, arguments)
        else { return }
        let parameter = form.parameters[min(index, form.parameters.count - 1)]
        let wanted = forms.compactMap { other -> String? in
            other.parameters.count > index ? other.parameters[index].type.inWords : nil
        }
        let words = forms.count > 1 && !wanted.isEmpty ? wanted.joined(separator: " or ") : parameter.type.inWords
        report(
            "argument-type",
            "The argument `\(parameter.name)` of `\(form.name)` must be \(words), not \(arguments[index].type.inWords).",
            ordered[index]?.value.range ?? range)
    }

    /// A value that is looked for in a list must be one that the list can hold.
    private mutating func checkElements(_ form: BuiltIn, _ arguments: [Checked], _ ordered: [Syntax.Argument?]) {
        guard case .list(let element) = arguments.first?.type else { return }
        for (index, argument) in arguments.enumerated() {
            guard form.parameters[min(index, form.parameters.count - 1)].isElement,
                let range = ordered[index]?.value.range
            else { continue }
            checkEnumeration(argument, against: element, range)
            let searches = form.name == "list contains" || form.name == "index of"
            if searches, !argument.type.overlaps(element),
                argument.type.withoutEnumeration != element.withoutEnumeration
            {
                report(
                    "argument-type",
                    "The list holds \(element.inWords) at each place; it can't contain \(argument.type.inWords).", range
                )
            }
        }
    }
}
