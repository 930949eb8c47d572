import FEEL
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
    /// What was given, by path (`AnswerPath`).
    public var entries: [String: Entry]
    /// The elements of lists, by the list's path.
    public var lists: [String: ElementKeys]
    /// What registers said in answer to questions, by path: a correction can be told from it.
    public var statements: [String: RegisterStatement]
    /// Pages the person has completed, by identifier.
    public var completedPages: Set<String>
    /// The granted request that it takes up, if it takes up one.
    public var takesUp: Continuation?
    /// The channel by which it was begun, as the figures tell it.
    public var channel = Channel.web
    /// The secret by which the person comes back from elsewhere; looked up by its hash, kept here to be shown again.
    public let accessCode: String

    /// An empty draft.
    public init(language: Language, accessCode: String) {
        self.language = language
        self.accessCode = accessCode
        entries = [:]
        lists = [:]
        statements = [:]
        completedPages = []
    }

    /// The draft without what the person gave: what remains of it once submitted.
    public func emptied() -> Draft { Draft(language: language, accessCode: accessCode) }

    /// The answers understood so far, with the elements of lists.
    public var answers: Answers {
        // As large as it becomes from the beginning: growing would hash every path again.
        var answers = Answers(minimumCapacity: entries.count + lists.count)
        for (path, entry) in entries {
            if case .answer(let answer) = entry { answers[path] = answer }
        }
        for (path, keys) in lists { answers[path] = Answer(keys.value) }
        return answers
    }
}
