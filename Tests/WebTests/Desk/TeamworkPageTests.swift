import Cases
import Services
import Storage
import Testing

@testable import Web

/// Notes, and giving a case to a colleague, through the site's own responder.
@Suite struct TeamworkPageTests {
    private func stored(_ town: TestTown, _ id: String) async throws -> Case {
        let id = try #require(Identifier(id))
        return try #require(try await CaseRepository(store: town.store).load(id))
    }

    private func identifier(_ town: TestTown, _ login: String) async throws -> Identifier {
        try #require(try await town.store.database.read { try town.store.agents.find(login: login, in: $0) }).id
    }

    @Test func `a note is for colleagues, is in the history, and comes with the person's copy only`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let (path, agent) = ("/fr/desk/cases/\(id)", try await town.agent("nadia", role: .agent))
        let form = try await agent.get(path)
        #expect(form.words.contains("la personne la lit si elle en télécharge la copie"), "said before writing")
        let blank = try await agent.postForm("\(path)/notes", [("note", "  "), ("seen", "0")], from: path)
        #expect(blank.status == 422)
        #expect(blank.body.contains("Écrivez la note avant de l’enregistrer."))
        let note = [("note", "Rappelée, <absente>"), ("seen", "0")]
        let done = try await agent.postForm("\(path)/notes", note, from: path)
        #expect(done.location == "\(path)?done=noted")
        #expect(try await agent.postForm("\(path)/notes", note, from: path).status == 303)
        #expect(try await stored(town, id).notes.map(\.text) == ["Rappelée, <absente>"])

        let colleague = try await town.agent("omar", role: .agent)
        let read = try await colleague.get(path)
        #expect(read.body.contains("Rappelée, &lt;absente&gt;"))
        #expect(read.words.contains("Note écrite par Agent nadia"))

        let followed = try await resident.get("/fr/cases/\(id)")
        #expect(followed.status == 200)
        #expect(!followed.body.contains("Rappelée"))
        #expect(!followed.words.contains("Note écrite"))
        let copy = try await resident.get("/fr/cases/\(id)/download")
        #expect(copy.status == 200)
        #expect(copy.body.contains("Rappelée, &lt;absente&gt;"))
        #expect(copy.body.contains("Rappelée, <absente>"), "in the part for programs")
        #expect(!copy.body.contains("nadia"))
        await town.remove()
    }

    @Test func `a note too long is kept in its field with what is wrong`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let (path, agent) = ("/fr/desk/cases/\(id)", try await town.agent("nadia", role: .agent))
        let long = String(repeating: "a", count: Case.maximumNoteLength + 1)
        let answer = try await agent.postForm("\(path)/notes", [("note", long), ("seen", "0")], from: path)
        #expect(answer.status == 422)
        #expect(answer.textArea(of: "note") == long)
        await town.remove()
    }

    @Test func `a case given to a colleague is in their list, and says who gave it`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let path = "/fr/desk/cases/\(id)"
        let (agent, colleague) = (
            try await town.agent("nadia", role: .agent), try await town.agent("omar", role: .agent)
        )
        let suspended = try await identifier(town, "omar")
        // Nobody is in charge: an agent takes it first.
        #expect(try await agent.get("\(path)/assignment").status == 409)
        _ = try await agent.postForm("\(path)/take", [("seen", "1")], from: path)
        let seen = String(try await stored(town, id).changeVersion)
        let page = try await agent.get("\(path)/assignment")
        #expect(page.status == 200)
        #expect(page.words.contains("Agent omar"))
        #expect(try await agent.postForm("\(path)/assignment", [("seen", seen)], from: path).status == 422)

        let given = [("seen", seen), ("colleague", suspended.description)]
        let done = try await agent.postForm("\(path)/assignment", given, from: path)
        #expect(done.location == "\(path)?done=assigned")
        let mine = try await colleague.get("/fr/desk?show=mine")
        #expect(mine.body.contains(path))
        #expect(!(try await agent.get("/fr/desk?show=mine")).body.contains(path))
        let shown = try await colleague.get(path)
        #expect(shown.words.contains("Confié par Agent nadia le"))
        // The same page again does nothing more; another choice from it is told that the case has changed.
        #expect(try await agent.postForm("\(path)/assignment", given, from: path).status == 303)
        let supervisor = try await town.agent("chef", role: .supervisor)
        let late = [("seen", seen), ("colleague", try await identifier(town, "nadia").description)]
        let answer = try await supervisor.postForm("\(path)/assignment", late, from: path)
        #expect(answer.status == 409)
        #expect(answer.words.contains("a confié le dossier"))
        await town.remove()
    }

    @Test func `only active agents of the organisation are given cases`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let path = "/fr/desk/cases/\(id)"
        let supervisor = try await town.agent("chef", role: .supervisor)
        _ = try await town.agent("voisine", role: .agent, organisation: "voisine")
        _ = try await town.agent("partie", role: .agent)
        let (gone, neighbour) = (try await identifier(town, "partie"), try await identifier(town, "voisine"))
        try await town.store.database.write { try town.store.agents.setActive(false, of: gone, in: $0) }
        let page = try await supervisor.get("\(path)/assignment")
        #expect(!page.words.contains("Agent partie") && !page.words.contains("Agent voisine"))
        for other in [gone, neighbour] {
            let sent = [("seen", "1"), ("colleague", other.description)]
            #expect(try await supervisor.postForm("\(path)/assignment", sent, from: path).status == 422)
        }
        #expect(try await stored(town, id).assignee == nil)
        await town.remove()
    }
}

/// What the page of a case says of what each action does, and of the dates to keep.
@Suite struct ActionConsequenceTests {
    @Test(arguments: [false, true])
    func `each action says whom it tells and from when, and that is what is done`(hasAddress: Bool) async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.completedDraft(resident)
        if hasAddress {
            let form = "/fr/drafts/\(id)/pages/demandeur"
            let given = [
                ("prenom_demandeur", "Samira"), ("nom_demandeur", "Benali"),
                ("email_demandeur", "samira@example.com"),
            ]
            let asked = given.map { ("asked", $0.0) }
            try #require(try await resident.postForm(form, given + asked, from: form).status == 303)
        }
        try #require(
            try await resident.postForm("/fr/drafts/\(id)/submit", [], from: "/fr/drafts/\(id)/check").status == 303)
        let (path, agent) = ("/fr/desk/cases/\(id)", try await town.agent("nadia", role: .agent))
        let (texts, receipt) = (Language.fr.texts, hasAddress ? 1 : 0)
        let first = try await agent.get(path)
        #expect(first.words.contains(texts.toldNothing(waits: false).plain))
        let definition = try #require(town.site.catalogue.snapshot.service("acte-naissance"))
        let consequence = try #require(definition.workflow.action("prendre")?.consequence)
        #expect(first.words.contains(consequence[.fr].plain), "what it does, before it is done")
        // What the message box promises is true too, and says how else to reach them.
        #expect(first.words.contains(texts.writeToPersonHint(hasAddress: hasAddress, phone: nil).plain))
        #expect(first.words.contains("prévenue par e-mail qu'un message l'attend") == hasAddress)
        let begin = "\(path)/actions/prendre"
        #expect(try await agent.postForm(begin, [("seen", "1")], from: begin).status == 303)
        #expect(try await jobs(town) == receipt, "nothing is sent for a step")
        let page = try await agent.get(path)
        #expect(page.words.contains(texts.told(by: .letter, hasAddress: hasAddress, waits: false).plain))
        #expect(page.words.contains(texts.told(by: .correction, hasAddress: hasAddress, waits: false).plain))
        let letter = try await agent.get("\(path)/actions/accorder")
        let sent = ["csrf", "seen", "shown", "subject"].map { ($0, letter.value(of: $0)?.unescaped ?? "") }
        let done = try await agent.post("\(path)/actions/accorder", sent + [("body", letter.textArea(of: "body"))])
        #expect(done.status == 303)
        #expect(try await jobs(town) == receipt + (hasAddress ? 1 : 0), "told at once, if there is an address")
        await town.remove()
    }

    @Test func `the page of a case shows its dates, its history and since when time stands still`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        let (path, agent) = ("/fr/desk/cases/\(id)", try await town.agent("nadia", role: .agent))
        let texts = Language.fr.texts
        // Received on Tuesday 24 November: two working days for the first step.
        let received = try await agent.get(path)
        #expect(received.words.contains("\(texts.stateDeadline.plain) 26 novembre 2026"))
        #expect(received.words.contains(texts.opened(by: texts.you).plain))
        let begin = "\(path)/actions/prendre"
        _ = try await agent.postForm(begin, [("seen", "1")], from: begin)
        let seen = (try await agent.get("\(path)/corrections/demander_correction")).value(of: "seen") ?? ""
        let ask = [("seen", seen), ("question", "prenoms"), ("explanation", "Il manque un prénom.")]
        let correction = "\(path)/corrections/demander_correction"
        #expect(try await agent.postForm(correction, ask, from: correction).status == 303)
        let stopped = try await agent.get(path)
        #expect(stopped.words.contains(texts.clockStopped.plain))
        #expect(stopped.words.contains(texts.datesIfAnsweredLast.plain))
        let asked = texts.continued(.correctionAsked(try await request(town, id)), by: texts.you)
        #expect(stopped.words.contains(asked.plain))
        await town.remove()
    }

    private func request(_ town: TestTown, _ id: String) async throws -> CorrectionRequest {
        let found = try await CaseRepository(store: town.store).load(try #require(Identifier(id)))
        return try #require(found?.pendingCorrection).request
    }

    /// How many jobs there are.
    private func jobs(_ town: TestTown) async throws -> Int {
        try await town.store.database.read { try town.store.jobs.counts(in: $0).values.reduce(0, +) }
    }
}

extension String {
    /// As `words` gives it: with plain spaces and apostrophes.
    fileprivate var plain: String {
        replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("’", with: "'")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
