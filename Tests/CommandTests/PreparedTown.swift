import Foundation
import Services
import Storage
import Synchronization
import Web

@testable import parvis

/// The demonstration's town as it begins, made once for all tests and copied for each: making it takes seconds.
actor PreparedTown {
    static let shared = PreparedTown()
    /// What is compiled of definitions, which never change.
    static let compiled = CompiledDefinitions()

    private var made: [Instant: Task<URL, any Error>] = [:]

    /// A town of its own, in a folder that is empty or does not exist.
    static func copy(to data: String, begun: Instant) async throws -> Installation {
        let whole = try await shared.town(begun: begun)
        for name in try FileManager.default.contentsOfDirectory(atPath: whole.path) {
            try FileManager.default.createDirectory(
                atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try FileManager.default.copyItem(atPath: whole.appending(path: name).path, toPath: "\(data)/\(name)")
        }
        return try Installation.open(data: data)
    }

    private func town(begun: Instant) async throws -> URL {
        if let task = made[begun] { return try await task.value }
        let task = Task {
            let folder = FileManager.default.temporaryDirectory.appending(path: "parvis-town-\(UUID().uuidString)")
            Leftovers.shared.add(folder)
            let installation = try Installation.open(data: folder.path)
            try await Demonstration(installation: installation, now: begun, services: Place.services).prepare()
            await installation.store.database.close()
            return folder
        }
        made[begun] = task
        return try await task.value
    }
}

/// Folders that last as long as the tests, removed when they end.
private final class Leftovers: Sendable {
    static let shared = Leftovers()
    private let folders = Mutex<[URL]>([])

    private init() {
        atexit { Leftovers.shared.remove() }
    }

    func add(_ folder: URL) { folders.withLock { $0.append(folder) } }

    private func remove() {
        for folder in folders.withLock({ $0 }) { try? FileManager.default.removeItem(at: folder) }
    }
}
