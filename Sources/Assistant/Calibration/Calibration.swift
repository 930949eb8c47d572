/// The probability that the best sheet answers, as it was calibrated, and the threshold above which it is given as an
/// answer.
///
/// The numbers are in the order of `ConfidenceFeatures.allNames` and `lexicalNames`. They are what
/// `parvis assistant eval --calibrate` printed, with the files that docs/assistant-search.md names.
enum Calibration {
    private static let all = LogisticRegression(
        intercept: -23.010, weights: [1.271, 1.251, 1.495, 0.637, 22.871, 14.009])
    private static let lexical = LogisticRegression(
        intercept: -5.039, weights: [2.493, 0.831, 2.946, 0.616, 2.132])

    /// From which probability an answer is given as one: there, nineteen of twenty were right.
    static func threshold(hasMeaning: Bool) -> Double { hasMeaning ? 0.79 : 0.65 }

    /// The probability, from 0 to 1.
    static func probability(_ features: ConfidenceFeatures) -> Double {
        (features.hasMeaning ? all : lexical).probability(features.values)
    }
}
