import FEEL
import Foundation
import Services
import Testing

@testable import Cases

/// Renewing a granted registration for school meals, and changing its days.
@Suite struct ContinuationTests {
    private static let received = Instant(milliseconds: 1_795_514_400_000)

    private let definition: ServiceDefinition
    private let today: CivilDate
    private let granted: Case

    init() throws {
        definition = try ShippedCatalogue.service("cantine")
        today = Zone.utc.date(at: Self.received)
        var random = SeededRandom(seed: 21)
        let file = try #require(
            FileReference(
                id: "00010203-0405-7607-8809-0a0b0c0d0e0f", name: "avis.pdf", kind: .pdf, size: 1234,
                sha256: String(repeating: "ab", count: 32)))
        let birth = try #require(CivilDate(year: 2019, month: 9, day: 3))
        let typed = RawAnswer(
            parts: ["street": ["14 rue des Tilleuls"], "postcode": ["96100"], "city": ["Val-Clair"]])
        guard case .value(let address)? = definition.question("adresse")?.type.parse(typed, in: .fr) else {
            throw DecodingFailure.invalid("address")
        }
        let answers: Answers = [
            "ecole_publique": Answer(.boolean(true)),
            "adresse": Answer(address),
            "souhaite_reduction": Answer(.boolean(true)),
            "revenu_fiscal": Answer(.integer(21_600), by: .register("revenus")),
            "parts": Answer(.integer(2)), "avis": Answer(.list([file.value])),
            "enfants": Answer(ElementKeys([1, 3], last: 3).value),
            "enfants.1.prenom": Answer(.string("Lou")), "enfants.1.nom": Answer(.string("Benali")),
            "enfants.1.naissance": Answer(.date(birth)), "enfants.1.ecole": Answer(.string("tilleuls")),
            "enfants.1.jours": Answer(.list([.string("lun")])),
            "enfants.3.prenom": Answer(.string("Max"), by: .agent), "enfants.3.nom": Answer(.string("Benali")),
            "enfants.3.naissance": Answer(.date(birth)), "enfants.3.ecole": Answer(.string("tilleuls")),
            "enfants.3.jours": Answer(.list([.string("mar")])),
            "prenom_parent": Answer(.string("Samira")), "nom_parent": Answer(.string("Benali")),
        ]
        let submission = Submission(
            organisation: "mairie", service: "cantine", definition: definition.hash,
            reference: Reference(prefix: "VC", using: &random), language: .fr, answers: answers, computed: [:],
            evaluatedOn: today, initialState: definition.workflow.start)
        let act = Act(
            action: "accorder", state: "accorde", outcome: .granted, reasons: [], explanation: nil, letter: nil)
        let agent = Author.agent(Identifier(at: Self.received, using: &random), .agent)
        granted = try Case(
            id: Identifier(at: Self.received, using: &random),
            events: [
                CaseEvent(at: Self.received, author: .person(nil), channel: .web, fact: .submitted(submission)),
                CaseEvent(at: Self.received, author: agent, channel: .web, fact: .acted(act)),
            ])
    }

    @Test func `a granted request is renewed once it is old enough, and changed until it is too old`() throws {
        func can(_ kind: Continuation.Kind, on day: CivilDate, _ found: Case? = nil) -> Bool {
            (found ?? granted).canBeTakenUp(as: kind, definition: definition, on: day, zone: .utc)
        }
        let renewable = Period(9, .month).added(to: today)
        let changeable = Period(1, .year).added(to: today)
        #expect(!can(.renewal, on: renewable.adding(days: -1)) && can(.renewal, on: renewable))
        #expect(
            can(.change, on: today) && can(.change, on: changeable) && !can(.change, on: changeable.adding(days: 1)))
        let open = try Case(id: granted.id, events: granted.history.prefix(1))
        for kind in Continuation.Kind.allCases { #expect(!can(kind, on: renewable, open)) }
        let other = try ShippedCatalogue.service("acte-naissance")
        for kind in Continuation.Kind.allCases {
            #expect(!granted.canBeTakenUp(as: kind, definition: other, on: renewable, zone: .utc))
        }
    }

    @Test func `a renewal takes up what still holds; income, days and documents are asked again, page by page`() throws
    {
        let draft = taking(.renewal)
        let reference = granted.submission.reference.description
        #expect(draft.entries["enfants.1.prenom"] == .answer(Answer(.string("Lou"), by: .reused(from: reference))))
        #expect(draft.entries["enfants.3.prenom"] == .answer(Answer(.string("Max"), by: .reused(from: reference))))
        #expect(draft.lists["enfants"] == ElementKeys([1, 3], last: 3))
        for asked in ["revenu_fiscal", "parts", "avis", "enfants.1.jours", "enfants.3.jours"] {
            #expect(draft.entries[asked] == nil, "\(asked) is asked again")
        }
        #expect(draft.completedPages.isEmpty)
        #expect(draft.takesUp == Continuation(kind: .renewal, other: other))
        let evaluation = definition.evaluate(draft.answers, on: today)
        let lacking = draft.problems(evaluation: evaluation, definition: definition).map(\.question)
        #expect(lacking == ["revenu_fiscal", "parts", "avis", "enfants.1.jours", "enfants.3.jours"])
        #expect(definition.pages.allSatisfy { draft.isOpen($0, of: definition) })
    }

    @Test func `a change waits for no period, and a renewal does`() throws {
        let path = "services/cantine/service.yaml"
        let folder = try #require(ShippedCatalogue.value.services.first { $0.compilation.definition?.id == "cantine" })
        var contents = Dictionary(uniqueKeysWithValues: folder.archive.files.map { ($0.path, $0.bytes) })
        contents["service.yaml"] =
            (contents["service.yaml"] ?? []) + Array("period: {opens: 03-01, closes: 05-31}\n".utf8)
        let organisation = try #require(
            ShippedCatalogue.value.organisations.compactMap(\.compilation.organisation).first { $0.id == "mairie" })
        let compilation = ServiceCompiler.compile(
            try DefinitionArchive(files: contents), organisation: organisation, shownAs: path)
        let seasonal = try #require(compilation.definition)
        let opening = try #require(CivilDate(year: 2027, month: 3, day: 1))
        #expect(taking(.change).opening(definition: seasonal, today: today) == nil)
        #expect(taking(.renewal).opening(definition: seasonal, today: today) == opening)
        #expect(Draft(language: .fr, accessCode: "").opening(definition: seasonal, today: today) == opening)
    }

    @Test func `a change opens its pages only, and what is sent says what it changes`() throws {
        var draft = taking(.change)
        #expect(definition.pages.filter { draft.isOpen($0, of: definition) }.map(\.id) == ["enfants"])
        #expect(!draft.completedPages.contains("enfants") && draft.completedPages.contains("revenus"))
        #expect(draft.entries["revenu_fiscal"] == .answer(Answer(.integer(21_600), by: .register("revenus"))))
        #expect(draft.entries["avis"] == nil, "documents stay with the request taken up")
        draft.entries["enfants.1.jours"] = .answer(Answer(.list([.string("lun"), .string("jeu")])))
        draft.lists["enfants"]?.remove(3)
        var random = SeededRandom(seed: 5)
        let sent = Case.submit(
            draft, definition: definition, reference: Reference(prefix: "VC", using: &random), today: today,
            in: CommandContext(actor: .person(nil), channel: .web, at: Self.received))
        let events = try sent.get()
        let change = try Case(id: Identifier(at: Self.received, using: &random), events: events)
        #expect(change.takesUp == Continuation(kind: .change, other: other))
        #expect(change.answers["revenu_fiscal"]?.value == .integer(21_600))
        let differences = change.differences(from: granted, definition: definition)
        #expect(
            differences.map(\.question) == [
                "enfants.1.jours", "enfants.3.prenom", "enfants.3.nom", "enfants.3.naissance", "enfants.3.ecole",
                "enfants.3.jours",
            ])
        #expect(differences[0].before?.value == .list([.string("lun")]))
        #expect(differences[0].after?.value == .list([.string("lun"), .string("jeu")]))
        #expect(differences[1].after == nil)
        // What the open page lacks is still asked.
        draft.entries["enfants.1.prenom"] = nil
        let again = Case.submit(
            draft, definition: definition, reference: change.submission.reference, today: today,
            in: CommandContext(actor: .person(nil), channel: .web, at: Self.received))
        guard case .failure(.problems(let problems)) = again else {
            Issue.record("a change without a name was sent")
            return
        }
        #expect(problems.map(\.question) == ["enfants.1.prenom"])
    }

    @Test func `the request taken up is told once, and goes on as it was`() throws {
        var current = granted
        let told = Continuation(kind: .change, other: RelatedCase(id: granted.id, reference: other.reference))
        let change = current.changeVersion
        for event in current.decide(takenUpBy: told, at: Self.received) { try current.apply(event) }
        #expect(current.decide(takenUpBy: told, at: Self.received).isEmpty)
        #expect(current.takenUp == [told] && current.changeVersion == change && current.outcome == .granted)
    }

    private var other: RelatedCase { RelatedCase(id: granted.id, reference: granted.submission.reference) }

    private func taking(_ kind: Continuation.Kind) -> Draft {
        Draft.taking(
            up: granted, as: kind, from: definition, to: definition, language: .fr, accessCode: "ABC", today: today)
    }
}
