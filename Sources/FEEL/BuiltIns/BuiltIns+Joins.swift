extension BuiltIns {
    /// Functions that take any number of lists or elements.
    static let joins: [BuiltIn] = [
        BuiltIn("concatenate", [.required("list", .list(.any))], repeating: true, resultType: joined) { call in
            concatenate(call).map(Value.list) ?? .null
        },
        BuiltIn("union", [.required("list", .list(.any))], repeating: true, resultType: joined) { call in
            concatenate(call).map { distinct(call, $0) } ?? .null
        },
        BuiltIn("append", [.required("list", .list(.any)), .element("item")], repeating: true, resultType: appended) {
            call in
            guard call.spend(call.list(0).count + call.arguments.count) else { return .null }
            return .list(call.list(0) + call.arguments.dropFirst())
        },
    ]

    private static func joined(_ types: [ValueType]) -> ValueType { types.reduce(.null) { $0.union($1) } }

    private static func appended(_ types: [ValueType]) -> ValueType {
        guard case .list(let element) = types.first else { return .list(.any) }
        return .list(types.dropFirst().reduce(element) { $0.union($1) })
    }

    private static func concatenate(_ call: Call) -> [Value]? {
        var joined: [Value] = []
        for index in call.arguments.indices {
            guard call.spend(call.list(index).count + 1) else { return nil }
            joined += call.list(index)
        }
        return joined
    }
}
