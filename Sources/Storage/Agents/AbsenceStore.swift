public import Cases
public import FEEL

/// The statements about absences.
enum AbsenceStatements {
    private static let columns = "agent_id, first_day, last_day, stand_in"
    static let put = SQLStatement(
        "absences.put",
        """
        INSERT INTO absences (agent_id, first_day, last_day, organisation, stand_in) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (agent_id, first_day)
            DO UPDATE SET last_day = excluded.last_day, stand_in = excluded.stand_in
        """)
    static let delete = SQLStatement(
        "absences.delete", "DELETE FROM absences WHERE agent_id = $1 AND first_day = $2 AND organisation = $3")
    static let standingIn = SQLStatement(
        "absences.standing_in",
        "SELECT \(columns) FROM absences WHERE stand_in = $1 AND last_day >= $2 AND first_day <= $3 LIMIT $4")
    static let ofOrganisation = SQLStatement(
        "absences.of_organisation",
        """
        SELECT \(columns) FROM absences WHERE organisation = $1 AND last_day >= $2
        ORDER BY last_day, agent_id, first_day LIMIT $3
        """)
    static let forget = SQLStatement("absences.forget", "DELETE FROM absences WHERE last_day < $1")
    static let all = [put, delete, standingIn, ofOrganisation, forget]
}

/// Days on which an agent is away, and who sees to their cases then. Why is nobody's business here.
public struct Absence: Sendable, Hashable {
    /// Who is away.
    public let agent: Identifier
    /// The first day.
    public let first: CivilDate
    /// The last day.
    public let last: CivilDate
    /// Who sees to their cases.
    public let standIn: Identifier

    /// An absence.
    public init(agent: Identifier, first: CivilDate, last: CivilDate, standIn: Identifier) {
        self.agent = agent
        self.first = first
        self.last = last
        self.standIn = standIn
    }
}

/// Who stands in for whom. Absences that are over are forgotten.
public struct AbsenceStore: Sendable {
    /// The most colleagues in whose place one agent stands, and the most absences that are listed.
    public static let most = 200

    /// The store.
    public init() {}

    /// Keeps an absence, in the place of one of the same agent that begins the same day.
    public func put(_ absence: Absence, organisation: String, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            AbsenceStatements.put,
            [
                .identifier(absence.agent), .integer(absence.first.daysSinceEpoch),
                .integer(absence.last.daysSinceEpoch), .text(organisation), .identifier(absence.standIn),
            ])
    }

    /// Forgets an absence of an agent of the organisation.
    public func delete(
        _ agent: Identifier, first: CivilDate, organisation: String, in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            AbsenceStatements.delete,
            [.identifier(agent), .integer(first.daysSinceEpoch), .text(organisation)])
    }

    /// The colleagues in whose place an agent stands on a day.
    public func standingIn(
        _ agent: Identifier, on day: CivilDate, in connection: any SQLConnection
    ) throws -> [Identifier] {
        let day = SQLValue.integer(day.daysSinceEpoch)
        return try connection.query(
            AbsenceStatements.standingIn, [.identifier(agent), day, day, .integer(Self.most)]
        ).map { try $0.identifier(0) }
    }

    /// The absences of an organisation's agents that are not over, the first to end first.
    public func list(
        organisation: String, from day: CivilDate, in connection: any SQLConnection
    ) throws -> [Absence] {
        try connection.query(
            AbsenceStatements.ofOrganisation,
            [.text(organisation), .integer(day.daysSinceEpoch), .integer(Self.most)]
        ).map { row in
            Absence(
                agent: try row.identifier(0), first: CivilDate(daysSinceEpoch: try row.integer(1)),
                last: CivilDate(daysSinceEpoch: try row.integer(2)), standIn: try row.identifier(3))
        }
    }

    /// Forgets the absences that ended before a day.
    public func forget(before day: CivilDate, in transaction: any SQLTransaction) throws {
        try transaction.execute(AbsenceStatements.forget, [.integer(day.daysSinceEpoch)])
    }
}
