import Foundation
import Testing

@Suite struct CheckTests {
    @Test func `the town's definitions are sound`() async throws {
        let outcome = try await Program.run("check", Place.services, "--on", "2026-11-27")
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.contains("7 services: no errors, no warnings"))
    }

    @Test func `a wrong definition is shown with its place, and the status says so`() async throws {
        try await Place.withFolder { folder in
            let services = try Place.copyServices(into: folder)
            try Place.replace("summary:", by: "sumary:", in: "\(services)/acte-naissance/service.yaml")
            let outcome = try await Program.run("check", services)
            #expect(outcome.status == 1)
            #expect(outcome.output.contains(#/acte-naissance/service\.yaml:\d+:\d+: error: /#))
            #expect(outcome.output.contains("did you mean `summary`?"))
            #expect(!outcome.output.contains("\u{1B}["), "colours belong to terminals")
        }
    }

    @Test func `a path that does not exist has a status of its own`() async throws {
        try await Place.withFolder { folder in
            let outcome = try await Program.run("check", "\(folder)/nowhere")
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("There is nothing at \(folder)/nowhere."))
        }
    }

    @Test func `a service's file stands for its folder`() async throws {
        let outcome = try await Program.run("check", "\(Place.services)/acte-naissance/service.yaml")
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.contains("1 service: no errors"))
    }

    @Test func `editors get JSON`() async throws {
        try await Place.withFolder { folder in
            let services = try Place.copyServices(into: folder)
            try Place.replace("summary:", by: "sumary:", in: "\(services)/acte-naissance/service.yaml")
            let outcome = try await Program.run("check", services, "--json")
            #expect(outcome.status == 1)
            let entries = try JSONDecoder().decode([Entry].self, from: Data(outcome.output.utf8))
            let entry = try #require(entries.first { $0.code == "unknown-key" })
            #expect(entry.file.hasSuffix("acte-naissance/service.yaml"))
            #expect(entry.line > 1 && entry.column == 1 && entry.severity == "error")
        }
    }

    private struct Entry: Decodable {
        let file: String
        let line: Int
        let column: Int
        let severity: String
        let code: String
    }
}
