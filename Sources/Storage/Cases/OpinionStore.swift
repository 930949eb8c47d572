public import Cases
public import FEEL

/// The statements about opinions that agents are asked for.
extension CaseStatements {
    static let addOpinion = SQLStatement(
        "awaited_opinions.add",
        """
        INSERT INTO awaited_opinions (case_id, version, organisation, advisor, answer_by) VALUES ($1, $2, $3, $4, $5)
        """)
    static let removeOpinions = SQLStatement(
        "awaited_opinions.remove", "DELETE FROM awaited_opinions WHERE case_id = $1")
    static let opinionsOf = SQLStatement(
        "awaited_opinions.of_advisor",
        """
        SELECT \(qualified), awaited_opinions.version, awaited_opinions.answer_by
        FROM awaited_opinions JOIN cases ON cases.id = awaited_opinions.case_id
        WHERE awaited_opinions.organisation = $1 AND awaited_opinions.advisor = $2
        ORDER BY awaited_opinions.answer_by, awaited_opinions.case_id, awaited_opinions.version LIMIT $3
        """)
    static let countOpinionsOf = SQLStatement(
        "awaited_opinions.count_of_advisor",
        """
        SELECT count(*) FROM
            (SELECT 1 FROM awaited_opinions WHERE organisation = $1 AND advisor = $2
             LIMIT \(CaseCounts.most + 1)) AS bounded
        """)

    static let opinions = [addOpinion, removeOpinions, opinionsOf, countOpinionsOf]
}

/// An opinion that an agent is asked for, with the case it is about.
public struct OpinionEntry: Sendable, Hashable {
    /// The case.
    public let entry: CaseEntry
    /// The version of the event that asked.
    public let version: Int
    /// The last day for it.
    public let answerBy: CivilDate
    /// The group that is asked; nil when the agent is.
    public let group: String?
}

extension CaseProjection {
    /// Writes which opinions of a case agents are asked for, in place of those before.
    public func setOpinions(
        _ opinions: [AwaitedOpinion], of id: Identifier, organisation: String, in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(CaseStatements.removeOpinions, [.identifier(id)])
        for row in Self.rows(of: opinions, of: id, organisation: organisation) {
            try transaction.execute(CaseStatements.addOpinion, row)
        }
    }

    /// The rows of opinions that agents are asked for; experts outside have none.
    static func rows(of opinions: [AwaitedOpinion], of id: Identifier, organisation: String) -> [[SQLValue]] {
        opinions.compactMap { opinion in
            (opinion.agent.map(advisor) ?? opinion.group.map(advisor)).map { advisor in
                [
                    .identifier(id), .integer(opinion.version), .text(organisation), .text(advisor),
                    .integer(opinion.answerBy.daysSinceEpoch),
                ]
            }
        }
    }

    /// The opinions that an agent is asked for, alone or as one of their groups; those to give first come first.
    public func opinions(
        askedOf agent: Identifier, groups: [String], organisation: String, limit: Int, in connection: any SQLConnection
    ) throws -> [OpinionEntry] {
        var found: [OpinionEntry] = []
        for (advisor, group) in [(Self.advisor(agent), nil)] + groups.map({ (Self.advisor($0), $0) }) {
            let rows = try connection.query(
                CaseStatements.opinionsOf, [.text(organisation), .text(advisor), .integer(limit)])
            found += try rows.map { row in
                OpinionEntry(
                    entry: try entry(row), version: try row.integer(20),
                    answerBy: CivilDate(daysSinceEpoch: try row.integer(21)), group: group)
            }
        }
        let sorted = found.sorted {
            ($0.answerBy.daysSinceEpoch, $0.entry.id, $0.version) < (
                $1.answerBy.daysSinceEpoch, $1.entry.id, $1.version
            )
        }
        return Array(sorted.prefix(limit))
    }

    /// How many there are, bounded as other counts are.
    public func countOpinions(
        askedOf agent: Identifier, groups: [String], organisation: String, in connection: any SQLConnection
    ) throws -> Int {
        try ([Self.advisor(agent)] + groups.map(Self.advisor)).reduce(0) { sum, advisor in
            let row = try connection.first(
                CaseStatements.countOpinionsOf, [.text(organisation), .text(advisor)])
            return sum + (try row?.integer(0) ?? 0)
        }
    }

    private static func advisor(_ agent: Identifier) -> String { "agent:\(agent)" }
    private static func advisor(_ group: String) -> String { "group:\(group)" }
}
