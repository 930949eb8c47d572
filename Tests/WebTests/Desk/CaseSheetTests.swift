import Cases
import FEEL
import Foundation
import Services
import Storage
import Testing

@testable import Web

/// The page of a case as agents read it: what stands beside what, what changed since they looked, and answers that they
/// enter or correct for the person.
@Suite struct CaseSheetTests {
    private struct Desk {
        let town: TestTown
        let resident: SiteClient
        let agent: SiteClient
        let id: String

        var path: String { "/fr/desk/cases/\(id)" }

        func current() async throws -> Case {
            let id = try #require(Identifier(id))
            return try #require(try await town.site.cases.load(id))
        }
    }

    private func desk(email: String? = nil, clock: TestClock = TestClock()) async throws -> Desk {
        let town = try await TestTown.make(clock: { clock.now })
        let resident = SiteClient(site: town.site)
        let id = try await town.completedDraft(resident)
        if let email {
            let form = "/fr/drafts/\(id)/pages/demandeur"
            let given = [("prenom_demandeur", "Samira"), ("nom_demandeur", "Benali"), ("email_demandeur", email)]
            let answer = try await resident.postForm(form, given + given.map { ("asked", $0.0) }, from: form)
            try #require(answer.status == 303)
        }
        let sent = try await resident.postForm("/fr/drafts/\(id)/submit", [], from: "/fr/drafts/\(id)/check")
        try #require(sent.status == 303)
        return Desk(town: town, resident: resident, agent: try await town.agent("nadia", role: .agent), id: id)
    }

    @Test func `answers stand beside the documents and beside each rule's explanation`() async throws {
        let desk = try await desk()
        let page = try await desk.agent.get(desk.path)
        #expect(page.status == 200)
        let sheet = try #require(page.body.components(separatedBy: "class=\"case-sheet\"").dropFirst().first)
        let halves = sheet.components(separatedBy: "class=\"sheet-beside\"")
        try #require(halves.count == 2)
        #expect(halves[0].contains("Benali"))
        #expect(halves[1].contains("Comment c’est calculé<span class=\"visually-hidden\">"))
        #expect(page.words.contains("Calcul : « Quel document voulez-vous ? » = « Une copie intégrale » ou"))
        #expect(page.words.contains("Décret n° 2017-890, articles 30, 32 et 33"))
        await desk.town.remove()
    }

    @Test func `documents stand beside the answers with their pictures, and are never entered by an agent`()
        async throws
    {
        let given = try await FileTown.make()
        _ = try await given.send([("avis", "avis.pdf", FileSamples.pdf)])
        let path = "/fr/drafts/\(given.draft)"
        let sent = try await given.client.postForm("\(path)/submit", [], from: "\(path)/check")
        try #require(sent.status == 303)
        let agent = try await given.town.agent("agent", role: .agent, office: "accueil")
        let desk = "/fr/desk/cases/\(given.draft)"
        let sheet = try #require(
            try await agent.get(desk).body.components(separatedBy: "class=\"case-sheet\"").dropFirst().first)
        let halves = sheet.components(separatedBy: "class=\"sheet-beside\"")
        try #require(halves.count == 2)
        #expect(halves[1].contains("avis.pdf") && halves[1].contains("/preview\""))
        #expect(!halves[0].contains("question=avis"))
        let choice = try await agent.get("\(desk)/answers")
        #expect(choice.words.contains("Les documents ne se changent pas ainsi"))
        #expect(!choice.body.contains("value=\"avis\""))
        #expect(try await agent.get("\(desk)/answers?question=avis&then=fill").status == 422)
        await given.town.remove()
    }

    @Test func `an agent who comes back reads what others did meanwhile, answers old and new`() async throws {
        let clock = TestClock()
        let desk = try await desk(clock: clock)
        let colleague = try await desk.town.agent("omar", role: .agent)
        let first = try await desk.agent.get(desk.path)
        #expect(!first.words.contains("Depuis votre dernier passage"))
        _ = try await colleague.postForm("\(desk.path)/notes", [("note", "Rappelée."), ("seen", "0")], from: desk.path)
        try await amend(desk, as: colleague, name: "Bénali")
        clock.pass(minutes: 15)
        let page = try await desk.agent.get(desk.path)
        #expect(page.words.contains("Depuis votre dernier passage"))
        #expect(page.words.contains("Note écrite par Agent omar"))
        #expect(page.body.contains("href=\"#notes\""))
        #expect(page.words.contains("« Benali » → « Bénali »"))
        await desk.town.remove()
    }

    @Test func `an agent corrects an answer, and the person reads old, new and why, and can contest it`() async throws {
        let desk = try await desk(email: "samira@example.com")
        let page = try await desk.agent.get(desk.path)
        let link = "\(desk.path)/answers?question=nom_naissance"
        #expect(page.body.contains(link))
        let form = try await desk.agent.get(link)
        #expect(form.words.contains("La personne lit tout cela dans son suivi dès que vous enregistrez"))
        let base = [
            ("question", "nom_naissance"), ("asked", "nom_naissance"), ("seen", form.value(of: "seen") ?? ""),
        ]
        let typed = base + [("nom_naissance", "Bénali"), ("amendment-why", "Accent oublié.")]
        let unsaid = try await desk.agent.postForm("\(desk.path)/answers", typed + [("then", "check")], from: link)
        #expect(unsaid.status == 422)
        #expect(unsaid.words.contains("Dites d'où vous tenez ces réponses."))
        #expect(unsaid.body.contains("value=\"Bénali\"") && unsaid.textArea(of: "amendment-why") == "Accent oublié.")
        let whole = typed + [("amendment-basis", "document")]
        let check = try await desk.agent.postForm("\(desk.path)/answers", whole + [("then", "check")], from: link)
        #expect(check.status == 200)
        #expect(check.words.contains("Rien n'est encore enregistré."))
        #expect(try await desk.current().answers["nom_naissance"]?.value == .string("Benali"))

        let jobs = try await mails(desk)
        let done = try await desk.agent.postForm("\(desk.path)/answers", whole + [("then", "save")], from: link)
        #expect(done.location == "\(desk.path)?done=amended")
        // A double click saves once.
        let twice = try await desk.agent.postForm("\(desk.path)/answers", whole + [("then", "save")], from: link)
        #expect(twice.status == 303)
        let current = try await desk.current()
        #expect(current.answers["nom_naissance"] == Answer(.string("Bénali"), by: .agent))
        #expect(current.history.count { EventCodec.kind(of: $0) == "answers-amended" } == 1)
        #expect(try await mails(desk) == jobs + 1, "told by e-mail, once")

        let followed = try await desk.resident.get("/fr/cases/\(desk.id)")
        #expect(followed.words.contains("Réponses changées par le service"))
        #expect(followed.words.contains("« Benali » → « Bénali »"))
        #expect(followed.words.contains("Accent oublié. (selon un document du dossier)"))
        #expect(followed.body.contains("href=\"/fr/cases/\(desk.id)/messages\""))
        #expect(!followed.words.contains("nadia"))
        let copy = try await desk.resident.get("/fr/cases/\(desk.id)/download")
        #expect(copy.body.contains("Accent oublié."))
        let after = try await desk.agent.get(desk.path)
        #expect(after.words.contains("saisi par le service"))
        await desk.town.remove()
    }

    @Test func `what the answers bring up is asked, and nothing typed is lost when a colleague came first`()
        async throws
    {
        let desk = try await desk()
        let path = "\(desk.path)/answers"
        let link = "\(path)?question=type_acte"
        let seen = try await desk.agent.get(link).value(of: "seen") ?? ""
        let typed = [
            ("question", "type_acte"), ("asked", "type_acte"), ("seen", seen), ("type_acte", "copie_integrale"),
            ("amendment-why", "Au guichet."), ("amendment-basis", "counter"), ("then", "check"),
        ]
        let more = try await desk.agent.postForm(path, typed, from: link)
        #expect(more.status == 200)
        #expect(more.words.contains("Qui êtes-vous pour cette personne ?"))
        let lacking = try await desk.agent.postForm(path, typed + [("asked", "qualite")], from: link)
        #expect(lacking.status == 422)

        let colleague = try await desk.town.agent("omar", role: .agent)
        _ = try await colleague.postForm("\(desk.path)/take", [("seen", "1")], from: desk.path)
        let late = try await desk.agent.postForm(path, typed, from: desk.path)
        #expect(late.status == 409)
        #expect(late.textArea(of: "amendment-why") == "Au guichet.")
        #expect(try await desk.current().answers["type_acte"]?.value == .string("extrait_sans_filiation"))
        await desk.town.remove()
    }

    @Test func `answers are chosen on a page of their own, and none can be changed once decided`() async throws {
        let desk = try await desk()
        let path = "\(desk.path)/answers"
        let choice = try await desk.agent.get(path)
        #expect(choice.status == 200)
        #expect(choice.words.contains("Réponse actuelle : Benali"))
        #expect(try await desk.agent.get("\(path)?then=fill").status == 422)
        let two = try await desk.agent.get("\(path)?question=nom_naissance&question=prenoms")
        #expect(two.body.contains("name=\"nom_naissance\"") && two.body.contains("name=\"prenoms\""))
        let letter = try await desk.agent.get("\(desk.path)/actions/accorder")
        let sent = ["csrf", "seen", "shown", "subject"].map { ($0, letter.value(of: $0)?.unescaped ?? "") }
        let granted = try await desk.agent.post(
            "\(desk.path)/actions/accorder", sent + [("body", letter.textArea(of: "body"))])
        #expect(granted.status == 303, "from the list to a granted decision without another step")
        #expect(try await desk.current().outcome == .granted)
        #expect(!(try await desk.agent.get(desk.path)).body.contains("/answers"))
        #expect(try await desk.agent.get(path).status == 409)
        await desk.town.remove()
    }

    // MARK: Helpers

    private func amend(_ desk: Desk, as agent: SiteClient, name: String) async throws {
        let link = "\(desk.path)/answers?question=nom_naissance"
        let seen = try await agent.get(link).value(of: "seen") ?? ""
        let answer = try await agent.postForm(
            "\(desk.path)/answers",
            [
                ("question", "nom_naissance"), ("asked", "nom_naissance"), ("seen", seen), ("nom_naissance", name),
                ("amendment-why", "Dit au téléphone."), ("amendment-basis", "telephone"), ("then", "save"),
            ], from: link)
        #expect(answer.status == 303)
    }

    private func mails(_ desk: Desk) async throws -> Int {
        let (database, store) = (desk.town.store.database, desk.town.store)
        return try await database.read { try store.jobs.counts(in: $0).values.reduce(0, +) }
    }
}
