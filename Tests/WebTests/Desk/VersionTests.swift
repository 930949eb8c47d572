import Cases
import Foundation
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// The versions of a service, what one changed, and the open cases that stand under the former.
@Suite struct VersionTests {
    @Test func `an administrator reads what a version changed, and which open cases keep the former`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let chief = try await town.agent("chef", role: .administrator)
        let first = try await chief.get("/fr/desk/admin/services").body
        #expect(first.contains("Publication 1, le 24\u{A0}novembre 2026"))
        let path = "/fr/desk/admin/services/acte-naissance"
        #expect(try await chief.get(path).body.contains("Dossiers ouverts\u{A0}: 1."))
        #expect(try await chief.get("\(path)?version=1").status == 200, "nothing stands before the first")
        try await town.publish { service in
            service.replacing("deadline: P2D", with: "deadline: P4D").replacing(
                "label: {fr: \"Prendre la demande\"", with: "label: {fr: \"Commencer <b>\"")
        }
        let page = try await chief.get("\(path)?version=2").body
        #expect(page.contains("De la publication 1 à la 2"))
        #expect(page.contains("État, modification") && page.contains("− P2D") && page.contains("+ P4D"))
        #expect(page.contains("Commencer &lt;b&gt;"))
        #expect(page.contains("/fr/desk/cases/\(id)"), "the case keeps the former")
        _ = try await town.submittedCase(SiteClient(site: town.site))
        let after = try await chief.get(path).body
        #expect(after.components(separatedBy: "Dossiers ouverts\u{A0}: 1.").count == 3, "one under each")
        let english = try await chief.get("/en/desk/admin/services/acte-naissance?version=2").body
        #expect(english.contains("State changed") && !english.contains("Commencer"))
        for nonsense in ["3", "0", "x"] { #expect(try await chief.get("\(path)?version=\(nonsense)").status == 200) }
        #expect(try await chief.get("/fr/desk/admin/services/inconnue").status == 404)
        let agent = try await town.agent("nadia", role: .supervisor)
        #expect(try await agent.get(path).status == 403)
        let far = try await town.agent("loin", role: .administrator, organisation: "voisine")
        #expect(try await far.get(path).status == 404)
        await town.remove()
    }
}
