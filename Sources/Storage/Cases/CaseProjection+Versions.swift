import Cases

extension CaseProjection {
    /// How many open cases of a service stand under a version, bounded as other counts are.
    public func countOpen(
        organisation: String, service: String, definition: String, in connection: any SQLConnection
    ) throws -> Int {
        try connection.first(
            CaseStatements.countOpenOfDefinition, [.text(organisation), .text(service), .text(definition)])?
            .integer(0) ?? 0
    }

    /// Open cases of a service that stand under a version, most urgent first.
    public func listOpen(
        organisation: String, service: String, definition: String, after cursor: CaseCursor? = nil, limit: Int,
        in connection: any SQLConnection
    ) throws -> [CaseEntry] {
        try connection.query(
            CaseStatements.openOfDefinition,
            [
                .text(organisation), .text(service), .integer(cursor?.key ?? Int.min), .blob(cursor?.id.bytes ?? []),
                .text(definition), .integer(limit),
            ]
        ).map(entry)
    }
}
