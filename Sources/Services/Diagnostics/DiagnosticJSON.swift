public import FoundationEssentials

/// Diagnostics for editors and other programs: a JSON array of flat objects.
///
/// Each has `file`, `line`, `column`, `endLine`, `endColumn` (counted from 1, the end being the place after the last
/// character), `severity`, `code`, `message`, and where there are any `suggestion` and `notes` (with `message` and the
/// same five keys when the note has a place).
public enum DiagnosticJSON {
    /// The array in UTF-8, one key order, ended by a line feed.
    public static func encode(_ diagnostics: some Sequence<Diagnostic>) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var data = try encoder.encode(diagnostics.map(Entry.init))
        data.append(UInt8(ascii: "\n"))
        return data
    }

    private struct Entry: Encodable {
        let file: String
        let line: Int
        let column: Int
        let endLine: Int
        let endColumn: Int
        let severity: Diagnostic.Severity
        let code: String
        let message: String
        let suggestion: String?
        let notes: [Note]?

        init(_ diagnostic: Diagnostic) {
            let location = diagnostic.range.location
            file = location.file
            line = location.start.line
            column = location.start.column
            endLine = location.end.line
            endColumn = location.end.column
            severity = diagnostic.severity
            code = diagnostic.code.rawValue
            message = diagnostic.message
            suggestion = diagnostic.suggestion
            notes = diagnostic.notes.isEmpty ? nil : diagnostic.notes.map(Note.init)
        }
    }

    private struct Note: Encodable {
        let message: String
        let file: String?
        let line: Int?
        let column: Int?
        let endLine: Int?
        let endColumn: Int?

        init(_ note: Diagnostic.Note) {
            let location = note.range?.location
            message = note.message
            file = location?.file
            line = location?.start.line
            column = location?.start.column
            endLine = location?.end.line
            endColumn = location?.end.column
        }
    }
}
