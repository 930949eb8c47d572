import Foundation
import Testing

@Suite struct DoctorTests {
    @Test func `an installation that has not begun is healthy, and stays untouched`() async throws {
        try await Place.withFolder { folder in
            let outcome = try await Program.run("doctor", "--data", "\(folder)/data")
            #expect(outcome.status == 0, "\(outcome.output)")
            #expect(outcome.output.contains("holds nothing yet"))
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/data"))
        }
    }

    @Test func `what is on, off and later is said, with what turns it on`() async throws {
        try await Place.withFolder { folder in
            let data = "\(folder)/data"
            _ = try await Program.run("publish", Place.services, "--data", data)
            let outcome = try await Program.run("doctor", "--data", data)
            #expect(outcome.status == 0, "\(outcome.output)")
            #expect(outcome.output.contains(/on +SQLite +version 3\.\d+/))
            #expect(outcome.output.contains("journal_mode=wal, synchronous=2"))
            #expect(outcome.output.contains("acte-naissance"))
            #expect(outcome.output.contains("PARVIS_SENDMAIL="))
            #expect(outcome.output.contains(/later +PDF letters/))
        }
    }

    @Test func `the keys are said to be there, broken or missing, and what they are for`() async throws {
        try await Place.withFolder { folder in
            let data = "\(folder)/data"
            _ = try await Program.run("publish", Place.services, "--data", data)
            let there = try await Program.run("doctor", "--data", data)
            #expect(
                there.output.contains(/on +Keys +2 of 2 keys that seal what is stored are wrapped by m-[0-9a-f]{8}/))
            let key = "\(data)/keys/master.key"
            try Data([1, 2, 3]).write(to: URL(filePath: key))
            let broken = try await Program.run("doctor", "--data", data)
            #expect(broken.status == 1 && broken.output.contains("restore it from its back-up"))
            try FileManager.default.removeItem(atPath: key)
            let missing = try await Program.run("doctor", "--data", data)
            #expect(missing.output.contains(/broken +Keys +.*is missing/), "\(missing.output)")
            #expect(!FileManager.default.fileExists(atPath: key), "looking makes nothing")
        }
    }

    @Test func `a folder that others can read is broken`() async throws {
        try await Place.withFolder { folder in
            let data = "\(folder)/data"
            _ = try await Program.run("publish", Place.services, "--data", data)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: data)
            let outcome = try await Program.run("doctor", "--data", data)
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("chmod 700 \(data)"))
        }
    }

    @Test(arguments: [
        (["PARVIS_DRAFT_DAYS": "many"], "The setting draftDays is a whole number."),
        (["PARVIS_RATE_LIMITS": "perhaps"], "The setting rateLimits is true or false."),
    ])
    func `a setting of the wrong type is never ignored`(environment: [String: String], words: String) async throws {
        try await Place.withFolder { folder in
            let outcome = try await Program.run("doctor", "--data", "\(folder)/data", environment: environment)
            #expect(outcome.status == 1)
            #expect(outcome.output.contains(words), "\(outcome.output)")
        }
    }

    @Test func `settings come from the environment, then from the file`() async throws {
        try await Place.withFolder { folder in
            let file = #"{"publicURL": "https://file.example", "rateLimit": {"secret": {"perMinute": 7}}}"#
            try Data(file.utf8).write(to: URL(filePath: "\(folder)/parvis.json"))
            let fromFile = try await Program.run("doctor", "--data", folder)
            #expect(fromFile.output.contains("https://file.example"), "\(fromFile.output)")
            #expect(fromFile.output.contains("secret 7/min"))
            let fromEnvironment = try await Program.run(
                "doctor", "--data", folder,
                environment: [
                    "PARVIS_PUBLIC_URL": "https://environment.example", "PARVIS_RATE_LIMIT_SECRET_PER_MINUTE": "9",
                ])
            #expect(fromEnvironment.output.contains("https://environment.example"))
            #expect(fromEnvironment.output.contains("secret 9/min"))
            try Data("{".utf8).write(to: URL(filePath: "\(folder)/parvis.json"))
            let broken = try await Program.run("doctor", "--data", folder)
            #expect(broken.status == 1)
            #expect(broken.output.contains("it is a JSON object of settings"))
        }
    }
}
