import FEEL
import Services
import Testing

@testable import Cases

/// What was answered once is offered where the same is asked again: the same by declaration, and one's own word.
@Suite struct EarlierAnswerTests {
    private let today = CivilDate(daysSinceEpoch: 20_781)

    private func sketch(_ questions: [FormSketch.Ask]) -> FormSketch {
        FormSketch(pages: [.init(id: "home", questions: questions)])
    }

    private func sent(
        _ definition: ServiceDefinition, _ answers: Answers, at milliseconds: Int64
    ) throws -> (case: Case, definition: ServiceDefinition) {
        var random = SeededRandom(seed: UInt64(milliseconds))
        var draft = Draft(language: .en, accessCode: "code")
        draft.entries = answers.mapValues { .answer($0) }
        let at = Instant(milliseconds: milliseconds)
        let events = try Case.submit(
            draft, definition: definition, reference: Reference(prefix: "TN", using: &random), today: today,
            in: CommandContext(actor: .person(nil), channel: .web, at: at)
        ).get()
        return (try Case(id: Identifier(at: at, using: &random), events: events), definition)
    }

    private func asked(_ id: String, type: String = "text", concept: String?) -> FormSketch.Ask {
        .init(id: id, type: type, settings: concept.map { "concept: \($0)" } ?? "")
    }

    @Test func `the latest answer of the same meaning is offered, under whatever name`() throws {
        let earlier = try sketch([asked("surname", concept: "person.family_name")]).compiled()
        let now = try sketch([asked("nom", concept: "person.family_name")]).compiled()
        let cases = try [
            sent(earlier, ["surname": Answer(.string("Lovelace"))], at: 2_000),
            sent(earlier, ["surname": Answer(.string("Byron"))], at: 1_000),
        ]
        let question = try #require(now.question("nom"))
        let found = try #require(EarlierAnswer.find(for: question, among: cases, today: today))
        #expect(found.value == .string("Lovelace"))
        #expect(found.reference == cases[0].case.submission.reference)
        var draft = Draft(language: .en, accessCode: "code")
        #expect(draft.entries.isEmpty)
        var isTaken = draft.takeUp(found, for: question)
        #expect(isTaken)
        let origin = Provenance.reused(from: found.reference.description)
        #expect(draft.answers["nom"] == Answer(.string("Lovelace"), by: origin))
        // Confirmed, it is still taken up; changed, it is the person's of today.
        _ = draft.record(["nom": RawAnswer("Lovelace")], on: now.pages[0], of: now, today: today)
        #expect(draft.answers["nom"]?.provenance == origin)
        _ = draft.record(["nom": RawAnswer("King")], on: now.pages[0], of: now, today: today)
        #expect(draft.answers["nom"]?.provenance == .person)
        isTaken = draft.takeUp(found, for: question)
        #expect(!isTaken)
    }

    @Test func `the same words, another type, a register's answer or one refused today are not offered`() throws {
        let question = try #require(
            try sketch([asked("name", concept: "person.family_name")]).compiled().question("name"))
        let noConcept = try sent(
            try sketch([asked("name", concept: nil)]).compiled(), ["name": Answer(.string("Ada"))], at: 1)
        #expect(EarlierAnswer.find(for: question, among: [noConcept], today: today) == nil)
        let other = try sketch([asked("name", concept: "person.family_name")]).compiled()
        let register = try sent(other, ["name": Answer(.string("Ada"), by: .register("r"))], at: 2)
        #expect(EarlierAnswer.find(for: question, among: [register], today: today) == nil)
        let short = try sketch([
            .init(id: "name", type: "text", settings: "concept: person.family_name, max: 3")
        ]).compiled()
        let long = try sent(other, ["name": Answer(.string("Lovelace"))], at: 3)
        let narrow = try #require(short.question("name"))
        #expect(EarlierAnswer.find(for: narrow, among: [long], today: today) == nil)
    }
}
