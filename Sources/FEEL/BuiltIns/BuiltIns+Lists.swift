extension BuiltIns {
    private static let anyList = ValueType.list(.any)

    private static func element(_ types: [ValueType]) -> ValueType {
        guard let first = types.first else { return .any }
        if case .list(let element) = first { return element }
        return types.count == 1 ? first : types.reduce(.null) { $0.union($1) }
    }

    private static func same(_ types: [ValueType]) -> ValueType { .list(element(types)) }

    /// Lists: measuring and searching (DMN 1.5, 10.3.4.4).
    static let lists: [BuiltIn] = measures + searches + changes

    private static let measures: [BuiltIn] = [
        BuiltIn("count", [.required("list", anyList)], returns: .number) { .integer($0.list(0).count) },
        extreme("min", sign: -1), extreme("max", sign: 1),
        BuiltIn("sum", [.required("list", .list(.number))], variadic: true, returns: .number) { call in
            guard let numbers = numbers(call), !numbers.isEmpty else { return .null }
            return numbers.dropFirst().reduce(numbers[0]) { $0?.adding($1 ?? .zero) }.map(Value.number)
                ?? call.fail("the sum is too large.")
        },
        BuiltIn("product", [.required("list", .list(.number))], variadic: true, returns: .number) { call in
            guard let numbers = numbers(call), !numbers.isEmpty else { return .null }
            return numbers.dropFirst().reduce(numbers[0]) { $0?.multiplied(by: $1 ?? .zero) }.map(Value.number)
                ?? call.fail("the product is too large.")
        },
        BuiltIn("mean", [.required("list", .list(.number))], variadic: true, returns: .number) { call in
            guard let numbers = numbers(call), !numbers.isEmpty else { return .null }
            let sum = numbers.dropFirst().reduce(numbers[0]) { $0?.adding($1 ?? .zero) }
            return sum?.divided(by: Number(numbers.count)).map(Value.number) ?? call.fail("the sum is too large.")
        },
        BuiltIn("median", [.required("list", .list(.number))], variadic: true, returns: .number) { call in
            guard let sorted = numbers(call)?.compactMap({ $0 }).sorted(), !sorted.isEmpty else { return .null }
            let middle = sorted.count / 2
            if sorted.count % 2 == 1 { return .number(sorted[middle]) }
            return sorted[middle - 1].adding(sorted[middle])?.divided(by: 2).map(Value.number)
                ?? call.fail("the numbers are too large.")
        },
        BuiltIn("stddev", [.required("list", .list(.number))], variadic: true, returns: .number, deviation),
        BuiltIn("mode", [.required("list", .list(.number))], variadic: true, returns: .list(.number), mode),
        BuiltIn("all", [.required("list", .list(.boolean))], variadic: true, returns: .boolean) { settle($0, false) },
        BuiltIn("any", [.required("list", .list(.boolean))], variadic: true, returns: .boolean) { settle($0, true) },
    ]

    /// The list's numbers; nil, with the reason, when one is null.
    private static func numbers(_ call: Call) -> [Number?]? {
        var numbers: [Number?] = []
        for value in call.list(0) {
            guard case .number(let number) = value else {
                _ = call.fail("an element of the list is null.")
                return nil
            }
            numbers.append(number)
        }
        guard call.spend(numbers.count) else { return nil }
        return numbers
    }

    /// The sample's standard deviation.
    private static func deviation(_ call: Call) -> Value {
        guard let numbers = numbers(call)?.compactMap({ $0 }), numbers.count > 1 else {
            return call.fail("two numbers are needed at least.")
        }
        let sum = numbers.reduce(Number.zero as Number?) { $0?.adding($1) }
        let mean = sum?.divided(by: Number(numbers.count))
        let squares = numbers.reduce(Number.zero as Number?) { total, number in
            let distance = mean.flatMap { number.subtracting($0) }
            return distance.flatMap { $0.multiplied(by: $0) }.flatMap { total?.adding($0) }
        }
        return squares?.divided(by: Number(numbers.count - 1))?.squareRoot.map(Value.number)
            ?? call.fail("the numbers are too large.")
    }

    /// The most frequent numbers, in ascending order.
    private static func mode(_ call: Call) -> Value {
        guard let numbers = numbers(call)?.compactMap({ $0 }) else { return .null }
        let counts = Dictionary(numbers.map { ($0, 1) }, uniquingKeysWith: +)
        let most = counts.values.max()
        return .list(counts.filter { $0.value == most }.keys.sorted().map { .number($0.trimmed) })
    }

    private static func extreme(_ name: String, sign: Int) -> BuiltIn {
        BuiltIn(name, [.required("list", anyList)], variadic: true, resultType: element) { call in
            let values = call.list(0)
            guard call.spend(values.count), var best = values.first else { return .null }
            for value in values.dropFirst() {
                guard let order = Comparison.order(value, best) else {
                    return call.fail("\(value.kindInWords) and \(best.kindInWords) can't be compared.")
                }
                if order.signum() == sign { best = value }
            }
            return Comparison.order(best, best) == nil ? call.fail("\(best.kindInWords) has no order.") : best
        }
    }

    /// `all` and `any` in three-valued logic.
    private static func settle(_ call: Call, _ decisive: Bool) -> Value {
        var unknown = false
        for value in call.list(0) {
            if case .boolean(let answer) = value {
                if answer == decisive { return .boolean(decisive) }
            } else {
                unknown = true
            }
        }
        return unknown ? .null : .boolean(!decisive)
    }

    private static let searches: [BuiltIn] = [
        BuiltIn("list contains", [.required("list", anyList), .element("element")], returns: .boolean) { call in
            guard call.spend(call.list(0).count) else { return .null }
            return .boolean(call.list(0).contains { call.equal($0, call[1]) })
        },
        BuiltIn("index of", [.required("list", anyList), .element("match")], returns: .list(.number)) { call in
            guard call.spend(call.list(0).count) else { return .null }
            return .list(
                call.list(0).enumerated().filter { call.equal($0.element, call[1]) }.map { .integer($0.offset + 1) })
        },
    ]

    private static let changes: [BuiltIn] = [
        BuiltIn(
            "sublist",
            [.required("list", anyList), .required("start position", .number), .optional("length", .number)],
            resultType: same, sublist),
        BuiltIn(
            "insert before", [.required("list", anyList), .required("position", .number), .element("newItem")],
            resultType: same
        ) { call in
            var values = call.list(0)
            guard let index = index(call, values.count), call.spend(values.count) else {
                return call.fail("there is no such position.")
            }
            values.insert(call[2], at: index)
            return .list(values)
        },
        BuiltIn("remove", [.required("list", anyList), .required("position", .number)], resultType: same) { call in
            var values = call.list(0)
            guard let index = index(call, values.count), call.spend(values.count) else {
                return call.fail("there is no such position.")
            }
            values.remove(at: index)
            return .list(values)
        },
        BuiltIn(
            "list replace", [.required("list", anyList), .required("position", .number), .element("newItem")],
            resultType: same
        ) { call in
            var values = call.list(0)
            guard let index = index(call, values.count), call.spend(values.count) else {
                return call.fail("there is no such position.")
            }
            values[index] = call[2]
            return .list(values)
        },
        BuiltIn(
            "list replace",
            [
                .required("list", anyList), .required("match", .function(parameters: [.any, .any], result: .boolean)),
                .element("newItem"),
            ],
            resultType: same, replace),
        BuiltIn("reverse", [.required("list", anyList)], resultType: same) { call in
            guard call.spend(call.list(0).count) else { return .null }
            return .list(call.list(0).reversed())
        },
        BuiltIn("distinct values", [.required("list", anyList)], resultType: same) { distinct($0, $0.list(0)) },
        BuiltIn(
            "flatten", [.required("list", anyList)], resultType: flattened
        ) { call in
            var flat: [Value] = []
            return flatten(call.list(0), into: &flat, call, depth: 0) ? .list(flat) : .null
        },
        BuiltIn(
            "sort", [.required("list", anyList), .init(name: "precedes", type: .any, isOptional: true)],
            resultType: same, sort),
    ]

    private static func flattened(_ types: [ValueType]) -> ValueType {
        var type = element(types)
        while case .list(let inner) = type { type = inner }
        return .list(type)
    }

    private static func sublist(_ call: Call) -> Value {
        let values = call.list(0)
        guard let start = index(call, values.count) else { return call.fail("there is no such position.") }
        var length = values.count - start
        if !call[2].isNull {
            guard let wanted = call.integer(2), wanted >= 0, wanted <= length else {
                return call.fail("the list is not that long.")
            }
            length = wanted
        }
        guard call.spend(length) else { return .null }
        return .list(Array(values[start..<(start + length)]))
    }

    private static func replace(_ call: Call) -> Value {
        guard case .function(let match) = call[1] else { return .null }
        var values = call.list(0)
        for index in values.indices {
            guard call.spend(1),
                case .boolean(let matches) = call.machine.call(match, [values[index], call[2]], at: call.range)
            else { return call.fail("the function must answer true or false.") }
            if matches { values[index] = call[2] }
        }
        return .list(values)
    }

    /// The second argument as a position counted from 0; negative positions count from the end, fractions are cut.
    private static func index(_ call: Call, _ count: Int) -> Int? {
        guard let position = call.number(1).rounded(.down).flatMap({ Int(exactly: $0) }), position != 0,
            position.magnitude <= count
        else { return nil }
        return position > 0 ? position - 1 : count + position
    }

    private static func flatten(_ values: [Value], into flat: inout [Value], _ call: Call, depth: Int) -> Bool {
        guard depth < 200, call.spend(values.count) else { return false }
        for value in values {
            if case .list(let inner) = value {
                guard flatten(inner, into: &flat, call, depth: depth + 1) else { return false }
            } else {
                flat.append(value)
            }
        }
        return true
    }

    /// The values without repetitions, in the order of their first occurrence.
    static func distinct(_ call: Call, _ values: [Value]) -> Value {
        var kept: [Value] = []
        for value in values {
            guard call.spend(kept.count + 1) else { return .null }
            if !kept.contains(where: { call.equal($0, value) }) { kept.append(value) }
        }
        return .list(kept)
    }

    /// A merge sort, which keeps equal elements in order and stays within bounds whatever the function answers.
    private static func sort(_ call: Call) -> Value {
        var failed = false
        func precedes(_ left: Value, _ right: Value) -> Bool {
            guard !failed, call.spend(1) else { return false }
            guard case .function(let function) = call[1] else {
                guard let order = Comparison.order(left, right) else {
                    failed = true
                    return false
                }
                return order < 0
            }
            let answer = call.machine.call(function, [left, right], at: call.range)
            if case .boolean(let value) = answer { return value }
            failed = true
            return false
        }
        var runs = call.list(0).map { [$0] }
        while runs.count > 1 {
            var merged: [[Value]] = []
            for start in stride(from: 0, to: runs.count, by: 2) {
                merged.append(start + 1 < runs.count ? merge(runs[start], runs[start + 1], precedes) : runs[start])
            }
            runs = merged
        }
        return failed ? call.fail("some elements can't be compared.") : .list(runs.first ?? [])
    }

    private static func merge(_ left: [Value], _ right: [Value], _ precedes: (Value, Value) -> Bool) -> [Value] {
        var (merged, first, second) = ([Value](), 0, 0)
        while first < left.count, second < right.count {
            if precedes(right[second], left[first]) {
                merged.append(right[second])
                second += 1
            } else {
                merged.append(left[first])
                first += 1
            }
        }
        return merged + left[first...] + right[second...]
    }
}
