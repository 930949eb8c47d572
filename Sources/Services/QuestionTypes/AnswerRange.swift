import FEEL

/// The values that a question accepts: FEEL unary tests, and the interval they stand for when they are one.
///
/// Bounds may depend on the day (`[date("1900-01-01")..today()]`), and on nothing else: a condition on other answers is a
/// `validate:` of the question.
struct AnswerRange: Sendable {
    /// One interval on one day.
    struct Interval: Sendable {
        /// The lower bound, if there is one.
        let lower: Value?
        /// Whether the lower bound itself is accepted.
        let isLowerIncluded: Bool
        /// The upper bound, if there is one.
        let upper: Value?
        /// Whether the upper bound itself is accepted.
        let isUpperIncluded: Bool
    }
}
