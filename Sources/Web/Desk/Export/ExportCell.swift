import FEEL

/// What stands in a cell of an exported table.
enum ExportCell: Sendable, Hashable {
    case empty
    case text(String)
    case number(Number)
    /// An amount of money, with the currency's sign.
    case amount(Number, currency: String)
    case day(CivilDate)
    /// A local moment, to the minute.
    case moment(CivilDate, minute: Int)
}

/// Writes a table row by row, so that a million rows take no more memory than a page of them.
protocol ExportWriter: Sendable {
    /// What stands before the first row. No two headings are the same.
    mutating func begin(_ headings: [String]) throws(ExportFailure) -> [UInt8]
    /// Some rows, in order.
    mutating func rows(_ rows: [[ExportCell]]) throws(ExportFailure) -> [UInt8]
    /// What stands after the last row.
    mutating func end() throws(ExportFailure) -> [UInt8]
}

/// Why a table can't be made.
public enum ExportFailure: Error, Sendable, Hashable {
    /// There is no such export, or its service is gone.
    case unknown
    /// The file would be larger than its format can be.
    case tooLarge
    /// Another server makes the file: this one was too slow for its lease.
    case takenOver

    /// Stable code, for operators.
    public var code: String {
        switch self {
        case .unknown: "export.unknown"
        case .tooLarge: "export.too-large"
        case .takenOver: "export.taken-over"
        }
    }
}

/// As what a table is written.
enum ExportFormat: String, Sendable, CaseIterable {
    case csv, xlsx

    var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }
}
