import Cases
import FEEL
import Foundation
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// Cases sent to groups by rule, given on by hand, and seen to while somebody is away.
@Suite struct RoutingTests {
    /// Val-Clair, whose birth certificates come to two groups by the kind of document.
    private func town() async throws -> TestTown {
        let town = try await TestTown.make()
        try await town.publish { service in
            service + """

                routing:
                  - {to: voirie, when: 'type_acte = "extrait_sans_filiation"'}
                  - {to: education}

                """
        }
        return town
    }

    private func join(_ groups: [String], _ login: String, _ town: TestTown) async throws {
        let store = town.store
        try await store.database.write { transaction in
            guard let agent = try store.agents.find(login: login, in: transaction) else { return }
            try store.groups.set(groups, of: agent.id, organisation: agent.organisation, in: transaction)
        }
    }

    @Test func `a new case comes to the group of its route, and to agents of no group`() async throws {
        let town = try await town()
        let agents = try await (
            town.agent("nadia", role: .agent), town.agent("omar", role: .agent), town.agent("zoe", role: .agent)
        )
        try await join(["voirie"], "nadia", town)
        try await join(["education"], "omar", town)
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let link = "/fr/desk/cases/\(id)"
        #expect(try await agents.0.get("/fr/desk").body.contains(link))
        #expect(try await agents.0.get("/fr/desk").body.contains("Un dossier attend."))
        #expect(!(try await agents.1.get("/fr/desk")).body.contains(link))
        #expect(try await agents.2.get("/fr/desk").body.contains(link))
        // My group, and every group one by one.
        #expect(try await agents.0.get("/fr/desk?show=group").body.contains(link))
        #expect(!(try await agents.1.get("/fr/desk?show=group")).body.contains(link))
        #expect(!(try await agents.2.get("/fr/desk")).body.contains("show=group"), "there is no group of theirs")
        for (query, isThere) in [
            ("group=voirie", true), ("group=education", false), ("group=voirie&service=acte-naissance", true),
            ("group=education&service=acte-naissance", false), ("group=nonsense", true),
        ] {
            let list = try await agents.1.get("/fr/desk?show=all&\(query)")
            #expect(list.body.contains(link) == isThere, "\(query)")
        }
        // The history says by what it came, to agents and to the person.
        let page = try await agents.0.get(link).body
        #expect(page.contains("Dirigé vers le groupe «\u{A0}Voirie et éclairage\u{A0}» par la règle de la démarche"))
        #expect(page.contains("Groupe\u{A0}: Voirie et éclairage"))
        await town.remove()
    }

    @Test func `an agent gives a case to another group, saying why; the person reads which, not who`() async throws {
        let town = try await town()
        let person = SiteClient(site: town.site)
        let id = try await town.submittedCase(person)
        let path = "/fr/desk/cases/\(id)"
        let agent = try await town.agent("nadia", role: .agent)
        try await join(["voirie"], "nadia", town)
        let form = try await agent.get("\(path)/group")
        #expect(form.status == 200 && form.body.contains("Confier à un autre groupe"))
        #expect(!form.body.contains("value=\"voirie\""), "not to where it is already")
        let seen = form.value(of: "seen") ?? ""
        let missing = try await agent.postForm(
            "\(path)/group", [("seen", seen), ("group", ""), ("why", "Une école")], from: "\(path)/group")
        #expect(missing.status == 422 && missing.body.contains("Choisissez le groupe à qui confier le dossier."))
        #expect(missing.body.contains("Une école</textarea>"), "what was typed is not lost")
        let mute = try await agent.postForm(
            "\(path)/group", [("seen", seen), ("group", "education"), ("why", "")], from: "\(path)/group")
        #expect(mute.status == 422)
        for _ in 0..<2 {
            let done = try await agent.postForm(
                "\(path)/group", [("seen", seen), ("group", "education"), ("why", "Une école")], from: "\(path)/group")
            #expect(done.location == "\(path)?done=routed")
        }
        let page = try await agent.get(path).body
        #expect(page.components(separatedBy: "Confié au groupe «\u{A0}Éducation\u{A0}»").count == 2)
        #expect(page.contains("Une école"))
        #expect(!(try await agent.get("/fr/desk")).body.contains(path))
        let followed = try await person.get("/fr/cases/\(id)").body
        #expect(followed.contains("Votre demande est confiée à\u{A0}: Éducation"))
        #expect(!followed.contains("Agent nadia") && !followed.contains("Une école"))
        await town.remove()
    }

    @Test func `whoever stands in sees the cases of a colleague who is away, marked so`() async throws {
        let town = try await town()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let path = "/fr/desk/cases/\(id)"
        let nadia = try await town.agent("nadia", role: .agent)
        let omar = try await town.agent("omar", role: .agent)
        try await join(["education"], "omar", town)
        // Sent, then sent to a group: two events.
        #expect(try await nadia.postForm("\(path)/take", [("seen", "2")], from: path).status == 303)
        #expect(!(try await omar.get("/fr/desk")).body.contains(path))
        let page = try await nadia.get("/fr/desk/absences").body
        let standIn = try #require(page.firstMatch(of: /value="([0-9a-f-]{36})"[^>]*>Agent omar/)?.1)
        #expect(!page.contains("name=\"agent\""), "an agent speaks for themselves")
        func fields(_ first: String, _ last: String, _ standIn: String) -> [(String, String)] {
            zip(["first", "last"], [first, last]).flatMap { name, date in
                zip(["day", "month", "year"], date.split(separator: "/")).map { ("\(name).\($0)", String($1)) }
            } + [("stand-in", standIn)]
        }
        // Today is 24 November 2026.
        for (first, last, who, problem) in [
            ("31/2/2026", "1/12/2026", String(standIn), "Ce premier jour n’existe pas"),
            ("//", "1/12/2026", String(standIn), "Saisissez le premier jour"),
            ("24/11/2026", "23/11/2026", String(standIn), "Le dernier jour vient avant le premier."),
            ("1/11/2026", "2/11/2026", String(standIn), "Cette absence est déjà finie."),
            ("24/11/2026", "24/11/2028", String(standIn), "Une absence dure un an au plus"),
            ("24/11/2026", "25/11/2026", "", "Choisissez une autre personne pour remplacer."),
        ] {
            let wrong = try await nadia.postForm(
                "/fr/desk/absences", fields(first, last, who), from: "/fr/desk/absences")
            #expect(wrong.status == 422 && wrong.body.contains(problem), "\(problem)")
        }
        let kept = try await nadia.postForm(
            "/fr/desk/absences", fields("24/11/2026", "27/11/2026", String(standIn)), from: "/fr/desk/absences")
        #expect(kept.status == 303)
        let list = try await omar.get("/fr/desk").body
        #expect(list.contains(path) && list.contains("En charge d’une personne absente que vous remplacez"))
        #expect(list.contains("Un dossier attend."))
        // Whoever stands in is not away on the same days.
        let other = try await omar.get("/fr/desk/absences").body
        #expect(other.contains("du 24\u{A0}novembre 2026 au 27\u{A0}novembre 2026"))
        #expect(!other.contains("Annuler cette absence"), "not theirs to cancel")
        let away = try #require(other.firstMatch(of: /value="([0-9a-f-]{36})"[^>]*>Agent nadia/)?.1)
        let circle = try await omar.postForm(
            "/fr/desk/absences", fields("25/11/2026", "30/11/2026", String(away)), from: "/fr/desk/absences")
        #expect(circle.status == 422 && circle.body.contains("absente aussi ces jours-là"))
        // Colleagues see it when they give a case; a supervisor cancels it; a colleague does not.
        let chief = try await town.agent("chef", role: .supervisor)
        #expect(try await chief.get("\(path)/assignment").status == 200)
        let cancel = [("agent", String(away)), ("first", "2026-11-24")]
        #expect(
            try await omar.postForm("/fr/desk/absences/forget", cancel, from: "/fr/desk/absences").status == 404)
        #expect(try await omar.get("/fr/desk").body.contains(path))
        #expect(
            try await chief.postForm("/fr/desk/absences/forget", cancel, from: "/fr/desk/absences").status == 303)
        #expect(!(try await omar.get("/fr/desk")).body.contains(path))
        await town.remove()
    }

    @Test func `an administrator says who is in which group, and supervisors see what waits by group`() async throws {
        let town = try await town()
        _ = try await town.submittedCase(SiteClient(site: town.site))
        let administrator = try await town.agent("chef", role: .administrator)
        let nadia = try await town.agent("nadia", role: .agent)
        #expect(try await nadia.get("/fr/desk/groups").status == 403)
        let page = try await administrator.get("/fr/desk/groups").body
        let id = try #require(page.firstMatch(of: /name="agent" value="([0-9a-f-]{36})"[\s\S]{0,400}?Agent nadia/)?.1)
        let fields = [("agent", String(id)), ("group", "voirie"), ("group", "education"), ("group", "nonsense")]
        #expect(
            try await administrator.postForm("/fr/desk/groups", fields, from: "/fr/desk/groups").location
                == "/fr/desk/groups?done=kept")
        let store = town.store
        let member = try #require(Identifier(String(id)))
        #expect(try await store.database.read { try store.groups.all(of: member, in: $0) } == ["education", "voirie"])
        let far = try await town.agent("loin", role: .administrator, organisation: "voisine")
        #expect(try await far.postForm("/fr/desk/groups", fields, from: "/fr/desk").status != 303)
        let load = try await administrator.get("/fr/desk/load").body
        #expect(load.contains("Dossiers ouverts par groupe") && load.contains(">Voirie et éclairage</th>"))
        await town.remove()
    }
}
