import Cases
public import Services

extension CaseStatements {
    static let receivedWithin = SQLStatement(
        "cases.received_within",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND service = $2 AND (submitted_at, id) > ($3, $4) AND submitted_at < $5
            AND \(isNotClosed)
        ORDER BY submitted_at, id LIMIT $6
        """)
    static let countReceivedWithin = SQLStatement(
        "cases.count_received_within",
        """
        SELECT count(*) FROM cases
        WHERE organisation = $1 AND service = $2 AND submitted_at >= $3 AND submitted_at < $4
            AND \(isNotClosed)
        """)

    static let exported = [receivedWithin, countReceivedWithin]
}

extension CaseProjection {
    /// A page of the cases of a service that were received within a period, the first received first.
    ///
    /// - Parameters:
    ///   - from: the first moment of the period.
    ///   - before: the first moment after it.
    ///   - cursor: the last case of the page before; nil for the first page.
    ///   - limit: how many cases at most.
    public func listReceived(
        organisation: String, service: String, from: Instant, before: Instant, after cursor: CaseCursor? = nil,
        limit: Int, in connection: any SQLConnection
    ) throws -> CasePage {
        // An identifier of no bytes stands before every other.
        let key = cursor?.key ?? Int(from.milliseconds)
        let rows = try connection.query(
            CaseStatements.receivedWithin,
            [
                .text(organisation), .text(service), .integer(key), .blob(cursor?.id.bytes ?? []), .instant(before),
                .integer(limit + 1),
            ])
        let entries = try rows.prefix(limit).map(entry)
        guard rows.count > limit, let last = entries.last else { return CasePage(entries: entries, next: nil) }
        return CasePage(
            entries: entries, next: CaseCursor(key: Int(last.submittedAt.milliseconds), id: last.id))
    }

    /// How many cases of a service were received within a period.
    public func countReceived(
        organisation: String, service: String, from: Instant, before: Instant, in connection: any SQLConnection
    ) throws -> Int {
        try connection.first(
            CaseStatements.countReceivedWithin,
            [.text(organisation), .text(service), .instant(from), .instant(before)])?.integer(0) ?? 0
    }
}
