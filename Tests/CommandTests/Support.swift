import Foundation
import Services
import Subprocess
import SystemPackage
import Testing

@testable import parvis

/// The repository, and folders to work in.
enum Place {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static var services: String { root.appending(path: "services").path }

    /// What the town defines, compiled once for all tests.
    static let catalogue = CatalogueLoader.load(services)

    /// Gives a new folder, and removes it afterwards.
    static func withFolder<Output>(_ body: (String) async throws -> Output) async throws -> Output {
        let url = FileManager.default.temporaryDirectory.appending(path: "parvis-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        return try await body(url.path)
    }

    /// A copy of the town's definitions, to break.
    static func copyServices(into folder: String) throws -> String {
        let copy = "\(folder)/services"
        try FileManager.default.copyItem(atPath: services, toPath: copy)
        return copy
    }

    /// Replaces a text of a file, which must hold it.
    static func replace(_ old: String, by new: String, in path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try #require(text.contains(old), "\(path) holds no \(old)")
        try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
    }
}

/// The built program, run as a child process: what people type is what is tested.
struct Program {
    /// What a run gave.
    struct Outcome {
        let status: Int
        let output: String
        let errors: String
    }

    static let url: URL = {
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "parvis")
        let built = Place.root.appending(path: ".build/debug/parvis")
        return FileManager.default.isExecutableFile(atPath: beside.path) ? beside : built
    }()

    /// Runs the program to its end.
    static func run(
        _ arguments: String..., input: String = "", environment: [String: String] = [:]
    ) async throws -> Outcome {
        let running = Running(arguments, environment: environment, input: input)
        let status = await running.status()
        return Outcome(status: status, output: running.output.text, errors: running.errors.text)
    }

    /// A run under way.
    final class Running: Sendable {
        let output = Gathered()
        let errors = Gathered()
        private let run: Task<Int, any Error>
        private let ask: AsyncStream<Void>.Continuation

        init(_ arguments: [String], environment: [String: String] = [:], input: String = "") {
            let path = FilePath(Program.url.path)
            let changes = Self.changes(environment)
            let (asks, ask) = AsyncStream.makeStream(of: Void.self)
            self.ask = ask
            // A program that needs no input may have ended already: that is an error here, not a signal.
            signal(SIGPIPE, SIG_IGN)
            run = Task { [output, errors] in
                defer { for gathered in [output, errors] { gathered.finish() } }
                let ended = try await Subprocess.run(
                    .path(path), arguments: Arguments(arguments), environment: .inherit.updating(changes),
                    input: .inputWriter, output: .sequence, error: .sequence
                ) { execution in
                    let ending = Task { for await _ in asks { try execution.send(signal: .terminate) } }
                    defer { ending.cancel() }
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask { try await output.gather(execution.standardOutput) }
                        group.addTask { try await errors.gather(execution.standardError) }
                        _ = try? await execution.standardInputWriter.write(Array(input.utf8))
                        try? await execution.standardInputWriter.finish()
                        try await group.waitForAll()
                    }
                }
                return if case .exited(let status) = ended.terminationStatus { Int(status) } else { -1 }
            }
        }

        /// Nothing of ours comes from outside but what a test gives.
        private static func changes(_ given: [String: String]) -> [Environment.Key: String?] {
            var changes: [Environment.Key: String?] = [:]
            for name in ProcessInfo.processInfo.environment.keys where name.hasPrefix("PARVIS_") {
                if let key = Environment.Key(rawValue: name) { changes[key] = .some(nil) }
            }
            for (name, value) in given {
                if let key = Environment.Key(rawValue: name) { changes[key] = value }
            }
            return changes
        }

        /// Asks the program to end, as `systemctl stop` or Ctrl-C do.
        func end() { ask.yield() }

        /// Waits for the end and gives the exit status; -1 when a signal ended it or it could not be started.
        func status() async -> Int { (try? await run.value) ?? -1 }
    }
}

/// What a pipe gives, gathered as it comes.
final class Gathered: @unchecked Sendable {
    // Everything mutable is behind the lock.
    private let lock = NSLock()
    private var bytes = Data()
    private let (changes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .unbounded)

    /// Reads until the pipe closes.
    func gather(_ pieces: SubprocessOutputSequence) async throws {
        defer { finish() }
        for try await piece in pieces {
            piece.withUnsafeBytes { read in lock.withLock { bytes.append(contentsOf: read) } }
            continuation.yield()
        }
    }

    /// Nothing more will come.
    func finish() { continuation.finish() }

    var text: String { lock.withLock { String(decoding: bytes, as: UTF8.self) } }

    /// Waits until a text has come.
    ///
    /// - Returns: false when the pipe closed without it.
    func wait(for wanted: String) async -> Bool {
        if text.contains(wanted) { return true }
        for await _ in changes where text.contains(wanted) { return true }
        return text.contains(wanted)
    }
}
