import Cases
import FEEL
import Foundation
import Services
import Storage
import Testing

@testable import Web

/// Requests that are perhaps the same are shown to agents, who link them or say that they are two.
@Suite struct CaseLinkTests {
    private func current(_ town: TestTown, _ id: String) async throws -> Case {
        let id = try #require(Identifier(id))
        return try #require(try await town.site.cases.load(id))
    }

    /// Does what jobs of this kind say.
    private func work(_ town: TestTown) async throws {
        let store = town.store
        let jobs = try await store.database.write {
            try store.jobs.claim(
                limit: 50, now: TestTown.now, leaseUntil: TestTown.now.adding(seconds: 60), in: $0)
        }
        for job in jobs where job.kind == JobKind.relateCases {
            // Run twice, as when a server stops before it says that the job is done.
            for _ in 0..<2 {
                try await town.site.relate(try #require(job.subject), content: job.content, at: TestTown.now)
            }
        }
    }

    @Test func `open cases with the same answers are shown as perhaps the same request`() async throws {
        let town = try await TestTown.make()
        let one = try await town.submittedCase(SiteClient(site: town.site), name: "Benali")
        // Written otherwise, it is the same name.
        let two = try await town.submittedCase(SiteClient(site: town.site), name: "BÉNALI ")
        let other = try await town.submittedCase(SiteClient(site: town.site), name: "Haddad")
        let agent = try await town.agent("nadia", role: .agent)
        let page = try await agent.get("/fr/desk/cases/\(one)")
        #expect(page.words.contains("Peut-être la même demande"))
        #expect(page.body.contains("/fr/desk/cases/\(two)") && !page.body.contains("/fr/desk/cases/\(other)"))
        #expect(!(try await agent.get("/fr/desk/cases/\(other)")).words.contains("Peut-être la même demande"))
        // The table holds hashes, not answers.
        let file = try Data(contentsOf: town.folder.appending(path: "parvis.sqlite-wal"))
        #expect(file.range(of: Data("benali".utf8)) == nil)
        await town.remove()
    }

    @Test func `two cases are linked, each says so, and neither person learns of the other`() async throws {
        let town = try await TestTown.make()
        let (first, second) = (SiteClient(site: town.site), SiteClient(site: town.site))
        let one = try await town.submittedCase(first)
        let two = try await town.submittedCase(second)
        let (agent, path) = (try await town.agent("nadia", role: .agent), "/fr/desk/cases/\(one)")
        let references = (
            try await current(town, one).submission.reference.description,
            try await current(town, two).submission.reference.description
        )
        let wrong = try await agent.postForm("\(path)/links", [("reference", "VC-2222"), ("why", "x")], from: path)
        #expect(wrong.status == 422)
        #expect(wrong.words.contains("Saisissez la référence d'un autre dossier"))
        let itself = [("reference", references.0), ("why", "x")]
        #expect(try await agent.postForm("\(path)/links", itself, from: path).status == 422)
        let blank = [("reference", references.1), ("why", " ")]
        #expect(try await agent.postForm("\(path)/links", blank, from: path).status == 422)

        let said = [("reference", references.1), ("why", "Envoyée deux fois par Samira.")]
        for _ in 0..<2 {
            #expect(
                try await agent.postForm("\(path)/links", said, from: path).location == "\(path)?done=linked")
        }
        try await work(town)
        let (mine, other) = (try await current(town, one), try await current(town, two))
        #expect(mine.links.map(\.other.id) == [other.id] && other.links.map(\.other.id) == [mine.id])
        #expect(other.links.map(\.why) == ["Envoyée deux fois par Samira."])
        #expect(other.changeVersion == 1, "a link makes no decision stale")
        let page = try await agent.get("/fr/desk/cases/\(two)")
        #expect(page.words.contains("Relié à \(references.0) par vous"))
        #expect(!page.words.contains("Peut-être la même demande"))

        for (person, own, foreign) in [(first, one, references.1), (second, two, references.0)] {
            let followed = try await person.get("/fr/cases/\(own)")
            #expect(followed.words.contains("Le service a relié votre demande à une autre"))
            #expect(!followed.body.contains(foreign) && !followed.body.contains("Samira."))
        }
        await town.remove()
    }

    @Test func `what an agent tells apart is not shown again, on either case`() async throws {
        let town = try await TestTown.make()
        let one = try await town.submittedCase(SiteClient(site: town.site))
        let person = SiteClient(site: town.site)
        let two = try await town.submittedCase(person)
        let (agent, path) = (try await town.agent("nadia", role: .agent), "/fr/desk/cases/\(one)")
        let reference = try await current(town, two).submission.reference.description
        let done = try await agent.postForm("\(path)/links/refuse", [("reference", reference)], from: path)
        #expect(done.location == "\(path)?done=distinguished")
        try await work(town)
        for id in [one, two] {
            #expect(!(try await agent.get("/fr/desk/cases/\(id)")).words.contains("Peut-être la même demande"))
        }
        #expect(!(try await person.get("/fr/cases/\(two)")).words.contains("Distingué"))
        await town.remove()
    }

    @Test func `cases of another organisation are never linked, and a corrected answer is compared anew`() async throws
    {
        let town = try await TestTown.make()
        let one = try await town.submittedCase(SiteClient(site: town.site))
        let two = try await town.submittedCase(SiteClient(site: town.site), name: "Haddad")
        let path = "/fr/desk/cases/\(one)"
        let agent = try await town.agent("nadia", role: .agent)
        let answers = ["nom_naissance", "nom_demandeur"]
        let link = "/fr/desk/cases/\(two)/answers?question=\(answers[0])&question=\(answers[1])"
        let seen = try await agent.get(link).value(of: "seen") ?? ""
        let typed = answers.flatMap { [("question", $0), ("asked", $0), ($0, "Benali")] }
        let saved = try await agent.postForm(
            "/fr/desk/cases/\(two)/answers",
            typed + [
                ("seen", seen), ("amendment-why", "Erreur."), ("amendment-basis", "telephone"), ("then", "save"),
            ], from: link)
        #expect(saved.status == 303)
        #expect(try await agent.get(path).body.contains("/fr/desk/cases/\(two)"))
        let stranger = try await town.agent("voisine", role: .administrator, organisation: "voisine")
        let reference = try await current(town, two).submission.reference.description
        let tried = try await stranger.postForm(
            "\(path)/links", [("reference", reference), ("why", "x")], from: "/fr/desk")
        #expect(tried.status == 404)
        await town.remove()
    }
}
