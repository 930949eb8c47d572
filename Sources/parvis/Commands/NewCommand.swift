import ArgumentParser
import Foundation
import Services

/// `parvis new`.
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begin a service: a small definition that `check` accepts, to change line by line.")

    @ArgumentParser.Option(help: "The folder of services, which holds organisation.yaml.") var into = "services"
    @Argument(help: "The service's identifier: lower-case letters, digits and hyphens.") var id: String

    func run() async throws {
        let parent = into.count > 1 && into.hasSuffix("/") ? String(into.dropLast()) : into
        let folder = "\(parent)/\(id)"
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw CommandFailure("\(folder) exists already: nothing was changed.")
        }
        let files = try template(for: organisation(in: parent))
        do {
            for (path, text) in files.sorted(by: { $0.key < $1.key }) {
                let url = URL(filePath: "\(folder)/\(path)")
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: url, options: .withoutOverwriting)
                print("\(folder)/\(path)")
            }
        } catch {
            throw CommandFailure("\(folder) can't be written: check the path and its permissions.")
        }
        print(
            """

            Next:
              parvis check \(folder)
              parvis serve --watch \(parent)     shows each change as you save it
              parvis publish \(parent)           puts it in force
            """)
    }

    private func organisation(in folder: String) throws -> Organisation {
        let path = "\(folder)/\(CatalogueFiles.organisation)"
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(
                "There is no \(path): a service belongs to an organisation, which that file describes.")
        }
        guard let text = try FolderReader.text(of: path) else {
            throw CommandFailure("\(path) is not text in UTF-8.")
        }
        let compilation = OrganisationCompiler.compile(SourceFile(path: path, text: text))
        guard let organisation = compilation.organisation else {
            for diagnostic in compilation.diagnostics { Console.warn(DiagnosticRenderer().render(diagnostic)) }
            throw CommandFailure("\(path) has mistakes: mend them first.")
        }
        return organisation
    }

    private func template(for organisation: Organisation) throws -> [String: String] {
        do throws(ServiceTemplate.Problem) {
            return try ServiceTemplate.files(id: id, organisation: organisation)
        } catch {
            switch error {
            case .invalidIdentifier:
                throw CommandFailure(
                    "\(id) can't be an identifier: lower-case letters, digits and hyphens, starting with a letter.")
            case .noOffice:
                throw CommandFailure(
                    "The organisation has no office: add one under `offices`, where people are received.")
            case .noCourt:
                throw CommandFailure(
                    "The organisation names no court: add one under `courts`, before which decisions are challenged.")
            }
        }
    }
}
