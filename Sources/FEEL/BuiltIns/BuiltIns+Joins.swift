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
        BuiltIn("split", [.required("string", .string), .required("delimiter", .string)], returns: .list(.string)) {
            split($0)
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

    /// The delimiter is taken as it stands unless it is a pattern of one escaped or bracketed character.
    private static func split(_ call: Call) -> Value {
        guard let delimiter = literal(call.string(1)), !delimiter.isEmpty else {
            return call.fail("this delimiter is no plain text.")
        }
        var (parts, rest) = ([Value](), call.string(0))
        while let found = find(delimiter, in: rest) {
            guard call.spend(rest.utf8.count / 64 + 1) else { return .null }
            parts.append(.string(String(rest[..<found.lowerBound])))
            rest = String(rest[found.upperBound...])
        }
        return .list(parts + [.string(rest)])
    }

    /// The text that a pattern matches, when it matches just one: `\\s` and the like have several.
    private static func literal(_ pattern: String) -> String? {
        var (text, escaped) = ("", false)
        for character in pattern {
            if escaped {
                guard !character.isLetter, !character.isNumber else { return nil }
                text.append(character)
                escaped = false
            } else if character == "\\" {
                escaped = true
            } else if pattern.count > 1, ".[]()*+?{}|^$".contains(character) {
                return nil
            } else {
                text.append(character)
            }
        }
        return escaped ? nil : text
    }
}
