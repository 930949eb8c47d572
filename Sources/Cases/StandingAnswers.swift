public import FEEL
public import Services

/// The answers of a case as they stand, and what the rules make of them: those submitted, with the corrections since.
///
/// Little of a case's history says it: whoever reads many cases for their answers alone reads only events of these kinds.
public struct StandingAnswers: Sendable, Hashable {
    /// The kinds of events that say how answers stand, as `EventCodec.kind` gives them.
    public static let kinds = ["submitted", "correction_answered", "answers-amended"]

    /// The answers.
    public private(set) var answers: Answers
    /// The values of the rules for these answers.
    public private(set) var computed: [String: Value]
    /// The local date at which rules were last evaluated.
    public private(set) var evaluatedOn: CivilDate

    /// The answers as submitted.
    public init(_ submission: Submission) {
        answers = submission.answers
        computed = submission.computed
        evaluatedOn = submission.evaluatedOn
    }

    /// What events of a case say, oldest first; nil unless the first is its submission.
    public init?(events: some Sequence<CaseEvent>) {
        var iterator = events.makeIterator()
        guard case .submitted(let submission)? = iterator.next()?.fact else { return nil }
        self.init(submission)
        while let event = iterator.next() { apply(event.fact) }
    }

    /// Takes in what happened next; nothing unless it changes answers.
    public mutating func apply(_ fact: CaseEvent.Fact) {
        switch fact {
        case .correctionAnswered(let answer):
            apply(answer.changes, computed: answer.computed, on: answer.evaluatedOn)
        case .answersAmended(let amendment):
            apply(amendment.changes, computed: amendment.computed, on: amendment.evaluatedOn)
        default: break
        }
    }

    private mutating func apply(_ changes: [AnswerChange], computed: [String: Value], on day: CivilDate) {
        for change in changes { answers[change.question] = change.after }
        self.computed = computed
        evaluatedOn = day
    }
}
