import Cases
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// What waits, for supervisors, and that nobody is counted by name.
@Suite struct LoadPageTests {
    @Test func `a supervisor sees what waits by service and by office, an agent does not`() async throws {
        let town = try await TestTown.make()
        let supervisor = try await town.agent("chef", role: .supervisor)
        #expect(try await supervisor.get("/fr/desk/load").body.contains("Aucun dossier n’est ouvert."))
        for _ in 0..<2 { _ = try await town.submittedCase(SiteClient(site: town.site)) }
        let taken = "/fr/desk/cases/\(try await town.submittedCase(SiteClient(site: town.site)))"
        let agent = try await town.agent("nadia", role: .agent)
        _ = try await agent.postForm("\(taken)/take", [("seen", "1")], from: taken)
        for language in ["fr", "en"] {
            let page = try await supervisor.get("/\(language)/desk/load")
            #expect(page.status == 200)
            // Three open, none late, none awaited, two in nobody's charge: by service, then by office, then by group.
            let figures = page.body.matches(of: /<td class="figure">(\d+)<\/td>/).compactMap { Int($0.1) }
            #expect(figures == [3, 0, 0, 2, 3, 0, 0, 2, 3, 0, 0, 2])
        }
        #expect(try await agent.get("/fr/desk/load").status == 403)
        #expect(!(try await agent.get("/fr/desk")).body.contains("/desk/load"))
        #expect(try await supervisor.get("/fr/desk").body.contains("/fr/desk/load"))
        await town.remove()
    }

    @Test func `no page of figures or of what waits names an agent`() async throws {
        let town = try await TestTown.make()
        let names = ["nadia", "omar"]
        for name in names {
            let agent = try await town.agent(name, role: .agent)
            let path = "/fr/desk/cases/\(try await town.submittedCase(SiteClient(site: town.site)))"
            _ = try await agent.postForm("\(path)/take", [("seen", "1")], from: path)
            _ = try await agent.postForm("\(path)/notes", [("note", "Vu."), ("seen", "0")], from: path)
        }
        let administrator = try await town.agent("chef", role: .administrator)
        let pages = SiteApplication.routes.filter { route in
            route.method == .get && ["figures", "load", "open-data"].contains { route.path.contains($0) }
        }
        #expect(pages.contains { $0.path == "/{language}/desk/load" })
        #expect(pages.contains { $0.path == "/{language}/desk/figures/{service}" })
        for route in pages {
            let path = route.path.replacing("{language}", with: "fr").replacing("{service}", with: "acte-naissance")
                .replacing("{year}", with: "2026")
            let page = try await administrator.get(path)
            #expect(page.status < 500, "\(path)")
            for name in names { #expect(!page.body.contains(name), "\(path) names \(name)") }
        }
        await town.remove()
    }
}
