extension SearchEvaluation {
    /// What a calibration gave.
    public struct CalibrationResult: Sendable {
        /// Learned from all cases: what the product uses.
        public let regression: LogisticRegression
        /// Names of its features.
        public let names: [String]
        /// On the questions of the collection, each judged by what was learned without its need.
        public let own: ConfidenceFigures
        /// … with the questions about something else.
        public let withOutside: ConfidenceFigures
        /// Questions of the collection, and those about something else.
        public let counts: (own: Int, outside: Int)
    }

    /// Learns how probable it is that the first sheet answers, by cross-validation over needs.
    ///
    /// `outside` are questions about something else, which no sheet answers: without them nothing would tell that a question
    /// is not for this collection at all.
    public func calibrate(
        isLexical: Bool, outside: SearchEvaluation?, folds count: Int = 7, seed: UInt64 = 1, ridge: Double = 10
    ) -> CalibrationResult {
        let foreign = outside?.outcomes ?? []
        let all = outcomes + foreign
        let rows = all.map { $0.features(isLexical: isLexical) }
        let rights = all.enumerated().map { place, outcome in
            place < outcomes.count && outcome.rank(.standard, signals: isLexical ? outcome.lexicalSignals : nil) == 1
        }
        let folds = Self.folds(all.map(\.question.expected), count: count, seed: seed)
        var probabilities = [Double](repeating: 0, count: all.count)
        for fold in 0..<count {
            let learned = all.indices.filter { folds[$0] != fold }
            let regression = LogisticRegression(learned.map { rows[$0] }, learned.map { rights[$0] }, ridge: ridge)
            for place in all.indices where folds[place] == fold {
                probabilities[place] = regression.probability(rows[place])
            }
        }
        return CalibrationResult(
            regression: LogisticRegression(rows, rights, ridge: ridge),
            names: isLexical ? ConfidenceFeatures.lexicalNames : ConfidenceFeatures.allNames,
            own: ConfidenceFigures(Array(probabilities.prefix(outcomes.count)), Array(rights.prefix(outcomes.count))),
            withOutside: ConfidenceFigures(probabilities, rights), counts: (outcomes.count, foreign.count))
    }

    /// Learns the same, with all signals, from questions that nobody asked: the sheets' own titles, words left out. Every
    /// third is asked again with its sheet taken away, so that no answer is right.
    ///
    /// The questions of this value are never learned from, so that all of them judge. `titles` is what the engine finds for
    /// `EvaluationSet.titlesAsQuestions`.
    public func calibrate(
        learningFrom titles: SearchEvaluation, outside: SearchEvaluation?, ridge: Double = 10
    ) -> CalibrationResult {
        let unanswerable = titles.outcomes.enumerated().filter { $0.offset % 3 == 0 }.map { $0.element.withoutExpected }
        let cases =
            titles.outcomes.map { (features: $0.features(isLexical: false), isRight: $0.rank(.standard) == 1) }
            + unanswerable.map { (features: $0.features(isLexical: false), isRight: false) }
        let regression = LogisticRegression(cases.map(\.features), cases.map(\.isRight), ridge: ridge)
        let foreign = outside?.outcomes ?? []
        let probabilities = (outcomes + foreign).map { regression.probability($0.features(isLexical: false)) }
        let rights = outcomes.map { $0.rank(.standard) == 1 } + foreign.map { _ in false }
        return CalibrationResult(
            regression: regression, names: ConfidenceFeatures.allNames,
            own: ConfidenceFigures(Array(probabilities.prefix(outcomes.count)), Array(rights.prefix(outcomes.count))),
            withOutside: ConfidenceFigures(probabilities, rights), counts: (outcomes.count, foreign.count))
    }

    /// How well the probability that the product gives tells right from wrong here: for questions it was not calibrated on.
    public func confidence(isLexical: Bool) -> ConfidenceFigures {
        let features = outcomes.map {
            ConfidenceFeatures($0.fusion(isLexical: isLexical), reading: $0.reading, part: $0.part)
        }
        return ConfidenceFigures(
            features.map { Calibration.probability($0) },
            outcomes.map { $0.rank(.standard, signals: isLexical ? $0.lexicalSignals : nil) == 1 })
    }
}

extension SearchEvaluation.Outcome {
    func fusion(isLexical: Bool) -> Fusion {
        Fusion(isLexical ? lexicalSignals : signals, rarity: reading.terms.rarity)
    }

    func features(isLexical: Bool) -> [Double] {
        ConfidenceFeatures(fusion(isLexical: isLexical), reading: reading, part: part).values
    }

    /// The same question, were its right sheet not there.
    var withoutExpected: Self {
        guard let expected else { return self }
        let signals = signals.map { signal in
            var values = signal.values
            values[Int(expected)] = signal.signal == .meaning ? -1 : 0
            return SignalScores(signal.signal, values: values)
        }
        return Self(
            question: question, isAnswerable: false, ranks: [:], signals: signals, expected: nil, part: part,
            reading: reading, seconds: seconds, embeddingSeconds: embeddingSeconds)
    }
}
