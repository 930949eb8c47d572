extension BuiltIns {
    /// Conversions and logic (DMN 1.5, 10.3.4.1 and 10.3.4.2).
    static let conversions: [BuiltIn] = [
        BuiltIn("not", [.init(name: "negand", type: .boolean, acceptsNull: true)], returns: .boolean) {
            if case .boolean(let value) = $0[0] { .boolean(!value) } else { .null }
        },
        BuiltIn(
            "is",
            [
                .init(name: "value1", type: .any, acceptsNull: true, isOptional: true),
                .init(name: "value2", type: .any, acceptsNull: true, isOptional: true),
            ], returns: .boolean
        ) { call in
            .boolean(isSame(call[0], call[1], call))
        },
        BuiltIn("string", [.any("from")], returns: .string) { call in
            if call[0].isNull || !call.machine.admits(call[0], at: call.range) { return .null }
            return .string(call[0].text)
        },
        BuiltIn("number", [.required("from", .string)], returns: .number) { call in
            Number(call.string(0)).map(Value.number) ?? call.fail("\"\(call.string(0))\" is no number.")
        },
        BuiltIn(
            "number",
            [
                .required("from", .string), .init(name: "grouping separator", type: .string, acceptsNull: true),
                .init(name: "decimal separator", type: .string, acceptsNull: true),
            ],
            returns: .number, number),
    ]

    /// Values of different kinds are not the same, and times in different zones are not, though they may be equal.
    private static func isSame(_ left: Value, _ right: Value, _ call: Call) -> Bool {
        switch (left, right) {
        case (.time(let left), .time(let right)): left == right
        case (.dateTime(let left), .dateTime(let right)): left == right
        default: call.equal(left, right)
        }
    }

    private static func number(_ call: Call) -> Value {
        let (grouping, decimal) = (call.string(1), call.string(2))
        guard ["", " ", ",", "."].contains(grouping), ["", ",", "."].contains(decimal),
            grouping.isEmpty || grouping != decimal
        else { return call.fail("these separators can't be used.") }
        var text = ""
        for character in call.string(0) {
            if String(character) == grouping { continue }
            // A point that is not declared as one has no meaning.
            if character == ".", !decimal.isEmpty, decimal != "." {
                return call.fail("\"\(call.string(0))\" is no number.")
            }
            text.append(String(character) == decimal ? "." : character)
        }
        return Number(text).map(Value.number) ?? call.fail("\"\(call.string(0))\" is no number.")
    }

    /// Contexts (DMN 1.5, 10.3.4.8).
    static let contexts: [BuiltIn] = [
        BuiltIn("get value", [.required("m", .anyContext), .required("key", .string)], returns: .any) { call in
            guard case .context(let context) = call[0] else { return .null }
            return context[call.string(1)] ?? .null
        },
        BuiltIn("get entries", [.required("m", .anyContext)], resultType: entriesType) { call in
            guard case .context(let context) = call[0], call.spend(context.count) else { return .null }
            return .list(context.entries.map { .context(["key": .string($0.name), "value": $0.value]) })
        },
        BuiltIn(
            "context put", [.required("context", .anyContext), .required("key", .string), .any("value")],
            returns: .anyContext
        ) { call in
            guard case .context(var context) = call[0], call.spend(context.count) else { return .null }
            context[call.string(1)] = call[2]
            return .context(context)
        },
        BuiltIn(
            "context put", [.required("context", .anyContext), .required("keys", .list(.string)), .any("value")],
            returns: .anyContext
        ) { call in
            guard let result = putting(call[2], at: call.list(1)[...], in: call[0]) else {
                return call.fail("the keys lead to no context.")
            }
            return result
        },
        BuiltIn("context", [.required("entries", .list(.anyContext))], returns: .anyContext) { call in
            var context = Context()
            for entry in call.list(0) {
                guard case .context(let fields) = entry, case .string(let key)? = fields["key"],
                    let value = fields["value"], context[key] == nil, call.spend(1)
                else { return call.fail("each entry needs a key of its own and a value.") }
                context[key] = value
            }
            return .context(context)
        },
        BuiltIn("context merge", [.required("contexts", .list(.anyContext))], returns: .anyContext) { call in
            var merged = Context()
            for case .context(let context) in call.list(0) {
                guard call.spend(context.count + 1) else { return .null }
                for entry in context.entries { merged[entry.name] = entry.value }
            }
            return .context(merged)
        },
    ]

    private static func putting(_ value: Value, at keys: ArraySlice<Value>, in target: Value) -> Value? {
        guard keys.count < 100, case .string(let key)? = keys.first, case .context(var context) = target else {
            return nil
        }
        if keys.count == 1 {
            context[key] = value
        } else {
            guard let inner = putting(value, at: keys.dropFirst(), in: context[key] ?? .null) else { return nil }
            context[key] = inner
        }
        return .context(context)
    }

    private static func entriesType(_ types: [ValueType]) -> ValueType {
        .list(.context([("key", .string), ("value", .any)]))
    }
}

extension ValueType {
    /// A context of which nothing is known.
    public static var anyContext: ValueType { .context([Field]()) }
}
