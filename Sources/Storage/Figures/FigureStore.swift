public import Cases
public import FEEL

/// The statements about figures.
enum FigureStatements {
    static let add = SQLStatement(
        "figures.add",
        """
        INSERT INTO figures (organisation, service, measure, detail, definition, day, amount)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (organisation, service, measure, detail, definition, day)
            DO UPDATE SET amount = figures.amount + excluded.amount
        """)
    static let sums = SQLStatement(
        "figures.sums",
        """
        SELECT measure, detail, CAST(sum(amount) AS BIGINT) FROM figures
        WHERE organisation = $1 AND service = $2 AND day >= $3 AND day <= $4 GROUP BY measure, detail
        ORDER BY measure, detail
        """)
    /// In the order of the key: nothing is sorted.
    static let days = SQLStatement(
        "figures.days",
        """
        SELECT measure, detail, day, amount FROM figures
        WHERE organisation = $1 AND service = $2 AND day >= $3 AND day <= $4
        ORDER BY measure, detail, definition, day
        """)
    static let firstDay = SQLStatement(
        "figures.first_day", "SELECT min(day) FROM figures WHERE organisation = $1 AND service = $2")
    static let all = [add, sums, days, firstDay]
}

/// Sums by service, version and day: how a service does, and nothing about anyone.
///
/// They are added to in the transaction of what they count, so that several processes add up and nothing is lost.
public struct FigureStore: Sendable {
    /// The store.
    public init() {}

    /// Adds tallies to the sums.
    public func add(_ tallies: [Tally], to key: FigureKey, in transaction: any SQLTransaction) throws {
        for tally in tallies {
            try transaction.execute(
                FigureStatements.add,
                [
                    .text(key.organisation), .text(key.service), .text(tally.measure.rawValue), .text(tally.detail),
                    .text(key.definition), .integer(key.day.daysSinceEpoch), .integer(tally.count),
                ])
        }
    }

    /// The sums of a service over some days, all versions together.
    public func sums(
        organisation: String, service: String, over period: FigurePeriod, in connection: any SQLConnection
    ) throws -> FigureSums {
        let rows = try connection.query(
            FigureStatements.sums,
            [
                .text(organisation), .text(service), .integer(period.first.daysSinceEpoch),
                .integer(period.last.daysSinceEpoch),
            ])
        return FigureSums(
            try rows.map { row in
                Tally(try row.code(0, as: Measure.self), try row.text(1), count: try row.integer(2))
            })
    }

    /// What was counted of a service on each day, all versions together.
    public func days(
        organisation: String, service: String, over period: FigurePeriod, in connection: any SQLConnection
    ) throws -> [(day: CivilDate, tally: Tally)] {
        let rows = try connection.query(
            FigureStatements.days,
            [
                .text(organisation), .text(service), .integer(period.first.daysSinceEpoch),
                .integer(period.last.daysSinceEpoch),
            ])
        return try rows.map { row in
            let tally = Tally(try row.code(0, as: Measure.self), try row.text(1), count: try row.integer(3))
            return (CivilDate(daysSinceEpoch: try row.integer(2)), tally)
        }
    }

    /// The day from which something is counted of a service; nil when nothing is.
    public func firstDay(
        organisation: String, service: String, in connection: any SQLConnection
    ) throws -> CivilDate? {
        try connection.first(FigureStatements.firstDay, [.text(organisation), .text(service)])?.optionalInteger(0)
            .map { CivilDate(daysSinceEpoch: $0) }
    }

    /// Counts the forms given up among the drafts that were just forgotten.
    public func count(_ forgotten: [ForgottenDraft], on day: CivilDate, in transaction: any SQLTransaction) throws {
        for (draft, drafts) in Dictionary(grouping: forgotten.filter { !$0.wasSent }, by: { $0 }) {
            let key = FigureKey(
                organisation: draft.organisation, service: draft.service, definition: draft.definition, day: day)
            try add(Tally.givenUp.map { Tally($0.measure, $0.detail, count: drafts.count) }, to: key, in: transaction)
        }
    }
}

/// What is counted of something, and under which key.
public struct Counted: Sendable, Hashable {
    /// The tallies.
    public let tallies: [Tally]
    /// What they are added to.
    public let key: FigureKey

    /// Tallies for a key.
    public init(_ tallies: [Tally], to key: FigureKey) {
        self.tallies = tallies
        self.key = key
    }
}
