import Foundation
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The server as it is started by hand, on a port that the system chooses.
@Suite struct ServeTests {
    /// The address that a server announces.
    private func address(of server: Program.Running) async throws -> String {
        try #require(await server.output.wait(for: "is ready: http://localhost:"), "\(server.errors.text)")
        let match = try #require(server.output.text.firstMatch(of: /is ready: http:\/\/localhost:(\d+)/))
        return "http://127.0.0.1:\(match.1)"
    }

    private func status(of address: String) async throws -> Int {
        let url = try #require(URL(string: address))
        let (_, response) = try await URLSession.shared.data(from: url)
        return try #require(response as? HTTPURLResponse).statusCode
    }

    @Test func `the demonstration is served, and stops when asked`() async throws {
        try await Place.withFolder { folder in
            let server = Program.Running(
                ["serve", "--demo", "--port", "0", "--data", "\(folder)/data"],
                environment: ["PARVIS_SERVICES": Place.services])
            let address = try await address(of: server)
            #expect(try await status(of: "\(address)/health") == 200)
            #expect(try await status(of: "\(address)/fr/services/acte-naissance") == 200)
            #expect(await server.output.wait(for: "bienvenue-a-val-clair"))
            for login in ["agent", "collegue", "responsable", "admin"] {
                #expect(server.output.text.contains("    \(login) ("))
            }
            server.end()
            #expect(await server.status() == 0, "\(server.errors.text)")
        }
    }

    @Test func `a port that is taken is said in one sentence`() async throws {
        try await Place.withFolder { folder in
            let first = Program.Running(["serve", "--port", "0", "--data", "\(folder)/one"])
            let port = String(try await address(of: first).split(separator: ":").last ?? "")
            let second = try await Program.run("serve", "--port", port, "--data", "\(folder)/two")
            #expect(second.status != 0)
            #expect(second.errors.contains("Another program listens on port \(port) already"))
            first.end()
            #expect(await first.status() == 0)
        }
    }

    @Test func `without definitions, the demonstration says what it looks for`() async throws {
        try await Place.withFolder { folder in
            let outcome = try await Program.run(
                "serve", "--demo", "--port", "0", "--data", "\(folder)/data",
                environment: ["PARVIS_SERVICES": "\(folder)/nowhere"])
            #expect(outcome.status != 0)
            #expect(outcome.errors.contains("where there is no organisation.yaml"))
        }
    }

    @Test func `a file that is no database is said in one sentence`() async throws {
        try await Place.withFolder { folder in
            try Data(repeating: 0x41, count: 4096).write(to: URL(filePath: "\(folder)/parvis.sqlite"))
            let outcome = try await Program.run("serve", "--port", "0", "--data", folder)
            #expect(outcome.status != 0)
            #expect(outcome.errors.contains("The data folder \(folder) can't be used."), "\(outcome.errors)")
        }
    }

    @Test func `what an author saves is published; mistakes keep the former version`() async throws {
        try await Place.withFolder { folder in
            let services = try Place.copyServices(into: folder)
            let file = "\(services)/acte-naissance/service.yaml"
            let server = Program.Running(
                ["serve", "--watch", services, "--port", "0", "--data", "\(folder)/data"])
            let address = try await address(of: server)
            #expect(server.output.text.contains("acte-naissance: published, version 1"))

            try Place.replace("max: 100", by: "max: 90", in: file)
            #expect(await server.output.wait(for: "acte-naissance: published, version 2"))
            try Place.replace("summary:", by: "sumary:", in: file)
            #expect(await server.output.wait(for: "did you mean `summary`?"))
            #expect(await server.output.wait(for: "acte-naissance: refused"))
            #expect(try await status(of: "\(address)/fr/services/acte-naissance") == 200)
            server.end()
            #expect(await server.status() == 0)
        }
    }
}
