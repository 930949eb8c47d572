import FEEL
import Foundation
import Services
import Subprocess
import SystemPackage
import Testing

@testable import Web

/// CSV and XLSX as programs that read them take them.
@Suite struct ExportWriterTests {
    private static let day = CivilDate(daysSinceEpoch: 20_000)

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+33 6", "'+33 6"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
        ("\rx", "'\rx"), ("\u{FF1D}1", "'\u{FF1D}1"), ("a=1", "a=1"), ("", ""), (" =1", " =1"), ("é", "é"),
    ])
    func `a text that begins like a formula is none`(text: String, expected: String) {
        #expect(CSVWriter.neutralised(text) == expected)
    }

    @Test func `CSV follows RFC 4180, in the manner of each language`() throws {
        let cells: [ExportCell] = [
            .text("a\"b;c,d\r\ne"), .number(try #require(Number("-12.5"))), .day(Self.day),
            .moment(Self.day, minute: 545), .empty, .text("Łukasz 😀\u{202E}"),
        ]
        let french = CSVWriter(language: .fr)
        #expect(
            String(decoding: french.rows([cells]), as: UTF8.self)
                == "\"a\"\"b;c,d\r\ne\";-12,5;2024-10-04;2024-10-04 09:05;;\"Łukasz 😀\u{202E}\"\r\n")
        let english = CSVWriter(language: .en)
        #expect(String(decoding: english.rows([cells]), as: UTF8.self).contains(",-12.5,2024-10-04,"))
        #expect(english.begin(["=x", "y"]) == [0xEF, 0xBB, 0xBF] + Array("\"'=x\",\"y\"\r\n".utf8))
    }

    @Test func `columns of a sheet are lettered`() {
        #expect([0, 25, 26, 701, 702].map(XLSXWriter.letters) == ["A", "Z", "AA", "ZZ", "AAA"])
    }

    @Test(arguments: [
        ("a<b>&c", "a&lt;b&gt;&amp;c"), ("\u{7}", "_x0007_"), ("x_x0041_", "x_x005F_x0041_"), ("a_b", "a_b"),
        ("\r", "_x000D_"), ("\n", "\n"), ("\u{FFFE}", "_xFFFE_"), ("😀", "😀"),
    ])
    func `XML takes no character amiss`(text: String, expected: String) {
        var xml: [UInt8] = []
        XLSXWriter.escape(text, to: &xml)
        #expect(String(decoding: xml, as: UTF8.self) == expected)
    }

    @Test func `an archive that would be too large is refused, not cut`() throws {
        var zip = StreamedZip(at: TestTown.now, in: .utc, limit: 1_000)
        _ = zip.open("a")
        #expect(throws: ExportFailure.tooLarge) { _ = try zip.content(Array(repeating: 0, count: 2_000)) }
    }

    /// Reads a workbook with Python's openpyxl and says what is in it, as JSON.
    private func read(_ workbook: [UInt8]) async throws -> [[[String]]] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        try Data(workbook).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let script = """
            import json, sys, zipfile, openpyxl
            assert zipfile.ZipFile(sys.argv[1]).testzip() is None
            book = openpyxl.load_workbook(sys.argv[1])
            form = lambda c: f" {c.number_format}" if "€" in c.number_format else ""
            print(json.dumps([[[f"{c.data_type} {c.value!r}{form(c)}" for c in row] for row in sheet] for sheet in book]))
            assert all(sheet.column_dimensions["E"].width >= 18 for sheet in book)
            """
        let read = try await Subprocess.run(
            .path(FilePath(root.appending(path: ".venv/bin/python").path)), arguments: ["-c", script, file.path],
            output: .bytes(limit: 1_000_000))
        try #require(read.terminationStatus.isSuccess)
        return try JSONDecoder().decode([[[String]]].self, from: Data(read.standardOutput))
    }

    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: ExportWriterTests.python), "openpyxl reads the workbooks"))
    func `a workbook opens in another program, with real numbers and dates, over several sheets`() async throws {
        var writer = XLSXWriter(name: "acte/naissance", language: .fr, at: TestTown.now, in: .utc, largestSheet: 3)
        var bytes = try writer.begin(["=Nom", "Nombre", "Jour", "Moment", "Prix"])
        for part in 0..<2 {
            bytes += try writer.rows(
                (0..<2).map { row in
                    [
                        .text("=1+1 & <x> \(part * 2 + row) 😀"), .number(try #require(Number("1234.5"))),
                        .day(Self.day), .moment(Self.day, minute: 545),
                        .amount(try #require(Number("6.2")), currency: "€"),
                    ]
                })
        }
        bytes += try writer.rows([[.empty, .number(try #require(Number("12345678901234567"))), .day(Self.old), .empty]])
        bytes += try writer.end()
        let book = try await read(bytes)
        #expect(book.map(\.count) == [3, 3, 2])
        #expect(book[0][0] == ["s '=Nom'", "s 'Nombre'", "s 'Jour'", "s 'Moment'", "s 'Prix'"])
        #expect(
            book[1][2] == [
                "s '=1+1 & <x> 3 😀'", "n 1234.5", "d datetime.datetime(2024, 10, 4, 0, 0)",
                "d datetime.datetime(2024, 10, 4, 9, 5)", "n 6.2 #,##0.00\\ \"€\"",
            ])
        #expect(book[2][1].prefix(3) == ["n None", "s '12345678901234567'", "s '1899-12-31'"])
    }

    private static let old = CivilDate(daysSinceEpoch: -25_568)

    static var python: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: ".venv/bin/python").path
    }
}
