public import Cases

extension CaseRepository {
    /// Whether events have changed what is due at the end of a case's retention.
    static func isRetentionNew(_ updated: Case, after former: Case) -> Bool {
        updated.endedAt != former.endedAt || updated.retention != former.retention
            || updated.erasureGrantedAt != former.erasureGrantedAt
    }

    /// Writes what is due about a case with the events that change it, and lets the person's link live as long.
    func setRetention(_ summary: CaseSummary, isNew: Bool, in transaction: any SQLTransaction) throws {
        guard isNew else { return }
        try store.retention.set(
            summary.retention.map { ($0.step, $0.at) }, of: summary.id, organisation: summary.organisation,
            service: summary.service, in: transaction)
        if let until = summary.retention?.linkUntil {
            try store.retention.prolongLinks(of: summary.id, until: until, in: transaction)
        }
    }

    /// Writes what is due about a case that ended before it was known.
    public func setRetention(_ summary: CaseSummary, in transaction: any SQLTransaction) throws {
        try setRetention(summary, isNew: true, in: transaction)
    }
}

extension CaseProjection {
    /// Checks that a case is still as it was when it was looked at.
    ///
    /// - Throws: `StorageError.versionConflict`.
    public func expect(_ version: Int, of id: Identifier, in transaction: any SQLTransaction) throws {
        let current = try find(id, in: transaction)?.version ?? 0
        guard current == version else { throw StorageError.versionConflict(current: current) }
    }
}
