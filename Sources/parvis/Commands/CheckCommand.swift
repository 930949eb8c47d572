import ArgumentParser
import Foundation
import Services

/// `parvis check`: the compiler of definitions, for people and for editors.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check definitions and say what to mend.",
        discussion:
            "Exit status: 0 when every service can be published, 1 when one can't, 2 when a path does not exist.")

    @Argument(help: "Folders of services, or a service's own folder.") var paths: [String]
    @Flag(help: "Write diagnostics as JSON, for editors.") var json = false
    @Flag(help: "Don't use colours.") var noColor = false

    func run() async throws {
        let catalogues = try paths.map { try DefinitionPath.load($0) }
        let diagnostics = catalogues.flatMap(\.diagnostics)
        if json {
            FileHandle.standardOutput.write(try DiagnosticJSON.encode(diagnostics))
        } else {
            let renderer = DiagnosticRenderer(usesColour: Console.usesColour(disabled: noColor))
            for diagnostic in diagnostics { print(renderer.render(diagnostic)) }
            let count = catalogues.reduce(0) { $0 + $1.services.count }
            print("\(count == 1 ? "1 service" : "\(count) services"): \(DiagnosticRenderer.summary(diagnostics))")
        }
        if diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
}

/// A path to definitions, as given on the command line.
enum DefinitionPath {
    /// The exit status for a path that does not exist, apart from that of wrong definitions.
    static let missing = ExitCode(2)

    /// Reads and compiles what stands at a path; the file of a service or an organisation stands for its folder.
    static func load(_ path: String) throws -> Catalogue {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            Console.warn("There is nothing at \(path).")
            throw missing
        }
        let today = Zone.utc.date(at: Installation.now())
        if isFolder.boolValue { return CatalogueLoader.load(path, on: today) }
        let url = URL(filePath: path)
        guard [CatalogueFiles.service, CatalogueFiles.organisation].contains(url.lastPathComponent) else {
            Console.warn("\(path) is a file: give the folder of a service, or the folder that holds the services.")
            throw missing
        }
        guard let slash = path.lastIndex(of: "/") else { return CatalogueLoader.load(".", on: today) }
        return CatalogueLoader.load(slash == path.startIndex ? "/" : String(path[..<slash]), on: today)
    }
}
