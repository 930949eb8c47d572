import FEEL
import Foundation
import Services
import Testing

@testable import Cases

/// Opinions asked on the town's own case: of a colleague, of a group, of somebody outside.
@Suite struct OpinionTests {
    private static let received = Instant(milliseconds: 1_795_514_400_000)
    private static let today = CivilDate(daysSinceEpoch: 20_781)

    private let definition: ServiceDefinition
    private let clerk: Identifier
    private let colleague: Identifier
    private let other: Identifier
    private let submission: Submission

    init() throws {
        definition = try ShippedCatalogue.service("acte-naissance")
        var random = SeededRandom(seed: 12)
        clerk = Identifier(at: Self.received, using: &random)
        colleague = Identifier(at: Self.received, using: &random)
        other = Identifier(at: Self.received, using: &random)
        submission = Submission(
            organisation: "mairie", service: "acte-naissance", definition: "x",
            reference: Reference(prefix: "VC", using: &random), language: .fr,
            answers: ["nom_naissance": Answer(.string("Benali")), "prenoms": Answer(.string("Samira"))],
            computed: [:], evaluatedOn: Self.today, initialState: definition.workflow.states[0].id)
    }

    @Test func `a colleague is asked once, alone may answer once, and whoever decides reads it first`() throws {
        var current = try taken()
        let (asked, change) = (ask(.colleague(colleague), seen: 0), current.changeVersion)
        for _ in 0..<2 { try perform(asked, on: &current, by: clerk) }
        let request = try #require(current.opinions.first)
        #expect(current.opinions.count == 1 && request.isAwaited && request.request.question == "Est-ce bien elle ?")
        #expect(current.changeVersion == change, "that an opinion is asked disturbs nobody")
        #expect(
            current.awaitedOpinions == [
                AwaitedOpinion(
                    version: request.version, agent: colleague, group: nil, answerBy: Self.today.adding(days: 10))
            ])
        let answer = give(request, .withReservations, " Sur place. ")
        #expect(refusal(answer, on: current, by: other) == .notAdvisor)
        #expect(refusal(answer, on: current, by: clerk) == .notAdvisor)
        #expect(refusal(give(request, nil, "x"), on: current, by: colleague) == .stanceRequired)
        #expect(refusal(give(request, .unfavourable, " "), on: current, by: colleague) == .opinionRequired)
        for _ in 0..<2 { try perform(answer, on: &current, by: colleague) }
        let given = try #require(current.opinion(request.version)?.answer)
        #expect(given.opinion == Opinion(request: request.version, stance: .withReservations, text: "Sur place."))
        #expect(given.author == .agent(colleague, .agent))
        #expect(current.history.count { if case .opinion(.given) = $0.fact { true } else { false } } == 1)
        #expect(refusal(give(request, .favourable, ""), on: current, by: colleague) == .opinionNotAwaited)
        #expect(current.awaitedOpinions.isEmpty && current.assignee == clerk && current.isOpen)
        let late = CaseCommand.act(ActRequest(action: "prendre", seen: change))
        #expect(refusal(late, on: current, by: clerk) == .changedSince(current.lastChange))
    }

    @Test func `whoever of a group answers for it`() throws {
        var current = try taken()
        try perform(ask(.group("voirie"), seen: 0), on: &current, by: clerk)
        let request = try #require(current.opinions.first)
        #expect(refusal(give(request, .favourable, "", groups: ["autre"]), on: current, by: other) == .notAdvisor)
        try perform(give(request, .favourable, "", groups: ["autre", "voirie"]), on: &current, by: other)
        #expect(current.opinion(request.version)?.answer?.opinion.text == "")
    }

    @Test func `an opinion is asked of somebody, about something, by a day, by whoever deals with an open case`() throws
    {
        var current = try taken()
        #expect(refusal(ask(nil, seen: 0), on: current, by: clerk) == .advisorRequired)
        #expect(refusal(ask(.colleague(clerk), seen: 0), on: current, by: clerk) == .advisorRequired)
        #expect(refusal(ask(.expert("  "), seen: 0), on: current, by: clerk) == .advisorRequired)
        let longName = String(repeating: "é", count: Case.maximumExpertLength + 1)
        #expect(refusal(ask(.expert(longName), seen: 0), on: current, by: clerk) == .advisorRequired)
        #expect(refusal(ask(.group("g"), " ", seen: 0), on: current, by: clerk) == .opinionQuestionRequired)
        let longest = String(repeating: "é", count: Case.maximumOpinionLength)
        #expect(refusal(ask(.group("g"), longest, seen: 0), on: current, by: clerk) == nil)
        #expect(
            refusal(ask(.group("g"), longest + "x", seen: 0), on: current, by: clerk)
                == .opinionTooLong(maximum: 10_000))
        for (days, isRight) in [(-1, false), (0, true), (90, true), (91, false)] {
            let asked = refusal(ask(.group("g"), days: days, seen: 0), on: current, by: clerk)
            #expect(asked == (isRight ? nil : .opinionDayRequired), "in \(days) days")
        }
        #expect(refusal(ask(.group("g"), days: nil, seen: 0), on: current, by: clerk) == .opinionDayRequired)
        #expect(refusal(ask(.group("g"), seen: 0), on: current, by: other) == .takenByAnother)
        #expect(refusal(ask(.group("g"), seen: 0), on: current, by: other, .supervisor) == nil)
        try perform(ask(.group("g"), seen: 0), on: &current, by: clerk)
        try decide(&current)
        #expect(refusal(ask(.group("g"), seen: 1), on: current, by: clerk) == .actionNotAvailable)
        let request = try #require(current.opinions.first)
        #expect(
            refusal(give(request, .favourable, "", groups: ["g"]), on: current, by: other) == .opinionNotAwaited)
        #expect(current.awaitedOpinions.isEmpty, "nobody is asked about what is decided")
    }

    @Test func `somebody outside is shown what was chosen, each look on record, until the last day`() throws {
        var current = try taken()
        try perform(
            ask(.expert("Mme Petit, architecte"), shared: ["nom_naissance", "absent"], seen: 0), on: &current, by: clerk
        )
        let request = try #require(current.opinions.first)
        #expect(request.request.shared == ["nom_naissance"], "only what was answered")
        #expect(current.awaitedOpinions.isEmpty, "it is in no agent's list")
        let change = current.changeVersion
        #expect(refusal(give(request, .favourable, ""), on: current, by: other) == .notAdvisor)
        try look(.read, at: 0, request.version, &current)
        #expect(current.opinion(request.version)?.shownAt == Self.received && current.changeVersion == change)
        let last = request.request.answerBy.daysSinceEpoch - Self.today.daysSinceEpoch
        #expect(outside(.read, at: last, request.version, current).refusal == nil)
        #expect(outside(.read, at: last + 1, request.version, current).refusal == .opinionNotAwaited)
        #expect(outside(.answer(.favourable, ""), at: last + 1, request.version, current).refusal == .opinionNotAwaited)
        #expect(outside(.read, at: 0, 1, current).refusal == .opinionNotAwaited, "no request stands there")
        #expect(outside(.answer(nil, "x"), at: 0, request.version, current).refusal == .stanceRequired)
        for _ in 0..<2 { try look(.answer(.unfavourable, "Trop haut."), at: last, request.version, &current) }
        let answer = try #require(current.opinion(request.version)?.answer)
        #expect(answer.author == .expert(request: request.version) && answer.opinion.stance == .unfavourable)
        #expect(outside(.read, at: 0, request.version, current).refusal == .opinionNotAwaited)
        #expect(current.changeVersion > change)
    }

    @Test func `an opinion that is no longer needed is awaited no longer, and the link works no longer`() throws {
        var current = try taken()
        try perform(ask(.expert("Mme Petit"), seen: 0), on: &current, by: clerk)
        let request = try #require(current.opinions.first)
        let end = CaseCommand.endOpinion(request: request.version, why: " Retirée. ")
        #expect(refusal(end, on: current, by: other) == .takenByAnother)
        #expect(refusal(.endOpinion(request: 1, why: ""), on: current, by: clerk) == .opinionNotAwaited)
        for _ in 0..<2 { try perform(end, on: &current, by: clerk) }
        #expect(current.opinion(request.version)?.endedBecause == "Retirée.")
        #expect(current.history.count { if case .opinion(.ended) = $0.fact { true } else { false } } == 1)
        #expect(outside(.read, at: 0, request.version, current).refusal == .opinionNotAwaited)
        #expect(outside(.answer(.favourable, ""), at: 0, request.version, current).refusal == .opinionNotAwaited)
    }

    @Test func `agents of another organisation neither ask, answer nor end`() throws {
        var current = try taken()
        try perform(ask(.colleague(colleague), seen: 0), on: &current, by: clerk)
        let request = try #require(current.opinions.first)
        let stranger = CommandContext(
            actor: .agent(colleague, .administrator), organisation: "voisine", channel: .web, at: Self.received)
        for command in [
            ask(.group("g"), seen: 1), give(request, .favourable, ""), .endOpinion(request: request.version, why: ""),
        ] {
            #expect(current.decide(command, in: stranger, definition: definition).refusal == .notFound)
        }
    }

    // MARK: Help

    private func ask(
        _ advisor: Advisor?, _ question: String = " Est-ce bien elle ? ", days: Int? = 10, shared: [String] = [],
        seen: Int
    ) -> CaseCommand {
        .askOpinion(
            OpinionAsk(
                advisor: advisor, question: question, answerBy: days.map { Self.today.adding(days: $0) },
                shared: shared, seen: seen, today: Self.today))
    }

    private func give(
        _ request: AskedOpinion, _ stance: Opinion.Stance?, _ text: String, groups: Set<String> = []
    ) -> CaseCommand {
        .giveOpinion(request: request.version, stance, text, groups: groups)
    }

    private func outside(
        _ command: ExpertCommand, at days: Int, _ request: Int, _ current: Case
    ) -> Result<[CaseEvent], CaseRefusal> {
        current.decide(command, request: request, at: Self.received, today: Self.today.adding(days: days))
    }

    private func look(_ command: ExpertCommand, at days: Int, _ request: Int, _ current: inout Case) throws {
        for event in try outside(command, at: days, request, current).get() { try current.apply(event) }
    }

    private func decide(_ current: inout Case) throws {
        try perform(.act(ActRequest(action: "prendre", seen: current.changeVersion)), on: &current, by: clerk)
        let letter = Letter(language: .fr, subject: "Accord", body: "Oui.")
        let grant = ActRequest(action: "accorder", letter: letter, seen: current.changeVersion)
        try perform(.act(grant), on: &current, by: clerk)
    }

    private func taken() throws -> Case {
        let first = CaseEvent(at: Self.received, author: .person(nil), channel: .web, fact: .submitted(submission))
        var current = try Case(id: clerk, events: [first])
        try perform(.take(seen: 1), on: &current, by: clerk)
        return current
    }

    private func context(_ agent: Identifier, _ role: Role) -> CommandContext {
        CommandContext(actor: .agent(agent, role), organisation: "mairie", channel: .web, at: Self.received)
    }

    private func perform(
        _ command: CaseCommand, on current: inout Case, by agent: Identifier, _ role: Role = .agent
    ) throws {
        let decided = current.decide(command, in: context(agent, role), definition: definition)
        for event in try decided.get() { try current.apply(event) }
    }

    private func refusal(
        _ command: CaseCommand, on current: Case, by agent: Identifier, _ role: Role = .agent
    ) -> CaseRefusal? {
        current.decide(command, in: context(agent, role), definition: definition).refusal
    }
}
