import FEEL
import Foundation
import Services
import Testing

@testable import Cases

/// What becomes of the demonstration's own service: what may be submitted, and who may decide what.
@Suite struct HandlingTests {
    private static let received = Instant(milliseconds: 1_795_514_400_000)

    private let definition: ServiceDefinition
    private let today: CivilDate
    private let draft: Draft
    private let agent: Identifier
    private let colleague: Identifier

    init() throws {
        definition = try ShippedCatalogue.service("acte-naissance")
        today = try #require(CivilDate(year: 2026, month: 11, day: 24))
        var random = SeededRandom(seed: 1)
        agent = Identifier(at: Self.received, using: &random)
        colleague = Identifier(at: Self.received, using: &random)
        var draft = Draft(language: .fr, accessCode: "K7QM2-PX4RT-9BWHC-3FJND")
        let given: [String: Value] = [
            "lieu_naissance": .string("val_clair"), "type_acte": .string("extrait_sans_filiation"),
            "nom_naissance": .string("Benali"), "prenoms": .string("Samira"),
            "date_naissance": .date(try #require(CivilDate(year: 1994, month: 5, day: 17))),
            "mode_remise": .string("guichet"), "nombre_exemplaires": .number(1),
            "prenom_demandeur": .string("Samira"), "nom_demandeur": .string("Benali"),
        ]
        draft.entries = given.mapValues { .answer(Answer($0)) }
        self.draft = draft
    }

    // MARK: Submission

    @Test func `a complete draft makes a case, pinned to its definition, with what the rules gave`() throws {
        let received = try receivedCase()
        #expect(received.state == "recu")
        #expect(received.isOpen)
        #expect(received.version == 1)
        #expect(received.submission.definition == definition.hash)
        #expect(received.submission.evaluatedOn == today)
        #expect(received.submission.computed["filiation_demandee"] == .boolean(false))
    }

    @Test func `whatever the channel checked, everything is checked again`() {
        var changed = draft
        changed.entries["nom_naissance"] = nil
        changed.entries["nombre_exemplaires"] = .answer(Answer(.number(9)))
        changed.entries["date_naissance"] = .raw(RawAnswer(parts: ["day": ["31"], "month": ["2"], "year": ["1994"]]))
        guard case .failure(.problems(let problems)) = submit(changed) else {
            Issue.record("an incomplete draft was submitted")
            return
        }
        #expect(problems.map(\.question) == ["nom_naissance", "date_naissance", "nombre_exemplaires"])
    }

    @Test func `a way out leads elsewhere, not to a case`() {
        var changed = draft
        changed.entries["lieu_naissance"] = .answer(Answer(.string("etranger")))
        guard case .failure(.exit(let exit)) = submit(changed) else {
            Issue.record("a draft that another body serves was submitted")
            return
        }
        #expect(exit.id == "vers_nantes")
    }

    @Test func `what is not shown is not submitted`() throws {
        var changed = draft
        changed.entries["qualite"] = .answer(Answer(.string("titulaire")))
        let events = try submit(changed).get()
        #expect(try Case(id: agent, events: events).submission.answers["qualite"] == nil)
    }

    // MARK: Decision

    @Test func `take, examine, grant with a letter, reopen`() throws {
        var handled = try receivedCase()
        try handled.perform(.take(seen: 1), by(agent), definition)
        #expect(handled.assignee == agent)
        try handled.perform(.act(ActRequest(action: "prendre", seen: 2)), by(agent), definition)
        let grant = ActRequest(action: "accorder", letter: letter, seen: 3)
        try handled.perform(.act(grant), by(agent), definition)
        #expect(handled.outcome == .granted)
        #expect(handled.letters.map(\.letter) == [letter])
        #expect(handled.decision?.act.action == "accorder")
        let reopen = ActRequest(action: "rouvrir", explanation: " Une pièce est arrivée. ", seen: 4)
        try handled.perform(.act(reopen), by(colleague, .supervisor), definition)
        #expect(handled.isOpen)
        #expect(handled.state == "a_l_etude")
        guard case .acted(let act) = handled.lastChange.fact else { return }
        #expect(act.explanation == "Une pièce est arrivée.")
    }

    @Test func `a refusal needs reasons of the list, and a letter`() throws {
        let examined = try examinedCase()
        func refuse(_ reasons: [String], _ letter: Letter?) -> CaseRefusal? {
            refusal(examined, ActRequest(action: "refuser", reasons: reasons, letter: letter, seen: 2))
        }
        #expect(refuse([], letter) == .reasonRequired)
        #expect(refuse(["pas_envie"], letter) == .unknownReason)
        #expect(refuse(["mineur"], nil) == .letterRequired)
        #expect(refuse(["mineur"], Letter(language: .fr, subject: "Refus", body: " \n")) == .letterRequired)
        let long = Letter(language: .fr, subject: "Refus", body: String(repeating: "a", count: 20_001))
        #expect(refuse(["mineur"], long) == .tooLong(maximum: 20_000))
        #expect(refuse(["mineur"], letter) == nil)
    }

    @Test func `only a supervisor reopens, and says why`() throws {
        var decided = try examinedCase()
        try decided.perform(.act(ActRequest(action: "accorder", letter: letter, seen: 2)), by(agent), definition)
        let silent = ActRequest(action: "rouvrir", explanation: " ", seen: 3)
        #expect(refusal(decided, silent, by(agent)) == .roleTooLow(needed: .supervisor))
        #expect(refusal(decided, silent, by(agent, .supervisor)) == .explanationRequired)
        #expect(decided.availableActions(for: .agent, definition: definition).isEmpty)
        #expect(decided.availableActions(for: .supervisor, definition: definition).map(\.id) == ["rouvrir"])
    }

    @Test func `the second of two agents is told what the first did, and changes nothing`() throws {
        var examined = try examinedCase()
        try examined.perform(.act(ActRequest(action: "accorder", letter: letter, seen: 2)), by(agent), definition)
        let late = ActRequest(action: "refuser", reasons: ["mineur"], letter: letter, seen: 2)
        #expect(refusal(examined, late, by(colleague)) == .changedSince(examined.lastChange))
        let other = try examinedCase()
        let current = ActRequest(action: "accorder", letter: letter, seen: 2)
        #expect(refusal(other, current, by(colleague)) == .takenByAnother)
        #expect(refusal(other, ActRequest(action: "rouvrir", explanation: "x", seen: 2)) == .actionNotAvailable)
    }

    @Test func `an opening is on record and never makes a colleague's act fail`() throws {
        var received = try receivedCase()
        try received.perform(.open(office: "etat-civil"), by(colleague), definition)
        #expect(received.version == 2)
        #expect(received.changeVersion == 1)
        #expect(received.history.last?.fact == .opened(office: "etat-civil"))
        try received.perform(.take(seen: 1), by(agent), definition)
        #expect(received.assignee == agent)
    }

    @Test func `to another organisation, and to the person, the case takes no command`() throws {
        let received = try receivedCase()
        let stranger = CommandContext(
            actor: .agent(agent, .administrator), organisation: "voisine", channel: .web, at: Self.received)
        let person = CommandContext(actor: .person(nil), channel: .web, at: Self.received)
        for context in [stranger, person] {
            for command in [
                CaseCommand.open(office: "x"), .take(seen: 1), .act(ActRequest(action: "prendre", seen: 1)),
            ] {
                guard case .failure(.notFound) = received.decide(command, in: context, definition: definition) else {
                    Issue.record("\(command) was not refused")
                    continue
                }
            }
        }
    }

    @Test func `deadlines run in working days, and silence from the submission`() throws {
        let zone = try #require(Zone(name: "Europe/Paris"))
        let received = try receivedCase()
        let calendar = WorkingCalendar()
        let deadlines = received.deadlines(definition: definition, zone: zone, calendar: calendar)
        #expect(deadlines.state == CivilDate(year: 2026, month: 11, day: 26))
        #expect(deadlines.silence == CivilDate(year: 2027, month: 1, day: 24))
        #expect(deadlines.next == deadlines.state)
    }

    @Test
    func `lists follow whichever date comes first: the step's, silence's, or the person's while they are awaited`()
        throws
    {
        let (soon, later) = (
            try #require(CivilDate(year: 2026, month: 12, day: 1)),
            try #require(CivilDate(year: 2027, month: 1, day: 24))
        )
        func next(_ state: CivilDate?, _ silence: CivilDate?, pausedUntil: CivilDate? = nil) -> CivilDate? {
            Deadlines(state: state, silence: silence, silenceMeans: .acceptance, pausedUntil: pausedUntil).next
        }
        #expect(next(later, soon) == soon, "silence would decide before the step is due")
        #expect(next(soon, later) == soon)
        #expect(next(nil, later) == later, "a step without a deadline waits for silence")
        #expect(next(nil, nil) == nil)
        #expect(next(soon, soon, pausedUntil: later) == later)
        // The list's row is due at the end of that day.
        let zone = try #require(Zone(name: "Europe/Paris"))
        let received = try receivedCase()
        let organisation = try #require(
            ShippedCatalogue.value.organisations.compactMap(\.compilation.organisation)
                .first { $0.id == "mairie" })
        let deadlines = received.deadlines(definition: definition, zone: zone, calendar: organisation.calendar)
        let row = received.summary(definition: definition, organisation: organisation, zone: zone)
        #expect(row.dueAt == deadlines.next.map { zone.startOfDay($0.adding(days: 1)) })
    }

    // MARK: Helpers

    private var letter: Letter { Letter(language: .fr, subject: "Votre demande", body: "Bonjour,\n\nVoici.") }

    private func by(_ agent: Identifier, _ role: Role = .agent) -> CommandContext {
        CommandContext(
            actor: .agent(agent, role), organisation: "mairie", channel: .web, at: Self.received.adding(seconds: 60))
    }

    private func submit(_ draft: Draft) -> Result<[CaseEvent], SubmissionRefusal> {
        var random = SeededRandom(seed: 2)
        return Case.submit(
            draft, definition: definition, reference: Reference(prefix: "VC", using: &random), today: today,
            in: CommandContext(actor: .person(nil), channel: .web, at: Self.received))
    }

    private func receivedCase() throws -> Case { try Case(id: colleague, events: submit(draft).get()) }

    /// A case that the agent has begun to examine: version 2.
    private func examinedCase() throws -> Case {
        var received = try receivedCase()
        try received.perform(.act(ActRequest(action: "prendre", seen: 1)), by(agent), definition)
        return received
    }

    private func refusal(_ handled: Case, _ request: ActRequest, _ context: CommandContext? = nil) -> CaseRefusal? {
        switch handled.decide(.act(request), in: context ?? by(agent), definition: definition) {
        case .success: nil
        case .failure(let refusal): refusal
        }
    }
}

extension Case {
    /// Decides and folds, as the store does.
    fileprivate mutating func perform(
        _ command: CaseCommand, _ context: CommandContext, _ definition: ServiceDefinition
    ) throws {
        for event in try decide(command, in: context, definition: definition).get() { try apply(event) }
    }
}
