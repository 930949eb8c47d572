import Foundation
import Testing

/// `parvis keys`, and what is said at start when a key is lost or wrong.
@Suite struct KeyTests {
    @Test func `the master key is changed, and the former one forgotten`() async throws {
        try await Place.withFolder { folder in
            let data = "\(folder)/data"
            let early = try await Program.run("keys", "status", "--data", data)
            #expect(early.status == 1 && early.errors.contains("made at the first start"))
            _ = try await Program.run("publish", Place.services, "--data", data)
            let before = try await Program.run("keys", "status", "--data", data)
            #expect(before.output.contains("2 keys in \(data)/keys/keys.sqlite, 2 of them wrapped by it"))
            let rotated = try await Program.run("keys", "rotate", "--data", data)
            #expect(rotated.status == 0 && rotated.output.contains("2 keys are wrapped by m-"))
            #expect(rotated.errors.contains("2 of 2 keys"))
            let forgotten = try await Program.run("keys", "rotate", "--forget-former", "--data", data)
            #expect(forgotten.output.contains("1 former master keys are removed"))
            let after = try await Program.run("keys", "status", "--data", data)
            #expect(after.output.contains("2 of them wrapped by it") && after.output != before.output)
            let opened = try await Program.run("publish", Place.services, "--data", data)
            #expect(opened.status == 0)
        }
    }

    @Test func `a lost, wrong or open key is said in one sentence`() async throws {
        try await Place.withFolder { folder in
            let data = "\(folder)/data"
            _ = try await Program.run("publish", Place.services, "--data", data)
            let (master, store) = ("\(data)/keys/master.key", "\(data)/keys/keys.sqlite")
            func sentence() async throws -> String {
                let outcome = try await Program.run("publish", Place.services, "--data", data)
                #expect(outcome.status == 1)
                #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
                return outcome.errors
            }
            let kept = try Data(contentsOf: URL(filePath: master))
            try FileManager.default.removeItem(atPath: master)
            #expect(try await sentence().contains("The master key \(master) is missing"))
            // Another town's key.
            let other = "\(folder)/other"
            _ = try await Program.run("publish", Place.services, "--data", other)
            try FileManager.default.copyItem(atPath: "\(other)/keys/master.key", toPath: master)
            #expect(
                try await sentence().contains(/The master key m-[0-9a-f]{8}, which wraps this town's keys, is not in/))
            try kept.write(to: URL(filePath: master))
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: master)
            #expect(try await sentence().contains("chmod 600"))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: master)
            for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: store + end) }
            #expect(try await sentence().contains("The key store \(store) is missing"))
        }
    }

    @Test func `the master key may come from the environment, and be changed there`() async throws {
        try await Place.withFolder { folder in
            let data = "\(folder)/data"
            let (one, two) = (String(repeating: "1a", count: 32), String(repeating: "2b", count: 32))
            func run(_ arguments: String..., master: [String: String]) async throws -> Program.Outcome {
                let running = Program.Running(arguments + ["--data", data], environment: master)
                let status = await running.status()
                return Program.Outcome(status: status, output: running.output.text, errors: running.errors.text)
            }
            let former = ["PARVIS_MASTER_KEY": one]
            #expect(try await run("publish", Place.services, master: former).status == 0)
            #expect(!FileManager.default.fileExists(atPath: "\(data)/keys/master.key"))
            let wrong = try await run("publish", Place.services, master: ["PARVIS_MASTER_KEY": two])
            #expect(wrong.status == 1 && wrong.errors.contains("is not in the environment"))
            let bad = try await run("publish", Place.services, master: ["PARVIS_MASTER_KEY": "12"])
            #expect(bad.status == 1 && bad.errors.contains("is not 64 hexadecimal digits"))
            let both = ["PARVIS_MASTER_KEY": two, "PARVIS_MASTER_KEY_FORMER": one]
            #expect(try await run("keys", "rotate", master: both).output.contains("2 keys are wrapped by m-"))
            #expect(try await run("publish", Place.services, master: ["PARVIS_MASTER_KEY": two]).status == 0)
            let again = try await run("keys", "rotate", master: ["PARVIS_MASTER_KEY": two])
            #expect(again.output.contains("already"))
        }
    }

    @Test func `the key of look-ups moves into the key store`() async throws {
        try await Place.withFolder { folder in
            let data = "\(folder)/data"
            try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
            let former = Data((0..<32).map { UInt8($0) })
            try former.write(to: URL(filePath: "\(data)/lookup.key"))
            _ = try await Program.run("publish", Place.services, "--data", data)
            #expect(!FileManager.default.fileExists(atPath: "\(data)/lookup.key"))
            let again = try await Program.run("keys", "status", "--data", data)
            #expect(again.output.contains("2 keys in"))
            let bytes = try Data(contentsOf: URL(filePath: "\(data)/keys/keys.sqlite"))
            #expect(bytes.range(of: former) == nil)
        }
    }
}
