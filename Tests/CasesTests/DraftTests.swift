import Cases
import FEEL
import Services
import Testing

/// What a draft does with lists: nothing is lost, and no element is taken for another.
@Suite struct DraftTests {
    private let definition: ServiceDefinition
    private let today = CivilDate(daysSinceEpoch: 20_000)

    init() throws {
        let archive = try DefinitionArchive(files: ["service.yaml": Array(Self.service.utf8)])
        definition = try #require(ServiceCompiler.reopen(archive))
    }

    private static let service = """
        service: cantine
        version: 1
        languages: [fr]
        title: Cantine
        summary: Inscrire un enfant.
        organisation: mairie
        channels: [web]
        audience: {who: Les parents}
        legal:
          basis: public_task
          texts: [{ref: "Code de l'éducation"}]
          silence: {after: P2M, means: acceptance}
          appeal: {before: tribunal, within: P2M}
          retention: {active: P1Y, then: destroy}
          notice: {recipients: [La mairie]}
        human: {office: accueil}
        pages:
          - id: enfants
            title: Vos enfants
            repeat: {as: enfant, from: 1, to: 3, one: Enfant, add: Ajouter un enfant}
            questions:
              - {id: prenom, type: text, ask: Prénom, used_for: La carte}
              - {id: mange, type: yes_no, ask: "Mange-t-il ?"}
              - {id: jours, type: choices, ask: Quels jours, show_if: enfant.mange, options: {lun: Lundi, mar: Mardi}, required: false, used_for: La cuisine}
        workflow:
          start: recue
          states:
            recue: {label: Reçue, actions: [accepter]}
            acceptee: {label: Acceptée, outcome: granted}
          actions:
            accepter: {label: Accepter, to: acceptee, by: agent}
        """

    private var page: Page { definition.pages[0] }

    private func record(_ draft: inout Draft, _ given: [String: String]) -> [String] {
        draft.record(given.mapValues { RawAnswer($0) }, on: page, of: definition, today: today).map(\.question)
    }

    private func add(_ draft: inout Draft) -> String? {
        draft.addElement(to: "enfants", on: page, of: definition, today: today)
    }

    private func remove(_ draft: inout Draft, _ element: String) -> Bool {
        draft.removeElement(element, on: page, of: definition, today: today)
    }

    private func restore(_ draft: inout Draft, _ element: String) -> Bool {
        draft.restoreElement(element, on: page, of: definition, today: today)
    }

    @Test func `the elements that a list must have are asked, and recorded as they are answered`() {
        var draft = Draft(language: .fr, accessCode: "")
        #expect(record(&draft, [:]) == ["enfants.1.prenom", "enfants.1.mange"])
        #expect(record(&draft, ["enfants.1.prenom": "Léa", "enfants.1.mange": "no"]).isEmpty)
        #expect(draft.completedPages == ["enfants"])
        #expect(draft.answers["enfants"]?.value == .list([1]))
        #expect(draft.answers["enfants.1.prenom"]?.value == "Léa")
    }

    @Test func `elements are added up to the most, removed down to the least`() {
        var draft = Draft(language: .fr, accessCode: "")
        #expect(add(&draft) == "enfants.2")
        #expect(add(&draft) == "enfants.3")
        #expect(add(&draft) == nil)
        let elsewhere = draft.addElement(to: "autres", on: page, of: definition, today: today)
        #expect(elsewhere == nil)
        #expect(remove(&draft, "enfants.1"))
        #expect(!remove(&draft, "enfants.1"))
        #expect(remove(&draft, "enfants.2"))
        #expect(!remove(&draft, "enfants.3"))
        // A new one is nobody's old key.
        #expect(add(&draft) == "enfants.4")
        #expect(draft.lists["enfants"] == ElementKeys([3, 4]))
    }

    @Test func `a page left open touches no other element`() {
        var draft = Draft(language: .fr, accessCode: "")
        _ = add(&draft)
        _ = record(&draft, ["enfants.1.prenom": "Léa", "enfants.2.prenom": "Tom"])
        #expect(remove(&draft, "enfants.1"))
        _ = add(&draft)
        // The old page still holds the first two.
        _ = record(&draft, ["enfants.1.prenom": "Léa", "enfants.2.prenom": "Tom", "enfants.1.mange": "yes"])
        #expect(draft.lists["enfants"]?.keys == [2, 3])
        #expect(draft.answers["enfants.2.prenom"]?.value == "Tom")
        #expect(draft.answers["enfants.3.prenom"] == nil && draft.entries["enfants.1.prenom"] == nil)
    }

    @Test func `a removal is undone with what was typed, until the page is left`() {
        var draft = Draft(language: .fr, accessCode: "")
        _ = add(&draft)
        _ = record(&draft, ["enfants.1.prenom": "Léa", "enfants.2.prenom": "Tom"])
        #expect(remove(&draft, "enfants.1"))
        _ = draft.keep(["enfants.2.mange": RawAnswer("no")], on: page, of: definition, today: today)
        #expect(restore(&draft, "enfants.1"))
        #expect(!restore(&draft, "enfants.1"))
        #expect(!restore(&draft, "enfants.9"))
        #expect(draft.lists["enfants"]?.keys == [1, 2])
        #expect(draft.answers["enfants.1.prenom"]?.value == "Léa")
        #expect(remove(&draft, "enfants.1"))
        _ = record(&draft, ["enfants.2.prenom": "Tom", "enfants.2.mange": "no"])
        #expect(draft.entries.keys.sorted() == ["enfants.2.mange", "enfants.2.prenom"])
    }

    @Test func `what is kept while typing leaves the rest alone, and calls no page complete`() {
        var draft = Draft(language: .fr, accessCode: "")
        _ = record(&draft, ["enfants.1.prenom": "Léa", "enfants.1.mange": "yes", "enfants.1.jours": "lun"])
        #expect(draft.completedPages == ["enfants"])
        let hidden = draft.keep(["enfants.1.mange": RawAnswer("no")], on: page, of: definition, today: today)
        #expect(!hidden.isShown("enfants.1.jours"))
        // Changing one's mind twice costs nothing.
        let shown = draft.keep(["enfants.1.mange": RawAnswer("yes")], on: page, of: definition, today: today)
        #expect(shown.isShown("enfants.1.jours"))
        #expect(draft.answers["enfants.1.jours"]?.value == .list(["lun"]))
        let emptied = draft.keep(["enfants.1.prenom": RawAnswer("")], on: page, of: definition, today: today)
        #expect(draft.problems(on: page, evaluation: emptied).map(\.question) == ["enfants.1.prenom"])
        var fresh = Draft(language: .fr, accessCode: "")
        let given = ["enfants.1.prenom": RawAnswer("Léo"), "enfants.1.mange": RawAnswer("no")]
        let kept = fresh.keep(given, on: page, of: definition, today: today)
        #expect(kept.isComplete)
        #expect(fresh.completedPages.isEmpty)
        _ = record(&draft, ["enfants.1.prenom": "Léo", "enfants.1.mange": "no"])
        #expect(draft.entries["enfants.1.jours"] == nil)
    }

    @Test func `a submission holds the elements, those without answers too`() throws {
        var draft = Draft(language: .fr, accessCode: "")
        _ = add(&draft)
        #expect(remove(&draft, "enfants.1"))
        #expect(record(&draft, ["enfants.2.prenom": "Tom", "enfants.2.mange": "no"]).isEmpty)
        var random = SeededRandom(seed: 1)
        let context = CommandContext(actor: .person(nil), channel: .web, at: Instant(milliseconds: 0))
        let events = try Case.submit(
            draft, definition: definition, reference: Reference(prefix: "VC", using: &random), today: today, in: context
        ).get()
        let decoded = try EventCodec.decode(EventCodec.encode(try #require(events.first)))
        guard case .submitted(let submission) = decoded.fact else { throw DecodingFailure.invalid("event") }
        #expect(submission.answers.keys.sorted() == ["enfants", "enfants.2.mange", "enfants.2.prenom"])
        #expect(submission.answers["enfants"]?.value == .list([2]))
        #expect(definition.evaluate(submission.answers, on: today).isComplete)
    }

    @Test func `drafts of every version are read`() throws {
        let first = try #require(GoldenEvents.bytes(GoldenDrafts.version1))
        #expect(try DraftCodec.decode(first) == GoldenDrafts.draft)
        let second = try #require(GoldenEvents.bytes(GoldenDrafts.version2))
        #expect(try DraftCodec.decode(second) == GoldenDrafts.draftWithList)
        let third = try #require(GoldenEvents.bytes(GoldenDrafts.version3))
        #expect(try DraftCodec.decode(third) == GoldenDrafts.draftWithStatement)
        let fourth = try #require(GoldenEvents.bytes(GoldenDrafts.version4))
        #expect(try DraftCodec.decode(fourth) == GoldenDrafts.draftThatTakesUp)
        let fifth = try #require(GoldenEvents.bytes(GoldenDrafts.version5))
        #expect(try DraftCodec.decode(fifth) == GoldenDrafts.draftOfTheAssistant)
        #expect(DraftCodec.encode(GoldenDrafts.draftOfTheAssistant) == fifth)
    }
}
