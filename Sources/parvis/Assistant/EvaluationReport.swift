import Assistant
import Foundation
import Services

/// What `parvis assistant eval` says.
struct EvaluationReport: Sendable {
    let evaluation: SearchEvaluation
    let hasMeaning: Bool

    /// A line for each signal, one for words together, one for all.
    func figures() -> String {
        let signals: [Signal] = hasMeaning ? [.words, .stems, .pieces, .meaning] : [.words, .stems, .pieces]
        var lines = ["\(evaluation.answerableCount) questions of \(Set(evaluation.needs).count) needs"]
        lines += signals.map { Self.line($0.rawValue, RetrievalFigures(ranks: evaluation.ranks($0))) }
        lines.append(Self.line("fused, words only", RetrievalFigures(ranks: evaluation.fusedRanks(isLexical: true))))
        if hasMeaning { lines.append(Self.line("fused", RetrievalFigures(ranks: evaluation.fusedRanks()))) }
        let (median, last) = (evaluation.milliseconds(at: 0.5), evaluation.milliseconds(at: 0.99))
        lines.append(String(format: "search: %.2f ms a query (99 %%: %.2f ms)", median.search, last.search))
        if hasMeaning {
            lines.append(
                String(format: "vector of a question: %.1f ms (99 %%: %.1f ms)", median.embedding, last.embedding))
        }
        return lines.joined(separator: "\n")
    }

    /// The figures with their confidence intervals: with the weights of the product, and with weights chosen on other folds.
    func crossValidation() -> String {
        var lines = ["Intervals of 95 %, needs drawn again; folds keep the wordings of a need together."]
        for isLexical in hasMeaning ? [true, false] : [true] {
            let name = isLexical ? "fused, words only" : "fused"
            lines.append(interval("\(name), as shipped", evaluation.fusedRanks(isLexical: isLexical)))
            lines.append(
                interval("\(name), cross-validated", evaluation.crossValidatedRanks(isLexical: isLexical)))
        }
        return lines.joined(separator: "\n")
    }

    /// What a calibration gives, and the numbers to keep. `titles` is what was found for the sheets' titles, words left out.
    func calibration(titles: SearchEvaluation?, outside: SearchEvaluation?) -> String {
        var lines: [String] = []
        for isLexical in hasMeaning ? [false, true] : [true] {
            let result: SearchEvaluation.CalibrationResult
            if let titles, !isLexical {
                result = evaluation.calibrate(learningFrom: titles, outside: outside)
                lines.append("All signals, learned from the sheets' titles, words left out")
            } else {
                result = evaluation.calibrate(isLexical: isLexical, outside: outside)
                lines.append("\(isLexical ? "Words only" : "All signals"), learned from other needs' questions")
            }
            lines.append(Self.line("questions of the collection", result.own))
            if result.counts.outside > 0 {
                lines.append(
                    Self.line("with \(result.counts.outside) about something else", result.withOutside))
            }
            lines.append(
                String(
                    format: "  intercept %.3f, threshold %.3f", result.regression.intercept,
                    (outside == nil ? result.own : result.withOutside).threshold))
            for (name, weight) in zip(result.names, result.regression.weights) {
                lines.append("  " + String(format: "%8.3f", weight) + "  \(name)")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// How well the probability that ships does here.
    func confidence() -> String {
        var lines = [Self.line("confidence, words only", evaluation.confidence(isLexical: true))]
        if hasMeaning { lines.append(Self.line("confidence", evaluation.confidence(isLexical: false))) }
        return lines.joined(separator: "\n")
    }

    private func interval(_ name: String, _ ranks: [Int?]) -> String {
        let needs = evaluation.needs
        let figures = RetrievalFigures(ranks: ranks)
        let rank = RetrievalFigures.interval(ranks: ranks, needs: needs) { $0.reciprocalRank }
        let five = RetrievalFigures.interval(ranks: ranks, needs: needs) { $0.firstFive }
        return Self.padded(name)
            + String(
                format: "  R@5 %.3f [%.3f, %.3f]  MRR@10 %.3f [%.3f, %.3f]", figures.firstFive, five.lowerBound,
                five.upperBound, figures.reciprocalRank, rank.lowerBound, rank.upperBound)
    }

    private static func line(_ name: String, _ figures: RetrievalFigures) -> String {
        padded(name)
            + String(
                format: "  R@1 %.3f  R@5 %.3f  MRR@10 %.3f", figures.first, figures.firstFive, figures.reciprocalRank)
    }

    private static func line(_ name: String, _ figures: ConfidenceFigures) -> String {
        padded(name)
            + String(
                format: "  AUC %.3f  answered at 95 %% precision %.3f  calibration error %.3f", figures.area,
                figures.coverage, figures.calibrationError)
    }

    private static func padded(_ name: String) -> String {
        name.padding(toLength: max(30, name.count), withPad: " ", startingAt: 0)
    }
}

/// Reads the files that are measured, and prepares an index of them.
struct EvaluationFiles: Sendable {
    let sheets: [String]
    let questions: [String]
    let language: Language

    /// Sheets and questions of the files.
    func set() throws -> EvaluationSet {
        var set = EvaluationSet()
        for path in sheets {
            try Self.reading(path) { try set.addSheets($0, language: language) }
        }
        for path in questions { try Self.reading(path) { try set.addQuestions($0) } }
        return set
    }

    /// Reads a file and says which one is wrong.
    static func reading(_ path: String, _ use: (Data) throws -> Void) throws {
        do {
            try use(try Data(contentsOf: URL(filePath: path)))
        } catch let error as EvaluationSet.WrongLine {
            throw CommandFailure("\(path), \(error)")
        } catch {
            throw CommandFailure("\(path) cannot be read: \(error.localizedDescription)")
        }
    }

    /// Indexes sheets, with the vectors of `engine` where there is one; `cache` keeps them for the next time.
    static func index(
        _ sheets: [Sheet], engine: (any Embedder)?, cache: String?, say: @escaping @Sendable (String) -> Void
    ) async throws -> KnowledgeIndex {
        let store: any VectorStore
        if let cache { store = try FileVectorStore(folder: URL(filePath: cache)) } else { store = MemoryVectorStore() }
        let knowledge = KnowledgeIndex(embedder: engine, store: store)
        await knowledge.update(sheets)
        guard engine != nil else { return knowledge }
        let reporter = Task {
            var said = -1
            while !Task.isCancelled {
                let progress = knowledge.progress
                let percent = progress.total > 0 ? 100 * progress.done / progress.total : 100
                if percent >= said + 10, percent < 100 {
                    said = percent
                    say("meanings: \(progress.done) of \(progress.total)")
                }
                try await Task.sleep(for: .milliseconds(500))
            }
        }
        await knowledge.finishEmbedding()
        reporter.cancel()
        if let failure = knowledge.progress.failure { throw CommandFailure("meanings: \(failure)") }
        return knowledge
    }
}
