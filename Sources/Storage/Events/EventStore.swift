public import Cases
import Journal
public import Services

/// The statements about events.
enum EventStatements {
    static let currentVersion = SQLStatement(
        "events.current_version", "SELECT version FROM events WHERE stream = $1 ORDER BY version DESC LIMIT 1")
    static let insert = SQLStatement(
        "events.insert",
        """
        INSERT INTO events (stream, version, organisation, kind, occurred_at, key_id, payload, commitment)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (stream, version) DO NOTHING
        """)
    static let load = SQLStatement(
        "events.load",
        """
        SELECT version, organisation, kind, occurred_at, key_id, payload, commitment FROM events
        WHERE stream = $1 AND version > $2 ORDER BY version
        """)
    static let ofPerson = SQLStatement(
        "events.of_person",
        """
        SELECT stream, version, organisation, kind, occurred_at, key_id, payload, commitment FROM events
        WHERE stream IN (SELECT request_id FROM person_requests WHERE person_id = $1 AND request_id < $2
            ORDER BY request_id DESC LIMIT $3)
        ORDER BY stream, version
        """)
    static let first = SQLStatement(
        "events.first",
        "SELECT occurred_at FROM events WHERE position > $1 ORDER BY position LIMIT 1")
    static let after = SQLStatement(
        "events.after",
        """
        SELECT position, stream, version, organisation, kind, occurred_at, key_id, payload, commitment FROM events
        WHERE position > $1 ORDER BY position LIMIT $2
        """)

    /// What says how answers stand, of a page of the cases received within a period (`cases.received_within`).
    static let answersReceived = SQLStatement(
        "events.answers_received",
        """
        SELECT stream, version, organisation, kind, occurred_at, key_id, payload, commitment FROM events
        WHERE stream IN (SELECT id FROM cases WHERE organisation = $1 AND service = $2
                AND (submitted_at, id) > ($3, $4) AND submitted_at < $5 ORDER BY submitted_at, id LIMIT $6)
            AND kind IN (\(StandingAnswers.kinds.map { "'\($0)'" }.joined(separator: ", ")))
        ORDER BY stream, version
        """)

    static let all = [currentVersion, insert, load, ofPerson, first, after, answersReceived]
}

/// An event about to be appended.
public struct NewEvent: Sendable, Hashable {
    /// The organisation it belongs to.
    public let organisation: String
    /// What kind of event it is: a code, readable without the key.
    public let kind: String
    /// When it happened.
    public let at: Instant
    /// Its content, which the codec seals.
    public let content: [UInt8]

    /// An event.
    public init(organisation: String, kind: String, at: Instant, content: [UInt8]) {
        self.organisation = organisation
        self.kind = kind
        self.at = at
        self.content = content
    }
}

/// An event as it was stored.
public struct StoredEvent: Sendable, Hashable {
    /// The stream, which is a case.
    public let stream: Identifier
    /// Its place in the stream, from 1 without gaps.
    public let version: Int
    /// The organisation it belongs to.
    public let organisation: String
    /// What kind of event it is.
    public let kind: String
    /// When it happened.
    public let at: Instant
    /// Its content, unsealed.
    public let content: [UInt8]
}

/// The journal: streams of events, to which one only ever appends.
public struct EventStore: Sendable {
    private let codec: any PayloadCodec

    /// A journal whose contents pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Appends events to a stream.
    ///
    /// - Parameters:
    ///   - expected: the version of the last event that the caller knows; 0 for a new stream.
    /// - Returns: the stream's new version.
    /// - Throws: `StorageError.versionConflict` when the stream is elsewhere; then nothing must be committed.
    @discardableResult
    public func append(
        to stream: Identifier, expectedVersion expected: Int, _ events: [NewEvent],
        in transaction: any SQLTransaction
    ) throws -> Int {
        let current = try currentVersion(of: stream, in: transaction)
        guard current == expected else { throw StorageError.versionConflict(current: current) }
        // A process may still hold the key of what another erased.
        if current > 0, try transaction.first(ErasureStatements.find, [.identifier(stream)]) != nil {
            throw StorageError.erased
        }
        var version = expected
        for event in events {
            version += 1
            let salt = Commitment.salt()
            let payload = try codec.encode(
                salt + event.content, context: EventStore.context(stream, version, event.kind))
            let inserted = try transaction.execute(
                EventStatements.insert,
                [
                    .identifier(stream), .integer(version), .text(event.organisation), .text(event.kind),
                    .instant(event.at), .text(payload.keyID), .blob(payload.bytes),
                    .blob(Commitment.bytes(of: event.content, salt: salt)),
                ])
            // Where several writers work at once, another may have come between the look and the insertion.
            guard inserted == 1 else {
                throw StorageError.versionConflict(current: try currentVersion(of: stream, in: transaction))
            }
        }
        return version
    }

    /// The events of a stream in order; none when the stream does not exist.
    ///
    /// - Parameter version: only those after this version.
    public func load(
        _ stream: Identifier, after version: Int = 0, in connection: any SQLConnection
    ) throws -> [StoredEvent] {
        try connection.query(EventStatements.load, [.identifier(stream), .integer(version)]).map { row in
            try event(row, stream: stream, firstColumn: 0)
        }
    }

    /// The version of a stream's last event; 0 when the stream does not exist.
    public func currentVersion(of stream: Identifier, in connection: any SQLConnection) throws -> Int {
        try connection.first(EventStatements.currentVersion, [.identifier(stream)])?.integer(0) ?? 0
    }

    /// When the first event of all happened; nil where there is none.
    public func first(in connection: any SQLConnection) throws -> Instant? {
        try connection.first(EventStatements.first, [.integer(0)])?.instant(0)
    }

    /// The events of all streams in the order in which they were written, to rebuild what is derived from them.
    ///
    /// - Parameters:
    ///   - position: only those after this global position; 0 for the beginning.
    ///   - limit: how many at most.
    /// - Returns: events, each with its global position.
    public func events(
        after position: Int, limit: Int, in connection: any SQLConnection
    ) throws -> [(position: Int, event: StoredEvent)] {
        try connection.query(EventStatements.after, [.integer(position), .integer(limit)]).map { row in
            (try row.integer(0), try event(row, stream: row.identifier(1), firstColumn: 2))
        }
    }

    /// The events of the requests that a person keeps in their space, each case's in order, in one read.
    ///
    /// - Parameters:
    ///   - before: only requests begun before this one; nil for the newest.
    ///   - limit: how many requests at most, drafts counted.
    public func load(
        keptBy person: Identifier, before: Identifier? = nil, limit: Int, in connection: any SQLConnection
    ) throws -> [[StoredEvent]] {
        let before = before?.bytes ?? Array(repeating: UInt8.max, count: 16)
        let rows = try connection.query(
            EventStatements.ofPerson, [.identifier(person), .blob(before), .integer(limit)])
        return try streams(rows)
    }

    /// The events that say how answers stand (`StandingAnswers`) of a page of the cases received within a period, each
    /// case's in order, in one read. The parameters are those of `CaseProjection.listReceived`.
    public func loadAnswersReceived(
        organisation: String, service: String, from: Instant, before: Instant, after cursor: CaseCursor? = nil,
        limit: Int, in connection: any SQLConnection
    ) throws -> [[StoredEvent]] {
        try streams(
            connection.query(
                EventStatements.answersReceived,
                [
                    .text(organisation), .text(service), .integer(cursor?.key ?? Int(from.milliseconds)),
                    .blob(cursor?.id.bytes ?? []), .instant(before), .integer(limit),
                ]))
    }

    /// Rows that begin with their stream, by stream.
    private func streams(_ rows: [SQLRow]) throws -> [[StoredEvent]] {
        var streams: [[StoredEvent]] = []
        for row in rows {
            let stream = try row.identifier(0)
            let event = try event(row, stream: stream, firstColumn: 1)
            if streams.last?.first?.stream == stream {
                streams[streams.count - 1].append(event)
            } else {
                streams.append([event])
            }
        }
        return streams
    }

    func event(_ row: SQLRow, stream: Identifier, firstColumn first: Int) throws -> StoredEvent {
        let (version, kind) = (try row.integer(first), try row.text(first + 2))
        let content = try codec.decode(row.payload(first + 4), context: Self.context(stream, version, kind))
        return StoredEvent(
            stream: stream, version: version, organisation: try row.text(first + 1), kind: kind,
            at: try row.instant(first + 3), content: try Self.committed(content, row.blob(first + 6)))
    }

    /// The content without its salt, as it was promised. Events older than promises have neither.
    static func committed(_ content: [UInt8], _ commitment: [UInt8]) throws -> [UInt8] {
        if commitment.isEmpty { return content }
        let (salt, rest) = (content.prefix(Commitment.saltLength), content.dropFirst(Commitment.saltLength))
        guard Commitment.bytes(of: rest, salt: salt) == commitment else {
            throw StorageError.brokenSeal(PayloadContext.Place.event.rawValue)
        }
        return Array(rest)
    }

    static func context(_ stream: Identifier, _ version: Int, _ kind: String) -> PayloadContext {
        PayloadContext(place: .event, row: stream.bytes, version: version, subject: stream, kind: kind)
    }
}
