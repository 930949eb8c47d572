public import FEEL
public import Services

/// Why a draft cannot be submitted yet.
public enum SubmissionRefusal: Error, Sendable {
    /// Answers to mend or give, in the order of the form.
    case problems([AnswerProblem])
    /// Another body serves this person: the exit page says which.
    case exit(ExitPage)
    /// The service takes requests from this day on.
    case closed(until: CivilDate)
}

extension Case {
    /// Decides whether a draft makes a case. Everything is checked again here, whatever the channel checked. Pure.
    ///
    /// - Parameters:
    ///   - draft: what the person gave.
    ///   - definition: the version of the service that the draft follows.
    ///   - evaluation: what the definition makes of the draft's answers on this day, when the caller has it already.
    ///   - reference: a fresh reference for the case.
    ///   - today: the local date, at which rules are evaluated.
    /// - Returns: the events that create the case.
    public static func submit(
        _ draft: Draft, definition: ServiceDefinition, evaluation: Evaluation? = nil, reference: Reference,
        today: CivilDate, in context: CommandContext
    ) -> Result<[CaseEvent], SubmissionRefusal> {
        let evaluation = evaluation ?? definition.evaluate(draft.answers, on: today)
        if let exit = evaluation.exit { return .failure(.exit(exit)) }
        let problems = draft.problems(evaluation: evaluation, definition: definition)
        guard problems.isEmpty else { return .failure(.problems(problems)) }
        if let opening = draft.opening(definition: definition, today: today) {
            return .failure(.closed(until: opening))
        }
        let submission = Submission(
            organisation: definition.organisation, service: definition.id, definition: definition.hash,
            reference: reference, language: draft.language,
            answers: evaluation.shownAnswers(of: draft.answersToSend),
            computed: evaluation.computed, evaluatedOn: today, initialState: definition.workflow.start)
        let sent = CaseEvent(
            at: context.at, author: context.actor, channel: context.channel, fact: .submitted(submission))
        let group = definition.group(answers: submission.answers, computed: submission.computed, on: today)
        let routed = group.map {
            CaseEvent(at: context.at, author: .system, channel: context.channel, fact: .routed(to: $0, why: nil))
        }
        let takesUp = draft.takesUp.map {
            CaseEvent(
                at: context.at, author: context.actor, channel: context.channel, fact: .continuation(.takesUp($0)))
        }
        return .success([sent] + [routed, takesUp].compactMap { $0 })
    }
}

extension Draft {
    /// The day from which it can be sent, where its service does not take requests today; nil when it can be sent. A change
    /// to a request that was granted waits for no period.
    public func opening(definition: ServiceDefinition, today: CivilDate) -> CivilDate? {
        guard let period = definition.period, !period.contains(today), takesUp?.kind != .change else { return nil }
        return period.opening(onOrAfter: today)
    }

    /// Everything that is left to mend before submission, in the order of the form.
    public func problems(evaluation: Evaluation, definition: ServiceDefinition) -> [AnswerProblem] {
        definition.pages.filter { isOpen($0, of: definition) }.flatMap { problems(on: $0, evaluation: evaluation) }
    }

    /// Everything that is left to mend on a page, in the order of the form: what is not understood, and what is missing or
    /// wrong.
    public func problems(on page: Page, evaluation: Evaluation) -> [AnswerProblem] {
        let known = evaluation.problems(on: page)
        let unreadable = unreadable(on: page, evaluation: evaluation)
        guard !unreadable.isEmpty else { return known }
        // A question whose answer is not understood is missing to the evaluation, and so among those known already,
        // unless it may be left empty.
        let reasons = Dictionary(unreadable.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
        let optional = unreadable.filter { problem in !known.contains { $0.question == problem.question } }
        guard !optional.isEmpty else { return known.map { reasons[$0.question] ?? $0 } }
        let all = Dictionary(
            (known.map { reasons[$0.question] ?? $0 } + optional).map { ($0.question, $0) },
            uniquingKeysWith: { first, _ in first })
        let paths = evaluation.questions(on: page).map(\.path)
        // What is wrong with a list as a whole comes last.
        return paths.compactMap { all[$0] } + known.filter { !paths.contains($0.question) }
    }

    /// What was given on a page and could not be understood.
    public func unreadable(on page: Page, evaluation: Evaluation) -> [AnswerProblem] {
        guard hasRawEntries else { return [] }
        return evaluation.questions(on: page).compactMap { shown in
            guard case .raw(let raw) = entries[shown.path],
                case .problem(let reason) = shown.question.type.parse(raw, in: language)
            else { return nil }
            return AnswerProblem(question: shown.path, reason: reason)
        }
    }

    private var hasRawEntries: Bool {
        entries.values.contains { if case .raw = $0 { true } else { false } }
    }
}
