import FEEL

/// The day that `today()` gives in tests.
let testDay = CivilDate(year: 2026, month: 10, day: 1).unsafelyUnwrapped

/// The value of an expression over these values, as the standard has it.
func value(_ source: String, _ values: [String: Value] = [:]) -> Value {
    evaluation(source, values).value
}

/// The value of an expression and what went wrong.
func evaluation(_ source: String, _ values: [String: Value] = [:]) -> ExpressionEvaluation {
    let scope = Scope(values.keys.sorted().map { ($0, values[$0].map(ValueType.init(of:)) ?? .any) })
    let compilation = Expression.compile(source, scope: scope, mode: .standard)
    guard let expression = compilation.expression else {
        return ExpressionEvaluation(value: .null, diagnostics: compilation.diagnostics)
    }
    return expression.evaluate(in: EvaluationContext(values: values, today: testDay))
}

/// The codes of what the strict checker says of an expression.
func problems(_ source: String, _ scope: Scope = Scope(), expecting: ValueType? = nil) -> [String] {
    Expression.compile(source, scope: scope, expecting: expecting).diagnostics.map(\.code)
}

extension Number {
    /// The number that a text writes.
    static func literal(_ text: String) -> Number { Number(text) ?? .zero }
}
