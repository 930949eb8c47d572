public import FEEL
public import Services

/// Answers that an agent entered or corrected for the person: what was there, what is there now, on what, and why.
public struct Amendment: Sendable, Hashable {
    /// What the agent relies on.
    public enum Basis: String, Sendable, Hashable, CaseIterable {
        /// What the person said on the telephone.
        case telephone
        /// What the person said at the counter.
        case counter
        /// A document of the case.
        case document
    }

    /// The answers that changed, in alphabetical order of questions; at least one.
    public let changes: [AnswerChange]
    /// The values of the rules, evaluated again.
    public let computed: [String: Value]
    /// The local date at which they were.
    public let evaluatedOn: CivilDate
    /// What the agent relied on.
    public let basis: Basis
    /// Why, in the agent's words; the person reads it.
    public let why: String

    /// An amendment.
    public init(
        changes: [AnswerChange], computed: [String: Value], evaluatedOn: CivilDate, basis: Basis, why: String
    ) {
        self.changes = changes
        self.computed = computed
        self.evaluatedOn = evaluatedOn
        self.basis = basis
        self.why = why
    }
}

/// Answers to enter or correct, as an agent asks for it.
public struct AmendmentAsk: Sendable {
    /// The questions, by path.
    public var questions: Set<String>
    /// What is given, by path.
    public var raw: [String: RawAnswer]
    /// The language in which it is read.
    public var language: Language
    /// What the agent relies on, if said.
    public var basis: Amendment.Basis?
    /// Why, in the agent's words.
    public var why: String
    /// The local date, at which rules are evaluated again.
    public var today: CivilDate
    /// The change version of the page from which it is asked.
    public var seen: Int

    /// What an agent asks.
    public init(
        questions: Set<String>, raw: [String: RawAnswer], language: Language, basis: Amendment.Basis?, why: String,
        today: CivilDate, seen: Int
    ) {
        self.questions = questions
        self.raw = raw
        self.language = language
        self.basis = basis
        self.why = why
        self.today = today
        self.seen = seen
    }
}

extension Case {
    /// The questions whose answers an agent can enter or correct: all that this person's form asks, but documents, which
    /// only the person can give.
    public func amendableQuestions(definition: ServiceDefinition) -> [String] {
        askableQuestions(definition: definition).filter { path in
            if case .files? = definition.question(path)?.type.control { false } else { true }
        }
    }

    /// What new answers of an agent would make of the form; nil when no question that can be amended is named.
    public func reviewAmendment(_ ask: AmendmentAsk, definition: ServiceDefinition) -> CorrectionReview? {
        let amendable = Set(amendableQuestions(definition: definition))
        guard !ask.questions.isDisjoint(with: amendable) else { return nil }
        return review(
            ask.raw, asked: ask.questions.intersection(amendable), by: .agent, definition: definition,
            language: ask.language, today: ask.today)
    }

    /// Whether agents may still change answers: once a decision is made, what it was made from stays.
    public func canAmend(_ agent: Identifier) -> Bool { isOpen && (assignee == nil || assignee == agent) }

    /// Enters or corrects answers for the person.
    func amend(
        _ ask: AmendmentAsk, by agent: Identifier, in context: CommandContext, definition: ServiceDefinition
    ) -> Result<[CaseEvent], CaseRefusal> {
        guard isOpen else { return .failure(.actionNotAvailable) }
        guard canAmend(agent) else { return .failure(.takenByAnother) }
        if case .failure(let refusal) = unchanged(since: ask.seen) { return .failure(refusal) }
        guard let review = reviewAmendment(ask, definition: definition) else { return .failure(.questionRequired) }
        guard review.problems.isEmpty else { return .failure(.answersToMend(review.problems)) }
        guard review.evaluation.exit == nil else { return .failure(.answersLeadAway) }
        guard !review.changes.isEmpty else { return .failure(.nothingChanges) }
        guard let basis = ask.basis else { return .failure(.basisRequired) }
        let why = ask.why.trimmed
        guard !why.isEmpty else { return .failure(.explanationRequired) }
        guard why.count <= Self.maximumTextLength else { return .failure(.tooLong(maximum: Self.maximumTextLength)) }
        let amendment = Amendment(
            changes: review.changes, computed: review.evaluation.computed, evaluatedOn: ask.today, basis: basis,
            why: why)
        return .success([CaseEvent(.answersAmended(amendment), in: context)])
    }
}
