public import FEEL
public import Services

/// Why a draft cannot be submitted yet.
public enum SubmissionRefusal: Error, Sendable {
    /// Answers to mend or give, in the order of the form.
    case problems([AnswerProblem])
    /// Another body serves this person: the exit page says which.
    case exit(ExitPage)
}

extension Case {
    /// Decides whether a draft makes a case. Everything is checked again here, whatever the channel checked. Pure.
    ///
    /// - Parameters:
    ///   - draft: what the person gave.
    ///   - definition: the version of the service that the draft follows.
    ///   - reference: a fresh reference for the case.
    ///   - today: the local date, at which rules are evaluated.
    /// - Returns: the events that create the case.
    public static func submit(
        _ draft: Draft, definition: ServiceDefinition, reference: Reference, today: CivilDate,
        in context: CommandContext
    ) -> Result<[CaseEvent], SubmissionRefusal> {
        let evaluation = definition.evaluate(draft.answers, on: today)
        if let exit = evaluation.exit { return .failure(.exit(exit)) }
        let problems = draft.problems(evaluation: evaluation, definition: definition)
        guard problems.isEmpty else { return .failure(.problems(problems)) }
        let submission = Submission(
            organisation: definition.organisation, service: definition.id, definition: definition.hash,
            reference: reference, language: draft.language,
            answers: draft.answers.filter { evaluation.isShown($0.key) },
            computed: evaluation.computed, evaluatedOn: today, initialState: definition.workflow.start)
        return .success([
            CaseEvent(at: context.at, author: context.actor, channel: context.channel, fact: .submitted(submission))
        ])
    }
}

extension Draft {
    /// Everything that is left to mend before submission, in the order of the form.
    public func problems(evaluation: Evaluation, definition: ServiceDefinition) -> [AnswerProblem] {
        definition.pages.flatMap { page -> [AnswerProblem] in
            guard evaluation.isShown(page) else { return [] }
            let known = Dictionary(
                evaluation.problems(on: page).map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
            return page.questions.compactMap { question in
                guard evaluation.isShown(question.id) else { return nil }
                if case .raw(let raw) = entries[question.id],
                    case .problem(let reason) = question.type.parse(raw, in: language)
                {
                    return AnswerProblem(question: question.id, reason: reason)
                }
                return known[question.id]
            }
        }
    }
}
