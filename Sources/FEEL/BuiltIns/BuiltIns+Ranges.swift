extension BuiltIns {
    /// How points and ranges lie (DMN 1.5, 10.3.4.9, table 78).
    static let ranges: [BuiltIn] =
        relation(
            "before", points: { $0 < 0 }, pointRange: { isBefore($0, $1) }, rangePoint: { isBefore($0, $1) },
            ranges: { isBefore($0, $1) })
        + relation(
            "after", points: { $0 > 0 }, pointRange: { isBefore($1, $0) }, rangePoint: { isBefore($1, $0) },
            ranges: { isBefore($1, $0) })
        + relation("meets", ranges: { meets($0, $1) })
        + relation("met by", ranges: { meets($1, $0) })
        + relation("overlaps", ranges: { overlaps($0, $1) })
        + relation("overlaps before", ranges: { overlapsBefore($0, $1) })
        + relation("overlaps after", ranges: { overlapsBefore($1, $0) })
        + relation("finishes", pointRange: { finishes($0, $1) }, ranges: { finishes($0, $1) })
        + relation("finished by", rangePoint: { finishes($1, $0) }, ranges: { finishes($1, $0) })
        + relation("includes", rangePoint: { $0.contains($1) }, ranges: { includes($0, $1) })
        + relation("during", pointRange: { $1.contains($0) }, ranges: { includes($1, $0) })
        + relation("starts", pointRange: { starts($0, $1) }, ranges: { starts($0, $1) })
        + relation("started by", rangePoint: { starts($1, $0) }, ranges: { starts($1, $0) })
        + relation("coincides", points: { $0 == 0 }, ranges: { coincides($0, $1) })
        + [
            // A range as a literal writes it (DMN 1.5, 10.3.4.1, grammar rule 66): its ends are literals too.
            BuiltIn("range", [.required("from", .string)], returns: .range(.any)) { call in
                let text = call.string(0)
                guard call.spend(text.utf8.count), text.utf8.count <= 1_000,
                    var parser = try? Parser(text, names: .standard), let syntax = try? parser.wholeRange(),
                    let range = range(syntax, call)
                else { return call.fail("\"\(text)\" is no range.") }
                return .range(range)
            }
        ]

    /// The forms of a relation that exist; null where the values have no order.
    private static func relation(
        _ name: String, points: (@Sendable (Int) -> Bool)? = nil,
        pointRange: (@Sendable (Value, RangeValue) -> Bool?)? = nil,
        rangePoint: (@Sendable (RangeValue, Value) -> Bool?)? = nil,
        ranges: (@Sendable (RangeValue, RangeValue) -> Bool?)? = nil
    ) -> [BuiltIn] {
        func form(
            _ parameters: [BuiltIn.Parameter], _ holds: @escaping @Sendable (Value, Value) -> Bool?
        ) -> BuiltIn {
            BuiltIn(name, parameters, returns: .boolean) { call in
                holds(call[0], call[1]).map(Value.boolean) ?? call.fail("these have no order.")
            }
        }
        var forms: [BuiltIn] = []
        // A range is no point: the forms that name ranges come first.
        if let ranges {
            forms.append(
                form([.required("range1", .range(.any)), .required("range2", .range(.any))]) { left, right in
                    guard case .range(let left) = left, case .range(let right) = right else { return nil }
                    return ranges(left, right)
                })
        }
        if let pointRange {
            forms.append(
                form([.required("point", .any), .required("range", .range(.any))]) { point, range in
                    guard case .range(let range) = range else { return nil }
                    return pointRange(point, range)
                })
        }
        if let rangePoint {
            forms.append(
                form([.required("range", .range(.any)), .required("point", .any)]) { range, point in
                    guard case .range(let range) = range else { return nil }
                    return rangePoint(range, point)
                })
        }
        if let points {
            forms.append(
                form([.required("point1", .any), .required("point2", .any)]) { left, right in
                    Comparison.order(left, right).map(points)
                })
        }
        return forms
    }

    // MARK: Literals

    /// The range that a literal stands for; nil when its ends have no order.
    private static func range(_ syntax: RangeLiteralSyntax, _ call: Call) -> RangeValue? {
        let (low, high) = (syntax.low.map { end($0, call) }, syntax.high.map { end($0, call) })
        if low?.isNull == true || high?.isNull == true { return nil }
        // An end alone must be one that has an order.
        guard let one = low ?? high, Comparison.order(one, high ?? one) != nil else { return nil }
        return RangeValue(
            low: low ?? .null, includesLow: low != nil && syntax.includesLow, high: high ?? .null,
            includesHigh: high != nil && syntax.includesHigh)
    }

    /// A number, a text, or what a date, time or duration is written as; null for anything else.
    private static func end(_ syntax: Syntax, _ call: Call) -> Value {
        switch syntax.kind {
        case .literal(let value): return value
        case .call(let function, let arguments):
            guard case .name(let name) = function.kind, let overloads = table[name], arguments.count == 1,
                ["date", "time", "date and time", "duration"].contains(name),
                case .literal(let text) = arguments[0].value.kind
            else { return .null }
            return BuiltIns.call(overloads, [text], machine: call.machine, at: call.range)
        default: return .null
        }
    }

    // MARK: Relations

    private static func order(_ left: Value, _ right: Value) -> Int? { Comparison.order(left, right) }

    private static func isBefore(_ point: Value, _ range: RangeValue) -> Bool? {
        order(point, range.low).map { $0 < 0 || ($0 == 0 && !range.includesLow) }
    }

    private static func isBefore(_ range: RangeValue, _ point: Value) -> Bool? {
        order(range.high, point).map { $0 < 0 || ($0 == 0 && !range.includesHigh) }
    }

    private static func isBefore(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        order(left.high, right.low).map { $0 < 0 || ($0 == 0 && !(left.includesHigh && right.includesLow)) }
    }

    private static func meets(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        order(left.high, right.low).map { $0 == 0 && left.includesHigh && right.includesLow }
    }

    /// Whether the end of one lies beyond the beginning of the other, or on it where both hold it.
    private static func reaches(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        order(left.high, right.low).map { $0 > 0 || ($0 == 0 && left.includesHigh && right.includesLow) }
    }

    private static func overlaps(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        guard let first = reaches(left, right), let second = reaches(right, left) else { return nil }
        return first && second
    }

    private static func overlapsBefore(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        guard let low = order(left.low, right.low), let high = order(left.high, right.high),
            let reaches = reaches(left, right)
        else { return nil }
        return (low < 0 || (low == 0 && left.includesLow && !right.includesLow)) && reaches
            && (high < 0 || (high == 0 && (!left.includesHigh || right.includesHigh)))
    }

    private static func finishes(_ point: Value, _ range: RangeValue) -> Bool? {
        order(point, range.high).map { $0 == 0 && range.includesHigh }
    }

    private static func finishes(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        guard let low = order(left.low, right.low), let high = order(left.high, right.high) else { return nil }
        return high == 0 && left.includesHigh == right.includesHigh
            && (low > 0 || (low == 0 && (!left.includesLow || right.includesLow)))
    }

    private static func starts(_ point: Value, _ range: RangeValue) -> Bool? {
        order(point, range.low).map { $0 == 0 && range.includesLow }
    }

    private static func starts(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        guard let low = order(left.low, right.low), let high = order(left.high, right.high) else { return nil }
        return low == 0 && left.includesLow == right.includesLow
            && (high < 0 || (high == 0 && (!left.includesHigh || right.includesHigh)))
    }

    private static func includes(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        guard let low = order(left.low, right.low), let high = order(left.high, right.high) else { return nil }
        return (low < 0 || (low == 0 && (left.includesLow || !right.includesLow)))
            && (high > 0 || (high == 0 && (left.includesHigh || !right.includesHigh)))
    }

    private static func coincides(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        guard let low = order(left.low, right.low), let high = order(left.high, right.high) else { return nil }
        return low == 0 && high == 0 && left.includesLow == right.includesLow
            && left.includesHigh == right.includesHigh
    }
}
