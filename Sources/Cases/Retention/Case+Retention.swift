public import FEEL
public import Services

/// What is to be done with a case at the end of its retention.
public enum RetentionStep: String, Sendable, Hashable, CaseIterable {
    /// What is to be done is not known yet: the case ended before the platform knew of retention.
    case compute
    /// Tell the person.
    case announce
    /// Close it to agents.
    case close
    /// Erase it.
    case erase
    /// Put it on the service's elimination list.
    case list
    /// It is on a list.
    case listed
    /// A hold forbids to erase it; it is looked at again.
    case review

    /// Whether agents have the case no more.
    public var isClosed: Bool {
        switch self {
        case .erase, .list, .listed: true
        case .compute, .announce, .close, .review: false
        }
    }
}

/// What is to be done, and from which day on.
public struct RetentionDue: Sendable, Hashable {
    /// What.
    public let step: RetentionStep
    /// The first day on which it can be.
    public let on: CivilDate

    /// Something due.
    public init(_ step: RetentionStep, on: CivilDate) {
        self.step = step
        self.on = on
    }
}

extension RetentionRule {
    /// The last day of the active period of a case that ended on a day: the same day of the month, the last one of a shorter
    /// month.
    public func lastDay(endedOn ended: CivilDate) -> CivilDate { active.added(to: ended) }

    /// The day on which the person of such a case is told. Never before the case has ended.
    public func noticeDay(endedOn ended: CivilDate) -> CivilDate {
        let last = lastDay(endedOn: ended)
        let months = notice.months == 0 ? last : last.adding(months: -notice.months)
        return max(ended, months.adding(days: -notice.days))
    }
}

extension Case {
    /// What is to be done next about the end of its retention; nil while it is open. Pure.
    public func retentionDue(definition: ServiceDefinition, zone: Zone) -> RetentionDue? {
        guard !isOpen, let endedAt else { return nil }
        let rule = definition.legal.retention
        if let hold = retention.hold { return RetentionDue(.review, on: hold.reviewOn) }
        // What the person asked for, and was granted, waits for no period; the archives are asked all the same.
        if let granted = erasureGrantedAt {
            let day = max(zone.date(at: granted), zone.date(at: endedAt))
            return RetentionDue(rule.needsArchives ? .list : .erase, on: day)
        }
        if let until = retention.closedUntil {
            return RetentionDue(rule.needsArchives ? .list : .erase, on: until.adding(days: 1))
        }
        if let notice = retention.notice { return RetentionDue(.close, on: notice.endsOn.adding(days: 1)) }
        return RetentionDue(.announce, on: rule.noticeDay(endedOn: zone.date(at: endedAt)))
    }

    /// Whether agents have the case no more.
    public var isClosedToAgents: Bool { !isOpen && (retention.closedUntil != nil || erasureGrantedAt != nil) }

    /// When the data-protection officer granted that it be erased, as the person asked; nil when none did.
    public var erasureGrantedAt: Instant? {
        rights.last { $0.request.kind == .erasure && $0.answer?.content.outcome == .granted }?.answer?.at
    }

    /// Whether it can be erased on a day, as far as its own history says: the person was told and the grace has passed, or
    /// they asked for it and it was granted; and nothing holds it.
    public func mayBeErased(on today: CivilDate) -> Bool {
        if erasureGrantedAt != nil { return !isOpen && retention.hold == nil }
        guard isClosedToAgents, retention.notice != nil, retention.hold == nil, let until = retention.closedUntil else {
            return false
        }
        return today > until
    }

    /// What the platform does about its retention on a day; nothing when nothing is due, or when it is not an event.
    ///
    /// The person has the whole notice and the whole grace, however late the platform is.
    public func decideRetention(
        definition: ServiceDefinition, zone: Zone, at now: Instant
    ) -> [CaseEvent] {
        let (today, rule) = (zone.date(at: now), definition.legal.retention)
        guard let due = retentionDue(definition: definition, zone: zone), due.on <= today, let endedAt else {
            return []
        }
        let fact: RetentionFact
        switch due.step {
        case .announce:
            let ends = max(rule.lastDay(endedOn: zone.date(at: endedAt)), rule.notice.added(to: today))
            fact = .announced(
                RetentionNotice(endsOn: ends, keptUntil: rule.grace.added(to: ends), then: rule.then))
        case .close:
            let grace = rule.grace.added(to: today.adding(days: -1))
            fact = .closed(until: max(grace, retention.notice?.keptUntil ?? grace))
        case .compute, .erase, .list, .listed, .review: return []
        }
        return [CaseEvent(at: now, author: .system, channel: .web, fact: .retention(fact))]
    }
}
