public import FEEL
public import Services

/// What a person answered in a case of their own, offered where the same is asked again.
public struct EarlierAnswer: Sendable, Hashable {
    /// The value.
    public let value: Value
    /// The case in which it was given.
    public let reference: Reference
    /// When it was given.
    public let at: Instant
    /// The service for which it was given.
    public let service: LocalizedText

    /// The latest answer to a question of the same meaning, if one suits.
    ///
    /// The meaning is the one that authors declare (`concept`), and the type must be the same. What a register said, and what
    /// the question would refuse today, is not offered.
    ///
    /// - Parameters:
    ///   - year: the year of which the question asks; last year's income is not offered for this year's.
    ///   - cases: the person's own cases, newest first, with the version of the service of each.
    public static func find(
        for question: Question, year: Number? = nil, among cases: [(case: Case, definition: ServiceDefinition)],
        today: CivilDate
    ) -> EarlierAnswer? {
        guard let concept = question.concept, question.sensitive == nil, !concept.isYearly || year != nil else {
            return nil
        }
        // A file is no value to be repeated: `EarlierDocument` says which may be copied.
        if case .files = question.type.control { return nil }
        for (found, definition) in cases {
            let asked = definition.pages.flatMap(\.questions).first {
                $0.concept == concept && $0.sensitive == nil
            }
            guard let asked, Swift.type(of: asked.type) == Swift.type(of: question.type),
                let answer = found.answers[asked.name], answer.provenance.isPersons,
                // The day is told in UTC: what was sent on the night of a new year may only be offered a year less.
                definition.year(of: asked, answers: found.answers, on: Zone.utc.date(at: found.submittedAt)) == year,
                question.type.problem(with: answer.value, on: today) == nil
            else { continue }
            return EarlierAnswer(
                value: answer.value, reference: found.submission.reference, at: found.submittedAt,
                service: definition.presentation.title)
        }
        return nil
    }
}

extension Provenance {
    /// Whether it is the person's own word.
    var isPersons: Bool {
        switch self {
        case .person, .reused, .correction, .assistant: true
        case .helper, .agent, .register, .scan: false
        }
    }
}

extension Draft {
    /// Takes up an earlier answer, where nothing is answered yet. The case it comes from is noted with it.
    ///
    /// - Returns: whether it was taken up.
    public mutating func takeUp(_ earlier: EarlierAnswer, for question: Question) -> Bool {
        guard entries[question.name] == nil else { return false }
        entries[question.name] = .answer(Answer(earlier.value, by: .reused(from: earlier.reference.description)))
        return true
    }
}
