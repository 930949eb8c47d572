import FEEL
import Foundation
import Services
import Testing

@testable import Cases

/// Agents working together on the town's own case: notes, and giving it to a colleague.
@Suite struct TeamworkTests {
    private static let received = Instant(milliseconds: 1_795_514_400_000)

    private let definition: ServiceDefinition
    private let first: Identifier
    private let second: Identifier
    private let supervisor: Identifier
    private let submission: Submission

    init() throws {
        definition = try ShippedCatalogue.service("acte-naissance")
        var random = SeededRandom(seed: 8)
        first = Identifier(at: Self.received, using: &random)
        second = Identifier(at: Self.received, using: &random)
        supervisor = Identifier(at: Self.received, using: &random)
        submission = Submission(
            organisation: "mairie", service: "acte-naissance", definition: "x",
            reference: Reference(prefix: "VC", using: &random), language: .fr, answers: [:], computed: [:],
            evaluatedOn: CivilDate(daysSinceEpoch: 20_000), initialState: definition.workflow.states[0].id)
    }

    @Test func `a note is shown with its author and changes nothing that a colleague decides`() throws {
        var current = try taken()
        let change = current.changeVersion
        try perform(.note("  Appelée ce matin.\n", seen: 0), on: &current, by: second)
        #expect(current.notes.map(\.text) == ["Appelée ce matin."])
        #expect(current.notes.first?.author == .agent(second, .agent))
        #expect(current.changeVersion == change)
        #expect(current.assignee == first)
        try perform(.act(ActRequest(action: "prendre", seen: change)), on: &current, by: first)
        #expect(current.state == "a_l_etude")
    }

    @Test func `a double click writes one note; the same words later, or of a colleague, are another`() throws {
        var current = try taken()
        for _ in 0..<2 { try perform(.note("Vu.", seen: 0), on: &current, by: first) }
        #expect(current.notes.count == 1)
        try perform(.note("Vu.", seen: 0), on: &current, by: second)
        try perform(.note("Vu.", seen: 2), on: &current, by: first)
        #expect(current.notes.count == 3)
    }

    @Test func `a note is neither blank nor endless`() throws {
        let current = try taken()
        #expect(refusal(.note(" \n", seen: 0), on: current, by: first) == .noteRequired)
        let longest = String(repeating: "é", count: Case.maximumNoteLength)
        #expect(refusal(.note(longest, seen: 0), on: current, by: first) == nil)
        #expect(refusal(.note(longest + "x", seen: 0), on: current, by: first) == .noteTooLong(maximum: 5_000))
    }

    @Test
    func `whoever is in charge, or a supervisor, gives the case to a colleague, and the case says who did`() throws {
        var current = try taken()
        let seen = current.changeVersion
        #expect(refusal(.assign(to: supervisor, seen: seen), on: current, by: second) == .takenByAnother)
        try perform(.assign(to: second, seen: seen), on: &current, by: first)
        #expect(current.assignee == second)
        #expect(current.handover == Handover(author: .agent(first, .agent), at: Self.received))
        // A double click: done once.
        try perform(.assign(to: second, seen: seen), on: &current, by: first)
        #expect(current.history.count { $0.fact == .assigned(to: second) } == 1)
        // A page of before is told what changed.
        let late = refusal(.assign(to: first, seen: seen), on: current, by: supervisor, .supervisor)
        #expect(late == .changedSince(current.lastChange))
        try perform(.assign(to: first, seen: current.changeVersion), on: &current, by: supervisor, .supervisor)
        #expect(current.handover?.author == .agent(supervisor, .supervisor))
        try perform(.release(seen: current.changeVersion), on: &current, by: first)
        #expect(current.handover == nil)
        try perform(.take(seen: current.changeVersion), on: &current, by: first)
        #expect(current.handover == nil)
    }

    @Test func `a case in nobody's charge is given by supervisors only, to somebody, while it is open`() throws {
        var current = try Case(id: first, events: [submitted])
        #expect(refusal(.assign(to: second, seen: 1), on: current, by: first) == .notInCharge)
        #expect(refusal(.assign(to: nil, seen: 1), on: current, by: supervisor, .supervisor) == .colleagueRequired)
        try perform(.assign(to: second, seen: 1), on: &current, by: supervisor, .supervisor)
        #expect(refusal(.assign(to: second, seen: 2), on: current, by: second) == .colleagueRequired)
        try perform(.act(ActRequest(action: "prendre", seen: 2)), on: &current, by: second)
        #expect(current.handover != nil, "acting on a case does not make one forget who gave it")
        let letter = Letter(language: .fr, subject: "Accord", body: "Oui.")
        try perform(.act(ActRequest(action: "accorder", letter: letter, seen: 3)), on: &current, by: second)
        #expect(refusal(.assign(to: first, seen: 4), on: current, by: second) == .actionNotAvailable)
    }

    @Test func `a case given to a group waits there in nobody's charge, with why; a double click gives it once`() throws
    {
        var current = try taken()
        let seen = current.changeVersion
        #expect(refusal(.route(to: "voirie", why: "x", seen: seen), on: current, by: second) == .takenByAnother)
        #expect(refusal(.route(to: nil, why: "x", seen: seen), on: current, by: first) == .groupRequired)
        #expect(refusal(.route(to: "voirie", why: " ", seen: seen), on: current, by: first) == .explanationRequired)
        for _ in 0..<2 {
            try perform(.route(to: "voirie", why: " À eux. ", seen: seen), on: &current, by: first)
        }
        #expect(current.group == "voirie" && current.assignee == nil)
        #expect(current.history.count { $0.fact == .routed(to: "voirie", why: "À eux.") } == 1)
        let change = current.changeVersion
        #expect(refusal(.route(to: "voirie", why: "x", seen: change), on: current, by: second) == .groupRequired)
        // A page of before is told what changed.
        #expect(
            refusal(.route(to: "autre", why: "x", seen: seen), on: current, by: second)
                == .changedSince(current.lastChange))
        try perform(.route(to: "autre", why: "y", seen: change), on: &current, by: second)
        #expect(current.group == "autre", "in nobody's charge, anyone gives it on")
        let stranger = CommandContext(
            actor: .agent(first, .administrator), organisation: "voisine", channel: .web, at: Self.received)
        let far = CaseCommand.route(to: "voirie", why: "x", seen: current.changeVersion)
        #expect(current.decide(far, in: stranger, definition: definition).refusal == .notFound)
    }

    @Test
    func `a case is joined to an older one of the same person, and separated again with its state and its delays`()
        throws
    {
        var current = try taken()
        let seen = current.changeVersion
        var random = SeededRandom(seed: 4)
        let older = RelatedCase(id: second, reference: Reference(prefix: "VC", using: &random))
        func target(_ related: RelatedCase? = nil, at: Instant? = nil, service: String? = nil, isOpen: Bool = true)
            -> MergeTarget
        {
            MergeTarget(
                related: related ?? older, service: service ?? current.submission.service,
                submittedAt: at ?? current.submittedAt.adding(seconds: -1), isOpen: isOpen)
        }
        func ask(_ target: MergeTarget?, why: String = " Deux fois. ", isSamePerson: Bool = true) -> CaseCommand {
            .merge(MergeAsk(target: target, why: why, isSamePerson: isSamePerson, seen: seen))
        }
        let own = RelatedCase(id: current.id, reference: older.reference)
        for none in [nil, target(own)] { #expect(refusal(ask(none), on: current, by: first) == .relatedCaseRequired) }
        #expect(refusal(ask(target(isOpen: false)), on: current, by: first) == .notTheSameMatter)
        #expect(refusal(ask(target(service: "autre")), on: current, by: first) == .notTheSameMatter)
        let later = current.submittedAt.adding(seconds: 1)
        #expect(refusal(ask(target(at: later)), on: current, by: first) == .olderGoesOn)
        #expect(refusal(ask(target(), why: " "), on: current, by: first) == .explanationRequired)
        #expect(refusal(ask(target(), isSamePerson: false), on: current, by: first) == .samePersonRequired)
        #expect(refusal(ask(target()), on: current, by: second) == .takenByAnother)
        let state = current.state
        for _ in 0..<2 { try perform(ask(target()), on: &current, by: first) }
        #expect(current.mergedInto == older && current.state == Case.mergedState && current.outcome == .closed)
        #expect(current.decision == nil, "nobody has decided anything")
        #expect(current.availableActions(for: .administrator, definition: definition).isEmpty)
        #expect(current.history.count { $0.fact == .merged(into: older, why: "Deux fois.") } == 1)
        let change = current.changeVersion
        #expect(
            refusal(.separate(why: "x", seen: change), on: current, by: first) == .roleTooLow(needed: .supervisor))
        #expect(
            refusal(.separate(why: " ", seen: change), on: current, by: supervisor, .supervisor) == .explanationRequired
        )
        try perform(.separate(why: "Deux enfants.", seen: change), on: &current, by: supervisor, .supervisor)
        #expect(current.mergedInto == nil && current.state == state && current.isOpen)
        for _ in 0..<2 { try perform(.absorb(older, why: "Deux fois."), on: &current, by: first) }
        #expect(current.absorbed.map(\.other) == [older])
    }

    @Test func `a link says why and is said once; telling apart is remembered; neither makes a decision stale`() throws
    {
        var current = try taken()
        let change = current.changeVersion
        var random = SeededRandom(seed: 9)
        let other = RelatedCase(id: second, reference: Reference(prefix: "VC", using: &random))
        let own = RelatedCase(id: current.id, reference: other.reference)
        for none in [nil, own] {
            #expect(refusal(.link(to: none, why: "x"), on: current, by: first) == .relatedCaseRequired)
            #expect(refusal(.distinguish(from: none), on: current, by: first) == .relatedCaseRequired)
        }
        #expect(refusal(.link(to: other, why: " \n"), on: current, by: first) == .explanationRequired)
        for _ in 0..<2 { try perform(.link(to: other, why: " Deux fois. "), on: &current, by: second) }
        #expect(current.links.map(\.why) == ["Deux fois."])
        #expect(current.links.map(\.other) == [other])
        let third = RelatedCase(id: supervisor, reference: other.reference)
        for _ in 0..<2 { try perform(.distinguish(from: third), on: &current, by: second) }
        #expect(current.distinguished == [supervisor])
        #expect(current.history.count { $0.fact == .distinguished(third) } == 1)
        #expect(current.changeVersion == change)
    }

    @Test func `neither the person nor another organisation writes notes or gives cases`() throws {
        let current = try taken()
        let stranger = CommandContext(
            actor: .agent(first, .administrator), organisation: "voisine", channel: .web, at: Self.received)
        let person = CommandContext(actor: .person(nil), channel: .web, at: Self.received)
        for context in [stranger, person] {
            for command in [CaseCommand.note("x", seen: 0), .assign(to: second, seen: current.changeVersion)] {
                #expect(current.decide(command, in: context, definition: definition).refusal == .notFound)
            }
        }
    }

    // MARK: Helpers

    private var submitted: CaseEvent {
        CaseEvent(at: Self.received, author: .person(nil), channel: .web, fact: .submitted(submission))
    }

    private func taken() throws -> Case {
        var current = try Case(id: first, events: [submitted])
        try perform(.take(seen: 1), on: &current, by: first)
        return current
    }

    private func by(_ agent: Identifier, _ role: Role) -> CommandContext {
        CommandContext(actor: .agent(agent, role), organisation: "mairie", channel: .web, at: Self.received)
    }

    private func perform(
        _ command: CaseCommand, on current: inout Case, by agent: Identifier, _ role: Role = .agent
    ) throws {
        for event in try current.decide(command, in: by(agent, role), definition: definition).get() {
            try current.apply(event)
        }
    }

    private func refusal(
        _ command: CaseCommand, on current: Case, by agent: Identifier, _ role: Role = .agent
    ) -> CaseRefusal? {
        current.decide(command, in: by(agent, role), definition: definition).refusal
    }
}

extension Result where Failure == CaseRefusal {
    /// Why it was refused, if it was.
    var refusal: CaseRefusal? { if case .failure(let refusal) = self { refusal } else { nil } }
}
