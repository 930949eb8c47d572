import Foundation
import Testing

@testable import parvis

/// The repository, and folders to work in.
enum Place {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static var services: String { root.appending(path: "services").path }

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
        let running = try Running(arguments, environment: environment, input: input)
        let status = await running.status()
        return Outcome(status: status, output: running.output.text, errors: running.errors.text)
    }

    /// A run under way.
    final class Running {
        let process = Process()
        let output = Gathered()
        let errors = Gathered()
        private let ended: AsyncStream<Int>

        init(_ arguments: [String], environment: [String: String] = [:], input: String = "") throws {
            process.executableURL = Program.url
            process.arguments = arguments
            process.environment = ProcessInfo.processInfo.environment
                .filter { !$0.key.hasPrefix("PARVIS_") }.merging(environment) { $1 }
            let (standardInput, standardOutput, standardError) = (Pipe(), Pipe(), Pipe())
            process.standardInput = standardInput
            process.standardOutput = standardOutput
            process.standardError = standardError
            let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
            ended = stream
            process.terminationHandler = { process in
                continuation.yield(process.terminationReason == .exit ? Int(process.terminationStatus) : -1)
                continuation.finish()
            }
            try process.run()
            output.gather(standardOutput.fileHandleForReading)
            errors.gather(standardError.fileHandleForReading)
            // A program that needs no input may have ended already: that is an error here, not a signal.
            signal(SIGPIPE, SIG_IGN)
            try? standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try? standardInput.fileHandleForWriting.close()
        }

        /// Asks the program to end, as `systemctl stop` or Ctrl-C do.
        func end() { process.terminate() }

        /// Waits for the end and gives the exit status.
        func status() async -> Int {
            var status = -1
            for await code in ended { status = code }
            await output.finished()
            await errors.finished()
            return status
        }
    }
}

/// What a pipe gives, gathered as it comes.
final class Gathered: @unchecked Sendable {
    // Everything mutable is behind the lock.
    private let lock = NSLock()
    private var bytes = Data()
    private let (lines, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .unbounded)

    /// Reads on a thread of its own until the pipe closes.
    func gather(_ handle: FileHandle) {
        Thread.detachNewThread { [self] in
            while true {
                let data = handle.availableData
                if data.isEmpty { break }
                lock.withLock { bytes += data }
                continuation.yield()
            }
            continuation.finish()
        }
    }

    var text: String { lock.withLock { String(decoding: bytes, as: UTF8.self) } }

    /// Waits until a text has come.
    ///
    /// - Returns: false when the pipe closed without it.
    func wait(for wanted: String) async -> Bool {
        if text.contains(wanted) { return true }
        for await _ in lines where text.contains(wanted) { return true }
        return text.contains(wanted)
    }

    /// Waits until the pipe closes.
    func finished() async { for await _ in lines {} }
}
