import Foundation
import Testing

/// The page that says what shows each sentence asked for cites tests and files that exist.
@Suite struct AcceptanceTests {
    @Test(.enabled(if: Self.python != nil, "Python 3 is not installed"))
    func `whatever the acceptance page cites is in the tree`() throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: try #require(Self.python))
        process.arguments = [SourceTree.root.appending(path: "scripts/check-acceptance").path]
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd().map { String(decoding: $0, as: UTF8.self) } ?? ""
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
    }

    private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }
}
