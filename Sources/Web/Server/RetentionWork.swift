public import Cases
public import FEEL
public import Services
public import Storage

/// A case that is to be erased, and what its erasure needs.
public struct DueErasure: Sendable {
    /// The case.
    public let id: Identifier
    /// The organisation that has it.
    public let organisation: String
    /// Its version when it was looked at.
    public let version: Int
    /// What it is found by.
    public let searchKeys: [String]
    /// Its reference.
    public let reference: String
    /// Why it is erased.
    public let ground: RetentionGround
    /// The day, where the organisation is.
    public let today: CivilDate
}

extension Site {
    /// Does what is due about a case, short of erasing it: works it out, tells the person, closes it to agents, puts it on its
    /// service's elimination list. Doing it twice does it once.
    ///
    /// - Throws: `StorageError.versionConflict` when the case changed meanwhile: to be tried again.
    public func applyRetention(to due: DueCase, at now: Instant) async throws {
        // On record before anything is read, since the person may be written to.
        try await accesses.record(
            [due.id: .content], by: .platform, for: .retention, organisation: due.organisation, at: now)
        guard let found = try await caseInHand(due.id) else { return }
        let (definition, organisation, zone) = (found.definition, found.organisation, found.zone)
        switch due.step {
        case .compute:
            let (store, cases, whole) = (store, cases, found.case)
            let summary = whole.summary(definition: definition, organisation: organisation, zone: zone)
            try await store.database.write { transaction in
                try store.cases.expect(whole.version, of: whole.id, in: transaction)
                try cases.setRetention(summary, in: transaction)
            }
        case .announce, .close:
            let events = found.case.decideRetention(definition: definition, zone: zone, at: now)
            var (updated, random) = (found.case, SystemRandomNumberGenerator())
            for event in events { try updated.apply(event) }
            let jobs = CaseJobs.following(events, on: updated, definition: definition, zone: zone, using: &random)
            try await cases.append(events, to: found.case, jobs: jobs) { changed in
                changed.summary(definition: definition, organisation: organisation, zone: zone)
            }
        case .list: try await list(found, at: now)
        case .erase, .listed, .review: return
        }
    }

    /// Puts a case on its service's elimination list.
    private func list(_ found: CaseInHand, at now: Instant) async throws {
        let (store, whole) = (store, found.case)
        guard whole.mayBeErased(on: found.date(now)), let endedAt = whole.endedAt else { return }
        let rule = EliminationRule(found.definition.legal.retention).description
        var random = SystemRandomNumberGenerator()
        let fresh = Identifier(at: now, using: &random)
        let submission = whole.submission
        try await store.database.write { transaction in
            try store.cases.expect(whole.version, of: whole.id, in: transaction)
            guard try store.retention.find(whole.id, in: transaction)?.step == .list else { return }
            let files = try store.files.all(of: whole.id, in: transaction).filter(\.isKept)
            let item = EliminationItem(
                id: whole.id, reference: submission.reference.description, outcome: whole.outcome?.rawValue ?? "",
                submittedAt: whole.submittedAt, endedAt: endedAt, files: files.count,
                bytes: files.reduce(0) { $0 + $1.size })
            try store.eliminations.add(
                item, organisation: submission.organisation, service: submission.service, rule: rule, fresh: fresh,
                now: now, in: transaction)
        }
    }

    /// What the erasure of a case needs; nil when it may not be erased: the person was not told, the grace has not passed,
    /// something holds it, or the archives' visa is needed and not there.
    ///
    /// - Parameter visa: the visa of the list on which it is to be destroyed.
    public func dueErasure(of id: Identifier, visa: RetentionGround.Visa?, at now: Instant) async throws -> DueErasure?
    {
        guard let found = try await caseInHand(id) else { return nil }
        let (rule, today) = (found.definition.legal.retention, found.date(now))
        guard found.case.mayBeErased(on: today), visa != nil || !rule.needsArchives else { return nil }
        let summary = found.case.summary(
            definition: found.definition, organisation: found.organisation, zone: found.zone)
        return DueErasure(
            id: id, organisation: found.organisation.id, version: found.case.version, searchKeys: summary.searchKeys,
            reference: found.case.submission.reference.description,
            ground: RetentionGround(
                service: found.case.submission.service, active: rule.active, visa: visa,
                isAskedFor: found.case.erasureGrantedAt != nil),
            today: today)
    }

    private func caseInHand(_ id: Identifier) async throws -> CaseInHand? {
        guard let found = try await cases.load(id),
            let definition = try await catalogue.definition(hash: found.submission.definition),
            let organisation = catalogue.snapshot.organisations[found.submission.organisation]
        else { return nil }
        return CaseInHand(case: found, definition: definition, organisation: organisation, zone: zone(of: organisation))
    }
}
