public import Cases
public import FEEL
import Services

/// The statements about what people ask about their data.
extension CaseStatements {
    static let addRight = SQLStatement(
        "rights_requests.add",
        """
        INSERT INTO rights_requests (case_id, version, organisation, kind, is_open, answer_by)
        VALUES ($1, $2, $3, $4, $5, $6)
        """)
    static let removeRights = SQLStatement("rights_requests.remove", "DELETE FROM rights_requests WHERE case_id = $1")
    static let listRights = SQLStatement(
        "rights_requests.list",
        """
        SELECT rights_requests.case_id, rights_requests.version, rights_requests.kind, rights_requests.answer_by,
            cases.reference, cases.service
        FROM rights_requests JOIN cases ON cases.id = rights_requests.case_id
        WHERE rights_requests.organisation = $1 AND rights_requests.is_open = $2
            AND (rights_requests.answer_by, rights_requests.case_id, rights_requests.version) > ($3, $4, $5)
        ORDER BY rights_requests.answer_by, rights_requests.case_id, rights_requests.version LIMIT $6
        """)

    static let rights = [addRight, removeRights, listRights]
}

/// A request about data, as the data-protection officer's list shows it: nothing of what is in it.
public struct RightsEntry: Sendable, Hashable {
    /// The case.
    public let `case`: Identifier
    /// The version of the event that asked.
    public let version: Int
    /// Which right; nil for one that a newer Parvis wrote.
    public let kind: RightsRequest.Kind?
    /// The last day for the answer.
    public let answerBy: CivilDate
    /// The case's reference.
    public let reference: String
    /// The case's service.
    public let service: String
}

/// Where a list of requests about data goes on: after which of them.
public struct RightsCursor: Sendable, Hashable {
    /// The day on which its answer is due.
    public let answerBy: CivilDate
    /// Its case.
    public let `case`: Identifier
    /// The version of the event that asked.
    public let version: Int

    /// After this request.
    public init(after entry: RightsEntry) {
        (answerBy, self.case, version) = (entry.answerBy, entry.case, entry.version)
    }

    /// Reads what `code` wrote.
    public init?(code: String) {
        let parts = code.split(separator: ".")
        guard parts.count == 3, let day = Int(parts[0]), abs(day) < 1_000_000, let id = Identifier(parts[1]),
            let version = Int(parts[2])
        else { return nil }
        (answerBy, self.case, self.version) = (CivilDate(daysSinceEpoch: day), id, version)
    }

    /// As an address says it.
    public var code: String { "\(answerBy.daysSinceEpoch).\(self.case).\(version)" }
}

extension CaseProjection {
    /// Writes what is asked about the data of a case, in place of what stood there.
    func setRights(
        _ rights: [AskedRight], of id: Identifier, organisation: String, in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(CaseStatements.removeRights, [.identifier(id)])
        for row in Self.rows(of: rights, of: id, organisation: organisation) {
            try transaction.execute(CaseStatements.addRight, row)
        }
    }

    /// The rows of what is asked about the data of a case.
    static func rows(of rights: [AskedRight], of id: Identifier, organisation: String) -> [[SQLValue]] {
        rights.map { asked in
            [
                .identifier(id), .integer(asked.version), .text(organisation), .text(asked.request.kind.rawValue),
                .integer(asked.answer == nil ? 1 : 0), .integer(asked.answerBy.daysSinceEpoch),
            ]
        }
    }

    /// What people of an organisation ask about their data, by the day on which the answer is due.
    ///
    /// - Parameters:
    ///   - isOpen: those that wait for an answer, or those that have one.
    ///   - cursor: only those after this one; nil for the first.
    public func rights(
        organisation: String, isOpen: Bool, after cursor: RightsCursor? = nil, limit: Int,
        in connection: any SQLConnection
    ) throws -> [RightsEntry] {
        try connection.query(
            CaseStatements.listRights,
            [
                .text(organisation), .integer(isOpen ? 1 : 0), .integer(cursor?.answerBy.daysSinceEpoch ?? -1_000_000),
                .blob(cursor?.case.bytes ?? []), .integer(cursor?.version ?? 0), .integer(limit),
            ]
        ).map { row in
            RightsEntry(
                case: try row.identifier(0), version: try row.integer(1),
                kind: RightsRequest.Kind(rawValue: try row.text(2)),
                answerBy: CivilDate(daysSinceEpoch: try row.integer(3)), reference: try row.text(4),
                service: try row.text(5))
        }
    }
}
