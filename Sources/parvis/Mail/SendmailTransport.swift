import Foundation
import Services
import Subprocess
import SystemPackage
import Web

/// Hands messages to the machine's own mail program, which keeps them until they are delivered.
struct SendmailTransport: MailTransport {
    /// The program, which every Unix mail server brings as `sendmail`.
    let program: String
    let envelope: MailEnvelope
    /// How long the program may take.
    var timeout = Duration.seconds(30)

    func deliver(_ message: MailMessage, at now: Instant) async throws(JobFailure) {
        let text = try envelope.text(of: message, at: now)
        // `-t` reads the recipient from the header, `-i` lets a line be a single full stop.
        let child = ChildProcess(program: program, arguments: ["-t", "-i"])
        do {
            let status = try await child.run(input: Array(text.utf8), timeout: timeout)
            guard status == 0 else { throw JobFailure("mail.sendmail-status") }
        } catch let failure as JobFailure {
            throw failure
        } catch {
            throw JobFailure("mail.sendmail")
        }
    }
}

/// A program run beside the server, given its input, and ended if it takes too long.
struct ChildProcess: Sendable {
    let program: String
    let arguments: [String]

    /// Writing to a program that has ended is an error like another, not a signal that ends the server.
    private static let ignoresBrokenPipes: Void = { signal(SIGPIPE, SIG_IGN) }()

    /// Runs the program and returns its exit status; -1 when it was ended by a signal.
    func run(input: [UInt8], timeout: Duration) async throws -> Int {
        Self.ignoresBrokenPipes
        return try await withThrowingTaskGroup(of: Int?.self) { group in
            group.addTask { try await self.run(input: input) }
            group.addTask {
                try await Task.sleep(for: timeout)
                return nil
            }
            // Whatever is still running when its task is cancelled is ended.
            defer { group.cancelAll() }
            return try await group.next().flatMap { $0 } ?? -1
        }
    }

    private func run(input: [UInt8]) async throws -> Int {
        let ended = try await Subprocess.run(
            .path(FilePath(program)), arguments: Arguments(arguments), input: .inputWriter, output: .discarded,
            error: .discarded
        ) { execution in
            // A program that ends without reading its input closes the pipe: its exit status says what happened.
            _ = try? await execution.standardInputWriter.write(input)
        }
        if case .exited(let status) = ended.terminationStatus { return Int(status) }
        return -1
    }
}
