import Cases
import FEEL
import Services
import Storage

/// A case in an agent's hands: its events folded, its definition, and what the desk shows beside it.
struct DeskCase: Sendable {
    let found: CaseInHand
    let agent: SignedInAgent
    /// What there is to do, for the header.
    let counts: CaseCounts
    /// Names of the agents whom the case mentions; for colleagues only.
    let names: [Identifier: String]
    /// Its files, as the store has them.
    var files: [StoredFile] = []
    /// The exports in which it was copied.
    var exports: [CaseExport] = []
    /// What this agent has begun to type on it and not sent.
    var begun: [BegunForm] = []
    /// The delegations that the agent holds today.
    var held: [HeldDelegation] = []
    /// The groups that the agent is in.
    var groups: Set<String> = []
    /// The granted case that this one takes up, if it takes up one.
    var former: Case?
    /// Other cases of the same household at the same office, where the law lets agents see them.
    var household: [CaseEntry] = []
    /// Other open cases that are perhaps the same request.
    var duplicates: [CaseEntry] = []
    /// What is to be done to it with others and waits.
    var planned: [StoredBatch] = []

    var `case`: Case { found.case }
    var definition: ServiceDefinition { found.definition }

    /// The same once events have been added.
    func with(_ updated: Case) -> DeskCase {
        let found = CaseInHand(
            case: updated, definition: found.definition, organisation: found.organisation, zone: found.zone)
        return DeskCase(
            found: found, agent: agent, counts: counts, names: names, files: files, exports: exports, begun: begun,
            held: held, groups: groups, former: former, household: household, duplicates: duplicates,
            planned: planned)
    }
}

extension DeskCase {
    /// The same case, whose opening is on record in its own history. Where a law delays that its person is told, the
    /// reading is recorded with the delay besides.
    fileprivate func onRecord() -> DeskCase {
        if definition.legal.delayedDisclosure?.isOf(groups) != true { ReadingLedger.current?.settle(found.case.id) }
        return self
    }
}

/// What a read of the store gives of a case.
private struct DeskReading: Sendable {
    let found: Case
    let counts: CaseCounts
    let names: [Identifier: String]
    let files: [StoredFile]
    let exports: [CaseExport]
    let drafts: [DeskDraft]
    let held: [HeldDelegation]
    let groups: [String]
    let former: Case?
    let planned: [StoredBatch]
}

extension Visit {
    /// How often a command is tried again when a colleague's came first.
    private static let maximumAttempts = 5

    /// Reads the case that the route names, in one read of the store, without recording it: for commands only.
    func readDeskCase() async throws -> DeskCase { try await readDeskCase(try authorisedTarget()) }

    /// Reads a case of the agent's organisation, without recording it: for commands only.
    func readDeskCase(_ id: Identifier) async throws -> DeskCase {
        let agent = try signedInAgent()
        let (store, cases, now, desk) = (site.store, site.cases, now, try agentDesk())
        let read = try await store.database.read { connection -> DeskReading? in
            guard let found = try cases.load(id, in: connection) else { return nil }
            var names: [Identifier: String] = [:]
            let exports = try ExportTraces.list(of: found, in: connection, store: store)
            let planned = try store.batches.planned(
                for: id, since: now.adding(seconds: -PlannedBatches.spanSeconds), in: connection)
            for agent in found.agentsMentioned.union(exports.map(\.agent)).union(planned.map(\.agent)) {
                names[agent] = try store.agents.find(agent, in: connection).map {
                    String(decoding: $0.content, as: UTF8.self)
                }
            }
            let workplace = try desk.workplace(in: connection)
            return DeskReading(
                found: found, counts: try desk.counts(of: workplace, in: connection), names: names,
                files: try store.files.all(of: id, in: connection), exports: exports,
                drafts: try store.deskDrafts.all(of: agent.id, onCase: id, now: now, in: connection),
                held: try desk.held(in: connection), groups: workplace.groups,
                former: try found.takesUp.flatMap { try cases.load($0.other.id, in: connection) }, planned: planned)
        }
        guard let read, case let found = read.found, found.submission.organisation == agent.organisation,
            let definition = try await site.catalogue.definition(hash: found.submission.definition),
            let organisation = catalogue.organisations[found.submission.organisation]
        else { throw SiteFailure.notFound }
        let inHand = CaseInHand(
            case: found, definition: definition, organisation: organisation, zone: site.zone(of: organisation))
        let duplicates = try await duplicates(of: found, definition: definition)
        return DeskCase(
            found: inHand, agent: agent, counts: read.counts, names: read.names, files: read.files,
            exports: read.exports, begun: read.drafts.map(BegunForm.init), held: read.held,
            groups: Set(read.groups), former: read.former,
            household: try await household(of: found, definition: definition),
            duplicates: duplicates, planned: read.planned)
    }

    /// The most cases of a household that are shown.
    private static let maximumHousehold = 20

    private func household(of found: Case, definition: ServiceDefinition) async throws -> [CaseEntry] {
        guard definition.legal.household != nil else { return [] }
        let (store, catalogue) = (site.store, catalogue)
        let all = try await store.database.read {
            try store.cases.list(
                ofHouseholdOf: found.id, organisation: found.submission.organisation, limit: Self.maximumHousehold,
                in: $0)
        }
        return all.filter { catalogue.service($0.service)?.office == definition.office }
    }

    /// The most cases that are shown as perhaps the same request.
    private static let maximumDuplicates = 5

    private func duplicates(of found: Case, definition: ServiceDefinition) async throws -> [CaseEntry] {
        guard found.isOpen, let key = definition.duplicateKey(of: found.answers) else { return [] }
        let (store, hash) = (site.store, site.cases.keyHash(key))
        return try await store.database.read {
            try store.cases.list(
                withKey: hash, organisation: found.submission.organisation, service: found.submission.service,
                besides: found.id, limit: Self.maximumDuplicates, in: $0)
        }
    }

    /// Reads the case that the route names in order to show it: the opening is on record before this returns. No
    /// record, no page.
    func openDeskCase() async throws -> DeskCase { try await openDeskCase(try authorisedTarget()) }

    /// The same of any case of the agent's organisation.
    func openDeskCase(_ id: Identifier) async throws -> DeskCase {
        let office = try signedInAgent().office ?? signedInAgent().organisation
        let command = CaseCommand.open(office: office)
        for _ in 0..<Self.maximumAttempts {
            let read = try await readDeskCase(id)
            if read.case.isOpened(by: try signedInAgent(), office: office, at: now) { return read.onRecord() }
            switch try await attempt(command, on: read) {
            case .done(let opened): return opened.onRecord()
            case .refused: throw SiteFailure.notFound
            case .overtaken: continue
            }
        }
        throw SiteFailure.busy
    }

    /// Does what a command asks of the case that the route names, unless another of the organisation is, or says why not; nothing has changed then.
    ///
    /// - Parameter jobs: work that follows besides what always does, from the case as it becomes.
    func perform(
        _ command: CaseCommand, on id: Identifier? = nil,
        jobs: @escaping @Sendable (Case) -> [NewJob] = { _ in [] }
    ) async throws -> (outcome: Result<DeskCase, CaseRefusal>, on: DeskCase) {
        let target = try id ?? authorisedTarget()
        for _ in 0..<Self.maximumAttempts {
            let read = try await readDeskCase(target)
            switch try await attempt(command, on: read, jobs: jobs) {
            case .done(let changed): return (.success(changed), read)
            case .refused(let refusal): return (.failure(refusal), read)
            case .overtaken: continue
            }
        }
        throw SiteFailure.busy
    }

    /// What became of one attempt at a command.
    private enum Attempt {
        case done(DeskCase)
        case refused(CaseRefusal)
        /// The stream moved between the read and the append: read again, decide again.
        case overtaken
    }

    private func attempt(
        _ command: CaseCommand, on read: DeskCase, jobs more: @Sendable (Case) -> [NewJob] = { _ in [] }
    ) async throws -> Attempt {
        let found = read.found
        switch found.case.decide(command, in: commandContext, definition: found.definition) {
        case .failure(let refusal):
            return .refused(refusal)
        case .success(let events):
            do {
                var (updated, random) = (found.case, SystemRandomNumberGenerator())
                for event in events { try updated.apply(event) }
                let jobs =
                    CaseJobs.following(
                        events, on: updated, definition: found.definition, zone: found.zone, using: &random)
                    + (events.isEmpty ? [] : more(updated))
                let changed = try await site.cases.append(
                    events, to: found.case, jobs: jobs, counted: found.counted(updated, after: found.case)
                ) { changed in
                    changed.summary(definition: found.definition, organisation: found.organisation, zone: found.zone)
                }
                return .done(read.with(changed))
            } catch StorageError.versionConflict {
                return .overtaken
            }
        }
    }
}

extension Case {
    /// Pages of a case shown within so many seconds of a recorded opening belong to that opening: reading a case, then
    /// the letter to send, is looking once.
    static let openingSeconds: Int64 = 10 * 60

    /// Whether an opening by this agent, in this role and office, is on record and still recent.
    func isOpened(by agent: SignedInAgent, office: String, at now: Instant) -> Bool {
        history.reversed().contains { event in
            event.fact == .opened(office: office) && event.author == .agent(agent.id, agent.role)
                && event.at <= now && now < event.at.adding(seconds: Self.openingSeconds)
        }
    }

    /// The agents whose names a colleague may need to read the case: a few, whatever the length of its history.
    fileprivate var agentsMentioned: Set<Identifier> {
        var agents: Set<Identifier> = []
        if let assignee { agents.insert(assignee) }
        for event in history.reversed() where agents.count < 40 {
            if case .agent(let agent, _) = event.author { agents.insert(agent) }
            if case .assigned(let agent) = event.fact { agents.insert(agent) }
            if case .asked(let request) = event.opinion, case .colleague(let agent) = request.advisor {
                agents.insert(agent)
            }
        }
        return agents
    }
}
