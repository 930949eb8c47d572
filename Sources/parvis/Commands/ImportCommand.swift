import ArgumentParser
import Cases
import Foundation
import Services
import Storage
import Subprocess
import Web

/// `parvis import`.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring in cases that a person took away from another Parvis.",
        discussion: """
            The archive is the one that "Download everything" gives: of a case, or of all a person's cases. Each case comes \
            with its events, documents and the definition it was sent under, sealed under keys of this town's own. Its \
            organisation must be published here; a case that is here already is refused, and nothing of it changes. Agents \
            are no longer told apart: the archive does not name them.

            Documents wait in quarantine until they have been examined here. The code printed for each case opens it for its \
            person: hand it over to nobody else. A ZIP archive needs unzip; a folder does not.
            """)

    @Argument(help: "The archive, or the folder it was unpacked into.") var archive: String
    @ArgumentParser.Option(help: "The data folder.") var data = "data"

    func run() async throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: archive, isDirectory: &isFolder) else {
            throw CommandFailure("There is nothing at \(archive).")
        }
        guard !isFolder.boolValue else { return try await bring(folder: URL(filePath: archive)) }
        let folder = FileManager.default.temporaryDirectory.appending(path: "parvis-import-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            let result = try await Subprocess.run(
                .name("unzip"), arguments: ["-q", "-o", archive, "-d", folder.path], output: .discarded)
            guard case .exited(0) = result.terminationStatus else {
                throw CommandFailure("\(archive) is no ZIP archive, or a damaged one.")
            }
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("unzip is not installed: unpack \(archive) yourself and give the folder.")
        }
        try await bring(folder: folder)
    }

    private func bring(folder: URL) async throws {
        let cases = try Self.cases(in: folder)
        guard !cases.isEmpty else { throw CommandFailure("No parvis.json is in \(archive).") }
        let installation = try Installation.open(data: data)
        var refused = 0
        for one in cases {
            do {
                let json = [UInt8](try Data(contentsOf: one.appending(path: "parvis.json")))
                let brought = try CaseImport(json: json, service: try Self.files(in: one.appending(path: "service")))
                let code = try await brought.bring(into: installation.store, at: Installation.now()) { path in
                    try? [UInt8](Data(contentsOf: one.appending(path: path)))
                }
                Console.say("\(brought.whole.submission.reference): \(code)")
            } catch let failure as CaseImport.Failure {
                refused += 1
                Console.warn("\(one.lastPathComponent): \(failure)")
            }
        }
        await installation.store.database.close()
        if refused > 0 { throw CommandFailure("\(refused) of \(cases.count) could not be brought in.") }
    }

    /// The folders that hold a case: this one, or those in it.
    private static func cases(in folder: URL) throws -> [URL] {
        let inside = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return ([folder] + inside.sorted { $0.path < $1.path }).filter {
            FileManager.default.fileExists(atPath: $0.appending(path: "parvis.json").path)
        }
    }

    /// Every file under a folder, by its path in it.
    private static func files(in folder: URL) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        guard let paths = FileManager.default.enumerator(atPath: folder.path) else { return files }
        while let path = paths.nextObject() as? String {
            let url = folder.appending(path: path)
            if (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true {
                files[path] = [UInt8](try Data(contentsOf: url))
            }
        }
        return files
    }
}
