import Foundation
import Services
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
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardInput = pipe
        let (ended, end) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        process.terminationHandler = { process in
            end.yield(process.terminationReason == .exit ? Int(process.terminationStatus) : -1)
            end.finish()
        }
        try process.run()
        let identifier = process.processIdentifier
        let watchdog = Task {
            try await Task.sleep(for: timeout)
            kill(identifier, SIGKILL)
        }
        defer { watchdog.cancel() }
        // A program that ends without reading its input closes the pipe: its exit status says what happened.
        try? pipe.fileHandleForWriting.write(contentsOf: Data(input))
        try? pipe.fileHandleForWriting.close()
        for await status in ended { return status }
        return -1
    }
}
