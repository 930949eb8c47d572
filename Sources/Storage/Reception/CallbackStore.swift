public import Cases
public import FEEL
public import Services

/// The statements about call-backs.
enum CallbackStatements {
    static let promise = SQLStatement(
        "callbacks.promise",
        """
        INSERT INTO callbacks (organisation, team, day, minute, conversation_id, status)
        VALUES ($1, $2, $3, $4, $5, 'promised') ON CONFLICT (organisation, team, day, minute) DO NOTHING
        """)
    static let taken = SQLStatement(
        "callbacks.taken",
        """
        SELECT day, minute FROM callbacks WHERE organisation = $1 AND team = $2 AND day >= $3 AND day <= $4
        ORDER BY day, minute
        """)
    static let due = SQLStatement(
        "callbacks.due",
        """
        SELECT day, minute, conversation_id FROM callbacks
        WHERE organisation = $1 AND team = $2 AND status = 'promised' ORDER BY day, minute LIMIT $3
        """)
    static let ofConversation = SQLStatement(
        "callbacks.of_conversation",
        "SELECT day, minute FROM callbacks WHERE conversation_id = $1 AND status = 'promised'")
    static let done = SQLStatement(
        "callbacks.done",
        "UPDATE callbacks SET status = 'done' WHERE conversation_id = $1 AND status = 'promised'")
    static let cancel = SQLStatement(
        "callbacks.cancel", "DELETE FROM callbacks WHERE conversation_id = $1 AND status = 'promised'")
    static let forget = SQLStatement(
        "callbacks.forget", "DELETE FROM callbacks WHERE status = 'done' AND day < $1")

    static let all = [promise, taken, due, ofConversation, done, cancel, forget]
}

/// A call-back that was promised.
public struct PromisedCallback: Sendable, Hashable {
    /// When.
    public let time: CallbackTime
    /// The conversation that it goes on with.
    public let conversation: Identifier
}

/// Call-backs that were promised: a moment of a team is promised to one person at most, by the table's key.
public struct CallbackStore: Sendable {
    /// The store.
    public init() {}

    /// Promises a moment.
    ///
    /// - Returns: false when it is promised to somebody already.
    public func promise(
        _ time: CallbackTime, to conversation: Identifier, organisation: String, team: String,
        in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            CallbackStatements.promise,
            [
                .text(organisation), .text(team), .integer(time.day.daysSinceEpoch), .integer(time.minute),
                .identifier(conversation),
            ]) == 1
    }

    /// The moments of a team that are promised, or were, over some days.
    public func taken(
        organisation: String, team: String, from first: CivilDate, through last: CivilDate,
        in connection: any SQLConnection
    ) throws -> Set<CallbackTime> {
        Set(
            try connection.query(
                CallbackStatements.taken,
                [.text(organisation), .text(team), .integer(first.daysSinceEpoch), .integer(last.daysSinceEpoch)]
            ).map(Self.time))
    }

    /// What a team has promised and not done, the earliest first.
    public func due(
        organisation: String, team: String, limit: Int, in connection: any SQLConnection
    ) throws -> [PromisedCallback] {
        try connection.query(CallbackStatements.due, [.text(organisation), .text(team), .integer(limit)]).map {
            PromisedCallback(time: try Self.time($0), conversation: try $0.identifier(2))
        }
    }

    /// What is promised to somebody; nil when nothing is.
    public func promised(to conversation: Identifier, in connection: any SQLConnection) throws -> CallbackTime? {
        try connection.first(CallbackStatements.ofConversation, [.identifier(conversation)]).map(Self.time)
    }

    /// Notes that somebody was called.
    public func complete(_ conversation: Identifier, in transaction: any SQLTransaction) throws -> Bool {
        try transaction.execute(CallbackStatements.done, [.identifier(conversation)]) > 0
    }

    /// Gives a moment back.
    public func cancel(_ conversation: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(CallbackStatements.cancel, [.identifier(conversation)])
    }

    /// Forgets calls that were made before a day.
    public func forget(before day: CivilDate, in transaction: any SQLTransaction) throws {
        try transaction.execute(CallbackStatements.forget, [.integer(day.daysSinceEpoch)])
    }

    private static func time(_ row: SQLRow) throws -> CallbackTime {
        CallbackTime(day: CivilDate(daysSinceEpoch: try row.integer(0)), minute: try row.integer(1))
    }
}
