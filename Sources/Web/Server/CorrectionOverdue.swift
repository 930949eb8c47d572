public import Cases
public import Services
import Storage

extension Site {
    /// Records that the time given to a person for corrections has passed, unless they have answered.
    ///
    /// It decides nothing: the case comes back to the desk, and the person is told that they may still answer.
    ///
    /// - Parameter request: the version of the event that asked.
    /// - Throws: `StorageError.versionConflict` when the case changed meanwhile: to be tried again.
    public func recordOverdueCorrection(of id: Identifier, request: Int, at now: Instant) async throws {
        guard let found = try await cases.load(id),
            let definition = try await catalogue.definition(hash: found.submission.definition),
            let organisation = catalogue.snapshot.organisations[found.submission.organisation]
        else { return }
        let zone = zone(of: organisation)
        let events = found.correctionOverdue(request: request, today: zone.date(at: now), at: now)
        var (updated, random) = (found, SystemRandomNumberGenerator())
        for event in events { try updated.apply(event) }
        let jobs = CaseJobs.following(events, on: updated, definition: definition, zone: zone, using: &random)
        try await cases.append(events, to: found, jobs: jobs) { changed in
            changed.summary(definition: definition, organisation: organisation, zone: zone)
        }
    }
}
