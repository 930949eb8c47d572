public import FEEL
public import Services

/// Whose opinion is asked on a case.
public enum Advisor: Sendable, Hashable {
    /// An agent of the organisation.
    case colleague(Identifier)
    /// Whoever of a group of the organisation.
    case group(String)
    /// Somebody outside, by a link: who they are, in the agent's words.
    case expert(String)
}

/// An opinion that was asked.
public struct OpinionRequest: Sendable, Hashable {
    /// Whose.
    public let advisor: Advisor
    /// What is asked, in the agent's words.
    public let question: String
    /// The last day for it. An expert's link works no longer.
    public let answerBy: CivilDate
    /// The answers that an expert is shown, documents among them, by path. Empty for agents, who read the case.
    public let shared: [String]

    /// A request.
    public init(advisor: Advisor, question: String, answerBy: CivilDate, shared: [String]) {
        self.advisor = advisor
        self.question = question
        self.answerBy = answerBy
        self.shared = shared
    }
}

/// An opinion that was given. It binds nobody: whoever decides does.
public struct Opinion: Sendable, Hashable {
    /// For or against.
    public enum Stance: String, Sendable, Hashable, CaseIterable {
        case favourable
        case withReservations = "with-reservations"
        case unfavourable
        /// The advisor answers the question without being for or against.
        case noPosition = "no-position"
    }

    /// The version of the event that asked for it.
    public let request: Int
    /// For or against.
    public let stance: Stance
    /// The advisor's words; may be empty when favourable.
    public let text: String

    /// An opinion.
    public init(request: Int, stance: Stance, text: String) {
        self.request = request
        self.stance = stance
        self.text = text
    }
}

/// What happens to an opinion.
public enum OpinionFact: Sendable, Hashable {
    /// An agent asked for it.
    case asked(OpinionRequest)
    /// An expert was shown what is shared, by the link of the request at this version. Written before the page is.
    case shown(request: Int)
    /// It was given.
    case given(Opinion)
    /// An agent said that it is no longer needed, and why if they did. An expert's link works no longer.
    case ended(request: Int, why: String)
}

/// An opinion as the case knows it: asked, perhaps seen, given or no longer needed.
public struct AskedOpinion: Sendable, Hashable {
    /// The version of the event that asked for it: unique in the case.
    public let version: Int
    /// When it was asked.
    public let at: Instant
    /// Who asked.
    public let author: Author
    /// What.
    public let request: OpinionRequest
    /// When an expert was last shown what is shared; nil for agents, whose openings are on record.
    public internal(set) var shownAt: Instant?
    /// What was answered, by whom and when.
    public internal(set) var answer: Answer?
    /// Why it is no longer needed, when somebody said so.
    public internal(set) var endedBecause: String?

    /// An answer.
    public struct Answer: Sendable, Hashable {
        /// When.
        public let at: Instant
        /// Who.
        public let author: Author
        /// What.
        public let opinion: Opinion
    }

    /// Whether it is neither given nor ended.
    public var isAwaited: Bool { answer == nil && endedBecause == nil }
}

/// What an agent asks.
public struct OpinionAsk: Sendable {
    /// Whose opinion; nil when none is named, or one that is no agent or group of the organisation.
    public var advisor: Advisor?
    /// What is asked.
    public var question: String
    /// The last day for it; nil when none is named.
    public var answerBy: CivilDate?
    /// The answers that an expert is shown.
    public var shared: [String]
    /// How many opinions the page showed from which it is asked.
    public var seen: Int
    /// The organisation's local day.
    public var today: CivilDate

    /// What is asked.
    public init(
        advisor: Advisor?, question: String, answerBy: CivilDate?, shared: [String] = [], seen: Int, today: CivilDate
    ) {
        self.advisor = advisor
        self.question = question
        self.answerBy = answerBy
        self.shared = shared
        self.seen = seen
        self.today = today
    }
}

/// What an expert does by the link of a request.
public enum ExpertCommand: Sendable {
    /// Be shown what is shared.
    case read
    /// Give the opinion.
    case answer(Opinion.Stance?, String)
}

extension Case {
    /// The longest question and the longest opinion, in characters.
    public static let maximumOpinionLength = 10_000
    /// The longest name of an expert, in characters.
    public static let maximumExpertLength = 200
    /// The most days that may be given for an opinion: a link that works for longer is forgotten in a drawer.
    public static let maximumOpinionDays = 90

    /// Every opinion asked, oldest first.
    public var opinions: [AskedOpinion] {
        var asked: [AskedOpinion] = []
        func change(_ version: Int, _ body: (inout AskedOpinion) -> Void) {
            if let index = asked.firstIndex(where: { $0.version == version }) { body(&asked[index]) }
        }
        for (index, event) in history.enumerated() {
            guard case .opinion(let fact) = event.fact else { continue }
            switch fact {
            case .asked(let request):
                asked.append(
                    AskedOpinion(version: index + 1, at: event.at, author: event.author, request: request))
            case .shown(let request):
                change(request) { $0.shownAt = event.at }
            case .given(let opinion):
                change(opinion.request) {
                    $0.answer = AskedOpinion.Answer(at: event.at, author: event.author, opinion: opinion)
                }
            case .ended(let request, let why):
                change(request) { $0.endedBecause = why }
            }
        }
        return asked
    }

    /// The opinion asked at a version.
    public func opinion(_ version: Int) -> AskedOpinion? { opinions.first { $0.version == version } }

    /// Whether an agent may ask for an opinion, or say that one is no longer needed: the one in charge, anyone while
    /// nobody is, and supervisors.
    public func canAskOpinion(_ agent: Identifier, role: Role) -> Bool { canRoute(agent, role: role) }

    /// Whether an agent of these groups is asked for this opinion.
    public func isAdvisor(_ agent: Identifier, groups: Set<String>, for asked: AskedOpinion) -> Bool {
        switch asked.request.advisor {
        case .colleague(let advisor): advisor == agent
        case .group(let group): groups.contains(group)
        case .expert: false
        }
    }

    func askOpinion(
        _ ask: OpinionAsk, by agent: Identifier, role: Role, in context: CommandContext
    ) -> Result<[CaseEvent], CaseRefusal> {
        guard isOpen else { return .failure(.actionNotAvailable) }
        guard canAskOpinion(agent, role: role) else { return .failure(.takenByAnother) }
        guard let advisor = ask.advisor, advisor != .colleague(agent) else { return .failure(.advisorRequired) }
        if case .expert(let name) = advisor {
            guard !name.trimmed.isEmpty, name.count <= Self.maximumExpertLength else {
                return .failure(.advisorRequired)
            }
        }
        let question = ask.question.trimmed
        guard !question.isEmpty else { return .failure(.opinionQuestionRequired) }
        guard question.count <= Self.maximumOpinionLength else {
            return .failure(.opinionTooLong(maximum: Self.maximumOpinionLength))
        }
        guard let last = ask.answerBy, last >= ask.today, last <= ask.today.adding(days: Self.maximumOpinionDays)
        else { return .failure(.opinionDayRequired) }
        let isOutside = if case .expert = advisor { true } else { false }
        // Only what was answered can be shown, and only to somebody outside: agents read the case.
        let shared = isOutside ? ask.shared.filter { answers[$0] != nil } : []
        let request = OpinionRequest(advisor: advisor, question: question, answerBy: last, shared: shared)
        // A double click asks once.
        if opinions.dropFirst(max(0, ask.seen)).contains(where: { $0.request == request && $0.author == context.actor })
        {
            return .success([])
        }
        return .success([CaseEvent(.opinion(.asked(request)), in: context)])
    }

    func giveOpinion(
        _ request: Int, _ stance: Opinion.Stance?, _ written: String, groups: Set<String>, by agent: Identifier,
        in context: CommandContext
    ) -> Result<[CaseEvent], CaseRefusal> {
        guard let asked = opinion(request), isAdvisor(agent, groups: groups, for: asked) else {
            return .failure(.notAdvisor)
        }
        return answer(asked, stance, written, in: context)
    }

    func endOpinion(
        _ request: Int, why: String, by agent: Identifier, role: Role, in context: CommandContext
    ) -> Result<[CaseEvent], CaseRefusal> {
        guard let asked = opinion(request) else { return .failure(.opinionNotAwaited) }
        guard asked.author.agent == agent || canAskOpinion(agent, role: role) else {
            return .failure(.takenByAnother)
        }
        if asked.endedBecause != nil { return .success([]) }
        guard isOpen, asked.isAwaited else { return .failure(.opinionNotAwaited) }
        guard why.count <= Self.maximumNoteLength else {
            return .failure(.noteTooLong(maximum: Self.maximumNoteLength))
        }
        return .success([CaseEvent(.opinion(.ended(request: request, why: why)), in: context)])
    }

    /// What an expert does by the link of a request: shown what is shared, which is on record, or giving the opinion.
    ///
    /// - Parameters:
    ///   - request: the version of the event that asked.
    ///   - today: the organisation's local day; the link works until the last day, included.
    /// - Returns: the events to append; `opinionNotAwaited` when the link works no longer.
    public func decide(
        _ command: ExpertCommand, request: Int, at now: Instant, today: CivilDate
    ) -> Result<[CaseEvent], CaseRefusal> {
        let context = CommandContext(actor: .expert(request: request), channel: .web, at: now)
        guard let asked = opinion(request), case .expert = asked.request.advisor else {
            return .failure(.opinionNotAwaited)
        }
        switch command {
        case .read:
            guard isOpen, asked.isAwaited, today <= asked.request.answerBy else { return .failure(.opinionNotAwaited) }
            return .success([CaseEvent(.opinion(.shown(request: request)), in: context)])
        case .answer(let stance, let text):
            guard today <= asked.request.answerBy else { return .failure(.opinionNotAwaited) }
            return answer(asked, stance, text, in: context)
        }
    }

    private func answer(
        _ asked: AskedOpinion, _ stance: Opinion.Stance?, _ written: String, in context: CommandContext
    ) -> Result<[CaseEvent], CaseRefusal> {
        let text = written.trimmed
        // A double click answers once.
        if let answer = asked.answer, answer.author == context.actor, answer.opinion.text == text,
            answer.opinion.stance == stance
        {
            return .success([])
        }
        guard isOpen, asked.isAwaited else { return .failure(.opinionNotAwaited) }
        guard let stance else { return .failure(.stanceRequired) }
        guard !text.isEmpty || stance == .favourable else { return .failure(.opinionRequired) }
        guard text.count <= Self.maximumOpinionLength else {
            return .failure(.opinionTooLong(maximum: Self.maximumOpinionLength))
        }
        return .success([
            CaseEvent(.opinion(.given(Opinion(request: asked.version, stance: stance, text: text))), in: context)
        ])
    }

    /// The opinions that agents are asked for and have not given, while the case is open.
    public var awaitedOpinions: [AwaitedOpinion] {
        guard isOpen else { return [] }
        return opinions.filter(\.isAwaited).compactMap { asked in
            switch asked.request.advisor {
            case .colleague(let agent):
                AwaitedOpinion(
                    version: asked.version, agent: agent, group: nil, answerBy: asked.request.answerBy)
            case .group(let group):
                AwaitedOpinion(version: asked.version, agent: nil, group: group, answerBy: asked.request.answerBy)
            case .expert: nil
            }
        }
    }
}

/// An opinion that an agent, or whoever of a group, is asked for: what their lists need of it.
public struct AwaitedOpinion: Sendable, Hashable {
    /// The version of the event that asked.
    public let version: Int
    /// The agent; nil when a group is asked.
    public let agent: Identifier?
    /// The group; nil when an agent is asked.
    public let group: String?
    /// The last day for it.
    public let answerBy: CivilDate

    /// An opinion that is asked for.
    public init(version: Int, agent: Identifier?, group: String?, answerBy: CivilDate) {
        self.version = version
        self.agent = agent
        self.group = group
        self.answerBy = answerBy
    }
}
