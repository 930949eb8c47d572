import Foundation
import Services
import Testing

/// `parvis register` and `parvis pia`: what the data-protection officer takes from the command line.
@Suite struct ProcessingCommandTests {
    private static func tree(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `the register of a folder of definitions is written in words and as JSON`() async throws {
        let words = try await Program.run(
            "register", "--services", Place.services, "--organisation", "mairie", "--language", "en", "--on",
            "2026-11-27")
        #expect(words.status == 0, "\(words.errors)")
        #expect(words.output.contains("Register my child for school meals  [service:cantine]"))
        #expect(words.output.contains("Trois-Vallées central kitchen"))
        let json = try await Program.run(
            "register", "--services", Place.services, "--organisation", "mairie", "--json", "--on", "2026-11-27")
        let processings = try #require(try Self.tree(json.output)["processings"] as? [[String: Any]])
        #expect(processings.count == 10)
        let unsaid = try await Program.run("register", "--services", Place.services)
        #expect(unsaid.status != 0)
        #expect(unsaid.errors.contains("mairie, mutuelle-des-rives"))
    }

    @Test func `it says that what people wrote is too old, and its status too`() async throws {
        let old = try await Program.run(
            "register", "--services", Place.services, "--organisation", "mairie", "--language", "en", "--on",
            "2027-12-01")
        #expect(old.status == 1)
        #expect(old.output.contains("have not been checked since 14\u{A0}September 2026"))
        let checked = try await Program.run("check", Place.services, "--on", "2027-12-01")
        #expect(checked.status == 0, "a warning")
        #expect(checked.output.contains("[review-old]"))
    }

    @Test func `the register of a town is that of what it published`() async throws {
        try await Place.withFolder { folder in
            let published = try await Program.run(
                "publish", "\(Place.services)/acte-naissance", "--data", "\(folder)/data")
            try #require(published.status == 0, "\(published.errors)")
            let register = try await Program.run(
                "register", "--data", "\(folder)/data", "--json", "--on", "2026-11-27")
            #expect(register.status == 0, "\(register.errors)")
            let tree = try Self.tree(register.output)
            let ids = (tree["processings"] as? [[String: Any]])?.compactMap { $0["id"] as? String } ?? []
            #expect(ids.filter { $0.hasPrefix("service:") } == ["service:acte-naissance"])
            #expect((tree["measures"] as? [String: Bool])?["sealing"] == true)
        }
    }

    @Test func `a missing assessment is begun from the definition, and check then only waits for it to be validated`()
        async throws
    {
        try await Place.withFolder { folder in
            let services = try Place.copyServices(into: folder)
            let file = "\(services)/cantine/pia.json"
            let kept = try String(contentsOfFile: file, encoding: .utf8)
            let exported = try await Program.run("pia", "export", "cantine", "--services", services)
            #expect(exported.status == 0 && exported.output == kept)
            #expect(try await Program.run("pia", "show", "cantine", "--services", services).status == 0)
            try FileManager.default.removeItem(atPath: file)
            let without = try await Program.run("check", services, "--on", "2026-11-27")
            #expect(without.status == 1)
            #expect(without.output.contains(#/cantine/service\.yaml:\d+:\d+: error: .*\[assessment-missing\]/#))
            let missing = try await Program.run("pia", "show", "cantine", "--services", services)
            #expect(missing.status == 1)
            let begun = try await Program.run("pia", "new", "cantine", "--services", services, "--data", folder)
            #expect(begun.status == 0, "\(begun.errors)")
            #expect(try ImpactAssessment(reading: begun.output).answer(211) != nil)
            try begun.output.write(toFile: file, atomically: true, encoding: .utf8)
            let with = try await Program.run("check", services, "--on", "2026-11-27")
            #expect(with.status == 0, "\(with.output)")
            #expect(with.output.contains("[assessment-not-validated]"))
            let unknown = try await Program.run("pia", "new", "absente", "--services", services)
            #expect(unknown.status != 0 && unknown.errors.contains("cantine"))
        }
    }
}
