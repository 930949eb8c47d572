extension BuiltIns {
    /// Numbers (DMN 1.5, 10.3.4.5).
    static let numeric: [BuiltIn] = [
        BuiltIn("abs", [.required("n", .number)], returns: .number) { .number($0.number(0).magnitude) },
        BuiltIn("abs", [.required("n", .daysAndTimeDuration)], returns: .daysAndTimeDuration) {
            guard case .daysAndTimeDuration(let value) = $0[0] else { return .null }
            return .daysAndTimeDuration(value.seconds < 0 ? value.negated : value)
        },
        BuiltIn("abs", [.required("n", .yearsAndMonthsDuration)], returns: .yearsAndMonthsDuration) {
            guard case .yearsAndMonthsDuration(let value) = $0[0] else { return .null }
            return .yearsAndMonthsDuration(
                YearsAndMonthsDuration(months: value.months < 0 ? 0 &- value.months : value.months))
        },
        BuiltIn("modulo", [.required("dividend", .number), .required("divisor", .number)], returns: .number) {
            guard let result = $0.number(0).modulo($0.number(1)) else { return $0.fail("the divisor is zero.") }
            return .number(result)
        },
        BuiltIn("sqrt", [.required("number", .number)], returns: .number) {
            guard let result = $0.number(0).squareRoot else { return $0.fail("the number is less than zero.") }
            return .number(result)
        },
        BuiltIn("log", [.required("number", .number)], returns: .number) {
            guard let result = $0.number(0).naturalLogarithm else { return $0.fail("the number is not above zero.") }
            return .number(result)
        },
        BuiltIn("exp", [.required("number", .number)], returns: .number) {
            guard let result = $0.number(0).exponential else { return $0.fail("the result is too large.") }
            return .number(result)
        },
        BuiltIn("even", [.required("number", .number)], returns: .boolean) {
            .boolean($0.number(0).modulo(2)?.isZero ?? false)
        },
        BuiltIn("odd", [.required("number", .number)], returns: .boolean) {
            .boolean($0.number(0).modulo(2)?.magnitude == 1)
        },
        rounding("decimal", .halfEven, scaleRequired: true),
        rounding("floor", .floor), rounding("ceiling", .ceiling),
        rounding("round up", .up, scaleRequired: true), rounding("round down", .down, scaleRequired: true),
        rounding("round half up", .halfUp, scaleRequired: true),
        rounding("round half down", .halfDown, scaleRequired: true),
        rounding("round half even", .halfEven, scaleRequired: true),
    ]

    private static func rounding(_ name: String, _ mode: RoundingMode, scaleRequired: Bool = false) -> BuiltIn {
        let scale = BuiltIn.Parameter(name: "scale", type: .number, isOptional: !scaleRequired)
        return BuiltIn(name, [.required("n", .number), scale], returns: .number) { call in
            guard let scale = Int(exactly: call.number(1).rounded(.down) ?? .zero),
                let result = call.number(0).rounded(scale: scale, mode)
            else { return call.fail("the scale must lie between -6111 and 6176.") }
            return .number(result)
        }
    }
}
