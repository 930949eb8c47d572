import Cases
import Foundation
import Services
import Storage
import Testing

@testable import Web

/// Opinions asked, given and read, through the site's own responder.
@Suite struct OpinionPageTests {
    private func stored(_ town: TestTown, _ id: String) async throws -> Case {
        let id = try #require(Identifier(id))
        return try #require(try await CaseRepository(store: town.store).load(id))
    }

    private func identifier(_ town: TestTown, _ login: String) async throws -> Identifier {
        try #require(try await town.store.database.read { try town.store.agents.find(login: login, in: $0) }).id
    }

    private func day(_ text: String) -> [(String, String)] {
        zip(["day.day", "day.month", "day.year"], text.split(separator: "/")).map { ($0, String($1)) }
    }

    /// The link in an answer, as a path.
    private func link(_ answer: SiteClient.Answer) throws -> String {
        let start = try #require(answer.body.range(of: "<code>")?.upperBound)
        let end = try #require(answer.body.range(of: "</code>", range: start..<answer.body.endIndex)?.lowerBound)
        let address = answer.body[start..<end]
        let path = try #require(address.range(of: "/fr/opinions/"))
        return String(address[path.lowerBound...])
    }

    @Test func `a colleague finds what they are asked, answers, and whoever decides reads it first`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let path = "/fr/desk/cases/\(id)"
        let (agent, colleague, other) = (
            try await town.agent("nadia", role: .agent), try await town.agent("omar", role: .agent),
            try await town.agent("lea", role: .agent)
        )
        _ = try await agent.postForm("\(path)/take", [("seen", "1")], from: path)
        let form = "\(path)/opinions?of=colleague"
        let page = try await agent.get(form)
        #expect(page.words.contains("Agent omar") && !page.words.contains("Agent nadia,"))
        let blank = try await agent.postForm("\(path)/opinions", [("of", "colleague"), ("seen", "0")], from: form)
        #expect(blank.status == 422 && blank.body.contains("Indiquez à qui vous demandez cet avis."))
        let omar = try await identifier(town, "omar").description
        let asked =
            [("of", "colleague"), ("advisor", omar), ("question", "Est-ce <elle> ?"), ("seen", "0")]
            + day("30/11/2026")
        for _ in 0..<2 {
            let done = try await agent.postForm("\(path)/opinions", asked, from: form)
            #expect(done.location == "\(path)?done=opinion-asked")
        }
        let request = try #require(try await stored(town, id).opinions.first)
        #expect(try await stored(town, id).opinions.count == 1)
        #expect(try await agent.get(path).words.contains("Vous pouvez décider sans l'attendre."))

        #expect(try await colleague.get("/fr/desk").words.contains("Avis à donner : 1"))
        #expect(!(try await other.get("/fr/desk")).words.contains("Avis à donner"))
        #expect(try await other.get("/fr/desk/opinions").words.contains("Personne ne vous demande d'avis."))
        let list = try await colleague.get("/fr/desk/opinions")
        #expect(list.body.contains("\(path)#opinion-\(request.version)"))
        let give = "\(path)/opinions/\(request.version)"
        let shown = try await colleague.get(path)
        #expect(shown.body.contains("Est-ce &lt;elle&gt;") && shown.body.contains("action=\"\(give)\""))
        #expect(!(try await other.get(path)).body.contains("action=\"\(give)\""))
        let missing = try await colleague.postForm(give, [("opinion", "Vue en mairie.")], from: path)
        #expect(missing.status == 422 && missing.body.contains("Choisissez votre avis."))
        #expect(missing.textArea(of: "opinion") == "Vue en mairie.", "nothing typed is lost")
        let answer = [("stance", "with-reservations"), ("opinion", "Vue en mairie.")]
        #expect(try await other.postForm(give, answer, from: path).status == 403)
        for _ in 0..<2 {
            #expect(try await colleague.postForm(give, answer, from: path).location == "\(path)?done=opinion-given")
        }
        #expect(try await stored(town, id).opinion(request.version)?.answer?.opinion.text == "Vue en mairie.")
        #expect(!(try await colleague.get("/fr/desk")).words.contains("Avis à donner"))
        let read = try await agent.get(path)
        #expect(read.words.contains("Favorable avec réserves") && read.words.contains("Donné par Agent omar"))
        let late = try await agent.postForm(
            "\(path)/actions/prendre", [("seen", String(request.version - 1))], from: "\(path)/actions/prendre")
        #expect(late.status == 409 && late.words.contains("a donné un avis"))

        // The person reads that it was asked, and of whom in general; the words come with their copy.
        let followed = try await resident.get("/fr/cases/\(id)")
        #expect(followed.words.contains("Le service a demandé un avis : un agent du service"))
        #expect(!followed.body.contains("omar") && !followed.body.contains("Vue en mairie"))
        let copy = try await resident.get("/fr/cases/\(id)/download")
        #expect(copy.body.contains("Vue en mairie.") && copy.body.contains("\"stance\" : \"with-reservations\""))
        #expect(!copy.body.contains("omar"))
        await town.remove()
    }

    @Test func `whoever of a group answers, and it leaves everybody's list`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let path = "/fr/desk/cases/\(id)"
        let agent = try await town.agent("nadia", role: .agent)
        let members = [try await town.agent("omar", role: .agent), try await town.agent("lea", role: .agent)]
        for login in ["omar", "lea"] {
            let member = try await identifier(town, login)
            try await town.store.database.write {
                try town.store.groups.set(["voirie"], of: member, organisation: "mairie", in: $0)
            }
        }
        let form = "\(path)/opinions?of=group"
        #expect(try await agent.get(form).words.contains("Voirie"))
        let unknown =
            [("of", "group"), ("advisor", "inconnu"), ("question", "Qu’en dites-vous ?"), ("seen", "0")]
            + day("30/11/2026")
        #expect(try await agent.postForm("\(path)/opinions", unknown, from: form).status == 422)
        let asked = unknown.map { $0.0 == "advisor" ? ("advisor", "voirie") : $0 }
        #expect(try await agent.postForm("\(path)/opinions", asked, from: form).status == 303)
        for member in members { #expect(try await member.get("/fr/desk/opinions").body.contains(path)) }
        let request = try #require(try await stored(town, id).opinions.first)
        let give = "\(path)/opinions/\(request.version)"
        #expect(try await members[0].postForm(give, [("stance", "favourable")], from: path).status == 303)
        for member in members { #expect(!(try await member.get("/fr/desk/opinions")).body.contains(path)) }
        let again = try await members[1].postForm(give, [("stance", "unfavourable"), ("opinion", "x")], from: path)
        #expect(again.status == 409, "the second learns that it was given")
        await town.remove()
    }

    @Test func `somebody outside reads by the link what was ticked and nothing else, answers, and all is on record`()
        async throws
    {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let path = "/fr/desk/cases/\(id)"
        let agent = try await town.agent("nadia", role: .agent)
        let form = "\(path)/opinions?of=expert"
        let page = try await agent.get(form)
        #expect(page.words.contains("Benali") && !page.body.contains(" checked"), "nothing is ticked beforehand")
        let asked =
            [
                ("of", "expert"), ("advisor", "Mme Petit, archiviste"), ("question", "Lisible ?"), ("seen", "0"),
                ("shared", "prenoms"), ("shared", "inconnue"),
            ] + day("30/11/2026")
        let ready = try await agent.postForm("\(path)/opinions", asked, from: form)
        #expect(ready.status == 200 && ready.words.contains("Il n'est affiché qu'une fois."))
        let first = try link(ready)
        // A double click asks once, and its link works as well.
        let link = try link(try await agent.postForm("\(path)/opinions", asked, from: form))
        #expect(first != link)
        let request = try #require(try await stored(town, id).opinions.first)
        #expect(try await stored(town, id).opinions.count == 1 && request.request.shared == ["prenoms"])
        #expect(!(try await agent.get(path)).body.contains("/fr/opinions/"), "the link is shown once")

        let expert = SiteClient(site: town.site)
        // What fetches links by itself is shown nothing, and nothing is on record.
        let door = try await SiteClient(site: town.site).get(link)
        #expect(door.status == 200 && door.words.contains("Mme Petit") && !door.words.contains("Samira"))
        #expect(!door.words.contains("Lisible ?") && !door.words.contains("acte de naissance"))
        #expect(try await stored(town, id).opinion(request.version)?.shownAt == nil)
        #expect(try await expert.postForm("\(link)/open", [], from: link).location == link)
        let shown = try await expert.get(link)
        #expect(shown.status == 200 && shown.words.contains("Samira") && shown.words.contains("Lisible ?"))
        #expect(!shown.words.contains("Benali") && !shown.words.contains("1994"), "only what was ticked")
        _ = try await expert.postForm("\(first)/open", [], from: first)
        let looks = try await stored(town, id).history.count { $0.fact == .opinion(.shown(request: request.version)) }
        #expect(looks == 1, "looks within ten minutes are one")
        let blank = try await expert.postForm(link, [("opinion", "Non.")], from: link)
        #expect(blank.status == 422 && blank.textArea(of: "opinion") == "Non.")
        let answer = [("stance", "unfavourable"), ("opinion", "Illisible.")]
        for _ in 0..<2 { #expect(try await expert.postForm(link, answer, from: "/fr/resume").location == link) }
        let thanks = try await expert.get(link)
        #expect(thanks.status == 200 && thanks.words.contains("votre avis est transmis"))
        #expect(!thanks.words.contains("Samira"), "nothing is shown afterwards")
        #expect(try await stored(town, id).opinion(request.version)?.answer?.opinion.text == "Illisible.")
        let read = try await agent.get(path)
        #expect(read.words.contains("Donné par Mme Petit, archiviste"))

        let followed = try await resident.get("/fr/cases/\(id)")
        #expect(followed.words.contains("Le service a demandé un avis : Mme Petit, archiviste"))
        #expect(followed.words.contains("Ce que le service montre a été consulté"))
        #expect(!followed.body.contains("Illisible"))
        await town.remove()
    }

    @Test func `the link ends with its last day and when it is no longer needed`()
        async throws
    {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let path = "/fr/desk/cases/\(id)"
        let agent = try await town.agent("nadia", role: .agent)
        let form = "\(path)/opinions?of=expert"
        func ask(_ name: String, until: String, by agent: SiteClient) async throws -> String {
            let fields =
                [
                    ("of", "expert"), ("advisor", name), ("question", "Lisible ?"), ("shared", "prenoms"),
                    ("seen", String(try await stored(town, id).opinions.count)),
                ] + day(until)
            return try link(try await agent.postForm("\(path)/opinions", fields, from: form))
        }
        let expert = SiteClient(site: town.site)
        #expect(try await expert.get("/fr/opinions/\(String(repeating: "A", count: 43))").status == 404)
        let (short, long) = (
            try await ask("A", until: "24/11/2026", by: agent), try await ask("B", until: "10/12/2026", by: agent)
        )
        for link in [short, long] { #expect(try await expert.get(link).status == 200) }
        clock.pass(minutes: 24 * 60)
        #expect(try await expert.get(short).status == 404)
        #expect(try await expert.postForm(short, [("stance", "favourable")], from: "/fr/resume").status == 404)
        let second = try #require(try await stored(town, id).opinions.last)
        let signedIn = try await town.agent("lea", role: .agent)
        let another = try link(try await signedIn.postForm("\(path)/opinions/\(second.version)/link", [], from: path))
        #expect(try await expert.get(another).status == 200)
        // The link that was lost opens nothing any more.
        #expect(try await expert.get(long).status == 404)
        #expect(try await expert.postForm("\(long)/open", [], from: "/fr/resume").status == 404)
        let ended = try await signedIn.postForm("\(path)/opinions/\(second.version)/end", [("why", "")], from: path)
        #expect(ended.location == "\(path)?done=opinion-ended")
        let gone = try await expert.get(another)
        #expect(gone.status == 410 && !gone.words.contains("Samira"))
        #expect(try await expert.postForm(another, [("stance", "favourable")], from: "/fr/resume").status == 410)
        #expect(
            try await signedIn.postForm("\(path)/opinions/\(second.version)/link", [], from: path).status == 409)
        await town.remove()
    }

    @Test func `the link ends when the person withdraws the request`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let agent = try await town.agent("nadia", role: .agent)
        let path = "/fr/desk/cases/\(id)"
        let asked =
            [
                ("of", "expert"), ("advisor", "Mme Petit"), ("question", "Lisible ?"), ("shared", "prenoms"),
                ("seen", "0"),
            ] + day("10/12/2026")
        let link = try link(
            try await agent.postForm("\(path)/opinions", asked, from: "\(path)/opinions?of=expert"))
        let expert = SiteClient(site: town.site)
        #expect(try await expert.get(link).status == 200)
        let withdrawal = "/fr/cases/\(id)/withdrawal"
        #expect(try await resident.postForm(withdrawal, [("text", "")], from: withdrawal).status == 303)
        #expect(try await expert.get(link).status == 410)
        #expect(try await expert.postForm(link, [("stance", "favourable")], from: "/fr/resume").status == 410)
        await town.remove()
    }
}
