public import FEEL
public import Services

/// What the person whose case it is can ask of it.
public enum HolderCommand: Sendable {
    /// Send words to the desk. `seen` is how many messages the page showed.
    case write(CaseMessage, seen: Int)
    /// Record that the messages were shown. Written before the page is.
    case read
    /// Answer a correction request.
    case answerCorrection(CorrectionReply)
    /// Withdraw the request, with a reason or not.
    case withdraw(reason: String)
    /// Ask for the decision to be reconsidered.
    case askReconsideration(String)
}

/// The answer to a correction request, as the person gives it.
public struct CorrectionReply: Sendable {
    /// The version of the event that asked.
    public var request: Int
    /// What was given, by question.
    public var raw: [String: RawAnswer]
    /// The language in which it is read.
    public var language: Language
    /// What the person writes besides.
    public var note: String

    /// A reply.
    public init(request: Int, raw: [String: RawAnswer], language: Language, note: String = "") {
        self.request = request
        self.raw = raw
        self.language = language
        self.note = note
    }
}

/// Why the person's command is refused. Nothing has changed.
public enum HolderRefusal: Error, Sendable {
    /// The actor is not the person.
    case notFound
    /// There is nothing in the text.
    case blank
    /// The text is longer than one can be.
    case tooLong(maximum: Int)
    /// Nothing waits to be corrected any more: it was answered, or the desk went on without.
    case nothingToCorrect
    /// Another correction is asked now.
    case otherCorrection
    /// Answers to mend or give, in the order of the form.
    case problems([AnswerProblem])
    /// With these answers, another body serves this person.
    case exit(ExitPage)
    /// A decision has been made, or the request was withdrawn.
    case alreadyEnded
    /// No decision can be reconsidered.
    case noReconsideration
    /// The time to ask has passed, on this day.
    case tooLate(since: CivilDate)

    /// Stable code, for programs and tests.
    public var code: String {
        switch self {
        case .notFound: "holder.not-found"
        case .blank: "holder.blank"
        case .tooLong: "holder.too-long"
        case .nothingToCorrect: "holder.nothing-to-correct"
        case .otherCorrection: "holder.other-correction"
        case .problems: "holder.problems"
        case .exit: "holder.exit"
        case .alreadyEnded: "holder.already-ended"
        case .noReconsideration: "holder.no-reconsideration"
        case .tooLate: "holder.too-late"
        }
    }
}

extension Case {
    /// What the person's command does to the case: the events to append, or why it is refused. Pure.
    ///
    /// A command sent twice (a double click, two tabs) does nothing the second time.
    ///
    /// - Parameters:
    ///   - zone: the organisation's local time.
    ///   - calendar: the days it works.
    public func decide(
        _ command: HolderCommand, in context: CommandContext, definition: ServiceDefinition, zone: Zone,
        calendar: WorkingCalendar
    ) -> Result<[CaseEvent], HolderRefusal> {
        guard context.actor.isPerson else { return .failure(.notFound) }
        let today = zone.date(at: context.at)
        if isClosedToAgents {
            // Nobody would read it: what is left is to take one's copy.
            if case .read = command { return .success([]) }
            return .failure(.alreadyEnded)
        }
        switch command {
        case .write(let message, let seen):
            guard isOpen || message.kind == .message else { return .failure(.alreadyEnded) }
            switch sending(message, seen: seen, in: context) {
            case .events(let events): return .success(events)
            case .blank: return .failure(.blank)
            case .tooLong: return .failure(.tooLong(maximum: Self.maximumTextLength))
            }
        case .read:
            return .success(unreadByPerson > 0 ? [CaseEvent(.messagesRead, in: context)] : [])
        case .answerCorrection(let reply):
            return answerCorrection(reply, in: context, definition: definition, today: today)
        case .withdraw(let reason):
            return withdraw(reason.trimmed, in: context)
        case .askReconsideration(let text):
            if isUnderReconsideration, reconsideration?.request.text == text.trimmed { return .success([]) }
            let offer = reconsiderationOffer(definition: definition, zone: zone, calendar: calendar, today: today)
            return askReconsideration(text.trimmed, offer: offer, in: context, definition: definition)
        }
    }

    private func answerCorrection(
        _ reply: CorrectionReply, in context: CommandContext, definition: ServiceDefinition, today: CivilDate
    ) -> Result<[CaseEvent], HolderRefusal> {
        if isAnswered(request: reply.request) { return .success([]) }
        guard let pending = pendingCorrection else { return .failure(.nothingToCorrect) }
        guard pending.version == reply.request else { return .failure(.otherCorrection) }
        let note = reply.note.trimmed
        guard note.count <= Self.maximumTextLength else { return .failure(.tooLong(maximum: Self.maximumTextLength)) }
        guard
            let review = reviewCorrection(reply.raw, definition: definition, language: reply.language, today: today)
        else { return .failure(.nothingToCorrect) }
        guard review.problems.isEmpty else { return .failure(.problems(review.problems)) }
        if let exit = review.evaluation.exit { return .failure(.exit(exit)) }
        let answer = CorrectionAnswer(
            changes: review.changes, computed: review.evaluation.computed, evaluatedOn: today,
            note: note.isEmpty ? nil : note)
        return .success([CaseEvent(.correctionAnswered(answer), in: context)])
    }

    /// Whether this request has been answered already.
    private func isAnswered(request: Int) -> Bool {
        guard history.indices.contains(request - 1), case .correctionAsked = history[request - 1].fact else {
            return false
        }
        for event in history[request...] {
            switch event.fact {
            case .correctionAnswered: return true
            case .correctionAsked, .correctionEnded, .acted, .withdrawn: return false
            default: continue
            }
        }
        return false
    }

    private func withdraw(_ reason: String, in context: CommandContext) -> Result<[CaseEvent], HolderRefusal> {
        if isWithdrawn { return .success([]) }
        guard isOpen else { return .failure(.alreadyEnded) }
        guard reason.count <= Self.maximumTextLength else { return .failure(.tooLong(maximum: Self.maximumTextLength)) }
        return .success([CaseEvent(.withdrawn(reason: reason.isEmpty ? nil : reason), in: context)])
    }

    private func askReconsideration(
        _ text: String, offer: ReconsiderationOffer, in context: CommandContext, definition: ServiceDefinition
    ) -> Result<[CaseEvent], HolderRefusal> {
        guard let rule = definition.workflow.reconsideration else { return .failure(.noReconsideration) }
        switch offer {
        case .none, .askedAlready: return .failure(.noReconsideration)
        case .tooLate(let since): return .failure(.tooLate(since: since))
        case .open: break
        }
        guard !text.isEmpty else { return .failure(.blank) }
        guard text.count <= Self.maximumTextLength else { return .failure(.tooLong(maximum: Self.maximumTextLength)) }
        let request = Reconsideration(text: text, state: rule.to, answerWithin: rule.answerWithin)
        return .success([CaseEvent(.reconsiderationAsked(request), in: context)])
    }
}
