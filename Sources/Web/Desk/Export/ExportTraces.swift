import Cases
import Services
import Storage

/// In which exports a case was: worked out from their record, so that an export of a million cases writes one line and
/// every one of a million people can still know.
enum ExportTraces {
    /// How many exports are read at once.
    private static let pageSize = 200

    /// The exports whose file held this case, oldest first, within a read under way.
    static func list(of whole: Case, in connection: any SQLConnection, store: Store) throws -> [CaseExport] {
        var held: [CaseExport] = []
        // Identifiers begin with their time: none asked for before the case was begun holds it.
        var last = whole.id
        while true {
            let page = try store.exports.list(
                organisation: whole.submission.organisation, service: whole.submission.service,
                holding: whole.submittedAt, after: last, limit: pageSize, in: connection)
            held += page.filter { Self.held(whole, by: $0) }
            guard page.count == pageSize, let next = page.last else { return held }
            last = next.id
        }
    }

    /// Whether the file held the case. Where it was decided or reopened while the file was being made, it is said to: better
    /// one access too many on record than one too few.
    private static func held(_ whole: Case, by export: CaseExport) -> Bool {
        guard export.wasMade, let begun = export.startedAt, let ended = export.endedAt else { return false }
        return export.standing == .all
            || [begun, ended].contains { export.standing.takes(isOpen: whole.wasOpen(at: $0)) }
    }

    /// What was copied, in words: the headings of the columns, where the definition is the case's own.
    static func columns(of export: CaseExport, definition: ServiceDefinition, texts: any Texts) -> String? {
        guard export.definition == definition.hash else { return nil }
        let headings = export.columns.compactMap(ExportColumn.init(code:))
            .map { $0.heading(in: definition, texts: texts) }
        return texts.exportedColumns(headings)
    }
}

extension Case {
    /// Whether a decision was still awaited at a moment.
    func wasOpen(at moment: Instant) -> Bool {
        let past = try? Case(id: id, events: history.prefix { $0.at <= moment })
        return past?.isOpen ?? true
    }
}
