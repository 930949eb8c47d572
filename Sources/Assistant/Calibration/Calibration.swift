/// The probability that the best sheet answers, as it was calibrated, and the threshold above which it is given as an answer.
///
/// The numbers are in the order of `ConfidenceFeatures.allNames` and `lexicalNames`. They were learned from the features that
/// `parvis assistant eval --calibrate` prints weights for, as docs/assistant-search.md says.
enum Calibration {
    private static let all = LogisticRegression(
        intercept: -20.113, weights: [1.374, 1.280, 1.597, 0.533, 19.672, 16.873])
    private static let lexical = LogisticRegression(
        intercept: -5.040, weights: [2.493, 0.831, 2.946, 0.616, 2.132])

    /// From which probability an answer is given as one: there, nineteen of twenty were right.
    static func threshold(hasMeaning: Bool) -> Double { hasMeaning ? 0.79 : 0.66 }

    /// The probability, from 0 to 1.
    static func probability(_ features: ConfidenceFeatures) -> Double {
        (features.hasMeaning ? all : lexical).probability(features.values)
    }
}
