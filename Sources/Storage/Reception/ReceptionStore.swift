public import Cases
public import FEEL
public import Services

/// The statements about conversations with agents.
enum ReceptionStatements {
    private static let columns = """
        id, organisation, team, service, status, urgency, asked_at, taken_at, closed_at, agent_id, seen_at, flagged_at,
            expires_at, version, key_id, payload
        """
    static let insert = SQLStatement(
        "receptions.insert",
        """
        INSERT INTO receptions (id, organisation, team, service, status, urgency, asked_at, seen_at, expires_at, version,
            key_id, payload)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11)
        ON CONFLICT (id) DO NOTHING
        """)
    static let find = SQLStatement(
        "receptions.find", "SELECT \(columns) FROM receptions WHERE id = $1")
    static let queue = SQLStatement(
        "receptions.queue",
        """
        SELECT \(columns) FROM receptions WHERE organisation = $1 AND team = $2 AND status = 'waiting'
        ORDER BY urgency, asked_at, id LIMIT $3
        """)
    static let ahead = SQLStatement(
        "receptions.ahead",
        """
        SELECT count(*) FROM receptions WHERE organisation = $1 AND team = $2 AND status = 'waiting'
            AND (urgency, asked_at, id) < ($3, $4, $5)
        """)
    static let waiting = SQLStatement(
        "receptions.waiting",
        "SELECT count(*) FROM receptions WHERE organisation = $1 AND team = $2 AND status = 'waiting'")
    static let ofAgent = SQLStatement(
        "receptions.of_agent",
        "SELECT \(columns) FROM receptions WHERE agent_id = $1 AND status = 'live' ORDER BY taken_at, id LIMIT $2")
    static let lasted = SQLStatement(
        "receptions.lasted",
        """
        SELECT taken_at, closed_at FROM receptions
        WHERE organisation = $1 AND team = $2 AND status = 'closed' AND closed_at >= $3 AND taken_at IS NOT NULL
        ORDER BY closed_at DESC, id DESC LIMIT $4
        """)
    static let claim = SQLStatement(
        "receptions.claim",
        """
        UPDATE receptions SET status = 'live', agent_id = $1, taken_at = $2 WHERE id = $3 AND status = 'waiting'
        """)
    static let release = SQLStatement(
        "receptions.release",
        """
        UPDATE receptions SET status = 'waiting', team = $1, agent_id = NULL, taken_at = NULL
        WHERE id = $2 AND status = 'live' AND agent_id = $3
        """)
    static let callBack = SQLStatement(
        "receptions.call_back",
        """
        UPDATE receptions SET status = 'callback', agent_id = NULL, expires_at = $1
        WHERE id = $2 AND status IN ('waiting', 'live', 'callback')
        """)
    static let askAgain = SQLStatement(
        "receptions.ask_again",
        """
        UPDATE receptions SET status = 'waiting', team = $1, asked_at = $2, seen_at = $3, taken_at = NULL,
            closed_at = NULL, agent_id = NULL, expires_at = $4
        WHERE id = $5 AND status = 'closed'
        """)
    static let close = SQLStatement(
        "receptions.close",
        """
        UPDATE receptions SET status = 'closed', closed_at = $1, expires_at = $2
        WHERE id = $3 AND status IN ('waiting', 'live', 'callback')
        """)
    static let see = SQLStatement(
        "receptions.see", "UPDATE receptions SET seen_at = $1 WHERE id = $2 AND seen_at < $3")
    static let flag = SQLStatement(
        "receptions.flag", "UPDATE receptions SET flagged_at = $1 WHERE id = $2 AND flagged_at IS NULL")
    static let flagged = SQLStatement(
        "receptions.flagged",
        """
        SELECT \(columns) FROM receptions WHERE organisation = $1 AND flagged_at >= $2
        ORDER BY flagged_at DESC LIMIT $3
        """)
    static let save = SQLStatement(
        "receptions.save",
        "UPDATE receptions SET version = $1, key_id = $2, payload = $3 WHERE id = $4 AND version = $5")
    static let deleteExpired = SQLStatement(
        "receptions.delete_expired",
        """
        DELETE FROM receptions WHERE id IN
            (SELECT id FROM receptions WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
        """)
    static let addSum = SQLStatement(
        "receptions.add_sum",
        """
        INSERT INTO reception_sums (organisation, team, day, measure, detail, amount) VALUES ($1, $2, $3, $4, $5, 1)
        ON CONFLICT (organisation, team, day, measure, detail) DO UPDATE SET amount = reception_sums.amount + 1
        """)
    static let sums = SQLStatement(
        "receptions.sums",
        """
        SELECT day, measure, detail, amount FROM reception_sums
        WHERE organisation = $1 AND team = $2 AND day >= $3 AND day <= $4 ORDER BY day, measure, detail
        """)

    static let all = [
        insert, find, queue, ahead, waiting, ofAgent, lasted, claim, release, callBack, askAgain, close, see, flag,
        flagged, save, deleteExpired, addSum, sums,
    ]
}

/// Where the reception of somebody stands.
public enum ReceptionStatus: String, Sendable, Hashable, CaseIterable {
    /// Nobody has taken the conversation yet.
    case waiting
    /// An agent holds it.
    case live
    /// A call-back is promised.
    case callback
    /// It is over.
    case closed
}

/// A conversation that somebody asked to have with an agent, as stored.
public struct StoredReception: Sendable, Hashable {
    /// The conversation's identifier.
    public let id: Identifier
    /// The organisation asked.
    public let organisation: String
    /// The office whose agents receive.
    public let team: String
    /// The service that it is about; nil when none is known.
    public let service: String?
    /// Where it stands.
    public let status: ReceptionStatus
    /// Whether it comes before others.
    public let isUrgent: Bool
    /// When the person asked.
    public let askedAt: Instant
    /// When an agent took it.
    public let takenAt: Instant?
    /// When it ended.
    public let closedAt: Instant?
    /// The agent who holds it, or held it last.
    public let agent: Identifier?
    /// When the person last had it before their eyes.
    public let seenAt: Instant
    /// When an insult or a threat was first held back; nil when none was.
    public let flaggedAt: Instant?
    /// When it is forgotten.
    public let expiresAt: Instant
    /// How often its content was saved: expected by the next save.
    public let version: Int
    /// How the person is reached and what agents noted, unsealed.
    public let content: [UInt8]
}

/// A conversation about to be asked for.
public struct NewReception: Sendable, Hashable {
    /// The conversation's identifier.
    public let id: Identifier
    /// The organisation asked.
    public let organisation: String
    /// The office whose agents receive.
    public let team: String
    /// The service that it is about; nil when none is known.
    public let service: String?
    /// Whether it comes before others.
    public let isUrgent: Bool
    /// How the person is reached, which the codec seals.
    public let content: [UInt8]

    /// Something asked for.
    public init(
        id: Identifier, organisation: String, team: String, service: String?, isUrgent: Bool, content: [UInt8]
    ) {
        self.id = id
        self.organisation = organisation
        self.team = team
        self.service = service
        self.isUrgent = isUrgent
        self.content = content
    }
}

/// Conversations with agents: who waits, who holds which, and what is counted of them by team.
///
/// What was said stands in `ConversationStore`. Rows go some days after the conversation has ended.
public struct ReceptionStore: Sendable {
    private let codec: any PayloadCodec

    /// Conversations whose content passes through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Puts somebody in the queue.
    ///
    /// - Returns: false when they are known already: asked twice, they wait once.
    public func ask(
        _ new: NewReception, now: Instant, expiresAt: Instant, in transaction: any SQLTransaction
    ) throws -> Bool {
        let payload = try codec.encode(new.content, context: Self.context(new.id, 1))
        return try transaction.execute(
            ReceptionStatements.insert,
            [
                .identifier(new.id), .text(new.organisation), .text(new.team), .optionalText(new.service),
                .text(ReceptionStatus.waiting.rawValue), .integer(new.isUrgent ? 0 : 1), .instant(now), .instant(now),
                .instant(expiresAt), .text(payload.keyID), .blob(payload.bytes),
            ]) == 1
    }

    /// Puts somebody whose conversation had ended in the queue again.
    public func askAgain(
        _ id: Identifier, team: String, now: Instant, expiresAt: Instant, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            ReceptionStatements.askAgain,
            [.text(team), .instant(now), .instant(now), .instant(expiresAt), .identifier(id)]) == 1
    }

    /// The reception of a conversation; nil when no agent was asked for.
    public func find(_ id: Identifier, in connection: any SQLConnection) throws -> StoredReception? {
        try connection.first(ReceptionStatements.find, [.identifier(id)]).map(stored)
    }

    /// Who waits for a team, whoever comes next first.
    public func queue(
        organisation: String, team: String, limit: Int, in connection: any SQLConnection
    ) throws -> [StoredReception] {
        try connection.query(ReceptionStatements.queue, [.text(organisation), .text(team), .integer(limit)])
            .map(stored)
    }

    /// How many wait for a team, all told or before one of them.
    public func waiting(
        organisation: String, team: String, before one: StoredReception? = nil, in connection: any SQLConnection
    ) throws -> Int {
        guard let one else {
            return try connection.first(ReceptionStatements.waiting, [.text(organisation), .text(team)])?.integer(0)
                ?? 0
        }
        return try connection.first(
            ReceptionStatements.ahead,
            [
                .text(organisation), .text(team), .integer(one.isUrgent ? 0 : 1), .instant(one.askedAt),
                .identifier(one.id),
            ])?.integer(0) ?? 0
    }

    /// The conversations that an agent holds.
    public func held(by agent: Identifier, in connection: any SQLConnection) throws -> [StoredReception] {
        try connection.query(ReceptionStatements.ofAgent, [.identifier(agent), .integer(50)]).map(stored)
    }

    /// How long the latest conversations of a team lasted, in seconds.
    public func lasted(
        organisation: String, team: String, since: Instant, limit: Int, in connection: any SQLConnection
    ) throws -> [Int64] {
        try connection.query(
            ReceptionStatements.lasted, [.text(organisation), .text(team), .instant(since), .integer(limit)]
        ).map { try ($0.instant(1).milliseconds - $0.instant(0).milliseconds) / 1000 }
    }

    /// Gives a waiting conversation to an agent. Of two, one gets it.
    public func claim(
        _ id: Identifier, by agent: Identifier, now: Instant, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            ReceptionStatements.claim, [.identifier(agent), .instant(now), .identifier(id)]) == 1
    }

    /// Puts a conversation back in the queue of a team, where it keeps the place of when it was asked for.
    public func release(
        _ id: Identifier, by agent: Identifier, to team: String, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            ReceptionStatements.release, [.text(team), .identifier(id), .identifier(agent)]) == 1
    }

    /// Notes that somebody will be called back.
    public func awaitCallback(
        _ id: Identifier, expiresAt: Instant, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(ReceptionStatements.callBack, [.instant(expiresAt), .identifier(id)]) == 1
    }

    /// Ends a conversation.
    ///
    /// - Returns: false when it had ended.
    public func close(
        _ id: Identifier, now: Instant, expiresAt: Instant, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            ReceptionStatements.close, [.instant(now), .instant(expiresAt), .identifier(id)]) == 1
    }

    /// Notes that the person has the conversation before their eyes, at most every half minute.
    public func see(_ id: Identifier, now: Instant, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            ReceptionStatements.see, [.instant(now), .identifier(id), .instant(now.adding(seconds: -30))])
    }

    /// Notes that something was held back, so that supervisors hear of it.
    public func flag(_ id: Identifier, now: Instant, in transaction: any SQLTransaction) throws {
        try transaction.execute(ReceptionStatements.flag, [.instant(now), .identifier(id)])
    }

    /// Conversations in which something was held back, the latest first.
    public func flagged(
        organisation: String, since: Instant, limit: Int, in connection: any SQLConnection
    ) throws -> [StoredReception] {
        try connection.query(
            ReceptionStatements.flagged, [.text(organisation), .instant(since), .integer(limit)]
        ).map(stored)
    }

    /// Saves how the person is reached and what agents noted.
    ///
    /// - Throws: `StorageError.versionConflict` when somebody else saved meanwhile.
    public func save(
        _ content: [UInt8], of id: Identifier, expectedVersion expected: Int, in transaction: any SQLTransaction
    ) throws {
        let payload = try codec.encode(content, context: Self.context(id, expected + 1))
        let changed = try transaction.execute(
            ReceptionStatements.save,
            [
                .integer(expected + 1), .text(payload.keyID), .blob(payload.bytes), .identifier(id),
                .integer(expected),
            ])
        if changed != 1 { throw StorageError.versionConflict(current: expected + 1) }
    }

    /// Forgets what ended long enough ago.
    ///
    /// - Returns: how many.
    public func deleteExpired(now: Instant, limit: Int, in transaction: any SQLTransaction) throws -> Int {
        try transaction.execute(ReceptionStatements.deleteExpired, [.instant(now), .integer(limit)])
    }

    /// Counts something of a team's day.
    public func count(
        _ measure: ReceptionMeasure, _ detail: String = "", organisation: String, team: String, day: CivilDate,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            ReceptionStatements.addSum,
            [
                .text(organisation), .text(team), .integer(day.daysSinceEpoch), .text(measure.rawValue), .text(detail),
            ])
    }

    /// What was counted of a team over some days.
    public func sums(
        organisation: String, team: String, from first: CivilDate, through last: CivilDate,
        in connection: any SQLConnection
    ) throws -> [ReceptionSum] {
        try connection.query(
            ReceptionStatements.sums,
            [.text(organisation), .text(team), .integer(first.daysSinceEpoch), .integer(last.daysSinceEpoch)]
        ).map { row in
            ReceptionSum(
                day: CivilDate(daysSinceEpoch: try row.integer(0)),
                measure: try row.code(1, as: ReceptionMeasure.self), detail: try row.text(2),
                count: try row.integer(3))
        }
    }

    private func stored(_ row: SQLRow) throws -> StoredReception {
        let (id, version) = (try row.identifier(0), try row.integer(13))
        return StoredReception(
            id: id, organisation: try row.text(1), team: try row.text(2), service: try row.optionalText(3),
            status: try row.code(4, as: ReceptionStatus.self), isUrgent: try row.integer(5) == 0,
            askedAt: try row.instant(6), takenAt: try row.optionalInstant(7), closedAt: try row.optionalInstant(8),
            agent: try row.optionalIdentifier(9), seenAt: try row.instant(10), flaggedAt: try row.optionalInstant(11),
            expiresAt: try row.instant(12), version: version,
            content: try codec.decode(row.payload(14), context: Self.context(id, version)))
    }

    static func context(_ id: Identifier, _ version: Int) -> PayloadContext {
        PayloadContext(place: .reception, row: id.bytes, version: version)
    }
}

/// How often something happened in a team on a day.
public struct ReceptionSum: Sendable, Hashable {
    /// The day.
    public let day: CivilDate
    /// What.
    public let measure: ReceptionMeasure
    /// Which kind of it; empty where there are none.
    public let detail: String
    /// How often.
    public let count: Int
}
