import FEEL
import Foundation
import Services
import Testing

@testable import Cases

/// Answers that agents enter or correct for the person, and what an agent is told since they last looked, on the town's
/// own case.
@Suite struct AmendmentTests {
    private static let received = Instant(milliseconds: 1_795_514_400_000)

    private let definition: ServiceDefinition
    private let agent: Identifier
    private let colleague: Identifier
    private let today: CivilDate
    private let answers: Answers

    init() throws {
        definition = try ShippedCatalogue.service("acte-naissance")
        var random = SeededRandom(seed: 21)
        agent = Identifier(at: Self.received, using: &random)
        colleague = Identifier(at: Self.received, using: &random)
        today = try #require(CivilDate(year: 2026, month: 11, day: 24))
        answers = definition.answers(from: [
            "lieu_naissance": .string("val_clair"), "type_acte": .string("extrait_sans_filiation"),
            "nom_naissance": .string("Benali"), "prenoms": .string("Samira"),
            "date_naissance": .date(try #require(CivilDate(year: 1994, month: 5, day: 17))),
            "mode_remise": .string("guichet"), "nombre_exemplaires": .number(1),
            "prenom_demandeur": .string("Samira"), "nom_demandeur": .string("Benali"),
        ])
    }

    @Test func `an agent corrects an answer: old, new, why and on what are kept, and rules are computed again`() throws
    {
        var current = try submitted()
        let birth = ["date_naissance": RawAnswer(parts: ["day": ["17"], "month": ["5"], "year": ["1904"]])]
        try perform(.amend(ask(birth, on: current)), on: &current)
        guard case .answersAmended(let amendment)? = current.history.last?.fact else {
            Issue.record("no amendment")
            return
        }
        let old = try #require(CivilDate(year: 1994, month: 5, day: 17))
        let new = try #require(CivilDate(year: 1904, month: 5, day: 17))
        #expect(
            amendment.changes == [
                AnswerChange(
                    question: "date_naissance", before: Answer(.date(old)), after: Answer(.date(new), by: .agent))
            ])
        #expect(amendment.why == "Dit au téléphone.")
        #expect(amendment.basis == .telephone)
        #expect(current.answers["date_naissance"] == Answer(.date(new), by: .agent))
        #expect(current.submission.answers["date_naissance"]?.value == .date(old), "what was sent stays readable")
        #expect(current.submission.computed["acte_public"] == .boolean(false))
        #expect(current.computed["acte_public"] == .boolean(true), "rules are evaluated again")
        #expect(current.changeVersion == current.version)
    }

    @Test func `answers are checked like the person's own, and questions that they bring up are asked`() throws {
        let current = try submitted()
        let birth = ["date_naissance": RawAnswer(parts: ["day": ["31"], "month": ["2"], "year": ["1994"]])]
        #expect(code(refusal(.amend(ask(birth, on: current)), on: current)) == ["date_naissance"])
        // With the parents' names, the form asks who the person is, and who the parents are.
        let kind = ["type_acte": RawAnswer("copie_integrale")]
        let review = try #require(current.reviewAmendment(ask(kind, on: current), definition: definition))
        #expect(review.questions.contains("qualite"))
        #expect(code(refusal(.amend(ask(kind, on: current)), on: current)).contains("qualite"))
        let place = ["lieu_naissance": RawAnswer("etranger")]
        #expect(refusal(.amend(ask(place, on: current)), on: current) == .answersLeadAway)
    }

    @Test func `nothing is changed without a reason, without its source, or for nothing`() throws {
        let current = try submitted()
        let name = ["nom_naissance": RawAnswer("Bénali")]
        #expect(refusal(.amend(ask(name, on: current, why: " \n")), on: current) == .explanationRequired)
        #expect(refusal(.amend(ask(name, on: current, basis: nil)), on: current) == .basisRequired)
        let same = ["nom_naissance": RawAnswer("Benali")]
        #expect(refusal(.amend(ask(same, on: current)), on: current) == .nothingChanges)
        #expect(refusal(.amend(ask(["inconnue": RawAnswer("x")], on: current)), on: current) == .questionRequired)
        let endless = String(repeating: "a", count: Case.maximumTextLength + 1)
        #expect(
            refusal(.amend(ask(name, on: current, why: endless)), on: current)
                == .tooLong(maximum: Case.maximumTextLength))
    }

    @Test func `only while the case is open, by whoever may deal with it, on the page as it is`() throws {
        var current = try submitted()
        let name = ["nom_naissance": RawAnswer("Bénali")]
        let first = ask(name, on: current)
        try perform(.take(seen: 1), on: &current, by: colleague)
        #expect(refusal(.amend(first), on: current) == .takenByAnother)
        #expect(refusal(.amend(first), on: current, by: colleague) == .changedSince(current.lastChange))
        let letter = Letter(language: .fr, subject: "Accord", body: "Oui.")
        try perform(
            .act(ActRequest(action: "accorder", letter: letter, seen: current.changeVersion)), on: &current,
            by: colleague)
        #expect(refusal(.amend(ask(name, on: current)), on: current, by: colleague) == .actionNotAvailable)
        let person = CommandContext(actor: .person(nil), channel: .web, at: Self.received)
        let asked = current.decide(.amend(first), in: person, definition: definition)
        #expect(throws: CaseRefusal.notFound) { try asked.get() }
    }

    // MARK: What changed since an agent looked

    @Test func `an agent is told what others did since they last looked, and not who looked`() throws {
        var current = try submitted()
        #expect(current.news(for: agent) == nil)
        try perform(.open(office: "etat-civil"), on: &current)
        #expect(current.news(for: agent) == nil, "the first look has nothing before it")
        try perform(.note("À moi.", seen: 0), on: &current)
        try perform(.open(office: "etat-civil"), on: &current, by: colleague)
        try perform(.note("Rappelée.", seen: 1), on: &current, by: colleague)
        try perform(.amend(ask(["nom_naissance": RawAnswer("Bénali")], on: current)), on: &current, by: colleague)
        try perform(.open(office: "etat-civil"), on: &current)
        let news = try #require(current.news(for: agent))
        #expect(news.events.map(\.event.fact) == [current.history[4].fact, current.history[5].fact])
        #expect(news.events.map(\.version) == [5, 6])
        // What the agent does during this look is no news to them, and what others do meanwhile is.
        try perform(.note("Vu.", seen: 2), on: &current)
        try perform(.note("Moi aussi.", seen: 3), on: &current, by: colleague)
        #expect(current.news(for: agent)?.events.map(\.version) == [5, 6, 9])
        try perform(.open(office: "etat-civil"), on: &current)
        #expect(current.news(for: agent)?.events.map(\.version) == [9])
    }

    // MARK: Helpers

    private func submitted() throws -> Case {
        var random = SeededRandom(seed: 22)
        let evaluation = definition.evaluate(answers, on: today)
        try #require(evaluation.isComplete)
        let submission = Submission(
            organisation: "mairie", service: "acte-naissance", definition: "x",
            reference: Reference(prefix: "VC", using: &random), language: .fr, answers: answers,
            computed: evaluation.computed, evaluatedOn: today, initialState: definition.workflow.states[0].id)
        return try Case(
            id: agent,
            events: [CaseEvent(at: Self.received, author: .person(nil), channel: .web, fact: .submitted(submission))])
    }

    private func ask(
        _ raw: [String: RawAnswer], on current: Case, why: String = " Dit au téléphone.\n",
        basis: Amendment.Basis? = .telephone
    ) -> AmendmentAsk {
        AmendmentAsk(
            questions: Set(raw.keys), raw: raw, language: .fr, basis: basis, why: why, today: today,
            seen: current.changeVersion)
    }

    private func by(_ agent: Identifier) -> CommandContext {
        CommandContext(actor: .agent(agent, .agent), organisation: "mairie", channel: .web, at: Self.received)
    }

    private func perform(_ command: CaseCommand, on current: inout Case, by who: Identifier? = nil) throws {
        for event in try current.decide(command, in: by(who ?? agent), definition: definition).get() {
            try current.apply(event)
        }
    }

    private func refusal(_ command: CaseCommand, on current: Case, by who: Identifier? = nil) -> CaseRefusal? {
        if case .failure(let refusal) = current.decide(command, in: by(who ?? agent), definition: definition) {
            refusal
        } else {
            nil
        }
    }

    private func code(_ refusal: CaseRefusal?) -> [String] {
        if case .answersToMend(let problems) = refusal { problems.map(\.question) } else { [] }
    }
}
