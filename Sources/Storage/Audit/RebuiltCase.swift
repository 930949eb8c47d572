import Cases
import Services

/// The rows that are made of a case's events, made again.
struct RebuiltCase {
    private let id: Identifier
    private let entry: CaseEntry
    private let retention: [SQLValue]?
    private let keys: [SQLValue]?
    private let opinions: [[SQLValue]]
    private let rights: [[SQLValue]]

    private static let caseColumns = [
        "id", "organisation", "service", "definition", "reference", "channel", "state", "outcome", "submitted_at",
        "decided_at", "deadline_at", "is_clock_stopped", "urgency", "assigned_agent", "version",
    ]
    private static let caseFlags = ["awaits_reply", "agent_group", "awaits_signature", "is_open"]
    private static let retentionColumns = ["case_id", "organisation", "service", "step", "due_at", "is_closed"]
    private static let keyColumns = ["case_id", "organisation", "service", "hash"]
    private static let opinionColumns = ["case_id", "version", "organisation", "advisor", "answer_by"]
    private static let rightColumns = ["case_id", "version", "organisation", "kind", "is_open", "answer_by"]
    private static let listedColumns = ["case_id", "reference", "outcome", "submitted_at", "ended_at"]

    init(_ folded: Case, _ summary: CaseSummary, store: Store) {
        let (id, organisation) = (summary.id, SQLValue.text(summary.organisation))
        self.id = id
        entry = CaseEntry(summary)
        retention = summary.retention.map { due in
            [
                .identifier(id), organisation, .text(summary.service), .text(due.step.rawValue), .instant(due.at),
                .boolean(due.step.isClosed),
            ]
        }
        keys = summary.duplicateKey.map { key in
            [
                .identifier(id), organisation, .text(summary.service),
                .blob(CaseRepository(store: store).keyHash(key)),
            ]
        }
        opinions = CaseProjection.rows(of: folded.awaitedOpinions, of: id, organisation: summary.organisation)
        rights = CaseProjection.rows(of: folded.rights, of: id, organisation: summary.organisation)
    }

    /// What differs from what is stored, by table and column.
    func faults(against stored: AuditStretch.Stored, _ store: Store) -> [String] {
        var faults = lists(stored.list, store)
        faults += compare("case_retention", Self.retentionColumns, due(stored), stored.retention)
        faults += compare("case_keys", Self.keyColumns, keys.map { [$0] } ?? [], stored.keys)
        faults += compare("awaited_opinions", Self.opinionColumns, opinions, stored.opinions)
        faults += compare("rights_requests", Self.rightColumns, rights, stored.rights)
        if !stored.listed.isEmpty {
            let expected: [SQLValue] = [
                .identifier(id), .text(entry.reference), .optionalText(entry.outcome), .instant(entry.submittedAt),
                .instant(entry.decidedAt),
            ]
            faults += compare(
                "elimination_items", Self.listedColumns, stored.listed.map { _ in expected }, stored.listed)
        }
        return faults
    }

    private func lists(_ row: SQLRow, _ store: Store) -> [String] {
        let expected: [SQLValue] = [
            .identifier(id), .text(entry.organisation), .text(entry.service), .text(entry.definition),
            .text(entry.reference), .text(entry.channel), .text(entry.state), .optionalText(entry.outcome),
            .instant(entry.submittedAt), .instant(entry.decidedAt), .instant(entry.deadlineAt),
            .boolean(entry.isClockStopped), .integer(entry.urgency), .identifier(entry.assignee),
            .integer(entry.version),
        ]
        let flags: [SQLValue] = [
            .boolean(entry.awaitsReply), .text(entry.group ?? ""), .text(entry.awaitsSignature ?? ""),
            .boolean(entry.outcome == nil),
        ]
        var faults: [String] = []
        for (place, column) in Self.caseColumns.enumerated() where row.values[place] != expected[place] {
            faults.append(name("cases.\(column)"))
        }
        for (place, column) in Self.caseFlags.enumerated() where row.values[17 + place] != flags[place] {
            faults.append(name("cases.\(column)"))
        }
        do {
            if try store.cases.entry(row).content != entry.content { faults.append(name("cases.payload")) }
        } catch StorageError.unknownKey {
            faults.append(name("cases.key_id"))
        } catch let error as StorageError {
            faults.append("Case \(id) can't be shown by lists. \(error)")
        } catch {
            faults.append(name("cases.payload"))
        }
        return faults
    }

    /// What is due about the case. What waits for the archives stands on a list since it was put there, and cases that had
    /// ended before retention was known wait to be looked at: both are states of the same due step.
    private func due(_ stored: AuditStretch.Stored) -> [[SQLValue]] {
        guard var expected = retention else { return [] }
        guard let row = stored.retention.first else { return [expected] }
        let (step, listed) = (row.values[3], SQLValue.text(RetentionStep.listed.rawValue))
        if expected[3] == .text(RetentionStep.list.rawValue), step == listed, !stored.listed.isEmpty {
            (expected[3], expected[4]) = (listed, row.values[4])
        } else if step == .text(RetentionStep.compute.rawValue) {
            (expected[3], expected[5]) = (step, .boolean(false))
            expected[4] = .instant(entry.decidedAt ?? entry.submittedAt)
        }
        return [expected]
    }

    private func compare(
        _ table: String, _ columns: [String], _ expected: [[SQLValue]], _ stored: [SQLRow]
    ) -> [String] {
        guard expected.count == stored.count else {
            return [name("\(table), which has \(stored.count) rows of it and should have \(expected.count)")]
        }
        var faults: [String] = []
        for (wanted, row) in zip(expected, stored) {
            for (place, column) in columns.enumerated() where row.values[place] != wanted[place] {
                faults.append(name("\(table).\(column)"))
            }
        }
        return faults
    }

    private func name(_ what: String) -> String {
        "The lists do not show case \(id) as its events have it: \(what)."
    }
}
