import Foundation
import Testing

@testable import Services

/// The sketch that the language was designed from goes further than this version; it is read all the same.
@Suite struct SketchTests {
    private static let sketch = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared/design/cantine.yaml").standardizedFileURL.path

    @Test(.enabled(if: FileManager.default.fileExists(atPath: sketch), "../shared/design/cantine.yaml is not here"))
    func everyKeyOfTheSketchIsKnown() throws {
        let text = try #require(try FolderReader.text(of: Self.sketch))
        let archive = try DefinitionArchive(files: ["service.yaml": Array(text.utf8)])
        let compilation = ServiceCompiler.compile(archive, organisation: nil)
        let unknown: [Diagnostic.Code] = ["unknown-key", "unknown-value", "wrong-kind", "unknown-question-type"]
        #expect(compilation.diagnostics.filter { unknown.contains($0.code) }.isEmpty)
        let later = compilation.diagnostics.filter { $0.code == .notAvailableYet && $0.severity == .note }
        let keys: [String] = []
        let channels = ["counter", "paper", "api"]
        #expect(Set(later.map(\.range.text)) == Set(keys + channels))
    }
}
