import Foundation
import Services
import Testing

/// Every folder of `WrongDefinitions/` is a definition with something wrong in it; `expected.txt` holds, to the letter,
/// what the compiler says of it.
///
/// To write the files anew after a change of messages: `PARVIS_WRITE_EXPECTED=1 swift test --filter WrongDefinitionTests`,
/// then read the difference.
@Suite struct WrongDefinitionTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "WrongDefinitions")

    static let names = (try? FolderReader.folders(in: root.path)) ?? []

    @Test func thereAreEnoughOfThem() { #expect(Self.names.count >= 26) }

    @Test(arguments: names) func theCompilerSays(_ name: String) throws {
        let said = Self.diagnostics(of: name)
        let file = Self.root.appending(path: name).appending(path: "expected.txt")
        if ProcessInfo.processInfo.environment["PARVIS_WRITE_EXPECTED"] != nil {
            try Data(said.utf8).write(to: file)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(said == expected, "\(name)")
    }

    @Test func theValidOneHasNothingToSay() { #expect(Self.diagnostics(of: "valid") == "no errors, no warnings\n") }

    /// What `parvis check` would print for a folder, paths being relative to the folder of all.
    static func diagnostics(of name: String) -> String {
        let catalogue = Catalogue(files(of: name))
        let renderer = DiagnosticRenderer()
        return catalogue.diagnostics.map { renderer.render($0) }.joined()
            + DiagnosticRenderer.summary(catalogue.diagnostics) + "\n"
    }

    /// The folder's files under relative paths, with the common organisation where it has none.
    private static func files(of name: String) -> CatalogueFiles {
        let folder = root.appending(path: name).path
        let prefix = root.path + "/"
        var files = CatalogueFiles()
        let found = CatalogueLoader.files(in: folder)
        for (path, archive) in found.services { files.services[path.replacing(prefix, with: "")] = archive }
        for (path, archive) in found.organisations {
            files.organisations[path == root.path ? "" : path.replacing(prefix, with: "")] = archive
        }
        return files
    }
}
