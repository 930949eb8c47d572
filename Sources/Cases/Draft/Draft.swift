public import FEEL
public import Services

/// A form being filled in: what the person gave so far, understood or not, so that nothing is ever lost.
public struct Draft: Sendable, Hashable {
    /// What was given to one question.
    public enum Entry: Sendable, Hashable {
        /// Understood, and valid on its own.
        case answer(Answer)
        /// Not understood or not valid yet: kept as it was typed.
        case raw(RawAnswer)
    }

    /// The language in which the form is being filled in; letters will be written in it.
    public var language: Language
    /// What was given, by question.
    public var entries: [String: Entry]
    /// Pages the person has completed, by identifier.
    public var completedPages: Set<String>
    /// The secret by which the person comes back from elsewhere; looked up by its hash, kept here to be shown again.
    public let accessCode: String

    /// An empty draft.
    public init(language: Language, accessCode: String) {
        self.language = language
        self.accessCode = accessCode
        entries = [:]
        completedPages = []
    }

    /// The draft without what the person gave: what remains of it once submitted.
    public func emptied() -> Draft { Draft(language: language, accessCode: accessCode) }

    /// The answers understood so far.
    public var answers: Answers {
        entries.compactMapValues { entry in
            if case .answer(let answer) = entry { answer } else { nil }
        }
    }

    /// Records what a person gave to the questions of a page, and says what to mend.
    ///
    /// Valid or not, everything is kept. The page counts as completed when nothing is left to mend.
    ///
    /// - Parameters:
    ///   - raw: what was given, by question; a question shown but absent from it counts as blank.
    ///   - page: the page concerned.
    ///   - definition: the version of the service this draft follows.
    ///   - today: the local date, for rules that depend on it.
    /// - Returns: the problems, in the order of the questions.
    public mutating func record(
        _ raw: [String: RawAnswer], on page: Page, of definition: ServiceDefinition, today: CivilDate,
        by provenance: Provenance = .person
    ) -> [AnswerProblem] {
        var problems: [AnswerProblem] = []
        for question in page.questions {
            let given = raw[question.id] ?? RawAnswer()
            // Files come and go by themselves, and the answer with them: a page that is sent says nothing of them.
            if case .files = question.type.control, given.isBlank { continue }
            switch question.type.parse(given, in: language) {
            case .absent:
                entries[question.id] = nil
            case .value(let value):
                entries[question.id] = .answer(Answer(value, by: provenance))
            case .problem(let reason):
                entries[question.id] = .raw(given)
                problems.append(AnswerProblem(question: question.id, reason: reason))
            }
        }
        let evaluation = definition.evaluate(answers, on: today)
        let unreadable = Set(problems.map(\.question))
        problems.removeAll { !evaluation.isShown($0.question) }
        problems += evaluation.problems(on: page).filter { !unreadable.contains($0.question) }
        for question in page.questions where !evaluation.isShown(question.id) { entries[question.id] = nil }
        let order = Dictionary(
            page.questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        problems.sort { order[$0.question, default: 0] < order[$1.question, default: 0] }
        if problems.isEmpty {
            completedPages.insert(page.id)
        } else {
            completedPages.remove(page.id)
        }
        return problems
    }
}
