import Cases
import FEEL
import Services
import Storage
import Synchronization

/// Something of people was read by work that says neither for whom nor what for: nothing of it may leave.
struct UnaccountedReading: Error {}

/// Puts on record who read what of whom, before it leaves.
///
/// Readings of the same things by the same person, for the same task, within ten minutes are one: a list that is looked
/// at again, a page come back to.
struct AccessRecorder: Sendable {
    /// Within how many seconds readings are one.
    static let windowSeconds: Int64 = 10 * 60
    /// How many readings are remembered at most; past it, some are recorded twice.
    private static let mostRemembered = 50_000

    private struct Reading: Hashable {
        let reader: AccessReader
        let task: AccessTask
        let subject: Identifier
        let parts: AccessParts
    }

    private final class Memory: Sendable {
        let recent = Mutex<[Reading: Instant]>([:])
    }

    let store: Store
    let catalogue: LiveCatalogue
    private let memory = Memory()

    init(store: Store, catalogue: LiveCatalogue) {
        self.store = store
        self.catalogue = catalogue
    }

    /// Records what a visit has read and is about to show.
    ///
    /// - Throws: `UnaccountedReading` when the route has no task, or nobody has signed in.
    func record(_ ledger: ReadingLedger, of visit: Visit) async throws {
        let unrecorded = ledger.unrecorded
        guard !unrecorded.isEmpty else { return }
        guard let task = visit.route.task, let agent = visit.agent else { throw UnaccountedReading() }
        let reader = AccessReader.agent(agent.id, agent.role, office: agent.office)
        var rest = unrecorded
        // Of the cases that a case's page shows beside it, that is the reason.
        if task == .caseWork, let target = visit.target {
            let own = rest.removeValue(forKey: target).map { [target: $0] } ?? [:]
            try await record(own, by: reader, for: task, organisation: agent.organisation, at: visit.now)
            try await record(rest, by: reader, for: .besideAnother, organisation: agent.organisation, at: visit.now)
        } else {
            try await record(rest, by: reader, for: task, organisation: agent.organisation, at: visit.now)
        }
    }

    /// Records a reading, those of the last minutes left out.
    func record(
        _ read: [Identifier: AccessParts], by reader: AccessReader, for task: AccessTask, organisation: String,
        channel: Channel = .web, at now: Instant
    ) async throws {
        let fresh = memory.recent.withLock { recent in
            read.filter { subject, parts in
                let last = recent[Reading(reader: reader, task: task, subject: subject, parts: parts)]
                return last.map { now >= $0.adding(seconds: Self.windowSeconds) || now < $0 } ?? true
            }
        }
        guard !fresh.isEmpty else { return }
        var random = SystemRandomNumberGenerator()
        let id = Identifier(at: now, using: &random)
        let delays = try await delays(of: reader, organisation: organisation)
        let store = store
        try await store.database.write { transaction in
            var bySentence: [String?: [Identifier: (parts: AccessParts, disclosedAt: Instant)]] = [:]
            for (subject, parts) in fresh {
                var delay: (until: Instant, reference: String)?
                if !delays.isEmpty, let service = try store.cases.service(of: subject, in: transaction) {
                    delay = delays[service]?(now)
                }
                bySentence[delay?.reference, default: [:]][subject] = (parts, delay?.until ?? now)
            }
            for (index, group) in bySentence.enumerated() {
                var generator = SystemRandomNumberGenerator()
                let access = AccessRecord(
                    id: index == 0 ? id : Identifier(at: now, using: &generator), at: now,
                    organisation: organisation, reader: reader, task: task, channel: channel, delayedBy: group.key)
                try store.accesses.record(access, of: group.value, in: transaction)
            }
        }
        remember(fresh, by: reader, for: task, at: now)
    }

    private func remember(
        _ read: [Identifier: AccessParts], by reader: AccessReader, for task: AccessTask, at now: Instant
    ) {
        memory.recent.withLock { recent in
            if recent.count > Self.mostRemembered {
                recent = recent.filter { now < $0.value.adding(seconds: Self.windowSeconds) }
                if recent.count > Self.mostRemembered { recent.removeAll() }
            }
            for (subject, parts) in read {
                recent[Reading(reader: reader, task: task, subject: subject, parts: parts)] = now
            }
        }
    }

    /// By service, until when a reading by somebody is told later, and by which text; empty nearly always.
    private func delays(
        of reader: AccessReader, organisation: String
    ) async throws -> [String: @Sendable (Instant) -> (until: Instant, reference: String)] {
        guard case .agent(let agent, _, _) = reader else { return [:] }
        let snapshot = catalogue.snapshot
        let declared = snapshot.services.filter {
            $0.organisation == organisation && $0.legal.delayedDisclosure != nil
        }
        guard !declared.isEmpty, let town = snapshot.organisations[organisation] else { return [:] }
        let store = store
        let groups = Set(
            try await store.database.read {
                try store.groups.all(of: agent, in: $0)
            })
        let zone = Zone(name: town.timeZone) ?? .utc
        var delays: [String: @Sendable (Instant) -> (until: Instant, reference: String)] = [:]
        for service in declared {
            guard let rule = service.legal.delayedDisclosure, !groups.isDisjoint(with: rule.groups) else { continue }
            delays[service.id] = { now in
                (zone.startOfDay(rule.after.added(to: zone.date(at: now)).adding(days: 1)), rule.reference)
            }
        }
        return delays
    }
}

extension DelayedDisclosure {
    /// Whether readings by a member of these groups are told later.
    func isOf(_ groups: Set<String>) -> Bool { !groups.isDisjoint(with: self.groups) }
}
