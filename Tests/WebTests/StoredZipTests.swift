import Foundation
import Services
import Subprocess
import Testing

@testable import Web

@Suite struct StoredZipTests {
    @Test func `the checksum is that of ISO/IEC 8802-3`() {
        #expect(CRC32.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(CRC32.checksum([]) == 0)
        let first = CRC32.checksum(Array("1234".utf8))
        #expect(CRC32.checksum(Array("56789".utf8), after: first) == 0xCBF4_3926, "in pieces too")
    }

    /// Another program reads what was written: names, contents and checksums.
    @Test func `an archive is read by Python's zipfile`() async throws {
        var zip = StoredZip(at: Instant(milliseconds: 1_795_514_400_000), in: .utc)
        var bytes = zip.file("dossier/demande.html", Array("<p>Été</p>".utf8))
        bytes += zip.file("dossier/été.txt", Array(repeating: 65, count: 70_000))
        bytes += zip.file("dossier/vide", [])
        bytes += zip.end()
        let path = FileManager.default.temporaryDirectory.appending(path: "parvis-\(UUID().uuidString).zip")
        try Data(bytes).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        let script = """
            import sys, zipfile
            z = zipfile.ZipFile(sys.argv[1])
            assert z.testzip() is None
            print([(i.filename, i.file_size, i.date_time[:5]) for i in z.infolist()])
            print(z.read('dossier/demande.html').decode())
            """
        let read = try await Subprocess.run(
            .name("python3"), arguments: ["-c", script, path.path], output: .string(limit: 100_000))
        #expect(read.terminationStatus.isSuccess)
        let said = read.standardOutput
        #expect(said.contains("('dossier/été.txt', 70000, (2026, 11, 24, 10, 0))"))
        #expect(said.contains("<p>Été</p>"))
    }
}
