public import Cases
public import Services

/// What lists and look-ups need of a case. It is always computed from its events and never the truth itself.
public struct CaseEntry: Sendable, Hashable {
    /// The case.
    public let id: Identifier
    /// The organisation that decides.
    public let organisation: String
    /// The service.
    public let service: String
    /// Hash of the definition under which it was submitted.
    public let definition: String
    /// The reference given to the person.
    public let reference: String
    /// The channel's code.
    public let channel: String
    /// The workflow state.
    public let state: String
    /// The outcome's code; nil while the case is open.
    public let outcome: String?
    /// When it was received.
    public let submittedAt: Instant
    /// When it was decided.
    public let decidedAt: Instant?
    /// By when something must be done, as the law or the workflow says; nil when nothing is due.
    public let deadlineAt: Instant?
    /// Whether time stands still because the person is awaited.
    public let isClockStopped: Bool
    /// Whether words of the person wait for an agent.
    public let awaitsReply: Bool
    /// The agent in charge.
    public let assignee: Identifier?
    /// The group of agents that deals with it; nil where cases are not shared out.
    public let group: String?
    /// The delegation whose holder is to sign what is prepared; nil when nothing waits for a signature.
    public let awaitsSignature: String?
    /// Number of events behind this entry.
    public let version: Int
    /// The values that lists show, which the codec seals.
    public let content: [UInt8]

    /// An entry.
    public init(
        id: Identifier, organisation: String, service: String, definition: String, reference: String, channel: String,
        state: String, outcome: String?, submittedAt: Instant, decidedAt: Instant?, deadlineAt: Instant?,
        isClockStopped: Bool, awaitsReply: Bool = false,
        assignee: Identifier?, group: String? = nil, awaitsSignature: String? = nil, version: Int,
        content: [UInt8]
    ) {
        self.id = id
        self.organisation = organisation
        self.service = service
        self.definition = definition
        self.reference = reference
        self.channel = channel
        self.state = state
        self.outcome = outcome
        self.submittedAt = submittedAt
        self.decidedAt = decidedAt
        self.deadlineAt = deadlineAt
        self.isClockStopped = isClockStopped
        self.awaitsReply = awaitsReply
        self.assignee = assignee
        self.group = group
        self.awaitsSignature = awaitsSignature
        self.version = version
        self.content = content
    }

    /// Smaller is more urgent: the deadline, and what has none (or whose time stands still) after everything else, the
    /// oldest first.
    var urgency: Int {
        if let deadlineAt, !isClockStopped { return Int(deadlineAt.milliseconds) }
        return Self.withoutDeadline + Int(submittedAt.milliseconds)
    }

    /// Beyond every date, and far from overflowing when a date is added.
    private static let withoutDeadline = 1 << 60
}

/// Where a page of a list ends and the next begins.
public struct CaseCursor: Sendable, Hashable {
    /// The sort key of the last case shown.
    public let key: Int
    /// The last case shown.
    public let id: Identifier

    /// A cursor.
    public init(key: Int, id: Identifier) {
        self.key = key
        self.id = id
    }
}

/// A page of a list, and where the next one begins.
public struct CasePage: Sendable, Hashable {
    /// The cases.
    public let entries: [CaseEntry]
    /// Where the next page begins; nil when this is the last.
    public let next: CaseCursor?
}

/// Which cases a list shows.
public enum CaseFilter: Sendable, Hashable {
    /// Every open case, most urgent first.
    case open
    /// Open cases of one service, most urgent first.
    case service(String)
    /// Open cases in the charge of one agent, most urgent first.
    case assigned(Identifier)
    /// Open cases in nobody's charge, most urgent first.
    case unassigned
    /// Open cases of one group in nobody's charge, most urgent first; of none when the name is empty.
    case unassignedOfGroup(String)
    /// What an agent can do now, most urgent first: the open cases in their charge or in that of colleagues in whose
    /// place they stand, and those in nobody's that come to them.
    case toDo(Workplace)
    /// Open cases of one group, most urgent first.
    case group(String)
    /// Open cases of one service in one group, most urgent first.
    case groupAndService(String, String)
    /// Open cases whose prepared decision waits for the holder of a delegation, most urgent first.
    case toSign(String)
    /// Open cases of several groups, most urgent first.
    case groups([String])
    /// Every open case, the one that has waited longest first.
    case waiting
    /// Decided cases, latest first.
    case decided
    /// Cases in which words of the person wait for an agent, decided or not, most urgent first.
    case awaitingReply
}

/// Which cases come to an agent.
public struct Workplace: Sendable, Hashable {
    /// The agent.
    public let agent: Identifier
    /// The groups that the agent is in; where there is none, what is in nobody's charge comes to the agent whatever its
    /// group.
    public let groups: [String]
    /// Colleagues in whose place the agent stands.
    public let standsInFor: [Identifier]

    /// A workplace.
    public init(agent: Identifier, groups: [String] = [], standsInFor: [Identifier] = []) {
        self.agent = agent
        self.groups = groups
        self.standsInFor = standsInFor
    }

    /// The groups whose cases come to the agent while nobody is in charge of them: theirs, and none, which is
    /// everybody's. Nil when all do.
    var queues: [String]? { groups.isEmpty ? nil : [""] + groups }
}

/// How many open cases there are for an agent to look at.
///
/// Each number is exact up to `most`; one above it means "more than `most`".
public struct CaseCounts: Sendable, Hashable {
    /// Up to how many are counted of each sort.
    public static let most = 1_000

    /// Open cases of the organisation.
    public let open: Int
    /// Those in the agent's charge.
    public let mine: Int
    /// Those in nobody's charge.
    public let unassigned: Int
    /// Those in the agent's charge or in nobody's whose deadline has passed.
    public let late: Int
    /// Cases of the organisation, decided or not, in which words of the person wait for an agent.
    public let awaitingReply: Int

    /// What the agent can do now.
    public var toDo: Int { mine + unassigned }

    /// Counts.
    public init(open: Int, mine: Int, unassigned: Int, late: Int, awaitingReply: Int = 0) {
        self.open = open
        self.mine = mine
        self.unassigned = unassigned
        self.late = late
        self.awaitingReply = awaitingReply
    }
}

/// The cases as lists need them, kept in the same transaction as the events.
public struct CaseProjection: Sendable {
    private let codec: any PayloadCodec
    let sums = CaseSums()

    /// Entries whose list values pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Writes a case's entry, new or changed.
    ///
    /// - Throws: `StorageError.duplicate` when another case has the same reference.
    public func put(_ entry: CaseEntry, in transaction: any SQLTransaction) throws {
        let payload = try codec.encode(entry.content, context: Self.context(entry.id, entry.version))
        try transaction.execute(
            CaseStatements.put,
            [
                .identifier(entry.id), .text(entry.organisation), .text(entry.service), .text(entry.definition),
                .text(entry.reference), .text(entry.channel), .text(entry.state), .optionalText(entry.outcome),
                .instant(entry.submittedAt), .instant(entry.decidedAt), .instant(entry.deadlineAt),
                .boolean(entry.isClockStopped), .integer(entry.urgency), .identifier(entry.assignee),
                .integer(entry.version), .text(payload.keyID), .blob(payload.bytes), .boolean(entry.outcome == nil),
                .boolean(entry.awaitsReply), .text(entry.group ?? ""),
                .text(entry.awaitsSignature ?? ""),
            ])
        try transaction.execute(CaseStatements.change, [.text(entry.organisation)])
    }

    /// The organisation of a case in the lists.
    func find(organisationOf id: Identifier, in connection: any SQLConnection) throws -> String? {
        try connection.first(CaseStatements.organisationOf, [.identifier(id)])?.text(0)
    }

    /// The service of a case in the lists; nil for what is no case there.
    public func service(of id: Identifier, in connection: any SQLConnection) throws -> String? {
        try connection.first(CaseStatements.organisationOf, [.identifier(id)])?.text(1)
    }

    /// Every case, in the order of their identifiers, some at a time.
    public func identifiers(
        after id: Identifier?, limit: Int, in connection: any SQLConnection
    ) throws -> [Identifier] {
        try connection.query(CaseStatements.after, [.blob(id?.bytes ?? []), .integer(limit)]).map {
            try $0.identifier(0)
        }
    }

    /// The entry of a case.
    public func find(_ id: Identifier, in connection: any SQLConnection) throws -> CaseEntry? {
        try connection.first(CaseStatements.find, [.identifier(id)]).map(entry)
    }

    /// The entry of the case with this reference, in its canonical form.
    public func find(reference: String, in connection: any SQLConnection) throws -> CaseEntry? {
        try connection.first(CaseStatements.findByReference, [.text(reference)]).map(entry)
    }

    /// The entries of the cases that a browser holds and nobody keeps in their space, newest first.
    public func list(
        heldBy session: SecretHash, limit: Int, in connection: any SQLConnection
    ) throws -> [CaseEntry] {
        try connection.query(CaseStatements.ofBrowser, [.hash(session), .integer(limit)]).map(entry)
    }

    /// The other cases of an organisation that stand in the same person's space, newest first; none for a case that stands
    /// in nobody's.
    public func list(
        ofHouseholdOf id: Identifier, organisation: String, limit: Int, in connection: any SQLConnection
    ) throws -> [CaseEntry] {
        try connection.query(CaseStatements.ofHousehold, [.identifier(id), .text(organisation), .integer(limit)])
            .map(entry)
    }

    /// A page of a list.
    ///
    /// - Parameters:
    ///   - cursor: where the page begins; nil for the first.
    ///   - limit: how many cases at most.
    public func list(
        _ filter: CaseFilter, organisation: String, after cursor: CaseCursor? = nil, limit: Int,
        in connection: any SQLConnection
    ) throws -> CasePage {
        // One more than asked, to know whether there is a next page.
        let rows = try rows(filter, organisation: organisation, after: cursor, limit: limit + 1, in: connection)
        let entries = try rows.prefix(limit).map(entry)
        guard rows.count > limit, let last = entries.last else { return CasePage(entries: entries, next: nil) }
        let key =
            switch filter {
            case .decided: last.decidedAt.map { Int($0.milliseconds) } ?? Int.max
            case .waiting: Int(last.submittedAt.milliseconds)
            default: last.urgency
            }
        return CasePage(entries: entries, next: CaseCursor(key: key, id: last.id))
    }

    /// A page of the cases of a service, open and decided, latest received first.
    ///
    /// - Parameters:
    ///   - cursor: where the page begins; nil for the first.
    ///   - limit: how many cases at most.
    public func listReceived(
        organisation: String, service: String, after cursor: CaseCursor? = nil, limit: Int,
        in connection: any SQLConnection
    ) throws -> CasePage {
        let rows = try connection.query(
            CaseStatements.received,
            [
                .text(organisation), .text(service), .integer(cursor?.key ?? Int.max), .blob(cursor?.id.bytes ?? []),
                .integer(limit + 1),
            ])
        let entries = try rows.prefix(limit).map(entry)
        guard rows.count > limit, let last = entries.last else { return CasePage(entries: entries, next: nil) }
        return CasePage(
            entries: entries, next: CaseCursor(key: Int(last.submittedAt.milliseconds), id: last.id))
    }

    /// How many prepared decisions wait for the holder of a delegation, bounded as other counts are.
    public func countToSign(
        organisation: String, delegation: String, in connection: any SQLConnection
    ) throws -> Int {
        try connection.first(CaseStatements.countToSign, [.text(organisation), .text(delegation)])?.integer(0) ?? 0
    }

    /// How many cases of an organisation are open.
    ///
    /// - Parameter dueBy: only those whose deadline is not later than this.
    public func countOpen(
        organisation: String, dueBy: Instant? = nil, in connection: any SQLConnection
    ) throws -> Int {
        let latest = dueBy.map { Int($0.milliseconds) } ?? Int.max
        return try connection.first(CaseStatements.countOpen, [.text(organisation), .integer(latest)])?.integer(0) ?? 0
    }

    /// The beginning of a list, as the store has it.
    private func rows(
        _ filter: CaseFilter, organisation: String, after cursor: CaseCursor?, limit: Int,
        in connection: any SQLConnection
    ) throws -> [SQLRow] {
        let name = organisation
        let organisation = SQLValue.text(organisation)
        let first = filter == .decided ? Int.max : Int.min
        let position: [SQLValue] = [.integer(cursor?.key ?? first), .blob(cursor?.id.bytes ?? [])]
        let limits: [SQLValue] = [.integer(limit)]
        switch filter {
        case .open:
            return try connection.query(CaseStatements.inbox, [organisation] + position + limits)
        case .waiting:
            return try connection.query(CaseStatements.inboxByWaiting, [organisation] + position + limits)
        case .service(let service):
            return try connection.query(
                CaseStatements.inboxOfService, [organisation, .text(service)] + position + limits)
        case .assigned(let agent):
            return try connection.query(
                CaseStatements.inboxOfAgent, [organisation, .identifier(agent)] + position + limits)
        case .unassigned:
            return try connection.query(CaseStatements.inboxUnassigned, [organisation] + position + limits)
        case .toDo(let workplace):
            let charges = ([workplace.agent] + workplace.standsInFor).map(CaseFilter.assigned)
            let free = workplace.queues.map { $0.map(CaseFilter.unassignedOfGroup) } ?? [.unassigned]
            return try merge(charges + free, organisation: name, after: cursor, limit: limit, in: connection)
        case .groups(let groups):
            return try merge(
                groups.map(CaseFilter.group), organisation: name, after: cursor, limit: limit, in: connection)
        case .toSign(let delegation):
            return try connection.query(CaseStatements.toSign, [organisation, .text(delegation)] + position + limits)
        case .group(let group):
            return try connection.query(CaseStatements.inboxOfGroup, [organisation, .text(group)] + position + limits)
        case .unassignedOfGroup(let group):
            return try connection.query(
                CaseStatements.inboxUnassignedOfGroup, [organisation, .text(group)] + position + limits)
        case .groupAndService(let group, let service):
            return try connection.query(
                CaseStatements.inboxOfGroupAndService,
                [organisation, .text(group), .text(service)] + position + limits)
        case .awaitingReply:
            return try connection.query(CaseStatements.awaitingReply, [organisation] + position + limits)
        case .decided:
            return try connection.query(CaseStatements.decided, [organisation] + position + limits)
        }
    }

    /// The beginning of lists sorted by urgency that share no case, as one: as many walks of an index, where a condition
    /// with OR would read every open case on the way. Only what is kept is unsealed.
    private func merge(
        _ filters: [CaseFilter], organisation: String, after cursor: CaseCursor?, limit: Int,
        in connection: any SQLConnection
    ) throws -> [SQLRow] {
        let found = try filters.flatMap {
            try rows($0, organisation: organisation, after: cursor, limit: limit, in: connection)
        }
        let keyed = try found.map { (row: $0, urgency: try $0.integer(12), id: try $0.identifier(0)) }
        return keyed.sorted { ($0.urgency, $0.id) < ($1.urgency, $1.id) }.prefix(limit).map(\.row)
    }

    func entry(_ row: SQLRow) throws -> CaseEntry {
        let id = try row.identifier(0)
        let version = try row.integer(14)
        let (group, signature) = (try row.text(18), try row.text(19))
        return CaseEntry(
            id: id, organisation: try row.text(1), service: try row.text(2), definition: try row.text(3),
            reference: try row.text(4), channel: try row.text(5), state: try row.text(6),
            outcome: try row.optionalText(7), submittedAt: try row.instant(8), decidedAt: try row.optionalInstant(9),
            deadlineAt: try row.optionalInstant(10), isClockStopped: try row.boolean(11),
            awaitsReply: try row.boolean(17),
            assignee: try row.optionalIdentifier(13), group: group.isEmpty ? nil : group,
            awaitsSignature: signature.isEmpty ? nil : signature, version: version,
            content: try codec.decode(row.payload(15), context: Self.context(id, version)))
    }

    static func context(_ id: Identifier, _ version: Int) -> PayloadContext {
        PayloadContext(place: .caseList, row: id.bytes, version: version, subject: id)
    }
}
