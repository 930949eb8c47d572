public import Cases
public import Services

/// The statements about which agents are there for conversations.
enum ReceptionPresenceStatements {
    static let put = SQLStatement(
        "reception_presence.put",
        """
        INSERT INTO reception_presence (agent_id, organisation, team, status, until, held)
        VALUES ($1, $2, $3, $4, $5, 0)
        ON CONFLICT (agent_id)
            DO UPDATE SET team = excluded.team, status = excluded.status, until = excluded.until
        """)
    static let find = SQLStatement(
        "reception_presence.find",
        "SELECT team, status, until, held FROM reception_presence WHERE agent_id = $1 AND until > $2")
    static let prolong = SQLStatement(
        "reception_presence.prolong",
        "UPDATE reception_presence SET until = $1 WHERE agent_id = $2 AND until > $3 AND until < $4")
    static let take = SQLStatement(
        "reception_presence.take",
        """
        UPDATE reception_presence SET held = held + 1
        WHERE agent_id = $1 AND status = 'available' AND until > $2 AND held < $3
        """)
    static let give = SQLStatement(
        "reception_presence.give",
        "UPDATE reception_presence SET held = held - 1 WHERE agent_id = $1 AND held > 0")
    static let team = SQLStatement(
        "reception_presence.team",
        """
        SELECT count(*), CAST(coalesce(sum(held), 0) AS BIGINT) FROM reception_presence
        WHERE organisation = $1 AND team = $2 AND status = $3 AND until > $4
        """)
    static let gone = SQLStatement(
        "reception_presence.gone",
        """
        SELECT r.id, r.agent_id, r.team FROM reception_presence p
        JOIN receptions r ON r.agent_id = p.agent_id AND r.status = 'live'
        WHERE p.organisation = $1 AND p.team = $2 AND p.status IN ('available', 'break') AND p.until <= $3 LIMIT $4
        """)

    static let all = [put, find, prolong, take, give, team, gone]
}

/// Whether an agent takes conversations.
public enum ReceptionPresence: String, Sendable, Hashable, CaseIterable {
    /// Conversations can be given to them.
    case available
    /// None can; those they hold go on.
    case `break`
}

/// The agents of a team who are there.
public struct TeamPresence: Sendable, Hashable {
    /// How many are available.
    public let available: Int
    /// How many conversations these hold.
    public let held: Int
    /// How many are on a break.
    public let onBreak: Int
}

/// Which agents are there for conversations, until when, and how many each holds.
///
/// What an agent holds is counted in their row by the statement that checks it, so that no two claims at once can exceed
/// what one person is asked to bear, whatever the number of servers.
public struct ReceptionPresenceStore: Sendable {
    /// How long an agent who does nothing at the desk still counts as there, in seconds.
    public static let idleSeconds: Int64 = 300

    /// The store.
    public init() {}

    /// Says that an agent is there, for which office, and whether they take conversations.
    public func put(
        _ presence: ReceptionPresence, of agent: Identifier, organisation: String, team: String, until: Instant,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            ReceptionPresenceStatements.put,
            [
                .identifier(agent), .text(organisation), .text(team), .text(presence.rawValue), .instant(until),
            ])
    }

    /// For which office an agent is there, and how many conversations they hold; nil when they are away.
    public func find(
        _ agent: Identifier, now: Instant, in connection: any SQLConnection
    ) throws -> (team: String, presence: ReceptionPresence, until: Instant, held: Int)? {
        try connection.first(ReceptionPresenceStatements.find, [.identifier(agent), .instant(now)]).map { row in
            (
                try row.text(0), try row.code(1, as: ReceptionPresence.self), try row.instant(2), try row.integer(3)
            )
        }
    }

    /// Notes that an agent who is there still is, at most once a minute.
    public func prolong(_ agent: Identifier, now: Instant, in transaction: any SQLTransaction) throws {
        let until = now.adding(seconds: Self.idleSeconds)
        try transaction.execute(
            ReceptionPresenceStatements.prolong,
            [.instant(until), .identifier(agent), .instant(now), .instant(until.adding(seconds: -60))])
    }

    /// Counts one more conversation for an agent who is available and holds fewer than `most`.
    ///
    /// - Returns: whether they may have it.
    public func takePlace(
        of agent: Identifier, most: Int, now: Instant, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            ReceptionPresenceStatements.take, [.identifier(agent), .instant(now), .integer(most)]) == 1
    }

    /// Counts one less.
    public func givePlace(of agent: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(ReceptionPresenceStatements.give, [.identifier(agent)])
    }

    /// Who is there of a team.
    public func team(
        _ team: String, organisation: String, now: Instant, in connection: any SQLConnection
    ) throws -> TeamPresence {
        func count(_ presence: ReceptionPresence) throws -> (agents: Int, held: Int) {
            let row = try connection.first(
                ReceptionPresenceStatements.team,
                [.text(organisation), .text(team), .text(presence.rawValue), .instant(now)])
            return (try row?.integer(0) ?? 0, try row?.integer(1) ?? 0)
        }
        let (available, onBreak) = (try count(.available), try count(.break))
        return TeamPresence(available: available.agents, held: available.held, onBreak: onBreak.agents)
    }

    /// Conversations whose agent is there no more: a browser that was closed, a line that died.
    public func gone(
        _ team: String, organisation: String, now: Instant, in connection: any SQLConnection
    ) throws -> [(conversation: Identifier, agent: Identifier, team: String)] {
        try connection.query(
            ReceptionPresenceStatements.gone, [.text(organisation), .text(team), .instant(now), .integer(50)]
        ).map { (try $0.identifier(0), try $0.identifier(1), try $0.text(2)) }
    }
}
