public import Cases
public import FEEL
public import Services

/// The statements about how the assistant does.
enum AssistantSumStatements {
    static let add = SQLStatement(
        "assistant_sums.add",
        """
        INSERT INTO assistant_sums (organisation, kind, key, language, day, amount) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (organisation, kind, key, language, day)
            DO UPDATE SET amount = assistant_sums.amount + excluded.amount
        """)
    /// In the order of the key: nothing is sorted.
    static let sums = SQLStatement(
        "assistant_sums.sums",
        """
        SELECT kind, key, language, CAST(sum(amount) AS BIGINT) FROM assistant_sums
        WHERE organisation = $1 AND day >= $2 AND day <= $3 GROUP BY kind, key, language
        ORDER BY kind, key, language
        """)
    static let addTerm = SQLStatement(
        "unfound_terms.add",
        """
        INSERT INTO unfound_terms (organisation, month, language, lookup, conversations, first_day, key_id, payload)
        VALUES ($1, $2, $3, $4, 1, $5, $6, $7)
        ON CONFLICT (organisation, month, language, lookup)
            DO UPDATE SET conversations = unfound_terms.conversations + 1
        """)
    static let terms = SQLStatement(
        "unfound_terms.list",
        """
        SELECT month, language, lookup, conversations, key_id, payload FROM unfound_terms
        WHERE organisation = $1 AND month >= $2 AND month <= $3 AND language = $4
        """)
    static let deleteSmall = SQLStatement(
        "unfound_terms.delete_small",
        """
        DELETE FROM unfound_terms WHERE (organisation, month, language, lookup) IN
            (SELECT organisation, month, language, lookup FROM unfound_terms
            WHERE first_day <= $1 AND conversations < $2 LIMIT $3)
        """)
    static let deleteOld = SQLStatement(
        "unfound_terms.delete_old",
        """
        DELETE FROM unfound_terms WHERE (organisation, month, language, lookup) IN
            (SELECT organisation, month, language, lookup FROM unfound_terms WHERE first_day <= $1 LIMIT $2)
        """)

    static let all = [add, sums, addTerm, terms, deleteSmall, deleteOld]
}

/// What is counted of the assistant over some days.
public struct AssistantSum: Sendable, Hashable {
    /// What is counted: a code.
    public let kind: String
    /// Of what: a code or a sheet's identifier.
    public let key: String
    /// The language of the conversations.
    public let language: Language
    /// How often.
    public let count: Int

    /// A sum.
    public init(kind: String, key: String, language: Language, count: Int) {
        self.kind = kind
        self.key = key
        self.language = language
        self.count = count
    }
}

/// A word, or two words side by side, of questions that no sheet answered.
public struct UnfoundTerm: Sendable, Hashable {
    /// The words, without accents.
    public let text: String
    /// The language of the conversations.
    public let language: Language
    /// In how many conversations it was said.
    public let conversations: Int

    /// A term.
    public init(text: String, language: Language, conversations: Int) {
        self.text = text
        self.language = language
        self.conversations = conversations
    }
}

/// How the assistant does, in sums that tell nothing of anyone, and the words of what it did not find
/// (docs/adr/0015): a word is given back only once enough conversations have said it.
public struct AssistantSumStore: Sendable {
    /// A word that fewer conversations have said is shown to nobody.
    public static let threshold = 5
    /// How long such a word is kept, in days.
    public static let smallDays = 60
    /// How long the others are.
    public static let keptDays = 400

    private let codec: any PayloadCodec

    /// Sums, and words that pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Adds to a sum.
    public func add(
        _ count: Int, kind: String, key: String, organisation: String, language: Language, on day: CivilDate,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            AssistantSumStatements.add,
            [
                .text(organisation), .text(kind), .text(key), .text(language.rawValue), .integer(day.daysSinceEpoch),
                .integer(count),
            ])
    }

    /// The sums of an organisation over some days.
    public func sums(
        of organisation: String, over period: FigurePeriod, in connection: any SQLConnection
    ) throws -> [AssistantSum] {
        try connection.query(
            AssistantSumStatements.sums,
            [.text(organisation), .integer(period.first.daysSinceEpoch), .integer(period.last.daysSinceEpoch)]
        ).compactMap { row in
            guard let language = Language(rawValue: try row.text(2)) else { return nil }
            return AssistantSum(
                kind: try row.text(0), key: try row.text(1), language: language, count: try row.integer(3))
        }
    }

    /// Counts a conversation more for a term.
    ///
    /// - Parameter lookup: the keyed hash of the term, by which the same one is found again.
    public func addTerm(
        _ text: String, lookup: [UInt8], organisation: String, language: Language, on day: CivilDate,
        in transaction: any SQLTransaction
    ) throws {
        let month = Self.month(of: day)
        let payload = try codec.encode(
            Array(text.utf8), context: Self.context(organisation, month, language.rawValue, lookup))
        try transaction.execute(
            AssistantSumStatements.addTerm,
            [
                .text(organisation), .integer(month), .text(language.rawValue), .blob(lookup),
                .integer(day.daysSinceEpoch), .text(payload.keyID), .blob(payload.bytes),
            ])
    }

    /// The terms that enough conversations have said over the months of a period, the most said first. What fewer have
    /// said is not even unsealed.
    public func terms(
        of organisation: String, language: Language, over period: FigurePeriod, in connection: any SQLConnection
    ) throws -> [UnfoundTerm] {
        var counts: [[UInt8]: Int] = [:]
        var sealed: [[UInt8]: (month: Int, payload: EncodedPayload)] = [:]
        for row in try connection.query(
            AssistantSumStatements.terms,
            [
                .text(organisation), .integer(Self.month(of: period.first)), .integer(Self.month(of: period.last)),
                .text(language.rawValue),
            ])
        {
            let lookup = try row.blob(2)
            counts[lookup, default: 0] += try row.integer(3)
            sealed[lookup] = (try row.integer(0), try row.payload(4))
        }
        return try counts.filter { $0.value >= Self.threshold }.compactMap { lookup, count in
            guard let found = sealed[lookup] else { return nil }
            let context = Self.context(organisation, found.month, language.rawValue, lookup)
            let text = String(decoding: try codec.decode(found.payload, context: context), as: UTF8.self)
            return UnfoundTerm(text: text, language: language, conversations: count)
        }.sorted { ($1.conversations, $0.text) < ($0.conversations, $1.text) }
    }

    /// Erases terms that too few conversations have said in time, and those that are old.
    ///
    /// - Returns: how many.
    public func deleteExpired(on today: CivilDate, limit: Int, in transaction: any SQLTransaction) throws -> Int {
        let small = try transaction.execute(
            AssistantSumStatements.deleteSmall,
            [
                .integer(today.adding(days: -Self.smallDays).daysSinceEpoch), .integer(Self.threshold),
                .integer(limit),
            ])
        guard small < limit else { return small }
        return small
            + (try transaction.execute(
                AssistantSumStatements.deleteOld,
                [.integer(today.adding(days: -Self.keptDays).daysSinceEpoch), .integer(limit - small)]))
    }

    /// Months in a row, whatever the year.
    private static func month(of day: CivilDate) -> Int { day.year * 12 + day.month - 1 }

    static func context(
        _ organisation: String, _ month: Int, _ language: String, _ lookup: [UInt8]
    ) -> PayloadContext {
        PayloadContext(
            place: .unfoundTerm, row: Array("\(organisation) \(month) \(language) ".utf8) + lookup)
    }
}
