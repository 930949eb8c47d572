import FEEL
import Services

/// A workbook as ECMA-376 (Office Open XML) sets it out, in a ZIP archive that is written as it comes: texts stand in their
/// cells ("inline strings"), numbers and dates are real ones. A text is never a formula here, whatever it begins with.
///
/// A sheet holds 1,048,576 rows: what is left goes on in the next one, under the same headings.
struct XLSXWriter: ExportWriter {
    private var zip: StreamedZip
    private let name: String
    private let language: Language
    private let largestSheet: Int
    /// The currencies met, in the order of their styles.
    private var currencies: [String] = []
    private var headings: [String] = []
    private var sheets = 0
    private var row = 0
    /// What a cell of each column begins with, up to its row's number.
    private var openings: [[UInt8]] = []

    /// - Parameters:
    ///   - name: what the sheets are called.
    ///   - language: how amounts are written: the sign after them in French, before them in English.
    ///   - largestSheet: how many rows a sheet holds, headings included.
    init(name: String, language: Language, at moment: Instant, in zone: Zone, largestSheet: Int = 1_048_576) {
        zip = StreamedZip(at: moment, in: zone)
        self.name = name
        self.language = language
        self.largestSheet = largestSheet
    }

    mutating func begin(_ headings: [String]) throws(ExportFailure) -> [UInt8] {
        self.headings = headings
        return try openSheet()
    }

    mutating func rows(_ rows: [[ExportCell]]) throws(ExportFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var xml: [UInt8] = []
        for cells in rows {
            if row == largestSheet {
                bytes += try zip.content(xml)
                xml = []
                bytes += try closeSheet()
                bytes += try openSheet()
            }
            write(cells, isHeading: false, to: &xml)
        }
        return bytes + (try zip.content(xml))
    }

    mutating func end() throws(ExportFailure) -> [UInt8] {
        var bytes = try closeSheet()
        for (path, text) in parts { bytes += try zip.file(path, Array(text.utf8)) }
        return bytes + zip.end()
    }

    // MARK: Sheets

    private mutating func openSheet() throws(ExportFailure) -> [UInt8] {
        sheets += 1
        row = 0
        let bytes = zip.open("xl/worksheets/sheet\(sheets).xml")
        // The headings stay in sight.
        var xml = Array(
            """
            \(Self.declaration)<worksheet xmlns="\(Self.main)"><sheetViews><sheetView workbookViewId="0">\
            <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
            <sheetFormatPr defaultRowHeight="15" defaultColWidth="18"/>\(widths)<sheetData>
            """.utf8)
        write(headings.map { .text($0) }, isHeading: true, to: &xml)
        return bytes + (try zip.content(xml))
    }

    /// Columns as wide as their headings, within reason: what they hold is not known yet.
    private var widths: String {
        guard !headings.isEmpty else { return "" }
        let columns = headings.enumerated().map { index, heading in
            let width = min(max(heading.count + 2, 18), 44)
            return "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
        }
        return "<cols>\(columns.joined())</cols>"
    }

    private mutating func closeSheet() throws(ExportFailure) -> [UInt8] {
        let bytes = try zip.content(Array("</sheetData></worksheet>".utf8))
        return bytes + zip.close()
    }

    private mutating func write(_ cells: [ExportCell], isHeading: Bool, to xml: inout [UInt8]) {
        row += 1
        while openings.count < cells.count {
            openings.append(Array("<c r=\"\(Self.letters(of: openings.count))".utf8))
        }
        let number = Array(String(row).utf8)
        xml.append("<row r=\"")
        xml += number
        xml.append("\">")
        for (index, cell) in cells.enumerated() {
            let written = Self.written(cell)
            if case .empty = written { continue }
            xml += openings[index]
            xml += number
            switch written {
            case .empty: continue
            case .number(let text, nil):
                xml.append("\"><v>")
                xml += text.utf8
                xml.append("</v></c>")
            case .number(let text, let currency?):
                xml.append("\" s=\"")
                xml += String(style(of: currency)).utf8
                xml.append("\"><v>")
                xml += text.utf8
                xml.append("</v></c>")
            case .dated(let text, let style):
                xml.append(style == .day ? "\" s=\"1\"><v>" : "\" s=\"2\"><v>")
                xml += text.utf8
                xml.append("</v></c>")
            case .text(let text):
                xml.append(isHeading ? "\" s=\"3\"" : "\"")
                xml.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                Self.escape(text, to: &xml)
                xml.append("</t></is></c>")
            }
        }
        xml.append("</row>")
    }

    /// The number of a currency's style: after those of days, moments and headings.
    private mutating func style(of currency: String) -> Int {
        if let known = currencies.firstIndex(of: currency) { return Self.plainStyles + known }
        currencies.append(currency)
        return Self.plainStyles + currencies.count - 1
    }

    // MARK: Cells

    private enum Written {
        case empty
        case number(String, currency: String?)
        case dated(String, style: DateStyle)
        case text(String)
    }

    /// The formats of dates, numbered in the workbook's styles.
    private enum DateStyle {
        case day, moment
    }

    /// The most characters of a cell, in UTF-16 units.
    private static let longestText = 32_767

    private static func written(_ cell: ExportCell) -> Written {
        switch cell {
        case .empty: return .empty
        case .text(let text):
            // A text has no more UTF-16 units than bytes.
            guard text.utf8.count > longestText, text.utf16.count > longestText else {
                return text.isEmpty ? .empty : .text(text)
            }
            var shortened = ""
            var length = 0
            for character in text {
                length += character.utf16.count
                if length >= longestText { break }
                shortened.append(character)
            }
            return .text(shortened + "…")
        case .number(let number): return written(number, currency: nil)
        case .amount(let amount, let currency): return written(amount, currency: currency)
        case .day(let day):
            guard let serial = serial(day) else { return .text(day.description) }
            return .dated(String(serial), style: .day)
        case .moment(let day, let minute):
            guard let serial = serial(day) else { return .text(day.description) }
            // Ten decimals of a day are more than enough for a minute.
            let fraction = String((minute * 10_000_000_000 / 1_440) + 10_000_000_000).dropFirst()
            return .dated("\(serial).\(fraction)", style: .moment)
        }
    }

    /// Spreadsheets keep fifteen digits: a longer number stays whole as a text.
    private static func written(_ number: Number, currency: String?) -> Written {
        let text = number.description
        let isShort = text.utf8.count { (0x30...0x39).contains($0) } <= 15
        return isShort ? .number(text, currency: currency) : .text(text)
    }

    /// The day's number in the 1900 date system; nil before 1 March 1900, since that system believes in a 29 February 1900
    /// (ECMA-376 part 1, 18.17.4.1).
    private static func serial(_ day: CivilDate) -> Int? {
        let serial = day.daysSinceEpoch + 25_569
        return (61...2_958_465).contains(serial) ? serial : nil
    }

    /// A, B… Z, AA…
    static func letters(of index: Int) -> String {
        var text = ""
        var rest = index + 1
        while rest > 0 {
            text = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + text
            rest = (rest - 1) / 26
        }
        return text
    }

    /// Text for XML 1.0: what it forbids is written `_x0007_` (ECMA-376 part 1, 22.9.2.19), and what looks like that has
    /// its underscore written so.
    static func escape(_ text: String, to xml: inout [UInt8]) {
        var text = text
        let isWritten = text.withUTF8 { bytes in
            guard bytes.allSatisfy({ Self.isPlain($0) }) else { return false }
            xml += bytes
            return true
        }
        if isWritten { return }
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "&"): xml += Array("&amp;".utf8)
            case UInt8(ascii: "<"): xml += Array("&lt;".utf8)
            case UInt8(ascii: ">"): xml += Array("&gt;".utf8)
            case UInt8(ascii: "_") where looksEscaped(bytes[index...]): xml += Array("_x005F_".utf8)
            case 0x09, 0x0A: xml.append(byte)
            case 0...0x1F:
                let digits = String(byte, radix: 16, uppercase: true)
                xml += Array("_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_".utf8)
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF: no other character holds these three.
            case 0xBE, 0xBF:
                guard index > 1, bytes[index - 2] == 0xEF, bytes[index - 1] == 0xBF else {
                    xml.append(byte)
                    continue
                }
                xml.removeLast(2)
                xml += Array((byte == 0xBE ? "_xFFFE_" : "_xFFFF_").utf8)
            default: xml.append(byte)
            }
        }
    }

    /// Whether a byte is written as it is whatever stands beside it.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "_"), 0...0x1F, 0xBE, 0xBF: false
        default: true
        }
    }

    private static func looksEscaped(_ bytes: ArraySlice<UInt8>) -> Bool {
        let next = Array(bytes.prefix(7))
        return next.count == 7 && next[1] == UInt8(ascii: "x") && next[6] == UInt8(ascii: "_")
            && next[2..<6].allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    }

    // MARK: The other parts

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    private var parts: [(path: String, text: String)] {
        let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let numbers = 1...sheets
        let types = numbers.map {
            "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(spreadsheet).worksheet+xml\"/>"
        }.joined()
        let list = numbers.map {
            "<sheet name=\"\(sheetName($0))\" sheetId=\"\($0)\" r:id=\"rId\($0)\"/>"
        }.joined()
        let links = numbers.map {
            "<Relationship Id=\"rId\($0)\" Type=\"\(Self.office)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
        }.joined()
        return [
            (
                "[Content_Types].xml",
                """
                \(Self.declaration)<Types xmlns="\(Self.package)/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Override PartName="/xl/workbook.xml" ContentType="\(spreadsheet).sheet.main+xml"/>\
                <Override PartName="/xl/styles.xml" ContentType="\(spreadsheet).styles+xml"/>\(types)</Types>
                """
            ),
            (
                "_rels/.rels",
                """
                \(Self.declaration)<Relationships xmlns="\(Self.package)/relationships">\
                <Relationship Id="rId1" Type="\(Self.office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """
            ),
            (
                "xl/workbook.xml",
                """
                \(Self.declaration)<workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)">\
                <sheets>\(list)</sheets></workbook>
                """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                """
                \(Self.declaration)<Relationships xmlns="\(Self.package)/relationships">\(links)\
                <Relationship Id="rId\(sheets + 1)" Type="\(Self.office)/styles" Target="styles.xml"/></Relationships>
                """
            ),
            ("xl/styles.xml", styles),
        ]
    }

    /// How many styles there are besides those of currencies: ordinary, a day, a moment, a heading.
    private static let plainStyles = 4

    private var styles: String {
        let formats = currencies.enumerated().map { index, sign in
            let quoted = "&quot;\(sign)&quot;"
            let code = language == .fr ? "#,##0.00\\ \(quoted)" : "\(quoted)#,##0.00"
            return "<numFmt numFmtId=\"\(166 + index)\" formatCode=\"\(code)\"/>"
        }.joined()
        let amounts = currencies.indices.map { index in
            "<xf numFmtId=\"\(166 + index)\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        }.joined()
        return """
            \(Self.declaration)<styleSheet xmlns="\(Self.main)">\
            <numFmts count="\(2 + currencies.count)"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
            <numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>\(formats)</numFmts>\
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
            <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
            <fills count="2"><fill><patternFill patternType="none"/></fill>\
            <fill><patternFill patternType="gray125"/></fill></fills>\
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="\(Self.plainStyles + currencies.count)">\
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\(amounts)</cellXfs>\
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """
    }

    /// A sheet's name: at most 31 characters, none that the format forbids.
    private func sheetName(_ number: Int) -> String {
        let plain = name.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }.prefix(24)
        let shown = plain.isEmpty ? "Export" : String(plain)
        return number == 1 ? shown : "\(shown) \(number)"
    }
}

extension [UInt8] {
    /// Adds the bytes of a text that stands in this file.
    fileprivate mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { self += $0 }
    }
}
