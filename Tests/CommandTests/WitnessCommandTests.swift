import Cases
import Foundation
import Services
import Storage
import Testing

@testable import parvis

/// `parvis witness`, beside a server that goes on, then one that was put back.
@Suite struct WitnessCommandTests {
    private static let begun = Instant(milliseconds: 1_795_600_000_000)

    /// Serves a data folder while something is done with its address.
    private func serving<Output>(_ data: String, _ body: (String) async throws -> Output) async throws -> Output {
        let server = Program.Running(["serve", "--port", "0", "--data", data])
        try #require(await server.output.wait(for: "is ready: http://localhost:"), "\(server.errors.text)")
        let match = try #require(server.output.text.firstMatch(of: /is ready: http:\/\/localhost:(\d+)/))
        let outcome: Result<Output, any Error>
        do { outcome = .success(try await body("http://127.0.0.1:\(match.1)")) } catch { outcome = .failure(error) }
        server.end()
        #expect(await server.status() == 0, "\(server.errors.text)")
        return try outcome.get()
    }

    /// Adds an event and its leaf.
    private func add(to data: String, version: Int) async throws {
        let installation = try Installation.open(data: data)
        let store = installation.store
        let stream = try #require(Identifier(bytes: [UInt8](repeating: 7, count: 16)))
        let event = NewEvent(organisation: "mairie", kind: "k", at: Self.begun, content: [1])
        try await store.database.write { transaction in
            try store.events.append(to: stream, expectedVersion: version, [event], in: transaction)
        }
        let signer = try LogSigner.make(keys: installation.keys, address: "http://localhost:8080")
        try await LogSequencer.integrate(in: store, signer: signer, at: Self.begun)
        await store.database.close()
    }

    @Test func `a witness takes a log that grew, and says when it was put back`() async throws {
        try await Place.withFolder { folder in
            let (data, older, kept) = ("\(folder)/data", "\(folder)/older", "\(folder)/witness")
            try await add(to: data, version: 0)
            try FileManager.default.copyItem(atPath: data, toPath: older)
            func look(_ address: String, _ arguments: String...) async throws -> Program.Outcome {
                let running = Program.Running(["witness", address, "--folder", kept] + arguments)
                let status = await running.status()
                return Program.Outcome(status: status, output: running.output.text, errors: running.errors.text)
            }
            let first = try await serving(data) { try await look($0) }
            #expect(first.status == 0 && first.output == "1 events; the first checkpoint kept.\n", "\(first.errors)")
            try await add(to: data, version: 1)
            try await add(to: data, version: 2)
            let second = try await serving(data) { try await look($0) }
            #expect(second.output == "3 events; the 1 seen before are its beginning.\n", "\(second.errors)")
            let third = try await serving(older) { try await look($0) }
            #expect(third.status == 1 && third.errors.contains("The log had 3 events and has 1: it was rolled back."))
            #expect(FileManager.default.fileExists(atPath: "\(kept)/evidence"))
            // What was kept stays what was kept.
            let checkpoint = try String(contentsOfFile: "\(kept)/checkpoint", encoding: .utf8)
            #expect(checkpoint.split(separator: "\n")[1] == "3")
            // Another town at that address.
            try await add(to: "\(folder)/other", version: 0)
            let other = try await serving("\(folder)/other") { try await look($0) }
            #expect(other.status == 1 && other.errors.contains("is not signed by the key that was kept"))
            let silent = try await look("http://127.0.0.1:1")
            #expect(silent.status == 1 && silent.errors.contains("does not answer"))
        }
    }

    @Test func `a witness signs what it has checked, and the town that knows it shows so`() async throws {
        try await Place.withFolder { folder in
            let (data, kept) = ("\(folder)/data", "\(folder)/witness")
            try await add(to: data, version: 0)
            func look(_ address: String) async throws -> Program.Outcome {
                let running = Program.Running([
                    "witness", address, "--folder", kept, "--cosign", "ligue.example/temoin",
                ])
                let status = await running.status()
                return Program.Outcome(status: status, output: running.output.text, errors: running.errors.text)
            }
            let stranger = try await serving(data) { try await look($0) }
            #expect(stranger.status == 0 && stranger.output.contains("the town does not take it"), "\(stranger.errors)")
            let key = try #require(stranger.errors.firstMatch(of: /key: (\S+)/)).1
            try "{\"witnesses\": \"\(key)\"}".write(toFile: "\(data)/parvis.json", atomically: true, encoding: .utf8)
            let known = try await serving(data) { try await look($0) }
            #expect(known.output.contains("Cosigned, and the town shows it."), "\(known.errors)")
            // What stands with a checkpoint besides our signature is no fault of the journal.
            let verified = Program.Running(["journal", "verify", "--data", data])
            _ = await verified.status()
            #expect(verified.output.text.contains("1 events"), "\(verified.output.text)")
            #expect(!verified.errors.text.contains("checkpoint") && !verified.output.text.contains("checkpoint"))
        }
    }
}
