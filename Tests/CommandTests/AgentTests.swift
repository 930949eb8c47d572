import Foundation
import Testing

@Suite struct AgentTests {
    private static let password = "un-mot-de-passe-long\n"

    @Test func `agents are added, given passwords and suspended`() async throws {
        try await Place.withFolder { folder in
            let data = "\(folder)/data"
            _ = try await Program.run("publish", Place.services, "--data", data)
            func add(_ login: String, organisation: String = "mairie", office: String = "etat-civil", password: String)
                async throws
                -> Program.Outcome
            {
                try await Program.run(
                    "agent", "add", login, "--data", data, "--organisation", organisation, "--office", office, "--name",
                    "Ada", input: password)
            }
            let added = try await add("ada", password: Self.password)
            #expect(added.status == 0, "\(added.errors)")
            #expect(added.output.contains("ada can sign in."))

            let twice = try await add("Ada", password: Self.password)
            #expect(twice.status != 0 && twice.errors.contains("Somebody signs in as Ada already"))
            let short = try await add("bob", password: "court\n")
            #expect(short.status != 0 && short.errors.contains("at least 12 characters"))
            let nowhere = try await add("bob", organisation: "nowhere", password: Self.password)
            #expect(nowhere.status != 0 && nowhere.errors.contains("There is no organisation nowhere"))
            let homeless = try await add("bob", office: "nowhere", password: Self.password)
            #expect(homeless.status != 0 && homeless.errors.contains("There is no office nowhere"))

            let changed = try await Program.run(
                "agent", "set-password", "ada", "--data", data, input: "un-autre-mot-de-passe\n")
            #expect(changed.status == 0 && changed.output.contains("The password of ada is changed."))
            let suspended = try await Program.run("agent", "suspend", "ada", "--data", data)
            #expect(suspended.status == 0 && suspended.output.contains("ada can't sign in any more"))
            let unknown = try await Program.run("agent", "suspend", "bob", "--data", data)
            #expect(unknown.status != 0 && unknown.errors.contains("Nobody signs in with this name."))
        }
    }
}
