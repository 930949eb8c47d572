import Foundation
import Logging
import ServiceLifecycle
import Services
import Storage
import Web

/// Publishes a folder whenever a file in it changes, for authors: what is saved is shown at once.
///
/// While a definition has mistakes, they are printed and its former version stays in force.
struct FolderWatcher: Service {
    let folder: String
    let installation: Installation
    let catalogue: LiveCatalogue

    /// How often the folder is looked at. Polling works on every file system, network and shared folders included.
    private static let interval = Duration.milliseconds(500)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var known = FolderState(of: folder)
            while !Task.isCancelled {
                try? await Task.sleep(for: Self.interval)
                let state = FolderState(of: folder)
                guard state != known else { continue }
                known = state
                do {
                    try await Self.publish(folder, in: installation)
                    try await catalogue.refresh()
                } catch {
                    Console.warn("The folder \(folder) can't be published: \(error)")
                }
            }
        }
    }

    /// Publishes the folder as it is now, and prints what there is to say.
    static func publish(_ folder: String, in installation: Installation) async throws {
        let compiled = CatalogueLoader.load(folder)
        let renderer = DiagnosticRenderer(usesColour: Console.usesColour(disabled: false))
        for diagnostic in compiled.diagnostics { Console.say(renderer.render(diagnostic)) }
        let outcomes = try await Publisher(store: installation.store).publish(compiled, now: Installation.now())
        for outcome in outcomes { Console.say("\(outcome)") }
    }
}

/// What tells whether a folder has changed: the names, sizes and modification times of its files.
private struct FolderState: Equatable {
    private struct File: Equatable {
        let size: Int
        let modified: Date
    }

    private var files: [String: File] = [:]

    /// The most files looked at; a folder of services is far from it.
    private static let maximumFiles = 20_000

    init(of folder: String) {
        let keys: [URLResourceKey] = [.fileSizeKey, .contentModificationDateKey, .isRegularFileKey]
        let walk = FileManager.default.enumerator(
            at: URL(filePath: folder), includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
        while files.count < Self.maximumFiles, let url = walk?.nextObject() as? URL {
            guard let values = try? url.resourceValues(forKeys: Set(keys)), values.isRegularFile == true else {
                continue
            }
            files[url.path] = File(size: values.fileSize ?? 0, modified: values.contentModificationDate ?? .distantPast)
        }
    }
}
