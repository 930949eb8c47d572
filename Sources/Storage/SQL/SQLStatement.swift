/// A statement of the catalogue: SQL that SQLite (3.40 or later) and PostgreSQL (15 or later) both understand.
///
/// Parameters are written `$1`, `$2`… PostgreSQL counts them by that number, SQLite by where they first stand, so they
/// first stand in the order 1, 2, 3 (a test reads the whole catalogue). Only this room can make one: no other holds SQL.
public struct SQLStatement: Sendable, Hashable {
    /// A short unique name ("events.insert"): the key of prepared statements, and what errors and measurements show.
    public let name: String
    /// The SQL.
    public let text: String

    init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }
}

/// Every statement of the product. A test compares this list with the source, another prepares each on PostgreSQL.
enum StatementCatalogue {
    static let all: [SQLStatement] =
        MigrationStatements.all + EventStatements.all + CaseStatements.all + AccessLinkStatements.all
        + DraftStatements.all + SessionStatements.all + DefinitionStatements.all + AgentStatements.all
        + JobStatements.all + SettingStatements.all + FigureStatements.all + FileStatements.all
        + PersonStatements.all + OneTimeCodeStatements.all + RequestStatements.all + ExportStatements.all
        + DeskDraftStatements.all + CaseStatements.keys + SavedViewStatements.all
        + CaseStatements.groups + CaseStatements.sums + CaseStatements.words + GroupStatements.all
        + AbsenceStatements.all
        + BatchStatements.all
        + AdministrationStatements.all + DelegationStatements.all
        + SecondFactorStatements.all + CaseStatements.opinions + LogStatements.all + ErasureStatements.all
        + CaseStatements.renewal + AccessStatements.all + CaseStatements.rights + BreachStatements.all
        + RetentionStatements.all + EliminationStatements.all + AuditStatements.all
        + ConversationStatements.all + SheetStatements.all + PassageVectorStatements.all + ChecklistStatements.all
        + AssistantSumStatements.all + AssistantCaseStatements.all
        + ReceptionStatements.all + CallbackStatements.all + ReceptionPresenceStatements.all
}
