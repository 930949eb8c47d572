import ArgumentParser
import FEEL
import Foundation
import Services

/// `parvis check`: the compiler of definitions, for people and for editors.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check definitions and say what to mend.",
        discussion: """
            Where a `questions.jsonl` stands beside `organisation.yaml`, its questions are replayed over the definitions: the \
            expected sheet must be among the first three.

            Exit status: 0 when nothing is wrong, 1 when something is, 2 when a path does not exist.
            """)

    @Argument(help: "Folders of services, or a service's own folder.") var paths: [String]
    @Flag(help: "Write diagnostics as JSON, for editors.") var json = false
    @Flag(help: "Don't use colours.") var noColor = false
    @ArgumentParser.Option(help: "The day on which the age of reviews is judged; today without it.") var on: String?

    func run() async throws {
        let day = try DefinitionPath.day(on)
        let catalogues = try paths.map { try DefinitionPath.load($0, on: day) }
        let today = day ?? Zone.utc.date(at: Installation.now())
        let diagnostics = catalogues.flatMap {
            $0.diagnostics + QuestionsExamination.diagnostics(of: $0, on: today)
        }
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

    /// A day as it is given on the command line; nil when none is.
    static func day(_ text: String?) throws -> CivilDate? {
        guard let text else { return nil }
        guard let day = CivilDate(iso8601: text) else { throw CommandFailure("--on is a day: 2026-11-27.") }
        return day
    }

    /// Reads and compiles what stands at a path; the file of a service or an organisation stands for its folder.
    ///
    /// - Parameter day: when the age of what has to be reviewed is judged; today unless it is said.
    static func load(_ path: String, on day: CivilDate? = nil) throws -> Catalogue {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            Console.warn("There is nothing at \(path).")
            throw missing
        }
        let today = day ?? Zone.utc.date(at: Installation.now())
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
