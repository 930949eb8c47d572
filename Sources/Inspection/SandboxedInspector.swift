import Foundation
import Subprocess
import SystemPackage

/// Examines files, wherever that is done.
public protocol FileInspector: Sendable {
    /// Examines the file `content` of a folder, and leaves `preview.jpg` beside it where one can be made.
    ///
    /// - Returns: the verdict; nil when the examination itself failed or took too long.
    func inspect(folder: String) async -> InspectionVerdict?
}

/// Examines each file in a process of its own: bounded in time, memory and what it may write, without network where the
/// system lets us, with an environment that holds nothing. The server reads one line of it and a picture.
public struct SandboxedInspector: FileInspector {
    /// Most seconds of one examination.
    static let seconds = 45

    private let command: [String]
    private let turnstile: Turnstile

    /// An inspector.
    ///
    /// - Parameters:
    ///   - program: the program that examines, given the folder as its last argument: this very program.
    ///   - arguments: what comes before the folder.
    ///   - atOnce: how many examinations run at once; others wait.
    public init(program: String, arguments: [String], atOnce: Int = 2) {
        command = Self.limits + Isolation.arguments + [program] + arguments
        turnstile = Turnstile(limit: atOnce)
    }

    /// Time, processor, memory, size of files written, files open, no core dump. Both programs are part of every Debian.
    private static let limits = [
        "/usr/bin/timeout", "--kill-after=2", "\(seconds)", "/usr/bin/prlimit", "--cpu=30", "--as=4000000000",
        "--fsize=\(ToolRun.largestFile)", "--nofile=256", "--core=0",
    ]

    /// Examines the file of a folder.
    public func inspect(folder: String) async -> InspectionVerdict? {
        await turnstile.enter()
        let verdict = await Self.run(command + [folder], folder: folder)
        await turnstile.leave()
        return verdict
    }

    private static func run(_ command: [String], folder: String) async -> InspectionVerdict? {
        let environment: [Environment.Key: String] = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder, "TMPDIR": folder, "LANG": "C.UTF-8",
            "VIPS_BLOCK_UNTRUSTED": "1", "VIPS_CONCURRENCY": "1",
        ]
        // `timeout` passes on to all that it started the signal that asks it to end, which it can't do once it is killed.
        var options = PlatformOptions()
        options.teardownSequence = [.send(signal: .terminate, allowedDurationToNextStep: .seconds(5))]
        // A verdict is one short line: what is longer is none, and whoever goes on writing is ended.
        let ended = try? await Subprocess.run(
            .path(FilePath(command[0])), arguments: Arguments(Array(command.dropFirst())),
            environment: .custom(environment), workingDirectory: FilePath(folder), platformOptions: options,
            output: .string(limit: 200), error: .discarded)
        guard let ended, ended.terminationStatus.isSuccess else { return nil }
        return InspectionVerdict(line: ended.standardOutput.trimmingCharacters(in: .newlines))
    }
}

/// Takes a process off the network, where the system lets us.
public enum Isolation {
    private static let ways = [["/usr/bin/unshare", "--net"], ["/usr/bin/unshare", "--map-root-user", "--net"]]

    /// What to put before a command; empty where nothing works.
    public static let arguments: [String] = ways.first(where: works) ?? []

    private static func works(_ way: [String]) -> Bool {
        SpawnedProgram.run(way[0], way.dropFirst() + ["/bin/true"], output: nil) == 0
    }
}

/// Lets so many through at once, in the order in which they came.
actor Turnstile {
    private let limit: Int
    private var inside = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(limit: Int) { self.limit = limit }

    func enter() async {
        if inside < limit {
            inside += 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty { inside -= 1 } else { waiting.removeFirst().resume() }
    }
}
