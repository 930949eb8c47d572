import Foundation
import Subprocess
import SystemPackage
import Testing

/// The page that says what shows each sentence asked for cites tests and files that exist.
@Suite struct AcceptanceTests {
    @Test(.enabled(if: Self.python != nil, "Python 3 is not installed"))
    func `whatever the acceptance page cites is in the tree`() async throws {
        let check = try await Subprocess.run(
            .path(FilePath(try #require(Self.python))),
            arguments: [SourceTree.root.appending(path: "scripts/check-acceptance").path],
            output: .string(limit: 1_000_000), error: .combinedWithOutput)
        #expect(check.terminationStatus.isSuccess, "\(check.standardOutput)")
    }

    private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }
}
