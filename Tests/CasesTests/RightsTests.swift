import FEEL
import Foundation
import Services
import Testing

@testable import Cases

/// What a person asks about their data, and what the data-protection officer answers.
@Suite struct RightsTests {
    /// Tuesday 24 November 2026, 10 o'clock UTC.
    private static let received = Instant(milliseconds: 1_795_514_400_000)

    private let definition: ServiceDefinition
    private let officer: Author
    private let clerk: Author
    private let submission: Submission

    init() throws {
        definition = try ShippedCatalogue.service("acte-naissance")
        var random = SeededRandom(seed: 12)
        officer = .agent(Identifier(at: Self.received, using: &random), .dataProtectionOfficer)
        clerk = .agent(Identifier(at: Self.received, using: &random), .administrator)
        submission = Submission(
            organisation: "mairie", service: "acte-naissance", definition: "x",
            reference: Reference(prefix: "VC", using: &random), language: .fr, answers: [:], computed: [:],
            evaluatedOn: CivilDate(daysSinceEpoch: 20_781), initialState: definition.workflow.states[0].id)
    }

    private func submitted() throws -> Case {
        var random = SeededRandom(seed: 3)
        return try Case(
            id: Identifier(at: Self.received, using: &random),
            events: [CaseEvent(at: Self.received, author: .person(nil), channel: .web, fact: .submitted(submission))])
    }

    private func decide(
        _ command: RightsCommand, on current: Case, by actor: Author, organisation: String? = "mairie",
        at moment: Instant = received
    ) -> Result<[CaseEvent], RightsRefusal> {
        current.decide(
            command, in: CommandContext(actor: actor, organisation: organisation, channel: .web, at: moment),
            definition: definition, zone: .utc, calendar: WorkingCalendar(closures: []))
    }

    private func perform(_ command: RightsCommand, on current: inout Case, by actor: Author) throws {
        for event in try decide(command, on: current, by: actor).get() { try current.apply(event) }
    }

    private func refusal(
        _ command: RightsCommand, on current: Case, by actor: Author, organisation: String? = "mairie"
    ) -> RightsRefusal? {
        if case .failure(let refusal) = decide(command, on: current, by: actor, organisation: organisation) {
            refusal
        } else {
            nil
        }
    }

    @Test func `an answer is due a month after the request, on a day that is worked`() throws {
        var current = try submitted()
        try perform(.ask(.rectification, about: nil, text: " Mon nom ", seen: 0), on: &current, by: .person(nil))
        let asked = try #require(current.rights.first)
        // 24 December 2026 is a Thursday.
        #expect(asked.answerBy.description == "2026-12-24" && asked.request.text == "Mon nom")
        let later = decide(
            .ask(.rectification, about: nil, text: "x", seen: 1), on: current, by: .person(nil),
            at: Instant(milliseconds: 1_795_514_400_000 + 86_400_000))
        // A month after 25 November is Christmas Day, a Friday: Monday the 28th.
        guard case .rights(.asked(let request)) = try later.get().first?.fact else {
            Issue.record("nothing was asked")
            return
        }
        #expect(request.answerBy.description == "2026-12-28")
        try perform(.extend(request: asked.version, why: "Il faut l'acte."), on: &current, by: officer)
        #expect(current.rights.first?.answerBy.description == "2027-02-24")
        #expect(refusal(.extend(request: asked.version, why: "x"), on: current, by: officer) == .extendedAlready)
    }

    @Test func `only the officer answers, once, and it disturbs nobody who decides`() throws {
        var current = try submitted()
        let change = current.changeVersion
        try perform(.ask(.objection, about: nil, text: "Ma situation", seen: 0), on: &current, by: .person(nil))
        // A second click.
        try perform(.ask(.objection, about: nil, text: "Ma situation", seen: 0), on: &current, by: .person(nil))
        #expect(current.rights.count == 1)
        let version = try #require(current.rights.first).version
        let answer = RightsCommand.answer(request: version, .granted, text: "C'est fait.")
        #expect(refusal(answer, on: current, by: clerk) == .notFound)
        #expect(refusal(answer, on: current, by: .person(nil)) == .notFound)
        #expect(refusal(answer, on: current, by: officer, organisation: "voisine") == .notFound)
        #expect(refusal(.answer(request: version, nil, text: "x"), on: current, by: officer) == .outcomeRequired)
        #expect(refusal(.answer(request: version, .granted, text: " "), on: current, by: officer) == .textRequired)
        #expect(refusal(.answer(request: 1, .granted, text: "x"), on: current, by: officer) == .notFound)
        try perform(answer, on: &current, by: officer)
        try perform(answer, on: &current, by: officer)
        #expect(current.rights.first?.answer?.content.text == "C'est fait." && current.version == 3)
        #expect(
            refusal(.answer(request: version, .refused, text: "Non."), on: current, by: officer) == .answeredAlready)
        #expect(current.changeVersion == change && current.isOpen)
        #expect(refusal(.ask(.question, about: nil, text: "x", seen: 1), on: current, by: clerk) == .notFound)
    }

    @Test func `each right is given under the bases for which the law gives it`() {
        for basis in LegalBasis.allCases {
            #expect(RightsRequest.Kind.question.isGiven(under: basis))
            #expect(RightsRequest.Kind.rectification.isGiven(under: basis))
            let isPublic = basis == .publicTask || basis == .legalObligation
            #expect(RightsRequest.Kind.erasure.isGiven(under: basis) != isPublic)
            let isObjectable = basis == .publicTask || basis == .legitimateInterests
            #expect(RightsRequest.Kind.objection.isGiven(under: basis) == isObjectable)
        }
    }

    @Test func `one asks about what looked at the case, and about nothing else of it`() throws {
        var current = try submitted()
        try current.apply(CaseEvent(at: Self.received, author: clerk, channel: .web, fact: .opened(office: "x")))
        #expect(
            refusal(.ask(.question, about: .event(1), text: "", seen: 0), on: current, by: .person(nil)) == .notFound)
        #expect(
            refusal(.ask(.question, about: .event(9), text: "", seen: 0), on: current, by: .person(nil)) == .notFound)
        try perform(.ask(.question, about: .event(2), text: "", seen: 0), on: &current, by: .person(nil))
        #expect(current.rights.first?.request.about == .event(2))
        #expect(refusal(.ask(.question, about: nil, text: "", seen: 1), on: current, by: .person(nil)) == .textRequired)
        for index in 1..<Case.maximumOpenRights {
            try perform(.ask(.question, about: nil, text: "q\(index)", seen: index), on: &current, by: .person(nil))
        }
        #expect(refusal(.ask(.question, about: nil, text: "z", seen: 20), on: current, by: .person(nil)) == .tooMany)
    }

    @Test func `what looked is told by a code that reads back`() {
        var random = SeededRandom(seed: 7)
        let id = Identifier(at: Self.received, using: &random)
        for source in [AccessSource.reading(id), .event(12), .export(id)] {
            #expect(AccessSource(code: source.code) == source)
        }
        for code in ["", "r-", "e-0", "e--1", "x-12", "z-1", id.description] {
            #expect(AccessSource(code: code) == nil, "\(code)")
        }
    }

    @Test func `readings are encoded and read back, of every kind`() throws {
        var random = SeededRandom(seed: 9)
        let id = Identifier(at: Self.received, using: &random)
        for reader in [AccessReader.platform, .agent(id, .agent, office: nil), .agent(id, .supervisor, office: "x")] {
            for task in AccessTask.allCases {
                let access = AccessRecord(
                    id: id, at: Self.received, organisation: "mairie", reader: reader, task: task, channel: .api,
                    delayedBy: task == .search ? "Loi 1" : nil)
                let bytes = AccessCodec.encode(access)
                #expect(try AccessCodec.decode(bytes, id: id, organisation: "mairie") == access)
                #expect(throws: DecodingFailure.self) {
                    try AccessCodec.decode(bytes.dropLast(), id: id, organisation: "mairie")
                }
            }
        }
    }
}
