import FEEL
import Services

/// CSV as RFC 4180 sets it out (lines end in CR LF, quotes are doubled within quotes), in UTF-8 with the mark by which
/// spreadsheets recognise it.
///
/// In French, a semicolon between cells and a comma before decimals: a spreadsheet set for France opens a file with commas
/// as one column. In English, a comma and a point. Dates are ISO 8601, which both read as dates.
struct CSVWriter: ExportWriter {
    private let separator: UInt8
    private let language: Language

    /// A table in the manner of a language.
    init(language: Language) {
        self.language = language
        separator = language == .fr ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }

    func begin(_ headings: [String]) -> [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        write(headings.map { .text($0) }, to: &bytes)
        return bytes
    }

    func rows(_ rows: [[ExportCell]]) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in rows { write(row, to: &bytes) }
        return bytes
    }

    func end() -> [UInt8] { [] }

    private func write(_ cells: [ExportCell], to bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(separator) }
            write(cell, to: &bytes)
        }
        bytes += [0x0D, 0x0A]
    }

    private func write(_ cell: ExportCell, to bytes: inout [UInt8]) {
        switch cell {
        case .empty: break
        case .number(let number), .amount(let number, _):
            let text = number.description
            bytes += Array((language == .fr ? text.replacing(".", with: ",") : text).utf8)
        case .day(let day): bytes += Array(day.description.utf8)
        case .moment(let day, let minute):
            bytes += Array("\(day.description) \(Self.two(minute / 60)):\(Self.two(minute % 60))".utf8)
        case .text(let text): write(Self.neutralised(text), to: &bytes)
        }
    }

    /// Always within quotes: no character of a cell can begin another one.
    private func write(_ text: String, to bytes: inout [UInt8]) {
        guard !text.isEmpty else { return }
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A text that no spreadsheet takes for a formula: an apostrophe stands before one that begins like a formula (OWASP,
    /// "CSV Injection"), in the full-width forms that some keyboards give too.
    static func neutralised(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, beginnings.contains(first) else { return text }
        return "'" + text
    }

    private static let beginnings: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
