/// The probability that the best sheet answers, as it was calibrated, and the threshold above which it is given as an
/// answer.
///
/// The numbers are in the order of `ConfidenceFeatures.allNames` and `lexicalNames`. They are what
/// `parvis assistant eval --calibrate` printed, with the files that docs/assistant-search.md names.
enum Calibration {
    private static let all = LogisticRegression(
        intercept: -15.234, weights: [-1.949, 0.542, 17.839])
    private static let lexical = LogisticRegression(
        intercept: -5.038, weights: [2.494, 0.829, 2.946, 0.616, 2.132])

    /// From which probability an answer is given as one: there, nineteen of twenty were right.
    static func threshold(hasMeaning: Bool) -> Double { hasMeaning ? 0.787 : 0.648 }

    /// The probability, from 0 to 1.
    static func probability(_ features: ConfidenceFeatures) -> Double {
        probability(features.values, hasMeaning: features.hasMeaning)
    }

    /// The probability of features in their order, from 0 to 1.
    static func probability(_ features: [Double], hasMeaning: Bool) -> Double {
        (hasMeaning ? all : lexical).probability(features)
    }

    /// How many features each regression weighs.
    static func weightCount(hasMeaning: Bool) -> Int { (hasMeaning ? all : lexical).weights.count }
}
