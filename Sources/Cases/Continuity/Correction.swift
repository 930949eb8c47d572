public import FEEL
public import Services

/// What an agent asks the person to correct or complete.
public struct CorrectionRequest: Sendable, Hashable {
    /// An answer to correct.
    public struct Item: Sendable, Hashable {
        /// The question.
        public let question: String
        /// What is wrong or missing, in the agent's words.
        public let why: String?

        /// An answer to correct.
        public init(question: String, why: String? = nil) {
            self.question = question
            self.why = why
        }
    }

    /// The workflow action by which it was asked.
    public let action: String
    /// The questions, in the order of the form; at least one.
    public let items: [Item]
    /// Why, in the agent's words.
    public let explanation: String
    /// The last day for the answer (CRPA, L. 114-5: the administration sets a time).
    public let answerBy: CivilDate
    /// Whether time stands still meanwhile.
    public let stopsClock: Bool

    /// A request.
    public init(action: String, items: [Item], explanation: String, answerBy: CivilDate, stopsClock: Bool) {
        self.action = action
        self.items = items
        self.explanation = explanation
        self.answerBy = answerBy
        self.stopsClock = stopsClock
    }
}

/// An answer as it was and as it became.
public struct AnswerChange: Sendable, Hashable {
    /// The question.
    public let question: String
    /// The answer before; nil when there was none.
    public let before: Answer?
    /// The answer after; nil when the question is not asked any more, or was left empty.
    public let after: Answer?

    /// A change.
    public init(question: String, before: Answer?, after: Answer?) {
        self.question = question
        self.before = before
        self.after = after
    }
}

/// What the person answered to a correction request.
public struct CorrectionAnswer: Sendable, Hashable {
    /// The answers that changed, in alphabetical order of questions; none when the person confirms them.
    public let changes: [AnswerChange]
    /// The values of the rules, evaluated again.
    public let computed: [String: Value]
    /// The local date at which they were.
    public let evaluatedOn: CivilDate
    /// What the person wrote besides.
    public let note: String?

    /// An answer.
    public init(changes: [AnswerChange], computed: [String: Value], evaluatedOn: CivilDate, note: String?) {
        self.changes = changes
        self.computed = computed
        self.evaluatedOn = evaluatedOn
        self.note = note
    }
}

extension CorrectionAnswer {
    /// The files that it brings: those that an answer names now and did not before.
    public var newFiles: [FileReference] {
        changes.flatMap { change -> [FileReference] in
            let before = change.before.map { FileReference.all(in: $0.value) } ?? []
            let after = change.after.map { FileReference.all(in: $0.value) } ?? []
            return after.filter { file in !before.contains { $0.id == file.id } }
        }
    }
}

/// A correction request that waits for its answer.
public struct PendingCorrection: Sendable, Hashable {
    /// The version of the event that asked: what a form answers to.
    public let version: Int
    /// When it was asked.
    public let at: Instant
    /// What was asked.
    public let request: CorrectionRequest
    /// Whether the time given has passed: the person may still answer, and the agents may decide.
    public var isOverdue = false
}

/// What a person's new answers make of the form: what they change, and what is left to mend. Pure.
public struct CorrectionReview: Sendable {
    /// The questions to answer, in the order of the form: those asked, then those that the new answers concern.
    public let questions: [String]
    /// What is given to each of them now, understood or not.
    public let entries: [String: Draft.Entry]
    /// What is left to mend, in the order of the form.
    public let problems: [AnswerProblem]
    /// The answers that would change, in alphabetical order of questions.
    public let changes: [AnswerChange]
    /// What the definition makes of the new answers.
    public let evaluation: Evaluation
}

extension Case {
    /// Looks at new answers to a pending correction; nil when none is pending.
    ///
    /// Only the questions asked can change, and those that their new answers bring up or make wrong. What was wrong
    /// already and was not asked stays as it is: it is the agents' to ask.
    ///
    /// - Parameters:
    ///   - raw: what was given, by question; a question absent from it keeps its answer.
    ///   - language: the language in which it is read.
    ///   - today: the local date, at which rules are evaluated again.
    public func reviewCorrection(
        _ raw: [String: RawAnswer], definition: ServiceDefinition, language: Language, today: CivilDate
    ) -> CorrectionReview? {
        guard let pending = pendingCorrection else { return nil }
        return review(
            raw, asked: Set(pending.request.items.map(\.question)), by: .person, definition: definition,
            language: language, today: today)
    }

    /// Looks at new answers to some questions, and to those that they bring up or make wrong.
    ///
    /// - Parameter provenance: who gives them.
    func review(
        _ raw: [String: RawAnswer], asked: Set<String>, by provenance: Provenance, definition: ServiceDefinition,
        language: Language, today: CivilDate
    ) -> CorrectionReview {
        let before = definition.evaluate(answers, on: today)
        let wrongBefore = definition.problems(of: before)
        var entries: [String: Draft.Entry] = answers.mapValues { .answer($0) }
        var open: Set<String> = []
        var added = asked
        var evaluation = before
        // Each turn opens questions that were not open yet: it ends with the form at the latest.
        while !added.isEmpty {
            open.formUnion(added)
            for id in added {
                entries[id] = entry(raw[id], id: id, by: provenance, definition: definition, language: language)
            }
            evaluation = definition.evaluate(entries.understood, on: today)
            let wrong = definition.problems(of: evaluation)
            added = Set(
                definition.shownPaths(of: evaluation).filter { path in
                    guard !open.contains(path) else { return false }
                    return !before.isShown(path) || wrong[path] != nil && wrongBefore[path] == nil
                })
        }
        let wrong = definition.problems(of: evaluation)
        let order = definition.shownPaths(of: evaluation).filter(open.contains)
        return CorrectionReview(
            questions: order, entries: entries,
            problems: order.compactMap { id in
                if case .raw(let raw)? = entries[id],
                    case .problem(let reason)? = definition.question(id)?.type
                        .parse(raw, in: language)
                {
                    return AnswerProblem(question: id, reason: reason)
                }
                return wrong[id]
            },
            changes: changes(to: entries.understood.filter { evaluation.isShown($0.key) }), evaluation: evaluation)
    }

    private func entry(
        _ raw: RawAnswer?, id: String, by provenance: Provenance, definition: ServiceDefinition, language: Language
    ) -> Draft.Entry? {
        guard let raw, let question = definition.question(id) else { return answers[id].map { .answer($0) } }
        switch question.type.parse(raw, in: language) {
        case .absent: return nil
        case .problem: return .raw(raw)
        case .value(let value):
            // Who gave an answer that stays the same does not change.
            if let known = answers[id], known.value == value { return .answer(known) }
            return .answer(Answer(value, by: provenance))
        }
    }

    private func changes(to after: Answers) -> [AnswerChange] {
        Set(answers.keys).union(after.keys).sorted().compactMap { id in
            answers[id] == after[id] ? nil : AnswerChange(question: id, before: answers[id], after: after[id])
        }
    }
}

extension [String: Draft.Entry] {
    /// The answers that are understood.
    fileprivate var understood: Answers {
        compactMapValues { entry in
            if case .answer(let answer) = entry { answer } else { nil }
        }
    }
}

extension ServiceDefinition {
    /// Where the questions shown stand, in the order of the form.
    func shownPaths(of evaluation: Evaluation) -> [String] {
        pages.flatMap { evaluation.questions(on: $0).map(\.path) }
    }

    /// What is left to mend in the whole form, by path.
    func problems(of evaluation: Evaluation) -> [String: AnswerProblem] {
        Dictionary(
            pages.flatMap { evaluation.problems(on: $0) }.map { ($0.question, $0) },
            uniquingKeysWith: { first, _ in first })
    }
}
