import Foundation
import Testing

@Suite struct PublishTests {
    @Test func `publishing twice changes nothing`() async throws {
        try await Place.withFolder { folder in
            let first = try await Program.run("publish", Place.services, "--data", "\(folder)/data")
            #expect(first.status == 0, "\(first.errors)")
            #expect(first.output.contains("organisation mairie: published, version 1"))
            #expect(first.output.contains("acte-naissance: published, version 1"))
            let second = try await Program.run("publish", Place.services, "--data", "\(folder)/data")
            #expect(second.status == 0)
            #expect(second.output.contains("organisation mairie: unchanged, version 1"))
            #expect(second.output.contains("acte-naissance: unchanged, version 1"))
        }
    }

    @Test func `a broken service takes none of the others down`() async throws {
        try await Place.withFolder { folder in
            let services = try Place.copyServices(into: folder)
            let begun = try await Program.run("new", "livret-de-famille", "--into", services)
            #expect(begun.status == 0, "\(begun.errors)")
            try Place.replace("workflow:", by: "workfow:", in: "\(services)/livret-de-famille/service.yaml")
            let outcome = try await Program.run("publish", services, "--data", "\(folder)/data")
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("acte-naissance: published, version 1"))
            #expect(outcome.output.contains("livret-de-famille: refused"))
            #expect(outcome.errors.contains(#/livret-de-famille/service\.yaml:\d+:\d+: error: /#))
        }
    }

    @Test func `a change is a new version, and one service can be published alone`() async throws {
        try await Place.withFolder { folder in
            let services = try Place.copyServices(into: folder)
            let data = "\(folder)/data"
            _ = try await Program.run("publish", services, "--data", data)
            _ = try await Program.run("new", "livret-de-famille", "--into", services)
            try Place.replace("max: 100", by: "max: 90", in: "\(services)/acte-naissance/service.yaml")
            let outcome = try await Program.run(
                "publish", services, "--data", data, "--service", "acte-naissance")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("acte-naissance: published, version 2"))
            #expect(!outcome.output.contains("livret-de-famille"))
            let unknown = try await Program.run("publish", services, "--data", data, "--service", "nowhere")
            #expect(unknown.status == 1)
            #expect(unknown.errors.contains("There is no service nowhere"))
        }
    }

    @Test func `a service's own folder, published, leaves the organisation's sheets where they are`() async throws {
        try await Place.withFolder { folder in
            let services = try Place.copyServices(into: folder)
            let data = "\(folder)/data"
            let whole = try await Program.run("publish", services, "--data", data)
            #expect(whole.output.contains(#/organisation mairie: \d+ sheets, \d+ new or changed, 0 removed/#))
            let alone = try await Program.run("publish", "\(services)/acte-naissance", "--data", data)
            #expect(alone.status == 0, "\(alone.errors)")
            #expect(!alone.output.contains("removed"), "\(alone.output)")
            let again = try await Program.run("publish", services, "--data", data)
            #expect(again.output.contains(#/organisation mairie: \d+ sheets, 0 new or changed, 0 removed/#))
        }
    }

    @Test func `a data folder that can't be made is said in one sentence`() async throws {
        try await Place.withFolder { folder in
            try Data().write(to: URL(filePath: "\(folder)/file"))
            let outcome = try await Program.run("publish", Place.services, "--data", "\(folder)/file/data")
            #expect(outcome.status != 0)
            #expect(outcome.errors.contains("The data folder can't be made"))
        }
    }
}

@Suite struct NewTests {
    @Test func `what new writes is accepted by check, and never overwrites`() async throws {
        try await Place.withFolder { folder in
            let services = try Place.copyServices(into: folder)
            let outcome = try await Program.run("new", "livret-de-famille", "--into", services)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("parvis check \(services)/livret-de-famille"))
            let check = try await Program.run("check", services)
            #expect(check.status == 0, "\(check.output)")
            #expect(check.output.contains("8 services: no errors"))
            let before = try String(contentsOfFile: "\(services)/livret-de-famille/service.yaml", encoding: .utf8)
            let again = try await Program.run("new", "livret-de-famille", "--into", services)
            #expect(again.status != 0)
            #expect(again.errors.contains("exists already"))
            let after = try String(contentsOfFile: "\(services)/livret-de-famille/service.yaml", encoding: .utf8)
            #expect(before == after)
        }
    }

    @Test func `an identifier that can't be one is refused, and nothing is written`() async throws {
        try await Place.withFolder { folder in
            let services = try Place.copyServices(into: folder)
            let outcome = try await Program.run("new", "Livret de famille", "--into", services)
            #expect(outcome.status != 0)
            #expect(outcome.errors.contains("can't be an identifier"))
            #expect(!FileManager.default.fileExists(atPath: "\(services)/Livret de famille"))
            let homeless = try await Program.run("new", "livret", "--into", folder)
            #expect(homeless.status != 0)
            #expect(homeless.errors.contains("There is no \(folder)/organisation.yaml"))
        }
    }
}
