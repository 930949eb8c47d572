public import FEEL
public import Services

/// What somebody who answers for the service asks about the hold of a case.
public enum HoldCommand: Sendable {
    /// Forbid to erase it.
    ///
    /// - Parameters:
    ///   - reviewOn: the day by which it is looked at again; nil when what was written is no day.
    ///   - delay: the last day on which the person is not to know, and by which text; nil where they are told at once.
    case hold(reason: String, reviewOn: CivilDate?, delay: (until: CivilDate?, reference: String)?)
    /// Lift the hold, saying why.
    case release(why: String)
}

/// Why a hold is refused. Nothing has changed.
public enum HoldRefusal: Error, Sendable, Hashable {
    /// To the actor, the case does not exist.
    case notFound
    /// The actor does not answer for the service.
    case roleTooLow
    /// It must be said why.
    case reasonRequired
    /// What is written is too long.
    case tooLong(maximum: Int)
    /// The day of the review is missing, passed or too far.
    case reviewDay
    /// The delay has no day, one that has passed, or one too far.
    case delayDay
    /// The text that sets the delay must be named.
    case delayReference
    /// It is held already.
    case heldAlready
    /// Nothing holds it.
    case notHeld

    /// Stable code, for programs and tests.
    public var code: String {
        switch self {
        case .notFound: "hold.not-found"
        case .roleTooLow: "hold.role-too-low"
        case .reasonRequired: "hold.reason-required"
        case .tooLong: "hold.too-long"
        case .reviewDay: "hold.review-day"
        case .delayDay: "hold.delay-day"
        case .delayReference: "hold.delay-reference"
        case .heldAlready: "hold.held-already"
        case .notHeld: "hold.not-held"
        }
    }
}

extension Case {
    /// The longest time before a hold is looked at again: holding is not keeping for ever.
    public static let maximumHoldMonths = 24
    /// The longest time during which the person is not told.
    public static let maximumDelayMonths = 12

    /// Sets or lifts a hold. It is also for a case that agents have no more: the reason may come then. Pure.
    public func decide(
        _ command: HoldCommand, in context: CommandContext, zone: Zone
    ) -> Result<[CaseEvent], HoldRefusal> {
        guard case .agent(_, let role) = context.actor, context.organisation == submission.organisation else {
            return .failure(.notFound)
        }
        guard role >= .supervisor else { return .failure(.roleTooLow) }
        let today = zone.date(at: context.at)
        let maximum = Self.maximumNoteLength
        switch command {
        case .hold(let written, let reviewOn, let asked):
            let reason = written.trimmed
            guard !reason.isEmpty else { return .failure(.reasonRequired) }
            guard reason.count <= maximum else { return .failure(.tooLong(maximum: maximum)) }
            guard let reviewOn, reviewOn > today, reviewOn <= today.adding(months: Self.maximumHoldMonths) else {
                return .failure(.reviewDay)
            }
            var delay: LegalHold.Delay?
            if let asked {
                guard let until = asked.until, until > today, until <= today.adding(months: Self.maximumDelayMonths)
                else { return .failure(.delayDay) }
                let reference = asked.reference.trimmed
                guard !reference.isEmpty else { return .failure(.delayReference) }
                guard reference.count <= maximum else { return .failure(.tooLong(maximum: maximum)) }
                delay = LegalHold.Delay(until: until, reference: reference)
            }
            let hold = LegalHold(reason: reason, reviewOn: reviewOn, delay: delay)
            if retention.hold == hold { return .success([]) }
            guard retention.hold == nil else { return .failure(.heldAlready) }
            return .success([CaseEvent(.retention(.held(hold)), in: context)])
        case .release(let written):
            guard let hold = retention.hold else { return .failure(.notHeld) }
            let why = written.trimmed
            guard !why.isEmpty else { return .failure(.reasonRequired) }
            guard why.count <= maximum else { return .failure(.tooLong(maximum: maximum)) }
            return .success([
                CaseEvent(.retention(.released(why: why, hiddenUntil: hold.delay?.until)), in: context)
            ])
        }
    }
}
