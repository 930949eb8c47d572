import FEEL

/// The values that a question accepts: FEEL unary tests (DMN 1.5, 7.3.4), and the interval they stand for when they are one.
///
/// Bounds may depend on the day (`[date("1900-01-01")..today()]`), and on nothing else: a condition on other answers is a
/// `validate` of the question.
struct AnswerRange: Sendable {
    /// The tests, compiled against the type of the answer.
    private let tests: UnaryTests
    /// The same text as an expression: it evaluates to a range when the tests are one interval.
    private let expression: Expression?
    /// The interval, when it is one and the same on all days: worked out once.
    private(set) var fixedInterval: Interval?
    /// What the author wants said of a value outside.
    let message: LocalizedText?

    /// Reads `range` and `range_message`; nil when there is no usable range, reported when there is one all the same.
    init?(reading settings: MappingReader, type: ValueType, context: QuestionContext) {
        guard let source = settings.scalar("range", required: false) else {
            if settings.has("range_message") {
                settings.diagnostics.warning(
                    "unused-key", "`range_message` is of no use without `range`",
                    at: settings.range(of: "range_message"))
            }
            return nil
        }
        message = settings.localizedText("range_message", languages: context.languages, required: false)
        let compiled = UnaryTests.compile(source.text, input: type, scope: context.scope)
        for problem in compiled.diagnostics {
            settings.diagnostics.add(Diagnostic(problem, in: ExpressionSource(source)))
        }
        guard let tests = compiled.tests else { return nil }
        self.tests = tests
        expression = Expression.compile(source.text, scope: context.scope).expression
        fixedInterval = findFixedInterval()
        if isAlwaysEmpty {
            settings.diagnostics.error(
                "impossible-range", "nothing is in this range: it ends before it starts", at: source.range)
        }
    }

    /// Whether the interval, if it is one, ends before it starts, now and in a century.
    private var isAlwaysEmpty: Bool {
        [2001, 2101].allSatisfy { year in
            let day = CivilDate(daysSinceEpoch: (year - 1970) * 365)
            guard let range = interval(on: day)?.range, let order = Comparison.order(range.low, range.high) else {
                return false
            }
            return order > 0 || (order == 0 && !(range.includesLow && range.includesHigh))
        }
    }

    /// Whether a value is accepted on a day.
    func contains(_ value: Value, on today: CivilDate) -> Bool {
        if let fixedInterval { return fixedInterval.range.contains(value) == true }
        return tests.evaluate(value, in: EvaluationContext(values: [:], today: today)).value == .boolean(true)
    }

    /// The interval on a day, when the tests are one.
    func interval(on today: CivilDate) -> Interval? {
        let value = expression?.evaluate(in: EvaluationContext(values: [:], today: today)).value
        guard case .range(let range)? = value else { return nil }
        return Interval(range: range)
    }

    private func findFixedInterval() -> Interval? {
        // Any day will do.
        guard !tests.usesClock, let day = CivilDate(year: 2001, month: 1, day: 1) else { return nil }
        return interval(on: day)
    }
}

extension AnswerRange {
    /// One interval, on one day.
    struct Interval: Sendable, Hashable {
        let range: RangeValue

        /// The lower bound, if there is one.
        var lower: Value? { range.low.isNull ? nil : range.low }

        /// The upper bound, if there is one.
        var upper: Value? { range.high.isNull ? nil : range.high }

        /// Whether the lower bound itself is accepted.
        var isLowerIncluded: Bool { range.includesLow }

        /// Whether the upper bound itself is accepted.
        var isUpperIncluded: Bool { range.includesHigh }

        /// Whether a value is not too small.
        func isAboveLower(_ value: Value) -> Bool {
            guard let lower, let order = Comparison.order(lower, value) else { return true }
            return order < 0 || (order == 0 && isLowerIncluded)
        }

        /// Whether a value is not too great.
        func isBelowUpper(_ value: Value) -> Bool {
            guard let upper, let order = Comparison.order(value, upper) else { return true }
            return order < 0 || (order == 0 && isUpperIncluded)
        }
    }
}
