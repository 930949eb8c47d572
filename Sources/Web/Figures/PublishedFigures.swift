import Cases
import Services
import Storage
import Synchronization

/// The figures that may be published of each service, read now and then: adding up a year takes longer than a page.
///
/// What is published changes once a week, so figures read within the hour are those of the store.
final class PublishedFigures: Sendable {
    private struct Known {
        let figures: ServiceFigures
        let definition: String
        let readAt: Instant
    }

    private static let secondsKept: Int64 = 3_600

    private let store: Store
    private let known = Mutex<[String: Known]>([:])

    init(store: Store) { self.store = store }

    /// The figures of a service, over the last whole weeks.
    func figures(of service: ServiceDefinition, zone: Zone, now: Instant) async throws -> ServiceFigures {
        let period = FigurePeriod.published(on: zone.date(at: now))
        let key = "\(service.organisation)/\(service.id)"
        if let found = known.withLock({ $0[key] }), found.definition == service.hash, found.figures.period == period,
            found.readAt <= now, now < found.readAt.adding(seconds: Self.secondsKept)
        {
            return found.figures
        }
        let store = store
        let sums = try await store.database.read {
            try store.figures.sums(organisation: service.organisation, service: service.id, over: period, in: $0)
        }
        let figures = ServiceFigures(sums, of: service, over: period)
        known.withLock { $0[key] = Known(figures: figures, definition: service.hash, readAt: now) }
        return figures
    }
}

extension Visit {
    /// The figures that may be published of a service.
    func figures(of service: ServiceDefinition) async throws -> ServiceFigures {
        let zone = catalogue.organisations[service.organisation].map(site.zone) ?? .utc
        return try await site.figures.figures(of: service, zone: zone, now: now)
    }

    /// The day under which what happens now is counted for a service.
    func figureKey(organisation: String, service: String, definition: String) -> FigureKey {
        let zone = catalogue.organisations[organisation].map(site.zone) ?? .utc
        return FigureKey(
            organisation: organisation, service: service, definition: definition, day: zone.date(at: now))
    }
}

extension CaseInHand {
    /// What is counted of what just happened to a case: steps of work, questions asked again, and its decision if it was
    /// open before; nil when nothing is.
    func counted(_ updated: Case, after before: Case) -> Counted? {
        let events = updated.history.dropFirst(before.version)
        guard let last = events.last else { return nil }
        var tallies = Tally.worked(events, in: before.group)
        if before.isOpen, let outcome = updated.outcome, let endedAt = updated.endedAt {
            tallies += Tally.decided(
                received: date(updated.submittedAt), decided: date(endedAt), outcome: outcome,
                objective: definition.objectives.decidedWithin, calendar: organisation.calendar)
            tallies += Tally.decided(in: before.group)
        }
        guard !tallies.isEmpty else { return nil }
        let submission = updated.submission
        return Counted(
            tallies,
            to: FigureKey(
                organisation: submission.organisation, service: submission.service, definition: submission.definition,
                day: date(last.at)))
    }
}
